"""How good the detectors are, measured on examples that they were not tuned on.

`held_out.yaml` was written by somebody who had not seen them: a list of {text, kinds}, with no kinds for an innocent
text. Who tunes the detectors does not look at it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from site_builder.text.normalize import clean
from site_builder.text.privacy import NumberKind, find

HELD_OUT = Path(__file__).with_name("held_out.yaml")
RECALL, PRECISION = 0.85, 0.85
"""The floor for each kind. A leak is worse than a false alarm, and both are bad enough."""
Labelled = list[tuple[frozenset[str], frozenset[str]]]


@pytest.fixture(scope="module")
def judged() -> Labelled:
    """What each text holds, and what was found in it."""
    if not HELD_OUT.is_file():
        pytest.skip("held_out.yaml is not here")
    items = yaml.safe_load(HELD_OUT.read_text("utf-8"))
    return [
        (frozenset(item["kinds"] or ()), frozenset(str(found.kind) for found in find(clean(item["text"]))))
        for item in items
    ]


def counts(judged: Labelled, kind: str) -> tuple[int, int, int]:
    """Texts of this kind that were found, that were missed, and others in which it was seen."""
    pairs = [(kind in held, kind in found) for held, found in judged]
    return pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))


@pytest.fixture(scope="module", autouse=True)
def _told(judged: Labelled, pytestconfig: pytest.Config) -> Iterator[None]:
    """The figures stand on the terminal, whether the floor is kept or not."""
    yield
    lines = [
        f"{kind}: {hit} found, {missed} missed, {false} false"
        for kind in NumberKind
        for hit, missed, false in [counts(judged, kind)]
    ]
    alarms = sum(bool(found) for held, found in judged if not held)
    lines.append(f"innocent texts: {sum(not held for held, _ in judged)}, with a false alarm: {alarms}")
    capture = pytestconfig.pluginmanager.getplugin("capturemanager")
    reporter = pytestconfig.pluginmanager.getplugin("terminalreporter")
    if reporter is None:
        return
    with capture.global_and_fixture_disabled():
        reporter.write_line("")
        for line in lines:
            reporter.write_line(line)


@pytest.mark.parametrize("kind", NumberKind)
def test_each_kind_is_found_and_little_else(kind: NumberKind, judged: Labelled) -> None:
    """Texts are counted, not numbers: one is enough to stop a unit."""
    hit, missed, false = counts(judged, kind)
    assert hit >= RECALL * (hit + missed)
    assert hit >= PRECISION * (hit + false)


def test_whatever_kind_it_is_taken_for_a_leak_is_stopped(judged: Labelled) -> None:
    """An account taken for a telephone number still stops the unit."""
    leaks = [found for held, found in judged if held]
    assert sum(bool(found) for found in leaks) >= 0.9 * len(leaks)


def test_few_innocent_texts_are_stopped(judged: Labelled) -> None:
    """A gate that cries wolf is switched off."""
    innocent = [found for held, found in judged if not held]
    assert sum(bool(found) for found in innocent) <= 0.1 * len(innocent)
