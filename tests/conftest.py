"""What all tests share: how hard the laws are tried, and a small site."""

import os
from collections.abc import Callable
from functools import partial
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


NOTE = "note"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was measured stands below the results. It comes with them from the process that ran the test."""
    for report in terminalreporter.getreports("passed"):
        for line in (value for name, value in report.user_properties if name == NOTE):
            terminalreporter.write_line(str(line))


@pytest.fixture
def note(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Tells a measurement to the person at the terminal."""
    return partial(record_property, NOTE)
