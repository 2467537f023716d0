"""File after file is resolved, and what is fine is forgotten at once.

A reference depends on the folder that it starts from, after its first "../" are taken away: `../../a/` means one thing
for all pages of a section. So each is resolved once for that folder, and 225,000 references are 20,000.
"""

from collections.abc import Iterator
from functools import lru_cache

from site_builder.links.graph.diagnose import is_badly_encoded, mended_percent
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
"""Uses whose fragment is a name, and no place on a page."""
_OF_PAGE = ("", "?", "#", " ", "\t", "\n", "\r", "\f")
"""Beginnings of references that depend on the page itself, not on its folder."""
_Known = dict[str, ResolvedUrl | None]
"""Reference → what it names; None where nothing more need be said of it."""


class Collector:
    """What takes in the files of one process."""

    def __init__(self, home: SiteAddress, names: FileIndex | None = None) -> None:
        self.graph = LinkGraph(home=home)
        self._home = home
        self._names = names
        self._known: dict[str, _Known] = {}

    def take(self, noted: PageReferences) -> None:
        """Takes in one file. With names, whatever leads to one of them is settled at once."""
        self._take_alone(noted)
        home, path = self._home, noted.path
        base = page_base(path, home)
        if noted.base is not None:
            base = rebased(noted.base, base, home) or base
        own_page = noted.base is None
        folders = self._folders(base)
        for use in noted.uses:
            kind, value, at = use
            steps, rest = _steps(value)
            if steps and steps < len(folders):
                folder, known = folders[steps]
            elif value[:1] == "#" and (own_page or kind == "use href"):
                self._inner(noted, use)
                continue
            elif value[:1] in _OF_PAGE:
                self._weigh(ReferenceLocation(path, at, kind, value), resolve(value, base, home))
                continue
            else:
                (folder, known), rest = folders[-1 if value[:1] == "/" else 0], value
            target = known.get(rest, _NEW)
            if target is None and kind not in FINAL:
                continue
            if target is None or target is _NEW:
                target = resolve(rest, WebAddress(base.scheme, base.authority, folder), home)
                known.setdefault(rest, target)
            if self._weigh(ReferenceLocation(path, at, kind, value), target):
                known[rest] = None

    def _folders(self, base: WebAddress) -> list[tuple[str, _Known]]:
        """The folder of a base and those above it, up to the root, each with what is known of it."""
        start, found = f"{base.scheme}:{base.authority}:", []
        path = base.path[: base.path.rfind("/") + 1]
        while path:
            found.append((path, self._known.setdefault(start + path, {})))
            path = path[: path.rfind("/", 0, -1) + 1]
        return found

    def _take_alone(self, noted: PageReferences) -> None:
        """What needs no address."""
        path, graph = noted.path, self.graph
        if noted.has_places:
            graph.ids[path] = noted.ids
        graph.mentions |= noted.mentions
        if noted.delay is not None:
            graph.delays[path] = noted.delay
        if noted.is_hidden:
            graph.hidden.add(path)
        if noted.repeated:
            graph.repeated[path] = frozenset(name for name, _ in noted.repeated)
            twice = (ReferenceLocation(path, at, "id", name) for name, at in noted.repeated)
            graph.alone += [LinkFault(code="site-id-twice", spot=spot) for spot in twice]
        graph.alone += [LinkFault(code=code, spot=ReferenceLocation(path, at, "", path)) for code, at in noted.flaws]
        graph.alone += [fault for one in noted.spoken for fault in _spoken(path, *one)]

    def _inner(self, noted: PageReferences, use: Reference) -> None:
        """A fragment of the page itself."""
        fragment = cleaned(use.value)[1:].partition(_DIRECTIVE)[0]
        if is_free(fragment) or use.kind in _NO_FRAGMENT:
            return
        if use.kind == "usemap":
            spot = ReferenceLocation(noted.path, use.at, use.kind, use.value)
            self.graph.alone.append(LinkFault(code="site-fragment", spot=spot))
            return
        found = element_of(fragment, noted.ids)
        if found is None or any(found == name for name, _ in noted.repeated):
            spot = ReferenceLocation(noted.path, use.at, use.kind, use.value)
            self.graph.aims.setdefault((noted.path, fragment), []).append(spot)

    def _weigh(self, spot: ReferenceLocation, target: ResolvedUrl) -> bool:
        """Any other reference; whether it is settled for all files of the folder."""
        graph = self.graph
        if not spot.value.strip():
            if spot.kind not in MAY_BE_EMPTY:
                graph.alone.append(LinkFault(code="site-empty-address", spot=spot))
        elif target.realm is Realm.INSIDE:
            return self._aim(spot, target)
        elif target.realm is Realm.FAULTY:
            graph.alone.append(LinkFault(code=target.code, spot=spot, hint=target.hint))
        elif target.realm is Realm.OUTSIDE:
            self._check_mixed(spot)
            if target.code:
                graph.beside.append((spot, target.path, target.address, target.climbs))
            elif target.address:
                fragment = f"#{target.fragment}" if target.fragment else ""
                graph.outside.setdefault(target.address + fragment, []).append(spot)
        return False

    def _check_mixed(self, spot: ReferenceLocation) -> None:
        is_plain = cleaned(spot.value)[:5].lower() == "http:"
        if is_plain and self._home.scheme == "https" and self._home.host and spot.kind in LOADING:
            self.graph.alone.append(LinkFault(code="site-mixed", spot=spot))

    def _aim(self, spot: ReferenceLocation, target: ResolvedUrl) -> bool:
        """A file of the site is wanted."""
        names, graph = self._names, self.graph
        is_plain = spot.value[:5].lower() == "http:"
        is_rough = is_badly_encoded(spot.value)
        if is_plain:
            self._check_mixed(spot)
        fragment = "" if is_free(target.fragment) or spot.kind in _NO_FRAGMENT else target.fragment
        found = names.find(target.path) if names and not fragment and spot.kind not in FINAL else None
        if is_rough and (found or not names or names.find(target.path)):
            graph.alone.append(LinkFault(code="site-encoding", spot=spot, hint=mended_percent(spot.value)))
        if found is not None and names and names.files[found]:
            if found == spot.file:
                return False
            (graph.named if spot.kind in NO_LINK else graph.reached).add(found)
            is_known = found in graph.reached or (found in graph.named and not is_page(found))
            return is_known and not is_plain and not is_rough
        graph.aims.setdefault((target.path, fragment), []).append(spot)
        if target.climbs:
            graph.climbing.add(spot)
        return False


_NEW = ResolvedUrl(realm=Realm.NOWHERE)
"""Stands for a reference that was not met yet."""


@lru_cache(maxsize=50_000)
def _steps(value: str) -> tuple[int, str]:
    """How many folders a reference goes up at its beginning, and the rest of it."""
    steps = 0
    while value.startswith("../", 3 * steps):
        steps += 1
    return steps, value[3 * steps :]


@lru_cache(maxsize=10_000)
def _form(address: str, shown: str) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    refused = fault(address, shown)
    return (refused.code, tuple(sorted(refused.words.items()))) if refused else None


def _spoken(path: str, address: str, shown: str, at: int) -> Iterator[LinkFault]:
    found = _form(address, shown)
    if found:
        yield LinkFault(code=found[0], spot=ReferenceLocation(path, at, "a href", address), words=found[1])
