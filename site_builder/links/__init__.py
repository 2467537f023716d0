"""Bytes of a page → what it defines and what it uses; used − defined = what leads nowhere. Pure: files come as values."""
