"""Law 1: whatever has happened, what one more build leaves is what a clean build makes.

    HYPOTHESIS_PROFILE=deep python3 build.py test tests/builder/test_histories.py

tries a thousand histories instead of forty. Below stand four bugs of a cache, and some more, as somebody
might write them: the law finds each.
"""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from functools import partial
from os import DirEntry
from pathlib import Path
from unittest import mock

import pytest
from histories import HISTORIES, Event
from hypothesis import given
from hypothesis import strategies as st
from lives import Life
from small_site import Built, everything
from test_incremental import old_files

from site_builder.builder.job import BuildKey, Job
from site_builder.builder.last_build import LastBuild
from site_builder.builder.record import UnitRecord
from site_builder.content import listing
from site_builder.model.folder import Listing
from site_builder.model.output import Summary

Patch = Callable[[], AbstractContextManager[object]]


def leaves_no_trace(history: list[Event]) -> None:
    """Law 1 for one history: of the output with its folders and its manifest, and of all that is told."""
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder))
        life.build()
        broken = life.live(history).build()
        assert broken.report.problems == life.clean().report.problems
        clean = life.mend()
        for output in (life.site.output, life.other):
            assert_same(life.build(output=output), clean)
            assert_same(life.build(output=output), clean)
            assert everything(output) == everything(life.fresh)
        assert life.build().report.reused == clean.report.units


def assert_same(built: Built, clean: Built) -> None:
    """One build has made and told what the other one has."""
    assert built.tree == clean.tree
    assert built.manifest == clean.manifest
    assert told(built) == told(clean)


def told(built: Built) -> tuple[object, ...]:
    """What a build tells of the content, and not of its own work."""
    report = built.report
    return report.problems, report.units, report.pages, report.failed, report.next_change, report.stale


@given(HISTORIES, st.sampled_from([nullcontext, old_files]))
def test_a_site_with_a_past_is_the_same_as_one_without(history: list[Event], age: Patch) -> None:
    """Whether its files were saved a moment ago, and are read again each time, or their times tell what was touched."""
    with age():
        leaves_no_trace(history)


_file = listing._Look._file


def _blind(look: listing._Look, name: str, entry: DirEntry[str]) -> None:
    if not name.startswith("guides/"):
        _file(look, name, entry)


_job = LastBuild.job


def _without_theme(last: LastBuild, listing: Listing, below: tuple[Summary, ...], build: BuildKey) -> Job | None:
    record = last.records.get("/".join(listing.path))
    return _job(last, listing, below, build._replace(theme=record.key.build.theme) if record else build)


@contextmanager
def _everywhere(name: str, value: object) -> Iterator[None]:
    """A function of the keys, wherever it is used."""
    with ExitStack() as stack:
        for module in ("last_build", "worker", "unit"):
            path = f"site_builder.builder.{module}.{name}"
            stack.enter_context(mock.patch(path, value, create=True))
        yield


BUGS: dict[str, tuple[Patch, list[Event]]] = {
    "the theme is left out of the key": (
        partial(mock.patch.object, LastBuild, "job", _without_theme),
        [("theme", "Một")],
    ),
    "a layer is left out of the key": (
        partial(_everywhere, "inner_key", lambda folder, _inherited: folder),
        [("guide", "", "vssid", "Một")],
    ),
    "nobody looks for files that may appear in a layer between": (
        partial(mock.patch.object, listing._Look, "_file", _blind),
        [("guide", "bao-quang/", "vssid", "Một"), ("build", "all", ""), ("override", "bao-quang/", "cai-vneid", "Một")],
    ),
    "pruning is skipped": (
        partial(mock.patch, "site_builder.output.files._gone", lambda *_given: set()),
        [("leave", "xuan-an/", "vssid")],
    ),
    "the units inside are left out of the key": (
        partial(_everywhere, "below_key", lambda _below: ""),
        [("unit", "xuan-an/", "vssid", "Một")],
    ),
    "the day is left out": (
        partial(mock.patch.object, UnitRecord, "is_right_on", lambda record, _day: record.result is not None),
        [("news", "", "vssid", "Một", 2, 0), ("build", "all", ""), ("day", 3)],
    ),
    "the output is believed to hold what another build has made": (
        partial(mock.patch, "site_builder.builder.worker.files_digest", lambda _files: "the same"),
        [("build", "moved", "")],
    ),
    "nobody looks whether the files are there": (
        partial(mock.patch, "site_builder.builder.last_build.first_damaged", lambda *_given: ""),
        [("lose a page", 0)],
    ),
}


@pytest.mark.parametrize("bug", BUGS)
def test_the_law_finds_what_is_wrong_with_a_cache(bug: str) -> None:
    """A law that cannot fail says nothing. The histories are such as chance has found them, cut short."""
    planted, history = BUGS[bug]
    with old_files():
        leaves_no_trace(history)
        with planted(), pytest.raises(AssertionError):
            leaves_no_trace(history)
