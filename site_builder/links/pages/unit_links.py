"""Finds the links of a unit's pages while the pages are in memory.

The bytes of a page are searched for the attributes that its template may contain. No parser runs, so a page takes 0.03
ms instead of 0.3 ms. This finds every link that a browser would follow, and a few more where a text quotes HTML. So a
dead link that is found here is only suspected: before it is reported, a parser checks the page (`links.html.scanner`).
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from html import unescape

from site_builder.links.pages.cross_unit import is_page, stem
from site_builder.links.url.fragments import element_of, is_free
from site_builder.links.url.resolve import Realm, SiteAddress, page_base, read_home, resolve
from site_builder.model.addresses import SHORT, is_text
from site_builder.model.output import Copy, Published, StandingPage
from site_builder.model.page_links import DeadLink, Orphan, PageLinks, Wanted

_MARKS = ('src="', "url=", 'action="', 'data="', 'poster="', 'cite="', 'background="')
PARSED = "<"
"""A template with this mark has pages that need a parser."""
_UNUSUAL = re.compile(
    r"""\b(?:href|src|srcset|action|data|poster|cite|background|id)\s*=\s*(?!")[^\s=]"""
    r"""|\b(?:HREF|SRC)=|srcset="|\burl\(|image"\s+content=|application/ld\+json""",
)
"""A template that matches may contain addresses that the search for attributes does not find."""


def marks_of(template: str) -> frozenset[str]:
    """Returns the attributes, besides href, after which the pages of a template contain addresses."""
    return frozenset([mark for mark in _MARKS if mark in template] + [PARSED] * bool(_UNUSUAL.search(template)))


def _values(mark: str) -> Callable[[bytes, int, int], list[bytes]]:
    return re.compile(mark.encode() + rb'([^"]*)"').findall


_FIND = {mark: _values(mark) for mark in _MARKS}
_HREF, _SRC, _SRCSET, _ID = map(_values, ('href="', ' src="', ' srcset="', ' id="'))
_IN_FILES: Mapping[str, Callable[[bytes], list[bytes]]] = {
    ".xml": re.compile(rb'(?:<loc>|href=")([^<"]*)').findall,
    ".webmanifest": re.compile(rb'"(?:src|start_url)": "([^"]*)"').findall,
}
"""`pages.feeds` writes these files."""
_STYLE_ENDS = b"</style>"
_DIRECTIVE = ":~:"
_STUB = b'http-equiv="refresh"'


@dataclass(slots=True, kw_only=True)
class UnitLinkFinder:
    """Collects the links of one unit's files, in any order.

    `home` is the address of the unit, and `base` is the URL of the site with a slash at its end.
    """

    home: str
    base: str
    _addresses: set[str] = field(default_factory=set)
    """It holds all addresses of the unit."""
    _ids: dict[str, Sequence[bytes]] = field(default_factory=dict)
    """It maps a page to its ids, in their order."""
    _linked: set[str] = field(default_factory=set)
    """It holds the addresses to which a page of the unit leads. A page that leads to itself does not count."""
    _wanted: dict[str, Wanted] = field(default_factory=dict)
    """It maps an address with its fragment to the first page that leads there."""
    _full_urls: dict[bytes, str] = field(default_factory=dict)
    """It maps the site's own URLs that are written in full to a page. Heads, feeds and sitemaps have hundreds."""
    _stubs: set[str] = field(default_factory=set)
    _dead: set[DeadLink] = field(default_factory=set)
    _followed: dict[str, set[bytes]] = field(default_factory=dict)
    """It maps a folder to references that go up. They mean the same on all pages there, and are followed once."""
    _outside: set[bytes] = field(default_factory=set)
    """These references leave the site, whatever page contains them."""
    _site: list[SiteAddress] = field(default_factory=list)
    """It holds `base` as a value. It is read when it is first needed."""

    def file(self, file: Published) -> None:
        """Adds a file that is not a page."""
        self._addresses.add(file.url)
        find = _IN_FILES.get(file.url[file.url.rfind(".") :])
        if find and not isinstance(file, Copy | StandingPage):
            self._follow_all(file.url, set(find(file.body)), set())

    def page(self, url: str, body: bytes, marks: Collection[str]) -> "PageFindings":
        """Adds a page, and returns what was found on it. `marks` are those of its template."""
        found, ids, twice = findings = (_parsed if PARSED in marks else _searched)(body, marks)
        self._dead.update(DeadLink(code="site-id-twice", page=url, reference=name.decode()) for name in twice)
        if "url=" in marks and _STUB in body:
            self._stubs.add(url)
        self._take(url, found, ids)
        return findings

    def standing(self, page: StandingPage) -> None:
        """Adds a page that stands, of which it is known what was found on it."""
        self._take(page.url, page.references, page.ids)

    def _take(self, url: str, found: AbstractSet[bytes], ids: Sequence[bytes]) -> None:
        self._addresses.add(url)
        self._ids[url] = ids
        folder = url[: url.rfind("/", 0, -1) + 1]
        self._follow_all(url, found - self._outside, self._followed.setdefault(folder, set()))

    def needs_no_link(self, url: str) -> None:
        """Marks a page to which nobody leads any more, and which is there for old links and paper."""
        self._stubs.add(url)

    def _follow_all(self, page: str, found: AbstractSet[bytes], shared: set[bytes]) -> None:
        base, ids = self.base.encode(), self._ids.get(page, [])
        for raw in sorted(found - shared):  # in a fixed order, whatever the hash seed
            if raw[:1] == b"#":
                if not _is_named(_text(raw)[1:], ids):
                    self._suspect("site-fragment", page, _text(raw))
            elif raw.startswith(base):
                self._full_urls[raw] = page
            elif raw != b"./" or not page.endswith("/"):  # a page that links to itself does so many times
                if raw[:3] == b"../":
                    shared.add(raw)
                self._follow(page, raw)

    def _follow(self, page: str, raw: bytes) -> None:
        reference = _text(raw)
        address = _plain_relative(page, reference)
        if address is None:
            address = self._resolved(page, reference)
        if address is None:
            self._outside.add(raw)
            return
        path, mark, part = address.partition("#")
        if path.endswith("index.html"):
            path = path.removesuffix("index.html")
            address = f"{path}{mark}{part}"
        self._wanted.setdefault(address, Wanted(address=address, page=page, reference=reference))
        if path != page:
            self._linked.add(path)

    def _resolved(self, page: str, reference: str) -> str | None:
        """Returns the address within the site that a reference means, or None if the reference leaves the site."""
        if not self._site:
            self._site.append(read_home(self.base))
        target = resolve(reference, page_base(page, self._site[0]), self._site[0])
        if target.realm is Realm.FAULTY or not reference.strip():
            self._suspect(target.code or "site-empty-address", page, reference)
        if target.realm is not Realm.INSIDE:
            return None
        return f"{target.path}#{target.fragment}" if target.fragment else target.path

    def _suspect(self, code: str, page: str, reference: str) -> None:
        self._dead.add(DeadLink(code=code, page=page, reference=reference))

    def page_links(self, sources: Callable[[], Mapping[str, str]], *, outer: bool) -> PageLinks:
        """Returns the links of the unit once all its files have been added. `sources` maps addresses to content files.

        If the unit is `outer`, units lie below it and may refer to ids of its pages, so the ids are included.
        """
        own = {f"{self.base}{url}".encode() for url in self._addresses}
        for raw, page in self._full_urls.items():
            if raw.partition(b"?")[0] not in own:  # what follows only tells versions of a file apart
                reference = _text(raw)
                address = reference.removeprefix(self.base)
                self._wanted.setdefault(address, Wanted(address=address, page=page, reference=reference))
        wanted = [one for _, one in sorted(self._wanted.items()) if not self._is_own(one)]
        offers = list(self._addresses)
        if outer:
            offers += (f"{url}#{name.decode()}" for url, names in self._ids.items() for name in names)
        return PageLinks(
            dead=tuple(sorted(self._dead)),
            wanted=tuple(wanted),
            orphans=self._orphans(sources),
            offers="\n".join(sorted(offers)),
            anchors="\n".join(sorted(self._linked_parts())),
        )

    def _linked_parts(self) -> Iterator[str]:
        """Yields the parts of the unit's own texts to which another of its pages leads: others may lead there too."""
        for address, wanted in self._wanted.items():
            path, mark, _ = address.partition("#")
            if mark and path != wanted.page and path in self._ids and is_text(path.removeprefix(self.home)):
                yield address

    def _is_own(self, wanted: Wanted) -> bool:
        """Returns whether the unit itself has a wanted address. If only its fragment is missing, it is suspected."""
        path, mark, part = wanted.address.partition("#")
        if path not in self._addresses:
            return False
        if mark and path in self._ids and not _is_named(part, self._ids[path]):
            self._suspect("site-fragment", wanted.page, wanted.reference)
        return True

    def _orphans(self, sources: Callable[[], Mapping[str, str]]) -> tuple[Orphan, ...]:
        """Returns pages and media to which no page of the unit leads. Any version of a picture stands for all."""
        alone = self._ids.keys() - self._stubs - self._linked - {self.home}
        unlinked = [url for url in alone if url.endswith("/") and not url.startswith(SHORT)]  # paper leads to codes
        used, start = set(map(stem, self._linked)), f"{self.home}media/"
        media = {stem(url): url for url in sorted(self._addresses - self._stubs) if url.startswith(start)}
        unlinked += [url for name, url in media.items() if name not in used]
        known = sources() if unlinked else {}
        return tuple(sorted(Orphan(address=url, file=known.get(url, f"{self.home}unit.yaml")) for url in unlinked))


def doubtful_pages(page_links: PageLinks, home: str, inside: tuple[str, ...]) -> set[str]:
    """Returns the pages of a unit that may have a dead link.

    `inside` are the addresses of the units inside this one. Links into them are judged there.
    """
    own = (one for one in page_links.wanted if one.address.startswith(home) and not one.address.startswith(inside))
    return {link.page for link in page_links.dead} | {wanted.page for wanted in own}


def confirmed(page_links: PageLinks, doubtful: Collection[str], bodies: Mapping[str, bytes]) -> PageLinks:
    """Removes what only looked like a dead link: a parser reads the doubtful pages again."""
    if not doubtful:
        return page_links
    from site_builder.links.html.scanner import page  # noqa: PLC0415 - a site without dead links need not load it

    pages = {url: page(url, bodies[url].decode()) for url in doubtful if is_page(url)}
    written = {
        url: {reference.value for reference in one.references} | {name for name, _ in one.repeated}
        for url, one in pages.items()
    }
    return replace(
        page_links,
        dead=tuple(one for one in page_links.dead if one.reference in written.get(one.page, (one.reference,))),
        wanted=tuple(one for one in page_links.wanted if one.reference in written.get(one.page, (one.reference,))),
    )


_PLAIN = re.compile(
    r"((?:\.\./)*)(?:\./)?((?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?)(#[a-z0-9-]+)?"
)
"""Nearly every reference to another page of the site looks like this."""


def _plain_relative(page: str, reference: str) -> str | None:
    """Returns the address that a plain relative reference means. It is faster than the full rules of URLs."""
    match = _PLAIN.fullmatch(reference) if reference else None
    if not match:
        return None
    up, down, part = match.groups("")
    folder = page[: page.rfind("/") + 1]
    for _ in range(len(up) // 3):
        if not folder:
            return None
        folder = folder[: folder.rfind("/", 0, -1) + 1]
    return f"{folder}{down}{part}"


def _is_named(fragment: str, ids: Collection[bytes]) -> bool:
    """Returns whether a fragment names something on a page with these ids, as browsers look for it."""
    if fragment.encode() in ids:
        return True
    element = fragment.partition(_DIRECTIVE)[0]
    return is_free(element) or element_of(element, {name.decode() for name in ids}) is not None


PageFindings = tuple[set[bytes], list[bytes], list[bytes]]
"""They are the references of a page, its ids, and those ids that occur twice."""


def _searched(body: bytes, marks: Collection[str]) -> PageFindings:
    """Searches a page by the names of attributes. Its style sheet, which has none, is skipped."""
    start, end = max(body.find(_STYLE_ENDS), 0), len(body)
    found = {*_HREF(body, 0, start), *_HREF(body, start, end)}
    if body.find(b"<img", start) >= 0:
        found.update(_SRC(body, start, end), *map(_candidates, _SRCSET(body, start, end)))
    for mark in marks:
        found.update(_FIND[mark](body, 0, end))
    ids = _ID(body, start, end)
    twice = _repeated(ids) if len(set(ids)) < len(ids) else []
    return found, ids, twice


def _repeated(ids: list[bytes]) -> list[bytes]:
    """Returns each id that stood before, as often as it stands again."""
    seen, twice = set[bytes](), list[bytes]()
    for name in ids:
        if name in seen:
            twice.append(name)
        seen.add(name)
    return twice


def _parsed(body: bytes, _marks: Collection[str]) -> PageFindings:
    """Reads a page with a parser."""
    from site_builder.links.html.scanner import page  # noqa: PLC0415 - hardly any theme needs it

    found = page("", body.decode())
    twice = [name.encode() for name, _ in found.repeated]
    return {reference.value.encode() for reference in found.references}, [name.encode() for name in found.ids], twice


def _text(raw: bytes) -> str:
    return unescape(raw.decode()) if b"&" in raw else raw.decode()


def _candidates(srcset: bytes) -> list[bytes]:
    return [part.split()[0] for part in srcset.split(b",") if part.strip()]
