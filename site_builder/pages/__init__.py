"""A unit becomes pages and files as values (`plan`), and each page becomes bytes (`render`)."""
