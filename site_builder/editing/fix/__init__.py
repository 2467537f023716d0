"""Repairs of content files, each with the proof that the file says the same as before."""
