"""Reads one file (HTML, CSS, script, feed, manifest), and finds what it defines and what it refers to."""
