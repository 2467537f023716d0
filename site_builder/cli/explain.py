"""`explain`: says what a message means, where a value comes from, and which pages a file touches."""

import sys
from collections.abc import Iterable, Sequence

from site_builder.cli.arguments.explain import ExplainArguments
from site_builder.cli.exit import FINE, WRONG_USAGE, program
from site_builder.cli.words.all import Words
from site_builder.report.catalogue import explain, listing, manual_page
from site_builder.report.rules import RULES
from site_builder.text.normalize import suggest

_UNIT_AND_FIELD = 2
"""Words after `explain` that may name a field."""


def run(arguments: ExplainArguments, words: Words) -> int:
    """Prints the one explanation that was asked for."""
    what = arguments.what
    if arguments.why or arguments.impact or (not arguments.markdown and _is_field(what)):
        return _explain_content(arguments, words)
    if arguments.markdown:
        print(manual_page(arguments.lang), end="")
    elif not what:
        print(listing(arguments.lang), words["one_code"].format(program=program()), sep="\n\n")
    else:
        return _explain_rules(what, arguments.lang, words)
    return FINE


def _is_field(what: Sequence[str]) -> bool:
    """Whether a unit and one of its fields are named, and no code of a message."""
    return len(what) == _UNIT_AND_FIELD and not any(_code(word) in RULES for word in what)


def _explain_content(arguments: ExplainArguments, words: Words) -> int:
    # Whoever asks what a code means does not load what reads content and makes pages: 100 ms.
    from site_builder.cli.explain_field import explain_field, explain_impact  # noqa: PLC0415
    from site_builder.cli.explain_why import explain_why  # noqa: PLC0415

    if arguments.why:
        return explain_why(arguments, words)
    if arguments.impact:
        return explain_impact(arguments.site, arguments.impact, words)
    unit, field = arguments.what
    return explain_field(arguments.site, unit, field, words)


def _explain_rules(codes: Iterable[str], lang: str, words: Words) -> int:
    """Prints each rule when all are known; else only which are not, so that this is seen."""
    named = [_code(code) for code in codes]
    unknown = [code for code in named if code not in RULES]
    for code in unknown:
        print(_unknown(code, list(RULES), words), file=sys.stderr)
    if unknown:
        print(words["all_codes"].format(program=program()), file=sys.stderr)
        return WRONG_USAGE
    print("\n\n".join(explain(code, lang) for code in dict.fromkeys(named)))
    return FINE


def _code(text: str) -> str:
    """A code as it is copied out of a message, brackets and all."""
    return text.strip("[].,").lower()


def _unknown(code: str, known: list[str], words: Words) -> str:
    hint = suggest(code, known)
    return words["no_code_hint" if hint else "no_code"].format(name=code, hint=hint)
