"""A theme belongs to a unit: those inside inherit it, and it is part of the key of those that use it."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import DAY, THEMES, Built, Files, SmallSite, small_site

from site_builder.builder import BuildOptions
from site_builder.builder.queries import contexts, next_build
from site_builder.model.folder import UnitPath
from site_builder.model.staleness import StaleReason

ROOT, A, A1, A2, B, B1 = (), ("a",), ("a", "xa-mot"), ("a", "xa-hai"), ("b",), ("b", "xa-ba")
UNITS = (ROOT, A, A1, A2, B, B1)
NAMES = ("do", "lam")
COLOURS = {"do": "#7a0000", "lam": "#00007a"}


def unit_file(path: UnitPath, theme: str = "") -> Files:
    """The `unit.yaml` of a unit that names a theme, or none."""
    named = f"theme: {theme}\n" if theme else ""
    kind = ("nước", "tỉnh", "xã")[len(path)]
    return {"/".join((*path, "unit.yaml")): f"name: Nơi {'-'.join(path) or 'gốc'}\nkind: {kind}\n{named}"}


TREE: Files = {
    "site.yaml": "title: Trang 24/7\nbase_url: https://longkhanh.gov.vn/247\n",
    **{name: text for path in UNITS for name, text in unit_file(path).items()},
}


class Themed:
    """A small tree beside two themes of its own."""

    def __init__(self, site: SmallSite) -> None:
        self.site = site.put(TREE)
        self.themes = site.content.parent / "themes"
        for name in NAMES:
            self.paint(name, COLOURS[name])

    def paint(self, name: str, colour: str, more: str = "") -> None:
        """Gives a theme a colour, and a style of its own."""
        (self.themes / name).mkdir(parents=True, exist_ok=True)
        tokens = f'extends: default\ntokens:\n  brand: ["{colour}", "{colour}"]\n'
        (self.themes / name / "theme.yaml").write_text(tokens, "utf-8")
        (self.themes / name / "css").mkdir(exist_ok=True)
        (self.themes / name / "css" / "own.css").write_text(more, "utf-8")

    def build(self, *, clean: bool = False) -> Built:
        """Builds the tree with these themes and the program's."""
        themes = (self.themes, THEMES)
        return self.site.clean(themes=themes) if clean else self.site.build(themes=themes)

    @property
    def options(self) -> BuildOptions:
        """What queries are asked with."""
        cache = self.site.content.parent / ".cache"
        return BuildOptions(
            content=self.site.content, output=self.site.output, day=DAY, themes=(self.themes, THEMES), cache=cache
        )


@pytest.fixture
def themed(tmp_path: Path) -> Themed:
    """The tree without a theme of any unit."""
    return Themed(SmallSite(tmp_path, {}))


def colours(built: Built) -> Mapping[str, str]:
    """The theme's name by which each unit's home page is coloured; "" is the site's."""
    pages = {"/".join(path): built.page("/".join((*path, "index.html"))) for path in UNITS}
    return {
        unit: next((name for name, colour in COLOURS.items() if colour in text), "") for unit, text in pages.items()
    }


def test_a_theme_is_inherited_and_the_nearest_wins(themed: Themed) -> None:
    """As a hotline is; what has none takes the site's."""
    themed.site.put({**unit_file(A, "do"), **unit_file(A2, "lam")})
    built = themed.build()
    assert built.codes == []
    assert colours(built) == {"": "", "a": "do", "a/xa-mot": "do", "a/xa-hai": "lam", "b": "", "b/xa-ba": ""}


def test_the_base_layer_and_the_root_may_name_one(themed: Themed) -> None:
    """The page for addresses that are not there is the root's."""
    themed.site.put({"_quoc-gia/unit.yaml": "theme: do\n", **unit_file(B, "lam")})
    built = themed.build()
    assert colours(built) == {"": "do", "a": "do", "a/xa-mot": "do", "a/xa-hai": "do", "b": "lam", "b/xa-ba": "lam"}
    assert COLOURS["do"] in built.page("404.html")


def test_a_theme_is_found_in_a_file_that_windows_saved_as_utf_16(themed: Themed) -> None:
    """The word is looked for in bytes."""
    ((name, text),) = unit_file(A, "do").items()
    themed.site.put({name: str(text).encode("utf-16")})
    assert colours(themed.build())["a/xa-mot"] == "do"


def test_a_changed_theme_makes_the_pages_of_its_units_anew_and_no_others(themed: Themed) -> None:
    """And the reason that is told beforehand is that the theme has changed."""
    themed.site.put({**unit_file(A, "do"), **unit_file(A2, "lam")})
    themed.build()
    themed.paint("do", "#7b0000")
    assert [one.reason for one in next_build(themed.options, A1).stale] == [StaleReason.THEME]
    assert next_build(themed.options, A2).stale == ()
    assert next_build(themed.options, ROOT).stale == ()
    built = themed.build()
    assert set(built.report.rebuilt) == {A, A1}
    assert built.tree == themed.build(clean=True).tree
    assert not themed.build().report.rebuilt


def test_another_name_is_another_theme_for_the_unit_and_those_inside(themed: Themed) -> None:
    """It is told with the file, and those inside are told of the layer."""
    themed.site.put(unit_file(A, "do"))
    themed.build()
    themed.site.put(unit_file(A, "lam"))
    foretold = {path: next_build(themed.options, path).stale for path in (A, A1)}
    built = themed.build()
    assert {path: [one.reason for one in built.report.rebuilt[path]] for path in (A, A1)} == {
        A: [StaleReason.THEME, StaleReason.FOLDER],
        A1: [StaleReason.THEME, StaleReason.LAYER],
    }
    assert {path: built.report.rebuilt[path] for path in (A, A1)} == foretold
    assert set(built.report.rebuilt) == {A, A1, A2}
    assert colours(built)["a/xa-hai"] == "lam"


def test_an_unknown_theme_is_told_at_its_line_with_the_one_that_is_meant(themed: Themed) -> None:
    """Once, for the unit and those inside; the others are published."""
    themed.build()
    themed.site.put({**unit_file(A, "lamm"), "b/events.yaml": "events: []\n"})
    built = themed.build()
    assert built.told == [("a/unit.yaml", "no-theme", 3, 8)]
    assert built.report.problems[0].words["hint"] == "lam"
    assert set(built.report.failed) == {A, A1, A2}
    assert set(built.report.healthy) == {ROOT, B, B1}
    assert [one.reason for one in next_build(themed.options, A1).stale] == [StaleReason.FAILED]
    themed.site.put(unit_file(A, "lam"))
    mended = themed.build()
    assert mended.codes == []
    assert mended.tree == themed.build(clean=True).tree


def test_other_mistakes_of_such_a_unit_are_told_too(themed: Themed) -> None:
    """Nobody mends one after the other."""
    themed.site.put({**unit_file(A, "lamm"), "a/xa-mot/events.yaml": "events: ["})
    assert {code for _, code, _, _ in themed.build().told} == {"no-theme", "yaml-syntax"}


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("a { color: var(--khong) }", ("../themes/do/css/own.css", "theme-unknown")),
        ("a::after { content: '</style>' }", ("../themes/do/css/own.css", "theme-style")),
    ],
)
def test_a_mistake_of_a_theme_is_that_of_its_units(style: str, told: tuple[str, str], themed: Themed) -> None:
    """It is told once, where it stands; units of other themes are published."""
    themed.site.put(unit_file(A, "do"))
    before = themed.build()
    themed.paint("do", COLOURS["do"], style)
    themed.site.put({"b/events.yaml": "events: []\n"})
    built = themed.build()
    assert [one[:2] for one in built.told] == [told]
    assert set(built.report.failed) == {A, A1, A2}
    assert built.of("a") == before.of("a")
    themed.paint("do", "#7c0000")
    assert themed.build().tree == themed.build(clean=True).tree


def test_a_template_that_cannot_be_used_costs_the_units_of_its_theme(themed: Themed) -> None:
    """It is found when a page is made."""
    themed.site.put(unit_file(A, "do"))
    (themed.themes / "do" / "templates").mkdir()
    (themed.themes / "do" / "templates" / "contact.html").write_text("{% if %}", "utf-8")
    built = themed.build()
    assert [one[:2] for one in built.told] == [("../themes/do/templates/contact.html", "theme-template")]
    assert set(built.report.failed) == {A, A1, A2}
    assert set(built.report.healthy) == {ROOT, B, B1}


def test_the_assets_of_a_theme_are_published_at_the_unit_that_names_it(themed: Themed) -> None:
    """The manifests of those inside lead there."""
    (themed.themes / "do" / "assets").mkdir()
    (themed.themes / "do" / "assets" / "icon.svg").write_text("<svg/>", "utf-8")
    themed.site.put(unit_file(A, "do"))
    built = themed.build()
    assert built.codes == []
    assert built.page("a/icon.svg") == "<svg/>"
    assert "a/xa-mot/icon.svg" not in built.tree
    assert '"../icon.svg"' in built.page("a/xa-mot/manifest.webmanifest")
    assert '"../../icon.svg"' in built.page("b/xa-ba/manifest.webmanifest")
    themed.site.put(unit_file(A))
    later = themed.build()
    assert later.codes == []
    assert "a/icon.svg" not in later.tree


def test_sheets_are_printed_in_the_theme_of_the_unit(themed: Themed) -> None:
    """`print` asks for a unit and gets its theme with it."""
    themed.site.put(unit_file(A, "do"))
    found = {unit.context.unit.path: unit.theme.name for unit in contexts(themed.options, UNITS)}
    assert found == {ROOT: "default", A: "do", A1: "do", A2: "do", B: "default", B1: "default"}


CHANGES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(UNITS), st.sampled_from(("", *NAMES, "default", "khong-co"))),
        st.tuples(st.sampled_from(NAMES), st.sampled_from(("#111111", "#222222"))),
        st.tuples(st.just("site.yaml"), st.sampled_from(("default", "do"))),
        st.just(("build", "")),
    ),
    max_size=8,
)


def _change(themed: Themed, what: object, how: str) -> None:
    if what == "build":
        themed.build()
    elif what == "site.yaml":
        themed.site.put({"site.yaml": f"{TREE['site.yaml']!s}theme: {how}\n"})
    elif isinstance(what, str):
        themed.paint(what, how)
    elif isinstance(what, tuple):
        themed.site.put(unit_file(what, how))


@given(CHANGES)
def test_whatever_themes_units_had_the_site_is_that_of_a_clean_build(changes: list[tuple[object, str]]) -> None:
    """Law: also where a theme was not there for a while; and a unit is built if and only if that was said before."""
    with small_site({}) as site:
        themed = Themed(site)
        themed.build()
        for what, how in changes:
            _change(themed, what, how)
        foretold = {path: next_build(themed.options, path).stale for path in UNITS if path}
        built = themed.build()
        assert {path: stale for path, stale in built.report.rebuilt.items() if path} == {
            path: stale for path, stale in foretold.items() if stale
        }
        clean = themed.build(clean=True)
        assert built.report.problems == clean.report.problems
        assert built.report.failed == clean.report.failed
        for path in clean.report.failed:
            themed.site.put(unit_file(path))
        mended = themed.build()
        assert mended.report.failed == ()
        assert mended.tree == themed.build(clean=True).tree
        assert not themed.build().report.rebuilt


@given(st.lists(st.sampled_from(("", *NAMES)), min_size=6, max_size=6), st.sampled_from(NAMES))
def test_only_the_units_of_a_theme_are_built_when_it_changes(named: list[str], changed: str) -> None:
    """Law: for whatever units name one."""
    own = dict(zip(UNITS, named, strict=True))
    with small_site({}) as site:
        themed = Themed(site)
        for path, name in own.items():
            themed.site.put(unit_file(path, name))
        themed.build()
        themed.paint(changed, "#333333")
        used = {path: next((own[path[:n]] for n in range(len(path), -1, -1) if own[path[:n]]), "") for path in UNITS}
        assert set(themed.build().report.rebuilt) == {path for path, name in used.items() if name == changed}
