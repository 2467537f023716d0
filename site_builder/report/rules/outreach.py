"""Days on which the team goes out: `events.yaml`."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

_DAY = "events:\n  - date: 2026-12-12\n    place: nhà văn hóa ấp\n"
_REPEAT = "events:\n  - repeat: thứ Bảy đầu tháng\n    place: nhà văn hóa ấp\n"

RULES: Mapping[str, Rule] = {
    "repeat-form": Rule(
        wrong="events:\n  - repeat: cứ cách tuần một lần\n    place: nhà văn hóa ấp",
        right="events:\n  - repeat: thứ Bảy đầu tháng và thứ Bảy cuối tháng\n    place: nhà văn hóa ấp",
        where="events.yaml",
    ),
    "repeat-result": Rule(
        wrong=f"{_REPEAT}    reached: 96",
        right=f"{_REPEAT}  - date: 2026-11-07\n    place: nhà văn hóa ấp\n    reached: 96",
        where="events.yaml",
    ),
    "repeat-lacking": Rule(
        wrong=f"{_DAY}    until: 2027-06-30",
        right=f"{_REPEAT}    until: 2027-06-30",
        where="events.yaml",
    ),
    "repeat-except": Rule(
        wrong=f"{_REPEAT}    except: [2027-02-13]",
        right=f"{_REPEAT}    except: [2027-02-06]",
        where="events.yaml",
    ),
    "repeat-empty": Rule(
        wrong=f"{_REPEAT}    from: 2026-12-07\n    until: 2026-12-31",
        right=f"{_REPEAT}    from: 2026-12-01\n    until: 2026-12-31",
        where="events.yaml",
    ),
    "repeat-unreported": Rule(
        wrong=f"{_REPEAT}    from: 2026-11-01",
        right=f"{_REPEAT}    from: 2026-11-01\n  - date: 2026-11-07\n    place: nhà văn hóa ấp\n    reached: 96",
        where="events.yaml",
    ),
    "outreach-unreported": Rule(
        wrong="events:\n  - date: 2026-11-07\n    place: nhà văn hóa ấp",
        right="events:\n  - date: 2026-11-07\n    place: nhà văn hóa ấp\n    reached: 96",
        where="events.yaml",
    ),
    "outreach-early": Rule(
        wrong=f"{_DAY}    reached: 96",
        right=f"{_DAY}    planned: 96",
        where="events.yaml",
    ),
    "outreach-unheld": Rule(
        wrong="events:\n  - date: 2026-11-07\n    held: không\n    reached: 96",
        right="events:\n  - date: 2026-11-07\n    held: không\n    reason: Trời mưa to.",
        where="events.yaml",
    ),
}
