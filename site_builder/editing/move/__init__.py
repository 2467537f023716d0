"""Renames texts and units so that their old addresses lead on."""
