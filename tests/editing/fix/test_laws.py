"""Laws of repair: it restores what was spoiled, does nothing twice, changes no meaning, and fails on nothing."""

import re
import unicodedata
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_site import small_site

from editing.fix.folders import REAL, SMALL, after
from site_builder.content.files import read_layer
from site_builder.editing.fix.names import kind_of
from site_builder.editing.fix.repair import Repairing, repair
from site_builder.editing.fix.slips import slips
from site_builder.editing.fix.value import Draft, Edit
from site_builder.model.folder import Folder
from site_builder.text.normalize import clean

TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """A text as Windows saved Vietnamese before UTF-8: letters, then their tone."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(part for part in apart if part not in TONES))
        letters.append(bare + "".join(part for part in apart if part in TONES))
    return "".join(letters).encode("cp1258")


def old_dates(text: str) -> str:
    """Days as officials write them."""
    return re.sub(
        r"^( *(?:- )?(?:date|expires|checked_on|as_of): )(\d{4})-0?(\d+)-0?(\d+)$",
        r"\1\4/\3/\2",
        text,
        flags=re.MULTILINE,
    )


def squeezed(text: str) -> str:
    """Keys without the space after their colon."""
    return re.sub(r"^( *(?:- )?(?:title|summary|kind|role|state|label)): ", r"\1:", text, count=3, flags=re.MULTILINE)


SPOILERS: dict[str, Callable[[str], str | bytes]] = {
    "marks apart": lambda text: unicodedata.normalize("NFD", text),
    "Icelandic eth": lambda text: text.replace("Đ", "Ð").replace("đ", "ð"),
    "spaces of Word": lambda text: text.replace(" ", "\u00a0"),
    "invisible letters": lambda text: text.replace("ấ", "ấ\u200b").replace("- ", "- \ufeff"),
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old line ends": lambda text: text.replace("\n", "\r"),
    "no last line end": lambda text: text.removesuffix("\n"),
    "a mark at the start": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "Windows-1258": windows_1258,
    "dates": old_dates,
    "yes": lambda text: re.sub(r": có$", ": Có", text, flags=re.MULTILINE),
    "full-width colons": lambda text: text.replace("\nkind: ", "\nkind：").replace("\ntitle: ", "\ntitle："),
    "squeezed": squeezed,
}


LINE_ENDS_AND_BYTES = [name for name in SPOILERS if re.search("line end|start|UTF|Windows", name)]
"""What can only come last, and only once."""
LETTERS = [name for name in SPOILERS if name not in LINE_ENDS_AND_BYTES]


def spoiled(text: bytes, *spoilers: str) -> bytes:
    """A text with several slips; what cannot be spoiled so stays."""
    for spoiler in spoilers:
        try:
            made = SPOILERS[spoiler](text.decode())
        except UnicodeEncodeError:  # a letter that the old code page does not have
            continue
        text = made if isinstance(made, bytes) else made.encode()
    return text


def spoiling(names: Iterable[str], most: int) -> st.SearchStrategy[dict[str, list[str]]]:
    """Some files, each with slips."""
    slips = st.builds(
        lambda several, last: [*several, last],
        st.lists(st.sampled_from(LETTERS), unique=True, max_size=3),
        st.sampled_from(LINE_ENDS_AND_BYTES),
    )
    return st.dictionaries(st.sampled_from(sorted(names)), slips, max_size=most)


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_what_was_spoiled_is_restored(spoiler: str) -> None:
    """Law: every file of the real content comes back byte for byte."""
    folder = {name: spoiled(body, spoiler) for name, body in REAL.items()}
    assert sum(folder[name] != REAL[name] for name in REAL) > 25
    now = after(folder, repair(folder))
    assert {name for name in REAL if now[name] != REAL[name]} == set()


@settings(max_examples=8)
@given(spoiling(REAL, 6))
def test_several_slips_at_once_are_restored(slips: dict[str, list[str]]) -> None:
    """Law: and repairing the repaired folder changes nothing."""
    folder = {name: spoiled(body, *slips.get(name, ())) for name, body in REAL.items()}
    now = after(folder, repair(folder))
    assert {name for name in REAL if now[name] != REAL[name]} == set()
    assert repair(now).changes == ()


_KEYS = ["name", "kind", "note", "title", "date", "id", "hotline", "localities", "office", "event", "starts", "sample"]
_MARKS = [": ", ":", "：", "- ", "– ", "\n", "\n", "\n  ", "\n\t", "  ", "---\n", " #", "|", ">", *"[]{},\"'“”@`%*&!\\"]
_ODD = ["\u00a0", "\u200b", "\u2028", "\r", "\x00", "\ufeff"]
_VALUES = ["1/11/2026", "7h30 ngày 1/11/2026", "0912345678", "x", "Ấp 1", "ap-1", "Thứ Hai: nghỉ", "[a](B C.md)"]
PIECES = st.sampled_from([*_KEYS, *_MARKS, *_ODD, *_VALUES])
TEXTS = st.lists(PIECES, max_size=24).map("".join)
NAMES = [
    "unit.yaml",
    "bao-quang/teams.yaml",
    "bao-quang/unit.yml",
    "guides/B C.md",
    "guides/b-c.md",
    "bao-quang/guides/a.md",
]
FOLDERS = st.dictionaries(
    st.sampled_from([*NAMES, "announcements/Họp.MD", "bao-quang/announcements/2026-11-18-hop-ap.md", "events.yaml"]),
    st.one_of(
        TEXTS.map(str.encode),
        TEXTS.map(lambda text: f"---\n{text}\n---\n{text}".encode()),
        TEXTS.map(lambda text: f"title: A\nlocalities:\n  - {text}".encode()),
        TEXTS.map(lambda text: text.encode("utf-16")),
        st.binary(max_size=40),
    ),
    max_size=4,
)


@settings(max_examples=150)
@given(FOLDERS)
def test_nothing_is_repaired_twice_and_nothing_breaks_it(files: dict[str, bytes]) -> None:
    """Law: for any bytes; and no file is lost."""
    folder = {**SMALL, **files}
    repaired = repair(folder)
    now = after(folder, repaired)
    assert len(now) == len(folder)
    again = repair(now)
    assert again.changes == ()
    assert {(left.code, left.place) for left in again.left} <= {(left.code, left.place) for left in repaired.left}


@settings(max_examples=150)
@given(st.sampled_from(["unit.yaml", "teams.yaml", "guides/a.md", "announcements/a.md"]), TEXTS, TEXTS)
def test_what_could_be_read_reads_the_same(name: str, text: str, body: str) -> None:
    """Law: where a file had no mistakes, every value is what it was."""
    start = {"unit.yaml": "name: A\n", "teams.yaml": "teams:\n  - id: a\n    name: b\n    "}.get(
        name, "---\ntitle: A\n"
    )
    written = (f"{start}{text}\n---\n{body}" if name.endswith(".md") else start + text).encode()
    before, mistakes = read_layer(Folder(files={name: written}))
    now = after({name: written}, repair({name: written}))[name]
    assert now is not None
    unit, remaining = read_layer(Folder(files={name: now}))
    assert len(remaining) <= len(mistakes) or any(mistake.code.startswith("yaml-") for mistake in mistakes)
    if not mistakes:
        assert unit == before
        assert remaining == ()


@settings(max_examples=25)
@given(spoiling(SMALL, 4))
def test_a_repaired_site_has_no_new_problem(slips: dict[str, list[str]]) -> None:
    """Law: and none of the old ones that was only a slip."""
    folder = {name: spoiled(body, *slips.get(name, ())) for name, body in SMALL.items()}
    with small_site(folder) as site:
        now = after(folder, repair(folder))
        repaired = site.put({name: body for name, body in now.items() if body is not None}).build(dry=True)
        assert repaired.codes == []


def _written_over(old: str, new: str) -> Callable[[Draft], list[Edit]]:
    """A repair that writes a word over another one."""

    def find(draft: Draft) -> list[Edit]:
        return [
            Edit(code="bad", line=number, column=line.index(old) + 1, old=old, new=new)
            for number, line in enumerate(draft.text.split("\n"), start=1)
            if old in line
        ]

    return find


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bảo Quang", "Bảo Vinh"),
        ("kind: ", "kind:"),
        ("hotline: 0251 1022", "hotline: 0251 1023"),
        ("date: 2026-11-18", "date: 2026-11-19"),
        ("  - id", "    - id"),
        ("services: [vneid]", "services: [vneid, vssid]"),
        ("title: ", "tagline: "),
        ("---", "----"),
        ("Bấm", "Đừng bấm"),
        ("#buoc-2", "#buoc-1"),
        ("name: Xuân An", "name: “Xuân An”"),
        ("topics: [", "# topics: ["),
    ],
)
def test_a_repair_that_would_change_what_is_said_is_not_made(old: str, new: str) -> None:
    """The proof reads the file before and after; it does not trust the repair."""
    bad = Repairing(find=_written_over(old, new))
    assert any(old.encode() in body for body in SMALL.values())
    assert repair(SMALL, repairs=(bad,)).changes == ()


def test_a_repair_that_changes_only_the_spelling_is_made() -> None:
    """The proof is no wall: a comment, a quotation mark, another way to write a day."""
    for old, new in (("hotline: 0251 1022", "hotline: '02511022' # trực"), ("date: 2026-11-18", "date: 18/11/2026")):
        assert len(repair(SMALL, repairs=(Repairing(find=_written_over(old, new)),)).changes) == 1


@settings(max_examples=60)
@given(st.sampled_from(sorted(REAL)), st.integers(0, 10**6), PIECES, st.booleans())
def test_a_stray_keystroke_is_mended_or_left(name: str, at: int, piece: str, over: bool) -> None:  # noqa: FBT001 - an example
    """Law: what could be read reads the same; slips cost no word; and nothing is repaired twice."""
    text = REAL[name].decode()
    start = at % len(text)
    kind = re.sub(
        r"^(?:_?[a-z0-9-]+/)*?(?=(?:guides|announcements)/|[a-z]+(?:\.[a-z]{2,3})?\.yaml)", "", name
    )  # as its unit names it
    stricken = {kind: (text[:start] + piece + text[start + (len(piece) if over else 0) :]).encode()}
    before, mistakes = read_layer(Folder(files=stricken))
    now = after(stricken, repair(stricken))
    assert repair(now).changes == ()
    unit, remaining = read_layer(Folder(files={file: body for file, body in now.items() if body is not None}))
    assert remaining == () if not mistakes else len(remaining) <= len(mistakes) or mistakes[0].code.startswith("yaml-")
    assert unit == before or mistakes
    draft = Draft(file=kind, kind=kind_of(kind), text=clean(stricken[kind].decode()))
    assert _words(draft.edited(slips(draft)).text) == _words(draft.text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
