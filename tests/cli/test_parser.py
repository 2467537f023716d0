"""A command line is read into the dataclass that defines it, and argparse speaks the person's language."""

import argparse
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from test_commands import definition

from site_builder.cli import COMMANDS
from site_builder.cli.arguments.build import BuildArguments
from site_builder.cli.arguments.check import BaselineArguments, CheckArguments, ExternalArguments
from site_builder.cli.arguments.define import the_rest
from site_builder.cli.arguments.fix import FixArguments
from site_builder.cli.arguments.merge import MergeArguments
from site_builder.cli.arguments.new import AnswerArguments, NewArguments
from site_builder.cli.arguments.publishing import PublishingArguments
from site_builder.cli.arguments.serve import EVERYWHERE, THIS_MACHINE, ServeArguments
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.arguments.test import TestArguments
from site_builder.cli.arguments.work import ReportRequest, WorkArguments
from site_builder.cli.parser import Arguments, parse
from site_builder.cli.translation import _SENTENCES, translated
from site_builder.cli.words.all import WORDS

ENGLISH = re.compile(r"\b(usage|options?|arguments?|invalid|choose|expected|required|unrecognized|show|ignored)\b")
"""Words of argparse's own sentences."""


def read(defined: type[Arguments], *typed: str, command: str = "build", lang: str = "vi") -> Arguments:
    """What was typed after a command."""
    return parse(defined, command, COMMANDS, list(typed), WORDS[lang])


def test_what_nobody_types_keeps_its_default() -> None:
    """The dataclass alone knows it."""
    assert read(BuildArguments) == BuildArguments(
        work=WorkArguments(site=SiteArguments()), publishing=PublishingArguments()
    )
    assert read(FixArguments) == FixArguments()
    assert read(ServeArguments).host == THIS_MACHINE
    assert read(NewArguments) == NewArguments(answers=AnswerArguments())


def test_what_is_typed_becomes_a_value() -> None:
    """Numbers, days, paths and choices are read once, here; groups of arguments are dataclasses of their own."""
    typed = "--content a --date 28/11/2026 --jobs 4 --strict --json --report html=b.html --shard 2/5 --verify --lang en"
    assert read(BuildArguments, *typed.split()) == BuildArguments(
        work=WorkArguments(
            lang="en",
            site=SiteArguments(content=Path("a"), day=date(2026, 11, 28)),
            jobs=4,
            strict=True,
            json=True,
            report=(ReportRequest(kind="html", file=Path("b.html")),),
        ),
        publishing=PublishingArguments(),
        shard=(2, 5),
        verify=20,
    )


def test_an_option_may_be_called_otherwise_than_its_field() -> None:
    """Where a group's name is in the option's."""
    typed = ["--external", "--baseline", "a", "--write-baseline", "--site", "b", "--interval", "0,5"]
    assert read(CheckArguments, *typed) == CheckArguments(
        work=WorkArguments(site=SiteArguments()),
        pages=Path("b"),
        external=ExternalArguments(asked=True, interval=0.5),
        baseline=BaselineArguments(file=Path("a"), write=True),
    )


def test_several_words_become_a_tuple() -> None:
    """In the order in which they are typed, and among options too."""
    assert read(MergeArguments, "a", "b", "--strict").shards == (Path("a"), Path("b"))
    reports = read(BuildArguments, "--report", "json", "--report", "html").work.report
    assert [report.kind for report in reports] == ["json", "html"]


def test_an_option_without_its_value_may_have_a_meaning() -> None:
    """`--host` alone opens the preview to the network."""
    assert read(ServeArguments, "--host").host == EVERYWHERE
    assert read(ServeArguments, "--host", "10.0.0.5").host == "10.0.0.5"


def test_what_is_for_another_program_is_not_read() -> None:
    """`test` hands it on, in its order; only such a definition takes what it does not know."""
    assert read(TestArguments, "-k", "law", "--lang", "en", "-x").pytest == ("-k", "law", "-x")
    with pytest.raises(SystemExit):
        read(FixArguments, "-k")


def test_groups_may_be_in_groups() -> None:
    """At any depth; an argument that two commands share is found by its path."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Outer:
        """A group that holds another one, and what no group has."""

        work: WorkArguments
        baseline: BaselineArguments
        remaining: tuple[str, ...] = the_rest()

    outer = read(Outer, "--output", "a", "x", "--baseline", "b")
    assert (outer.work.site.output, outer.baseline.file, outer.remaining) == (Path("a"), Path("b"), ("x",))


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_explains_every_argument(command: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In the language that was asked for, from the first word to the last."""
    with pytest.raises(SystemExit) as ended:
        read(definition(command), "--help", command=command, lang=lang)
    shown, said = capsys.readouterr()
    assert (ended.value.code, said) == (0, "")
    assert WORDS[lang]["usage_help"] in shown
    assert all(f"\n  {name} " in shown for name in COMMANDS)
    assert lang == "en" or not ENGLISH.search(shown)


WRONG = {
    "--jobs": "--jobs cần có một giá trị theo sau",
    "--lang fr": "--lang không nhận «fr»; chọn một trong: ",
    "--strict=yes": "--strict không nhận giá trị kèm theo «yes»",
    "--nope a": "không hiểu «--nope a»",
    "--jobs 0": "--jobs cần một số từ 1 trở lên, không phải «0»",
    "--date mai": "--date không đọc được ngày «mai»; ",
    "--shard 3/2": "--shard không đọc được «3/2»; ",
    "--base-url x": "--base-url không đọc được «x»; ",
}


@pytest.mark.parametrize("typed", WRONG)
def test_wrong_usage_is_told_in_vietnamese(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether the sentence is argparse's or ours. Exit code 2, and the way to the help."""
    with pytest.raises(SystemExit) as ended:
        read(BuildArguments, *typed.split())
    shown, said = capsys.readouterr()
    assert (ended.value.code, shown) == (2, "")
    assert f": {WRONG[typed]}" in said
    assert not ENGLISH.search(said)


def test_a_word_that_must_be_typed_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    """It is named as the help names it."""
    with pytest.raises(SystemExit):
        read(MergeArguments)
    assert ": còn thiếu: DIR.\n" in capsys.readouterr().err


@pytest.mark.parametrize("lang", WORDS)
def test_a_translation_fills_the_gaps_of_the_sentence(lang: str) -> None:
    """Those with a name by their names, in any order; those without by their number."""
    for theirs, ours in ((theirs, WORDS[lang][key]) for theirs, key in _SENTENCES.items()):
        gaps = re.findall(r"%(?:\((\w+)\))?[sr]", theirs)
        assert sorted(re.findall(r"%(?:\((\w+)\))?[sr]", ours)) == sorted(gaps)


def test_argparse_speaks_as_ever_when_we_are_done() -> None:
    """Also after wrong usage: pytest, which `test` runs, reads its own options by it."""
    with pytest.raises(SystemExit), translated(WORDS["vi"]):
        argparse.ArgumentParser(prog="a").parse_args(["b"])
    assert argparse.ArgumentParser(prog="a").format_usage() == "usage: a [-h]\n"
