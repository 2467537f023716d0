"""How an argument is defined: as a field of a frozen dataclass, from which the parser makes its option or its word.

The field's name is the option's (`base_url` is `--base-url`) and the name of the sentence that explains it. Its default
stands for what nobody has typed. A field whose type is such a dataclass itself is a group of arguments.
"""

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import NamedTuple, TypedDict, TypeVar, Unpack

from site_builder.cli.words.all import WORDS
from site_builder.text.languages import FIRST

Value = TypeVar("Value")
Default = TypeVar("Default")


class Shape(TypedDict, total=False):
    """What may be said of an argument besides the type of its value and its default."""

    name: str
    """The option as it is typed, where it is not called like its field."""
    word: str
    """The name of the sentence that explains it in the help, where that is not the field's."""
    wrong: str
    """The name of the sentence for a value that cannot be read."""
    heading: str
    """The name of the heading in the help below which it stands, where that is not the usual one."""
    metavar: str
    choices: Sequence[str]
    nargs: str
    """How many words it takes: "?" for none or one, "*" for any number, "+" for at least one."""
    const: object
    """What an option means that is typed without a value."""


class Argument(NamedTuple):
    """An argument, as the parser finds it at its field."""

    shape: Shape
    read: Callable[[str], object] | None = None
    """Makes the value of what was typed. Raises Refused or ValueError. None where no value is typed."""
    action: str = "store"
    """What argparse does with the values."""
    is_positional: bool = False
    is_rest: bool = False


ARGUMENT = "argument"
"""The key under which a field's metadata has its argument."""


def option(read: Callable[[str], Value], *, default: Default, **shape: Unpack[Shape]) -> Value | Default:
    """An option with a value: `--jobs 4`."""
    return field(default=default, metadata={ARGUMENT: Argument(shape=shape, read=read)})


def repeated(read: Callable[[str], Value], **shape: Unpack[Shape]) -> tuple[Value, ...]:
    """An option that may be typed several times, each time with one more value."""
    return field(default=(), metadata={ARGUMENT: Argument(shape=shape, read=read, action="append")})


def flag(**shape: Unpack[Shape]) -> bool:
    """An option without a value: `--strict`."""
    return field(default=False, metadata={ARGUMENT: Argument(shape=shape, action="store_true")})


def positional(read: Callable[[str], Value], **shape: Unpack[Shape]) -> Value | None:
    """A word that stands by its place alone, and may be left out."""
    shape["nargs"] = "?"
    return field(default=None, metadata={ARGUMENT: Argument(shape=shape, read=read, is_positional=True)})


def positionals(read: Callable[[str], Value], **shape: Unpack[Shape]) -> tuple[Value, ...]:
    """Words that stand by their place alone; `nargs` says how many."""
    return field(default=(), metadata={ARGUMENT: Argument(shape=shape, read=read, is_positional=True)})


def language() -> str:
    """The option `--lang`, which every command has."""
    return option(str, default=FIRST, choices=tuple(WORDS))


def the_rest() -> tuple[str, ...]:
    """All that no other argument has taken, for another program."""
    return field(default=(), metadata={ARGUMENT: Argument(shape={}, is_rest=True)})
