"""Resolves the references of one file after another, and forgets at once those that are fine.

A reference depends on the folder from which it starts once its first "../" are taken away: `../../a/` means the same on
all pages of a section. So each is resolved once for that folder, which leaves 20,000 of 225,000 references.
"""

from collections.abc import Iterator
from functools import lru_cache

from site_builder.links.graph.diagnose import encode_percent, is_badly_encoded
from site_builder.links.graph.file_index import FileIndex, is_page
from site_builder.links.graph.graph import LinkGraph
from site_builder.links.html.elements import FINAL, LOADING, MAY_BE_EMPTY, NO_LINK
from site_builder.links.html.references import LinkFault, PageReferences, Reference, ReferenceLocation
from site_builder.links.schemes.check import fault
from site_builder.links.url.fragments import element_of, is_free
from site_builder.links.url.resolve import Realm, ResolvedUrl, SiteAddress, page_base, rebased, resolve
from site_builder.text.url import WebAddress, cleaned

_DIRECTIVE = ":~:"
_NO_FRAGMENT = ("json-ld", "worker", "sitemap")
"""The fragment of these references is a name, not a place on a page."""
_OF_MAPS = ("usemap", "bare usemap")
"""The scanner leaves these references only where a picture's map is not found."""
_OF_PAGE = ("", "?", "#", " ", "\t", "\n", "\r", "\f")
"""References that begin with one of these depend on the page itself, not on its folder."""
_Targets = dict[str, ResolvedUrl | None]
"""It maps a reference to what it names, or to None if nothing is left to be checked about it."""


class Collector:
    """Collects the references of all files that one process reads."""

    def __init__(self, home: SiteAddress, names: FileIndex | None = None) -> None:
        self.graph = LinkGraph(home=home)
        self._home = home
        self._names = names
        self._known: dict[str, _Targets] = {}

    def add(self, page_references: PageReferences) -> None:
        """Adds one file. If the names of all files are known, references to existing files are settled at once."""
        self._add_file_facts(page_references)
        home, path = self._home, page_references.path
        base = page_base(path, home)
        if page_references.base is not None:
            base = rebased(page_references.base, base, home) or base
        own_page = page_references.base is None
        folders = self._folders(base)
        for reference in page_references.references:
            kind, value, at = reference
            steps, rest = _steps(value)
            if steps and steps < len(folders):
                folder, known = folders[steps]
            elif value[:1] == "#" and (own_page or kind == "use href"):
                self._check_own_fragment(page_references, reference)
                continue
            elif value[:1] in _OF_PAGE:
                self._record(ReferenceLocation(path, at, kind, value), resolve(value, base, home))
                continue
            else:
                (folder, known), rest = folders[-1 if value[:1] == "/" else 0], value
            target = known.get(rest, _NEW)
            if target is None and kind not in FINAL:
                continue
            if target is None or target is _NEW:
                target = resolve(rest, WebAddress(base.scheme, base.authority, folder), home)
                known.setdefault(rest, target)
            if self._record(ReferenceLocation(path, at, kind, value), target):
                known[rest] = None

    def _folders(self, base: WebAddress) -> list[tuple[str, _Targets]]:
        """The folder of a base and those above it, up to the root, each with what is known of it."""
        start, found = f"{base.scheme}:{base.authority}:", []
        path = base.path[: base.path.rfind("/") + 1]
        while path:
            found.append((path, self._known.setdefault(start + path, {})))
            path = path[: path.rfind("/", 0, -1) + 1]
        return found

    def _add_file_facts(self, page_references: PageReferences) -> None:
        """Adds what does not depend on the file's base URL."""
        path, graph = page_references.path, self.graph
        if page_references.has_places:
            graph.ids[path] = page_references.ids
        graph.mentions |= page_references.mentions
        if page_references.delay is not None:
            graph.delays[path] = page_references.delay
        if page_references.is_hidden:
            graph.hidden.add(path)
        if page_references.base is not None:
            graph.based.add(path)
        if page_references.repeated:
            graph.repeated[path] = frozenset(name for name, _ in page_references.repeated)
            twice = (ReferenceLocation(path, at, "id", name) for name, at in page_references.repeated)
            graph.own_faults += [LinkFault(code="site-id-twice", location=location) for location in twice]
        graph.own_faults += [
            LinkFault(code=code, location=ReferenceLocation(path, at, "", path)) for code, at in page_references.flaws
        ]
        graph.own_faults += [fault for one in page_references.spoken for fault in _scheme_faults(path, *one)]

    def _check_own_fragment(self, page_references: PageReferences, reference: Reference) -> None:
        """Checks a fragment of the page itself."""
        fragment = cleaned(reference.value)[1:].partition(_DIRECTIVE)[0]
        if reference.kind in _OF_MAPS:
            self._note_map(ReferenceLocation(page_references.path, reference.at, reference.kind, reference.value))
            return
        if is_free(fragment) or reference.kind in _NO_FRAGMENT:
            return
        found = element_of(fragment, page_references.ids)
        if found is None or any(found == name for name, _ in page_references.repeated):
            location = ReferenceLocation(page_references.path, reference.at, reference.kind, reference.value)
            self.graph.unresolved.setdefault((page_references.path, fragment), []).append(location)

    def _note_map(self, location: ReferenceLocation) -> None:
        """Notes a picture whose map is not found; where only the "#" is missing, it is proposed."""
        hint = f"#{location.value.strip()}" if location.kind == "bare usemap" else ""
        self.graph.own_faults.append(LinkFault(code="site-fragment", location=location, hint=hint))

    def _record(self, location: ReferenceLocation, target: ResolvedUrl) -> bool:
        """Records a resolved reference, and returns whether it is settled for all files of the folder."""
        graph = self.graph
        if not location.value.strip():
            if location.kind not in MAY_BE_EMPTY:
                graph.own_faults.append(LinkFault(code="site-empty-address", location=location))
        elif location.kind in _OF_MAPS:
            self._note_map(location)
        elif target.realm is Realm.INSIDE:
            return self._find_file(location, target)
        elif target.realm is Realm.FAULTY:
            graph.own_faults.append(LinkFault(code=target.code, location=location, hint=target.hint))
        elif target.realm is Realm.OUTSIDE:
            self._check_mixed(location)
            if target.code:
                graph.outside_base.append((location, target.path, target.address, target.climbs))
            elif target.address:
                fragment = f"#{target.fragment}" if target.fragment else ""
                graph.outside.setdefault(target.address + fragment, []).append(location)
        return False

    def _check_mixed(self, location: ReferenceLocation) -> None:
        is_plain = cleaned(location.value)[:5].lower() == "http:"
        if is_plain and self._home.scheme == "https" and self._home.host and location.kind in LOADING:
            self.graph.own_faults.append(LinkFault(code="site-mixed", location=location))

    def _find_file(self, location: ReferenceLocation, target: ResolvedUrl) -> bool:
        """Looks for a file of the site, and returns whether the reference is settled for all files of the folder."""
        names, graph = self._names, self.graph
        is_plain = location.value[:5].lower() == "http:"
        is_badly_written = is_badly_encoded(location.value)
        if is_plain:
            self._check_mixed(location)
        fragment = "" if is_free(target.fragment) or location.kind in _NO_FRAGMENT else target.fragment
        found = names.find(target.path) if names and not fragment and location.kind not in FINAL else None
        if is_badly_written and (found or not names or names.find(target.path)):
            graph.own_faults.append(
                LinkFault(code="site-encoding", location=location, hint=encode_percent(location.value))
            )
        if found and names and found in names.codes and names.files[found] and location.kind not in NO_LINK:
            graph.shown.setdefault(found, set()).add(location)
            graph.linked.add(found)
            return False
        if found is not None and names and names.files[found]:
            if found == location.file:
                return False
            (graph.listed if location.kind in NO_LINK else graph.linked).add(found)
            is_known = found in graph.linked or (found in graph.listed and not is_page(found))
            return is_known and not is_plain and not is_badly_written
        graph.unresolved.setdefault((target.path, fragment), []).append(location)
        if target.climbs:
            graph.climbing.add(location)
        return False


_NEW = ResolvedUrl(realm=Realm.NOWHERE)
"""It stands for a reference that was not met yet."""


@lru_cache(maxsize=50_000)
def _steps(value: str) -> tuple[int, str]:
    """Returns how many folders a reference goes up at its beginning, and the rest of it."""
    steps = 0
    while value.startswith("../", 3 * steps):
        steps += 1
    return steps, value[3 * steps :]


@lru_cache(maxsize=10_000)
def _scheme_fault(address: str, shown: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    refused = fault(address, shown)
    return (refused.code, tuple(sorted(refused.words.items()))) if refused else None


def _scheme_faults(path: str, address: str, shown: str, at: int) -> Iterator[LinkFault]:
    found = _scheme_fault(address, shown)
    if found:
        yield LinkFault(code=found[0], location=ReferenceLocation(path, at, "a href", address), words=found[1])
