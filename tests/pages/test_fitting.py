"""A page carries only the rules that may match something on it, and every rule that does."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from small_site import SmallSite

from site_builder.pages.fitting import PLACE, FittingSheet, optional_classes

NAMES = ("a", "b", "ab", "a-b", "c")
COMPOUNDS = st.builds(
    lambda tag, classes, end: f"{tag}{''.join(f'.{name}' for name in classes)}{end}",
    st.sampled_from(["p", "b", "*"]),
    st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
    st.sampled_from(["", ":not(.a)", ":not(.b)", "[class]", '[class~="c"]']),
)
SELECTORS = st.builds(" ".join, st.lists(COMPOUNDS, min_size=1, max_size=2))
RULES = st.builds(lambda parts: f"{','.join(parts)}{{color:red}}", st.lists(SELECTORS, min_size=1, max_size=3))
MEDIA = st.builds(lambda rules: f"@media print{{{''.join(rules)}}}", st.lists(RULES, min_size=1, max_size=3))
SHEETS = st.builds("".join, st.lists(st.one_of(RULES, MEDIA), min_size=1, max_size=6))
ELEMENTS = st.builds(
    lambda tag, classes, inside: f'<{tag} class="{" ".join(classes)}">{inside}</{tag}>',
    st.sampled_from(["p", "b"]),
    st.lists(st.sampled_from(NAMES), max_size=3),
    st.sampled_from(["", "x", '<b class="a-b c">y</b>', "<b>z</b>"]),
)


def style_of(sheet: str, page: str, optional: frozenset[str]) -> str:
    """The style that a page gets."""
    filled = FittingSheet(sheet, optional).fill(f"<style>{PLACE}</style>{page}").decode()
    return filled.partition("<style>")[2].partition("</style>")[0]


@given(SHEETS, st.lists(ELEMENTS, max_size=4))
def test_what_matches_something_is_never_left_out(sheet: str, elements: list[str]) -> None:
    """Nor anything added; and what is left keeps its order."""
    page = "".join(elements)
    fitted = style_of(sheet, page, frozenset(NAMES))
    soup = BeautifulSoup(page, "html.parser")
    selectors = [part for part in re.findall(r"[^{},]+(?=[,{])", sheet) if not part.startswith("@")]
    left = re.findall(r"[^{},]+(?=[,{])", fitted)
    assert [part for part in selectors if soup.select(part) and part not in left] == []
    rest = iter(selectors)
    assert all(any(part == other for other in rest) for part in left if not part.startswith("@"))
    assert style_of(fitted, page, frozenset(NAMES)) == fitted or not fitted


@given(SHEETS, st.lists(ELEMENTS, max_size=4))
def test_a_sheet_without_optional_classes_stays_whole(sheet: str, elements: list[str]) -> None:
    """Byte for byte."""
    assert style_of(sheet, "".join(elements), frozenset()) == sheet


def test_an_empty_media_query_goes_with_its_rules() -> None:
    """A rule of which one selector matches keeps that one; rules without a class always stay."""
    sheet = "p{a:b}.a,.b{c:d}@media print{.b{e:f}@page{g:h}}@media print{.b .a{e:f}}"
    assert style_of(sheet, '<p class="a">', frozenset("ab")) == "p{a:b}.a{c:d}@media print{@page{g:h}}"


@pytest.mark.parametrize(
    "sheet", ['.b::after{content:"}"}.c{d:e}', r".b\:c{d:e}", ".b{d:e}.c{f:g", "@import x;.b{d:e}"]
)
def test_a_sheet_that_is_not_understood_stays_whole(sheet: str) -> None:
    """Braces in quotes, escapes, rules without a block, and what is not closed."""
    assert style_of(sheet, "<p>", frozenset("bc")) == sheet


def test_classes_that_no_template_gives_are_kept() -> None:
    """A script may; so are those of a component that a script shows; and all where an attribute is unusual."""
    templates = {
        "one.html": '<p class="a b-{{ kind }}">',
        "two.html": "{# scripts show c.list #}<p>",
        "three.html": "<p class='a'>",
    }
    styles = {"base.css": ".a{}.b-x{}.table{}.by-script{}", "list": ".list{}.a .item{}"}
    templates["components/list.html"] = '<ul class="list"><li class="item">'
    found = optional_classes(templates, {name: {name} for name in templates}, styles)
    assert found["one.html"] == {"a", "b-x", "table", "list", "item"}
    assert found["two.html"] == {"b-x", "table"}
    assert found["three.html"] == frozenset()


def test_a_page_has_the_rules_of_its_table_and_another_has_not(site: SmallSite) -> None:
    """Though both are made by one template."""
    news = "---\ntitle: Lịch\ndate: 2026-11-18\n---\n| a | b |\n| - | - |\n| 1 | 2 |\n"
    built = site.put({"bao-quang/announcements/2026-11-18-lich.md": news}).build()
    with_table, without = (built.page(f"bao-quang/thong-bao/{name}/index.html") for name in ("lich", "hop-ap"))
    assert ".table th{" in with_table
    assert ".table" not in without
    assert ".masthead{" in without
