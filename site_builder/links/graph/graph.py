"""Joins what many files define and refer to, in any order, and then finds what is referred to but not defined.

collector = Collector(home, names)  # one for each process; `names` may be left out while they are not known
collector.add(references)           # once for each file
graph.merge(collector.graph)        # in any order
faults(graph, names)
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from site_builder.links.graph.diagnose import diagnose, reference
from site_builder.links.graph.file_index import FileIndex
from site_builder.links.graph.orphans import orphans
from site_builder.links.graph.redirect_loops import SHORT, PageRedirect, loops
from site_builder.links.html.elements import FINAL, NO_LINK
from site_builder.links.html.references import LinkFault, ReferenceLocation
from site_builder.links.url.fragments import amiss, element_of, is_free
from site_builder.links.url.resolve import Realm, ResolvedUrl, SiteAddress

_DIRECTIVE = ":~:"
_SYMBOLS = ("use href", "image href", "css")
_NO_FRAGMENT = ("json-ld", "worker", "sitemap")
"""The fragment of these references is a name, not a place on a page."""


@dataclass(slots=True, kw_only=True)
class LinkGraph:
    """Holds all that is known of the files that were read. It is small, and does not depend on their order."""

    home: SiteAddress
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    repeated: dict[str, frozenset[str]] = field(default_factory=dict)
    unresolved: dict[tuple[str, str], list[ReferenceLocation]] = field(default_factory=dict)
    """It maps path and fragment to the locations that refer to them. What exists and has no fragment is left out."""
    climbing: set[ReferenceLocation] = field(default_factory=set)
    """These references go up further than there are folders."""
    outside_base: list[tuple[ReferenceLocation, str, str, bool]] = field(default_factory=list)
    """These references lead to the site's host but not below its path: location, path, address, whether it climbs."""
    linked: set[str] = field(default_factory=set)
    """Another file links to these files."""
    listed: set[str] = field(default_factory=set)
    """These files are named only in lists for machines."""
    based: set[str] = field(default_factory=set)
    """The relative references of these pages do not begin at the page."""
    hidden: set[str] = field(default_factory=set)
    """These pages ask search engines to leave them out."""
    delays: dict[str, float] = field(default_factory=dict)
    """It maps a page to the seconds until its meta refresh."""
    outside: dict[str, list[ReferenceLocation]] = field(default_factory=dict)
    """It maps each URL of another host, with its fragment, to the locations that use it."""
    own_faults: list[LinkFault] = field(default_factory=list)
    """These faults can be found without any other file."""
    mentions: set[str] = field(default_factory=set)
    """Scripts name these files."""
    shown: dict[str, set[ReferenceLocation]] = field(default_factory=dict)
    """It maps each QR code that is a file to the locations that show it."""

    def trim(self, names: FileIndex) -> None:
        """Settles what these files alone can settle, so that less has to be sent to the main process."""
        for (path, fragment), locations in list(self.unresolved.items()):
            found = names.find(path)
            if found is None or not names.files[found] or not self._is_final(found, locations):
                continue
            ids = self.ids.get(found)
            named = element_of(fragment, ids) if fragment and ids else None
            if not fragment or (named is not None and named not in self.repeated.get(found, ())):
                self.add_link_to(found, locations)
                del self.unresolved[path, fragment]

    def _is_final(self, found: str, locations: list[ReferenceLocation]) -> bool:
        """Returns whether it makes no difference here if the page redirects its readers or is hidden."""
        if any(location.kind == "refresh" for location in locations):
            return False
        is_readable = found in self.ids and found not in self.delays and found not in self.hidden
        return is_readable or not any(location.kind in FINAL for location in locations)

    def add_link_to(self, found: str, locations: list[ReferenceLocation]) -> None:
        """Notes that something leads to a file: a link from another file, or a list for machines."""
        self.listed.add(found)
        if any(location.file != found and location.kind not in NO_LINK for location in locations):
            self.linked.add(found)

    def shown_at(self, location: ReferenceLocation) -> list[ReferenceLocation]:
        """Returns where readers meet what a QR code holds: where its picture is shown, first on each page."""
        places = sorted(self.shown.get(location.file, ()), reverse=True)
        first = {place.file: place for place in places}
        return [location._replace(file=place.file, at=place.at) for place in first.values()] or [location]

    def merge(self, other: "LinkGraph") -> None:
        """Adds what another graph knows."""
        self.ids |= other.ids
        self.repeated |= other.repeated
        self.climbing |= other.climbing
        self.outside_base += other.outside_base
        self.linked |= other.linked
        self.listed |= other.listed
        self.hidden |= other.hidden
        self.based |= other.based
        self.delays |= other.delays
        self.own_faults += other.own_faults
        self.mentions |= other.mentions
        for code, places in other.shown.items():
            self.shown.setdefault(code, set()).update(places)
        for wanted, locations in other.unresolved.items():
            self.unresolved.setdefault(wanted, []).extend(locations)
        for address, locations in other.outside.items():
            self.outside.setdefault(address, []).extend(locations)


def faults(graph: LinkGraph, names: FileIndex, *, whole: bool = True) -> tuple[LinkFault, ...]:
    """Returns all faults, sorted by file and offset. Unused files are known only if the `whole` site was read."""
    found = [*graph.own_faults, *_outside_base(graph, names)]
    redirects: dict[str, PageRedirect] = {}
    for (path, fragment), locations in graph.unresolved.items():
        file = names.find(path)
        if file is None and names.is_redirected(path):
            continue
        if file is None:
            is_folder = path.removesuffix("/") in names.folders
            wanted = (one for one in locations if not (is_folder and one.kind == "import prefix"))
            found += [_missing(location, path, graph, names) for location in wanted]
            continue
        graph.add_link_to(file, locations)
        for location in locations:
            page = location.file
            if location.kind == "refresh" and (page not in redirects or location < redirects[page].location):
                redirects[page] = PageRedirect(file, location, graph.delays.get(page, 0))  # the first of a page counts
        if not names.files[file]:
            found += [LinkFault(code="site-file-empty", location=location) for location in locations]
        elif fragment:
            found += _fragment(fragment, file, locations, graph)
        found += _listed(file, locations, graph)
    found += loops(redirects)
    if whole:
        found += orphans(names, graph.linked, graph.listed | graph.mentions, graph.delays)
        found += _empty_files(names, {path for path, _ in graph.unresolved})
    told = (replace(fault, location=place) for fault in found for place in _told_at(fault, graph))
    return tuple(sorted(dict.fromkeys(told), key=lambda fault: (fault.location, fault.code)))


def _told_at(fault: LinkFault, graph: LinkGraph) -> list[ReferenceLocation]:
    """Returns the locations at which a fault is told: what a QR code holds, at the pages that show it."""
    is_held = fault.location.kind == "qr" or fault.code.startswith("form-")
    return graph.shown_at(fault.location) if is_held and fault.location.file in graph.shown else [fault.location]


def _listed(file: str, locations: list[ReferenceLocation], graph: LinkGraph) -> Iterator[LinkFault]:
    """Yields files that are listed for search engines, but redirect readers or ask not to be listed."""
    for location in locations:
        if location.file in graph.delays:
            continue  # the page itself redirects: its refresh is reported
        if location.kind in ("canonical", "sitemap") and graph.delays.get(file, SHORT) < SHORT:
            yield LinkFault(code="site-sends-on", location=location)
        elif location.kind == "sitemap" and file in graph.hidden:
            yield LinkFault(code="site-hidden", location=location)


def _missing(location: ReferenceLocation, path: str, graph: LinkGraph, names: FileIndex) -> LinkFault:
    target = ResolvedUrl(realm=Realm.INSIDE, path=path, climbs=location in graph.climbing)
    why = diagnose(location.value, target, names)
    return LinkFault(code=why.code, location=location, hint=why.hint or _mend(location, why.meant, graph))


def _mend(location: ReferenceLocation, meant: str, graph: LinkGraph) -> str:
    """Returns what can be pasted in the place of a reference to lead to a file that exists, and to a part that does."""
    if not meant:
        return ""
    address, mark, fragment = location.value.partition("#")
    ids = graph.ids.get(meant)
    if mark and ids is not None and not is_free(fragment) and element_of(fragment, ids) is None:
        near = amiss(fragment, ids).hint
        address = f"{address}#{near}" if near else address
    else:
        address = location.value
    return reference(meant, address, location.file, graph.home, is_based=location.file in graph.based)


def _outside_base(graph: LinkGraph, names: FileIndex) -> Iterator[LinkFault]:
    """Yields URLs on the site's host that are not below its path, because they leave it out or go up too far."""
    for location, path, address, climbs in graph.outside_base:
        meant = names.find(path) if path else None  # what stands at the root of the host, nobody here knows
        if meant is not None and (address or graph.home.path != "/"):
            yield LinkFault(
                code="site-outside-base",
                location=location,
                hint=_mend(location, meant, graph),
            )
        elif climbs:
            yield LinkFault(code="site-climbs", location=location)


def _fragment(fragment: str, file: str, locations: list[ReferenceLocation], graph: LinkGraph) -> Iterator[LinkFault]:
    ids = graph.ids.get(file)
    if ids is None:
        return  # in a picture or a document, only its own program knows what a fragment means
    named = element_of(fragment, ids)
    if named is None:
        why = amiss(fragment, ids)
        for location in locations:
            is_symbol = location.kind in _SYMBOLS and why.code == "site-fragment"
            hint = f"{location.value.partition('#')[0]}#{why.hint}" if why.hint else ""
            yield LinkFault(code="site-symbol" if is_symbol else why.code, location=location, hint=hint)
    elif named in graph.repeated.get(file, ()):
        yield from (LinkFault(code="site-fragment-twice", location=location) for location in locations)


def _empty_files(names: FileIndex, wanted: set[str]) -> Iterator[LinkFault]:
    known = {names.find(path) for path in wanted}
    for name, size in names.files.items():
        if not size and name not in known and "/." not in f"/{name}":
            yield LinkFault(code="site-file-empty", location=ReferenceLocation(name, 0, "", name))
