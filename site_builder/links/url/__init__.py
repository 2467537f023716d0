"""Resolves URLs by the rules that browsers follow (WHATWG URL)."""
