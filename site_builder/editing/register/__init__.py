"""Writes registers of issued codes (`qr.yaml`). Pure: bytes in, bytes out.

A code is one line at the end of the list, so that git merges line by line what two branches have issued. Nothing else
of a file changes, and no line is ever taken away.
"""
