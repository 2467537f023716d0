"""Finds the links of one unit's pages, and those between units, during a build."""
