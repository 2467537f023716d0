"""Texts that name a fact of the unit that shows them, in whole sites: each unit says its own."""

import pytest
from small_site import CONTENT, GUIDE, Files, SmallSite, small_site

from site_builder.model.problem import is_error
from site_builder.text.substitution import NAMES

SERVICES = """\
categories: [{id: giay-to, name: Giấy tờ}]
services:
  - {id: vneid, name: VNeID, category: giay-to, website: https://vneid.gov.vn}
  - {id: dien-luc, name: Điện lực, category: giay-to, without_app: "Gọi {số điện lực|hỏi trưởng ấp}.", sources: [báo]}
"""
PLACE = "services:\n  - {id: dien-luc, name: Điện lực miền Nam, hotline: [1900 1006, 1900 9000]}\n"
TOLD = """\
---
title: Trả tiền điện ở {tên nơi này}
summary: Gọi {đường dây nóng|trưởng ấp} để hỏi.
checked_on: 2026-11-01
needs:
  - Số của điện lực là {số điện lực}.
  - Hóa đơn.
mistakes: ["Gọi {số công ty nước}."]
---
1. Tìm hóa đơn.
2. Gọi {số điện lực}.
3. Trả cho **{điện lực}**.

Việc gấp thì [gọi]({trang điện lực}) hay [gọi số](tel:{đường dây nóng}).
"""
SITE: Files = {
    **{name: text for name, text in CONTENT.items() if name not in ("services.yaml", "guides/cai-vneid.md")},
    "_quoc-gia/services.yaml": SERVICES,
    "_quoc-gia/guides/cai-vneid.md": GUIDE,
    "_quoc-gia/guides/tra-tien-dien.md": TOLD,
    "bao-quang/services.yaml": PLACE,
}


def test_each_unit_says_its_own_in_every_text() -> None:
    """In a title, a list, a step, a service: what one unit has, another leaves out or says otherwise."""
    with small_site(SITE) as site:
        built = site.build()
        assert [code for code in built.codes if code != "substitution-lacking"] == []
        own, other = (built.page(f"{unit}/huong-dan/tra-tien-dien/index.html") for unit in ("bao-quang", "xuan-an"))
        assert "Trả tiền điện ở xã Bảo Quang" in own
        assert "Gọi 1900 1006 hoặc 1900 9000." in own
        assert "Số của điện lực là 1900 1006" in own
        assert "Gọi 0251 1022 để hỏi." in own
        assert 'id="buoc-3"' in own
        assert "Trả tiền điện ở phường Xuân An" in other
        assert "Gọi trưởng ấp để hỏi." in other
        assert "Số của điện lực" not in other
        assert 'id="buoc-2"' in other
        assert 'id="buoc-3"' not in other
        texts = [body for name, body in built.tree.items() if not name.endswith(".png")]
        assert not any(f"{{{name}" in page.decode() for name in NAMES for page in texts)
        assert "Gọi hỏi trưởng ấp." in built.page("xuan-an/dich-vu/index.html")


def test_a_text_that_says_too_little_is_told_once() -> None:
    """A list of which a unit has nothing: at the file that writes it."""
    with small_site(SITE) as site:
        told = [one for one in site.build().told if one[1] == "substitution-lacking"]
        assert told == [("_quoc-gia/guides/tra-tien-dien.md", "substitution-lacking", 8, 17)]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("1. Tìm hóa đơn", "1. Tìm {hoá đơn}", ("substitution-unknown", 10, 8)),
        ("Việc gấp thì", "Việc gấp {tỉnh|ở đây} thì {x}", ("substitution-unknown", 14, 27)),
        ("title: Trả", "title: “{tên}” Trả", ("substitution-unknown", 2, 9)),
        ("  - Hóa đơn.", "  - Hóa đơn {điện lực", ("substitution-form", 7, 13)),
        ("  - Hóa đơn.", "  - {đường dây nóng}", ("yaml-brace", 7, 5)),
        ("summary: Gọi", "summary: {đường dây nóng} gọi", ("yaml-brace", 3, 10)),
        ("title: Trả", "title: Trả {số công ty nước", ("substitution-form", 2, 12)),
    ],
)
def test_a_brace_that_names_nothing_is_told_at_its_place(before: str, after: str, told: tuple[str, int, int]) -> None:
    """With file, line and column, also behind another substitution on the same line."""
    with small_site({**SITE, "_quoc-gia/guides/tra-tien-dien.md": TOLD.replace(before, after)}) as site:
        assert ("_quoc-gia/guides/tra-tien-dien.md", *told) in site.build().told


def test_a_problem_behind_a_substitution_is_told_where_it_was_written() -> None:
    """The text that is checked is another one than the one that the editor sees."""
    text = TOLD.replace("3. Trả cho **{điện lực}**.", "3. Trả cho **{điện lực}**, xem [bài](khong-co.md).")
    with small_site({**SITE, "_quoc-gia/guides/tra-tien-dien.md": text}) as site:
        file = "_quoc-gia/guides/tra-tien-dien.md"
        assert (file, "link-guide", 12, text.split("\n")[11].index("khong-co") + 1) in site.build().told


def test_a_title_that_needs_a_fact_stops_the_unit_that_lacks_it() -> None:
    """A page without a title helps nobody. Others are built."""
    files = {
        "_quoc-gia/guides/tra-tien-dien.md": TOLD.replace(
            "title: Trả tiền điện ở {tên nơi này}", 'title: "Gọi {số điện lực}"'
        )
    }
    with small_site({**SITE, **files}) as site:
        report = site.build().report
        assert report.healthy == (("bao-quang",),)
        assert "substitution-lacking" in {one.code for one in report.problems if is_error(one)}


def test_the_name_of_today_is_that_of_the_successor_from_its_day_on() -> None:
    """The page changes by itself on that day."""
    unit = "name: Bảo Quang\nkind: xã\nnote: Đến {trung tâm hành chính công} của {xã phường hôm nay}.\n"
    unit += "succession: {into: phường Bảo Vinh, date: 2026-11-24}\n"
    with small_site({**CONTENT, "bao-quang/unit.yaml": unit}) as site:
        page = site.build().page("bao-quang/index.html")
        assert "Đến Trung tâm Phục vụ hành chính công xã Bảo Quang của xã Bảo Quang." in page
        assert str(site.build().report.next_change) == "2026-11-24"
        later = site.build(day=site.build().report.next_change).page("bao-quang/index.html")  # type: ignore[arg-type] # it is a day
        assert "Đến Trung tâm Phục vụ hành chính công phường Bảo Vinh của phường Bảo Vinh." in later


def test_no_name_of_a_unit_becomes_markup() -> None:
    """Whatever somebody calls a place."""
    files = {"xuan-an/unit.yaml": "name: '[Xuân](javascript:a) <b>*An*</b>'\nkind: phường\nnote: Ở {tên nơi này}.\n"}
    with small_site({**CONTENT, **files}) as site:
        page = site.build().page("xuan-an/index.html")
        assert "Ở phường [Xuân](javascript:a) &lt;b&gt;*An*&lt;/b&gt;." in page


def test_a_site_is_built_as_from_nothing_after_a_fact_has_changed(site: SmallSite) -> None:
    """A fact of a layer is part of what every unit below it is made of."""
    site.put(SITE).build()
    site.put({"unit.yaml": str(SITE["unit.yaml"]) + "province: Đồng Nai\nhotline: 0251 3822 222\n"})
    assert site.build().tree == site.clean().tree


@pytest.mark.parametrize(
    ("succession", "controller", "fate"),
    [
        (
            "{into: phường Bảo Vinh, date: 2025-07-01}",
            "Ủy ban nhân dân phường Bảo Vinh",
            "nơi này thuộc phường Bảo Vinh.",
        ),
        ("{into: '2 phường: A và B', date: 2025-07-01}", "Ủy ban các phường", "nơi này chia thành 2 phường: A và B."),
        ("{note: Phường này không còn.}", "Ủy ban các phường", "Phường này không còn."),
        (
            "{into: phường Bảo Vinh, date: 2027-07-01}",
            "Ủy ban nhân dân xã Bảo Quang",
            "nơi này sẽ thuộc phường Bảo Vinh.",
        ),
    ],
)
def test_a_page_names_the_body_of_today(succession: str, controller: str, fate: str) -> None:
    """No committee that has ended answers for it; where nobody knows the new one, the site's owner does."""
    unit = f"name: Bảo Quang\nkind: xã\nsuccession: {succession}\n"
    site_yaml = str(CONTENT["site.yaml"]) + "owner: Ủy ban các phường\n"
    with small_site({**CONTENT, "site.yaml": site_yaml, "bao-quang/unit.yaml": unit}) as site:
        built = site.build()
        assert f"{controller} quyết định" in built.page("bao-quang/quyen-rieng-tu/index.html")
        assert fate in built.page("bao-quang/index.html")
