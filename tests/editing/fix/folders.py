"""Folders of content to repair: a small one around one file, and the real one."""

from small_site import CONTENT, PROJECT

from site_builder.editing.fix.repair import Originals, Repaired, repair

REAL: dict[str, bytes] = {
    path.relative_to(PROJECT / "content").as_posix(): path.read_bytes()
    for path in sorted((PROJECT / "content").rglob("*"))
    if path.suffix in (".yaml", ".md") and not path.name.startswith("README")
}
"""The texts of the real content."""
SMALL: dict[str, bytes] = {
    name: text if isinstance(text, bytes) else text.encode() for name, text in CONTENT.items() if "media" not in name
}


def after(originals: Originals, repaired: Repaired) -> dict[str, bytes | None]:
    """The folder once all repairs are written."""
    changed = {change.file: change for change in repaired.changes}
    return {
        changed[file].name if file in changed else file: changed[file].after.encode() if file in changed else body
        for file, body in originals.items()
    }


def mended(file: str, text: str | bytes, **others: str) -> str:
    """One file of a small site after the repair."""
    body = text if isinstance(text, bytes) else text.encode()
    folder = {
        **SMALL,
        **{name.replace("__", "/") + ".yaml": other.encode() for name, other in others.items()},
        file: body,
    }
    result = after(folder, repair(folder, frozenset({file})))[file]
    assert result is not None
    return result.decode()
