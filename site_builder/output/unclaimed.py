"""Files in the output of which nobody knows whether the builder wrote them: its manifest was lost or damaged."""

from collections.abc import Container, Iterator
from pathlib import Path

from site_builder.output.manifest import Manifest
from site_builder.output.paths import file_of


def find_unclaimed(output: Path, before: Manifest, claimed: Container[str]) -> tuple[str, ...]:
    """Lists the files that are there and that no unit has or had. The disk is looked through only after a damage."""
    found = map(_address, _published(output)) if before.is_damaged else before.unclaimed
    return tuple(sorted(url for url in found if url not in claimed and (output / file_of(url)).is_file()))


def _address(name: str) -> str:
    is_page = name == "index.html" or name.endswith("/index.html")
    return name.removesuffix("index.html") if is_page else name


def _published(output: Path) -> Iterator[str]:
    """The files that the builder may have written, by their names: what else lies there is its owner's."""
    for path in output.rglob("*"):
        parts = path.relative_to(output).parts
        is_ours = path.name == "index.html" or "media" in parts[:-1]
        if is_ours and not any(part.startswith(".") for part in parts) and path.is_file():
            yield "/".join(parts)
