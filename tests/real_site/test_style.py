"""The style sheet works on Chrome 50 and can be read by old eyes, in every theme."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from real_site.published import ROOT, Published
from site_builder.model.theme import Theme
from site_builder.pages.css import contrast
from site_builder.pages.theme import load_theme

THEMES = sorted(file.parent.name for file in (ROOT / "themes").glob("*/theme.yaml"))
NEWER_THAN_CHROME_50 = {
    "grid": r"display:(inline-)?grid|[{;]grid-",
    "gap": r"[{;](row-|column-)?gap:",
    "clamp(), min(), max()": r"(?<![\w-])(clamp|min|max)\(",
    "selectors": r":(has|is|where|focus-visible|focus-within|any-link)\b",
    "aspect-ratio": r"[{;(]aspect-ratio",
    "inset and logical properties": r"[{;](inset|\w+-(inline|block)(-start|-end)?):",
    "colours": r"(oklch|oklab|lch|lab|color-mix|light-dark|hwb)\(|#([0-9a-f]{8}|[0-9a-f]{4})\b",
    "units": r"\d(dvh|svh|lvh|dvw|cqw|cqi|lh|rlh|cap)\b",
    "rules": r"@(container|layer|scope|property|starting-style)",
    "media ranges": r"@media[^{]*[<>]",
    "values that have no plain one before them": r"(?<!word-break:break-all;)overflow-wrap:anywhere",
    "position: sticky": r"position:sticky",
}
READ = ["ink/paper", "ink/card", "ink/note-card", "ink/alarm-card"]
SEEN = [
    *("quiet/paper", "quiet/card", "quiet/note-card", "quiet/alarm-card"),
    *("link/paper", "link/card", "link/note-card", "link/alarm-card"),
    *("on-brand/brand", "alarm/paper", "alarm/card", "alarm/alarm-card"),
]
NESTING = 2
CLASS = re.compile(r"\.([a-z][\w-]*)")
NEGATED = re.compile(r":not\([^()]*\)")
STATE = re.compile(r":(:?after|:?before|focus|target|root)")


def rules(style: str) -> Iterator[tuple[tuple[str, ...], list[tuple[str, str]]]]:
    """Each block of declarations with the chain of what it stands in: (("@media print", "a"), [("color", "#000")])."""
    chain: list[str] = []
    for part in re.findall(r"[^{};]*[{};]|[^{};]+$", style):
        text, mark = part[:-1].strip(), part[-1]
        if mark == "{":
            chain.append(text)
            continue
        if text:
            name, _, value = text.partition(":")
            yield tuple(chain), [(name.strip(), value.strip())]
        if mark == "}":
            chain.pop()
    assert chain == []


def declarations(style: str) -> list[tuple[tuple[str, ...], str, str]]:
    """(where, property, value) of each declaration, in order."""
    return [(where, name, value) for where, pairs in rules(style) for name, value in pairs]


@cache
def theme(name: str) -> Theme:
    """A theme of the project."""
    return load_theme(name, [ROOT / "themes"], "vi")


@pytest.fixture(params=THEMES)
def sheets(request: pytest.FixtureRequest) -> Mapping[str, str]:
    """The style sheet of each page of each theme."""
    return theme(request.param).styles


def _is_part(style: str, whole: str) -> bool:
    """Whether a style has nothing but declarations of a whole one, in its order; of a list of selectors, some."""
    rest = iter(declarations(whole))
    return all(any(_is_of(one, other) for other in rest) for one in declarations(style))


def _is_of(one: tuple[tuple[str, ...], str, str], other: tuple[tuple[str, ...], str, str]) -> bool:
    (*around, selectors), (*others, all_selectors) = one[0], other[0]
    return (around, *one[1:]) == (others, *other[1:]) and {*selectors.split(",")} <= {*all_selectors.split(",")}


def _sheets(site: Published, url: str) -> list[str]:
    """The whole sheet of a page: of its template, in the theme of its unit; of a code, in the theme of any."""
    body = site.soup(url).body
    assert body
    template = " ".join(body.get_attribute_list("class")).removeprefix("page-")
    themes = THEMES if url.startswith("q/") else [_theme_of(url)]
    return [theme(name).styles[f"{template}.html"] for name in themes]


def _theme_of(url: str) -> str:
    """The theme that the nearest `unit.yaml` above a page names, or the site's own."""
    files = [Path(folder, "unit.yaml") for folder in Path(url, "-").parents if str(folder) != "."]
    for file in (*files, Path("site.yaml")):
        text = (ROOT / "content" / file).read_text("utf-8") if (ROOT / "content" / file).is_file() else ""
        if named := re.search(r"^theme: (\S+)$", text, re.MULTILINE):
            return named[1]
    raise AssertionError(url)


def test_the_pages_carry_rules_of_their_own_sheet_and_no_others(later: Published) -> None:
    """In its order; so what holds for the sheets holds for each page. No element brings a style of its own."""
    carried = {(_style(later, url), *_sheets(later, url)): url for url in later.pages()}
    assert {_theme_of(url) for url in carried.values()} == {*THEMES}
    for (own, *wholes), url in carried.items():
        assert any(_is_part(own, whole) for whole in wholes), url
    for url in later.pages():
        assert later.soup(url).select("[style]") == [], url


def test_a_page_carries_every_rule_that_matches_something_on_it(later: Published) -> None:
    """On every page, though its template's sheet is longer: what has lost its style would be naked."""
    for url in later.pages():
        soup = later.soup(url)
        classes = {name for tag in soup.find_all(class_=True) for name in tag.get_attribute_list("class") if name}
        dropped = _selectors(_sheets(later, url)[0]) - _selectors(_style(later, url))
        possible = [one for one in dropped if {*CLASS.findall(NEGATED.sub("", one))} <= classes]
        assert [one for one in possible if soup.select(STATE.sub("", one) or "*")] == [], url


def _style(site: Published, url: str) -> str:
    """The one style of a page."""
    (tag,) = site.soup(url).find_all("style")
    return str(tag.string)


@cache
def _selectors(style: str) -> frozenset[str]:
    return frozenset(part for where, _, _ in declarations(style) for part in where[-1].split(",") if part[:1] != "@")


def test_no_style_needs_variables(sheets: Mapping[str, str]) -> None:
    """Chrome 48 and older know no var(): all colours are plain, and dark screens have a block of their own."""
    for page, style in sheets.items():
        assert "var(" not in style, page
        assert "@media screen and (prefers-color-scheme:dark){" in style, page


@pytest.mark.parametrize("feature", NEWER_THAN_CHROME_50)
def test_nothing_newer_than_chrome_50_is_used(sheets: Mapping[str, str], feature: str) -> None:
    """Phones of 2016 that were never updated show the same page."""
    found = {
        page: match[0] for page, style in sheets.items() for match in re.finditer(NEWER_THAN_CHROME_50[feature], style)
    }
    assert found == {}


def test_rules_are_not_nested(sheets: Mapping[str, str]) -> None:
    """Nesting is of 2023; only a media query holds rules."""
    chains = {where for style in sheets.values() for where, _, _ in declarations(style)}
    assert {where for where in chains if len(where) > 1 and not where[0].startswith("@media")} == set()
    assert max(map(len, chains)) == NESTING
    assert not any("&" in part for where in chains for part in where)


def test_the_features_that_are_forbidden_would_be_seen() -> None:
    """Each pattern finds its example, and nothing in an old style sheet."""
    old = "a{min-width:1px;max-width:2px;margin:-1px;color:#fff;word-break:break-all;overflow-wrap:anywhere}"
    new = {
        "a{display:grid}", "a{b:c;gap:1px}", "a{width:min(1px,2px)}", "a:has(b){c:d}", "a{aspect-ratio:1}",
        "a{inset:0}", "a{color:oklch(1 0 0)}", "a{height:1dvh}", "@layer a{}", "@media (width>1px){}",
        "a{overflow-wrap:anywhere}", "a{position:sticky}", "a{margin-inline-start:0}", "a{color:#12345678}",
    }  # fmt: skip
    patterns = NEWER_THAN_CHROME_50.values()
    assert [pattern for pattern in patterns if re.search(pattern, old)] == []
    assert [style for style in new if not any(re.search(pattern, style) for pattern in patterns)] == []


def test_scripts_are_of_the_language_of_2009(later: Published) -> None:
    """ECMAScript 5: an arrow or a `let` would stop the whole script on an old phone."""
    scripts = {str(tag.string) for url in later.pages() for tag in later.soup(url).find_all("script")}
    assert scripts
    for script in scripts:
        assert re.findall(r"=>|\b(const|let|class|async|await|import)\b|`|\.\.\.|\?\.|\?\?", script) == [], script


@pytest.mark.parametrize("pair", [*READ, *SEEN])
@pytest.mark.parametrize("name", THEMES)
def test_text_stands_out_from_its_ground(name: str, pair: str) -> None:
    """What is read at length by 7 to 1 (WCAG 1.4.6), all other text by 4.5 to 1 (1.4.3), on light and dark screens."""
    tokens = theme(name).tokens
    text, ground = pair.split("/")
    light, dark = (contrast(tokens[text][screen], tokens[ground][screen]) for screen in (0, 1))
    assert min(light, dark) >= (7 if pair in READ else 4.5)
