"""Checks a folder in four steps: lists its files, finds the site's own URL, reads all files in parts, and compares the
references with what exists.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from site_builder.linkcheck.site.decode import is_readable, note, read_text
from site_builder.linkcheck.site.qr_codes import is_code, is_drawn_code
from site_builder.linkcheck.site.report import Audit, problems_of
from site_builder.linkcheck.site.walk import walk
from site_builder.linkcheck.site.workers import AuditJob, read_all, without_gc
from site_builder.links.graph.base_url import find_site_address
from site_builder.links.graph.file_index import FileIndex, is_page
from site_builder.links.graph.graph import LinkGraph, faults
from site_builder.links.html.other_files import redirected
from site_builder.links.html.references import PageReferences, ReferenceLocation
from site_builder.links.url.resolve import read_home
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.silence import unique

_SAMPLE = 60
"""The site's own URL is looked for in this many pages, and in as many pages of the root folder."""
_NAMING_THE_SITE = (
    "sitemap.xml",
    "robots.txt",
    "feed.xml",
    "atom.xml",
    "rss.xml",
    "index.xml",
    "sitemap_index.xml",
    "sitemap-index.xml",
)


def audit(root: Path, *, base_url: str = "", jobs: int = 1) -> Audit | None:
    """Returns the dead links and other link faults of a folder, or None if the folder holds no page.

    Raises OSError where the folder cannot be read.
    """
    walked = walk(root)
    if not any(map(is_page, walked.files)):
        return None
    place = str(root)
    codes = frozenset(path for path in walked.files if is_code(path) or is_drawn_code(path))
    names = FileIndex(walked.files, _redirected_paths(place, walked.files), codes)
    paths = sorted(filter(is_readable, walked.files))
    home = read_home(base_url) if base_url else find_site_address(_sample(place, paths), names)
    graph, refused = LinkGraph(home=home), dict(walked.refused)
    with without_gc():
        for part in read_all(AuditJob(root=place, home=home, names=names), paths, jobs):
            graph.merge(part.graph)
            refused |= dict(part.refused)
        found = faults(graph, names)
        problems = [*problems_of(place, found), *_unreadable(refused)]
    return Audit(
        problems=unique(problems),
        home=home,
        pages=sum(map(is_page, walked.files)),
        files=len(walked.files),
        outside={address: _seen(locations, graph) for address, locations in sorted(graph.outside.items())},
    )


def _seen(locations: Iterable[ReferenceLocation], graph: LinkGraph) -> tuple[ReferenceLocation, ...]:
    """Returns the locations at which readers meet an address of another host."""
    shown = (place for one in locations for place in (graph.shown_at(one) if one.kind == "qr" else (one,)))
    return tuple(sorted(set(shown)))


def _redirected_paths(root: str, files: Collection[str]) -> list[str]:
    """Returns the paths that the host redirects elsewhere."""
    with suppress(OSError):  # the file is reported later, with the others that cannot be read
        return list(redirected(read_text(root, "_redirects")[0])) if "_redirects" in files else []
    return []


def _sample(root: str, paths: list[str]) -> Iterator[PageReferences]:
    """Yields the references of some files: those that usually contain the site's URL, and pages from all folders."""
    pages = [path for path in paths if is_page(path)]
    rooted = [path for path in pages if "/" not in path][:_SAMPLE]
    spread = pages[:: max(1, len(pages) // _SAMPLE)]
    for path in dict.fromkeys((*(path for path in paths if path in _NAMING_THE_SITE), *rooted, *spread)):
        try:
            page_references = note(root, path)
        except OSError:
            continue  # it is reported later, with the others that cannot be read
        if page_references:
            yield page_references


def _unreadable(refused: dict[str, str]) -> Iterable[Problem]:
    return (
        Problem.found("site-unreadable", Location(file=file or "."), why=why, value=file)
        for file, why in refused.items()
    )
