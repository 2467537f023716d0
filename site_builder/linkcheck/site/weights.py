"""Weighs the pages of a finished site: which are too heavy, and what each kind of page and each part of it weighs."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median

from site_builder.linkcheck.site.walk import walk
from site_builder.links.graph.file_index import is_page
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.site_weight import KindWeight, SiteWeight
from site_builder.text.numbers import show_count, show_size
from site_builder.text.page_weight import (
    MOST,
    MOST_PICTURE,
    MOST_SCRIPT,
    MOST_STYLE,
    PARTS,
    faults_of_frame,
    heaviest,
    packed,
    weigh,
)

_KIND = re.compile(rb"""<body\b[^>]*?\bclass=["']?(?:[^"'>]* )?page-([a-z0-9-]+)""")
_REFRESH = b'http-equiv="refresh"'
_SAMPLE = 40
"""Of so many pages of a kind the parts are weighed: to weigh those of all would take ten times as long."""
_PICTURES = (".webp", ".jpg", ".jpeg", ".png", ".gif", ".avif")
_MOSTS: Mapping[str, int] = {"page-style": MOST_STYLE, "page-script": MOST_SCRIPT}


def weigh_site(root: Path) -> SiteWeight | None:
    """Weighs all pages of a folder, or returns None where it has none. Raises OSError."""
    kinds = defaultdict[str, list[tuple[int, str]]](list)
    problems: list[Problem] = []
    files = walk(root).files
    for path, size in sorted(files.items()):
        if is_page(path):
            body = (root / path).read_bytes()
            weight = packed(body)
            kinds[_kind(body)].append((weight, path))
            problems += _faults(path, body, weight)
        elif size > MOST_PICTURE and path.lower().endswith(_PICTURES) and _is_shown(path, files):
            words = {"size": show_size(size), "most": show_size(MOST_PICTURE)}
            problems.append(Problem.found("picture-heavy", Location(file=path), **words))
    if not kinds:
        return None
    every = [weight for found in kinds.values() for weight, _ in found]
    texts = [weight for kind, found in kinds.items() if kind != "redirect" for weight, _ in found] or every
    return SiteWeight(
        kinds=tuple(sorted(_weights(root, kinds), key=lambda one: (-one.pages, one.kind))),
        median=round(median(every)),
        median_of_texts=round(median(texts)),
        most=max(every),
        problems=tuple(problems),
    )


def _is_shown(path: str, files: Container[str]) -> bool:
    """Returns whether phones of today fetch a picture, and no lighter version of it."""
    stem, _, ending = path.rpartition(".")
    return ending.lower() not in ("jpg", "jpeg") or f"{stem}.webp" not in files


def _kind(body: bytes) -> str:
    if _REFRESH in body:
        return "redirect"
    found = _KIND.search(body)
    return found[1].decode() if found else ""


def _weights(root: Path, kinds: Mapping[str, list[tuple[int, str]]]) -> Iterator[KindWeight]:
    for kind, found in kinds.items():
        most, page = max(found)
        sample = found[:: -(-len(found) // _SAMPLE)]
        parts = [weigh((root / path).read_bytes()) for _, path in sample]
        yield KindWeight(
            kind=kind,
            pages=len(found),
            median=round(median(weight for weight, _ in found)),
            most=most,
            heaviest=page,
            parts={part: round(median(one[part] for one in parts)) for part in PARTS},
        )


def _faults(path: str, body: bytes, weight: int) -> Iterator[Problem]:
    """Yields what is wrong with one page: its whole weight, and what no page may have."""
    if weight > MOST:
        rule, part = heaviest(weigh(body))
        words = {"weight": show_count(weight), "most": show_count(MOST), "part": show_count(part)}
        yield Problem.found(rule, Location(file=path), value=f"/{path}", **words)
    text = body.decode("utf-8", "replace")
    for rule, value, start in _once(faults_of_frame(body)):
        line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        place = Location(file=path, line=line, column=column)
        if rule in _MOSTS:
            words = {"weight": show_count(int(value)), "most": show_count(_MOSTS[rule]), "part": show_count(int(value))}
            yield Problem.found(rule, place, value=f"/{path}", **words)
        else:
            yield Problem.found(rule, place, value=value)


def _once(faults: Iterable[tuple[str, str, int]]) -> Iterator[tuple[str, str, int]]:
    seen = set[tuple[str, str]]()
    for rule, value, start in faults:
        if (rule, value) not in seen:
            seen.add((rule, value))
            yield rule, value, start
