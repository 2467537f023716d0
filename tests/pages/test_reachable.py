"""Whatever a unit hides, postpones, renames or lacks, its residents reach the rest."""

import pytest
from papers import pdf
from small_site import CONTENT, GUIDE, SmallSite

UNIT = "name: Bảo Quang\nkind: xã\n"
SECOND = GUIDE.replace("title: Cài VNeID", "title: Bài hai").replace("checked_on", "related: [cai-vneid]\nchecked_on")
LINKING = SECOND + "\nXem [bài một](cai-vneid.md#buoc-1) và [tin](../announcements/2026-12-24-tin.md).\n"


def links_of(page: str) -> list[str]:
    """The targets of the links whose words are in a text."""
    return [piece.partition('"')[0] for piece in page.split('href="')[1:]]


def test_a_hidden_shared_guide_is_no_mistake_of_those_that_mention_it(site: SmallSite) -> None:
    """Links to it lead to the list of guides, and it is nobody's related guide there."""
    site.put(
        {"guides/bai-hai.md": LINKING, "announcements/2026-12-24-tin.md": "---\ntitle: T\ndate: 2026-11-01\n---\na"}
    )
    built = site.put({"bao-quang/guides/cai-vneid.md": "---\nhide: có\n---\n"}).build()
    assert built.report.problems == ()
    page = built.page("bao-quang/huong-dan/bai-hai/index.html")
    assert '<a href="../">bài một</a>' in page
    assert "huong-dan/cai-vneid" not in page
    assert '<a href="../cai-vneid/#buoc-1">bài một</a>' in built.page("huong-dan/bai-hai/index.html")


def test_a_link_to_what_has_not_appeared_yet_leads_to_the_list(site: SmallSite) -> None:
    """From its day on it leads to the page."""
    files = {"guides/bai-hai.md": LINKING, "announcements/2026-12-24-tin.md": "---\ntitle: T\ndate: 2026-12-24\n---\na"}
    built = site.put(files).build()
    assert '<a href="../../thong-bao/">tin</a>' in built.page("bao-quang/huong-dan/bai-hai/index.html")


def test_a_hidden_service_leaves_its_guides_whole(site: SmallSite) -> None:
    """A guide shows the official addresses of the services that the unit does show."""
    hidden = "services: [{id: vneid, hide: có}]"
    built = site.put({"bao-quang/services.yaml": hidden}).build()
    assert built.report.problems == ()
    assert "chinh-thuc" not in built.page("bao-quang/huong-dan/cai-vneid/index.html").partition("<style>")[2]


def test_a_unit_that_is_gone_is_told(site: SmallSite) -> None:
    """Its printed codes die with its pages, so a slip of the hand must not pass unseen."""
    site.build()
    assert site.end("xuan-an").build().report.gone == (("xuan-an",),)
    assert site.build().report.gone == ()


@pytest.mark.parametrize("name", ["huong-dan", "thong-bao", "q", "media-la"])
def test_a_unit_may_not_take_the_address_of_a_page(site: SmallSite, name: str) -> None:
    """Its folder would be written over the outer unit's page."""
    built = site.put({f"{name}/unit.yaml": "name: A\nkind: xã\n"}).build()
    assert built.codes == ([] if name == "media-la" else ["reserved-name"])


@pytest.mark.parametrize("name", ["x.apk", "x.html", "x.svg", "x.js"])
def test_no_file_that_could_act_in_the_site_s_name_is_published(site: SmallSite, name: str) -> None:
    """Pages, scripts, SVG and apps are refused; a PDF is not."""
    built = site.put({f"bao-quang/media/{name}": "x", "bao-quang/media/mau.pdf": pdf("a")}).build()
    assert built.codes == ["picture-drawing" if name == "x.svg" else "file-kind"]
    assert not any(url.endswith(f"/{name}") for url in built.tree)


CHANNELS = {
    "phone": ("0251 1022", "0251 abc"),
    "email": ("1022@dongnai.gov.vn", "1022 dongnai"),
    "web": ("https://dongnai.gov.vn", "dongnai.gov.vn"),
    "zalo": ("0912 345 678", "Zalo xã"),
    "facebook": ("https://facebook.com/x", "BaoQuang"),
}


@pytest.mark.parametrize("kind", CHANNELS)
def test_a_channel_holds_what_its_kind_can_open(site: SmallSite, kind: str) -> None:
    """A number to call, an address to open; anything else is told where it stands."""
    good, bad = CHANNELS[kind]
    unit = CONTENT["bao-quang/unit.yaml"]
    text = unit if isinstance(unit, str) else unit.decode()
    assert (
        site.put({"bao-quang/unit.yaml": f"{text}channels:\n  - kind: {kind}\n    value: {good}\n"}).build().codes == []
    )
    built = site.put({"bao-quang/unit.yaml": f"{text}channels:\n  - kind: {kind}\n    value: {bad}\n"}).build()
    assert [problem.place.column for problem in built.report.problems] == [12]


def test_a_map_is_opened_and_a_place_is_named(site: SmallSite) -> None:
    """Where to go is told in words, or shown on a map; neither is dialled."""
    channels = "channels:\n  - {kind: visit, value: nhà văn hóa}\n  - {kind: visit, value: 'https://a.gov.vn/ban-do'}\n"
    page = site.put({"bao-quang/unit.yaml": UNIT + channels}).build().page("bao-quang/lien-he/index.html")
    assert "nhà văn hóa" in page
    assert "https://a.gov.vn/ban-do" in links_of(page)


def test_one_number_is_one_button(site: SmallSite) -> None:
    """An office that shares its number with the hotline is called by one button on the home page."""
    built = site.put({"bao-quang/unit.yaml": UNIT + "hotline: 0251 1022\noffice: {phone: 02511022}\n"}).build()
    assert links_of(built.page("bao-quang/index.html")).count("tel:02511022") == 2, "at the top and beside the address"


@pytest.mark.parametrize(("state", "word"), [("closed", "Đã đóng"), ("replaced", "Đã thay thế")])
def test_a_service_that_is_gone_leads_to_its_successor_only(site: SmallSite, state: str, word: str) -> None:
    """In the catalogue and in the guides; its own address is no link any more."""
    old = f"services:\n  - id: vneid\n    state: {state}\n    replaced_by: moi\n"
    new = "  - {id: moi, name: Ứng dụng mới, category: giay-to, website: https://moi.gov.vn}\n"
    built = site.put({"bao-quang/services.yaml": old + new}).build()
    catalogue = built.page("bao-quang/dich-vu/index.html")
    assert word in catalogue
    assert 'href="#moi"' in catalogue
    for page in (catalogue, built.page("bao-quang/huong-dan/cai-vneid/index.html")):
        assert "https://vneid.gov.vn" not in links_of(page)
        assert "https://moi.gov.vn" in links_of(page)
