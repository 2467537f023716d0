"""Views × theme → HTML: what a component remembers, and the code of templates that one process leaves to another."""

from functools import cache
from types import SimpleNamespace

import pytest
from jinja2 import Environment
from jinja2.bccache import Bucket
from small_site import THEMES

from site_builder.model.theme import Theme
from site_builder.plan.parts import Call, Html
from site_builder.render import templates, warm
from site_builder.theme import load

TEXT = "<b>x</b>"
HTML = Html(TEXT)  # noqa: S704 - ours


@cache
def theme() -> Theme:
    """The default theme."""
    return load("default", [THEMES])


@pytest.fixture
def components() -> SimpleNamespace:
    """Its components, which remember nothing yet."""
    templates.environment.cache_clear()
    found = templates.environment(theme()).globals["c"]
    assert isinstance(found, SimpleNamespace)
    return found


@pytest.mark.parametrize("views", [(TEXT, HTML), (HTML, TEXT)])
def test_a_text_is_never_taken_for_html_of_the_same_letters(
    components: SimpleNamespace, views: tuple[str, str]
) -> None:
    """Neither as one of several, nor where the HTML was remembered first."""
    for view in views:
        html = components.bullets((view, "y"))
        assert ("<li><b>x</b></li>" in html) == isinstance(view, Html)
        assert ("<li>&lt;b&gt;x&lt;/b&gt;</li>" in html) == (not isinstance(view, Html))


def test_html_equals_html_of_the_same_letters_only() -> None:
    """On either side, and as a key."""
    same = Html(TEXT)  # noqa: S704 - ours
    assert same == HTML
    assert not same != HTML  # noqa: SIM202 - the operator is what is asked
    assert HTML != TEXT
    assert TEXT != HTML
    assert len({HTML, same, TEXT}) == 2


def test_a_component_is_filled_in_once_for_equal_views(components: SimpleNamespace) -> None:
    """And again for others."""
    one, same, other = (Call(label=label, number="113", href="tel:113") for label in ("Công an", "Công an", "An ninh"))
    assert components.call(one) is components.call(same)
    assert components.call(one) != components.call(other)


def test_what_a_component_surrounds_is_each_pages_own() -> None:
    """A notice of the same kind has other words on the next page."""
    made = templates.environment(theme())
    page = made.from_string('{% call c.notice("note") %}{{ words }}{% endcall %}')
    assert "mưa" in page.render(words="mưa")
    assert "nắng" in page.render(words="nắng")


@pytest.fixture
def fresh() -> None:
    """As a new process: nothing is compiled."""
    templates.environment.cache_clear()
    templates._code.cache_clear()


def badge() -> str:
    """What the component says in the environment as it is."""
    return str(templates.environment(theme()).globals["c"].badge("sample"))  # type: ignore[attr-defined]


@pytest.mark.usefixtures("fresh")
def test_compiled_templates_are_used_by_the_next_process() -> None:
    """Here they say something else than their source, so that it is seen where they come from."""
    kept = dict(templates._unsealed(warm(theme())))
    key, source = _bucket("components/badge.html")
    other = Bucket(templates.environment(theme()), key, source)
    other.code = Environment(autoescape=True).compile("{% macro badge(name) %}của lần trước{% endmacro %}")
    kept[key] = other.bytecode_to_string()
    templates.environment.cache_clear()
    templates._code.cache_clear()
    sealed = templates._sealed(kept)
    assert warm(theme(), sealed) == sealed
    assert badge() == "của lần trước"


def _bucket(name: str) -> tuple[str, str]:
    """The key and the checksum under which Jinja2 asks for a template's code."""
    code = templates._code(theme())
    source = theme().templates[name]
    return code.get_cache_key(name), code.get_source_checksum(source)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("spoil", [lambda kept: kept[:-1], lambda kept: kept[:40] + b"?" + kept[41:], lambda _: b"x"])
def test_damaged_code_is_made_again(spoil: object) -> None:
    """Cut short, changed in a byte, or something else: the templates are compiled as if nothing were there."""
    kept = warm(theme())
    templates.environment.cache_clear()
    templates._code.cache_clear()
    assert callable(spoil)
    assert warm(theme(), spoil(kept)) == kept
    assert badge() == '<span class="badge badge-sample">Nội dung mẫu</span>'


@pytest.mark.usefixtures("fresh")
def test_code_of_another_theme_is_not_used() -> None:
    """Its templates of the same names have other sources; those that are alike may be shared."""
    own, other = warm(theme()), warm(load("long-khanh", [THEMES]))
    templates.environment.cache_clear()
    templates._code.cache_clear()
    assert own != other
    assert warm(theme(), other) == own
