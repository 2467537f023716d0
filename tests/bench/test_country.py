"""The made-up country: the same bytes from the same seed, the promised sizes, nothing that our own checks refuse."""

import re
from pathlib import Path

import pytest
from country import communes, files, preset
from small_site import SmallSite
from units import country, first

COMMUNE_PAGES = 34
"""Home, teams, guides and 14 of them, announcements, archive and 10 of them, services, contact, QR, A–Z, privacy."""
UNIT_PAGES = 23
"""Of a unit above communes: the same without own guides and announcements, and the page of progress."""


def bodies(made: dict[str, str], folder: str) -> list[str]:
    """The texts of guides or announcements, without their heads."""
    return [text.split("---\n", 2)[2] for name, text in made.items() if f"{folder}/" in name]


def test_the_country_has_all_its_communes() -> None:
    """3,321 in 34 provinces; no two of a province share a folder."""
    provinces = country()
    assert len(provinces) == 34
    assert sum(len(province.communes) for province in provinces) == 3321
    for province in provinces:
        assert len({commune.folder for commune in province.communes}) == len(province.communes)


@pytest.mark.parametrize("count", [1, 15, 126, 127, 150, 3321])
def test_any_number_of_communes_can_be_had(count: int) -> None:
    """Province by province, the last cut short."""
    assert sum(len(province.communes) for province in first(count)) == count


def test_the_same_seed_makes_the_same_bytes() -> None:
    """And another seed another country."""
    made = list(files(communes(2)))
    assert made == list(files(communes(2)))
    assert made != list(files(communes(2), "248"))


def test_a_commune_is_the_same_in_a_larger_country() -> None:
    """So that figures for 15 and for 3,321 communes are about the same work."""
    assert set(files(communes(2))) < set(files(communes(130)))


def test_texts_are_as_long_as_they_should_be() -> None:
    """Guides 250 to 600 words, announcements 80 to 250."""
    made = dict(files(communes(15)))
    guides = [len(text.split()) for text in bodies(made, "guides")]
    news = [len(text.split()) for text in bodies(made, "announcements")]
    assert len(guides) == 12 + 2 * 15
    assert len(news) == 10 * 15
    assert 250 <= min(guides) <= max(guides) <= 600
    assert 80 <= min(news) <= max(news) <= 250


def test_tuyen_quang_has_its_teams_and_members() -> None:
    """1,871 teams and 10,257 members in its 138 communes of 2022."""
    lists = [text for name, text in files(preset("tuyen-quang")) if name.endswith("/teams.yaml")]
    assert len(lists) == 138
    assert sum(len(re.findall(r"^  - id:", text, re.MULTILINE)) for text in lists) == 1871
    assert sum(len(re.findall(r"^      - name:", text, re.MULTILINE)) for text in lists) == 10257


def test_our_checks_find_nothing_and_every_commune_has_its_pages(tmp_path: Path) -> None:
    """No error, no warning; three layers: the nation, a province, two communes."""
    site = SmallSite(tmp_path, dict(files(communes(2))))
    built = site.build()
    assert built.told == []
    pages = [name for name in built.tree if name.endswith("index.html")]
    assert len(pages) == 2 * COMMUNE_PAGES + 2 * UNIT_PAGES
    assert len([name for name in pages if name.startswith("ha-noi/ba-dinh/")]) == COMMUNE_PAGES
    assert "ha-noi/ba-dinh/feed.xml" in built.tree
