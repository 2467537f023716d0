"""Which problems are found but not told, and why. Whoever asks "why is my problem not shown?" reads this file.

A rule tells all that it finds. Where something is known that makes a problem superfluous, the problem passes through
`sift` on its way to the reader, with one silencer for each thing that is known. A silencer answers with its reason, or
with None: then the next one is asked, and what no silencer has a reason for is told.

| reason | silencer | asked by |
| --- | --- | --- |
| ANSWERED, MANY | `answered`, `piled` | `check.privacy.told_of_files`: what is wrong in the files of a unit |
| ANSWERED | `led_to_known` | `check.run.ask`: where the documents of a unit lead |
| ECHO, REPEATED | `echo`, `number_told`, `reference_told`, `refused` | `check.run.ask`: what the rules on a unit find |
| EXEMPTED | `exempted` | `check.run.ask`, `builder.dead_links`, `check --external` (`exempted_by_layers`) |
| REPEATED | `told_as_misnamed` | `builder.results`: a folder whose name is that of a unit, written otherwise |
| NEEDED | `needed_elsewhere` | `builder.results`: what all units say |
| REPEATED | `repeated` | `unique`: wherever the problems of several units come together |
| REPEATED, ELSEWHERE | `address_told`, `told_in` | `check.guide_review` |
| OLD | `known_before` | `report.baseline` |

What is asked of healthy units only (`check.run.ONLY_WITHOUT_ERRORS`) is not found at all elsewhere.
"""

from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from site_builder.model.exemption import exempting, exempts, may_be_exempted
from site_builder.model.location import Location
from site_builder.model.problem import Problem, is_error
from site_builder.model.severity import AGAINST_LAST, UNREADABLE

if TYPE_CHECKING:
    from site_builder.model.profile import Ignored
    from site_builder.model.unit import Unit

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


class SilenceReason(StrEnum):
    """Why a problem is not told."""

    ANSWERED = "answered"
    """The unit says that it is right: `public_numbers`, a number that it publishes in its place, `reviewed_by`,
    `allowed_hosts`."""
    MANY = "many"
    """Enough of the same kind are told of the same file."""
    ECHO = "echo"
    """It only follows from another mistake, which is told."""
    EXEMPTED = "exempted"
    """An entry of `ignore` bears with it until a day."""
    NEEDED = "needed"
    """An exemption that one unit does not need is needed by another one, or for what finished pages point to."""
    REPEATED = "repeated"
    """It is told already: of the same place by another unit, or of the same number or address by another rule."""
    ELSEWHERE = "elsewhere"
    """It belongs to the report on another guide."""
    OLD = "old"
    """The baseline has it: it was there before somebody began to check."""


class Because(NamedTuple):
    """A reason, and where that is written which silences: an exemption, or the mistake that is echoed."""

    reason: SilenceReason
    by: tuple[Location, ...] = ()


class Silenced(NamedTuple, Generic[T]):
    """A problem that is not told, and why."""

    problem: T
    because: Because


class Sifted(NamedTuple, Generic[T]):
    """Problems, divided into what is told and what is not; each part in the order in which they were found."""

    told: tuple[T, ...] = ()
    silenced: tuple[Silenced[T], ...] = ()


Silencer = Callable[[T], Because | None]
"""Says why a problem is not told, or None where it knows no reason."""


def sift(problems: Iterable[T], *silencers: Silencer[T]) -> Sifted[T]:
    """Decides of each problem whether it is told. The first silencer that has a reason decides."""
    told, silenced = list[T](), list[Silenced[T]]()
    for problem in problems:
        because = next(filter(None, (silencer(problem) for silencer in silencers)), None)
        if because:
            silenced.append(Silenced(problem, because))
        else:
            told.append(problem)
    return Sifted(tuple(told), tuple(silenced))


def answered(numbers: Mapping[str, Container[str]], reviewed: Container[str]) -> Silencer[Problem]:
    """Silences numbers that may be published, and files that cannot be read but that somebody has looked through.

    `numbers` are those that do not break a rule on numbers, by the code of the rule.
    """

    def silencer(problem: Problem) -> Because | None:
        is_lawful = problem.words.get("number") in numbers.get(problem.code, ())
        is_reviewed = problem.code == "attachment-unread" and problem.place.file in reviewed
        return Because(SilenceReason.ANSWERED) if is_lawful or is_reviewed else None

    return silencer


def piled(codes: Container[str], most: int) -> Silencer[Problem]:
    """Silences what breaks one of these rules in the same file for more than the `most`th time."""
    counts = Counter[tuple[str, str]]()

    def silencer(problem: Problem) -> Because | None:
        counts[problem.place.file, problem.code] += problem.code in codes
        return Because(SilenceReason.MANY) if counts[problem.place.file, problem.code] > most else None

    return silencer


def echo(known: Iterable[Problem]) -> Silencer[Problem]:
    """Silences what only follows from `known` errors: a file that was not read lacks everything, a broken list ids."""
    errors = [problem for problem in known if is_error(problem)]
    unread = {problem.place.file: problem.place for problem in errors if problem.code in UNREADABLE}
    broken = [problem for problem in errors if problem.code != "reference-form"]
    lists = tuple(problem.place for problem in broken if problem.place.file.endswith(".yaml"))

    def silencer(problem: Problem) -> Because | None:
        file = problem.place.file
        if problem.code == "missing-key" and (file in unread or not file):
            return Because(SilenceReason.ECHO, (unread[file],) if file else ())
        return Because(SilenceReason.ECHO, lists) if problem.code == "unknown-id" and lists else None

    return silencer


def reference_told(found: Iterable[Problem]) -> Silencer[Problem]:
    """Silences that something is no id, where a rule on the whole unit has told which id is meant."""
    places = {problem.place for problem in found if problem.code in ("unknown-id", "id-by-name", "ids-in-one")}

    def silencer(problem: Problem) -> Because | None:
        is_told = problem.code == "reference-form" and problem.place in places
        return Because(SilenceReason.REPEATED) if is_told else None

    return silencer


def number_told(known: Iterable[Problem]) -> Silencer[Problem]:
    """Silences somebody's number that is told already, and any of a kind that is told of the same file already.

    A number that can be read only when marks are taken away (`within`) has no place of its own: it silences no other.
    """
    found = list(known)
    kinds = {(problem.place.file, problem.code) for problem in found}
    numbers = {problem.words["number"] for problem in found if "number" in problem.words}

    def silencer(problem: Problem) -> Because | None:
        number = problem.words.get("number")
        if number in numbers or (number and (problem.place.file, problem.code) in kinds):
            return Because(SilenceReason.REPEATED)
        if number and "within" not in problem.words:
            numbers.add(number)
        return None

    return silencer


def led_to_known(is_refused: Callable[[str], bool]) -> Silencer[Problem]:
    """Silences where a document leads, if texts may lead there too."""

    def silencer(problem: Problem) -> Because | None:
        is_known = problem.code == "document-links" and not is_refused(problem.words["value"])
        return Because(SilenceReason.ANSWERED) if is_known else None

    return silencer


_ON_APPS = ("form-store-unknown", "form-store-other", "form-store-closed")
"""Rules on the app that an address names, not on the form of the address."""


def refused(is_refused: Callable[[str], bool]) -> Silencer[Problem]:
    """Silences what is wrong with the form of an address to which no link may lead at all: that is told."""

    def silencer(problem: Problem) -> Because | None:
        is_of_form = problem.code.startswith("form-") and problem.code not in _ON_APPS
        return Because(SilenceReason.REPEATED) if is_of_form and is_refused(problem.words["value"]) else None

    return silencer


def exempted(entries: "Sequence[Ignored]", folder: tuple[str, ...] = ()) -> Silencer[Problem]:
    """Silences faults of links that an entry bears with, in the files of a folder of the content."""
    exact: dict[str, list[Ignored]] = {}
    wild: list[Ignored] = []
    for entry in entries:
        (wild if "*" in entry.value else exact.setdefault(entry.value, [])).append(entry)

    def silencer(problem: Problem) -> Because | None:
        if not may_be_exempted(problem.code) or tuple(problem.place.file.split("/"))[: len(folder)] != folder:
            return None
        address = problem.words.get("value", "")
        named = (*exact.get(address, ()), *(entry for entry in wild if exempts(entry, address)))
        by = [entry for entry in named if entry.code in ("", problem.code)]
        return Because(SilenceReason.EXEMPTED, tuple(entry.at("value") for entry in by)) if by else None

    return silencer


def exempted_by_layers(layers: "Iterable[Unit]", day: date) -> list[Silencer[Problem]]:
    """One silencer for each layer: it bears with faults in its own files and in those of the layers below it."""
    return [exempted(exempting(layer, day), layer.path) for layer in layers if layer.profile.ignore]


def told_as_misnamed(folders: Container[str]) -> Silencer[Problem]:
    """Silences that a folder's name is no slug where it is told which unit the folder is."""

    def silencer(problem: Problem) -> Because | None:
        is_told = problem.code == "file-name" and problem.place.file in folders
        return Because(SilenceReason.REPEATED) if is_told else None

    return silencer


def needed_elsewhere(spare: Container[Location]) -> Silencer[Problem]:
    """Silences that one unit does not need an exemption, unless nothing needs it (`spare`)."""

    def silencer(problem: Problem) -> Because | None:
        is_needed = problem.code == "ignore-unused" and problem.place not in spare
        return Because(SilenceReason.NEEDED) if is_needed else None

    return silencer


def repeated() -> Silencer[Problem]:
    """Silences all but the first of equal problems: a mistake in a shared file is found by every unit below it."""
    seen = set[Hashable]()

    def silencer(problem: Problem) -> Because | None:
        key = problem.key
        if key in seen:
            return Because(SilenceReason.REPEATED)
        seen.add(key)
        return None

    return silencer


def unique(problems: Iterable[Problem], *silencers: Silencer[Problem]) -> tuple[Problem, ...]:
    """What is told of the problems of several units: each once, by file, line and column."""
    return tuple(sorted(sift(problems, *silencers, repeated()).told, key=attrgetter("key")))


def address_told(addresses: Container[str]) -> Silencer[Problem]:
    """Silences what the external check says of an address of which another rule has told."""

    def silencer(problem: Problem) -> Because | None:
        is_verdict = problem.code.startswith(("guide-link-", "guide-app-"))
        return Because(SilenceReason.REPEATED) if is_verdict and problem.words["value"] in addresses else None

    return silencer


def told_in(files: Container[str]) -> Silencer[Problem]:
    """Silences the problems of files that have a report of their own."""
    return lambda problem: Because(SilenceReason.ELSEWHERE) if problem.place.file in files else None


_NEVER_OLD = (
    *("personal-", "private-", "file-personal", "our-fault", "cache-differs"),
    *("unit-vanished", "unit-misnamed", "unit-died", "unit-stalled", "output-unremoved", "output-unwritten"),
    *("address-", "code-lost", "ended-known", "file-later", "file-lost", "ledger-line", "part-lost", "unit-lost"),
)


def may_be_old(code: str) -> bool:
    """Whether a breach of a rule may be kept in a baseline: not somebody's number, nor a fault of our own."""
    return not code.startswith(_NEVER_OLD) and code not in AGAINST_LAST


def known_before(left: Counter[K], fault_of: Callable[[T], K | None]) -> Silencer[T]:
    """Silences faults that a baseline has, as often as it has them. What nobody finds any more stays in `left`."""

    def silencer(problem: T) -> Because | None:
        fault = fault_of(problem)
        if fault is None or left[fault] <= 0:
            return None
        left[fault] -= 1
        return Because(SilenceReason.OLD)

    return silencer
