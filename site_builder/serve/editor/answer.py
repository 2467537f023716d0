"""What the editor answers: a file as a form, and what became of what was typed into it."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import field

from site_builder.builder.trial import FilePlace
from site_builder.editing.forms.answers import REMOVED, Typed, changed_values
from site_builder.editing.forms.form import NEW, FormGroup
from site_builder.editing.values.tree import YamlValue
from site_builder.model.digest import digest
from site_builder.model.frozen import frozen
from site_builder.report.message import Message


@frozen
class OpenFile:
    """A content file as it is edited."""

    file: str
    place: FilePlace
    body: bytes
    tree: YamlValue
    form: FormGroup
    units: int = 1
    """So many units show something of it."""
    is_new: bool = False
    """Whether it is not on the disk yet."""

    @property
    def digest(self) -> str:
        """Tells this version of the file from others."""
        return digest(self.base)

    @property
    def base(self) -> str:
        """The version as text, which the form carries: so a save is compared with what the form showed, even where the
        preview was started anew meanwhile.
        """
        return b64encode(self.body).decode()


@frozen
class FieldMessage:
    """What is wrong with a value of a form; `name` is "" for what belongs to none."""

    name: str
    message: Message


@frozen
class FormAnswer:
    """What became of what was typed."""

    opened: OpenFile
    """The file as it is now."""
    typed: Typed = field(default_factory=dict)
    """What was typed, by the names that the values have in the file as it is now."""
    is_saved: bool = False
    changed: tuple[str, ...] = ()
    """What was changed, in words."""
    messages: tuple[FieldMessage, ...] = ()
    met: Mapping[str, str] = field(default_factory=dict)
    """The values at which somebody else has written something meanwhile, and what."""
    lost: tuple[tuple[str, str], ...] = ()
    """What was typed for items that are gone: what it was, and the text."""
    refused: str = ""
    """Why the file could not be changed, as a sentence."""


def body_of(base: str) -> bytes | None:
    """Returns the version of a file that a form carries; None where it is damaged."""
    try:
        return b64decode(base, validate=True)
    except ValueError:
        return None


def kept(form: FormGroup, typed: Typed) -> dict[str, str]:
    """Returns what somebody has changed in a form, of all that was sent: values, new items, items to be taken out."""
    values = {value.name: typed[value.name] for value in changed_values(form, typed)}
    return values | {name: text for name, text in typed.items() if name.startswith(REMOVED) or f"/{NEW}" in name}
