"""Where the time of a build went, in lines for a person."""

from collections.abc import Iterator, Mapping

from site_builder.report.outcome import Outcome

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
    },
}
_STAGES = ("read", "inherit", "type", "check", "plan", "render", "links", "write")
_LONGEST = 8
_WORTH_TELLING = 1.0
"""Seconds of a build below which nobody asks where they went."""


def stages(outcome: Outcome) -> Iterator[str]:
    """The time of each stage, in one line; nothing where nothing took long."""
    words, costs = WORDS[outcome.lang], outcome.costs
    found = [(words[name], costs["stage", name][1]) for name in _STAGES if ("stage", name) in costs]
    if found and (outcome.profile or outcome.seconds >= _WORTH_TELLING):
        told = " · ".join(f"{name} {_number(seconds, 1, outcome.lang)}" for name, seconds in found)
        yield words["stages"].format(list=told)


def slowest(outcome: Outcome) -> Iterator[str]:
    """The units, guides and templates that took longest, where that was asked for."""
    words = WORDS[outcome.lang]
    for kind in ("unit", "guide", "template") if outcome.profile else ():
        rows = [(seconds, times, name) for (of, name), (times, seconds) in outcome.costs.items() if of == kind]
        if rows:
            yield words[kind]
        for seconds, times, name in sorted(rows, reverse=True)[:_LONGEST]:
            shown = _number(seconds, 3, outcome.lang)
            yield words["row"].format(name=name or words["root"], seconds=shown, times=times)


def _number(seconds: float, digits: int, lang: str) -> str:
    return f"{seconds:.{digits}f}".replace(".", "," if lang == "vi" else ".")
