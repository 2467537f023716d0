"""Turns a unit into pages and files as values (`plan`), and each page into bytes (`render`)."""
