"""Generates the static "24/7" sites of communes. `site_builder/README.md` describes its packages and their order."""
