"""Writes the first `unit.yaml` of a unit: what is known of it, and behind # what may be added."""

from collections.abc import Mapping

from site_builder.editing.new.lines import block, offered, pair, shift
from site_builder.model.frozen import frozen
from site_builder.model.profile import Profile
from site_builder.report.field_help import EditorHelp
from site_builder.text.gazetteer.places import Place, communes_of, find, successors

_FEW = 8
"""A district that became more communes than these is said to be so many, without their names."""


@frozen
class KnownOfUnit:
    """What is known of a unit before anybody has written anything about it."""

    name: str
    kind: str
    code: str = ""
    province: str = ""
    """Only of a root unit: those inside it inherit it."""
    place: Place | None = None
    """The unit in the State's list."""
    hotline: str = ""


def place_in(province: str, kind: str, name: str) -> Place | None:
    """Returns the one place of a kind and name in a province, one of today before former ones; None if it is unsure."""
    found = [place for place in find(name, province) if place.kind == kind] if province else []
    meant = [place for place in found if place.until is None] or found
    return meant[0] if len(meant) == 1 else None


def unit_lines(known: KnownOfUnit, helps: EditorHelp) -> list[str]:
    """Returns the lines of the file.

    Where a number or a name would have to stand there is a gap and no example: whoever takes the # away and forgets the
    rest is told so, and no page shows another place's number.
    """
    lines = [*pair("name", known.name), *pair("kind", known.kind)]
    lines += [f'code: "{known.code}"'] if known.code else []
    lines += [*pair("province", known.province), *pair("hotline", known.hotline), *_succession(known.place, helps)]
    gap = {name: helps.words[f"new.gap_{name}"] for name in ("code", "number", "address", "hours", "email", "name")}
    office = {"address": gap["address"], "hours": gap["hours"], "phone": gap["number"], "email": gap["email"]}
    for more in (
        [] if known.code else offered(helps, Profile, code=gap["code"]),
        offered(helps, Profile, "tagline"),
        [] if known.hotline else offered(helps, Profile, hotline=gap["number"]),
        block(helps, Profile, "office", office),
        block(helps, Profile, "channels", {"kind": "phone", "value": gap["number"], "label": gap["name"]}, many=True),
        block(helps, Profile, "localities", {"id": "ten-ap", "kind": "ấp", "name": gap["name"]}, many=True),
    ):
        lines += ["", *more] if more else []
    return lines


def ended(place: Place | None, helps: EditorHelp) -> Mapping[str, str]:
    """Returns the name of a former place, the day on which it ended and what it became; nothing for one of today."""
    if place is None or place.until is None:
        return {}
    return {"place": place.full, "day": f"{place.until:%d/%m/%Y}", "became": became_of(place, helps)}


def _succession(place: Place | None, helps: EditorHelp) -> list[str]:
    """What a former unit has become, by the State's list; nothing where the list does not say it."""
    became = became_of(place, helps)
    if place is None or place.until is None or not became:
        return []
    words = helps.words
    inner = [*pair("into", became), f"date: {place.until:%Y-%m-%d}", *pair("note", words["new.succession_note"])]
    inner += pair("source", words["new.list_source"])
    return ["succession:", *shift(inner)]


def became_of(place: Place | None, helps: EditorHelp) -> str:
    """What a former place is today: "xã Trần Đề", "5 xã: Liêu Tú, … và Thạnh Thới An"; "" where nothing says it."""
    if place is None or place.until is None:
        return ""
    parts = () if place.district or place.into else communes_of(place)
    return _listed(successors((place, *parts)), helps)


def _listed(places: tuple[Place, ...], helps: EditorHelp) -> str:
    if len(places) == 1:
        return places[0].full
    kinds = {kind: [one.name for one in places if one.kind == kind] for kind in dict.fromkeys(p.kind for p in places)}
    counts = helps.words["new.and"].join(f"{len(names)} {kind}" for kind, names in kinds.items())
    if not places or len(places) > _FEW:
        return counts
    names = [one.name if len(kinds) == 1 else one.full for one in places]
    return f"{counts}: {', '.join(names[:-1])}{helps.words['new.and']}{names[-1]}"
