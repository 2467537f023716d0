"""Reads the script of the search, without what is only for those who read it."""

from functools import cache
from pathlib import Path


@cache
def search_script() -> str:
    """Returns the script up to the place of the index."""
    lines = map(str.strip, Path(__file__).with_name("search.js").read_text("utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
