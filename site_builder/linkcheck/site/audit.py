"""The order of the work: one walk, the site's own address, all files in parts, then what is used and not defined."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from site_builder.linkcheck.site.decode import is_readable, note, read_text
from site_builder.linkcheck.site.report import Audit, problems_of
from site_builder.linkcheck.site.walk import walk
from site_builder.linkcheck.site.workers import AuditJob, gather, unswept
from site_builder.links.graph.base_url import own_home
from site_builder.links.graph.file_index import FileIndex, is_page
from site_builder.links.graph.graph import LinkGraph, faults
from site_builder.links.html.other_files import redirected
from site_builder.links.html.references import PageReferences
from site_builder.links.url.resolve import read_home
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.silence import unique

_ASKED = 60
"""Pages that are asked for the site's own address, beside those at the root."""
_ADDRESSED = (
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
    """What leads nowhere in a folder; None for a folder that holds no page. Raises OSError where it cannot be read."""
    walked = walk(root)
    if not any(map(is_page, walked.files)):
        return None
    place = str(root)
    names = FileIndex(walked.files, _moved(place, walked.files))
    paths = sorted(filter(is_readable, walked.files))
    home = read_home(base_url) if base_url else own_home(_sample(place, paths), names)
    graph, refused = LinkGraph(home=home), dict(walked.refused)
    with unswept():
        for part in gather(AuditJob(root=place, home=home, names=names), paths, jobs):
            graph.merge(part.graph)
            refused |= dict(part.refused)
        found = faults(graph, names)
        problems = [*problems_of(place, found), *_unreadable(refused)]
    return Audit(
        problems=unique(problems),
        home=home,
        pages=sum(map(is_page, walked.files)),
        files=len(walked.files),
        outside={address: tuple(sorted(spots)) for address, spots in sorted(graph.outside.items())},
    )


def _moved(root: str, files: Collection[str]) -> list[str]:
    """The paths that the host sends elsewhere."""
    with suppress(OSError):  # told when its turn comes
        return list(redirected(read_text(root, "_redirects")[0])) if "_redirects" in files else []
    return []


def _sample(root: str, paths: list[str]) -> Iterator[PageReferences]:
    """What some of the files say: those that name the site's address by their nature, and pages from everywhere."""
    pages = [path for path in paths if is_page(path)]
    rooted = [path for path in pages if "/" not in path][:_ASKED]
    spread = pages[:: max(1, len(pages) // _ASKED)]
    for path in dict.fromkeys((*(path for path in paths if path in _ADDRESSED), *rooted, *spread)):
        try:
            noted = note(root, path)
        except OSError:
            continue  # told when its turn comes
        if noted:
            yield noted


def _unreadable(refused: dict[str, str]) -> Iterable[Problem]:
    return (
        Problem.found("site-unreadable", Location(file=file or "."), why=why, value=file)
        for file, why in refused.items()
    )
