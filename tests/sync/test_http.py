"""A server that asks for a password, as forges do."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.sync.git import GitRepository
from site_builder.sync.outcome import SyncRequest, SyncStatus
from site_builder.sync.repository import ContentRepository, Signature
from site_builder.sync.run import sync
from sync.git_over_http import served
from sync.offices import NOBODY, UNIT, Office, git

Open = Callable[[Path, tuple[str, str] | None], ContentRepository]


def by_git(content: Path, password: tuple[str, str] | None) -> ContentRepository:
    """The repository by git."""
    return GitRepository(content, {**os.environ, **NOBODY}, lambda _: password)


def by_dulwich(content: Path, password: tuple[str, str] | None) -> ContentRepository:
    """The same by dulwich."""
    return pytest.importorskip("site_builder.sync.dulwich_repository").DulwichRepository(content, lambda _: password)  # type: ignore[no-any-return]  # it is not loaded before


@pytest.mark.parametrize("opened", [by_git, by_dulwich])
def test_with_and_without_the_password(an: Office, server: Path, opened: Open) -> None:
    """Without it all is kept; who may only read is told so; with it the edit is sent, and a hook is heard."""
    hook = server / "hooks/post-receive"
    hook.write_text("#!/bin/sh\necho 'Trang đang được dựng' >&2\n")
    hook.chmod(0o755)
    words = "Trang đang được dựng"
    only_ascii = words.encode("ascii", "ignore").decode()
    git(server, "config", "http.receivepack", "true")

    def ran(password: tuple[str, str] | None) -> tuple[SyncStatus, str, str]:
        request = SyncRequest(content=an.content, by=Signature(name="An", moment=1_796_000_000))
        made = sync(request, opened(an.content, password), lambda _: ())
        return made.status, made.word, made.said

    with served(server.parent, writers=frozenset({"an:mat-khau"}), readers=frozenset({"khach:khach"})) as address:
        an.git("remote", "set-url", "origin", f"{address}/server.git")
        an.edit(UNIT, "722", "723")
        assert ran(None) == (SyncStatus.KEPT, "sync_denied", "")
        assert ran(("an", "sai")) == (SyncStatus.KEPT, "sync_denied", "")
        assert ran(("khach", "khach")) == (SyncStatus.REFUSED, "sync_denied", "")
        assert "723" in an.text(UNIT)
        status, _, said = ran(("an", "mat-khau"))
        assert (status, said.strip().replace("?", "")) in ((SyncStatus.SENT, words), (SyncStatus.SENT, only_ascii))
    assert "mat-khau" not in (an.folder / ".git/config").read_text()
