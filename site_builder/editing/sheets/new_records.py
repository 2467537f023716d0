"""Records that a table has and the content has not: collected first, because the people of a new team stand in it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from itertools import chain, count

from site_builder.editing.sheets.extract import SheetRow
from site_builder.editing.sheets.fields import MEMBERS, TEAMS
from site_builder.editing.sheets.names import SiteNames
from site_builder.editing.sheets.rows import SheetRecord, name_of_new
from site_builder.editing.values.edits import AddItem, ValueEdit
from site_builder.editing.values.tree import YamlValue
from site_builder.editing.values.writing import block
from site_builder.model.folder import UnitPath
from site_builder.model.frozen import frozen
from site_builder.text.normalize import fold, slug

_WITH_ID = frozenset({"teams", "services"})


@frozen
class Additions:
    """Holds the edits of files that are there, or of new lists of records, and whole new texts."""

    edits: dict[str, list[ValueEdit]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)


class NewRecords:
    """Collects what is new, unit by unit."""

    def __init__(self, names: SiteNames) -> None:
        self.names = names
        self.teams: dict[tuple[UnitPath, str], dict[str, YamlValue]] = {}
        self.members: dict[tuple[UnitPath, str], list[YamlValue]] = {}
        self.others: list[tuple[SheetRow, UnitPath, dict[str, YamlValue]]] = []
        self.homes: dict[tuple[UnitPath, str], SheetRecord] = {}

    def add(
        self,
        row: SheetRow,
        unit: UnitPath,
        values: Mapping[str, YamlValue],
        team: str | None,
        teams: Mapping[str, SheetRecord],
    ) -> None:
        """Takes a new record: its values by the names of their columns."""
        data = _nested(values)
        if row.kind is TEAMS:
            taken = {str(one.data.get("id")) for one in teams.values()}
            own = _unused(team_id(str(values.get("name") or ""), str(values.get("locality") or "")), taken)
            self.team(unit, own, str(values.get("name") or ""), str(values.get("locality") or "")).update(data)
        elif row.kind is MEMBERS and team is not None:
            self.members.setdefault((unit, team), []).append(_in_order(data))
            home = next((one for one in teams.values() if one.data.get("id") == team), None)
            if home:
                self.homes[unit, team] = home
        else:
            first: dict[str, YamlValue] = {"id": name_of_new(row.kind, data)} if row.kind.name in _WITH_ID else {}
            self.others.append((row, unit, {**first, **data}))

    def team(self, unit: UnitPath, own: str, name: str, locality: str) -> dict[str, YamlValue]:
        """A new team, made when its first member is met."""
        known = self.names.cells(unit).called.get(locality, "") or self._added(unit, locality)
        title = name or f"Tổ công nghệ số {known[:1].lower() + known[1:] or self.names.called(unit)}"
        made: dict[str, YamlValue] = {"id": own, "name": title}
        return self.teams.setdefault((unit, own), {**made, **({"locality": locality} if locality else {})})

    def _added(self, unit: UnitPath, locality: str) -> str:
        new = self.names.added.get((unit, locality))
        return f"{new.kind} {new.name}" if new else ""

    def edits(self, bodies: Mapping[str, bytes]) -> Additions:
        """What is to be written."""
        made = Additions()
        for new in self.names.added.values():
            file = "/".join((*new.unit, "unit.yaml"))
            record = {"id": new.id, "kind": new.kind, "name": new.name}
            made.edits.setdefault(file, []).append(AddItem(("localities",), record))
        for (unit, own), team in self.teams.items():
            members = self.members.pop((unit, own), [])
            file = "/".join((*unit, "teams.yaml"))
            made.edits.setdefault(file, []).append(
                AddItem(("teams",), {**team, **({"members": members} if members else {})})
            )
        for key, members in self.members.items():
            home = self.homes[key]
            way = (*home.path, "members")
            made.edits.setdefault(home.file, []).extend(AddItem(way, one) for one in members)
        for row, unit, data in self.others:
            self._other(row, unit, data, bodies, made)
        return made

    def _other(
        self, row: SheetRow, unit: UnitPath, data: dict[str, YamlValue], bodies: Mapping[str, bytes], made: Additions
    ) -> None:
        if not row.kind.is_text:
            file = "/".join((*unit, row.kind.file))
            made.edits.setdefault(file, []).append(AddItem((row.kind.key,), data))
            return
        day, name = str(data.get("date") or "")[:10], slug(str(data["title"]))[:60].strip("-")
        file = "/".join((*unit, f"announcements/{day}-{name}.md"))
        if file not in bodies:
            made.files[file] = text_of(data)


def text_of(data: Mapping[str, YamlValue]) -> bytes:
    """A new text with its front matter."""
    front = "".join(block(key, value, 0) for key, value in data.items() if key != "body")
    return f"---\n{front}---\n{str(data.get('body') or '').strip()}\n".encode()


def own_team(row: SheetRow, unit: UnitPath, teams: Mapping[str, SheetRecord], names: SiteNames, new: NewRecords) -> str:
    """The id of a member's team: by its id or name, else that of the locality; a new one where there is none."""
    place = names.cells(unit).locality(row.locality) if row.locality else ""
    for one in teams.values():
        data = one.data
        named = row.team and (row.team == data.get("id") or fold(row.team) == fold(str(data.get("name") or "")))
        if named or (not row.team and place and data.get("locality") == place):
            return str(data.get("id") or "")
    if not row.team and not place:
        whole = [one for one in teams.values() if not one.data.get("locality")]
        if len(whole) == 1:
            return str(whole[0].data.get("id") or "")
    own = next((key for (where, key), team in new.teams.items() if where == unit and _is_team(team, row, place)), "")
    taken = {str(one.data.get("id")) for one in teams.values()} | {key for where, key in new.teams if where == unit}
    return own or str(new.team(unit, _unused(team_id(row.team, place), taken), row.team, place)["id"])


def _unused(name: str, taken: AbstractSet[str]) -> str:
    """A name that nothing else has."""
    return next(one for one in chain((name,), (f"{name}-{number}" for number in count(2))) if one not in taken)


def _is_team(team: Mapping[str, YamlValue], row: SheetRow, place: str) -> bool:
    if row.team:
        return fold(row.team) in (fold(str(team.get("name") or "")), str(team.get("id")))
    return bool(place) and team.get("locality") == place


def team_id(name: str, locality: str) -> str:
    """The id of a new team."""
    own = f"to-{locality}" if locality else slug(name) or "to-xa"
    return own[:60].strip("-")


def _nested(values: Mapping[str, YamlValue]) -> dict[str, YamlValue]:
    """Values by their keys in the record: "consent.date" stands in `consent`."""
    made: dict[str, YamlValue] = {}
    for key, value in values.items():
        outer, _, inner = key.partition(".")
        if value is None or value == []:
            continue
        if inner:
            held = made.setdefault(outer, {})
            made[outer] = {**(held if isinstance(held, Mapping) else {}), inner: value}
        else:
            made[outer] = value
    return made


def _in_order(data: dict[str, YamlValue]) -> dict[str, YamlValue]:
    """A member has to have a role: whoever leads nothing is a member."""
    rest: Sequence[str] = [key for key in data if key not in ("name", "role")]
    return {"name": data["name"], "role": data.get("role") or "member", **{key: data[key] for key in rest}}
