"""Whatever changes content files."""
