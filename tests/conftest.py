"""What all tests share: how hard the laws are tried, and a small site."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from chromium import browser
from hypothesis import settings
from small_site import SmallSite

__all__ = ["browser"]

settings.register_profile("fast", max_examples=40, deadline=None, print_blob=True)
settings.register_profile("deep", max_examples=1000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A small site of three healthy units."""
    return SmallSite(tmp_path)


NOTES = pytest.StashKey[list[str]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """What was measured stands below the results."""
    for line in config.stash.get(NOTES, []):
        terminalreporter.write_line(line)


@pytest.fixture
def note(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Tells a measurement to the person at the terminal."""
    return pytestconfig.stash.setdefault(NOTES, []).append
