"""Laws of what is gathered: order, parts and places of files make no difference."""

import pickle
import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.graph.collector import Collector
from site_builder.links.graph.file_index import FileIndex
from site_builder.links.graph.graph import LinkGraph, faults
from site_builder.links.html.other_files import paper
from site_builder.links.html.references import LinkFault, PageReferences
from site_builder.links.html.scanner import page
from site_builder.links.url.resolve import SiteAddress

HOME = SiteAddress(scheme="https", host="xa.example", path="/247/")
_FILES = ("a.html", "b/index.html", "b/c.html", "b/d/e.html", "Đ.html", "x.png")
_LINKS = [
    *_FILES,
    "b/",
    "b",
    "A.html",
    "b/c.html#i",
    "b/c.html#j",
    "khong.html",
    "b/d/",
    "",
    "#i",
    "#k",
    "Đ.html",
    "đ.html",
]
_KINDS = (
    "<a href='{}'>",
    "<img src='{}'>",
    "<link rel=canonical href='{}'>",
    "<meta http-equiv=refresh content='0;url={}'>",
)
ELEMENTS = st.lists(st.tuples(st.sampled_from(_KINDS), st.sampled_from(_LINKS)), max_size=5)
SITES = st.fixed_dictionaries({name: ELEMENTS for name in _FILES if name.endswith("html")})
Site = dict[str, list[tuple[str, str]]]


def texts(site: Site, folder: str = "") -> dict[str, str]:
    """Pages whose links are relative to the root, or lie all in one folder."""
    made = {}
    for name, elements in site.items():
        up = "../" * name.count("/")
        body = "".join(kind.format(link if link[:1] in ("", "#") else up + link) for kind, link in elements)
        made[folder + name] = f"<p id=i><p id=j><p id=j>{body}"
    return made


def noted(pages: dict[str, str]) -> list[PageReferences]:
    """Each page, noted."""
    return [page(name, text) for name, text in pages.items()]


def names(pages: dict[str, str], folder: str = "") -> FileIndex:
    """All files, the picture among them."""
    return FileIndex({**{name: len(text) for name, text in pages.items()}, f"{folder}x.png": 1})


def gathered(parts: Sequence[Sequence[PageReferences]], known: FileIndex | None, home: SiteAddress = HOME) -> LinkGraph:
    """Several parts, each taken in by itself, sent and merged."""
    whole = LinkGraph(home=home)
    for part in parts:
        collector = Collector(home, known)
        for one in part:
            collector.add(one)
        if known:
            collector.graph.trim(known)
        whole.merge(pickle.loads(pickle.dumps(collector.graph)))  # noqa: S301 - our own
    return whole


def told(site: Site) -> tuple[LinkFault, ...]:
    """All at once, in their order."""
    pages = texts(site)
    return faults(gathered([noted(pages)], None), names(pages))


@given(SITES, st.randoms(use_true_random=False), st.integers(1, 4), st.booleans())
def test_order_and_parts_make_no_difference(site: Site, chance: random.Random, count: int, early: bool) -> None:  # noqa: FBT001
    """Nor does it whether the names of all files are known from the start, or only at the end."""
    pages = texts(site)
    shuffled = noted(pages)
    chance.shuffle(shuffled)
    parts = [shuffled[index::count] for index in range(count)]
    known = names(pages)
    assert faults(gathered(parts, known if early else None), known) == told(site)


@given(SITES, st.sampled_from(["m/", "m/n/"]))
def test_moving_pages_with_what_they_lead_to_changes_nothing(site: Site, folder: str) -> None:
    """The same is told of the same places, at the pages' new names."""
    pages = texts(site, folder)
    moved = faults(gathered([noted(pages)], None), names(pages, folder))
    before = [
        (f"{folder}{fault.location.file}", fault.location.at, fault.code)
        for fault in told(site)
        if fault.code != "site-orphan"
    ]
    after = [(fault.location.file, fault.location.at, fault.code) for fault in moved if fault.code != "site-orphan"]
    assert after == before


@given(SITES, st.sampled_from(["", "a.html"]))
def test_what_is_mended_is_told_no_more(site: Site, link: str) -> None:
    """A link that leads to a file of the site is never missing; one that does not always is."""
    pages = texts(site)
    for fault in faults(gathered([noted(pages)], None), names(pages)):
        if fault.code == "site-missing" and link:
            text = pages[fault.location.file]
            right = "../" * fault.location.file.count("/") + link
            end = fault.location.at + len(fault.location.value)
            mended = {**pages, fault.location.file: text[: fault.location.at] + right + text[end:]}
            after = faults(gathered([noted(mended)], None), names(mended))
            place = (fault.location.file, fault.location.at)
            assert not [
                one for one in after if one.code == "site-missing" and (one.location.file, one.location.at) == place
            ]


def test_a_file_that_appears_or_goes_is_seen_by_those_that_name_it() -> None:
    """Though they did not change: their names are kept, not their answers."""
    whole = gathered(
        [[page("a.html", "<a href=b.css>"), *filter(None, [paper("c.css", "a { src: url(d.png) }")])]], None
    )
    every = {"a.html": 1, "b.css": 1, "c.css": 1, "d.png": 1}
    for gone, code in (("b.css", ["a.html"]), ("d.png", ["c.css"]), ("", [])):
        known = FileIndex({name: size for name, size in every.items() if name != gone})
        assert [fault.location.file for fault in faults(whole, known, whole=False)] == code
