"""Workflows, run as their forges would run them."""
