"""What `qr check` and `qr audit` find."""
