"""Units become other units of the site: on their day, in one hop, and under their former names."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_site import CONTENT, GUIDE, TEAMS, Built, SmallSite, small_site

from site_builder.model.staleness import StaleReason

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


def test_a_succession_is_seen_in_whatever_encoding_it_is_written(merged: SmallSite) -> None:
    """A Windows editor saves in UTF-16 with a mark, too."""
    plain = merged.build(AFTER).tree
    for name in ("bao-quang/unit.yaml", "bao-vinh/unit.yaml"):
        merged.put({name: MERGED[name].encode("utf-16")})
    assert merged.build(AFTER).tree == plain
    assert merged.clean(AFTER).tree == plain


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


def test_a_chain_leads_to_the_living_unit_in_one_hop_on_each_of_its_days(tmp_path: Path) -> None:
    """A → B → C: A leads to B while B lives, then to C, which shows the teams of both."""
    site = SmallSite(tmp_path, {**CONTENT, **MERGED})
    site.put(
        {
            "bao-vinh/unit.yaml": "name: Bảo Vinh\nkind: phường\nsuccession:\n  {from: bao-quang, since: 2026-07-01, "
            "into: tan-phu, date: 2026-09-01}\n",
            "bao-vinh/teams.yaml": TEAMS.replace("to-xa", "to-phuong"),
            "tan-phu/unit.yaml": "name: Tân Phú\nkind: phường\nsuccession: {from: bao-vinh, date: 2026-09-01}\n",
        }
    )
    between, last = site.build(date(2026, 8, 1)), site.build(date(2026, 9, 1))
    assert between.codes == last.codes == []
    assert 'href="../bao-vinh/"' in _main(between, "bao-quang/index.html")
    assert 'href="../tan-phu/"' in _main(last, "bao-quang/index.html")
    assert 'href="../bao-vinh/"' not in _main(last, "bao-quang/index.html")
    teams = _main(last, "tan-phu/to-cong-nghe/index.html")
    assert "(xã Bảo Quang cũ)" in teams
    assert "(phường Bảo Vinh cũ)" in teams
    assert "(xã Bảo Quang cũ)" not in _main(last, "bao-vinh/to-cong-nghe/index.html")


def test_a_province_that_joined_another_one_is_not_told_as_divided(tmp_path: Path) -> None:
    """One unit of the site is one, whether commune or not; words for several communes are several."""
    site = SmallSite(tmp_path, {**CONTENT, "can-tho/unit.yaml": "name: Cần Thơ\nkind: thành phố\n"})
    for into, told in (("can-tho", "thuộc thành phố Cần Thơ"), ("năm xã", "chia thành năm xã")):
        text = f"name: Sóc Trăng\nkind: tỉnh\nsuccession: {{kind: merged, into: {into}, date: 2026-07-01}}\n"
        site.put({"soc-trang/unit.yaml": text})
        assert f"nơi này {told}" in _main(site.build(AFTER), "soc-trang/index.html")


def test_a_divided_unit_leads_to_all_and_says_which_place_went_where(tmp_path: Path) -> None:
    """Its localities may say it."""
    site = SmallSite(tmp_path, {**CONTENT, "suoi-tre/unit.yaml": "name: Suối Tre\nkind: phường\n"})
    site.put(
        {
            "bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nlocalities:\n"
            "  - {id: ap-1, kind: ấp, name: '1', into: xuan-an}\n  - {id: ap-2, kind: ấp, name: '2', into: suoi-tre}\n"
            "succession: {kind: split, into: [xuan-an, suoi-tre], date: 2026-07-01}\n"
        }
    )
    built = site.build(AFTER)
    top = _main(built, "bao-quang/index.html").partition("<h1>")[2][:600]
    assert "chia thành phường Xuân An, phường Suối Tre" in top
    assert "<small>ấp 1</small>" in top
    assert "<small>ấp 2</small>" in top
    assert "nay: P. Xuân An, P. Suối Tre" in built.page("index.html")


def test_a_new_name_comes_on_its_day_at_the_same_address(tmp_path: Path) -> None:
    """The old one is found from A to Z."""
    site = SmallSite(tmp_path, CONTENT)
    line = "succession: {kind: changed, into: phường Bảo Quang, date: 2026-07-01}\n"
    site.put({"bao-quang/unit.yaml": f"name: Bảo Quang\nkind: xã\n{line}"})
    before, after = site.build(BEFORE), site.build(AFTER)
    assert "nơi này sẽ đổi thành phường Bảo Quang" in _main(before, "bao-quang/index.html")
    assert "<h1>Xã Bảo Quang</h1>" in before.page("bao-quang/index.html")
    assert "<h1>Phường Bảo Quang</h1>" in after.page("bao-quang/index.html")
    assert "Trước 01/07/2026, nơi này là xã Bảo Quang." in after.page("bao-quang/index.html")
    assert "Tên cũ của phường Bảo Quang" in after.page("tat-ca/index.html")


def test_whom_a_source_names_in_office_has_the_year_once_the_unit_is_over(tmp_path: Path) -> None:
    """Or is not shown, where the source has no year. Before that day nothing is added."""
    site = SmallSite(tmp_path, {**CONTENT, **MERGED})
    site.put(
        {
            "bao-quang/teams.yaml": "teams:\n  - id: to-xa\n    members:\n"
            "      - {name: Lê Thị A, role: head, source: 'Báo Đồng Nai, 28/10/2022'}\n"
            "      - {name: Lê Văn B, role: core, source: theo lời kể}\n"
        }
    )
    name = "bao-quang/to-cong-nghe/index.html"
    before, after = site.build(BEFORE).page(name), site.build(AFTER).page(name)
    assert "Lê Thị A (năm 2022)" in after
    assert "Lê Văn B" not in after
    assert "Lê Thị A" in before
    assert "(năm 2022)" not in before
    assert "Lê Văn B" in before


_UNITS = ("a", "b", "c", "d", "e")
_DAYS = (date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1))


@st.composite
def _successions(draw: st.DrawFn) -> dict[str, tuple[str, date]]:
    """Which unit became which, and when: only later units follow, so that there is no loop."""
    found: dict[str, tuple[str, date]] = {}
    for index, unit in enumerate(_UNITS[:-1]):
        if draw(st.booleans()):
            found[unit] = (draw(st.sampled_from(_UNITS[index + 1 :])), draw(st.sampled_from(_DAYS)))
    return found


def _files(successions: dict[str, tuple[str, date]]) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    for unit in _UNITS:
        into, day = successions.get(unit, ("", ""))
        line = f"succession: {{into: {into}, date: {day}}}\n" if into else ""
        files[f"{unit}/unit.yaml"] = f"name: Tân {unit.upper()}\nkind: xã\n{line}"
        files[f"{unit}/teams.yaml"] = TEAMS
    return {name: body for name, body in CONTENT.items() if "/" not in name or name.startswith("guides")} | files


def _living(unit: str, successions: dict[str, tuple[str, date]], day: date) -> str:
    while unit in successions and successions[unit][1] <= day:
        unit = successions[unit][0]
    return unit


@settings(max_examples=12)
@given(_successions(), _successions(), st.sampled_from([*_DAYS, date(2026, 12, 1)]))
def test_all_old_pages_stay_and_lead_to_a_living_unit_and_a_past_leaves_no_trace(
    first: dict[str, tuple[str, date]], then: dict[str, tuple[str, date]], day: date
) -> None:
    """Successions are declared, changed, and their days come: a build after builds is the same as one from nothing."""
    with small_site(_files(first)) as site:
        site.build(date(2026, 1, 1))
        site.put(_files(then))
        site.build(date(2026, 5, 1))
        built = site.build(day)
        assert built.codes == []
        assert built.tree == site.clean(day).tree
        for unit in _UNITS:
            living, top = _living(unit, then, day), _main(built, f"{unit}/huong-dan/cai-vneid/index.html")
            links = re.findall(r'href="\.\./\.\./\.\./(\w)/huong-dan/cai-vneid/"', top)
            assert links == ([living] if living != unit else [])


def test_the_day_is_known_before_and_each_unit_says_why_it_is_built_again(merged: SmallSite) -> None:
    """An edit of the old unit builds the new one too, and nobody else."""
    assert merged.build(BEFORE).report.next_change == AFTER
    on_the_day = merged.build(AFTER)
    assert on_the_day.tree == merged.clean(AFTER).tree
    merged.put({"bao-quang/teams.yaml": TEAMS.replace("to-xa", "to-moi")})
    edited = merged.build(AFTER)
    reasons = {path: [one.reason for one in stale] for path, stale in edited.report.rebuilt.items()}
    assert reasons == {("bao-quang",): [StaleReason.FOLDER], ("bao-vinh",): [StaleReason.ACROSS]}
    assert edited.tree == merged.clean(AFTER).tree


def test_parts_of_other_machines_make_the_same_site(merged: SmallSite, tmp_path: Path) -> None:
    """Though a part may lack the units whose teams another one shows."""
    parts = tuple(tmp_path / f"part-{number}" for number in (1, 2))
    for number, part in enumerate(parts, 1):
        merged.build(AFTER, output=part, shard=(number, 2))
    whole = merged.build(AFTER, output=tmp_path / "whole", shards=parts, cache=tmp_path / "cache")
    assert whole.tree == merged.clean(AFTER).tree
    assert whole.report.lacking == ()
