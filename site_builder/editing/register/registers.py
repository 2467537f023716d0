"""All registers of a site: which codes are taken, which unit a code belongs to, and what new ones are issued."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import reduce

from site_builder.content.files import read_layers
from site_builder.content.merge import merge, visible
from site_builder.editing.register.lines import sealed
from site_builder.links.content_ids import address_of, live_codes, own
from site_builder.model.choices import PrintForm
from site_builder.model.file_kinds import is_register
from site_builder.model.folder import Folder, UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.issued_code import IssuedCode
from site_builder.model.scalars import CodeNumber, ContentId
from site_builder.model.unit import Unit
from site_builder.text.code_number import draw

HOME = ContentId("home")


@frozen
class Registers:
    """The registers of a content folder as they were read."""

    folders: Mapping[UnitPath, Folder]
    codes: Mapping[UnitPath, Mapping[str, IssuedCode]]
    """Unit → its codes by number; only units that have issued any."""

    @property
    def taken(self) -> frozenset[str]:
        """Every number that was ever issued."""
        return frozenset(number for codes in self.codes.values() for number in codes)

    def owner(self, number: str) -> UnitPath | None:
        """The unit that has issued a code."""
        return next((path for path, codes in self.codes.items() if number in codes), None)

    def unit(self, path: UnitPath) -> Unit:
        """A unit with all that it inherits and shows."""
        above = (self.folders[path[:depth]] for depth in range(len(path) + 1) if path[:depth] in self.folders)
        return visible(reduce(merge, (layer for folder in above for layer in read_layers(folder))))


@frozen
class Printed:
    """What is noted of the sheet of a code that is issued."""

    label: str = ""
    place: str = ""
    keeper: str = ""
    form: PrintForm | None = None


def read_registers(folders: Iterable[Folder]) -> Registers:
    """Reads the registers of all units."""
    by_path = {folder.path: folder for folder in folders}
    named = {path: folder for path, folder in by_path.items() if any(is_register(name) for name in folder.files)}
    return Registers(folders=by_path, codes={path: read_layers(folder)[-1].codes for path, folder in named.items()})


def lacking(unit: Unit) -> tuple[ContentId, ...]:
    """The home page and the guides of a unit for which no live code was issued."""
    known = live_codes(unit)
    wanted = (HOME, *(ContentId(f"guide:{slug}") for slug in sorted(unit.guides)))
    return tuple(target for target in wanted if address_of(unit, target) not in known)


def new_codes(
    unit: Unit,
    targets: Iterable[ContentId],
    printed: Printed,
    day: date,
    taken: frozenset[str],
    choose: Callable[[int], int],
) -> list[IssuedCode]:
    """A code for each target, none of whose numbers is taken. `choose(n)` returns a random number below n."""
    made: list[IssuedCode] = []
    for target in targets:
        number = draw(choose, {*taken, *(code.code for code in made)})
        found = own(unit, target)
        label = printed.label or (found.title if found else "") or unit.profile.name
        made.append(_new(number, target, label, printed, day))
    return made


def _new(number: CodeNumber, target: ContentId, label: str, printed: Printed, day: date) -> IssuedCode:
    record = IssuedCode(
        code=number,
        target=target,
        label=label,
        place=printed.place,
        keeper=printed.keeper,
        form=printed.form,
        issued=day,
    )
    return sealed(record)
