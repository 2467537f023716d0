"""Traps: files, names and bytes that have broken other builders. `test_traps.py` springs each of them."""
