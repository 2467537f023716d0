"""Each component of the themes shows its examples well: with nothing known, as usual, and at its longest."""

import re
from collections import namedtuple
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Literal, Protocol, cast

import pytest
import yaml
from bs4 import BeautifulSoup

from real_site.kinds import Window
from real_site.measures import LOW, OVERFLOW, SMALL_TEXT, WCAG, violations
from real_site.published import ROOT, attribute, words
from site_builder.model.theme import Theme
from site_builder.pages.css import sheet
from site_builder.pages.templates import environment
from site_builder.pages.theme import load_theme
from site_builder.pages.views import Html

DEFAULT = ROOT / "themes" / "default"
COMPONENTS = sorted(file.parent.name for file in DEFAULT.glob("components/*/template.html"))
THEMES = sorted(file.parent.name for file in (ROOT / "themes").glob("*/theme.yaml"))
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "circle", "source", "wbr"}
SHOWN = ("text", "label", "number", "title", "name", "address", "hours", "email", "summary", "event", "demo", "place")
"""What a resident has to see whenever a component is given it."""


class Macro(Protocol):
    """A template's macro."""

    arguments: tuple[str, ...]

    def __call__(self, **arguments: object) -> str:
        """The HTML of the component."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What a component is given, and the HTML that stands inside of it, if it is one that surrounds something."""

    component: str
    name: str
    given: dict[str, object]
    inside: str = ""


@cache
def examples() -> tuple[Example, ...]:
    """All examples of all components."""
    found = []
    for component in COMPONENTS:
        file = DEFAULT / "components" / component / "examples.yaml"
        for item in yaml.safe_load(file.read_text("utf-8")):
            known = Example(component=component, name=item["name"], given=item["with"], inside=item.get("inside", ""))
            assert set(item) <= {"name", "with", "inside"}, component
            found.append(known)
    return tuple(found)


@cache
def theme(name: str) -> Theme:
    """A theme of the project."""
    return load_theme(name, [ROOT / "themes"], "vi")


def macro(name: str, component: str) -> Macro:
    """A component in a theme's real environment."""
    return cast(
        "Macro", getattr(environment(theme(name)).get_template(f"components/{component}.html").module, component)
    )


def trusted(value: object) -> object:
    """The example's data as a plan would pass it: values that do not change; what begins with a tag is HTML already,
    everything else is text.
    """
    if isinstance(value, dict):
        return namedtuple("View", value)(**{key: trusted(item) for key, item in value.items()})  # noqa: PYI024
    if isinstance(value, list):
        return tuple(trusted(item) for item in value)
    return Html(value) if isinstance(value, str) and value.startswith("<") else value  # noqa: S704 - our own examples


def shown(name: str, example: Example) -> str:
    """The HTML of an example in a theme."""
    around = {"caller": lambda: Html(example.inside)} if example.inside else {}  # noqa: S704 - our own examples
    given = {key: trusted(value) for key, value in example.given.items()}
    return str(macro(name, example.component)(**given, **around))


def values(data: object, key: str = "") -> Iterator[tuple[str, str]]:
    """(key, text) of every text in an example's data."""
    if isinstance(data, dict):
        for name, item in data.items():
            yield from values(item, name)
    elif isinstance(data, list):
        for item in data:
            yield from values(item, key)
    elif isinstance(data, str) and data:
        yield key, data


class Balance(HTMLParser):
    """Notes every end tag that closes something else than what was opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        assert attrs is not None
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes the last one, or is wrong."""
        if tag not in VOID and (not self.opened or self.opened.pop() != tag):
            self.wrong.append(tag)


def label(example: Example) -> str:
    """How the example is called in a report."""
    return f"{example.component}: {example.name}"


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_has_examples_of_every_argument(component: str) -> None:
    """Two to four, with names of their own; together they give each argument that the component takes."""
    own = [example for example in examples() if example.component == component]
    assert 2 <= len(own) <= 4
    assert len({example.name for example in own}) == len(own)
    assert {name for example in own for name in example.given} == set(macro("default", component).arguments)


def test_a_theme_brings_no_component_without_examples() -> None:
    """A component that only another theme has would be seen by no test."""
    everywhere = {file.parent.name for file in (ROOT / "themes").glob("*/components/*/template.html")}
    assert everywhere == set(COMPONENTS)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("example", examples(), ids=label)
def test_an_example_is_whole_and_says_what_it_was_given(name: str, example: Example) -> None:
    """Every element is closed and says something; texts are visible, addresses are followed."""
    html = shown(name, example)
    balance = Balance()
    balance.feed(html)
    soup = BeautifulSoup(html, "html.parser")
    text = words(soup)
    assert (balance.wrong, balance.opened) == ([], [])
    assert [tag for tag in soup.find_all(["p", "li", "a", "b", "dd", "dt", "h2", "h3"]) if not words(tag)] == []
    assert [tag for tag in soup.find_all(["ul", "ol", "dl"]) if not tag.find(["li", "dt"])] == []
    assert re.findall(r"None|\{\{|\{%|&lt;|&amp;lt;", html) == []
    links = {attribute(tag, "href") for tag in soup.select("a[href]")}
    for key, value in values(example.given):
        if key == "href" and example.component != "code":
            assert value in links
        if key in SHOWN and example.component not in {"badge", "masthead"} and value not in example.given.values():
            assert value in text or f'"{value}"' in html


@pytest.mark.parametrize("name", THEMES)
def test_a_component_escapes_what_is_not_html(name: str) -> None:
    """A name with a tag in it stays a name."""
    call = {"label": "<script>x</script> & co", "number": "113", "href": 'tel:113"onclick="x', "note": "<i>"}
    soup = BeautifulSoup(str(macro(name, "call")(view=call)), "html.parser")
    assert [tag.name for tag in soup.find_all()] == ["a", "span", "b", "p"]
    assert attribute(soup.find_all("a")[0], "href") == 'tel:113"onclick="x'


def gallery(name: str) -> str:
    """One page with all examples of all components, in the theme's whole style."""
    folders = [DEFAULT] if name == "default" else [DEFAULT, ROOT / "themes" / name]
    styles = [file.read_text("utf-8") for folder in folders for file in sorted(folder.glob("components/*/style.css"))]
    styles.insert(0, (DEFAULT / "css" / "base.css").read_text("utf-8"))
    parts = [f"<h2>{label(example)}</h2><div>{shown(name, example)}</div>" for example in examples()]
    head = f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{name}</title>'
    style = f"<style>{sheet(theme(name).tokens, styles)}</style>"
    return f'{head}<meta name="color-scheme" content="light dark">{style}<main><h1>{name}</h1>{"".join(parts)}</main>'


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", THEMES)
def test_all_examples_can_be_read_by_all(phone: Window, axe: str, name: str, scheme: Literal["light", "dark"]) -> None:
    """No violation of WCAG 2.2 A and AA; nothing too small, too low or, at twice the size of text, too wide.

    Rules of good practice are about whole pages and are asked of those: here are many heads and feet on one.
    """
    page = phone.page
    page.emulate_media(color_scheme=scheme)
    page.set_content(gallery(name))
    assert violations(page, axe, *WCAG) == []
    assert page.evaluate(SMALL_TEXT, 14.4) == []
    assert page.evaluate(LOW, [".call, .button, .units a, .emergency a, .nav a, .links a", 48]) == []
    assert page.evaluate(OVERFLOW) <= 0
    page.add_style_tag(content="html { font-size: 200% }")
    assert page.evaluate(OVERFLOW) <= 0
