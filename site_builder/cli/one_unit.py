"""Opens the one unit that a command is about, as its pages show it."""

from site_builder.builder.options import BuildOptions
from site_builder.builder.queries import Unready, contexts
from site_builder.cli.exit import FAILED, UsageError
from site_builder.cli.paths import unit_path
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.pages.context import PageContext
from site_builder.pages.theme_fault import ThemeError
from site_builder.report.message import public


def context_of(unit: str, options: BuildOptions, words: Words) -> PageContext:
    """Returns what the pages of a unit are made of. Raises UsageError where there is none, or where it has errors."""
    path = unit_path(unit)
    if path not in [listing.path for listing in load.look(options.content)]:
        raise UsageError(words["no_unit"].format(name=public(unit)))
    try:
        return next(iter(contexts(options, (path,)))).context
    except (Unready, ThemeError) as error:
        raise UsageError(words["impact_unready"], FAILED) from error
