"""What the real content says is what was found out, and nothing that was only supposed."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import Tag

from real_site.conftest import DAY
from real_site.published import CITY, CONTENT, SHARED, Published, attribute, target, words

COMMUNES = {
    "xuan-trung": ("26071", "phường", "Xuân Trung", "XuanTrung24/7"),
    "xuan-thanh": ("26074", "phường", "Xuân Thanh", "XuanThanh24/7"),
    "xuan-binh": ("26077", "phường", "Xuân Bình", "XuanBinh24/7"),
    "xuan-an": ("26080", "phường", "Xuân An", "XuanAn24/7"),
    "xuan-hoa": ("26083", "phường", "Xuân Hòa", "XuanHoa24/7"),
    "phu-binh": ("26086", "phường", "Phú Bình", "PhuBinh24/7"),
    "binh-loc": ("26089", "xã", "Bình Lộc", "BinhLoc24/7"),
    "bao-quang": ("26092", "xã", "Bảo Quang", "BaoQuang24/7"),
    "suoi-tre": ("26095", "phường", "Suối Tre", "SuoiTre24/7"),
    "bao-vinh": ("26098", "phường", "Bảo Vinh", "BaoVinh24/7"),
    "xuan-lap": ("26101", "phường", "Xuân Lập", "XuanLap24/7"),
    "bau-sen": ("26104", "phường", "Bàu Sen", "BauSen24/7"),
    "bau-tram": ("26107", "xã", "Bàu Trâm", "BauTram24/7"),
    "xuan-tan": ("26110", "phường", "Xuân Tân", "XuanTan24/7"),
    "hang-gon": ("26113", "xã", "Hàng Gòn", "HangGon24/7"),
}
"""The 11 wards and 4 communes of Long Khánh on the day of the article (Báo Đồng Nai, 28/10/2022), codes of the GSO."""
NUMBERS = {"111", "112", "113", "114", "115", "0251 1022", "0290 1022", "1900 1006", "1900 9000"}
"""Every telephone number with a source. Another one may appear only together with its source."""
OVERRIDDEN = {("bao-quang", "tra-tien-dien"), ("xuan-an", "zalo-quet-qr"), ("binh-loc", "nop-ho-so-dvc")}


def read(name: str) -> dict[str, Any]:
    """A content file's data, or nothing."""
    file = CONTENT / name
    data = yaml.safe_load(file.read_text("utf-8")) if file.is_file() else {}
    assert isinstance(data, dict)
    return data


def announcements() -> dict[tuple[str, str], tuple[date, date]]:
    """(unit, slug) → (first, last) day of each announcement."""
    found = {}
    for file in CONTENT.glob("**/announcements/*.md"):
        unit = file.parent.parent.relative_to(CONTENT).as_posix().replace(".", "")
        front = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
        found[unit, file.stem[11:]] = (date.fromisoformat(str(front["date"])[:10]), front.get("expires", date.max))
    return found


def listed(site: Published, url: str) -> set[str]:
    """The announcements that a page links in its lists, by slug."""
    if not site.file(url).is_file():
        return set()
    pages = [target(site, "/", url, attribute(tag, "href")) for tag in site.soup(url).select("main a[href]")]
    found = [re.fullmatch(r".*thong-bao/([^/]+)/", page[0]) for page in pages if page]
    return {match[1] for match in found if match} - {"luu-tru"}


@pytest.mark.parametrize("slug", COMMUNES)
def test_a_commune_has_its_code_kind_and_page_name(site: Published, slug: str) -> None:
    """In the content, on its home page and in its web manifest."""
    code, kind, name, page_name = COMMUNES[slug]
    unit = read(f"{CITY}{slug}/unit.yaml")
    assert (unit["code"], unit["kind"], unit["name"]) == (code, kind, name)
    home = site.soup(f"{CITY}{slug}/")
    assert words(home.title) == page_name
    assert words(home.h1) == f"{kind.capitalize()} {name}"
    assert words(home.select_one(".masthead-name")) == page_name
    assert f'"short_name": "{page_name}"' in site.file(f"{CITY}{slug}/manifest.webmanifest").read_text("utf-8")


def test_there_are_fifteen_communes_and_the_page_of_their_city_names_all(site: Published) -> None:
    """No commune of 2022 is missing, none is invented; each is one tap away."""
    folders = {file.parent.name for file in (CONTENT / CITY).glob("*/unit.yaml")}
    buttons = site.soup(CITY).select(".units a")
    assert folders == set(COMMUNES)
    assert {attribute(tag, "href") for tag in buttons} == {f"{slug}/" for slug in COMMUNES}
    assert {words(tag) for tag in buttons} == {f"{kind.capitalize()} {name}" for _, kind, name, _ in COMMUNES.values()}


@pytest.mark.parametrize("slug", COMMUNES)
def test_a_commune_has_at_least_sixteen_guides(site: Published, slug: str) -> None:
    """Each has a page, and the list of guides names each once."""
    pages = [url for url in site.pages() if re.fullmatch(rf"{CITY}{slug}/huong-dan/[^/]+/", url)]
    links = [attribute(tag, "href") for tag in site.soup(f"{CITY}{slug}/huong-dan/").select(".links a")]
    links = [link for link in links if not link.startswith("../")]  # the search leads to the list of everything
    assert len(pages) >= 16
    assert sorted(f"{CITY}{slug}/huong-dan/{link}" for link in links) == sorted(pages)


def test_a_guide_of_ones_own_replaces_the_shared_one_there_and_nowhere_else(site: Published) -> None:
    """All other units show the shared text word for word, but for their names."""
    different = set()
    for slug in (file.stem for file in (SHARED / "guides").glob("*.md") if "." not in file.stem):
        texts = {unit: _guide_text(site, f"{CITY}{unit}/huong-dan/{slug}/") for unit in COMMUNES}
        texts = {unit: re.sub(r"rồi (?:xã, )?phường [^.]+\.", "rồi phường.", text) for unit, text in texts.items()}
        usual, _ = Counter(texts.values()).most_common(1)[0]
        different |= {(unit, slug) for unit, text in texts.items() if text != usual}
    assert different == OVERRIDDEN


def _guide_text(site: Published, url: str) -> str:
    """A guide's heading and text, up to where the unit's own people begin."""
    main = site.soup(url).main
    assert main
    parts: list[str] = []
    for part in main.find_all(recursive=False):
        if part.get("id") == "ai-giup":
            return "\n".join(parts)
        parts += [] if part.name == "nav" else [words(part)]
    pytest.fail(f"{url} does not say who helps")


def _services(folder: Path) -> list[dict[str, Any]]:
    return list(read(f"{folder.relative_to(CONTENT).as_posix()}/services.yaml")["services"])


def test_the_numbers_of_the_content_are_those_with_a_source() -> None:
    """Each stands beside its source in services.yaml or unit.yaml."""
    found: list[str] = []
    services = [service for file in CONTENT.glob("**/services.yaml") for service in _services(file.parent)]
    for service in services:
        assert "hotline" not in service or service["sources"], service["id"]
        found += service.get("hotline", [])
    units = [read(file.relative_to(CONTENT).as_posix()) for file in CONTENT.glob("**/unit.yaml")]
    for unit in units:
        channels = [channel for channel in unit.get("channels", []) if channel["kind"] == "phone"]
        assert all(channel["source"] for channel in channels)
        found += [channel["value"] for channel in channels if "value" in channel]
        found += [number for number in (unit.get("hotline"), unit.get("office", {}).get("phone")) if number]
    assert set(found) == NUMBERS


def test_every_number_to_call_is_one_with_a_source(site: Published) -> None:
    """No page dials anything else, and all of them are dialled somewhere."""
    dialled = {attribute(tag, "href") for url in site.pages() for tag in site.soup(url).select('a[href^="tel:"]')}
    assert dialled == {f"tel:{number.replace(' ', '')}" for number in NUMBERS}


def test_where_a_page_says_that_a_number_follows_one_does(later: Published) -> None:
    """Right after the sentence: nobody should have to look for it."""
    sentences = [tag for url in later.pages() for tag in later.soup(url).find_all("p") if "số dưới đây" in words(tag)]
    assert sentences
    for sentence in sentences:
        following = sentence.find_next("a")
        assert following
        assert attribute(following, "href").startswith("tel:"), words(sentence)


def test_people_without_a_source_are_marked_as_samples(site: Published) -> None:
    """On the teams' pages and beside guides. Only those whom the newspapers name stand there without the mark."""
    teams = [team for slug in COMMUNES for team in read(f"{CITY}{slug}/teams.yaml").get("teams", [])]
    members = [member for team in teams for member in team["members"]]
    files = [file.relative_to(CONTENT).as_posix() for file in CONTENT.glob("**/teams.yaml")]
    everyone = [member for file in files for team in read(file)["teams"] for member in team["members"]]
    people = [person for slug in COMMUNES for person in site.soup(f"{CITY}{slug}/to-cong-nghe/").select(".people > li")]
    everywhere = [person for url in site.pages() for person in site.soup(url).select(".people > li")]
    real = {words(person.b) for person in everywhere if not person.select(".badge-sample_person")}
    assert len(people) == len(members) > 100
    assert real == {member["name"] for member in everyone if "source" in member}
    assert real == {"Nguyễn Nhật Duy (năm 2022)", "Vũ Thanh Tùng (năm 2022)", "Nguyễn Phi Hùng (năm 2022)"}


def test_every_page_says_that_it_is_a_demonstration(later: Published) -> None:
    """Also the missing page and former addresses: each can be the first that somebody sees."""
    said = {"en": "Demonstration", "vi": "Trang minh họa"}
    spoken = {url: later.soup(url).select("html")[0]["lang"] for url in later.pages()}
    assert set(spoken.values()) == set(said)
    assert [url for url, language in spoken.items() if said[str(language)] not in later.text(url)] == []


def test_links_to_app_shops_lead_only_to_apps_of_the_catalogue(site: Published) -> None:
    """A false app is how people lose money."""
    services = _services(SHARED)
    known = {f"https://play.google.com/store/apps/details?id={s['android']}" for s in services if "android" in s}
    known |= {f"https://apps.apple.com/vn/app/id{service['ios']}" for service in services if "ios" in service}
    found = {attribute(tag, "href") for url in site.pages() for tag in site.soup(url).select("a[href]") if _shop(tag)}
    assert found == known
    assert known


def _shop(tag: Tag) -> bool:
    return any(shop in attribute(tag, "href") for shop in ("play.google", "apps.apple", "market:", "itunes"))


@pytest.mark.parametrize("unit", COMMUNES)
def test_expired_announcements_are_in_the_archive_only(site: Published, unit: str) -> None:
    """They leave the home page, the list and A–Z; what has not begun is nowhere yet."""
    today, at = date.fromisoformat(DAY), f"{CITY}{unit}/"
    own = {
        slug: days
        for (owner, slug), days in announcements().items()
        if owner in ("_quoc-gia", "dong-nai", f"{CITY}{unit}")
    }
    past = {slug for slug, (_, last) in own.items() if last < today}
    now = {slug for slug, (first, last) in own.items() if first <= today <= last}
    assert listed(site, f"{at}thong-bao/luu-tru/") == past
    assert listed(site, f"{at}thong-bao/") == listed(site, f"{at}tat-ca/") == now
    assert listed(site, at) <= now
    assert {url for url in site.pages() if re.fullmatch(rf"{at}thong-bao/(?!luu-tru)[^/]+/", url)} == {
        f"{at}thong-bao/{slug}/" for slug in past | now
    }
