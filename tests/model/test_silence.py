"""What is not told: each problem is told, or silenced for one reason, and one module knows all reasons."""

import ast
from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from small_site import PROJECT

from site_builder.model import silence
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.profile import Ignored, Profile
from site_builder.model.severity import AGAINST_LAST
from site_builder.model.silence import (
    Because,
    Silencer,
    SilenceReason,
    address_told,
    answered,
    echo,
    exempted,
    exempted_by_layers,
    known_before,
    may_be_old,
    needed_elsewhere,
    number_told,
    piled,
    refused,
    repeated,
    sift,
    told_in,
    unique,
)
from site_builder.model.unit import Unit
from site_builder.report.rules import RULES

DAY = date(2026, 11, 22)
MODULE = PROJECT / "site_builder" / "model" / "silence.py"


def at(code: str, file: str = "a.md", line: int = 1, **words: str) -> Problem:
    """A problem on a line of a file."""
    return Problem.found(code, Location(file=file, line=line), **words)


def reasons(problems: list[Problem], *silencers: Silencer[Problem]) -> list[SilenceReason | None]:
    """The reason for each problem, None for what is told."""
    sifted = sift(problems, *silencers)
    told, why = list(sifted.told), list(sifted.silenced)
    found: list[SilenceReason | None] = []
    for problem in problems:
        if why and why[0].problem is problem:
            found.append(why.pop(0).because.reason)
        else:
            assert told.pop(0) is problem
            found.append(None)
    return found


CODES = st.sampled_from(["link-guide", "missing-key", "unknown-id", "personal-id", "ignore-unused", "guide-link-dead"])
PROBLEMS = st.lists(
    st.builds(at, CODES, file=st.sampled_from(["a.md", "b.yaml"]), line=st.integers(1, 3), value=st.sampled_from("ab"))
)
SILENCERS = st.lists(
    st.sampled_from(
        [
            lambda: echo([at("yaml-tab", "b.yaml")]),
            lambda: exempted([Ignored(value="a", until=DAY)]),
            lambda: needed_elsewhere(set()),
            lambda: address_told({"b"}),
            lambda: told_in({"b.yaml"}),
            lambda: piled({"personal-id"}, 1),
            repeated,
        ]
    )
)


@given(problems=PROBLEMS, made=SILENCERS)
def test_every_problem_is_told_or_silenced(problems: list[Problem], made: list[object]) -> None:
    """None is lost, none is made up, and order stays; the first silencer with a reason decides."""
    silencers: list[Silencer[Problem]] = [make() for make in made]  # type: ignore[operator]
    whole = reasons(problems, *silencers)
    assert len(whole) == len(problems)
    if not silencers:
        assert set(whole) <= {None}


@given(problems=PROBLEMS)
def test_equal_problems_are_told_once_in_order(problems: list[Problem]) -> None:
    """Whatever unit found them first."""
    told = unique(problems)
    assert [problem.key for problem in told] == sorted({problem.key for problem in problems})
    assert unique([*problems, *reversed(problems)]) == told


def test_a_unit_answers_for_numbers_and_scans() -> None:
    """Each rule on numbers has its own list; a file is no other file."""
    problems = [
        *(at("personal-id", number="1"), at("personal-id", number="2"), at("private-mobile", number="1")),
        *(at("attachment-unread", "media/a.pdf"), at("attachment-unread", "media/b.pdf"), at("link-guide", number="1")),
    ]
    told = reasons(problems, answered({"personal-id": {"1"}, "private-mobile": {"2"}}, {"media/a.pdf"}))
    assert told == [SilenceReason.ANSWERED, None, None, SilenceReason.ANSWERED, None, None]


def test_of_many_alike_in_a_file_the_first_are_told() -> None:
    """In another file they are counted anew, and of other rules all are told."""
    problems = [*(at("personal-id", line=line) for line in (1, 2, 3)), at("personal-id", "b.md")]
    problems += [at("link-guide", line=line) for line in (1, 2, 3)]
    assert reasons(problems, piled({"personal-id"}, 2)) == [None, None, SilenceReason.MANY, None, None, None, None]


def test_an_echo_names_the_mistake_that_it_follows_from() -> None:
    """Only errors echo: of a file that was read with a warning everything is known."""
    known = [at("yaml-tab", "teams.yaml", 7), at("yaml-hash", "unit.yaml")]
    sifted = sift([at("missing-key", "teams.yaml"), at("missing-key", "unit.yaml"), at("unknown-id")], echo(known))
    assert [problem.place.file for problem in sifted.told] == ["unit.yaml"]
    assert {one.because for one in sifted.silenced} == {Because(SilenceReason.ECHO, (known[0].place,))}
    assert reasons([at("unknown-id")], echo([at("link-guide")])) == [None]


def test_somebodys_number_is_told_at_its_first_place() -> None:
    """One that only shows without its marks has no place: it does not answer for the plain one."""
    hidden = at("private-mobile", number="1", within="marks")
    plain = [at("private-mobile", line=line, number="1") for line in (2, 3)]
    assert reasons([hidden, hidden, *plain], number_told([])) == [None, None, None, SilenceReason.REPEATED]
    assert reasons(plain, number_told([at("personal-id", "b.md", number="1")])) == [SilenceReason.REPEATED] * 2
    assert reasons([at("private-mobile", number="2")], number_told(plain)) == [SilenceReason.REPEATED], (
        "the file is told of"
    )
    assert reasons([at("link-guide")], number_told(plain)) == [None]


def test_the_form_of_an_address_that_is_refused_is_not_told() -> None:
    """That the app behind it is none of the catalogue's is."""
    problems = [at("form-store-path", value="x"), at("form-store-unknown", value="x"), at("form-store-path", value="y")]
    assert reasons(problems, refused(lambda address: address == "x")) == [SilenceReason.REPEATED, None, None]


def test_a_layer_bears_with_faults_in_its_own_folder() -> None:
    """And in those inside it, but in no other."""
    entry = Ignored(value="a", until=DAY)
    layers = [Unit(path=("xa",), profile=Profile(ignore=(entry,))), Unit()]
    problems = [at("outside-gone", file, value="a") for file in ("xa/a.md", "xa/ap/a.md", "xab/a.md", "a.md")]
    assert reasons(problems, *exempted_by_layers(layers, DAY)) == [
        SilenceReason.EXEMPTED,
        SilenceReason.EXEMPTED,
        None,
        None,
    ]


def test_an_exemption_that_something_needs_is_not_called_unused() -> None:
    """`spare` are those that nothing needs."""
    problems = [at("ignore-unused", line=1), at("ignore-unused", line=2), at("ignore-expired", line=2)]
    assert reasons(problems, needed_elsewhere({problems[0].place})) == [None, SilenceReason.NEEDED, None]


def test_an_address_of_which_a_rule_has_told_is_not_told_again_by_the_external_check() -> None:
    """Of what else is wrong with a guide all is told, but for what stands in other guides."""
    problems = [at("guide-link-dead", value="a"), at("guide-link-dead", value="b"), at("guide-code", value="a")]
    assert reasons(problems, address_told({"a"})) == [SilenceReason.REPEATED, None, None]
    assert reasons(problems, told_in({"a.md"})) == [SilenceReason.ELSEWHERE] * 3
    assert reasons(problems, told_in({"b.md"})) == [None] * 3


def test_a_baseline_silences_as_many_as_it_has() -> None:
    """What nobody finds any more is left; somebody's number is always new."""
    left = Counter({"a.md link-guide": 2, "a.md link-file": 1, "a.md personal-id": 1})
    problems = [at("link-guide", line=line) for line in (1, 2, 3)] + [at("personal-id")]

    def fault_of(problem: Problem) -> str | None:
        return f"{problem.place.file} {problem.code}" if may_be_old(problem.code) else None

    assert reasons(problems, known_before(left, fault_of)) == [SilenceReason.OLD, SilenceReason.OLD, None, None]
    assert +left == Counter({"a.md link-file": 1, "a.md personal-id": 1})
    assert {code for code in RULES if not may_be_old(code)} == {
        "address-later",
        "address-lost",
        "address-moved",
        "address-withheld",
        "code-lost",
        "ended-known",
        "file-later",
        "file-lost",
        "ledger-line",
        "part-lost",
        "unit-lost",
        *(code for code in RULES if "personal" in code),
        *("private-mobile", "our-fault", "cache-differs", "unit-vanished", "unit-misnamed"),
        *("unit-died", "unit-stalled", "output-unremoved", "output-unwritten", *AGAINST_LAST),
    }


def test_the_module_names_every_silencer_and_every_reason() -> None:
    """Whoever asks why a problem is not shown reads its first lines."""
    tree = ast.parse(MODULE.read_text("utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    made = [node.name for node in functions if "Silencer[" in ast.unparse(node.returns or node)]
    assert len(made) > 10
    assert [name for name in made if f"`{name}`" not in (silence.__doc__ or "")] == []
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert [reason.name for reason in SilenceReason if reason.name not in named] == []
    assert [reason.name for reason in SilenceReason if f"{reason.name}" not in (silence.__doc__ or "")] == []
