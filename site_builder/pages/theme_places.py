"""Finds where a theme writes something, in its own files and in those of the themes that it extends."""

import re
from collections.abc import Iterable
from pathlib import Path

from site_builder.model.location import Location
from site_builder.pages.theme import found_files


def find_in_theme(name: str, folders: Iterable[Path], reference: str) -> Location | None:
    """Where a template of a theme, or of one that it extends, writes an address as it is; None where none does."""
    words = re.escape(reference.encode())
    written = re.compile(rb"""["'=(\s,]%s["'>)\s,]""" % words if words else rb"""=["']{2}""")
    for own, files in found_files(name, list(folders)).items():
        for key, body in files.items():
            found = written.search(body) if key.endswith(".html") else None
            if found:
                before = body[: found.start() + 1]
                column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
                return Location(file=f"../themes/{own}/{key}", line=before.count(b"\n") + 1, column=column)
    return None
