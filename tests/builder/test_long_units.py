"""Long units: an edit among many announcements costs what it touches, and leaves what a clean build makes (law 1)."""

import json
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lives import Life
from papers import pdf
from small_site import CONTENT, DAY, Built, Files, SmallSite
from test_incremental import old_files

from site_builder.builder import long_unit
from site_builder.builder.long_unit_rows import long_unit_data, long_unit_of
from site_builder.content import resting
from site_builder.content.files import read_layer
from site_builder.content.substitution import filled
from site_builder.links import routes
from site_builder.model.announcement import Announcement
from site_builder.model.folder import Folder
from site_builder.model.location import field_names
from site_builder.model.long_unit import LongUnit
from site_builder.model.standing import Standing
from site_builder.output import placement

UNIT = "bao-quang/"
LONG = "Nội dung chính của buổi họp. " * 40
"""Four entries of a list with such a summary fill a page."""
SLUGS = ("hop-ap", "tiem-chung", "cat-dien", "don-rac", "doi-the", "lop-hoc")
HEADS: dict[str, str] = {
    "plain": "",
    "summary": f"summary: {LONG}\n",
    "event": f"event: {{starts: {DAY + timedelta(2)} 08:00, place: nhà văn hóa}}\n",
    "expires": f"expires: {DAY + timedelta(1)}\n",
    "corrected": f"updated: {DAY + timedelta(1)}\n",
    "alias": "aliases: [dia-chi-cu]\n",
    "alias of another": "aliases: [tiem-chung]\n",
    "attached": "attachments: [{file: ../media/mau.pdf, label: Mẫu đơn}]\n",
    "draft": "draft: có\n",
    "hidden": "hide: có\n",
    "endless": "urgent: có\n",
    "pinned": "pinned: có\n",
    "sample": "sample: có\nlocalities: [ap-1]\n",
}
BODIES: dict[str, str] = {
    "plain": "Mời mỗi nhà một người.",
    "guide": "Xem [cách cài](../guides/cai-vneid.md#buoc-2).",
    "another": "Xem [lần trước](2026-11-18-tiem-chung.md).",
    "address of another": "Xem [lần trước](https://longkhanh.gov.vn/247/bao-quang/thong-bao/tiem-chung/).",
    "file": "Tải [mẫu đơn](../media/mau.pdf).",
    "fact": "Gọi {đường dây nóng|trưởng ấp}.",
    "weekday": "Họp Thứ Hai 18/11/2026.",
    "quoted": 'Gõ `href="khong-co/"` vào ô.',
    "broken": "Xem [bài](../guides/khong-co.md).",
    "mobile": "Gọi 0912 345 678.",
}
DAYS = (date(2026, 11, 15), date(2026, 11, 18), DAY, DAY + timedelta(2))
WORDS = ("Một", "Hai")


def text(head: str, body: str, word: str, appears: date) -> str:
    """An announcement."""
    return f"---\ntitle: {word}\ndate: {appears}\n{HEADS[head]}---\n{BODIES[body]}\n\n{word}.\n"


def name(slug: str, day: date = DAYS[1]) -> str:
    """The file of an announcement: with another day in its name it is another file of the same slug."""
    return f"{UNIT}announcements/{day}-{slug}.md"


MANY: Files = {
    **CONTENT,
    f"{UNIT}unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0251 1022\nlocalities: [{id: ap-1, kind: ấp, name: A}]\n",
    f"{UNIT}media/mau.pdf": pdf("mau"),
    **{
        name(f"cu-{number}"): text("summary", "plain", f"Cũ {number}", DAYS[0] - timedelta(number))
        for number in range(9)
    },
    **{name(slug): text("summary", "guide", slug, DAYS[1]) for slug in SLUGS},
}
"""A commune with so many announcements that their list has several pages."""


class LongLife(Life):
    """The life of a site on which every unit counts as long."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, MANY)
        self.site.remove(f"{UNIT}ap-moi")  # it inherits all announcements, and would tell what its commune does not

    def build(self, **options: Any) -> Built:  # noqa: ANN401 - as Options has them
        """As any build, but a unit with one announcement is long."""
        return super().build(long_unit=1, **options)

    def _text(self, slug: str, day: date, head: str, body: str, word: str, appears: date) -> None:
        self.site.put({name(slug, day): text(head, body, word, appears)})

    def _without(self, number: int) -> None:
        files = sorted((self.site.content / UNIT / "announcements").glob("*.md"))
        if len(files) > 1:
            files[number % len(files)].unlink()


_NUMBER = st.integers(0, 200)
_TEXT = st.tuples(
    st.just("text"),
    st.sampled_from(SLUGS),
    st.sampled_from(DAYS[:2]),
    st.sampled_from(sorted(HEADS)),
    st.sampled_from(sorted(BODIES)),
    st.sampled_from(WORDS),
    st.sampled_from(DAYS),
)
_KINDS = st.sampled_from(("all", "only", "dry", "strict", "other", "preview", "verify"))
_OTHERS = st.one_of(
    st.tuples(st.just("without"), _NUMBER),
    st.tuples(st.just("day"), st.integers(-2, 4)),
    st.tuples(
        st.sampled_from(("guide", "pdf", "unit", "override", "note")),
        st.just(UNIT),
        st.just("mau"),
        st.sampled_from(WORDS),
    ),
    st.tuples(
        st.just("news"), st.just(""), st.just("vssid"), st.sampled_from(WORDS), st.integers(-2, 2), st.integers(0, 2)
    ),
    st.tuples(st.just("same size"), _NUMBER, st.booleans()),
    st.tuples(st.sampled_from(("lose a page", "cut a page")), _NUMBER),
    st.tuples(st.sampled_from(("delete", "cut", "spoil", "keep", "restore")), st.sampled_from((".cache", "public"))),
)
HISTORIES = st.lists(
    st.one_of(_TEXT, _TEXT, _TEXT, st.tuples(st.just("build"), _KINDS, st.just(UNIT)), _OTHERS), max_size=12
)


def leaves_no_trace(history: list[tuple[Any, ...]]) -> None:
    """Law 1 for one history, with a build after each of its steps, so that each meets what the last one has left."""
    with tempfile.TemporaryDirectory() as folder:
        life = LongLife(Path(folder))
        built = life.build()
        for event in history:
            built = life.live([event]).build()
        clean = life.clean()
        assert built.report.problems == clean.report.problems
        assert clean.report.failed or not differing(built, clean)
        clean = life.mend()
        assert not differing(life.build(), clean)


def differing(built: Built, clean: Built) -> set[str]:
    """The files of the output that one build has made otherwise. Pages are too long for a message of pytest."""
    names = built.tree.keys() | clean.tree.keys() | {"the manifest"}
    return {name for name in names if _told(built, name) != _told(clean, name)}


def _told(built: Built, name: str) -> bytes | None:
    return built.tree.get(name, built.manifest if name == "the manifest" else None)


@given(HISTORIES)
def test_a_long_unit_with_a_past_is_the_same_as_one_without(history: list[tuple[Any, ...]]) -> None:
    """Whatever was written, removed, built and lost."""
    with old_files():
        leaves_no_trace(history)


_key = Standing.key


def _alone(standing: Standing, *items: Announcement | None, state: str = "") -> str:
    return _key(standing, *items[:1], state=state)


_EDIT = ("text", "hop-ap", DAYS[1], "summary", "plain", "Một", DAYS[1])
_ENDS = ("text", "hop-ap", DAYS[1], "expires", "plain", "Một", DAYS[1])
_LEADS = ("text", "hop-ap", DAYS[1], "summary", "another", "Một", DAYS[1])
_WRONG = ("text", "hop-ap", DAYS[1], "summary", "weekday", "Một", DAYS[1])
_LATER = ("text", "tiem-chung", DAYS[1], "plain", "plain", "Một", DAYS[3])
_DRAFT = ("text", "tiem-chung", DAYS[1], "draft", "plain", "Một", DAYS[1])
BUGS: dict[str, tuple[Callable[[], AbstractContextManager[object]], list[tuple[Any, ...]]]] = {
    "a page does not follow from those beside it": (partial(mock.patch.object, Standing, "key", _alone), [_EDIT]),
    "nothing of a text changes with the day": (
        partial(mock.patch.object, long_unit, "_fell", lambda *_given: False),
        [_ENDS, ("day", 3)],
    ),
    "a text rests that leads to another one": (
        partial(mock.patch.object, routes, "folder_of", lambda *_given: ""),
        [_LATER, _LEADS, ("day", 3)],
    ),
    "a text rests that something is wrong with": (
        partial(mock.patch.object, long_unit, "_told_of", lambda *_given: set()),
        [_WRONG, _DRAFT],
    ),
    "all but the announcements is taken for the same": (
        partial(mock.patch, "site_builder.builder.worker.constant", lambda *_given: ""),
        [("unit", UNIT, "mau", "Hai")],
    ),
    "the output is believed to hold what was made last": (
        partial(mock.patch.object, LongUnit, "is_right", lambda *_given: True),
        [("keep", "public"), _EDIT, ("restore", "public")],
    ),
}


@pytest.mark.parametrize("bug", BUGS)
def test_the_law_finds_what_is_wrong_with_a_long_unit(bug: str) -> None:
    """A law that cannot fail says nothing."""
    planted, history = BUGS[bug]
    leaves_no_trace(history)
    with planted(), pytest.raises(AssertionError):
        leaves_no_trace(history)


def number(one: int, title: str = "", head: str = "summary", body: str = "guide") -> Files:
    """One of many announcements, each on a day of its own."""
    day = DAYS[1] - timedelta(one)
    return {name(f"tin-{one:04}", day): text(head, body, title or f"Tin {one}", day)}


def many(count: int) -> Files:
    """A commune with so many of them."""
    return {file: body for one in range(count) for file, body in number(one).items()} | dict(CONTENT)


def touched(folder: Path, count: int, edit: Files) -> tuple[int, int]:
    """How many pages an edit in a long unit makes, and how many texts are read for it that nobody has edited."""
    site = SmallSite(folder, many(count))
    first = site.build(long_unit=9)
    with mock.patch("site_builder.builder.unit.read_alone", wraps=resting.read_alone) as reading:
        built = site.put(edit).build(long_unit=9)
    assert not differing(built, site.clean())
    assert differing(built, first)
    return built.report.rendered, reading.call_count


@pytest.mark.parametrize("edit", [number(15, "Đã sửa"), {name("tin-moi", DAY): text("summary", "plain", "Mới", DAY)}])
def test_an_edit_costs_what_it_touches(tmp_path: Path, edit: Files) -> None:
    """An old one is corrected, or a new one is written: the pages of the others stand, and hardly a file is parsed."""
    few, more = touched(tmp_path / "few", 40, edit), touched(tmp_path / "more", 160, edit)
    assert few == more
    assert sum(more) < 60, more


def test_a_day_costs_what_it_ends(tmp_path: Path) -> None:
    """An announcement expires: its page is made, those of the lists, and nothing else of ninety."""
    site = SmallSite(tmp_path, many(90)).put({name("han"): text("expires", "plain", "Hết hạn", DAYS[1])})
    site.build(long_unit=9)
    later = DAY + timedelta(2)
    built = site.build(later, long_unit=9)
    assert not differing(built, site.clean(later))
    assert 0 < built.report.rendered < 60


def test_what_somebody_has_changed_in_the_output_is_found(tmp_path: Path) -> None:
    """A page that stands is not read again, like one of a unit that is reused; `--verify` proves both."""
    site = SmallSite(tmp_path, many(30))
    site.build(long_unit=9)
    page = site.output / UNIT / "thong-bao/tin-0020/index.html"
    page.write_bytes(page.read_bytes().replace(b"Tin 20", b"Tin 99"))
    site.put({name("tin-moi", DAY): text("summary", "plain", "Mới", DAY)}).build(long_unit=9)
    assert "cache-differs" in site.build(long_unit=9, verify=9).codes
    assert not differing(site.build(long_unit=9), site.clean())


def test_a_build_that_was_killed_leaves_nothing_that_is_believed(tmp_path: Path) -> None:
    """Some of the pages are new and some old: the journal says which, so that all are made."""
    site, written = SmallSite(tmp_path, many(30)), list[object]()
    site.build(long_unit=9)

    def put(*given: Any) -> bool:  # noqa: ANN401 - as placement has them
        written.append(given)
        if len(written) > 20:
            raise KeyboardInterrupt
        return placement.put(*given)

    site.put(number(15, "Đã sửa"))
    with mock.patch("site_builder.output.files.put", put), pytest.raises(KeyboardInterrupt):
        site.build(long_unit=9)
    assert not differing(site.build(long_unit=9), site.clean())


KEPT_AWAKE = {("aliases", "alias"), ("aliases", "alias of another"), ("draft", "draft"), ("hide", "hidden")}
"""Facts of texts that never rest."""


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("body", BODIES)
def test_a_text_that_rests_says_what_its_file_says(head: str, body: str) -> None:
    """Whatever is asked of it first."""
    file = "announcements/2026-11-18-hop-ap.md"
    folder = Folder(path=("bao-quang",), files={file: text(head, body, "Một", DAYS[1]).encode()})
    read = partial(resting.read_alone, folder, read_layer(folder)[0], lambda unit: filled(unit, DAY), file)
    whole = read()
    for key in sorted({*field_names(Announcement)} - {"places", "opening"}):
        one = resting.resting(folder.name_of(file), resting.facts_of(whole, "", "Mời"), read)
        if (key, head) not in KEPT_AWAKE:
            assert repr(getattr(one, key)) == repr(getattr(whole, key)), key
        assert one.at().file == whole.at().file
        assert (one.body, one.places) == (whole.body, whole.places)


def test_what_is_kept_survives_the_cache(tmp_path: Path) -> None:
    """Row by row; and it is believed of its own unit only."""
    site = SmallSite(tmp_path, MANY)
    site.build(long_unit=9)
    (kept,) = (tmp_path / ".cache/units").glob("*/*.json")
    data = json.loads(kept.read_bytes().partition(b"\n")[2])
    again = long_unit_data(long_unit_of(data, "bao-quang"), "bao-quang")
    assert json.loads(json.dumps(again)) == data
    assert len(data["texts"]) == len(SLUGS) + 9
    with pytest.raises(ValueError, match="xuan-an"):
        long_unit_of(data, "xuan-an")
