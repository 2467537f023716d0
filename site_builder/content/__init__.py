"""Bytes of content files → typed layers, with every mistake as a problem and every value with its place. Pure."""
