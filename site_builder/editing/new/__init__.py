"""Answers become new content files."""
