"""Units become other units of the site: on their day, in one hop, and under their former names."""

from datetime import date
from pathlib import Path

import pytest
from small_site import CONTENT, GUIDE, Built, SmallSite

BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)
OWN_GUIDE = "---\ntitle: Bài riêng\nsummary: Chỉ ở đây.\ntopic: nen-tang\nchecked_on: 2026-06-01\n---\n1. Bấm nút.\n"
MERGED = {
    "bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nsuccession: {into: bao-vinh, date: 2026-07-01}\n",
    "bao-quang/guides/bai-rieng.md": OWN_GUIDE,
    "bao-quang/announcements/2026-11-18-hop-ap.md": "---\ntitle: Họp ấp\ndate: 2026-06-18\n---\nMời mỗi nhà.\n",
    "bao-vinh/unit.yaml": "name: Bảo Vinh\nkind: phường\nsuccession: {from: bao-quang, date: 2026-07-01}\n",
}


@pytest.fixture
def merged(tmp_path: Path) -> SmallSite:
    """Bảo Quang becomes part of Bảo Vinh on 1/7/2026."""
    return SmallSite(tmp_path, {**CONTENT, **MERGED})


def _main(built: Built, name: str) -> str:
    return built.page(name).partition("<main")[2].partition("</main>")[0]


def test_before_its_day_the_old_unit_lives_with_a_notice_and_the_new_one_is_in_no_list(merged: SmallSite) -> None:
    """Its pages are there for those who prepare and print them, and say from when."""
    built = merged.build(BEFORE)
    assert built.codes == []
    top = _main(built, "bao-quang/index.html").partition("<h1>")[2][:400]
    assert "Từ 01/07/2026, nơi này sẽ thuộc phường Bảo Vinh." in top
    assert 'href="../bao-vinh/"' in top
    for name in ("index.html", "404.html", "tat-ca/index.html"):
        assert "Bảo Vinh" not in built.page(name)
    assert "bao-vinh" not in built.page("sitemap.xml")
    future = _main(built, "bao-vinh/huong-dan/cai-vneid/index.html")
    assert "Chưa có phường Bảo Vinh: nơi này có từ 01/07/2026." in future
    assert 'name="robots"' in built.page("bao-vinh/index.html")


def test_after_it_the_old_home_says_under_its_title_what_it_is_now(merged: SmallSite) -> None:
    """With one link there."""
    built = merged.build(AFTER)
    assert built.codes == []
    top = _main(built, "bao-quang/index.html").partition("<h1>")[2][:400]
    assert "Từ 01/07/2026, nơi này thuộc phường Bảo Vinh." in top
    assert 'href="../bao-vinh/"' in top


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("huong-dan/cai-vneid/", "../../../bao-vinh/huong-dan/cai-vneid/"),
        ("huong-dan/bai-rieng/", "../../../bao-vinh/huong-dan/"),
        ("huong-dan/", "../../bao-vinh/huong-dan/"),
        ("lien-he/", "../../bao-vinh/lien-he/"),
        ("thong-bao/hop-ap/", "../../../bao-vinh/thong-bao/"),
        ("quyen-rieng-tu/", "../../bao-vinh/quyen-rieng-tu/"),
    ],
)
def test_each_page_leads_to_the_same_at_the_successor(merged: SmallSite, page: str, target: str) -> None:
    """Its own guide, which the successor does not have, leads to the list of guides."""
    assert f'href="{target}"' in _main(merged.build(AFTER), f"bao-quang/{page}index.html")


def test_teams_and_announcements_appear_with_the_successor_under_their_former_names(merged: SmallSite) -> None:
    """On its home page, its lists, and from A to Z."""
    built = merged.build(AFTER)
    team = "Tổ công nghệ số cộng đồng xã Bảo Quang (xã Bảo Quang cũ)"
    for name in ("bao-vinh/to-cong-nghe/index.html", "bao-vinh/index.html", "bao-vinh/tat-ca/index.html"):
        assert team in built.page(name)
        assert "bao-quang/to-cong-nghe/#to-xa" in built.page(name)
    for name in ("bao-vinh/thong-bao/index.html", "bao-vinh/index.html", "bao-vinh/tat-ca/index.html"):
        assert "Họp ấp (xã Bảo Quang cũ)" in built.page(name)


def test_both_names_are_in_every_list(merged: SmallSite) -> None:
    """The old one with what it is now."""
    built = merged.build(AFTER)
    for name in ("index.html", "404.html", "tat-ca/index.html"):
        assert "nay: P. Bảo Vinh" in built.page(name)
        assert "bao-vinh/" in built.page(name)
    assert "Tên cũ của phường Bảo Vinh" in built.page("bao-vinh/tat-ca/index.html")


def test_the_successor_answers_for_the_data_and_is_the_commune_of_today(merged: SmallSite) -> None:
    """On its privacy page, in its texts and at the end of its pages."""
    merged.put({"guides/cai-vneid.md": GUIDE.replace("why: ", "why: Ở {xã phường hôm nay}. ")})
    for day, commune in ((BEFORE, "xã Bảo Quang"), (AFTER, "phường Bảo Vinh")):
        built = merged.build(day)
        assert f"Ủy ban nhân dân {commune} quyết định" in built.page("bao-quang/quyen-rieng-tu/index.html")
        assert f"Ở {commune}." in built.page("bao-quang/huong-dan/cai-vneid/index.html")
    assert "Nay phường Bảo Vinh chịu trách nhiệm." in built.page("bao-quang/index.html")
