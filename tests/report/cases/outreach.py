"""Days on which the team goes out."""

from report.cases.contents import Case


def _day(lines: str) -> dict[str, str]:
    """The file with one entry, which begins on line 2."""
    return {"bao-quang/events.yaml": f"events:\n  - {lines}\n"}


_REPEAT = "repeat: thứ Bảy đầu tháng"
CASES: dict[str, Case] = {
    "repeat-form": (_day("repeat: cách tuần"), 2, 13),
    "repeat-result": (_day(f"{_REPEAT}\n    reached: 9"), 3, 14),
    "repeat-lacking": (_day("date: 2026-12-12\n    except: [2026-12-12]"), 3, 13),
    "repeat-except": (_day(f"{_REPEAT}\n    except: [2026-12-05, 2026-12-12]"), 3, 26),
    "repeat-empty": (_day(f"{_REPEAT}\n    from: 2026-12-07\n    until: 2026-12-31"), 2, 13),
    "repeat-unreported": (_day(f"{_REPEAT}\n    from: 2026-11-01"), 2, 13),
    "outreach-unreported": (_day("date: 2026-11-07"), 2, 11),
    "outreach-early": (_day("date: 2026-11-23\n    reached: 9"), 3, 14),
    "outreach-unheld": (_day("date: 2026-11-07\n    held: không\n    reached: 9"), 4, 14),
}
