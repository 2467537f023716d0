"""Passwords and keys that somebody has left in content or pages: nothing is sent until they are gone."""

import re
from collections.abc import Iterator
from pathlib import Path

from site_builder.model.frozen import frozen

_SIGNS = (
    (b"PRIVATE KEY-----", re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----")),
    (b"://", re.compile(rb"://(?!ten:mat-khau@)[^\s/:@\"'<>]{1,64}:[^\s/@\"'<>]{1,128}@[A-Za-z0-9]")),
    *((b"gh%c_" % kind, re.compile(rb"\bgh[pousr]_[A-Za-z0-9]{30,}")) for kind in b"pousr"),
    (b"github_pat_", re.compile(rb"\bgithub_pat_[A-Za-z0-9_]{40,}")),
    (b"glpat-", re.compile(rb"\bglpat-[A-Za-z0-9_-]{20,}")),
    (b"AKIA", re.compile(rb"\bAKIA[0-9A-Z]{16}\b")),
    (b"xox", re.compile(rb"\bxox[abpr]-[A-Za-z0-9-]{20,}")),
    (b"AIza", re.compile(rb"\bAIza[A-Za-z0-9_-]{35}\b")),
)
"""A text that is quickly looked for, and the credential that it may be part of: keys of servers, addresses with a
password (but for the one that our own list of messages shows as a mistake), tokens of forges and clouds.
"""
_SETTING = re.compile(
    rb"^[ \t-]*(?:export )?[\"']?(?:\w+_)?(?:(?:s?ftps?|ssh|cpanel|db|database|deploy)_?(?:password|passwd|pass|pwd)"
    rb"|secret_?key|api_?key|access_?token|mat_?khau|matkhau)[\"']?[ \t]*[:=][ \t]*[\"']?[^\s\"'#]{4,}",
    re.IGNORECASE | re.MULTILINE,
)
"""A setting that is called so. In a page it would be a word of a text."""
_SHORTEST = 6
"""Letters. A shorter password may stand in a text by chance."""
_BINARY = b"\0"


@frozen
class Finding:
    """Where a credential stands. What it is, nobody needs to see again."""

    file: str
    line: int
    column: int


def find_credentials(file: str, body: bytes, secret: str = "") -> Iterator[Finding]:
    """Finds credentials in a file; `secret` is one that is known, and looked for in every file."""
    known = secret.encode()
    if len(known) >= _SHORTEST and known in body:
        yield _at(file, body, body.index(known))
    if _BINARY in body[:1024]:
        return
    for needle, sign in _SIGNS:
        if needle in body:
            yield from (_at(file, body, match.start()) for match in sign.finditer(body))
    if not file.endswith((".html", ".svg", ".xml")):
        yield from (_at(file, body, match.start()) for match in _SETTING.finditer(body))


def _at(file: str, body: bytes, offset: int) -> Finding:
    start = body.rfind(b"\n", 0, offset) + 1
    column = len(body[start:offset].decode("utf-8", "replace")) + 1
    return Finding(file=file, line=body.count(b"\n", 0, offset) + 1, column=column)


_LARGE = 2_000_000
"""Bytes. Larger files are pictures, films and scans."""


def find_in_folder(folder: Path, secret: str = "") -> Iterator[Finding]:
    """Finds credentials in the files of a content folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size <= _LARGE:
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            yield from find_credentials(name, path.read_bytes(), secret)
