"""Checks links that act: telephone, SMS, e-mail, Zalo, app stores, maps, VietQR."""
