"""A theme's templates, ready to be rendered. Beside their views they see its words as `t` and its components as `c`.

Jinja2 is imported with this module, and this module where a page has to be rendered.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import SimpleNamespace
from urllib.parse import quote

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from site_builder.model.theme import Theme

Component = Callable[..., Markup]
_REMEMBERED = 512
"""Results of a component: those of a few communes, so that what all communes share stays."""


class _Words:
    """The theme's words, as `t.calls` and as `t["role_" ~ name]`."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.__dict__.update(words)

    def __getitem__(self, name: str) -> object:
        return self.__dict__[name]


@lru_cache(maxsize=4)
def environment(theme: Theme) -> Environment:
    """The theme's templates: everything is escaped, every unknown name is an error."""
    made = Environment(
        loader=DictLoader(dict(theme.templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
        auto_reload=False,
        optimized=False,  # to look for constant expressions takes 5 ms of the 75 for a theme, which has none
    )
    icon = theme.assets.get("icon.svg", b"").decode().strip()
    components = SimpleNamespace()
    made.globals = {
        "c": components,
        "t": _Words(theme.words),
        "icon": "data:image/svg+xml," + quote(icon, safe="=/:"),
        "theme_color": theme.tokens["brand"][0],
    }
    vars(components).update(_components(made))  # now that one can find the others
    return made


def _components(made: Environment) -> Mapping[str, Component]:
    """The theme's components by name, as templates call them: `c.badge("sample")`."""
    files = made.list_templates(filter_func=lambda name: name.startswith("components/"))
    names = [file.removeprefix("components/").removesuffix(".html") for file in files]
    return {
        name: _remembering(getattr(made.get_template(file).module, name))
        for name, file in zip(names, files, strict=True)
    }


def _remembering(component: Component) -> Component:
    """The component, filled in once for the same views: a header looks alike on all pages side by side, a service in
    all communes. What it surrounds (`caller`) is each page's own.
    """
    remembered = lru_cache(maxsize=_REMEMBERED)(component)

    def fill(*views: object, **named: object) -> Markup:
        return component(*views, **named) if "caller" in named else remembered(*views, **named)

    return fill


@lru_cache(maxsize=64)
def page_template(theme: Theme, name: str) -> tuple[Template, Markup]:
    """A page's template and its style."""
    file = f"{name}.html"
    template = environment(theme).get_template(file)
    template.globals = dict(template.globals)  # a chain of two, of which each page would make one: 5 µs
    return template, Markup(theme.styles[file])  # noqa: S704 - the theme's own style
