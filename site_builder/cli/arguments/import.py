"""What `import` takes. The word is Python's own, so that a statement can only name the other module."""

# ruff: noqa: N999 - a command's modules are called as it is

from site_builder.cli.arguments.import_table import ImportArguments

__all__ = ["ImportArguments"]
