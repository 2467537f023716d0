"""Changes content files: repairs, new files, and the schemas that help editors to write them."""
