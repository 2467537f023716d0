"""Repairs content files, and proves for each file that it says the same as before."""
