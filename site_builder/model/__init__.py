"""Defines values: what the content says, what can be wrong with it, and what a site consists of.

It imports no other package of the project.
"""
