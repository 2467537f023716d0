"""A server and two offices."""

from pathlib import Path

import pytest

from sync.offices import NOBODY, SITE, Office, server_with


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's name, and no credentials."""
    import terminal  # noqa: PLC0415 - its environment is a value

    for name, value in NOBODY.items():
        monkeypatch.setitem(terminal.ENVIRONMENT, name, value)


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """A bare repository."""
    return server_with(tmp_path, SITE)


@pytest.fixture
def an(server: Path, tmp_path: Path) -> Office:
    """The first office."""
    return Office(server, tmp_path / "an", "An")


@pytest.fixture
def binh(server: Path, tmp_path: Path) -> Office:
    """The second one."""
    return Office(server, tmp_path / "binh", "Bình")
