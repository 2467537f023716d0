"""The settings of a build: what all units have in common, read from `site.yaml` and the theme before anything else."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from site_builder.builder.fingerprint import fingerprint
from site_builder.builder.job import BuildKey, Settings
from site_builder.builder.options import BuildOptions
from site_builder.check.site_settings import site_settings
from site_builder.content.site_file import read_site
from site_builder.model.digest import digest
from site_builder.model.folder import Folder
from site_builder.model.location import Location
from site_builder.model.problem import Problem, is_error
from site_builder.model.scalars import BaseUrl
from site_builder.model.site import Site
from site_builder.pages.theme import shadowing, theme_digest, theme_names
from site_builder.pages.theme_fault import ThemeError, UntranslatedTheme
from site_builder.text.normalize import suggest


def settle(options: BuildOptions, root: Folder) -> tuple[Settings | None, list[Problem]]:
    """Reads what all units are built with, and its problems; None where an error keeps everything from being built."""
    site, found = read_site(root)
    problems = [*found, *site_settings(site, is_published_there=not options.base_url and not options.preview)]
    if options.base_url:
        site = replace(site, base_url=BaseUrl(options.base_url))
    try:
        theme = theme_digest(site.theme, options.themes)
    except ThemeError as error:
        return None, [*problems, no_site_theme(site, error, options.themes)]
    problems += [
        Problem.found("theme-shadowed", site.at("theme"), value=name) for name in shadowing(site.theme, options.themes)
    ]
    if any(map(is_error, problems)):
        return None, problems
    key = BuildKey(digest(repr(replace(site, ended=())), str(options.preview)), theme, fingerprint())
    common = Settings(
        site=site,
        themes=options.themes,
        day=options.day,
        preview=options.preview,
        key=key,
        unit_seconds=options.unit_seconds,
        long_unit=options.long_unit,
    )
    return common, problems


def no_site_theme(site: Site, error: ThemeError, folders: Iterable[Path]) -> Problem:
    """The problem of the site's own theme where it cannot be used."""
    place = site.at("theme")
    if isinstance(error, UntranslatedTheme):
        index = site.languages.index(error.lang) if error.lang in site.languages else None
        place = site.at("languages", index)
    return no_theme(error, site.theme, place, folders)


def no_theme(error: ThemeError, name: str, place: Location, folders: Iterable[Path]) -> Problem:
    """The problem of a theme that cannot be used: where its mistake stands, or at the place that names it. A name that
    no theme has comes with the one that is meant.
    """
    if error.problem:
        return error.problem
    if isinstance(error, UntranslatedTheme):
        return Problem.found("language-wordless", place, value=error.lang, theme=name)
    known = theme_names(folders)
    hint = "" if name in known else suggest(name, known)
    return Problem.found("no-theme", place, value=name, why=str(error), hint=hint)
