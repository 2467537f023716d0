"""A forge with a site, and what is posted to its API."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workflows.forge import LocalForge, forge_api
from workflows.places import Posted, forge_with_site


@pytest.fixture
def posted() -> Iterator[tuple[str, Posted]]:
    """The API of a forge."""
    with forge_api() as api:
        yield api


@pytest.fixture
def forge(request: pytest.FixtureRequest, tmp_path: Path, posted: tuple[str, Posted]) -> LocalForge:
    """A forge whose site goes to a folder: GitHub, if a test does not ask for others."""
    made = forge_with_site(tmp_path, getattr(request, "param", "github"), posted[0])
    made.variables["DEPLOY_TARGET"] = str(tmp_path / "host")
    made.secrets["COMMENT_TOKEN"] = "khoa"  # noqa: S105 - nobody's
    return made
