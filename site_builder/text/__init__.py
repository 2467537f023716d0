"""Reads and writes Vietnamese text: Unicode, slugs, order, dates, numbers, phones, addresses, Markdown. Pure."""
