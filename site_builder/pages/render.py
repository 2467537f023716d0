"""Renders a page with a theme. A template sees only its views, and the words and style of the theme."""

from site_builder.model.output import Page
from site_builder.model.theme import Theme


def render(page: Page, theme: Theme) -> bytes:
    """Returns the page's HTML."""
    from site_builder.pages.templates import page_template  # noqa: PLC0415 - 11 ms, only for builds that render a page

    template, css = page_template(theme, page.template)
    return template.render({**page.shows, "css": css}).encode()
