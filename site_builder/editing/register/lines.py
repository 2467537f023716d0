"""One code of a register as one line of YAML, and a register with further or changed lines."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

from site_builder.content.yaml_nodes import Entries, Items, Node, Scalar
from site_builder.editing.new.append import append, read_tree, rows_of, written_as
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.model.choices import CodeStatus
from site_builder.model.issued_code import IssuedCode
from site_builder.model.scalars import ContentId
from site_builder.text.code_number import is_code_number

LIST = "codes"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*|\d{4}-\d\d-\d\d")
"""Values that YAML reads as they are, and no spreadsheet or person takes for a number."""
_LINE = re.compile(r"(?P<head>\s*-\s*)\{.*\}(?P<rest>[ \t]*(?:#[^\r\n]*)?[\r\n]*)")
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
    for code in codes:
        body = append(body, file, LIST, [line_of(code)])
    return body


def pointed(code: IssuedCode, target: ContentId) -> IssuedCode:
    """The code with another target; a retired one is live again."""
    return sealed(replace(code, target=target, status=CodeStatus.LIVE, successor=ContentId(""), reason=""))


def retired(code: IssuedCode, successor: ContentId, reason: str) -> IssuedCode:
    """The code as no longer in use. What it was printed for stays in its line."""
    return sealed(replace(code, status=CodeStatus.RETIRED, successor=successor, reason=reason))


def changed(body: bytes, file: str, code: IssuedCode) -> bytes:
    """The register with another line for a code that it has. All other bytes stay, also a comment behind the line.

    Raises CannotEdit where somebody wrote the code over several lines: then `words["line"]` is what to write instead.
    """
    row, line = _row(read_tree(body, file), code.code), line_of(code)
    mark, codec, text = written_as(body)
    rows = rows_of(text)
    match = _LINE.fullmatch(rows[row]) if 0 <= row < len(rows) else None
    if match is None:
        raise CannotEdit("qr_unfit_line", file=file, code=code.code, line=line)
    rows[row] = f"{match['head']}{line}{match['rest']}"
    return mark + "".join(rows).encode(codec)


def _row(tree: Entries, number: str) -> int:
    """The row of a code in the file, counted from 0; -1 where it has none."""
    node = tree.entries[LIST][1] if LIST in tree.entries else None
    items = node.items if isinstance(node, Items) else []
    return next((item.place.line - 1 for item in items if _number(item) == number), -1)


def _number(item: Node) -> str:
    value = item.entries["code"][1] if isinstance(item, Entries) and "code" in item.entries else None
    digits = re.sub(r"\D", "", value.text or "") if isinstance(value, Scalar) else ""
    return digits if is_code_number(digits) else ""


def _written(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
