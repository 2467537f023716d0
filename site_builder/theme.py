"""The themes folder → a Theme value. One of the three rooms that touch the disk; it only reads.

A theme may extend another. Its tokens, words, templates and assets replace those of the same name; its styles are
added after the other's, so that a component can be changed a little or wholly.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from site_builder.model.theme import Theme
from site_builder.style import UnknownTokenError, sheet

_DEEPEST = 5
_LAST = ("css/print.css",)
_USE = re.compile(r'{%-?\s*(?:extends|from|import|include)\s+"([^"]+)"')


class ThemeError(Exception):
    """A theme that cannot be used; the message says why, for the theme's author."""


def load(name: str, folders: Iterable[Path]) -> Theme:
    """The theme of that name with all that it extends. `folders` are searched in order.

    Raises ThemeError when a theme is missing, extends itself or names an unknown token.
    """
    chain = _chain(name, list(folders))
    files = {
        **{key: body for folder in chain for key, body in _files(folder).items() if not key.endswith(".css")},
        **{key: b"\n".join(bodies) for key, bodies in _styles(chain).items()},
    }
    tokens = _tokens(chain)
    templates = {_template_name(key): _flat(body) for key, body in files.items() if key.endswith(".html")}
    try:
        styles = {
            name: sheet(tokens, [files[key].decode() for key in _style_keys(name, templates, files)])
            for name in templates
            if not name.startswith("components/")
        }
    except UnknownTokenError as error:
        raise ThemeError(f"--{error}") from error
    words = _words(chain, "vi")
    return Theme(
        name=name,
        templates=templates,
        styles=styles,
        words=words,
        assets={key.removeprefix("assets/"): body for key, body in files.items() if key.startswith("assets/")},
        tokens=tokens,
        digest=_digest(files, tokens, words),
    )


def _chain(name: str, folders: list[Path]) -> list[Path]:
    """The folders of a theme, the outermost ancestor first."""
    chain: list[Path] = []
    wanted = name
    while wanted:
        folder = next((folder / wanted for folder in folders if (folder / wanted / "theme.yaml").is_file()), None)
        if folder is None or len(chain) >= _DEEPEST:
            raise ThemeError(f"themes/{wanted}/theme.yaml")
        chain.insert(0, folder)
        wanted = str(_yaml(folder / "theme.yaml").get("extends") or "")
    return chain


def _tokens(chain: list[Path]) -> dict[str, tuple[str, str]]:
    try:
        return {
            token: (light, dark)
            for folder in chain
            for token, (light, dark) in (_yaml(folder / "theme.yaml").get("tokens") or {}).items()
        }
    except (AttributeError, ValueError) as error:
        raise ThemeError(f"tokens: {error}") from error


def _yaml(path: Path) -> Mapping[str, Any]:
    try:
        found = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes only texts
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ThemeError(f"{path.name}: {error}") from error
    return found if isinstance(found, dict) else {}


def _files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _styles(chain: list[Path]) -> dict[str, list[bytes]]:
    styles: dict[str, list[bytes]] = {}
    for folder in chain:
        for key, body in _files(folder).items():
            if key.endswith(".css"):
                styles.setdefault(key, []).append(body)
    return styles


def _style_keys(template: str, templates: Mapping[str, str], files: Iterable[str]) -> list[str]:
    """The style sheets of a page, from general to specific: css/, the components that it uses, print last."""
    used = {name.replace(".html", "/style.css") for name in _uses(template, templates)}
    keys = [key for key in files if key.endswith(".css") and (key.startswith("css/") or key in used)]
    return sorted(keys, key=lambda key: (key in _LAST, key.startswith("components/"), key))


def _uses(template: str, templates: Mapping[str, str]) -> set[str]:
    """A template and all that it extends, includes or imports from."""
    found: set[str] = set()
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name not in found and name in templates:
            found.add(name)
            waiting += _USE.findall(templates[name])
    return found


def _template_name(key: str) -> str:
    """Its name in the environment: "guide.html" for a page, "components/call.html" for a component."""
    return key.removeprefix("templates/").replace("/template.html", ".html")


def _flat(body: bytes) -> str:
    """A template without indentation: it would be sent with every page."""
    return "\n".join(line.strip() for line in body.decode().splitlines()) + "\n"


def _words(chain: list[Path], lang: str) -> Mapping[str, str]:
    words: dict[str, str] = {}
    for folder in chain:
        path = folder / "i18n" / f"{lang}.yaml"
        words.update(_yaml(path) if path.is_file() else {})
    return words


def _digest(files: Mapping[str, bytes], tokens: Mapping[str, tuple[str, str]], words: Mapping[str, str]) -> str:
    """What a theme is, in a word. Tokens and words count as merged: `files` has only the nearest file of a name."""
    merged = (sorted(tokens.items()), sorted(words.items()))
    digest = hashlib.blake2b(repr(merged).encode(), digest_size=16)
    for key in sorted(files):
        digest.update(f"{key}\0{len(files[key])}\0".encode() + files[key])
    return digest.hexdigest()
