"""The themes folder → a Theme value. It only reads.

A theme may extend another. Its tokens, words, templates and assets replace those of the same name; its styles are
added after the other's, so that a component can be changed a little or wholly. Its words stand in `i18n/`, a file a
language.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from site_builder.content.filenames import is_ignored
from site_builder.content.yaml_errors import diagnose
from site_builder.links.pages.unit_links import marks_of
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.theme import TemplateStore, Theme
from site_builder.pages.css import sheet, varied_properties
from site_builder.pages.fitting import optional_classes
from site_builder.pages.theme_fault import ThemeError, ThemeFile, UntranslatedTheme
from site_builder.pages.theme_values import Tokens, check_style, checked_tokens, checked_words
from site_builder.text.languages import FIRST

__all__ = [
    "ThemeError",
    "UntranslatedTheme",
    "found_files",
    "load_theme",
    "parts_of",
    "shadowing",
    "theme_digest",
    "theme_names",
]

ThemeFiles = Mapping[str, bytes]
"""A theme's own files by their path in its folder."""
_DEEPEST = 5
_TOLD = 40
"""So many lines to be translated are told at once."""
_LAST = ("css/print.css",)
_USE = re.compile(r'{%-?\s*(?:extends|include)\s+"([^"]+)"|\bc\.(\w+)')
"""What a template builds on, and its components: `c.call(…)`, also in a comment: {# in the style of c.call #}."""


def load_theme(name: str, folders: Iterable[Path], lang: str, compiled: TemplateStore | None = None) -> Theme:
    """The theme of that name with all that it extends, and its words in a language. `folders` are searched in order;
    `compiled` keeps what Jinja2 makes of its templates.

    Raises ThemeError when a theme is missing, extends itself, names an unknown token, or says what a theme may not say;
    UntranslatedTheme when it lacks words of the language.
    """
    found = found_files(name, list(folders))
    chain = _chain(name, found)
    tokens = _tokens(chain)
    files = {
        **{key: body for own in chain.values() for key, body in own.items() if not key.endswith(".css")},
        **{key: b"\n".join(bodies) for key, bodies in _styles(chain, tokens).items()},
    }
    owners = {key: name for name, own in chain.items() for key in own if key.endswith(".html")}
    written = {key: _file(key, name, chain[name]) for key, name in owners.items()}
    templates = {_template_name(key): _flat(file.text) for key, file in written.items()}
    return Theme(
        name=name,
        templates=templates,
        sources={_template_name(key): file.path for key, file in written.items()},
        styles=_sheets(templates, files, tokens, lang),
        optional=_optional(templates, files),
        marks=_marks(templates, files),
        lang=lang,
        words=_words(chain, lang),
        assets={key.removeprefix("assets/"): body for key, body in files.items() if key.startswith("assets/")},
        tokens=tokens,
        digest=_digest(found),
        compiled=compiled,
    )


def theme_digest(name: str, folders: Iterable[Path]) -> str:
    """The digest that the theme of that name would have, read from its bytes alone: nothing is parsed.

    Raises ThemeError when it is missing.
    """
    return _digest(found_files(name, list(folders)))


def theme_names(folders: Iterable[Path]) -> set[str]:
    """The names of all themes that there are."""
    return {file.parent.name for folder in folders for file in folder.glob("*/theme.yaml")}


def shadowing(name: str, folders: Iterable[Path]) -> list[str]:
    """Those of a theme and what it extends that stand in two folders, and differ: the first one is used."""
    places = {place.resolve(): place for place in folders if place.is_dir()}.values()
    names = found_files(name, list(folders)) if len(places) > 1 else ()
    homes = {one: [place / one for place in places if (place / one / "theme.yaml").is_file()] for one in names}
    return sorted(one for one, same in homes.items() if any(_files(same[0]) != _files(other) for other in same[1:]))


def found_files(name: str, folders: list[Path]) -> Mapping[str, ThemeFiles]:
    """The files of a theme and of every theme that it can extend, by theme.

    What a theme extends stands in its theme.yaml by name; whichever of the themes are named there, as what it extends
    or in a note, are taken, so that no YAML has to be read to know what a theme is made of.
    """
    homes = {file.parent.name: file.parent for folder in reversed(folders) for file in folder.glob("*/theme.yaml")}
    found: dict[str, ThemeFiles] = {}
    waiting = [name]
    while waiting:
        wanted = waiting.pop()
        if wanted not in homes:
            raise ThemeError(f"themes/{wanted}/theme.yaml")
        found[wanted] = _files(homes[wanted])
        named = found[wanted]["theme.yaml"]
        waiting += [other for other in homes if other not in found and other.encode() in named]
    return found


def _files(folder: Path) -> ThemeFiles:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and not is_ignored(path.name))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _digest(found: Mapping[str, ThemeFiles]) -> str:
    """What a theme is, in a word."""
    made = hashlib.blake2b(digest_size=16)
    for name, files in sorted(found.items()):
        for key, body in files.items():
            made.update(f"{name}/{key}\0{len(body)}\0".encode() + body)
    return made.hexdigest()


def _chain(name: str, found: Mapping[str, ThemeFiles]) -> Mapping[str, ThemeFiles]:
    """The files of a theme and of those that it extends, the outermost ancestor first."""
    chain: dict[str, ThemeFiles] = {}
    wanted = name
    while wanted:
        if wanted not in found or wanted in chain or len(chain) >= _DEEPEST:
            raise ThemeError(f"themes/{wanted}/theme.yaml")
        chain = {wanted: found[wanted], **chain}
        wanted = str(_yaml("theme.yaml", wanted, found[wanted]).get("extends") or "")
    return chain


def _tokens(chain: Mapping[str, ThemeFiles]) -> Tokens:
    tokens: Tokens = {}
    for name, files in chain.items():
        written = _yaml("theme.yaml", name, files).get("tokens") or {}
        tokens |= checked_tokens(_file("theme.yaml", name, files), written, tokens)
    return tokens


def _file(key: str, name: str, files: ThemeFiles) -> ThemeFile:
    """A file of a theme as text. Raises ThemeError where it is none."""
    body = files.get(key, b"")
    try:
        return ThemeFile(f"{name}/{key}", body.decode())
    except ValueError as error:
        start = body.count(b"\n", 0, getattr(error, "start", 0))
        raise ThemeFile(f"{name}/{key}", "").fault_at("encoding", start + 1) from error


def _yaml(key: str, name: str, files: ThemeFiles) -> Mapping[Any, Any]:
    import yaml  # noqa: PLC0415 - 8 ms, for builds that have a page to render

    file = _file(key, name, files)
    try:
        found = yaml.load(file.text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - only texts
    except yaml.MarkedYAMLError as error:
        code, line, column = diagnose(error, file.text)
        raise file.fault_at(code, line + 1, column + 1, said=error.problem or "") from error
    except yaml.YAMLError as error:
        raise file.fault("control-character") from error
    return found if isinstance(found, dict) else {}


def _styles(chain: Mapping[str, ThemeFiles], tokens: Tokens) -> dict[str, list[bytes]]:
    styles: dict[str, list[bytes]] = {}
    for name, files in chain.items():
        for key, body in files.items():
            if key.endswith(".css"):
                check_style(_file(key, name, files), tokens)
                styles.setdefault(key, []).append(body)
    return styles


def _sheets(
    templates: Mapping[str, str], files: ThemeFiles, tokens: Mapping[str, tuple[str, str]], lang: str
) -> dict[str, str]:
    """The style sheet of each page's template, in a language."""
    uses, pages = _uses(templates), filter(_is_page, templates)
    styles = {key: body.decode() for key, body in files.items() if key.endswith(".css")}
    varied = varied_properties(tokens, styles.values())
    inline = any("var(--" in text for text in templates.values())
    return {
        name: sheet(tokens, [styles[key] for key in _style_keys(name, uses, files, lang)], varied=varied, inline=inline)
        for name in pages
    }


def _optional(templates: Mapping[str, str], files: ThemeFiles) -> dict[str, frozenset[str]]:
    """The classes of which the pages of each template need the style only where they have them."""
    uses = _uses(templates)
    used = {name: _used(name, uses) for name in templates if _is_page(name)}
    styles = {key.split("/")[1]: body.decode() for key, body in files.items() if key.endswith(".css")}
    return optional_classes(templates, used, styles)


def _uses(templates: Mapping[str, str]) -> dict[str, list[str]]:
    """What each template extends or includes, and its components."""
    return {
        name: [file or f"components/{part}.html" for file, part in _USE.findall(text)]
        for name, text in templates.items()
    }


def parts_of(theme: Theme) -> dict[str, set[str]]:
    """The templates of which the pages of each page template are made, with its own."""
    uses = _uses(theme.templates)
    return {name: _used(name, uses) for name in theme.templates if _is_page(name)}


def _is_page(template: str) -> bool:
    return not template.startswith("components/")


def _marks(templates: Mapping[str, str], files: ThemeFiles) -> dict[str, frozenset[str]]:
    """Behind what the pages of each template can have addresses; a sheet may have some for all that show it."""
    uses, sheets = _uses(templates), marks_of(b"".join(files[key] for key in files if key.endswith(".css")).decode())
    own = {name: marks_of(text) for name, text in templates.items()}
    return {name: sheets.union(*map(own.__getitem__, _used(name, uses))) for name in templates if _is_page(name)}


def _style_keys(template: str, uses: Mapping[str, list[str]], files: Iterable[str], lang: str) -> list[str]:
    """The style sheets of a page, from general to specific: css/, the components that it uses, that of its language,
    print last.
    """
    used = {name.replace(".html", "/style.css") for name in _used(template, uses)}
    used.add(f"i18n/{lang}.css")
    keys = [key for key in files if key.endswith(".css") and (key.startswith("css/") or key in used)]
    return sorted(keys, key=lambda key: (key in _LAST, key.startswith(("components/", "i18n/")), key))


def _used(template: str, uses: Mapping[str, list[str]]) -> set[str]:
    """A template, what it extends or includes, its components and theirs."""
    found: set[str] = set()
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name not in found and name in uses:
            found.add(name)
            waiting += uses[name]
    return found


def _template_name(key: str) -> str:
    """Its name in the environment: "guide.html" for a page, "components/call.html" for a component."""
    return key.removeprefix("templates/").replace("/template.html", ".html")


def _flat(text: str) -> str:
    """A template without indentation: it would be sent with every page."""
    return "\n".join(line.strip() for line in text.removesuffix("\n").split("\n")) + "\n"


def _words(chain: Mapping[str, ThemeFiles], lang: str) -> Mapping[str, str]:
    """The words of a language, which are complete: a page never speaks two."""
    first = _said(chain, FIRST, {})
    if lang == FIRST:
        return first
    words = _said(chain, lang, first)
    lacking = {name: text for name, text in first.items() if name not in words}
    if lacking:
        raise _untranslated(chain, lang, lacking)
    return words


def _untranslated(chain: Mapping[str, ThemeFiles], lang: str, lacking: Mapping[str, str]) -> UntranslatedTheme:
    """Says which words a catalogue lacks, at the nearest file that has some; a theme may also have none at all."""
    key, text = f"i18n/{lang}.yaml", f"i18n/{lang}.yaml: {', '.join(lacking)}"
    owner = next((name for name in reversed(list(chain)) if key in chain[name]), "")
    if not owner:
        return UntranslatedTheme(text, lang=lang)
    last = chain[owner][key].count(b"\n") + 1
    lines = "\n".join(f"{name}: {json.dumps(said, ensure_ascii=False)}" for name, said in [*lacking.items()][:_TOLD])
    words = {"count": str(len(lacking)), "names": ", ".join(lacking), "lang": lang, "lines": lines}
    place = Location(file=f"../themes/{owner}/{key}", line=last)
    return UntranslatedTheme(text, Problem.found("theme-untranslated", place, **words), lang=lang)


def _said(chain: Mapping[str, ThemeFiles], lang: str, inherited: Mapping[str, str]) -> dict[str, str]:
    """The words of a language in all files of a theme. Those of the first one say what may stand in braces."""
    words: dict[str, str] = {}
    key = f"i18n/{lang}.yaml"
    for name, files in chain.items():
        words |= checked_words(_file(key, name, files), _yaml(key, name, files), {**inherited, **words})
    return words
