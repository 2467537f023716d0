"""An editor's change, made in the source of any generator, and whether its output shows it."""

from dataclasses import dataclass
from pathlib import Path

_TEXTS = (".md", ".json", ".html", ".yaml", ".njk")


COLD, AGAIN = "cold", "nothing changed"
NEWS, GUIDE, THEME = "one announcement changed", "one shared guide changed", "one theme file changed"
SCENARIOS = {"cold": COLD, "nothing": AGAIN, "announcement": NEWS, "guide": GUIDE, "theme": THEME}
"""What is measured, by the name that a command line has for it; edits are made in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`old` is replaced in the files whose path contains `where`; the pages `shows` then have the new text."""

    name: str
    old: str
    where: str
    shows: tuple[str, ...]
    new: str
    """What the text becomes; {} is a number that was never there before."""
    seen: str
    """What of it stands in a page, when Markdown is gone."""

    def text(self, number: int) -> str:
        """The changed text; number 0 is what stands there before any edit."""
        return self.new.format(number) if number else self.old


def holders(source: Path, edit: Edit) -> tuple[Path, ...]:
    """The files of a source that the edit changes."""
    wanted = edit.old.encode()
    files = (path for path in source.rglob("*") if path.suffix in _TEXTS and path.is_file())
    near = (path for path in files if edit.where in path.relative_to(source).as_posix())
    return tuple(path for path in near if wanted in path.read_bytes())


def change(files: tuple[Path, ...], edit: Edit, number: int) -> None:
    """Makes the edit for the `number`th time."""
    old, new = edit.text(number - 1).encode(), edit.text(number).encode()
    for path in files:
        path.write_bytes(path.read_bytes().replace(old, new))


def stale(output: Path, edit: Edit, number: int) -> list[str]:
    """The pages that should show the change and do not."""
    new = edit.seen.format(number)
    return [page for page in edit.shows if new not in (output / page).read_text("utf-8")]
