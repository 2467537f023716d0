"""What a build tells because the last one has published something else: addresses that end, corrections unsaid."""

import re
from collections.abc import Mapping
from datetime import date

import pytest
from commands import run
from hypothesis import given
from hypothesis import strategies as st
from papers import pdf
from small_site import CONTENT, DAY, GUIDE, NEWS, Built, SmallSite, small_site

from site_builder.builder.endings import Ending, endings
from site_builder.model.severity import AGAINST_LAST

NEWS_FILE = "bao-quang/announcements/2026-11-18-hop-ap.md"
ALONE = NEWS.replace(" Xem [cách cài](../guides/cai-vneid.md#buoc-2).", "")
_UPDATED = re.compile(r"<updated>(.*?)</updated>")


def told(built: Built) -> list[tuple[str, str, Mapping[str, str]]]:
    """Which rule at which file, with what words."""
    return [(one.code, one.place.file, one.words) for one in built.report.against_last]


@pytest.fixture
def alone(site: SmallSite) -> SmallSite:
    """The site with an announcement that leads to no guide, published."""
    site.put({NEWS_FILE: ALONE, "media/giay-moi.pdf": pdf("Giay moi")})
    site.put({"announcements/2026-11-17-giay.md": attached("giay-moi.pdf")}).build()
    return site


def attached(name: str) -> str:
    """An announcement with a file."""
    return f"---\ntitle: Giấy\ndate: 2026-11-17\nattachments: [{{file: ../media/{name}}}]\n---\nMời.\n"


@pytest.mark.parametrize("dry", [False, True])
def test_a_guide_that_is_deleted_is_told_once_for_all_units(alone: SmallSite, dry: bool) -> None:  # noqa: FBT001 - drawn
    """By `check` before the build that takes it away, and by that build; not by the next one."""
    built = alone.remove("guides/cai-vneid.md").build(dry=dry)
    words = {"value": "/huong-dan/cai-vneid/", "count": "3", "slug": "cai-vneid"}
    assert told(built) == [("page-ended", "guides/cai-vneid.md", words)]
    homes = ("bao-quang/", "", "xuan-an/")
    assert built.report.lost_pages == tuple(f"{home}huong-dan/cai-vneid/" for home in homes)
    assert told(alone.build(dry=True)) == (told(built) if dry else [])
    assert alone.build().codes == []


def test_a_text_that_is_renamed_is_told_at_its_new_file_and_the_line_keeps_its_address(alone: SmallSite) -> None:
    """The line that is told is pasted."""
    alone.remove("guides/cai-vneid.md", NEWS_FILE)
    alone.put({"guides/vneid.md": GUIDE, "bao-quang/announcements/2026-11-19-hop-dan.md": ALONE})
    found = told(alone.build(dry=True))
    assert [(code, file, words["slug"]) for code, file, words in found] == [
        ("page-renamed", "bao-quang/announcements/2026-11-19-hop-dan.md", "hop-ap"),
        ("page-renamed", "guides/vneid.md", "cai-vneid"),
    ]
    for _, file, words in found:
        text = (alone.content / file).read_text("utf-8")
        alone.put({file: text.replace("---\n", f"---\naliases: [{words['slug']}]\n", 1)})
    built = alone.build()
    assert told(built) == []
    assert {"huong-dan/cai-vneid/index.html", "bao-quang/thong-bao/hop-ap/index.html"} <= built.tree.keys()


def test_an_announcement_and_a_file_that_end_are_told(alone: SmallSite) -> None:
    """An announcement's file had a day in its name, which nobody knows any more: its folder is named."""
    built = alone.remove(NEWS_FILE, "announcements/2026-11-17-giay.md", "media/giay-moi.pdf").build(dry=True)
    assert [(code, file) for code, file, _ in told(built)] == [
        ("page-ended", "announcements"),
        ("page-ended", "bao-quang/announcements"),
        ("file-ended", "media/giay-moi.pdf"),
    ]


def test_what_ends_by_itself_or_is_replaced_is_not_told(alone: SmallSite) -> None:
    """An announcement that expires stays in the archive; a unit's end is declared; another text takes a name over."""
    alone.put({NEWS_FILE: ALONE.replace("date: 2026", "expires: 2026-11-19\ndate: 2026")})
    alone.put({"guides/cai-vneid.md": GUIDE.replace("Cài VNeID", "Cài đặt VNeID")}).end("xuan-an")
    assert told(alone.build()) == []
    assert told(alone.build(date(2026, 12, 24))) == []
    assert told(alone.put({"guides/cai-vneid.md": GUIDE}).build(preview=True)) == []


def test_nothing_of_it_fails_a_strict_build(alone: SmallSite) -> None:
    """A deletion may well be meant: with --strict it is published all the same, and told."""
    alone.remove(NEWS_FILE)
    done = run(alone, "--strict")
    assert "[page-ended]" in done.stderr
    assert done.returncode == 0
    assert not (alone.output / "bao-quang/thong-bao/hop-ap").exists()


@pytest.mark.parametrize("dry", [False, True])
def test_a_correction_without_its_day_is_told_with_the_line_that_moves_the_feed(site: SmallSite, dry: bool) -> None:  # noqa: FBT001 - drawn
    """A published meeting is moved to another day. With the line pasted the entry's time moves on; without a past,
    the same site is made.
    """
    before = _updated(site.build(), "hop-ap")
    moved = NEWS.replace("title: Họp ấp", "title: Họp ấp dời sang 30/11")
    (problem,) = told(site.put({NEWS_FILE: moved}).build(dry=dry))
    assert problem == ("updated-missing", NEWS_FILE, {"updated": f"{DAY}"})
    mended = site.put({NEWS_FILE: moved.replace("---\n", f"---\nupdated: {problem[2]['updated']}\n", 1)}).build()
    assert told(mended) == []
    assert _updated(mended, "hop-ap") > before
    assert "Sửa lần cuối: Chủ Nhật 22/11/2026" in mended.page("bao-quang/thong-bao/hop-ap/index.html")
    assert mended.tree == site.clean().tree


def test_a_second_correction_on_one_day_is_told_with_an_hour(site: SmallSite) -> None:
    """Each line that is told moves the feed on."""
    moments, text = [_updated(site.build(), "hop-ap")], NEWS
    for number in range(3):
        text = text.replace("title: Họp ấp", f"title: Họp ấp, sửa {number}")
        (problem,) = told(site.put({NEWS_FILE: text}).build(dry=True))
        text = re.sub(r"updated: .*\n", "", text).replace("---\n", f"---\nupdated: {problem[2]['updated']}\n", 1)
        moments.append(_updated(site.put({NEWS_FILE: text}).build(), "hop-ap"))
    assert moments == sorted(set(moments))


def test_a_day_that_goes_backwards_is_told(site: SmallSite) -> None:
    """Whoever follows the feed would never see it."""
    site.build()
    back = site.put({NEWS_FILE: NEWS.replace("date: 2026-11-18", "date: 2026-11-16")}).build()
    assert [code for code, _, _ in told(back)] == ["updated-missing"]


def test_a_correction_of_a_shared_announcement_is_told_in_its_own_unit_only(site: SmallSite) -> None:
    """Three feeds change."""
    site.put({"announcements/2026-11-20-cup-nuoc.md": ALONE}).build()
    changed = site.put({"announcements/2026-11-20-cup-nuoc.md": ALONE.replace("Họp", "Hội họp")}).build()
    assert [file for _, file, _ in told(changed)] == ["announcements/2026-11-20-cup-nuoc.md"]


@given(st.lists(st.tuples(st.integers(-5, 0), st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=4))
def test_a_feed_never_goes_backwards_while_the_days_go_on(news: list[tuple[int, int, int]]) -> None:
    """Whatever appears, is corrected or expires meanwhile."""
    with small_site() as site:
        for number, (appears, corrected, expires) in enumerate(news):
            day = date.fromordinal(DAY.toordinal() + appears)
            updated, ends = (date.fromordinal(day.toordinal() + more) for more in (corrected, expires))
            text = ALONE.replace("date: 2026-11-18", f"date: {day}\nupdated: {updated}\nexpires: {ends}")
            site.put({f"xuan-an/announcements/2026-11-10-tin-{number}.md": text})
        feeds = [site.build(date.fromordinal(DAY.toordinal() + after)) for after in range(-6, 10, 3)]
    moments = [_UPDATED.findall(built.page("xuan-an/feed.xml")) for built in feeds]
    assert [times[0] for times in moments] == sorted(times[0] for times in moments)
    assert all(times[0] >= max(times) for times in moments)


def test_a_unit_that_lives_though_its_end_is_declared_is_told(site: SmallSite) -> None:
    """In site.yaml, at its name: should the folder vanish by mistake, its pages would go with it."""
    built = site.put({"site.yaml": f"{CONTENT['site.yaml']!s}ended: [xa-cu, bao-quang]\n"}).build()
    assert built.told == [("site.yaml", "ended-living", 3, 16)]
    assert "bao-quang/index.html" in built.tree


def test_only_texts_and_files_end() -> None:
    """Versions of pictures, lists and the pages of an archive come and go by themselves."""
    gone = ["a/media/x.0123abcd.jpg", "a/thong-bao/luu-tru/2/", "a/thong-bao/", "a/feed.xml", "a/huong-dan/x/"]
    assert list(endings({"a": gone}, {"a": []})) == [Ending(unit=("a",), page="huong-dan/x/", units=("a",))]


def test_a_baseline_keeps_nothing_of_it() -> None:
    """The next build does not find it again."""
    from site_builder.model.silence import may_be_old  # noqa: PLC0415 - this test alone asks

    assert not any(map(may_be_old, AGAINST_LAST))


def _updated(built: Built, slug: str) -> str:
    """The time of an announcement in its unit's feed."""
    entry = built.page("bao-quang/feed.xml").partition(f"thong-bao/{slug}/</id>")[2]
    return str(_UPDATED.findall(entry)[0])
