"""Outreach days: on the home page, in the log, in the calendar, and asked for when nothing says what came of them."""

import re
from datetime import date, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from small_site import CONTENT, DAY, SmallSite, small_site

from site_builder.pages.icalendar import CalendarEvent, calendar, fold

EVENTS = "bao-quang/events.yaml"
HOME, TEAMS = "bao-quang/index.html", "bao-quang/to-cong-nghe/index.html"
LOG, ICS = "bao-quang/ra-quan/index.html", "bao-quang/ra-quan/lich.ics"
REPEAT = """\
events:
  - repeat: thứ Bảy đầu tháng
    from: 2026-09-01
    until: 2027-06-30
    except: [2027-02-06]
    starts: 7h30
    ends: 11h
    place: nhà văn hóa Khóm 3
    topics: [Trả tiền điện, Cài VNeID]
    partner: Viettel Thới Bình
    planned: 100
"""
PAST = """\
  - {date: 2026-11-07, place: nhà văn hóa Khóm 3, planned: 100, reached: 96, people: 5, workdays: 2.5}
  - {date: 2026-10-03, place: nhà văn hóa Khóm 3, planned: 100, reached: 88}
  - {date: 2026-10-17, place: chợ, planned: 50, held: không, reason: Trời mưa to.}
"""


def after(days: int) -> date:
    """A day counted from the fixed one, a Sunday."""
    return DAY + timedelta(days=days)


def unfolded(body: bytes) -> list[tuple[str, str]]:
    """The lines of a calendar by RFC 5545 3.1: names with their parameters, and values."""
    text = body.decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    lines = re.sub("\r\n[ \t]", "", text).removesuffix("\r\n").split("\r\n")
    return [(name, value) for name, _, value in (line.partition(":") for line in lines)]


def components(body: bytes) -> list[dict[str, str]]:
    """The events of a calendar, each by its properties; every component is closed by its own name."""
    found, open_ones = list[dict[str, str]](), list[tuple[str, dict[str, str]]]()
    for name, value in unfolded(body):
        if name == "BEGIN":
            open_ones.append((value, {}))
        elif name == "END":
            kind, properties = open_ones.pop()
            assert kind == value
            found += [properties] if kind == "VEVENT" else []
        else:
            assert re.fullmatch(r"[A-Z-]+(?:;[A-Z-]+=[^:;,]+)*", name)
            assert name not in open_ones[-1][1]
            open_ones[-1][1][name] = value
    assert open_ones == []
    return found


def unescaped(value: str) -> str:
    """A text as a calendar means it (3.3.11)."""
    return re.sub(r"\\([\\;,nN])", lambda match: "\n" if match[1] in "nN" else match[1], value)


def test_a_repeat_is_written_once_and_shown_three_times(site: SmallSite) -> None:
    """The two next days stand on the home page; a day that is left out stands nowhere."""
    built = site.put({EVENTS: REPEAT}).build()
    shown = re.findall(r"Thứ Bảy (\d\d/\d\d/\d{4})", built.page(LOG).partition("nhat-ky")[0])
    assert shown == ["05/12/2026", "02/01/2027", "06/03/2027"]
    assert re.findall(r"Thứ Bảy (\d\d/\d\d/\d{4}), 07:30–11:00", built.page(HOME)) == ["05/12/2026", "02/01/2027"]
    assert built.report.next_change == date(2026, 12, 6)


def test_a_home_page_without_a_coming_day_has_no_byte_more(site: SmallSite) -> None:
    """Neither where there is no outreach at all, nor where all of it is past."""
    before = site.build().tree
    after_past = site.put({EVENTS: f"events:\n{PAST}"}).build().tree
    assert after_past[HOME] == before[HOME]
    assert "lich.ics" in after_past[LOG].decode()
    assert not any("ra-quan" in name for name in before)


def test_a_unit_that_is_over_offers_no_calendar(site: SmallSite) -> None:
    """No day of it is to come; who has subscribed to it still finds the file."""
    unit = f"{CONTENT['bao-quang/unit.yaml']!s}succession: {{into: [xuan-an], date: 2026-11-01, kind: merged}}\n"
    tree = site.put({EVENTS: f"events:\n{PAST}", "bao-quang/unit.yaml": unit}).build().tree
    assert "lich.ics" not in tree[LOG].decode()
    assert "Chưa ghi kết quả" not in tree[LOG].decode()
    assert ICS in tree


def test_an_end_alone_is_no_beginning(site: SmallSite) -> None:
    """The log shows no hour then; an end before the beginning stands in no calendar."""
    site.put({EVENTS: "events:\n  - {date: 2026-11-07, place: ấp, ends: 11h}\n"})
    assert "11:00" not in site.build().page(LOG)
    site.put({EVENTS: "events:\n  - {date: 2026-12-05, place: ấp, starts: 14h, ends: 11h}\n"})
    assert b"DTEND" not in site.build().tree[ICS]


def test_the_log_sums_up_each_month(site: SmallSite) -> None:
    """What did not take place is told with its reason, and counts for nothing."""
    log = site.put({EVENTS: f"events:\n{PAST}"}).build().page(LOG)
    months = re.findall(r"<h3>(.*?)</h3>\s*<p class=\"?small\"?>(.*?)</p>", log)
    assert months == [
        ("Tháng 11/2026", "1 buổi, dự kiến 100 hộ, đã đến 96 hộ"),
        ("Tháng 10/2026", "1 buổi, dự kiến 100 hộ, đã đến 88 hộ"),
    ]
    assert "Trời mưa to." in log
    assert "Không tổ chức" in log


def test_years_of_outreach_stay_on_one_light_page(site: SmallSite) -> None:
    """Of months before the last twelve only the sums are shown."""
    days = [date(2021, 1, 2) + timedelta(weeks=count) for count in range(290)]
    rounds = "".join(f"  - {{date: {day}, place: ấp, reached: 40}}\n" for day in days)
    log = site.put({EVENTS: f"events:\n{rounds}"}).build().page(LOG)
    assert 50 <= log.count("đã đến 40 hộ") <= 56
    assert log.count("<h3>Tháng") == len({(day.year, day.month) for day in days if day < DAY})


def test_a_written_day_takes_the_place_of_the_one_that_comes_again(site: SmallSite) -> None:
    """It is shown once, and cancelled where it will not take place; then the home page shows the next one."""
    cancelled = "  - {date: 2026-12-05, place: nhà văn hóa Khóm 3, held: không, reason: Bận họp.}\n"
    built = site.put({EVENTS: REPEAT + PAST + cancelled}).build()
    assert built.page(LOG).count("05/12/2026") == 1
    assert "Bận họp." in built.page(LOG)
    assert "05/12/2026" not in built.page(HOME)
    events = components(built.tree[ICS])
    assert [(event["DTSTART;VALUE=DATE"], event["STATUS"]) for event in events if "DTSTART;VALUE=DATE" in event] == [
        ("20261205", "CANCELLED")
    ]


def test_a_past_day_without_its_result_is_asked_for_after_a_week(site: SmallSite) -> None:
    """It is only a reminder, and ends when the households are written, when it did not take place, or is a sample."""
    for line in ("", "reached: 3", "held: không", "sample: có"):
        site.put({EVENTS: f"events:\n  - date: 2026-11-22\n    {line}\n"})
        told = [site.build(after(day), strict=True).codes for day in (0, 1, 7, 8, 60)]
        assert told == [[], [], [], *[["outreach-unreported"] * (not line)] * 2]


def test_the_last_day_of_a_repeat_is_asked_for_and_no_other(site: SmallSite) -> None:
    """The reminder names the day, and ends when the day is written."""
    site.put({EVENTS: REPEAT})
    problem = next(one for one in site.build().report.problems if one.code == "repeat-unreported")
    assert problem.words["day"] == "07/11/2026"
    assert site.put({EVENTS: REPEAT + PAST}).build().codes == []
    assert site.put({EVENTS: REPEAT.replace("    from: 2026-09-01\n", "")}).build().codes == []


def test_a_weekday_that_is_not_that_of_the_date_is_told(site: SmallSite) -> None:
    """In the place or a topic, with the column of the word."""
    site.put({EVENTS: "events:\n  - date: 2026-12-12\n    place: nhà văn hóa, thứ Sáu 12/12\n"})
    assert site.build().told == [(EVENTS, "weekday-wrong", 3, 25)]


def test_neither_date_nor_repeat_is_a_mistake(site: SmallSite) -> None:
    """Either one will do."""
    assert site.put({EVENTS: "events:\n  - place: ấp\n"}).build().codes == ["missing-key"]


def test_the_calendar_has_the_coming_days_with_names_that_stay(site: SmallSite) -> None:
    """A correction of anything but day and place keeps the name of a day, and time passes without another one."""
    built = site.put({EVENTS: REPEAT + PAST}).build()
    events = components(built.tree[ICS])
    assert [event["DTSTART;TZID=Asia/Ho_Chi_Minh"] for event in events] == [
        "20261205T073000",
        "20270102T073000",
        "20270306T073000",
    ]
    assert {event["DTEND;TZID=Asia/Ho_Chi_Minh"][8:] for event in events} == {"T110000"}
    assert {unescaped(event["LOCATION"]) for event in events} == {"nhà văn hóa Khóm 3"}
    assert "Viettel Thới Bình" in unescaped(events[0]["DESCRIPTION"])
    assert all(event["URL"] == "https://longkhanh.gov.vn/247/bao-quang/ra-quan/" for event in events)
    later = site.put({EVENTS: (REPEAT + PAST).replace("100", "120").replace("7h30", "8h")}).build(after(14))
    names = [event["UID"] for event in components(later.tree[ICS])]
    assert names[:2] == [event["UID"] for event in events][1:]
    assert len({*names, *(event["UID"] for event in events)}) == 4


def test_a_calendar_without_days_is_still_one(site: SmallSite) -> None:
    """Who follows it keeps its address; it has the component that every calendar has to have (3.6)."""
    body = site.put({EVENTS: f"events:\n{PAST}"}).build().tree[ICS]
    assert components(body) == []
    assert ("BEGIN", "VTIMEZONE") in unfolded(body)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.just("\n"), max_size=200)


@given(TEXTS, TEXTS, TEXTS)
def test_a_calendar_says_what_it_was_told(summary: str, place: str, text: str) -> None:
    """Law: whatever the texts hold, an independent reader gets them back, from lines of at most 75 octets."""
    event = CalendarEvent(
        uid="a@b",
        starts=datetime(2026, 12, 5, 7),  # noqa: DTZ001 - all times are Vietnamese
        ends=None,
        summary=summary,
        place=place,
        text=text,
        url="https://a.vn",
    )
    (read,) = components(calendar("Lịch", [event]))
    assert [unescaped(read.get(key, "")) for key in ("SUMMARY", "LOCATION", "DESCRIPTION")] == [summary, place, text]


@given(TEXTS.map(lambda text: text.replace("\n", "")))
def test_a_folded_line_is_whole_again(line: str) -> None:
    """Law: each part is valid UTF-8 by itself."""
    parts = fold(line).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(part) <= 75 for part in parts)
    assert "".join(part.decode().removeprefix(" " if count else "") for count, part in enumerate(parts)) == line


NEAR = st.integers(-20, 12).map(after)
RULES = ("thứ Bảy hằng tuần", "thứ Ba, Sáu hằng tuần", "ngày 1 và ngày 15 hằng tháng", "thứ Hai cuối tháng")


@st.composite
def outreach(draw: st.DrawFn) -> str:
    """A file of days and repeats, of which any may come, pass, fall due, be written or be left out."""
    lines = ["events:"]
    for _ in range(draw(st.integers(0, 2))):
        result = draw(st.sampled_from(("", ", reached: 3", ", held: không", ", sample: có")))
        lines.append(f"  - {{date: {draw(NEAR)}, place: {draw(st.sampled_from(('ấp', 'chợ')))}{result}}}")
    for _ in range(draw(st.integers(0, 2))):
        keys = {"repeat": f'"{draw(st.sampled_from(RULES))}"', "place": "ấp"}
        keys |= {key: f"{draw(NEAR)}" for key in ("from", "until") if draw(st.booleans())}
        keys |= {"except": f"[{draw(NEAR)}]"} if draw(st.booleans()) else {}
        keys |= {"sample": "có"} if draw(st.booleans()) else {}
        lines.append(f"  - {{{', '.join(f'{key}: {value}' for key, value in keys.items())}}}")
    return "\n".join(lines) + "\n"


ENDED = "succession: {{kind: merged, into: [xuan-an]{}}}\n"
ENDS = st.just("") | st.just(ENDED.format("")) | NEAR.map(lambda day: ENDED.format(f", date: {day}"))


@given(outreach(), ENDS)
def test_outreach_changes_on_its_days_and_on_no_other(events: str, ended: str) -> None:
    """Law: `next_change` is the first day on which a page differs; building on day after day is building afresh."""
    unit = f"{CONTENT['bao-quang/unit.yaml']!s}{ended}"
    with small_site({**CONTENT, EVENTS: events, "bao-quang/unit.yaml": unit}) as site:
        site.remove("guides", "bao-quang/announcements")
        today = site.build(DAY)
        assume(not today.report.errors)
        due = today.report.next_change or after(10)
        for day in sorted({after(1), due - timedelta(days=1), min(due, after(9)), after(9)} - {DAY}):
            built = site.build(day)
            if day < due:
                assert (built.tree, built.told) == (today.tree, today.told)
                continue
            clean = site.clean(day)
            assert (built.tree, built.told) == (clean.tree, clean.told)
            assert day > due or built.tree != today.tree
