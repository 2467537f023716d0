"""A folder of pages from a dict, looked through."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from site_builder.linkcheck.site import Audit, audit

Pages = Mapping[str, str | bytes]
HOME = "https://xa.example/"


@contextmanager
def folder(pages: Pages) -> Iterator[Path]:
    """The pages on a disk."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name, text in pages.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        yield root


def looked_through(pages: Pages, base_url: str = "", jobs: int = 1) -> Audit:
    """What comes of these pages."""
    with folder(pages) as root:
        found = audit(root, base_url=base_url, jobs=jobs)
    assert found is not None
    return found


def told(pages: Pages, base_url: str = "") -> list[tuple[str, str, str]]:
    """Errors and warnings as (file, rule, address), but for what nothing leads to."""
    problems = looked_through(pages, base_url).problems
    quiet = ("site-orphan", "site-unused")
    return [(p.place.file, p.code, p.words["value"]) for p in problems if p.code not in quiet]
