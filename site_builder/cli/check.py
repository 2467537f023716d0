"""`check`: looks and writes nothing. At the content, at a folder of finished pages, and on request at other sites."""

import sys
from importlib.util import find_spec

from site_builder.cli.arguments.check import CheckArguments, ExternalArguments
from site_builder.cli.exit import refuse
from site_builder.cli.words.all import Words

_EXTRA = ("httpcore", "h2", "anyio", "certifi")
"""The libraries that ask other sites."""


def run(arguments: CheckArguments, words: Words) -> int:
    """Looks at the folder of pages that was named, else at the content."""
    _refuse_misused(arguments.external, words)
    if arguments.pages:
        # What looks at pages does not load what reads content: 60 ms.
        from site_builder.cli.check_site import check_site  # noqa: PLC0415

        return check_site(arguments, arguments.pages, words)
    # What looks at content does not load what reads pages: 40 ms.
    from site_builder.cli.check_content import check_content  # noqa: PLC0415

    return check_content(arguments, words)


def _refuse_misused(external: ExternalArguments, words: Words) -> None:
    """Ends the program where options of --external stand without it, or its libraries are missing."""
    if not external.asked:
        typed = {
            "offline": external.offline,
            "link-cache": external.link_cache,
            "dead-after": external.dead_after,
            "per-host": external.per_host,
            "interval": external.interval,
            "deadline": external.deadline,
            "allow-private": external.allow_private,
            "ca": external.ca,
        }
        misused = next((name for name, value in typed.items() if value), None)
        if misused:
            refuse(words, words["needs_external"].format(f"--{misused}"))
    elif not external.offline and any(find_spec(name) is None for name in _EXTRA):
        refuse(words, words["no_external"].format(python=sys.executable))
