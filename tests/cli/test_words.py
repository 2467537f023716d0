"""Whatever the builder says, it says in both languages."""

import string
from collections.abc import Mapping
from importlib import import_module

import pytest
from small_site import PROJECT

from site_builder.cli.words.all import WORDS
from site_builder.report.phrases import PHRASES
from site_builder.report.rules import SUBJECTS
from site_builder.report.summary import SENTENCES


@pytest.mark.parametrize(
    "words", [WORDS, SENTENCES, PHRASES], ids=["the command line", "the closing line", "the reports"]
)
def test_both_languages_have_the_same_sentences(words: Mapping[str, Mapping[str, str]]) -> None:
    """With the same gaps to fill."""
    vietnamese, english = words["vi"], words["en"]
    assert vietnamese.keys() == english.keys()
    assert {key: _gaps(text) for key, text in vietnamese.items()} == {key: _gaps(text) for key, text in english.items()}


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_subject_of_rules_has_a_heading() -> None:
    """In the list of all codes and on the manual's page."""
    assert set(SUBJECTS) <= set(PHRASES["vi"])


def test_no_two_commands_use_one_name_for_two_sentences() -> None:
    """One would silently replace the other."""
    stems = {path.stem for path in (PROJECT / "site_builder/cli/words").glob("*.py")} - {"__init__", "all"}
    files = [import_module(f"site_builder.cli.words.{stem}") for stem in stems]
    names = [name for file in files for name in file.WORDS["vi"]]
    assert len(names) == len(set(names)) == len(WORDS["vi"])
