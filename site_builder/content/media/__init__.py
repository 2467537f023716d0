"""Pictures, recordings and documents of the content: what each really is, and what residents get of it."""
