"""What no eye sees reaches no page, feed or file name, however it is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import pdf
from small_site import GUIDE, SmallSite

from site_builder.content.yaml_nodes import Scalar, parse
from site_builder.text.markdown import fragment, phrase, plain
from site_builder.text.normalize import clean, without_unseen

NEWS_FILE = "bao-quang/announcements/2026-11-18-hop-ap.md"
CONTROLS = [*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFE, 0xFFFF]
HIDING = [0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xE0001, 0xE0041]
HIDING += [*range(0x2028, 0x202F), *range(0x2066, 0x2070), 0xFFF9, 0xFFFA, 0xFFFB]
UNSEEN = re.compile(f"[{''.join(re.escape(chr(code)) for code in (*CONTROLS, *HIDING))}\v\f\x85]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]+)|([0-9]+));")
ALL = "".join(f"&#{code};&#x{code:x};" for code in (*CONTROLS, *HIDING)) + "&shy;&rlm;&lrm;&ZeroWidthSpace;&NoBreak;"


def shows_unseen(text: str) -> list[str]:
    """What a page holds of it: as it is, or by its number."""
    numbers = (int(match[1], 16) if match[1] else int(match[2]) for match in _REFERENCE.finditer(text))
    return [*UNSEEN.findall(text), *(str(code) for code in numbers if UNSEEN.match(chr(min(code, 0x10FFFF))))]


def test_no_reference_in_markdown_becomes_such_a_character(site: SmallSite) -> None:
    """In paragraphs, emphasis, links and their targets, pictures, headings, lists, tables, quotes; and in the feed."""
    body = f"A{ALL}b **c{ALL}d** [e{ALL}f](https://vneid.gov.vn/g{ALL}h)\n\n## I{ALL}k\n\n- l{ALL}m\n\n> n{ALL}o\n"
    table = f"\n| p{ALL}q | r |\n| --- | --- |\n| s{ALL}t | u |\n\n1. v{ALL}w\n"
    guide = GUIDE.replace("why: Một", f"fee: 'a{ALL}b'\nwhy: Một")
    built = site.put({NEWS_FILE: f"---\ntitle: T\ndate: 2026-11-18\n---\n{body}{table}", "guides/cai-vneid.md": guide})
    pages = built.build().tree
    assert "bao-quang/thong-bao/hop-ap/index.html" in pages
    texts = {name: body.decode() for name, body in pages.items() if not name.endswith(".png")}
    assert {name: found for name, text in texts.items() if (found := shows_unseen(text))} == {}


@given(
    st.lists(st.sampled_from(["&#8238;", "&#2;", "&shy;", "&#x202e", "&", "#8203;", "a", " ", "`", "**", "[a](b.md)"]))
)
def test_nothing_that_is_removed_makes_another_one(pieces: list[str]) -> None:
    """References that stand inside each other, too."""
    text = "".join(pieces)
    for html in (*fragment(text).parts, *phrase(text).parts, plain(text)):
        assert UNSEEN.findall(html) == []


@pytest.mark.parametrize("code", CONTROLS)
def test_a_control_character_by_an_escape_is_told_like_the_character_itself(code: int) -> None:
    """In YAML between double quotation marks. A vertical tab and a form feed are spaces, as everywhere."""
    _, problems = parse(f'name: "a\\U{code:08x}b"\n', "unit.yaml")
    assert [(problem.code, problem.place.line) for problem in problems] == [("control-character", 1)]


@pytest.mark.parametrize("code", [*HIDING, 0x0B, 0x0C, 0x85])
def test_what_hides_or_turns_by_an_escape_is_cleaned_like_the_character_itself(code: int) -> None:
    """The value is what the file would say with the very character in it."""
    tree, problems = parse(f'name: "a\\U{code:08x}b"\n', "unit.yaml")
    node = tree.entries["name"][1]
    assert isinstance(node, Scalar)
    assert (node.text, problems) == (clean(f"a{chr(code)}b"), [])
    assert UNSEEN.findall(node.text or "") == []


@given(st.text())
def test_only_what_is_unseen_goes(text: str) -> None:
    """What was right stays as it is."""
    left = without_unseen(text)
    assert UNSEEN.findall(left) == []
    assert without_unseen(left) == left
    if left != text:
        assert UNSEEN.search(text) or re.search("[\u2000-\u200d\u1680\u202f\u205f\u3000]", text)


@pytest.mark.parametrize("code", [1, 0x1B, 0x7F, 0x9B, *HIDING])
def test_no_file_is_published_under_a_name_that_hides_something(code: int, site: SmallSite) -> None:
    """An attachment is not published at all; a text or unit may be, under an address without it."""
    name = f"a{chr(code)}b"
    text = "---\ntitle: T\ndate: 2026-11-18\n---\nX.\n"
    site.put({f"bao-quang/media/{name}.pdf": pdf("a"), f"xuan-an/announcements/2026-11-18-{name}.md": text})
    site.put({f"{name}/unit.yaml": "name: A\nkind: xã\n"})
    built = site.build()
    assert ("bao-quang/media/", "file-name") in [(file[:16], code) for file, code, _, _ in built.told]
    assert [name for name in built.tree if UNSEEN.search(name)] == []
    assert [one for one in built.report.problems if UNSEEN.search(one.words.get("value", ""))] == []
