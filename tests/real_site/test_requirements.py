"""Where each requirement lives: `requirements.yaml` says so, and the built site has to agree."""

from typing import Any

import pytest
import yaml

from real_site.published import ROOT, Published

ROWS: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "tests/real_site/requirements.yaml").read_text("utf-8"))
SEEDS = {0: 8, 1: 12, 2: 8, 3: 11, 4: 10}
"""Each article, and how many of its points there are."""


def test_every_requirement_has_its_row() -> None:
    """R1 to R40, and each point of the five articles."""
    points = [f"S{seed}.{number}" for seed, count in SEEDS.items() for number in range(1, count + 1)]
    assert list(ROWS) == [*(f"R{number}" for number in range(1, 41)), *points]


@pytest.mark.parametrize("name", ROWS)
def test_a_requirement_lives_where_its_row_says(name: str, site: Published) -> None:
    """On pages that say it, in files that do it; or the row says why not."""
    row = ROWS[name]
    assert row.keys() <= {"asks", "pages", "files", "not"}
    assert row["asks"]
    assert row.keys() & {"pages", "files", "not"}
    for url, words in row.get("pages", {}).items():
        assert site.file(url).is_file(), url
        assert words.lower() in site.text(url).lower(), url
    for file in row.get("files", ()):
        assert (ROOT / file).is_file(), file
