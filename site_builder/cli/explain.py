"""`explain`: what a message means, where a value comes from, which pages a file touches."""

import sys
from argparse import Namespace

from site_builder.cli.command import FINE, WRONG_USAGE, Command
from site_builder.cli.explain_field import explain_field, explain_impact
from site_builder.cli.explain_why import explain_why
from site_builder.cli.parser import Parser, program
from site_builder.cli.words.all import Words

_UNIT_AND_FIELD = 2
"""Words after `explain` that may name a field."""


def _add(parser: Parser, words: Words) -> None:
    parser.add_argument("what", nargs="*", metavar="CODE | UNIT FIELD", help=words["explain_what"])
    parser.add_argument("--markdown", action="store_true", help=words["markdown"])
    parser.add_argument("--why", action="store_true", help=words["why_help"])
    parser.add_argument("--impact", metavar="FILE", help=words["impact_help"])
    parser.add_site()


def _run(options: Namespace, words: Words) -> int:
    from site_builder.report.catalogue import listing, manual_page  # noqa: PLC0415 - help answers without loading it
    from site_builder.report.rules import RULES  # noqa: PLC0415

    if options.why:
        return explain_why(options, options.what, words)
    if options.impact:
        return explain_impact(options, options.impact, words)
    if options.markdown:
        print(manual_page(options.lang), end="")
    elif not options.what:
        print(listing(options.lang), words["one_code"].format(program=program()), sep="\n\n")
    elif len(options.what) == _UNIT_AND_FIELD and not any(_code(word) in RULES for word in options.what):
        return explain_field(options, options.what[0], options.what[1], words)
    else:
        return _rules(options.what, options.lang, words)
    return FINE


def _rules(codes: list[str], lang: str, words: Words) -> int:
    """Each rule that is known; nothing at all when one is not, so that the answer is seen."""
    from site_builder.report.catalogue import explain  # noqa: PLC0415 - as above
    from site_builder.report.rules import RULES  # noqa: PLC0415

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
    from site_builder.text.normalize import suggest  # noqa: PLC0415 - as above

    hint = suggest(code, known)
    return words["no_code_hint" if hint else "no_code"].format(name=code, hint=hint)


EXPLAIN = Command(add=_add, run=_run)
