"""Finds the places of a new site in the State's lists: nothing is guessed between different ones."""

import re
from collections.abc import Iterable

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.new.unit_file import became_of
from site_builder.report.field_help import EditorHelp
from site_builder.text.gazetteer.names import COMMUNE_KINDS, KINDS, kind_of, plain, readings
from site_builder.text.gazetteer.places import Place, communes_of, communes_of_today, find, near, successors
from site_builder.text.normalize import fold, suggest
from site_builder.text.provinces import TODAY, full_name, province_meant

_TODAY_WORDS = frozenset({"nay", "hom nay", "today"})
_FORMER_WORDS = frozenset({"cu", "truoc", "2022", "former"})
_NONE_WORDS = frozenset({"khong", "none"})
_MOST_TOLD = 12
"""So many places are named where a name may mean several."""


def province_of(text: str) -> str:
    """Returns the name of a province of today: also for the name of a former one. Raises CannotEdit."""
    province = province_meant(text)
    if not province:
        raise CannotEdit(
            "unfit_province", name=text, near=suggest(text, TODAY) or ", ".join(sorted(set(TODAY.values())))
        )
    return province


def kind_and_name(name: str, kind: str) -> tuple[str, str]:
    """Returns the kind and the name of a place that was named with its kind, or by the name alone.

    Raises CannotEdit for a kind that is none, and for two that contradict each other.
    """
    meant = kind_of(kind) if kind else ""
    if kind and not meant:
        raise CannotEdit("unfit_kind", name=kind, kinds=", ".join(KINDS))
    found = [reading for reading in readings(name) if reading.kind]
    if not found or (meant and name.isascii() and meant not in {reading.kind for reading in found}):
        return meant, name
    own = next((reading for reading in found if reading.kind == meant), found[0])
    if meant and own.kind != meant:
        raise CannotEdit("unfit_kinds", name=name, one=own.kind, other=meant)
    return own.kind, own.name


def root_place(name: str, kind: str, province: str, helps: EditorHelp, *, former: str = "") -> Place:
    """Returns the place of a kind that has this name, or this code, in a province of today.

    `former` is the province as it was written: where it is a former one, places of that part are meant. Raises
    CannotEdit.
    """
    found = [place for place in find(name, province) if place.kind == kind]
    found = [place for place in found if len(found) > 1 and plain(place.province) == _bare(former)] or found
    if not found:
        ended = TODAY.get(name, "")
        if kind in ("tỉnh", "thành phố") and ended and ended != name:
            raise CannotEdit("unfit_province_ended", name=f"{kind} {name}", today=full_name(ended))
        others = find(name, province)
        word = "unfit_place_kind" if others else "unfit_place"
        told = described(others or near(name, province), helps) or "-"
        raise CannotEdit(word, name=f"{kind} {name}", province=full_name(province), near=told)
    return _only(found, name, helps)


def _bare(province: str) -> str:
    """The plain name of a province, without its kind."""
    return next((plain(reading.name) for reading in readings(province) if reading.kind), plain(province))


def unit_places(text: str, root: Place, province: str, helps: EditorHelp) -> tuple[Place, ...]:
    """Returns the communes of a new site.

    `text` names them, divided by commas; or it is a word for those of today, or for those of 2022; "" stands for those
    that the root has: a province those of today, a former district its own. Raises CannotEdit.
    """
    if root.kind in COMMUNE_KINDS or root.district:
        if text and fold(text) not in _NONE_WORDS:
            raise CannotEdit("unfit_no_units", name=root.full)
        return ()
    former = communes_of(root) if root.until else ()
    today = successors((root, *former)) if root.until else communes_of_today(province)
    word = fold(text)
    if word in _NONE_WORDS:
        return ()
    if not word or word in _FORMER_WORDS:
        return former or today
    if word in _TODAY_WORDS:
        return today
    return _named(text, province, {*former, *today}, helps)


def _named(text: str, province: str, own: set[Place], helps: EditorHelp) -> tuple[Place, ...]:
    """The places of a list of names. Where several have one name, those of the site's own are meant."""
    chosen = []
    for name in filter(None, (part.strip() for part in re.split(r"[,;\n]", text))):
        found = [place for place in find(name, province) if place.kind in COMMUNE_KINDS or place.district]
        if not found:
            told = described(near(name, province), helps) or "-"
            raise CannotEdit("unfit_place", name=name, province=full_name(province), near=told)
        chosen.append(_only([place for place in found if place in own] or found, name, helps))
    return tuple(dict.fromkeys(chosen))


def _only(found: list[Place], name: str, helps: EditorHelp) -> Place:
    """The one place that is meant: one of today goes before former ones of the same kind, or of the same code."""
    today = [place for place in found if place.until is None]
    is_one_kind = name.isdecimal() or len({place.kind for place in found}) == 1
    meant = today if len(today) == 1 and is_one_kind else found
    if len(meant) > 1:
        raise CannotEdit("unfit_ambiguous", name=name, near=described(meant, helps))
    return meant[0]


def described(places: Iterable[Place], helps: EditorHelp) -> str:
    """Returns places in words: "xã Bảo Quang (26092, thành phố Long Khánh, Đồng Nai; đã nhập vào phường Bảo Vinh)"."""
    found = list(places)
    rest = [f"… (+{len(found) - _MOST_TOLD})"] if len(found) > _MOST_TOLD else []
    return "; ".join([*(_described(place, helps) for place in found[:_MOST_TOLD]), *rest])


def _described(place: Place, helps: EditorHelp) -> str:
    where = ", ".join(filter(None, (place.code, place.district, "" if place.is_province else place.province)))
    became = became_of(place, helps)
    if place.until is None:
        return f"{place.full} ({where})"
    word = "new.place_became" if became else "new.place_ended"
    return helps.words[word].format(place=place.full, where=where, became=became, day=f"{place.until:%d/%m/%Y}")
