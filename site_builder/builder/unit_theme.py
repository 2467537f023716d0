"""The theme of a unit: the one that the nearest `unit.yaml` names, else the site's own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from site_builder.builder.compiled_templates import CompiledTemplates
from site_builder.builder.job import BuildKey, Settings
from site_builder.builder.memo import Memo
from site_builder.builder.settings import no_theme
from site_builder.builder.theme_digests import ThemeDigests
from site_builder.builder.unit import Inherited, Shared
from site_builder.content.files import read_layer
from site_builder.model.digest import digest
from site_builder.model.folder import Folder
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.profile import Profile
from site_builder.model.site import Site
from site_builder.model.theme import Theme
from site_builder.pages.theme import load_theme
from site_builder.pages.theme_fault import ThemeError
from site_builder.text.encodings import may_say

_WORD = b"theme"


def theme_name(profile: Profile, site: Site) -> str:
    """The name of the theme of a unit, by what it says with all that it inherits; "" is the site's own."""
    return "" if profile.theme == site.theme else profile.theme


def named_theme(folder: Folder, inherited: Inherited, site: Site) -> tuple[str, Location]:
    """The name of the theme of a unit, and where it is written. It is known before the unit is built, as it is part of
    the key: `unit.yaml` is parsed for it where it has the word.
    """
    profile = inherited.unit.profile if inherited.unit else Profile()
    for layer in folder.layers:
        body = layer.files.get("unit.yaml", b"")
        if may_say(body, _WORD):
            own, _ = read_layer(replace(layer, files={"unit.yaml": body}, media={}, base=None))
            profile = own.profile if own.profile.theme else profile
    return theme_name(profile, site), profile.at("theme")


def build_key(
    folder: Folder, inherited: Inherited, settings: Settings, shared: Callable[[str], Shared]
) -> tuple[BuildKey, Problem | None]:
    """The key of what a unit shares with others, its theme among it, and the problem of a theme that cannot be used."""
    name, place = named_theme(folder, inherited, settings.site)
    if not name:
        return settings.key, None
    try:
        found = shared(name).theme.digest
    except ThemeError as error:
        key = ThemeDigests(settings.themes).key(settings.key, name)
        return key, no_theme(error, name, place, settings.themes)
    return settings.key._replace(theme=found, theme_name=name), None


class LoadedThemes:
    """What the units of each theme share. A theme is loaded for the first of its units, and once in a process."""

    def __init__(self, settings: Settings, memory: Memo, cache: Path | None) -> None:
        self._settings = settings
        self._memory = memory
        self._cache = cache
        self._found: dict[str, Shared | ThemeError] = {}

    def shared(self, name: str) -> Shared:
        """What the units of a theme share; "" is the site's own theme. Raises ThemeError where it cannot be used."""
        if name not in self._found:
            try:
                self._found[name] = self._load(name)
            except ThemeError as error:
                self._found[name] = error
        found = self._found[name]
        if isinstance(found, ThemeError):
            raise found
        return found

    def _load(self, name: str) -> Shared:
        settings = self._settings
        site, wanted = settings.site, name or settings.site.theme
        found = self._of_language(wanted, site.language)
        if len(site.languages) > 1:
            others = {str(lang): self._of_language(wanted, lang) for lang in site.other_languages}
            found = replace(found, others=others)
        key, path = digest(found.digest, *site.languages), (name,) if name else ()
        return Shared(
            site=settings.site,
            theme=self._memory.recall("theme", path, key, lambda: found),  # its templates are compiled already
            day=settings.day,
            preview=settings.preview,
            long_unit=settings.long_unit,
        )

    def _of_language(self, name: str, lang: str) -> Theme:
        """Loads a theme; its compiled templates are kept in the cache."""
        settings, compiled = self._settings, None
        if self._cache:
            folder = self._cache / "templates" / f"{name}.{lang}"
            compiled = CompiledTemplates(folder, settings.key.program)
        return load_theme(name, settings.themes, lang, compiled)
