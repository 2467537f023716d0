"""What many files define and use, put together in any order; then: what is used and not defined.

gathering = Gathering(home=home)
gathering.ingest(noted, names)     # for each file, in any process; without names while they are not known
gathering.merge(other)             # in any order
faults(gathering, names)
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from site_builder.links.graph.diagnose import cause, reference
from site_builder.links.graph.file_index import FileIndex
from site_builder.links.graph.orphans import unused
from site_builder.links.graph.redirect_loops import SHORT, PageRedirect, loops
from site_builder.links.html.elements import FINAL, NO_LINK
from site_builder.links.html.references import LinkFault, ReferenceLocation
from site_builder.links.url.fragments import amiss, element_of
from site_builder.links.url.resolve import Realm, ResolvedUrl, SiteAddress

_DIRECTIVE = ":~:"
_SYMBOLS = ("use href", "image href", "css")
_NO_FRAGMENT = ("json-ld", "worker", "sitemap")
"""Uses whose fragment is a name, and no place on a page."""


@dataclass(slots=True, kw_only=True)
class LinkGraph:
    """All that is known of the files that were taken in: small, and the same in whatever order they came."""

    home: SiteAddress
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    repeated: dict[str, frozenset[str]] = field(default_factory=dict)
    aims: dict[tuple[str, str], list[ReferenceLocation]] = field(default_factory=dict)
    """Path and fragment inside → where they are used; left out is what was found and has no fragment."""
    climbing: set[ReferenceLocation] = field(default_factory=set)
    """Uses that go up further than there are folders."""
    beside: list[tuple[ReferenceLocation, str, str, bool]] = field(default_factory=list)
    """On the site's host, but not below its path: use, path, address, whether it climbs."""
    reached: set[str] = field(default_factory=set)
    """Files to which another one leads."""
    named: set[str] = field(default_factory=set)
    """Files that only machines are told of."""
    hidden: set[str] = field(default_factory=set)
    """Pages that search engines are asked to leave out."""
    delays: dict[str, float] = field(default_factory=dict)
    """Page → seconds until its meta refresh."""
    outside: dict[str, list[ReferenceLocation]] = field(default_factory=dict)
    """Address of another host, with its fragment → where it is used."""
    alone: list[LinkFault] = field(default_factory=list)
    """Faults for which no other file is needed."""
    mentions: set[str] = field(default_factory=set)

    def trim(self, names: FileIndex) -> None:
        """Settles what can be settled with these files alone, so that less has to travel."""
        for (path, fragment), spots in list(self.aims.items()):
            found = names.find(path)
            if found is None or not names.files[found] or not self._is_final(found, spots):
                continue
            ids = self.ids.get(found)
            named = element_of(fragment, ids) if fragment and ids else None
            if not fragment or (named is not None and named not in self.repeated.get(found, ())):
                self.arrive(found, spots)
                del self.aims[path, fragment]

    def _is_final(self, found: str, spots: list[ReferenceLocation]) -> bool:
        """Whether nothing can come of it that some of these lead to a page that sends its readers on, or hides."""
        if any(spot.kind == "refresh" for spot in spots):
            return False
        is_told = found in self.ids and found not in self.delays and found not in self.hidden
        return is_told or not any(spot.kind in FINAL for spot in spots)

    def arrive(self, found: str, spots: list[ReferenceLocation]) -> None:
        """Notes that something leads to a file: a link from another one, or a list for machines."""
        self.named.add(found)
        if any(spot.file != found and spot.kind not in NO_LINK for spot in spots):
            self.reached.add(found)

    def merge(self, other: "LinkGraph") -> None:
        """Takes in what another one knows."""
        self.ids |= other.ids
        self.repeated |= other.repeated
        self.climbing |= other.climbing
        self.beside += other.beside
        self.reached |= other.reached
        self.named |= other.named
        self.hidden |= other.hidden
        self.delays |= other.delays
        self.alone += other.alone
        self.mentions |= other.mentions
        for aim, spots in other.aims.items():
            self.aims.setdefault(aim, []).extend(spots)
        for address, spots in other.outside.items():
            self.outside.setdefault(address, []).extend(spots)


def faults(graph: LinkGraph, names: FileIndex, *, whole: bool = True) -> tuple[LinkFault, ...]:
    """Everything that leads nowhere, by file and offset. `whole`: all files were taken in, so the rest is unused."""
    found = [*graph.alone, *_beside(graph, names)]
    turns: dict[str, PageRedirect] = {}
    for (path, fragment), spots in graph.aims.items():
        file = names.find(path)
        if file is None and names.is_moved(path):
            continue
        if file is None:
            found += [_missing(spot, path, graph, names) for spot in spots]
            continue
        graph.arrive(file, spots)
        for spot in spots:
            if spot.kind == "refresh" and (spot.file not in turns or spot < turns[spot.file].spot):
                turns[spot.file] = PageRedirect(
                    file, spot, graph.delays.get(spot.file, 0)
                )  # the first of a page counts
        if not names.files[file]:
            found += [LinkFault(code="site-file-empty", spot=spot) for spot in spots]
        elif fragment:
            found += _fragment(fragment, file, spots, graph)
        found += _listed(file, spots, graph)
    found += loops(turns)
    if whole:
        found += unused(names, graph.reached, graph.named | graph.mentions, graph.delays)
        found += _empty_files(names, {path for path, _ in graph.aims})
    return tuple(sorted(dict.fromkeys(found), key=lambda fault: (fault.spot, fault.code)))


def _listed(file: str, spots: list[ReferenceLocation], graph: LinkGraph) -> Iterator[LinkFault]:
    """What machines are told to keep, but sends its readers on, or asks not to be kept."""
    for spot in spots:
        if spot.file in graph.delays:
            continue  # a page that sends its readers on itself: what is wrong is told of its refresh
        if spot.kind in ("canonical", "sitemap") and graph.delays.get(file, SHORT) < SHORT:
            yield LinkFault(code="site-sends-on", spot=spot)
        elif spot.kind == "sitemap" and file in graph.hidden:
            yield LinkFault(code="site-hidden", spot=spot)


def _missing(spot: ReferenceLocation, path: str, graph: LinkGraph, names: FileIndex) -> LinkFault:
    target = ResolvedUrl(realm=Realm.INSIDE, path=path, climbs=spot in graph.climbing)
    why = cause(spot.value, target, names)
    hint = why.hint or reference(why.meant, spot.value, spot.file, graph.home)
    return LinkFault(code=why.code, spot=spot, hint=hint)


def _beside(graph: LinkGraph, names: FileIndex) -> Iterator[LinkFault]:
    """Addresses on the site's host that miss its path: they forgot it, or climbed out of it."""
    for spot, path, address, climbs in graph.beside:
        meant = names.find(path)
        if meant is not None and (address or graph.home.path != "/"):
            yield LinkFault(
                code="site-outside-base", spot=spot, hint=reference(meant, spot.value, spot.file, graph.home)
            )
        elif climbs:
            yield LinkFault(code="site-climbs", spot=spot)


def _fragment(fragment: str, file: str, spots: list[ReferenceLocation], graph: LinkGraph) -> Iterator[LinkFault]:
    ids = graph.ids.get(file)
    if ids is None:
        return  # a picture, a document: what a fragment means there is its program's business
    named = element_of(fragment, ids)
    if named is None:
        why = amiss(fragment, ids)
        for spot in spots:
            is_symbol = spot.kind in _SYMBOLS and why.code == "site-fragment"
            hint = f"{spot.value.partition('#')[0]}#{why.hint}" if why.hint else ""
            yield LinkFault(code="site-symbol" if is_symbol else why.code, spot=spot, hint=hint)
    elif named in graph.repeated.get(file, ()):
        yield from (LinkFault(code="site-fragment-twice", spot=spot) for spot in spots)


def _empty_files(names: FileIndex, aimed: set[str]) -> Iterator[LinkFault]:
    told = {names.find(path) for path in aimed}
    for name, size in names.files.items():
        if not size and name not in told and "/." not in f"/{name}":
            yield LinkFault(code="site-file-empty", spot=ReferenceLocation(name, 0, "", name))
