"""YAML, string-first: what is written stays what was written, and every mistake knows its place."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.source import decode
from site_builder.content.yaml_nodes import UNPRINTABLE, Entries, Items, Node, Scalar, parse

TEXTS = [
    "no",
    "on",
    "off",
    "yes",
    "true",
    "null-and-void",
    "16:30",
    "7:30",
    "190:20:30",
    "0912345678",
    "012345670123",
    "007",
    "2.000",
    "1.001190",
    "1_000",
    "0x1F",
    "0b1",
    "2026-13-45",
    "2026-11-01",
    "=",
    "<<",
    "<<:",
    "1e3",
    ".inf",
    ".nan",
    "+84",
    "-0",
    "0o17",
    "1.871",
    "71,4",
    "3/4",
    "24/7",
    "a:b",
    "#1",
    "x#2",
    "có",
    "không",
]
MISTAKES = {
    "a second colon": ("title: Thứ Hai: nghỉ\n", "yaml-colon", 1, 15),
    "a tab": ("office:\n\taddress: a\n", "yaml-tab", 2, 1),
    "a tab further in": ("office:\n  name: a\n\thours: b\n", "yaml-tab", 3, 1),
    "an open quotation mark": ('name: a\nnote: "chưa đóng\nkind: xã\n', "yaml-unclosed", 2, 7),
    "an open bracket": ("name: a\nlocalities: [a, b\nkind: xã\n", "yaml-bracket", 3, 5),
    "a bracket open to the end": ("name: a\nlocalities: [\n\n", "yaml-syntax", 2, 14),
    "no colon": ("name: a\nkind\nnote: b\n", "yaml-no-colon", 2, 1),
    "too far in": ("name: a\n  kind: b\n", "yaml-nested", 2, 3),
    "too far out": ("teams:\n    - id: a\n  - id: b\n", "yaml-indent", 3, 3),
    "a backslash": ('note: "C:\\đường"\n', "yaml-escape", 1, 10),
    "an at sign": ("note: @longkhanh\n", "yaml-start", 1, 7),
    "a percent sign": ("note: %a\n", "yaml-start", 1, 7),
    "an ampersand": ("note: &a b\n", "yaml-anchor", 1, 7),
    "an asterisk": ("a: 1\nnote: *a\n", "yaml-anchor", 2, 7),
    "an exclamation mark": ("note: !khan cấp\n", "yaml-anchor", 1, 7),
    "billion laughs": ("a: &a [1]\nb: [*a, *a]\n", "yaml-anchor", 1, 4),
    "a second document": ("name: a\n---\nkind: b\n", "yaml-two-documents", 2, 1),
    "a list as a key": ("? [a]\n: b\n", "yaml-key", 1, 3),
    "a list alone": ("- a\n- b\n", "not-a-mapping", 1, 1),
    "a word alone": ("xã Bảo Quang\n", "not-a-mapping", 1, 1),
    "a control character": ("name: Bảo Quảng Đường\nnote: ạ\x07ạ\nkind: xã\nx: 1\ny: 2\n", "control-character", 2, 8),
}


def value(tree: Entries, key: str) -> Node:
    """The value of a key."""
    return tree.entries[key][1]


@pytest.mark.parametrize("text", TEXTS)
def test_every_scalar_stays_the_text_that_was_written(text: str) -> None:
    """What YAML would read as a truth value, a date, a sexagesimal or octal number is a text here."""
    tree, problems = (
        parse(f"key: {text}\nlist: [{text}]\n", "a.yaml") if "#" not in text else parse(f"key: {text}", "a")
    )
    if text == "#1":
        assert value(tree, "key") == Scalar(text=None, place=value(tree, "key").place)
        return
    if text == "<<:":
        assert [problem.code for problem in problems] == ["yaml-colon"]
        return
    node = value(tree, "key")
    assert problems == []
    assert isinstance(node, Scalar)
    assert node.text == text


@pytest.mark.parametrize("written", ["", "~", "null", '""', "''", "   "])
def test_nothing_written_is_nothing(written: str) -> None:
    """A key without a value counts as not given."""
    node = value(parse(f"key: {written}\n", "a.yaml")[0], "key")
    assert isinstance(node, Scalar)
    assert node.text is None


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_names_its_rule_and_its_place(what: str) -> None:
    """Line and column are those of the character that has to be changed, or of the line at least."""
    text, code, line, column = MISTAKES[what]
    _, problems = parse(text, "a.yaml")
    assert [(p.code, p.place.file, p.place.line, p.place.column) for p in problems] == [(code, "a.yaml", line, column)]


def test_a_key_written_twice_is_told_and_the_first_one_counts() -> None:
    """YAML would silently take the last; the place is that of the second."""
    tree, problems = parse("name: Một\nkind: xã\nname: Hai\n", "a.yaml")
    assert [(p.code, p.place.line, p.words) for p in problems] == [("duplicate-key", 3, {"key": "name", "first": "1"})]
    node = value(tree, "name")
    assert isinstance(node, Scalar)
    assert node.text == "Một"


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}"), ("- ", ""), ("[", "")])
def test_no_nesting_exhausts_the_stack(opening: str, closing: str) -> None:
    """100,000 brackets crash PyYAML's composer; here they are one mistake."""
    _, problems = parse(f"key: {opening * 100_000}{closing * 100_000}\n", "a.yaml")
    assert [problem.code for problem in problems][-1] in ("yaml-deep", "yaml-indent")
    assert len(problems) == 1


def test_lists_and_mappings_keep_the_place_of_every_item() -> None:
    """Of block and flow styles alike; columns count characters, not bytes."""
    tree, _ = parse("đường: [một, hai]\ntổ:\n  - tên: Đức\n    số: 1\n", "a.yaml", first_line=5)
    flow, block = value(tree, "đường"), value(tree, "tổ")
    assert isinstance(flow, Items)
    assert isinstance(block, Items)
    assert [(item.place.line, item.place.column) for item in flow.items] == [(5, 9), (5, 14)]
    first = block.items[0]
    assert isinstance(first, Entries)
    places = [(key.line, key.column, node.place.column) for key, node in first.entries.values()]
    assert places == [(7, 5, 10), (8, 5, 9)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_places_are_exact_whatever_the_encoding_and_the_line_ends(encoding: str, ends: str) -> None:
    """Windows and phones save files in all these ways. UTF-16 needs its byte order mark."""
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    body = mark + "name: Bảo Quang\nkind: xã\nname: Hai\n".replace("\n", ends).encode(encoding)
    _, problems = parse(decode(body), "a.yaml")
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("duplicate-key", 3, 1)]


@given(st.text(st.sampled_from("ab:đ-#[]{}\"'&*!|>%@`\t\n \u00a0\u2028\u2029\x85\x0b\x07²0,?~"), max_size=60))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    """Nothing raises, and every mistake lies in the text."""
    seen = decode(text.encode())
    tree, problems = parse(seen, "a.yaml")
    lines = seen.split("\n")
    assert problems or isinstance(tree, Entries)
    for problem in problems:
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


def test_what_no_yaml_may_hold_is_what_the_parser_refuses() -> None:
    """Our pattern says what is in it, the library's what is not: 3 ms to compile, for every start of ours."""
    every = "".join(map(chr, range(0x110000)))
    assert UNPRINTABLE.findall(every) == yaml.reader.Reader.NON_PRINTABLE.findall(every)
