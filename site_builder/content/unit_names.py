"""What a unit is called on a day: one that only gets another name or kind keeps its folder and its addresses."""

from dataclasses import replace
from datetime import date

from site_builder.model.unit import Unit

_KINDS = ("thị trấn", "đặc khu", "thành phố", "thị xã", "phường", "xã", "huyện", "quận", "tỉnh")
"""The kinds of administrative units, today's and those that were."""


def kind_and_name(text: str, kind: str = "") -> tuple[str, str]:
    """The kind and the name in words such as "phường Bảo Vinh"; `kind` where they begin with none."""
    found = next((one for one in _KINDS if text.lower().startswith(f"{one} ")), "")
    return (found, text[len(found) + 1 :].strip()) if found else (kind, text.strip())


def renamed(unit: Unit, day: date) -> Unit:
    """The unit under its name of a day. From the day of its new name on, its succession tells the old one."""
    after = unit.profile.succession
    if after is None or not after.new_name or (after.date and after.date > day):
        return unit
    kind, name = kind_and_name(after.new_name, unit.profile.kind)
    former = f"{unit.profile.kind} {unit.profile.name}".strip()
    told = replace(after, into=(), from_=(former,), since=None)
    return replace(unit, profile=replace(unit.profile, kind=kind, name=name, succession=told))
