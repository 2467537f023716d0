"""Attachments read for personal numbers before they are published: bytes in, findings out."""
