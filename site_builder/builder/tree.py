"""Units as a tree: how files name them, which lies in which, and the order in which they are built."""

from collections.abc import Iterable, Sequence

from site_builder.model.folder import Listing, UnitPath


def unit_of(path: UnitPath) -> str:
    """The name of a unit in files: "province/commune"; "" is the root."""
    return "/".join(path)


def path_of(unit: str) -> UnitPath:
    """The path of a unit that a file names."""
    return tuple(unit.split("/")) if unit else ()


def is_below(path: UnitPath, outer: UnitPath) -> bool:
    """Whether a unit lies in another."""
    return len(path) > len(outer) and path[: len(outer)] == outer


def innermost_first(listings: Sequence[Listing], waiting: Iterable[UnitPath] = ()) -> list[list[Listing]]:
    """Rows of units, each after all the units inside it, so that summaries flow up; neighbours side by side.

    Those that are `waiting` for units without others inside come after these.
    """
    heights: dict[UnitPath, int] = dict.fromkeys(waiting, 1)
    for listing in reversed(listings):
        height = heights.setdefault(listing.path, 0)
        if listing.path:
            outer = listing.path[:-1]
            heights[outer] = max(heights.get(outer, 0), height + 1)
    rows: list[list[Listing]] = [[] for _ in range(max(heights.values(), default=0) + 1)]
    for listing in listings:
        rows[heights[listing.path]].append(listing)
    return rows
