"""Finds what the pages of a site define and refer to; what is referred to but not defined is a dead link. Pure."""
