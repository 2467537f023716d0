"""Renders a page with a theme. A template sees only its views, and the words and style of the theme."""

from site_builder.model.output import Page
from site_builder.model.theme import Theme
from site_builder.text.language_marks import with_elements


def render(page: Page, theme: Theme) -> bytes:
    """Returns the page's HTML. Raises ThemeError where a template of the theme cannot be used."""
    from site_builder.pages.templates import page_template  # noqa: PLC0415 - 11 ms, only for builds that render a page

    try:
        template, sheet = page_template(theme.others[page.lang] if page.lang else theme, page.template)
        html = template.render(page.shows)
        return sheet.fill(with_elements(html, theme.lang) if page.lang else html)
    except Exception as error:
        from site_builder.pages.template_errors import of_theme  # noqa: PLC0415 - where something is wrong

        if told := of_theme(error, page.template, theme):
            raise told from error
        raise
