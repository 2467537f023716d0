"""Checks the links of finished pages: within a folder of pages (`site`) and to other hosts (`web`)."""
