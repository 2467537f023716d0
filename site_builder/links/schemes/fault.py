"""Defines a fault of a link of a special form."""

SchemeFault = tuple[str, str]
"""It holds the code of a rule, and the value that was probably meant, or ""."""
