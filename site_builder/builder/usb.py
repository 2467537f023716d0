"""Writes a copy of the built site that opens from a disk, and one file a unit to be sent on."""

import json
from collections.abc import Iterator
from pathlib import Path

from site_builder.model import addresses
from site_builder.model.frozen import frozen
from site_builder.output import ForeignFolder, path_of, read_manifest
from site_builder.pages.single_file import single_file
from site_builder.pages.usb import for_disk, is_carried

SENT = "gui-zalo"
"""The folder of the files to be sent, beside the first page. No unit has this name, as a page of ours stands there."""
_MARK = ".trang-24-7.json"
"""The list of what was written here, so that the next copy removes what the site has no more, and nothing else."""


@frozen
class UsbCopy:
    """What was written: how many pages, and the size of each file to be sent, by its name."""

    pages: int
    sent: dict[str, int]


def write_usb(output: Path, target: Path) -> UsbCopy:
    """Copies the site of the output folder to a folder, in which every page opens by a double click.

    Raises ForeignFolder where the folder holds what no such copy has written, and OSError when the disk refuses.
    """
    before = _written_before(target)
    manifest = read_manifest(output)
    files = {name: path_of(output, name) for name in _names(manifest.files)}
    pages = {
        name.removesuffix("index.html"): path.read_text("utf-8")
        for name, path in files.items()
        if name.endswith("index.html") and path.is_file()
    }
    for name, path in files.items():
        if path.is_file():
            html = pages.get(name.removesuffix("index.html")) if name.endswith("index.html") else None
            _write(target / name, path.read_bytes() if html is None else for_disk(html).encode())
    sent = dict(_sent(pages, sorted(manifest.units)))
    for name, body in sent.items():
        _write(target / name, body)
    now = {*files, *sent}
    for name in before - now:
        (target / name).unlink(missing_ok=True)
    _write(target / _MARK, json.dumps(sorted(now), ensure_ascii=False, indent=0).encode())
    return UsbCopy(pages=len(pages), sent={name: len(body) for name, body in sent.items()})


def _names(urls: frozenset[str]) -> Iterator[str]:
    for url in sorted(urls):
        name = f"{url}index.html" if url.endswith("/") or not url else url
        if is_carried(name):
            yield name


def _sent(pages: dict[str, str], units: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yields the file of each unit that has pages of its own; its name says whose it is."""
    for unit in units:
        home = addresses.home(tuple(filter(None, unit.split("/"))))
        html = single_file(pages, home)
        if html:
            yield f"{SENT}/{unit.replace('/', '-') or 'trang-chu'}.html", html.encode()


def _written_before(target: Path) -> set[str]:
    if not target.is_dir() or not any(target.iterdir()):
        return set()
    try:
        names = json.loads((target / _MARK).read_text("utf-8"))
    except (OSError, ValueError):
        raise ForeignFolder(target) from None
    return {str(name) for name in names if ".." not in str(name).split("/") and not str(name).startswith("/")}


def _write(path: Path, body: bytes) -> None:
    """Writes a file where it is not the same already: a stick is slow."""
    if path.is_file() and path.read_bytes() == body:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
