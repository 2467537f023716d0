"""Addresses that act: telephone, message, e-mail, Zalo, app stores, maps, VietQR."""
