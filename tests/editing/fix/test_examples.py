"""Repairs by example: what an official wrote, and how it stands afterwards."""

import unicodedata

import pytest
from small_site import GUIDE, NEWS, PROJECT, SmallSite

from editing.fix.folders import REAL, SMALL, after, mended
from site_builder.editing.fix.encoding import decode
from site_builder.editing.fix.meaning import key_types
from site_builder.editing.fix.repair import repair
from site_builder.model.file_kinds import FILE_KINDS
from site_builder.model.location import Location

UNIT = "xa/unit.yaml"
HEAD = "name: A\nkind: xã\n"

SAME_VALUE = [
    ("hotline: 02511022", "hotline: 0251 1022"),
    ('hotline: "+84 912-345-678"  # trực đêm', 'hotline: "0912 345 678"     # trực đêm'),
    ("hotline: 0912345678    # trực", "hotline: 0912 345 678  # trực"),
    ("hotline: “0912.345.678”", "hotline: 0912 345 678"),
    ("office: {phone: 02513846123, name: A}", "office: {phone: 0251 3846 123, name: A}"),
    ("succession:\n  date: 1/7/2025   # ngày", "succession:\n  date: 2025-07-01 # ngày"),
    ("succession: {date: '01.07.2025'}", "succession: {date: '2025-07-01'}"),
    ("localities:\n- {id: a, kind: ấp, name: A, sample: x}", "localities:\n- {id: a, kind: ấp, name: A, sample: có}"),
    ("note:\u00a0Ðường\u200b dây", "note: Đường dây"),
    (f"# {unicodedata.normalize('NFD', 'ghi chú')}\nnote: b", "# ghi chú\nnote: b"),
]
MENDED = [
    ("note:Thứ Hai nghỉ", "note: Thứ Hai nghỉ"),
    ("note：Thứ Hai nghỉ", "note: Thứ Hai nghỉ"),
    ("note:Thứ Hai: nghỉ", 'note: "Thứ Hai: nghỉ"'),
    ("note: Thứ Hai: nghỉ   ", 'note: "Thứ Hai: nghỉ"'),
    ("note: @longkhanh", 'note: "@longkhanh"'),
    ("note: `mã`", 'note: "`mã`"'),
    ("note: %5", 'note: "%5"'),
    ("note: [đang cập nhật]", 'note: "[đang cập nhật]"'),
    ("note: [đang] cập nhật", 'note: "[đang] cập nhật"'),
    ("note: > 18 tuổi", 'note: "> 18 tuổi"'),
    ("note: **Chú ý** việc này", 'note: "**Chú ý** việc này"'),
    ("note: “Thứ Hai: nghỉ”", 'note: "Thứ Hai: nghỉ"'),
    ('note: Bấm "không": xong', "note: 'Bấm \"không\": xong'"),
    ("note: C:\\a: 'b' \"c\"", 'note: "C:\\\\a: \'b\' \\"c\\""'),
    ("warnings:\n  - Chú ý: kẻ gian", 'warnings:\n  - "Chú ý: kẻ gian"'),
    ("warnings:\n- **Đừng** bấm\n- Được", 'warnings:\n- "**Đừng** bấm"\n- Được'),
    ("office:\n\tname: Ủy ban\n\tphone: 113", "office:\n  name: Ủy ban\n  phone: 113"),
    ("office:\n\tname: Ủy ban\n    phone: 113", "office:\n    name: Ủy ban\n    phone: 113"),
    ("localities:\n  - id: a\n\tkind: ấp\n    name:A: B", 'localities:\n  - id: a\n    kind: ấp\n    name: "A: B"'),
    ("localities:\n  – id: a\n    kind: ấp\n    name: A", "localities:\n  - id: a\n    kind: ấp\n    name: A"),
    ("localities:\n  - id:a\n    kind:ấp\n    name: A: B", 'localities:\n  - id: a\n    kind: ấp\n    name: "A: B"'),
    ("note: # chưa rõ\nhotline:113\ntagline: b: c", 'note: # chưa rõ\nhotline: 113\ntagline: "b: c"'),
    ("hotline:113  # trực", "hotline: 113  # trực"),
    ("office:\n  phone:113", "office:\n  phone: 113"),
    ("warnings:[a, b]", "warnings: [a, b]"),
]
LEFT = [
    "note:#x",
    "note: null\nadress: x",
    "note: ~\n[",
    "note: 'a'\nadress: x",
    "note: Thứ Hai: nghỉ # chắc vậy",
    "note: Thôn 3 #2",
    'note: "chưa đóng',
    'note: "a" b "c"',
    "note: “Trang 24/7”",
    "note: A: b\n  tiếp theo",
    "hotline: 0912 34",
    "hotline: 0912345678 / 0912345679",
    "succession: {date: 1/7/25}",
    "succession: {date: 31/2/2025}",
    "localities: [{id: a, kind: ấp, name: '1', sample: chưa}]",
    "ghichu:abc",
    "tagline: x\nnote\nhotline: 113",
    "channels:\n  - kind: phone\n    value: 0912345678",
    "office:\n\tname: A\n   phone: 113",
    "note: |\n  a: b\n  “c: d”",
    "note: 'a: b'",
    "note: https://dongnai.gov.vn:443/a",
    "note: 7:30",
    "page_name: BaoQuang24/7",
]


@pytest.mark.parametrize(("written", "spelled"), SAME_VALUE)
def test_a_value_gets_its_usual_spelling(written: str, spelled: str) -> None:
    """Comments, quotation marks, columns and everything else on the line stay."""
    assert mended(UNIT, f"{HEAD}{written}\n# hết\n") == f"{HEAD}{spelled}\n# hết\n"


@pytest.mark.parametrize(("written", "spelled"), MENDED)
def test_a_line_that_cannot_be_read_is_written_so_that_it_can(written: str, spelled: str) -> None:
    """Its words stay what they were."""
    assert mended(UNIT, f"{HEAD}{written}\n# hết\n") == f"{HEAD}{spelled}\n# hết\n"


@pytest.mark.parametrize("written", LEFT)
def test_what_is_not_sure_is_left_to_a_person(written: str) -> None:
    """So is what may be meant as it stands."""
    assert mended(UNIT, f"{HEAD}{written}\n") == f"{HEAD}{written}\n"


def test_all_slips_of_a_file_are_mended_or_none() -> None:
    """A file that still cannot be read proves nothing; its letters are put in order all the same."""
    assert mended(UNIT, f"{HEAD}note: a: b\n[\n") == f"{HEAD}note: a: b\n[\n"
    assert mended(UNIT, f"{HEAD}note: a: b\r\n[\n") == f"{HEAD}note: a: b\n[\n"


@pytest.mark.parametrize(
    ("body", "text", "faults"),
    [
        (b"\xef\xbb\xbfa: b\n", "a: b\n", ("bom",)),
        ("\ufeffấp\r\n".encode("utf-16-le"), "ấp\n", ("utf-16", "line-ends")),
        (b"a: b\rc: d", "a: b\nc: d\n", ("line-ends", "last-line")),
        ("name: ấp\n".encode(), "name: ấp\n", ()),
        (b"", "", ()),
        ("Bảo Quang, Đồng Nai – “ấp”".encode(), "Bảo Quang, Đồng Nai – “ấp”\n", ("last-line",)),
    ],
)
def test_bytes_become_plain_text(body: bytes, text: str, faults: tuple[str, ...]) -> None:
    """UTF-8 without a mark, one kind of line end, and one at the end."""
    decoded = decode(body)
    assert decoded
    assert (decoded.text, decoded.faults) == (text, faults)


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfea",
        b"\x00\xff",
        "café crème brûlée".encode("latin-1"),
        b"Ti\xd5ng Vi\xd6t",
        "Tiếng Việt".encode()[:-2],
        b"Tie\xe1ng Vie\xe4t \xf1\xf6\xf4\xefng",
        b"\xd4\xf4\xfd\xed",
    ],
    ids=["half", "zero", "French", "TCVN3", "cut", "VNI", "letters only"],
)
def test_what_reads_as_no_vietnamese_is_left(body: bytes) -> None:
    """Nearly any bytes can be decoded as Windows-1258; words come out of few."""
    assert decode(body) is None
    folder = {**SMALL, UNIT: body}
    assert repair(folder).changes == ()


BAD_ID = "localities: [{id: Ấp 1, kind: ấp, name: '1'}]\n"
BAD_TEAM = "teams:\n  - id: to-xa\n    locality: Ấp 1   # ấp\n"


def test_an_id_is_mended_with_all_that_refers_to_it() -> None:
    """Also in units that inherit it, and in files that were not asked for."""
    folder = {**SMALL, UNIT: (HEAD + BAD_ID).encode(), "xa/teams.yaml": BAD_TEAM.encode()}
    now = after(folder, repair(folder, frozenset({UNIT})))
    assert now[UNIT] == (HEAD + BAD_ID.replace("Ấp 1", "ap-1")).encode()
    assert now["xa/teams.yaml"] == BAD_TEAM.replace("Ấp 1   #", "ap-1   #").encode()


@pytest.mark.parametrize("file", ["xa/unit.yaml", "unit.yaml", "xa/trong/unit.yaml"])
def test_an_id_that_could_be_taken_for_another_is_left(file: str) -> None:
    """In the same file, above or below; in a unit beside it, it is a stranger."""
    entry = "{id: ap-1, kind: ấp, name: '1a'}"
    folder = {**SMALL, UNIT: (HEAD + BAD_ID).encode(), "xa/teams.yaml": BAD_TEAM.encode()}
    text = f"{HEAD}localities: [{entry}]\n"
    if file == UNIT:
        text = folder[file].decode().replace("}]\n", f"}}, {entry}]\n")
    repaired = repair({**folder, file: text.encode()})
    assert not [change for change in repaired.changes if change.file == UNIT]
    assert [(left.code, left.old) for left in repaired.left] == [("id-taken", "Ấp 1")]
    beside = repair({**folder, "huyen/unit.yaml": f"{HEAD}localities: [{entry}]\n".encode()})
    assert [change.file for change in beside.changes] == ["xa/unit.yaml", "xa/teams.yaml"]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("guides/Bài Một.MD", "guides/bai-mot.md"),
        ("guides/cai_zalo.md", "guides/cai-zalo.md"),
        ("guides/zalo.md.txt", "guides/zalo.md"),
        ("guides/zalo.markdown", "guides/zalo.md"),
        (unicodedata.normalize("NFD", "guides/Đường dây.md"), "guides/duong-day.md"),
        ("announcements/2026-11-20_Nghỉ lễ.md", "announcements/2026-11-20-nghi-le.md"),
        ("events.yml", "events.yaml"),
        ("Events.YAML", "events.yaml"),
    ],
)
def test_a_file_whose_name_is_refused_is_renamed(name: str, better: str) -> None:
    """It has no page yet, so that no address changes."""
    text = {"guides": GUIDE, "announcements": NEWS}.get(name.partition("/")[0], "events: []\n")
    folder = {**SMALL, f"bao-quang/{name}": text.encode()}
    repaired = repair(folder)
    assert [(change.file, change.name) for change in repaired.changes] == [(f"bao-quang/{name}", f"bao-quang/{better}")]


@pytest.mark.parametrize(
    "name",
    [
        "guides/cai-zalo.en.md",
        "guides/bai.txt",
        "guides/….md",
        "media/Ảnh Một.md",
        "media/Bài.yml",
        "ghi-chu.yml",
        "Xã Mới/Bài.md",
        "bao-quang/site.yml",
        "guides/ok.md",
        "1-11-2026-hop.md",
    ],
)
def test_other_names_stay(name: str) -> None:
    """Good ones, translations, pictures, folders, and what may be anything."""
    assert repair({**SMALL, name: GUIDE.encode()}).changes == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bao-quang/guides/Bài.md", "bao-quang/guides/bai.md"),
        ("bao-quang/guides/Bài.md", "bao-quang/guides/bài.MD"),
        ("bao-quang/guides/Bài.md", "guides/bai.md"),
        ("guides/Bài.md", "bao-quang/guides/bai.md"),
        ("bao-quang/announcements/2026-11-20-Bài.md", "bao-quang/announcements/bai.md"),
        ("bao-quang/announcements/2026-11-20-Bài.md", "announcements/2026-01-01-bai.md"),
        ("bao-quang/events.yml", "bao-quang/events.yaml"),
    ],
)
def test_a_name_that_is_taken_is_left_and_told(one: str, other: str) -> None:
    """Here, above or below: the file would take another's place."""
    folder = {**SMALL, one: GUIDE.encode(), other: GUIDE.encode()}
    repaired = repair(folder)
    assert [change for change in repaired.changes if change.file != change.name] == []
    assert ("name-taken", Location(file=one, line=0)) in [(left.code, left.place) for left in repaired.left]


@pytest.mark.parametrize(
    ("written", "now"),
    [
        ("[a](../guides/Bài Một.md)", "[a](../guides/bai-mot.md)"),
        ("[a](<../guides/Bài Một.md>)", "[a](<../guides/bai-mot.md>)"),
        ("[a](../guides/B%C3%A0i%20M%E1%BB%99t.md#buoc-1)", "[a](../guides/bai-mot.md#buoc-1)"),
        ('[a](../guides/Bài Một.md "Bài")', '[a](../guides/bai-mot.md "Bài")'),
        ("[a]\n\n[a]: ../guides/Bài%20Một.md", "[a]\n\n[a]: ../guides/bai-mot.md"),
        ("[a](../guides/cai-vneid.md) và Bài Một.md", "[a](../guides/cai-vneid.md) và Bài Một.md"),
        ("[a](../../xuan-an/guides/Bài Một.md)", "[a](../../xuan-an/guides/Bài Một.md)"),
        ("[a](https://dongnai.gov.vn/guides/Bài Một.md)", "[a](https://dongnai.gov.vn/guides/Bài Một.md)"),
    ],
)
def test_links_follow_a_renamed_file(written: str, now: str) -> None:
    """Wherever a reader of the text may come from; what only looks like it stays."""
    news = f"---\ntitle: A\ndate: 2026-11-18\n---\n{written}\n"
    folder = {**SMALL, "bao-quang/guides/Bài Một.md": GUIDE.encode(), "bao-quang/announcements/tin.md": news.encode()}
    assert after(folder, repair(folder))["bao-quang/announcements/tin.md"] == news.replace(written, now).encode()


def test_related_guides_and_texts_of_data_files_follow_too() -> None:
    """Not only the text below the front matter links."""
    guide = GUIDE.replace("topic:", "related: [Bài Một]\nneeds: ['[xem](Bài Một.md)']\ntopic:")
    unit = SMALL["unit.yaml"].decode() + "note: Xem [bài](guides/Bài%20Một.md).\n"
    folder = {**SMALL, "guides/Bài Một.md": GUIDE.encode(), "guides/hai.md": guide.encode(), "unit.yaml": unit.encode()}
    now = after(folder, repair(folder))
    assert now["guides/hai.md"] == guide.replace("Bài Một.md", "bai-mot.md").replace("Bài Một", "bai-mot").encode()
    assert now["unit.yaml"] == unit.replace("Bài%20Một", "bai-mot").encode()


def test_a_renamed_file_is_published_and_found(site: SmallSite) -> None:
    """The site that could not be built has all its pages, and every link arrives."""
    healthy = site.build().tree
    site.remove("guides/cai-vneid.md").put({"guides/Cài VNeID.md": GUIDE})
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("cai-vneid.md", "Cài%20VNeID.md")})
    assert "file-name" in site.build(dry=True).codes
    folder = {path.relative_to(site.content).as_posix(): path.read_bytes() for path in site.content.rglob("*.*")}
    now = after(folder, repair(folder))
    site.remove("guides/Cài VNeID.md").put({name: body for name, body in now.items() if body is not None})
    built = site.build()
    assert built.codes == []
    assert built.tree == healthy


def test_the_real_content_needs_no_repair() -> None:
    """Byte for byte: a repair that finds something to do in healthy files is too eager."""
    assert len(REAL) > 80
    assert repair(REAL).repairs == ()
    assert {name for name in REAL if (PROJECT / "content" / name).is_file()} == set(REAL)


def test_every_key_of_a_kind_of_file_has_its_type() -> None:
    """At any depth, and the lists of a data file among them."""
    assert key_types(FILE_KINDS["unit.yaml"])["note"] == {"text"}
    assert key_types(FILE_KINDS["guides/"])["needs"] == {"texts"}
    assert key_types(FILE_KINDS["teams.yaml"]).items() >= {"teams": {"other"}, "position": {"text"}}.items()


def test_letters_that_bear_more_marks_than_any_are_left_as_they_are() -> None:
    """The reader refuses them, and to sort 120,000 marks takes a minute."""
    piled = "name: A" + "\u0323\u0301" * 60_000 + "\nkind:xã\n"
    assert mended("bao-quang/unit.yaml", piled) == piled
