"""Turns answers into new content files."""
