"""Defines what the pages of a finished site weigh."""

from collections.abc import Mapping

from site_builder.model.frozen import frozen
from site_builder.model.problem import Problem


@frozen
class KindWeight:
    """Holds what the pages of one kind weigh, in bytes as they are sent."""

    kind: str
    """It is what the page's body says, "redirect" of a page that only leads on, or "" of a page that says nothing."""
    pages: int
    median: int
    most: int
    heaviest: str
    """It is the path of the page that weighs `most`."""
    parts: Mapping[str, int]
    """It maps each part of a page to its median."""


@frozen
class SiteWeight:
    """Holds what the pages of a site weigh, the most frequent kind first, and what is too heavy."""

    kinds: tuple[KindWeight, ...]
    median: int
    median_of_texts: int
    """It is the median of the pages that do not only lead on."""
    most: int
    problems: tuple[Problem, ...]
