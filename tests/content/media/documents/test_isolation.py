"""A reader in a process of its own: it may crash, stall or grow, and only its own file is unread."""

import os
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import active_children

import pytest

from site_builder.content.media.budget import Budget
from site_builder.content.media.documents.isolation import isolated
from site_builder.content.media.documents.result import UNREAD, DocumentText

READ = DocumentText(texts=("đã đọc",))
SMALL = Budget(seconds=1)


def reads(_: bytes) -> DocumentText:
    """A reader that does its work."""
    return READ


def crashes(_: bytes) -> DocumentText:
    """A reader whose native code ends its process."""
    os.write(2, b"a trace of its own\n")
    os.abort()


def raises(_: bytes) -> DocumentText:
    """A reader with a bug, or one that meets a panic of native code, which is no Exception."""
    raise BaseException  # noqa: TRY002 - as a panic does


def stalls(_: bytes) -> DocumentText:
    """A reader without end."""
    time.sleep(60)
    return READ


def grows(_: bytes) -> DocumentText:
    """A reader that a file makes hungry."""
    return DocumentText(texts=(str(len(bytearray(2 * SMALL.memory))),))


def test_what_is_read_comes_back() -> None:
    """As if it had been read here."""
    assert isolated(reads, b"") == READ


@pytest.mark.parametrize("read", [crashes, raises, stalls, grows])
def test_a_reader_that_fails_harms_nobody(
    read: Callable[[bytes], DocumentText], capfd: pytest.CaptureFixture[str]
) -> None:
    """Nothing is read, nothing is left running, and the terminal stays clean."""
    if read is grows and sys.platform in ("win32", "darwin"):
        pytest.skip("the system keeps no limit of memory")
    started = time.monotonic()
    assert isolated(read, b"", SMALL) == UNREAD
    assert time.monotonic() - started < 20
    assert active_children() == []
    assert "trace of its own" not in capfd.readouterr().err


def test_a_process_is_spawned_where_forking_is_not_safe() -> None:
    """A thread that holds a lock would be missing in the fork."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert isolated(reads, b"") == READ
    finally:
        done.set()
        thread.join()
