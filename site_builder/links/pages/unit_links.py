"""What ties the pages of a unit to each other and to those of other units, found while they are at hand.

A page of ours is looked through for the attributes that its template can have, by name and without being parsed (0.03
ms in place of 0.3): that finds all that a browser would follow and, where a text quotes HTML, a little more. So what
leads nowhere here is only suspected, and whoever tells it asks a parser first (`links.html.scanner`).
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from html import unescape

from site_builder.links.pages.cross_unit import is_page, stem
from site_builder.links.url.fragments import element_of, is_free
from site_builder.links.url.resolve import Realm, SiteAddress, page_base, read_home, resolve
from site_builder.model.output import Copy, Published
from site_builder.model.page_links import DeadLink, Orphan, PageLinks, Wanted

_MARKS = ('src="', "url=", 'action="', 'data="', 'poster="', 'cite="', 'background="')
PARSED = "<"
"""The mark of a template whose pages have to be parsed."""
_UNUSUAL = re.compile(
    r"""\b(?:href|src|srcset|action|data|poster|cite|background|id)\s*=\s*(?!")[^\s=]"""
    r"""|\b(?:HREF|SRC)=|srcset="|\burl\(|image"\s+content=|application/ld\+json""",
)
"""Where a template may have addresses that are not found by name."""


def marks_of(template: str) -> frozenset[str]:
    """Behind what a template's pages have addresses, beside href: each page is looked through for those."""
    return frozenset([mark for mark in _MARKS if mark in template] + [PARSED] * bool(_UNUSUAL.search(template)))


def _values(mark: str) -> Callable[[bytes, int, int], list[bytes]]:
    return re.compile(mark.encode() + rb'([^"]*)"').findall


_FIND = {mark: _values(mark) for mark in _MARKS}
_HREF, _SRC, _SRCSET, _ID = map(_values, ('href="', ' src="', ' srcset="', ' id="'))
_IN_FILES: Mapping[str, Callable[[bytes], list[bytes]]] = {
    ".xml": re.compile(rb'(?:<loc>|href=")([^<"]*)').findall,
    ".webmanifest": re.compile(rb'"(?:src|start_url)": "([^"]*)"').findall,
}
"""Written by `pages.feeds`."""
_STYLE_ENDS = b"</style>"
_DIRECTIVE = ":~:"
_STUB = b'http-equiv="refresh"'


@dataclass(slots=True, kw_only=True)
class UnitLinkFinder:
    """Notes the files of one unit, in any order. `home` is its address, `base` the site's with a slash at its end."""

    home: str
    base: str
    _stands: set[str] = field(default_factory=set)
    """All addresses of the unit."""
    _ids: dict[str, list[bytes]] = field(default_factory=dict)
    """Page → its ids, in order."""
    _led: set[str] = field(default_factory=set)
    """Addresses to which a page leads, itself not counted."""
    _targets: dict[str, Wanted] = field(default_factory=dict)
    """Address with its part → who leads there first."""
    _whole: dict[bytes, str] = field(default_factory=dict)
    """The site's own addresses that are written in full → the page: head, feed and sitemap have hundreds."""
    _stubs: set[str] = field(default_factory=set)
    _dead: set[DeadLink] = field(default_factory=set)
    _shared: dict[str, set[bytes]] = field(default_factory=dict)
    """Folder → references upwards: they mean the same from all pages side by side, and were followed."""
    _outside: set[bytes] = field(default_factory=set)
    """References that leave the site from wherever they stand."""
    _site: list[SiteAddress] = field(default_factory=list)
    """The same as `base`, read once it is asked for."""

    def file(self, file: Published) -> None:
        """A file that is no page."""
        self._stands.add(file.url)
        find = _IN_FILES.get(file.url[file.url.rfind(".") :])
        if find and not isinstance(file, Copy):
            self._follow_all(file.url, set(find(file.body)), set())

    def page(self, url: str, body: bytes, marks: Collection[str]) -> None:
        """A page; `marks` are those of its template."""
        self._stands.add(url)
        found, ids, twice = (_parsed if PARSED in marks else _looked_through)(body, marks)
        self._ids[url] = ids
        self._dead.update(DeadLink(code="site-id-twice", page=url, reference=name.decode()) for name in twice)
        if "url=" in marks and _STUB in body:
            self._stubs.add(url)
        folder = url[: url.rfind("/", 0, -1) + 1]
        self._follow_all(url, found - self._outside, self._shared.setdefault(folder, set()))

    def _follow_all(self, page: str, found: set[bytes], shared: set[bytes]) -> None:
        base, ids = self.base.encode(), self._ids.get(page, [])
        for raw in sorted(found - shared):  # in one order, whatever the hash seed
            if raw[:1] == b"#":
                if not _names(_text(raw)[1:], ids):
                    self._suspect("site-fragment", page, _text(raw))
            elif raw.startswith(base):
                self._whole[raw] = page
            elif raw != b"./" or not page.endswith("/"):  # a page that leads to itself does so many times
                if raw[:3] == b"../":
                    shared.add(raw)
                self._follow(page, raw)

    def _follow(self, page: str, raw: bytes) -> None:
        reference = _text(raw)
        address = _beside(page, reference)
        if address is None:
            address = self._resolved(page, reference)
        if address is None:
            self._outside.add(raw)
            return
        path, mark, part = address.partition("#")
        if path.endswith("index.html"):
            path = path.removesuffix("index.html")
            address = f"{path}{mark}{part}"
        self._targets.setdefault(address, Wanted(address=address, page=page, reference=reference))
        if path != page:
            self._led.add(path)

    def _resolved(self, page: str, reference: str) -> str | None:
        """Any reference as an address of the site; None where it leaves the site."""
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
        """What was found, once all files are noted; `sources` are the content files that addresses come from.

        Of an outer unit's pages others may ask for the ids too.
        """
        own = {f"{self.base}{url}".encode() for url in self._stands}
        for raw, page in self._whole.items():
            if raw not in own:
                reference = _text(raw)
                address = reference.removeprefix(self.base)
                self._targets.setdefault(address, Wanted(address=address, page=page, reference=reference))
        needs = [need for _, need in sorted(self._targets.items()) if not self._is_met(need)]
        offers = list(self._stands)
        if outer:
            offers += (f"{url}#{name.decode()}" for url, names in self._ids.items() for name in names)
        return PageLinks(
            dead=tuple(sorted(self._dead)),
            needs=tuple(needs),
            orphans=self._orphans(sources),
            offers="\n".join(sorted(offers)),
        )

    def _is_met(self, need: Wanted) -> bool:
        """Whether the unit itself has what is needed; a part that a page of its own lacks is a dead end."""
        path, mark, part = need.address.partition("#")
        if path not in self._stands:
            return False
        if mark and path in self._ids and not _names(part, self._ids[path]):
            self._suspect("site-fragment", need.page, need.reference)
        return True

    def _orphans(self, sources: Callable[[], Mapping[str, str]]) -> tuple[Orphan, ...]:
        """Pages and media to which no page of the unit leads; of a picture one version stands for all."""
        lonely = [url for url in self._ids.keys() - self._stubs - self._led - {self.home} if url.endswith("/")]
        used, start = set(map(stem, self._led)), f"{self.home}media/"
        media = {stem(url): url for url in sorted(self._stands) if url.startswith(start)}
        lonely += [url for name, url in media.items() if name not in used]
        known = sources() if lonely else {}
        return tuple(sorted(Orphan(address=url, file=known.get(url, f"{self.home}unit.yaml")) for url in lonely))


def confirmed(page_links: PageLinks, home: str, inside: tuple[str, ...], bodies: Mapping[str, bytes]) -> PageLinks:
    """The ties without what only looked like a fault: a parser reads the pages again that seem to have one.

    `inside` are the addresses of the units that lie in this one: what they have is theirs to say.
    """
    own = (need for need in page_links.needs if need.address.startswith(home) and not need.address.startswith(inside))
    doubtful = {end.page for end in page_links.dead} | {need.page for need in own}
    if not doubtful:
        return page_links
    from site_builder.links.html.scanner import page  # noqa: PLC0415 - a site without faults need not load it

    noted = {url: page(url, bodies[url].decode()) for url in doubtful if is_page(url)}
    said = {url: {use.value for use in one.uses} | {name for name, _ in one.repeated} for url, one in noted.items()}
    return replace(
        page_links,
        dead=tuple(end for end in page_links.dead if end.reference in said.get(end.page, (end.reference,))),
        needs=tuple(need for need in page_links.needs if need.reference in said.get(need.page, (need.reference,))),
    )


_PLAIN = re.compile(
    r"((?:\.\./)*)(?:\./)?((?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*)?)(#[a-z0-9-]+)?"
)
"""Nearly every reference to another page of ours."""


def _beside(page: str, reference: str) -> str | None:
    """The address that a plain relative reference means: quicker than by all the rules."""
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


def _names(fragment: str, ids: Collection[bytes]) -> bool:
    """Whether a fragment means something on a page with these ids, as browsers look for it."""
    if fragment.encode() in ids:
        return True
    element = fragment.partition(_DIRECTIVE)[0]
    return is_free(element) or element_of(element, {name.decode() for name in ids}) is not None


PageFindings = tuple[set[bytes], list[bytes], list[bytes]]
"""What a page refers to, its ids, and those of them that stand twice."""


def _looked_through(body: bytes, marks: Collection[str]) -> PageFindings:
    """All of a page, by the names of attributes; its style, which has none, is passed over."""
    start, end = max(body.find(_STYLE_ENDS), 0), len(body)
    found = {*_HREF(body, 0, start), *_HREF(body, start, end)}
    if body.find(b"<img", start) >= 0:
        found.update(_SRC(body, start, end), *map(_candidates, _SRCSET(body, start, end)))
    for mark in marks:
        found.update(_FIND[mark](body, 0, end))
    ids = _ID(body, start, end)
    twice = [name for index, name in enumerate(ids) if name in ids[:index]] if len(set(ids)) < len(ids) else []
    return found, ids, twice


def _parsed(body: bytes, _marks: Collection[str]) -> PageFindings:
    """The same, by a parser."""
    from site_builder.links.html.scanner import page  # noqa: PLC0415 - hardly any theme needs it

    noted = page("", body.decode())
    twice = [name.encode() for name, _ in noted.repeated]
    return {use.value.encode() for use in noted.uses}, [name.encode() for name in noted.ids], twice


def _text(raw: bytes) -> str:
    return unescape(raw.decode()) if b"&" in raw else raw.decode()


def _candidates(srcset: bytes) -> list[bytes]:
    return [part.split()[0] for part in srcset.split(b",") if part.strip()]
