"""Values only: what the content says, what can be wrong with it, what the site is made of.

Imports nothing of ours.
"""
