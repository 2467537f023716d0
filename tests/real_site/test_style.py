"""The style sheet works on Chrome 50 and can be read by old eyes, in every theme."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest

from real_site.published import ROOT, Published
from real_site.screens import kinds
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


def test_the_pages_carry_rules_of_their_theme_and_no_others(later: Published) -> None:
    """In the theme's order; so what holds for the sheets holds for each page. No element brings a style of its own."""
    sheets = [style for name in THEMES for style in theme(name).styles.values()]
    for own in {str(tag.string) for url in later.pages() for tag in later.soup(url).find_all("style")}:
        assert any(_is_part(own, style) for style in sheets), own
    for url in later.pages():
        assert len(later.soup(url).find_all("style")) == 1
        assert later.soup(url).select("[style]") == [], url


def test_a_page_carries_every_rule_that_matches_something_on_it(later: Published) -> None:
    """Though its template's sheet is longer; a component whose style was forgotten would be naked."""
    for kind, url in kinds(later).items():
        whole = _selectors(theme("default").styles[f"{kind.partition(',')[0]}.html"])
        own = {one for tag in later.soup(url).find_all("style") for one in _selectors(str(tag.string))}
        lacking = [one for one in whole - own if later.soup(url).select(STATE.sub("", one) or "*")]
        assert lacking == [], url


def _selectors(style: str) -> set[str]:
    return {part for where, _, _ in declarations(style) for part in where[-1].split(",") if part[:1] != "@"}


def test_a_plain_value_stands_right_before_every_variable(sheets: Mapping[str, str]) -> None:
    """Chrome 48 and older know no var(): they take the declaration before it."""
    for page, style in sheets.items():
        found = declarations(style)
        with_variables = [index for index, (_, _, value) in enumerate(found) if "var(" in value]
        assert len(with_variables) > 10, page
        for index in with_variables:
            where, name, value = found[index]
            assert found[index - 1][:2] == (where, name), page
            assert "var(" not in found[index - 1][2], value


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
