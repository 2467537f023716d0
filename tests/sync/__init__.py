"""Sends and takes, with real repositories."""
