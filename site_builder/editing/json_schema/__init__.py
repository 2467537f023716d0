"""The content contract as JSON Schema, for the editors' programs."""
