"""Prepares the files of units that merge, split, get another name or end. Pure: bytes in, bytes out."""
