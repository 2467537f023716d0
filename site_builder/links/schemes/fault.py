"""What may be wrong with an address of a special form."""

SchemeFault = tuple[str, str]
"""The code of a rule, and the value that was probably meant or ""."""
