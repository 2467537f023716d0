"""A theme's templates, ready to be rendered. Beside their views they see its words as `t` and its components as `c`.

Jinja2 is imported with this module, and this module where a page has to be rendered.
"""

import hashlib
import marshal
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import SimpleNamespace
from urllib.parse import quote

from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined, Template
from jinja2.bccache import Bucket
from markupsafe import Markup

from site_builder.model.theme import Theme

Component = Callable[..., Markup]
_REMEMBERED = 512
"""Results of a component: those of a few communes, so that what all communes share stays."""
_SEAL = 16
"""Bytes of the digest before what is kept."""


class _Words:
    """The theme's words, as `t.calls` and as `t["role_" ~ name]`."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.__dict__.update(words)

    def __getitem__(self, name: str) -> object:
        return self.__dict__[name]


class _Code(BytecodeCache):
    """The code of compiled templates, by the key that Jinja2 gives them."""

    def __init__(self) -> None:
        self.kept: Mapping[str, bytes] = {}
        self.used: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives what was kept; Jinja2 looks whether it is of this version of Python, and of this source."""
        if bucket.key in self.kept:
            self.used[bucket.key] = self.kept[bucket.key]
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Takes what had to be compiled."""
        self.used[bucket.key] = bucket.bytecode_to_string()


@lru_cache(maxsize=4)
def _code(_theme: Theme) -> _Code:
    """The code of a theme's templates."""
    return _Code()


def warm(theme: Theme, kept: bytes = b"") -> bytes:
    """Makes all templates ready at once, which otherwise happens to each when its first page is rendered.

    What it returns may be kept under a key of the theme and of all libraries, and spares a later process the
    compiling (74 of 80 ms). What is damaged is not used.
    """
    code = _code(theme)
    code.kept = _unsealed(kept)
    made = environment(theme)
    for name in theme.templates:
        made.get_template(name)
    return _sealed(code.used)


def _sealed(code: Mapping[str, bytes]) -> bytes:
    body = marshal.dumps(sorted(code.items()))
    return hashlib.blake2b(body, digest_size=_SEAL).digest() + body


def _unsealed(kept: bytes) -> Mapping[str, bytes]:
    body = kept[_SEAL:]
    if not body or hashlib.blake2b(body, digest_size=_SEAL).digest() != kept[:_SEAL]:
        return {}
    return dict(marshal.loads(body))  # noqa: S302 - the digest says that we have written it


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
        bytecode_cache=_code(theme),
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
    return environment(theme).get_template(file), Markup(theme.styles[file])  # noqa: S704 - the theme's own style
