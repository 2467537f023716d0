"""Reads one command line. The fields of a definition become argparse's arguments, and what was typed fills them.

A definition is a frozen dataclass (`arguments/define.py`).
"""

import argparse
from collections.abc import Callable, Collection, Mapping
from dataclasses import Field, fields, is_dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from site_builder.cli.arguments.define import ARGUMENT, Argument
from site_builder.cli.exit import program, refuse
from site_builder.cli.translation import translated
from site_builder.cli.words.all import WORDS, Words
from site_builder.model.problem import Refused

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Arguments = TypeVar("Arguments", bound="DataclassInstance")
_SETTINGS = ("metavar", "choices", "nargs", "const")
"""What argparse knows by the same name as we do."""


def parse(
    definition: type[Arguments], command: str, commands: Collection[str], typed: list[str], words: Words
) -> Arguments:
    """The arguments that were typed after the name of a command.

    Ends the program where they are wrong, and where they ask for help.
    """
    with translated(words):
        parser = Parser(command, commands, words)
        parser.add(definition)
        if not parser.rest:
            return _filled(definition, vars(parser.parse_args(typed)))
        found, rest = parser.parse_known_args(typed)
        return _filled(definition, {**vars(found), parser.rest: rest})


class Parser(argparse.ArgumentParser):
    """The parser of one command."""

    def __init__(self, command: str, commands: Collection[str], words: Words) -> None:
        super().__init__(
            prog=program(),
            description=words["about"] if command == "build" else f"{words[command]}.",
            allow_abbrev=False,
            formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, max_help_position=30, width=100),
            epilog="\n".join([f"{words['commands']}:", *(f"  {name:<28}{words[name]}" for name in commands)]),
        )
        self.words = words
        self._headed: dict[str, argparse._ArgumentGroup] = {}
        self.rest = ""
        """The field for what no argument has taken; "" where that is wrong usage."""

    def error(self, message: str) -> NoReturn:
        """Ends the program with one of argparse's sentences, which is in the person's language already."""
        refuse(self.words, message)

    def add(self, definition: "type[DataclassInstance]", within: str = "") -> None:
        """Adds an argument for each field of a definition; `within` is its path where it is a group in another one."""
        for field in fields(definition):
            path = within + field.name
            if group := _group(field):
                self.add(group, f"{path}.")
            elif field.metadata[ARGUMENT].is_rest:
                self.rest = path
            else:
                self._add(path, field.name, field.metadata[ARGUMENT])

    def _add(self, path: str, field: str, argument: Argument) -> None:
        shape = argument.shape
        name = shape.get("name", f"--{field.replace('_', '-')}")
        settings: dict[str, Any] = {key: value for key, value in shape.items() if key in _SETTINGS}
        if argument.read:
            settings["type"] = self._reader(name, argument.read, shape.get("wrong", ""))
        if not argument.is_positional:
            settings |= {"dest": path, "action": argument.action}
        section = self._below(shape["heading"]) if "heading" in shape else self
        sentence = self.words[shape.get("word", field)].replace("{languages}", f" {self.words['or']} ".join(WORDS))
        section.add_argument(path if argument.is_positional else name, default=None, help=sentence, **settings)

    def _below(self, heading: str) -> argparse.ArgumentParser | argparse._ArgumentGroup:
        """The part of the help below a heading; several arguments may stand there."""
        if heading not in self._headed:
            self._headed[heading] = self.add_argument_group(self.words[heading])
        return self._headed[heading]

    def _reader(self, name: str, read: Callable[[str], object], wrong: str) -> Callable[[str], object]:
        """Reads a value, or ends the program with the sentence for one that cannot be read."""

        def reader(text: str) -> object:
            try:
                return read(text)
            except (Refused, ValueError):
                sentence = self.words[wrong]
                # A sentence that serves several options has a gap for the option's name before that for the value.
                refuse(self.words, sentence.format(name, text) if "{1}" in sentence else sentence.format(text))

        return reader


def _group(field: "Field[Any]") -> "type[DataclassInstance] | None":
    """The definition of a group of arguments; None for a single argument."""
    return field.type if isinstance(field.type, type) and is_dataclass(field.type) else None


def _filled(definition: type[Arguments], values: Mapping[str, Any], within: str = "") -> Arguments:
    """The arguments with what was typed. What was not typed is None in argparse's hands, and keeps its default."""
    given: dict[str, Any] = {}
    for field in fields(definition):
        path = within + field.name
        if group := _group(field):
            given[field.name] = _filled(group, values, f"{path}.")
        elif values[path] is not None:
            given[field.name] = tuple(values[path]) if isinstance(values[path], list) else values[path]
    return definition(**given)
