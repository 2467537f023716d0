"""Prepares a theme's templates for rendering. Besides their views they see the words as `t` and the components as `c`.

This module imports Jinja2, so it is imported only where a page is rendered.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import SimpleNamespace
from urllib.parse import quote

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from site_builder.model.theme import TemplateStore, Theme
from site_builder.pages.fitting import PLACE, FittingSheet
from site_builder.pages.restricted import RestrictedEnvironment

Component = Callable[..., Markup]
_CACHED_VIEWS = 512
"""So many results of a component are cached: those of a few communes, so that what all communes share stays."""

_THEMES = 16
"""So many themes stay compiled. Units come by their place in the tree, so that one theme hardly ever comes back after
so many others; a preview makes a new theme of each edit."""


class _Words:
    """Gives templates the theme's words, as `t.calls` and as `t["role_" ~ name]`."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.__dict__.update(words)

    def __getitem__(self, name: str) -> object:
        return self.__dict__[name]


class _Compiled(BytecodeCache):
    """Lets Jinja2 take what it compiled in an earlier process."""

    def __init__(self, templates: Mapping[str, str], store: TemplateStore) -> None:
        self._templates = templates
        self._store = store

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 - as Jinja2 calls it
        """The name of the template, by which the store has it."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives what is kept of the template, if anything is."""
        if code := self._store.read(bucket.key, self._templates[bucket.key]):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled anew."""
        self._store.keep(bucket.key, self._templates[bucket.key], bucket.bytecode_to_string())


@lru_cache(maxsize=_THEMES)
def environment(theme: Theme) -> RestrictedEnvironment:
    """Returns the environment of a theme. It escapes everything, and every unknown name is an error."""
    made = RestrictedEnvironment(
        loader=FunctionLoader(lambda name: (theme.templates[name], name, None) if name in theme.templates else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
        auto_reload=False,
        bytecode_cache=theme.compiled and _Compiled(theme.templates, theme.compiled),
        optimized=False,  # looking for constant expressions takes 5 of 75 ms for a theme, and there are none
    )
    icon = theme.assets.get("icon.svg", b"").decode().strip()
    components = SimpleNamespace()
    made.globals = {
        "c": components,
        "t": _Words(theme.words),
        "icon": Markup("data:image/svg+xml," + quote(icon.replace('"', "'"), safe="=/:'")),  # noqa: S704 - a quoted URL
        "theme_color": theme.tokens["brand"][0],
        "css": Markup(PLACE),  # noqa: S704 - our own mark
    }
    vars(components).update(_components(made, theme))  # last, because components use each other
    return made


def _components(made: RestrictedEnvironment, theme: Theme) -> Mapping[str, Component]:
    """Returns the theme's components by name, as templates call them: `c.badge("sample")`."""
    files = sorted(name for name in theme.templates if name.startswith("components/"))
    names = [file.removeprefix("components/").removesuffix(".html") for file in files]
    return {
        name: _cached(getattr(made.get_template(file).module, name)) for name, file in zip(names, files, strict=True)
    }


def _cached(component: Component) -> Component:
    """Caches a component, so that it is rendered once for the same views.

    A header is the same on all pages of a folder, and a service in all communes. A component that surrounds something
    (`caller`) is not cached, because that belongs to one page.
    """
    cached = lru_cache(maxsize=_CACHED_VIEWS)(component)

    def fill(*views: object, **named: object) -> Markup:
        return component(*views, **named) if "caller" in named else cached(*views, **named)

    return fill


@lru_cache(maxsize=_THEMES * 32)
def page_template(theme: Theme, name: str) -> tuple[Template, FittingSheet]:
    """Returns a page's template and its style, which comes into the page when the rest of it is known."""
    file = f"{name}.html"
    template = environment(theme).get_template(file)
    template.globals = dict(template.globals)  # otherwise each page would make a chain of two dicts, which takes 5 µs
    return template, FittingSheet(theme.styles[file], theme.optional[file])
