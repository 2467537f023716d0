"""A sync that ends before any of its steps, or meets somebody there: in this process, with real repositories."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from site_builder.model.problem import Problem
from site_builder.sync.git import GitRepository
from site_builder.sync.outcome import SyncOutcome, SyncRequest, SyncStatus
from site_builder.sync.repository import ContentRepository, Signature
from site_builder.sync.run import sync
from sync.offices import LARGE_UNIT, NOBODY, UNIT, Office

EACH = 1 if os.environ.get("KILLS") else 8
"""Every so many steps are tried."""
NEW = "xuan-an/announcements/2026-11-20-moi.md"
GUIDE = "guides/cai-vneid.md"
NEWS = "---\ntitle: Mới\ndate: 2026-11-20\n---\nChữ.\n"
WANTED = LARGE_UNIT.replace("722", "723").replace("thứ Sáu", "thứ Bảy")


class Killed(BaseException):
    """The power has gone."""


class Steps:
    """A repository that does something before one of its steps."""

    def __init__(self, repository: ContentRepository, at: int, what: Callable[[], None]) -> None:
        self.repository = repository
        self.at = at
        self.what = what
        self.done = 0

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the repository has
        """One of its steps, counted."""
        found = getattr(self.repository, name)
        if not callable(found):
            return found

        def step(*arguments: Any) -> Any:  # noqa: ANN401
            self.done += 1
            if self.done == self.at:
                self.what()
            return found(*arguments)

        return step


def repository(office: Office) -> GitRepository:
    """The repository of an office."""
    return GitRepository(office.content, {**os.environ, **NOBODY}, lambda _: None)


def run(office: Office, at: int = 0, what: Callable[[], None] = lambda: None) -> tuple[SyncOutcome, int]:
    """A sync with something that happens before one of its steps; what came of it, and how many steps there were."""

    def check(_: Path) -> tuple[Problem, ...]:
        return ()

    steps: Any = Steps(repository(office), at, what)
    request = SyncRequest(content=office.content, by=Signature(name=office.name, moment=1_796_000_000 + at))
    return sync(request, steps, check), steps.done


def die() -> None:
    """Ends everything at once."""
    raise Killed


@pytest.fixture
def offices(an: Office, binh: Office) -> Iterator[Callable[[], tuple[Office, Office]]]:
    """Gives both offices again and again: Bình has sent something, An has not yet."""
    binh.edit(UNIT, "thứ Sáu", "thứ Bảy").put({NEW: NEWS})
    (binh.content / "bao-quang/teams.yaml").unlink()
    run(binh)
    an.edit(UNIT, "722", "723").edit(GUIDE, "Cài ứng dụng", "Tải ứng dụng")
    folder = an.folder.parent
    kept = folder.with_name(f"{folder.name}-kept")
    shutil.copytree(folder, kept, symlinks=True)

    def again() -> tuple[Office, Office]:
        shutil.rmtree(folder)
        shutil.copytree(kept, folder, symlinks=True)
        return an, binh

    yield again
    shutil.rmtree(kept)


def is_whole(an: Office, server: Path) -> None:
    """Asserts that both changes are on the disk, in the branch and at the server, and nothing is left over."""
    assert an.text(UNIT) == WANTED
    assert "Tải ứng dụng" in an.text(GUIDE)
    assert an.text(NEW) == NEWS
    assert not (an.content / "bao-quang/teams.yaml").exists()
    assert an.git("status", "--porcelain") == ""
    heads = {an.git("rev-parse", name) for name in ("HEAD", "origin/main")}
    assert heads == {(server / "refs/heads/main").read_text().strip()}
    assert an.git("for-each-ref", "refs/trang-247/writing", "refs/trang-247/taken") == ""


def test_killed_before_any_step_it_goes_on(offices: Callable[[], tuple[Office, Office]], server: Path) -> None:
    """The law: nothing is lost, nothing is asked, and no edit of others is taken back."""
    an, _ = offices()
    made, steps = run(an)
    assert made.status is SyncStatus.SENT
    is_whole(an, server)
    assert steps > 30
    for at in range(1, steps + 1, EACH):
        an, _ = offices()
        with suppress(Killed):
            run(an, at, die)
        made, _ = run(an)
        assert made.status in (SyncStatus.SENT, SyncStatus.TAKEN, SyncStatus.SAME), (at, made)
        is_whole(an, server)


def test_edits_after_a_death_are_kept_too(offices: Callable[[], tuple[Office, Office]], server: Path) -> None:
    """The person goes on typing before the next sync."""
    _, steps = run(offices()[0])
    for at in range(1, steps + 1, 4 * EACH):
        an, _ = offices()
        with suppress(Killed):
            run(an, at, die)
        an.edit(UNIT, "Ấp 1}", "Ấp Một}")
        made, _ = run(an)
        assert made.status is SyncStatus.SENT, (at, made)
        an.edit(UNIT, "Ấp Một}", "Ấp 1}")
        run(an)
        is_whole(an, server)


def test_somebody_sends_or_saves_at_any_step(offices: Callable[[], tuple[Office, Office]]) -> None:
    """Others are quicker, or the person saves a file while the sync runs: both are in the end."""
    _, steps = run(offices()[0])
    for at in range(1, steps + 1, 3 * EACH):
        an, binh = offices()

        def send(other: Office = binh) -> None:
            other.edit(UNIT, "0251 1022", "0251 1023")
            run(other)

        made, _ = run(an, at, send)
        run(an)
        assert made.status is SyncStatus.SENT, (at, made)
        assert an.text(UNIT) == WANTED.replace("0251 1022", "0251 1023")
        an, _ = offices()

        def save(office: Office = an) -> None:
            office.edit(UNIT, "name: Ủy ban", "name: UB")

        made, _ = run(an, at, save)
        run(an)
        assert an.text(UNIT) == WANTED.replace("name: Ủy ban", "name: UB"), at
        assert an.git("status", "--porcelain") == ""
