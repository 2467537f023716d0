"""A static-site generator for communes' "24/7" information pages. The rooms and their order are in the README."""
