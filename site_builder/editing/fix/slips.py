"""Slips against YAML's own spelling: a line that stands in the reader's way is written so that it can be read.

Only lines over which the reader stumbles are looked at, and only where the key says that the rest of the line is one
text. Then the whole is read twice, with the text and with a 0 in its place: nothing else may differ.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from site_builder.content.yaml_nodes import Scalar, parse
from site_builder.editing.fix.meaning import WrittenValue, is_readable, key_types, leaves, parts, problems
from site_builder.editing.fix.value import Draft, Edit
from site_builder.model.file_kinds import FILE_KINDS
from site_builder.model.problem import Problem

_LINE = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[a-z_]+)(?P<colon>[:：] *)(?P<value>\S.*?) *")
_ITEM = re.compile(r"(?P<head> *- +)(?P<value>\S.*?) *")
_DASH = re.compile(r"(?P<indent> *)(?:[–—] *|-(?=[a-z_]+:))(?P<rest>\S.*)")
_TABBED = re.compile(r"(?P<blank> *\t[ \t]*)(?P<rest>(?:- +)?[a-z_]+:(?: .*)?|- .*)")
_CURLY = re.compile(r"[“”„](?P<says>[^“”„]*)[“”]")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}")
_MOST = 50
"""Slips in one file that are tried; each is one more reading."""
_TAB_WIDTHS = (2, 4, 8)
_OF_FORM = frozenset({"unknown-key", "key-misplaced", "duplicate-key", "not-a-mapping", "missing-key"})
"""What the reader says of lines that stand in the wrong place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mend:
    """A line written anew; `says` is its text, and `stub` the line with a 0 for it. Without them its form is mended."""

    code: str
    line: str
    stub: str = ""
    says: str = ""


def slips(sheet: Draft) -> list[Edit]:
    """Texts that need quotation marks, a missing space after the colon, a dash from Word."""
    mends: dict[int, _Mend] = {}
    now = sheet
    for _ in range(_MOST):
        found = next((item for problem in problems(now) for item in _mend(now, problem) if item[0] not in mends), None)
        if not found:
            break
        number, mend = found
        mends[number] = mend
        now = _with(now, {number: mend.line})
    if not mends or not _is_proved(sheet, now, mends):
        return []
    lines = sheet.text.split("\n")
    return [_edit(mend.code, number, lines[number - 1], mend.line) for number, mend in sorted(mends.items())]


def _with(sheet: Draft, lines: Mapping[int, str]) -> Draft:
    written = sheet.text.split("\n")
    return replace(sheet, text="\n".join(lines.get(number, line) for number, line in enumerate(written, start=1)))


def _mend(sheet: Draft, problem: Problem) -> list[tuple[int, _Mend]]:
    """What could be done about a problem: none or one line written anew."""
    number = problem.place.line
    line = sheet.text.split("\n")[number - 1]
    if problem.code == "expected-text":
        mend = _quoted(line[: problem.place.column - 1], line[problem.place.column - 1 :].rstrip(" "))
        starts_there = re.search(r"(?:[a-z_]+: +|- +)$", line[: problem.place.column - 1])
        return [(number, mend)] if mend and starts_there else []
    if problem.code == "yaml-dash" and (dash := _DASH.fullmatch(line)):
        return [(number, _Mend(code="dash", line=f"{dash['indent']}- {dash['rest']}"))]
    if problem.code.startswith("yaml-") or problem.code in ("not-a-mapping", "unknown-key"):  # "note:Thứ Hai: nghỉ"
        near = [number, *(_above(sheet, number) if problem.code.startswith("yaml-") else ())]
        mends = ((each, _keyed(sheet, each) or _listed(sheet, each)) for each in near)
        return [(each, mend) for each, mend in mends if mend][:1]
    return []


def _above(sheet: Draft, number: int) -> list[int]:
    """The nearest line above that holds something: a first line without its space is told at the next one."""
    lines = sheet.text.split("\n")[: number - 1]
    return [each for each, line in enumerate(lines, start=1) if line.strip() and not line.lstrip().startswith("#")][-1:]


def _keyed(sheet: Draft, number: int) -> _Mend | None:
    """`key:value`, or a value that needs quotation marks."""
    match = _LINE.fullmatch(sheet.text.split("\n")[number - 1])
    known = key_types(FILE_KINDS[sheet.kind])
    if not match or match["key"] not in known or match["value"].startswith("#"):
        return None
    head, value = f"{match['head']}{match['key']}: ", match["value"]
    is_list = "texts" in known[match["key"]] and value.startswith(("[", "{", "- "))
    if "other" not in known[match["key"]] and not is_list and (mend := _quoted(head, value)):
        return mend
    if match["colon"] in (":", "："):
        is_text = _is_plain(value)  # else it is a list, whose form is looked at
        stub, says = (f"{head}0", value) if is_text else ("", "")
        return _Mend(code="space", line=head + value, stub=stub, says=says)
    return None


def _listed(sheet: Draft, number: int) -> _Mend | None:
    """An item of a list of texts that needs quotation marks."""
    match = _ITEM.fullmatch(sheet.text.split("\n")[number - 1])
    if not match:
        return None
    depth = len(match["head"]) - len(match["head"].lstrip())
    above = sheet.text.split("\n")[: number - 1]
    owner = next(
        (other for other in reversed(above) if other.strip() and _depth(other) <= depth and not _is_item(other)), ""
    )
    key = re.fullmatch(r" *(?:- +)?([a-z_]+): *(?:#.*)?", owner)
    is_texts = key and key_types(FILE_KINDS[sheet.kind]).get(key[1]) == frozenset({"texts"})
    return _quoted(match["head"], match["value"]) if is_texts else None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_item(line: str) -> bool:
    return line.lstrip().startswith(("- ", "#")) and not re.fullmatch(r" *- +[a-z_]+: *", line)


def _quoted(head: str, value: str) -> _Mend | None:
    """A line with its text in quotation marks; None where none are needed, or where it is not sure what is text."""
    if not _is_no_text(value) or " #" in value or _BLOCK.fullmatch(value):
        return None
    curly = _CURLY.fullmatch(value)
    if value[0] in "\"'" and (value.endswith(value[0]) or value.count(value[0]) == 1):
        return None
    says = curly["says"].strip() if curly else value
    return _Mend(code="quote", line=head + _quote(says), stub=f"{head}0", says=says) if says else None


def _quote(text: str) -> str:
    """In the marks that need no backslash, if there are such."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_no_text(value: str) -> bool:
    """Whether YAML stumbles over a value, or takes it for a list."""
    tree, found = parse(f"a: {value}", "")
    return bool(found) or not isinstance(tree.entries["a"][1], Scalar)


def _is_plain(value: str) -> bool:
    """Whether YAML reads a text as it is."""
    tree, found = parse(f"a: {value}", "")
    node = None if found else tree.entries["a"][1]
    return isinstance(node, Scalar) and node.text == value


def _is_proved(before: Draft, after: Draft, mends: Mapping[int, _Mend]) -> bool:
    """The texts say what was written, and all that stands elsewhere is read as if they were not there."""
    if not is_readable(after):
        return False
    found = {(problem.code, problem.place.line) for problem in problems(after)}
    if any(line in mends for _, line in found):
        return False
    if is_readable(before) and not found <= {(problem.code, problem.place.line) for problem in problems(before)}:
        return False
    is_of_form = any(not mend.stub for mend in mends.values())
    if is_of_form and any(code in _OF_FORM for code, _ in found):
        return False
    stubs = {number: mend.stub or mend.line for number, mend in mends.items()}
    read, stubbed = leaves(after), leaves(_with(before, stubs))
    if [leaf.path for leaf in read] != [leaf.path for leaf in stubbed]:
        return False
    differing = [leaf for leaf, stub in zip(read, stubbed, strict=True) if leaf.text != stub.text]
    return all(_says(leaf, mends) for leaf in differing) and _lines(differing) <= set(mends)


def _says(leaf: WrittenValue, mends: Mapping[int, _Mend]) -> bool:
    mend = mends.get(leaf.place.line)
    return mend is not None and leaf.text == mend.says


def _lines(found: list[WrittenValue]) -> set[int]:
    return {leaf.place.line for leaf in found}


def tabs(sheet: Draft) -> list[Edit]:
    """Tabs before a key or a dash: spaces, if then everything is in its place, and only one reading is possible.

    Other slips may still stand in the way; they are tried on, and mended in their turn.
    """
    if not any(problem.code == "yaml-tab" for problem in problems(sheet)):
        return []
    lines = sheet.text.split("\n")
    part = parts(sheet)
    numbers = range(part.first_line, part.first_line + part.yaml.count("\n") + 1)
    tabbed = {number: match for number in numbers if (match := _TABBED.fullmatch(lines[number - 1]))}
    readings = []
    for width in _TAB_WIDTHS:
        spaced = {number: match["blank"].replace("\t", " " * width) + match["rest"] for number, match in tabbed.items()}
        after = _with(sheet, spaced)
        after = after.edited(slips(after))
        if not {problem.code for problem in problems(after) if problem.code in _OF_FORM or "yaml-" in problem.code}:
            readings.append((spaced, [(leaf.path, leaf.text) for leaf in leaves(after)]))
    if not readings or any(said != readings[0][1] for _, said in readings):
        return []
    return [_edit("tab", number, lines[number - 1], line) for number, line in readings[0][0].items()]


def _edit(code: str, number: int, old: str, new: str) -> Edit:
    return Edit(code=code, line=number, column=1, old=old, new=new)
