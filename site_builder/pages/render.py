"""Page × theme → bytes. No disk, no clock: a template sees its views, the theme's words and style, and nothing else."""

from site_builder.model.output import Page
from site_builder.model.theme import Theme


def render(page: Page, theme: Theme) -> bytes:
    """The page's HTML."""
    from site_builder.pages.templates import page_template  # noqa: PLC0415 - 11 ms, for builds with a page to render

    template, css = page_template(theme, page.template)
    return template.render({**page.shows, "css": css}).encode()
