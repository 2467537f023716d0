"""The output folder and its files."""
