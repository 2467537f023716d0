"""`explain UNIT --why`: whether the next build has to build a unit, and why."""

from argparse import Namespace

from site_builder.cli.build_options import UsageError, asked, unit_path
from site_builder.cli.command import FAILED, FINE
from site_builder.cli.parser import refuse
from site_builder.cli.words.all import Words


def explain_why(options: Namespace, named: list[str], words: Words) -> int:
    """Prints what has changed since a unit was built last, or that nothing has."""
    if len(named) != 1:
        refuse(words, words["why_unit"])
    from site_builder.builder import UnknownUnit  # noqa: PLC0415 - help and usage errors answer without loading the house
    from site_builder.builder.queries import Unready, next_build  # noqa: PLC0415
    from site_builder.report.staleness import because, is_first_build, unit_shown  # noqa: PLC0415
    from site_builder.text.numbers import show_date  # noqa: PLC0415

    path = unit_path(named[0]) or ()
    try:
        found = next_build(asked(options, words, dry=True), path)
    except UsageError as error:
        return error.tell()
    except UnknownUnit:
        return UsageError(words["no_unit"].format(name=named[0])).tell()
    except Unready:
        return UsageError(words["impact_unready"], FAILED).tell()
    unit = unit_shown(path, options.lang)
    if found.stale:
        sentence = words["why_first" if is_first_build(found.stale) else "why_stale"]
        print(sentence.format(unit=unit, why=because(found.stale, options.lang)))
    elif found.next_change:
        print(words["why_right_until"].format(unit=unit, day=show_date(found.next_change)))
    else:
        print(words["why_right"].format(unit=unit))
    return FINE
