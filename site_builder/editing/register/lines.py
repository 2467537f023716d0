"""One code of a register as one line of YAML, and a register with further or changed lines."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values import change as values
from site_builder.editing.values.edits import AddItem, RemoveValue, SetValue, ValueEdit
from site_builder.editing.values.tree import Commented, YamlValue, read
from site_builder.model.choices import CodeStatus
from site_builder.model.issued_code import IssuedCode
from site_builder.model.scalars import ContentId
from site_builder.text.code_number import is_code_number

LIST = "codes"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*|\d{4}-\d\d-\d\d")
"""Values that YAML reads as they are, and no spreadsheet or person takes for a number."""
_DEPENDED = ("target", "status", "successor", "reason", "seal")
"""What commands change in a code that was issued."""
_KEYS = (
    "code",
    "target",
    "label",
    "place",
    "keeper",
    "form",
    "issued",
    "printed",
    "status",
    "successor",
    "reason",
    "seal",
)


def sealed(code: IssuedCode) -> IssuedCode:
    """The code with the seal that it should have."""
    return replace(code, seal=code.true_seal)


def line_of(code: IssuedCode) -> str:
    """A code as a mapping on one line. What it does not say has no key."""
    given = ((key, str(value)) for key in _KEYS if (value := getattr(code, key)) and value is not CodeStatus.LIVE)
    return f"{{{', '.join(f'{key}: {_written(value)}' for key, value in given)}}}"


def issued(body: bytes, file: str, codes: Iterable[IssuedCode]) -> bytes:
    """The register with further codes at its end. Raises CannotEdit where its list is none that a program extends."""
    return values.changed(body, file, [AddItem((LIST,), Commented([line_of(code)])) for code in codes])


def pointed(code: IssuedCode, target: ContentId) -> IssuedCode:
    """The code with another target; a retired one is live again."""
    return sealed(replace(code, target=target, status=CodeStatus.LIVE, successor=ContentId(""), reason=""))


def retired(code: IssuedCode, successor: ContentId, reason: str) -> IssuedCode:
    """The code as no longer in use. What it was printed for stays in its line."""
    return sealed(replace(code, status=CodeStatus.RETIRED, successor=successor, reason=reason))


def changed(body: bytes, file: str, code: IssuedCode) -> bytes:
    """The register with what a code says now. Only the values that differ change, however its line is written.

    Raises CannotEdit where the register cannot be read, or lacks the code.
    """
    tree, _ = read(body, file)
    listed = tree.get(LIST) if isinstance(tree, Mapping) else None
    items = [item if isinstance(item, Mapping) else {} for item in listed or ()]
    index = next((index for index, item in enumerate(items) if _number(item) == code.code), -1)
    if index < 0:
        raise CannotEdit("values_lost")
    wanted = {key: str(getattr(code, key)) for key in _DEPENDED}
    idle = {key for key, value in wanted.items() if value in ("", CodeStatus.LIVE)}
    edits: list[ValueEdit] = [RemoveValue((LIST, index, key)) for key in _DEPENDED if key in idle & items[index].keys()]
    edits += [SetValue((LIST, index, key), wanted[key]) for key in _DEPENDED if key not in idle]
    return values.changed(body, file, edits)


def _number(item: Mapping[str, YamlValue]) -> str:
    digits = re.sub(r"\D", "", str(item.get("code", "")))
    return digits if is_code_number(digits) else ""


def _written(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
