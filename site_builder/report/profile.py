"""Why units were built and where the time of a build went, in lines for a person."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from site_builder.report.outcome import Outcome
from site_builder.report.staleness import because, is_first_build

if TYPE_CHECKING:
    from site_builder.model.staleness import Staleness

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "stages": "Thời gian (cộng mọi tiến trình): {list}.",
        "read": "đọc tệp",
        "inherit": "đọc lớp trên",
        "type": "hiểu nội dung",
        "check": "kiểm tra",
        "plan": "soạn trang",
        "render": "dựng trang",
        "links": "soát đường dẫn",
        "write": "ghi tệp",
        "unit": "Đơn vị lâu nhất:",
        "guide": "Bài hướng dẫn lâu nhất:",
        "template": "Mẫu trang lâu nhất:",
        "row": "  {name}: {seconds} giây, {times} lần",
        "root": "cấp trên cùng",
        "built": "{unit} được dựng vì {why}.",
        "rebuilt": "{unit} được dựng lại vì {why}.",
        "units": "{count} đơn vị ({units})",
        "more": "… và {count} đơn vị nữa, vì những lý do khác.",
        "all_right": "Không đơn vị nào phải dựng lại.",
    },
    "en": {
        "stages": "Time (all processes together): {list}.",
        "read": "reading",
        "inherit": "layers above",
        "type": "typing",
        "check": "checking",
        "plan": "planning",
        "render": "rendering",
        "links": "checking links",
        "write": "writing",
        "unit": "Slowest units:",
        "guide": "Slowest guides:",
        "template": "Slowest templates:",
        "row": "  {name}: {seconds} s, {times} times",
        "root": "the root",
        "built": "{unit}: built because {why}.",
        "rebuilt": "{unit}: rebuilt because {why}.",
        "units": "{count} units ({units})",
        "more": "… and {count} more units, for other reasons.",
        "all_right": "No unit had to be rebuilt.",
    },
}
_STAGES = ("read", "inherit", "type", "check", "plan", "render", "links", "write")
_LONGEST = 8
"""Lines of a list."""
_NAMED = 5
"""How many units are named of those that were built for the same reasons."""
_WORTH_TELLING = 1.0
"""Seconds of a build below which nobody asks where they went."""


def stages(outcome: Outcome) -> Iterator[str]:
    """Tells the time of each stage in one line; nothing where nothing took long."""
    words, costs = WORDS[outcome.lang], outcome.costs
    found = [(words[name], costs["stage", name][1]) for name in _STAGES if ("stage", name) in costs]
    if found and (outcome.profile or outcome.seconds >= _WORTH_TELLING):
        times = " · ".join(f"{name} {_number(seconds, 1, outcome.lang)}" for name, seconds in found)
        yield words["stages"].format(list=times)


def slowest(outcome: Outcome) -> Iterator[str]:
    """Lists the units, guides and templates that took longest, where that was asked for."""
    words = WORDS[outcome.lang]
    for kind in ("unit", "guide", "template") if outcome.profile else ():
        rows = [(seconds, times, name) for (of, name), (times, seconds) in outcome.costs.items() if of == kind]
        if rows:
            yield words[kind]
        for seconds, times, name in sorted(rows, reverse=True)[:_LONGEST]:
            shown = _number(seconds, 3, outcome.lang)
            yield words["row"].format(name=name or words["root"], seconds=shown, times=times)


def rebuilt(outcome: Outcome) -> Iterator[str]:
    """Tells why each unit was built, where that was asked for. Units with the same reasons stand on one line."""
    words = WORDS[outcome.lang]
    alike: dict[tuple[Staleness, ...], list[str]] = {}
    for unit, stale in sorted(outcome.rebuilt.items()) if outcome.profile else ():
        alike.setdefault(stale, []).append(unit or words["root"])
    groups = sorted(alike.items(), key=lambda group: -len(group[1]))
    for stale, units in groups[:_LONGEST]:
        names = ", ".join(units[:_NAMED]) + (" …" if len(units) > _NAMED else "")
        unit = words["units"].format(count=len(units), units=names) if len(units) > 1 else names
        yield words["built" if is_first_build(stale) else "rebuilt"].format(unit=unit, why=because(stale, outcome.lang))
    if len(groups) > _LONGEST:
        yield words["more"].format(count=sum(len(units) for _, units in groups[_LONGEST:]))
    if outcome.profile and not outcome.rebuilt:
        yield words["all_right"]


def _number(seconds: float, digits: int, lang: str) -> str:
    return f"{seconds:.{digits}f}".replace(".", "," if lang == "vi" else ".")
