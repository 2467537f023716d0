"""Joins what the files of a site define and refer to. A reference to nothing that is defined is a dead link."""
