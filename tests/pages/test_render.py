"""Views × theme → HTML: what a component remembers, and the code of templates that one process leaves to another."""

from functools import cache
from types import SimpleNamespace

import pytest
from small_site import THEMES

from site_builder.model.theme import Theme
from site_builder.pages import templates
from site_builder.pages.theme import load_theme
from site_builder.pages.views import Call, Html

TEXT = "<b>x</b>"
HTML = Html(TEXT)  # noqa: S704 - ours


@cache
def theme() -> Theme:
    """The default theme."""
    return load_theme("default", [THEMES], "vi")


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
