"""`check --weight`: what the pages of a finished site weigh, told as a table, and which are too heavy."""

from pathlib import Path

from site_builder.cli.exit import FAILED, UsageError
from site_builder.cli.words.all import Words
from site_builder.linkcheck.site.weights import weigh_site
from site_builder.model.site_weight import SiteWeight
from site_builder.report.weights import WORDS, weight_lines


def weighed(folder: Path, words: Words, lang: str) -> SiteWeight:
    """Weighs the pages of a folder. Raises UsageError where there are none, or the disk refuses."""
    try:
        found = weigh_site(folder)
    except OSError as error:
        path = error.filename or folder
        raise UsageError(words["disk"].format(path=path, why=error.strerror or error), FAILED) from error
    if found is None:
        raise UsageError(WORDS[lang]["none"].format(path=folder))
    return found


def tell_weights(site: SiteWeight, lang: str) -> None:
    """Prints the table to stdout, as the answer."""
    print("\n".join(weight_lines(site, lang)))
