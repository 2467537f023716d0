"""Time is an argument: what a day changes, and when the next change is due."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from small_site import CONTENT, DAY, GUIDE, TEAMS, SmallSite, small_site

ANNOUNCEMENT = "bao-quang/announcements/2026-11-20-tin.md"
PAGE = "bao-quang/thong-bao/tin/index.html"
LIST = "bao-quang/thong-bao/index.html"
ARCHIVE = "bao-quang/thong-bao/luu-tru/index.html"
TITLE = "Lịch trực"


def announcement(**keys: str) -> dict[str, str]:
    """An announcement with the given keys; a key of a key is written event__starts."""
    outer = [f"{key}: {value}" for key, value in keys.items() if "__" not in key]
    event = [f"  {key.partition('__')[2]}: {value}" for key, value in keys.items() if "__" in key]
    lines = [f"title: {TITLE}", *outer, *(["event:", *event] if event else [])]
    return {ANNOUNCEMENT: "---\n" + "\n".join(lines) + "\n---\nNội dung.\n"}


def after(days: int) -> date:
    """A day counted from the fixed one."""
    return DAY + timedelta(days=days)


def test_a_scheduled_announcement_appears_on_its_day(site: SmallSite) -> None:
    """Before, no page of the unit betrays it; the build says when to come back."""
    site.put(announcement(date="2026-11-25"))
    before = site.build(after(2))
    assert [name for name, body in before.tree.items() if TITLE.encode() in body] == []
    assert before.report.next_change == after(3)
    on_the_day = site.build(after(3))
    assert TITLE in on_the_day.page(PAGE)
    assert TITLE in on_the_day.page("bao-quang/index.html")
    assert TITLE in on_the_day.page("bao-quang/feed.xml")


def test_an_expired_announcement_moves_to_the_archive(site: SmallSite) -> None:
    """`expires` is the last day on the front list; its own page stays for those who have the link."""
    site.put(announcement(date="2026-11-20", expires="2026-11-22"))
    last_day = site.build(DAY)
    assert TITLE in last_day.page(LIST)
    assert TITLE not in last_day.page(ARCHIVE)
    assert last_day.report.next_change == after(1)
    past = site.build(after(1))
    assert TITLE in past.page(ARCHIVE)
    assert TITLE in past.page(PAGE)
    for page in (LIST, "bao-quang/index.html", "bao-quang/feed.xml", "bao-quang/tat-ca/index.html"):
        assert TITLE not in past.page(page)


def test_an_event_is_over_on_the_day_after_its_end(site: SmallSite) -> None:
    """Its page says so from then on, and not before."""
    site.put(announcement(date="2026-11-20", event__starts="2026-11-22 07:30", event__ends="2026-11-22 11:00"))
    on_the_day, past = site.build(DAY), site.build(after(1))
    assert on_the_day.report.next_change == after(1)
    assert on_the_day.page(PAGE) != past.page(PAGE)
    assert past.page(PAGE) == site.build(after(30)).page(PAGE)


def test_a_member_is_shown_from_the_first_to_the_last_day(site: SmallSite) -> None:
    """A person whose term is over vanishes from every page."""
    site.put({"bao-quang/teams.yaml": TEAMS + "        valid_from: 2026-11-22\n        valid_to: 2026-11-24\n"})
    shown = [
        any("Nguyễn Văn Mẫu".encode() in body for body in site.build(after(day)).tree.values()) for day in range(-1, 4)
    ]
    assert shown == [False, True, True, True, False]


def test_a_guide_asks_for_review_after_half_a_year(site: SmallSite) -> None:
    """180 days after it was checked it is still fresh, on the next day it is overdue."""
    page = "bao-quang/huong-dan/cai-vneid/index.html"
    checked = date(2026, 11, 1)
    fresh, overdue = site.build(checked + timedelta(days=180)), site.build(checked + timedelta(days=181))
    assert fresh.report.next_change == checked + timedelta(days=181)
    assert fresh.page(page) == site.build(checked).page(page)
    assert overdue.page(page) != fresh.page(page)
    assert overdue.report.next_change is None


def test_an_outreach_day_is_past_on_the_day_after(site: SmallSite) -> None:
    """It stays on the list."""
    site.put({"bao-quang/events.yaml": "events: [{date: 2026-11-22, place: nhà văn hóa}]\n"})
    today, past = site.build(DAY), site.build(after(1))
    assert today.report.next_change == after(1)
    page = "bao-quang/to-cong-nghe/index.html"
    assert today.page(page) != past.page(page)
    assert "nhà văn hóa" in past.page(page)


DAYS = st.integers(-6, 6).map(after)
MAYBE = st.none() | DAYS


@st.composite
def timely(draw: st.DrawFn) -> dict[str, str]:
    """Content of which any part may come, go or fall due within some days."""
    keys = {"date": f"{draw(DAYS)}"}
    expires, starts, hidden = draw(MAYBE), draw(MAYBE), draw(st.booleans())
    keys |= {"expires": f"{expires}"} if expires and expires >= date.fromisoformat(keys["date"]) else {}
    keys |= {"event__starts": f"{starts} 07:30"} if starts else {}
    keys |= {"hide": "có"} if hidden else {}
    member = TEAMS + "".join(f"        {key}: {day}\n" for key in ("valid_from", "valid_to") if (day := draw(MAYBE)))
    outreach = "".join(f"  - {{date: {day}, place: ấp}}\n" for day in draw(st.lists(DAYS, max_size=2)))
    checked = draw(DAYS) - timedelta(days=180)
    return {
        **announcement(**keys),
        "bao-quang/teams.yaml": member,
        "bao-quang/events.yaml": f"events:\n{outreach}",
        "guides/cai-vneid.md": GUIDE.replace("2026-11-01", f"{checked}"),
    }


@given(timely())
def test_nothing_changes_before_the_next_change_and_something_does_on_it(files: dict[str, str]) -> None:
    """Law: `next_change` is the first day on which any byte of the output differs from today's."""
    with small_site({**CONTENT, **files}) as site:
        site.remove("xuan-an")
        today = site.build(DAY)
        assume(not today.report.errors)
        due = today.report.next_change
        for day in range(1, 9):
            if due and after(day) >= due:
                break
            assert site.build(after(day)).tree == today.tree
        assert due is None or site.build(due).tree != today.tree


@pytest.mark.parametrize(("agreed", "shown"), [("[phone]", True), ("[zalo]", False), (None, False)])
def test_a_number_is_published_with_consent_only(agreed: str | None, shown: bool, site: SmallSite) -> None:  # noqa: FBT001 - an example's
    """Law 91/2025/QH15: the consent has to name the very number; without it the editor is warned."""
    phone = "        phone: 0912 345 678\n"
    consent = f"        consent: {{what: {agreed}, date: 2026-11-01, by: xã}}\n" if agreed else ""
    built = site.put({"bao-quang/teams.yaml": TEAMS + phone + consent}).build()
    assert any(b"0912 345 678" in body or b"+84912345678" in body for body in built.tree.values()) == shown
    assert built.codes == ([] if shown else ["no-consent"])
