"""`explain UNIT --why`: whether the next build has to build a unit, and why."""

from site_builder.builder import UnknownUnit
from site_builder.builder.queries import Unready, next_build
from site_builder.cli.arguments.explain import ExplainArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.exit import FAILED, FINE, UsageError, refuse
from site_builder.cli.paths import unit_path
from site_builder.cli.words.all import Words
from site_builder.report.staleness import because, is_first_build, unit_shown
from site_builder.text.numbers import show_date


def explain_why(arguments: ExplainArguments, words: Words) -> int:
    """Prints what has changed since a unit was built last, or that nothing has. Raises UsageError."""
    if len(arguments.what) != 1:
        refuse(words, words["why_unit"])
    path = unit_path(arguments.what[0]) or ()
    try:
        found = next_build(build_options(arguments.site, words, dry=True), path)
    except UnknownUnit as error:
        raise UsageError(words["no_unit"].format(name=arguments.what[0])) from error
    except Unready as error:
        raise UsageError(words["impact_unready"], FAILED) from error
    unit = unit_shown(path, arguments.lang)
    if found.stale:
        sentence = words["why_first" if is_first_build(found.stale) else "why_stale"]
        print(sentence.format(unit=unit, why=because(found.stale, arguments.lang)))
    elif found.next_change:
        print(words["why_right_until"].format(unit=unit, day=show_date(found.next_change)))
    else:
        print(words["why_right"].format(unit=unit))
    return FINE
