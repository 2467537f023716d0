"""What units, localities and services are called in tables: by id, by name, by a former name, or nearly so."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce

from site_builder.content.files import read_layers
from site_builder.content.merge import merge
from site_builder.editing.sheets.cells import CellFault, CellNames
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.unit import Unit
from site_builder.text.gazetteer import places
from site_builder.text.normalize import fold, slug, suggest

_KINDS = ("thôn", "ấp", "khu phố", "khóm", "tổ dân phố", "bản", "làng", "xóm", "buôn", "tổ")
"""What localities are, the longest first where one begins another."""


_NEW = "+"
"""The answer to "ý bạn là …?" for a place that is another one."""


class _Localities:
    """Holds the localities of a unit by what people call them."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.plain = {_plain(name): one for one, name in names.items()}
        self.bare = {_bare(name): one for one, name in names.items()}

    def find(self, text: str) -> str:
        """The id of a locality; "" where none is called so."""
        return text if text in self.names else self.plain.get(_plain(text), "") or self.bare.get(_bare(text), "")


@frozen
class NewLocality:
    """A locality that a table names and its unit has not."""

    unit: UnitPath
    id: str
    kind: str
    name: str


class SiteNames:
    """Knows the names of a whole site. What a person has answered to a question comes before anything else."""

    def __init__(self, folders: Iterable[Folder], answers: Mapping[str, str]) -> None:
        self.folders = {folder.path: folder for folder in folders}
        self.answers = answers
        self.added: dict[tuple[UnitPath, str], NewLocality] = {}
        self._layers = {path: read_layers(_naming(folder)) for path, folder in self.folders.items()}
        self._units: dict[str, list[UnitPath]] = {}
        for path, layers in self._layers.items():
            for name in _unit_names(path, layers[-1]):
                self._units.setdefault(_plain(name), []).append(path)
        self._plain_added: dict[tuple[UnitPath, str], str] = {}
        self._names: dict[UnitPath, CellNames] = {}
        self._services: dict[UnitPath, tuple[str, ...]] = {}

    def unit(self, text: str) -> UnitPath:
        """The unit of a name: its path, its name of today, or that of a commune that became it. Raises CellFault."""
        said = self.answers.get(f"{text}", text)
        path = tuple(part for part in said.strip("/").split("/") if part != ".")
        if path in self.folders and said.strip():
            return path
        found = self._units.get(_plain(said), []) or self._of_former(said)
        if len(set(found)) == 1:
            return found[0]
        if found:
            raise CellFault("sheet_many", value=text, known=", ".join(sorted({"/".join(one) for one in found})))
        near = suggest(_plain(said), self._units)
        meant = self.called(self._units[near][0]) if near else ""
        raise CellFault("sheet_meant" if near else "sheet_no_unit", value=text, near=meant)

    def called(self, path: UnitPath) -> str:
        """What a unit is called in a table."""
        profile = self._layers[path][-1].profile
        name = f"{profile.kind} {profile.name}".strip() or "/".join(path)
        alike = self._units.get(_plain(name), [])
        return name[:1].upper() + name[1:] if len(alike) == 1 else "/".join(path) or "."

    def cells(self, path: UnitPath) -> CellNames:
        """What names in the cells of a unit mean."""
        if path not in self._names:
            self._names[path] = self._cells(path)
        return self._names[path]

    def offered(self, path: UnitPath, *, is_service: bool) -> tuple[str, ...]:
        """The names of the services that a unit has, or of its localities, as cells have them."""
        cells = self.cells(path)
        if is_service:
            return self._services[path]
        return tuple(cells.called[one] for one in self._layers[path][-1].profile.localities)

    def _cells(self, path: UnitPath) -> CellNames:
        above = [self._layers[path[:depth]] for depth in range(len(path) + 1) if path[:depth] in self._layers]
        unit = reduce(merge, (layer for layers in above for layer in layers))
        services: dict[str, str] = {one.id: one.name for one in unit.services.values()}
        self._services[path] = tuple(services.values())
        meant: dict[str, str] = {}
        for service in unit.services.values():
            for name in (service.id, service.name, service.full_name, *service.former_names):
                meant.setdefault(_plain(name), service.id)
        localities: dict[str, str] = {
            one.id: f"{one.kind} {one.name}".strip() for one in self._layers[path][-1].profile.localities.values()
        }
        known = _Localities(localities)
        shown = {one: name[:1].upper() + name[1:] for one, name in localities.items()}
        return CellNames(
            service=lambda text: self._service(text, meant, services),
            locality=lambda text: self._locality(text, path, known),
            called={**services, **shown},
        )

    def _service(self, text: str, meant: Mapping[str, str], services: Mapping[str, str]) -> str:
        said = self.answers.get(text, text)
        found = meant.get(_plain(said))
        if found:
            return found
        near = suggest(_plain(said), meant)
        if near:
            raise CellFault("sheet_meant", value=text, near=services[meant[near]])
        raise CellFault("sheet_no_service", value=text)

    def _locality(self, text: str, path: UnitPath, known: "_Localities") -> str:
        """The id of a locality: by its name with its kind or without. One that is like none is new."""
        said = self.answers.get(text, text)
        is_new = said == _NEW
        said = text if is_new else said
        found = known.find(said) or self._added(said, path)
        if found:
            return found
        near = "" if is_new or any(sign.isdigit() for sign in said) else suggest(_bare(said), known.bare)
        if near:
            raise CellFault("sheet_meant", value=text, near=known.names[known.bare[near]])
        return self._new_locality(said, path).id

    def _added(self, text: str, path: UnitPath) -> str:
        plain = _plain(text)
        return next((one for (unit, one), name in self._plain_added.items() if unit == path and name == plain), "")

    def _new_locality(self, text: str, path: UnitPath) -> NewLocality:
        words = " ".join(text.split())
        kind = next((one for one in _KINDS if _plain(words).startswith(f"{_plain(one)} ")), "")
        name = words[len(kind) :].strip() if kind else words
        made = NewLocality(unit=path, id=slug(f"{kind or 'thôn'} {name}"), kind=kind or "thôn", name=name)
        self._plain_added[path, made.id] = _plain(f"{made.kind} {made.name}")
        return self.added.setdefault((path, made.id), made)

    def _of_former(self, text: str) -> list[UnitPath]:
        """The units that a former commune went into, where one alone is of the site."""
        places_meant = [one for one in places.find(text) if one.until is not None]
        today = {_plain(one.full) for one in places.successors(places_meant)}
        return [path for name in sorted(today) for path in self._units.get(name, [])]


def _naming(folder: Folder) -> Folder:
    """A folder with only what says how things are called: to read all people of a province takes ten seconds."""
    files = {name: body for name, body in folder.files.items() if name.startswith(("unit", "services"))}
    return replace(folder, files=files, base=_naming(folder.base) if folder.base else None)


def _unit_names(path: UnitPath, unit: Unit) -> Iterator[str]:
    profile = unit.profile
    if profile.name:
        yield f"{profile.kind} {profile.name}"
        yield profile.name
    if path:
        yield path[-1]
    yield from (one.rpartition("/")[2].replace("-", " ") for one in profile.aliases)


def _plain(text: str) -> str:
    """A name without what people write differently: marks, capitals, hyphens, abbreviated kinds."""
    words = fold(text).replace("-", " ").replace(".", " ").split()
    if len(words) > 1:
        words[0] = {"tp": "thanh pho", "tt": "thi tran", "tx": "thi xa", "p": "phuong", "x": "xa", "kp": "khu pho"}.get(
            words[0], words[0]
        )
    return " ".join(words)


def is_locality(text: str) -> bool:
    """Whether a heading names a locality by its kind: "Thôn 3"."""
    return _bare(text) != _plain(text)


def _bare(text: str) -> str:
    """A locality's name without its kind: "Ấp 18 Gia Đình" and "18 Gia Đình" are one."""
    plain = _plain(text)
    kind = next((_plain(one) for one in _KINDS if plain.startswith(f"{_plain(one)} ")), "")
    return plain[len(kind) :].strip() or plain
