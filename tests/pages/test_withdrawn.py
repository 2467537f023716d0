"""A page that is given up says so, why, and where to go now; nobody opens an old address and gets nothing."""

import re

import pytest
from papers import pdf
from small_site import CONTENT, GUIDE, SmallSite

ENTRY = "withdrawn: [{{page: {page}, reason: Điểm hỗ trợ đã đóng, on: 2026-11-20{more}}}]\n"
UNIT = str(CONTENT["unit.yaml"])


def given_up(page: str, more: str = "") -> str:
    """The line of `unit.yaml`."""
    return ENTRY.format(page=page, more=more)


def test_a_guide_that_is_given_up_has_a_page_in_all_units(site: SmallSite) -> None:
    """With the day, the reason, what takes its place, and the number of each unit."""
    site.put({"unit.yaml": UNIT + given_up("huong-dan/diem-ho-tro/", ", to: guides/cai-vneid.md")})
    built = site.build()
    assert built.codes == []
    for unit, number in (("", ""), ("bao-quang/", "02511022"), ("xuan-an/", "")):
        page = built.page(f"{unit}huong-dan/diem-ho-tro/index.html")
        assert "Trang này không còn" in page
        assert "20/11/2026" in page
        assert "Điểm hỗ trợ đã đóng" in page
        assert 'href="../cai-vneid/"' in page
        assert re.findall(r'href="tel:(\d+)"', page) == [number, number] * bool(
            number
        )  # to call, and to say what is wrong
        assert "noindex" in page
    assert "diem-ho-tro" not in built.page("sitemap-pages.xml") + built.page("tat-ca/index.html")
    assert site.build().report.rendered == 0


def test_a_unit_gives_up_an_inherited_guide_for_itself_and_those_inside(site: SmallSite) -> None:
    """The others keep it."""
    site.put({"bao-quang/guides/cai-vneid.md": "---\nhide: có\n---\n"})
    site.remove("bao-quang/announcements")
    site.put({"bao-quang/unit.yaml": f"{CONTENT['bao-quang/unit.yaml']!s}{given_up('huong-dan/cai-vneid')}"})
    built = site.build()
    assert "Trang này không còn" in built.page("bao-quang/huong-dan/cai-vneid/index.html")
    assert "Bấm <strong>Cài đặt" in built.page("xuan-an/huong-dan/cai-vneid/index.html")
    assert built.codes == []


def test_a_text_of_a_unit_inside_wins(site: SmallSite) -> None:
    """What is given up above may live below."""
    site.put({"unit.yaml": UNIT + given_up("huong-dan/rieng/"), "bao-quang/guides/rieng.md": GUIDE})
    built = site.build()
    assert built.codes == []
    assert "Trang này không còn" not in built.page("bao-quang/huong-dan/rieng/index.html")
    assert "Trang này không còn" in built.page("xuan-an/huong-dan/rieng/index.html")


def test_a_market_that_is_given_up_has_a_page(site: SmallSite) -> None:
    """As long as nobody opens one again."""
    market = "markets: [{id: cho, name: Chợ, stalls: []}]\n"
    site.put({"bao-quang/markets.yaml": market}).build()
    unit = f"{CONTENT['bao-quang/unit.yaml']!s}{given_up('cho/')}"
    assert site.put({"bao-quang/unit.yaml": unit}).build().codes == ["withdrawn-living"]
    built = site.remove("bao-quang/markets.yaml").build()
    assert built.codes == []
    assert "Trang này không còn" in built.page("bao-quang/cho/index.html")
    assert "xuan-an/cho/index.html" not in built.tree


def test_a_file_that_is_given_up_has_a_page_at_its_name(site: SmallSite) -> None:
    """In its own unit only; the file's place becomes a folder in the output that is there."""
    text = GUIDE + "Tải [mẫu](../media/mau.pdf).\n"
    assert "media/mau.pdf" in site.put({"media/mau.pdf": pdf("Mau don"), "guides/mau.md": text}).build().tree
    site.remove("media/mau.pdf").put({"guides/mau.md": GUIDE, "unit.yaml": UNIT + given_up("media/mau.pdf")})
    built = site.build()
    assert built.codes == []
    assert "media/mau.pdf/index.html" in built.tree
    assert "bao-quang/media/mau.pdf/index.html" not in built.tree
    assert built.tree == site.clean().tree


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (given_up("guides/x.md"), "withdrawn-page"),
        (given_up("https://longkhanh.gov.vn/247/huong-dan/x/"), "withdrawn-page"),
        (given_up("thong-bao/luu-tru/"), "withdrawn-page"),
        (given_up("huong-dan/cai-vneid/"), "withdrawn-living"),
        (given_up("huong-dan/x/", ", to: ../guides/khong-co.md"), "link-guide"),
        (given_up("huong-dan/x/", ", to: /xuan-an/khong-co/"), "site-missing"),
        ("withdrawn: [{page: huong-dan/x/, on: 2026-11-20}]\n", "missing-key"),
    ],
)
def test_what_is_wrong_with_an_entry_is_told(site: SmallSite, entry: str, code: str) -> None:
    """At the entry."""
    found = site.put({"bao-quang/unit.yaml": f"{CONTENT['bao-quang/unit.yaml']!s}{entry}"}).build().report.problems
    assert [(one.code, one.place.file) for one in found] == [(code, "bao-quang/unit.yaml")]
