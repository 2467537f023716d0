"""Page × theme → bytes. No disk, no clock: a template sees its views, the theme's words and style, and nothing else."""

from functools import lru_cache
from urllib.parse import quote

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup as Html

from site_builder.model.output import Page
from site_builder.model.theme import Theme


@lru_cache(maxsize=4)
def environment(theme: Theme) -> Environment:
    """The theme's templates, ready to be rendered: everything is escaped, every unknown name is an error."""
    made = Environment(
        loader=DictLoader(dict(theme.templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    icon = theme.assets.get("icon.svg", b"").decode().strip()
    made.globals = {
        "t": theme.words,
        "icon": "data:image/svg+xml," + quote(icon, safe="=/:"),
        "theme_color": theme.tokens["brand"][0],
    }
    return made


def render(page: Page, theme: Theme) -> bytes:
    """The page's HTML."""
    name = f"{page.template}.html"
    css = Html(theme.styles[name])  # noqa: S704 - the theme's own style
    return environment(theme).get_template(name).render({**page.shows, "css": css}).encode()
