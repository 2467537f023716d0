"""The Chromium that is installed, for all tests that need to see.

What is not installed costs the tests that need it, which then skip and say so; with CI=true it is a failure.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def absent(what: str) -> NoReturn:
    """Skips the test; on the server, where everything has to be there, fails."""
    say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    say(f"{what} is not installed; .ci/run installs it")


def installed() -> str:
    """The path of the Chromium of this machine."""
    names = (os.environ["CHROME"],) if os.environ.get("CHROME") else BROWSERS
    return next((path for path in map(shutil.which, names) if path), "") or absent("Chromium")


@contextmanager
def running_browser() -> Iterator["Browser"]:
    """One Chromium: the one that is installed, headless.

    As long as it runs, so does an event loop of its own, beside which others can run none.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import; most tests need none

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """One Chromium for the tests of a file."""
    with running_browser() as running:
        yield running
