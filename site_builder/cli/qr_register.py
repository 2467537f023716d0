"""`qr new`, `qr point`, `qr retire`, `qr list`: the register of issued codes."""

from collections.abc import Callable, Iterable
from pathlib import Path
from random import SystemRandom

from site_builder.cli.arguments.qr import QrArguments
from site_builder.cli.clock import today
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.new_questions import unit_named
from site_builder.cli.paths import content_folder
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.content.site_file import read_site
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.register.lines import changed, issued, pointed, retired
from site_builder.editing.register.registers import HOME, Printed, Registers, lacking, new_codes, read_registers
from site_builder.links.content_ids import address_of, known_names, live_codes, own
from site_builder.model.choices import CodeStatus, PrintForm
from site_builder.model.file_kinds import REGISTER
from site_builder.model.folder import UnitPath
from site_builder.model.issued_code import IssuedCode
from site_builder.model.problem import Refused
from site_builder.model.scalars import ContentId
from site_builder.model.site import Site
from site_builder.model.unit import Unit
from site_builder.output import atomic
from site_builder.text.address import absolute
from site_builder.text.code_number import LONGEST, read_code_number
from site_builder.text.content_id import parse_content_id, read_content_id
from site_builder.text.normalize import suggest


def run(arguments: QrArguments, words: Words) -> int:
    """Changes a register, or lists it. Raises UsageError."""
    content = content_folder(arguments.content, words)
    folders = load.scan(content)
    desk = _Desk(content, read_registers(folders), read_site(folders[0])[0], arguments, words)
    return {"new": desk.issue, "point": desk.point, "retire": desk.retire, "list": desk.list}[arguments.action or ""]()


class _Desk:
    """Where codes are issued: what all actions need to know."""

    def __init__(self, content: Path, registers: Registers, site: Site, arguments: QrArguments, words: Words) -> None:
        self.content = content
        self.registers = registers
        self.site = site
        self.arguments = arguments
        self.words = words

    def issue(self) -> int:
        """`qr new UNIT [TARGET …]`: appends codes to the unit's register, and prints their addresses."""
        named, *targets = self.arguments.what or ("",)
        path = unit_named(named, self.registers.folders.values(), self.words) if named else self._only_unit()
        unit = self.registers.unit(path)
        wanted = lacking(unit) if self.arguments.all else tuple(self._target(unit, text) for text in targets) or (HOME,)
        if not self.arguments.again:
            wanted = tuple(target for target in wanted if not self._exists(unit, target))
        printed = Printed(
            label=self.arguments.label,
            place=self.arguments.place,
            keeper=self.arguments.keeper,
            form=PrintForm(self.arguments.form) if self.arguments.form else None,
        )
        made = new_codes(unit, wanted, printed, today(), self.registers.taken, SystemRandom().randrange)
        file = "/".join((*path, REGISTER))
        before = self._body(path)
        if made:
            self._write(file, before, self._edited(lambda: issued(before or self._head(), file, made)))
        self._tell(made)
        return FINE

    def point(self) -> int:
        """`qr point CODE TARGET`: leads a printed code to something else."""
        path, code = self._code(2)
        target = self._target(self.registers.unit(path), self.arguments.what[1])
        self._replace(path, pointed(code, target))
        print(self.words["qr_pointed"].format(code=code.code, target=target, place=code.place or code.label))
        return FINE

    def retire(self) -> int:
        """`qr retire CODE [--to TARGET]`: its page says that it is out of use, and where to go now."""
        path, code = self._code(1)
        text = self.arguments.to
        successor = self._target(self.registers.unit(path), text) if text else ContentId("")
        self._replace(path, retired(code, successor, self.arguments.reason))
        print(self.words["qr_retired"].format(code=code.code, target=successor or HOME))
        return FINE

    def list(self) -> int:
        """`qr list [UNIT]`: prints each code, where it leads and where it hangs."""
        only = self.arguments.what[:1]
        path = unit_named(only[0], self.registers.folders.values(), self.words) if only else None
        chosen = {one: codes for one, codes in self.registers.codes.items() if path in (None, one)}
        for one, codes in sorted(chosen.items()):
            print(f"{'/'.join((*one, REGISTER))}:")
            for code in codes.values():
                where = " · ".join(filter(None, (code.label, code.place, code.keeper)))
                state = self.words["qr_state_retired"] if code.status is CodeStatus.RETIRED else ""
                print(f"  {self._address(code)}  {code.target}  {where} {state}".rstrip())
        if not any(chosen.values()):
            print(self.words["qr_none"])
        return FINE

    def _only_unit(self) -> UnitPath:
        if len(self.registers.folders) > 1:
            raise UsageError(self.words["qr_unit_lacking"])
        return ()

    def _target(self, unit: Unit, text: str) -> ContentId:
        """A content id that the unit has. The name of a guide alone means the guide. Raises UsageError."""
        slug = text.removesuffix(".md").removeprefix("guides/")
        text = f"guide:{slug}" if slug in unit.guides and text != "home" else text
        try:
            target = read_content_id(text)
        except Refused as refused:
            raise UsageError(self.words["qr_target_form"].format(value=text)) from refused
        name = parse_content_id(target)
        if name and name.unit is None and own(unit, target) is None:
            near = suggest(name.name, known_names(unit, name.kind))
            hint = self.words["qr_meant"].format(value=f"{name.kind}:{near}") if near else ""
            raise UsageError(f"{self.words['qr_target_gone'].format(value=text)} {hint}".rstrip())
        if name and name.unit is not None and name.unit not in self.registers.folders:
            raise UsageError(self.words["qr_target_gone"].format(value=text))
        return target

    def _exists(self, unit: Unit, target: ContentId) -> bool:
        """Whether a live code for the target was issued before; then it is told."""
        known = live_codes(unit).get(address_of(unit, target))
        if known and not self.arguments.all:
            said = self.words["qr_known"].format(target=target, code=known.code, place=known.place or known.label)
            print(said, self._address(known), sep="\n  ")
        return known is not None and not self.arguments.place

    def _code(self, count: int) -> tuple[UnitPath, IssuedCode]:
        """The code that was named, and whose it is. Raises UsageError."""
        what = self.arguments.what
        if len(what) != count:
            raise UsageError(self.words[f"qr_{self.arguments.action}_usage"])
        try:
            number = read_code_number(what[0].rstrip("/").rpartition("/")[2])
        except Refused as refused:
            raise UsageError(self.words["qr_number_form"].format(value=what[0])) from refused
        path = self.registers.owner(number)
        if path is None:
            raise UsageError(self.words["qr_unknown"].format(code=number))
        return path, self.registers.codes[path][number]

    def _body(self, path: UnitPath) -> bytes | None:
        return self.registers.folders[path].files.get(REGISTER)

    def _head(self) -> bytes:
        """A new register: what it is, for whoever opens it."""
        return "".join(f"# {line}\n" for line in self.words["qr_head"].splitlines()).encode()

    def _replace(self, path: UnitPath, code: IssuedCode) -> None:
        file = code.at().file
        before = self.registers.folders[path].files[file.rpartition("/")[2]]
        self._write(file, before, self._edited(lambda: changed(before, file, code)))

    def _edited(self, edit: Callable[[], bytes]) -> bytes:
        """The new bytes of a register. Raises UsageError where a program should not change it."""
        try:
            return edit()
        except CannotEdit as error:
            raise UsageError(self.words[error.word].format(**error.words)) from error

    def _write(self, file: str, before: bytes | None, after: bytes) -> None:
        """Puts a register on the disk. Raises UsageError."""
        path = self.content / file
        try:
            if before is None:
                atomic.write_new({path: after})
            elif before != after:
                atomic.replace(path, before, after)
        except (atomic.Changed, FileExistsError) as changed_now:
            raise UsageError(self.words["new_changed"].format(path=path.as_posix()), FAILED) from changed_now
        except OSError as error:
            raise UsageError(self.words["disk"].format(why=error.strerror or error, path=path), FAILED) from error

    def _address(self, code: IssuedCode) -> str:
        return absolute(self.site.base_url, f"q/{code.code}/")

    def _tell(self, made: Iterable[IssuedCode]) -> None:
        """Prints the address of each new code, and once that it is longer than a small picture holds."""
        told = list(made)
        for code in told:
            print(self.words["qr_issued"].format(code=code.code, address=self._address(code), target=code.target))
        if told and (length := len(self._address(told[0]))) > LONGEST:
            print(self.words["qr_long"].format(length=length, most=LONGEST))
        print(self.words["qr_next"] if told else self.words["qr_nothing"])
