"""Long Khánh's fifteen communes of 2022 become five wards of today: two truths from the same files."""

import re
from pathlib import Path

import pytest
from bs4 import Tag

from real_site.conftest import BASE, built
from real_site.published import CITY, CONTENT, Published, words

WARDS = {
    "phuong-long-khanh": ("xuan-an", "xuan-binh", "xuan-hoa", "phu-binh", "bau-tram"),
    "phuong-binh-loc": ("binh-loc", "suoi-tre"),
    "phuong-bao-vinh": ("bao-quang", "bao-vinh"),
    "phuong-xuan-lap": ("xuan-lap", "bau-sen"),
    "phuong-hang-gon": ("hang-gon", "xuan-tan"),
}
"""Ward of today → its communes of 2022 (Resolution 1662/NQ-UBTVQH15)."""
PAIRS = [(old, ward) for ward, olds in WARDS.items() for old in olds]


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The real content on the day of the newspaper; not strict, because it has announcements of later days."""
    return built(CONTENT, tmp_path_factory.mktemp("then") / "public", BASE, "2022-10-28", strict=False)


def _fate(site: Published, url: str) -> Tag:
    found = site.soup(url).select_one("main h1 + nav.notice")
    assert found
    return found


@pytest.mark.parametrize(("old", "ward"), PAIRS)
def test_an_old_home_leads_to_its_ward_today_and_will_in_2022(
    site: Published, then: Published, old: str, ward: str
) -> None:
    """Right under the title, and each guide to the same guide there."""
    for truth, verb in ((site, "thuộc"), (then, "sẽ thuộc")):
        assert f"Từ 01/07/2025, nơi này {verb} phường" in words(_fate(truth, f"{CITY}{old}/"))
        assert [tag["href"] for tag in _fate(truth, f"{CITY}{old}/").select("a")] == [f"../../{ward}/"]
    guide = _fate(site, f"{CITY}{old}/huong-dan/cai-vneid/")
    assert [tag["href"] for tag in guide.select("a")] == [f"../../../../{ward}/huong-dan/cai-vneid/"]


@pytest.mark.parametrize(("old", "ward"), PAIRS)
def test_the_printed_code_of_an_old_commune_leads_on_to_its_ward(site: Published, old: str, ward: str) -> None:
    """Whoever scans a board of 2022 sees the page at once, and below its title where to go now."""
    code = re.findall(r'"(\d{8})", target: home', (Path(CONTENT) / CITY / old / "qr.yaml").read_text("utf-8"))[0]
    page = site.soup(f"q/{code}/")
    assert page.select_one(f'meta[name="code"][content="{code}"]')
    assert words(page.select_one("h1")) == words(site.soup(f"{CITY}{old}/").select_one("h1"))
    assert [tag["href"] for tag in _fate(site, f"q/{code}/").select("a")] == [f"../../dong-nai/{ward}/"]


@pytest.mark.parametrize("ward", WARDS)
def test_a_ward_shows_the_teams_of_its_communes_under_their_names(site: Published, ward: str) -> None:
    """Those that have teams."""
    shown = " ".join(words(tag) for tag in site.soup(f"dong-nai/{ward}/to-cong-nghe/").select(".links a"))
    for old in WARDS[ward]:
        if (Path(CONTENT) / CITY / old / "teams.yaml").is_file():
            name = words(site.soup(f"{CITY}{old}/").select_one("h1"))
            assert f"({name[0].lower()}{name[1:]} cũ)" in shown


def test_the_city_tells_what_each_commune_is_now_and_lists_none_of_the_wards_in_2022(
    site: Published, then: Published
) -> None:
    """Of Xuân Trung and Xuân Thanh, nobody knows what they became."""
    now = {str(tag.a["href"]): words(tag) for tag in site.soup(CITY).select(".units li") if tag.a}
    assert now["bao-quang/"] == "Xã Bảo Quang nay: P. Bảo Vinh"
    assert now["xuan-trung/"] == "Phường Xuân Trung không còn"
    for url in ("dong-nai/", "dong-nai/tat-ca/", "tat-ca/"):
        linked = " ".join(str(tag["href"]) for tag in then.soup(url).select("main a"))
        assert not [ward for ward in WARDS if ward in linked]
        assert [tag for tag in site.soup(url).select("main a") if "phuong-bao-vinh" in str(tag["href"])]
    assert "nay:" not in words(then.soup(CITY).main)


def test_dong_nai_was_a_province_in_2022_and_is_a_city_today(site: Published, then: Published) -> None:
    """Since 30/4/2026."""
    assert words(then.soup("dong-nai/").h1) == "Tỉnh Đồng Nai"
    assert words(site.soup("dong-nai/").h1) == "Thành phố Đồng Nai"


def test_the_ward_answers_for_the_data_today_and_the_commune_in_2022(site: Published, then: Published) -> None:
    """On the privacy page of the commune."""
    url = f"{CITY}bao-quang/quyen-rieng-tu/"
    assert "Ủy ban nhân dân phường Bảo Vinh quyết định" in words(site.soup(url).main)
    assert "Ủy ban nhân dân xã Bảo Quang quyết định" in words(then.soup(url).main)
