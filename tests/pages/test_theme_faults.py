"""A theme is data: what it may not say is told at its line, in Vietnamese, and its templates reach no Python."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import CONTENT, THEMES, Built, SmallSite

from site_builder.pages.css import sheet
from site_builder.pages.theme import ThemeError, load_theme
from site_builder.pages.theme_fault import ThemeFile
from site_builder.pages.theme_values import checked_tokens, places_in
from site_builder.report.message import shown

OURS = f"{CONTENT['site.yaml']!s}theme: ours\n"
HEAD = '{% extends "base.html" %}\n{% block content %}\n'


def built(site: SmallSite, **files: str) -> Built:
    """The small site in a theme with these files; `templates__contact_html` stands for templates/contact.html."""
    folder = site.content.parent / "themes"
    for key, text in {"theme_yaml": "extends: default\n", **files}.items():
        path = folder / "ours" / key.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return site.put({"site.yaml": OURS}).build(themes=(folder, THEMES), cache=None)


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ({"theme_yaml": 'extends: default\ntokens:\n  brand: ["#fff", "red;}</style>"]\n'}, "theme-token", (3, 3)),
        ({"theme_yaml": 'extends: default\ntokens: {brand: "#fff"}\n'}, "theme-token", (1, 1)),
        ({"theme_yaml": "extends: default\ntokens: [a]\n"}, "theme-token", (2, 1)),
        ({"theme_yaml": "extends: default\ntokens:\n  brand: [16px, 16px]\n"}, "theme-token", (3, 3)),
        ({"theme_yaml": 'extends: default\ntokens:\n  "x:red;y": ["#fff", "#fff"]\n'}, "theme-token", (3, 4)),
        ({"theme_yaml": 'extends: default\ntokens:\n  own: ["#fff", "url(//a.vn)"]\n'}, "theme-token", (3, 3)),
        ({"theme_yaml": "extends: default\ntokens: {\n"}, "yaml-syntax", None),
        ({"css__own_css": "a { color: var(--brand) }\nb { color: var(--brnad) }\n"}, "theme-unknown", (2, 18)),
        ({"css__own_css": 'a::after {\n content: "</STYLE >" }\n'}, "theme-style", (2, 12)),
        ({"i18n__vi_yaml": "home: Về\nannouncement_expired: Hết {day.__class__}\n"}, "theme-word", (2, 1)),
        ({"i18n__vi_yaml": "announcement_expired: Hết {ngày}\n"}, "theme-word", (1, 1)),
        ({"i18n__vi_yaml": "home: [a, b]\n"}, "theme-word", (1, 1)),
        ({"i18n__vi_yaml": 'home: "a\n'}, "yaml-unclosed", None),
        ({"templates__contact_html": f"{HEAD}{{{{ page.heading }}\n{{% endblock %}}"}, "theme-template", (3, 1)),
        ({"templates__contact_html": f"{HEAD}{{% if page %}}\n{{% endblock %}}"}, "theme-template", None),
        ({"templates__contact_html": '{% extends "khung.html" %}\n'}, "theme-missing", (1, 1)),
    ],
)
def test_a_mistake_stops_every_page_and_is_told_at_its_line(
    files: dict[str, str], code: str, place: tuple[int, int] | None, site: SmallSite
) -> None:
    """Once, in Vietnamese, and nothing is published half."""
    told = built(site, **files)
    (problem,) = told.report.problems
    (name,) = files
    assert problem.code == code
    assert problem.place.file == f"../themes/ours/{name.replace('__', '/').replace('_', '.')}"
    assert place in (None, (problem.place.line, problem.place.column))
    said = shown(problem, "", "vi")
    assert not re.search(r"jinja|yaml\.|Error|expected|while |object|got '", f"{said.message} {said.advice}")
    assert told.tree == {}


@pytest.mark.parametrize(
    "line", ["{{ page.heding }}", "{{ t.khong_co }}", "{{ page.heading + 1 }}", "{{ c.nothing() }}"]
)
def test_a_template_that_fails_on_a_page_is_told_at_its_line(line: str, site: SmallSite) -> None:
    """It costs the units with such a page: others' pages may be all right."""
    told = built(site, templates__contact_html=f"{HEAD}\n{line}\n{{% endblock %}}")
    (problem,) = told.report.problems
    assert (problem.code, problem.place.file, problem.place.line, problem.words["value"]) == (
        "theme-template",
        "../themes/ours/templates/contact.html",
        4,
        line,
    )
    assert len(told.report.failed) == told.report.units


ESCAPES = [
    "page.__class__",
    "''.__class__.__mro__",
    "page['__class__']",
    "page['__cl' ~ 'ass__']",
    "(page,) | map(attribute='__class__') | first",
    "(page,) | map('attr', '__class__') | first",
    "page | attr('__class__')",
    "c.badge.__globals__",
    "((page,) | map('upper')).gi_frame",
    "self._TemplateReference__context",
    "loop.__init__",
    "'{0.__class__}'.format(page)",
    "('{0.__cl' ~ 'ass__}').format(page)",
    "'{0[__class__]}'.format(page)",
    "(['{0.__class__}'] | map(attribute='format') | first)(page)",
    "'{a.__class__}'.format_map({'a': page})",
    "page.heading | safe",
    "[1, 2] | random",
    "(frame.nav | map(attribute='text') | first).__class__",
    "range(3)",
    "lipsum()",
    "cycler",
]


def contact(inside: str) -> str:
    """A contact page with something inside."""
    return f"{HEAD}{inside}\n{{% endblock %}}"


@pytest.mark.parametrize("expression", ESCAPES)
def test_a_template_reaches_no_python_and_undoes_no_escaping(expression: str, site: SmallSite) -> None:
    """As names, put together, by filters, and by the places of a text to format."""
    inside = f"{{% for x in (1,) %}}{{{{ {expression} }}}}{{% endfor %}}"
    told = built(site, templates__contact_html=contact(inside))
    assert {problem.code for problem in told.report.problems} == {"theme-template"}
    assert not any(b"<class" in page or b"builtin" in page for page in told.tree.values())


def test_a_template_cannot_switch_the_escaping_off(site: SmallSite) -> None:
    """Content reaches pages escaped whatever a theme says."""
    inside = "{% autoescape false %}{{ page.heading }}{% endautoescape %}"
    told = built(site, templates__contact_html=contact(inside))
    assert [problem.code for problem in told.report.problems] == ["theme-template"]


def test_what_a_theme_may_do_it_can(site: SmallSite) -> None:
    """Own colours and sizes, words with places, names put together, filters, macros, formats."""
    inside = (
        "<p>{{ t['ho' ~ 'me'] }} {{ t.announcement_expired.format(day='x') }}</p>{{ '%s' | format('c') }}"
        "{{ frame.nav | map(attribute='text') | join }}{% macro m(a) %}[{{ a | upper }}]{% endmacro %}{{ m('b') }}"
    )
    tokens = 'brand: ["#123456", "rgb(1, 2, 3)"]\n  own: [hsl(120 100% 50%), Teal]\n  gap: [1.5rem, 12px]\n'
    told = built(
        site,
        theme_yaml=f"extends: default\ntokens:\n  {tokens}",
        css__own_css="p { margin: var(--gap); color: var(--own) }",
        i18n__vi_yaml='home: "Về {{nhà}}"\nannouncement_expired: Qua {day}\n',
        templates__contact_html=contact(inside),
    )
    assert told.codes == []
    page = told.page("bao-quang/lien-he/index.html")
    assert "Qua x</p>" in page
    assert "</p>c" in page
    assert "[B]" in page
    light, _, dark = page.partition("@media screen and (prefers-color-scheme:dark){")
    assert "p{margin:1.5rem;color:hsl(120 100% 50%)}" in light
    assert "p{margin:12px;color:Teal}" in dark


@given(st.text(), st.text())
def test_no_token_leaves_the_style_sheet(light: str, dark: str) -> None:
    """Whatever is written: it is refused, or has no sign that ends anything."""
    try:
        tokens = checked_tokens(ThemeFile("a/theme.yaml", ""), {"a": [light, dark]}, {})
    except ThemeError:
        return
    assert not re.search(r"[;{}<>:/*\\\"'@]", "".join(tokens["a"]).replace(" / ", ""))
    assert sheet(tokens, ["a { color: var(--a) }"]).count("{") in (1, 3)


@pytest.mark.parametrize("text", ["{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{}{", "}", "{_a}", "{a b}", "{0}"])
def test_only_plain_names_are_places(text: str) -> None:
    """A number is none, and neither is what goes on from a name."""
    assert places_in(text) is None


def test_a_theme_that_shadows_the_programs_own_is_told(site: SmallSite, tmp_path: Path) -> None:
    """Beside the content, under the name of one of ours, and different: a copy that is the same says nothing."""
    own = tmp_path / "own"
    for name, text in (("default", "name: default\n"), ("ours", "extends: default\n")):
        (own / name).mkdir(parents=True)
        (own / name / "theme.yaml").write_text(text, "utf-8")
    site.put({"site.yaml": OURS})
    assert "theme-shadowed" in [
        problem.code for problem in site.build(themes=(own, THEMES), cache=None).report.problems
    ]
    assert site.put({"site.yaml": CONTENT["site.yaml"]}).build(themes=(THEMES, THEMES)).codes == []
    with pytest.raises(ThemeError):
        load_theme("gone", (own, THEMES), "vi")
