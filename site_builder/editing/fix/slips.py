"""Repairs slips in the syntax of YAML: it rewrites a line that the reader cannot read, so that it can be read.

Only lines with an error are changed, and only where the key says that the rest of the line is one text. Then the file
is read twice: with the text, and with a 0 in its place. Nothing else may differ.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from site_builder.content.yaml_nodes import Scalar, parse
from site_builder.editing.fix.meaning import WrittenValue, is_readable, key_types, leaves, parts, problems
from site_builder.editing.fix.value import Draft, Edit
from site_builder.model.file_kinds import FILE_KINDS
from site_builder.model.frozen import frozen
from site_builder.model.problem import Problem

_LINE = re.compile(r"(?P<head> *(?:- +)*)(?P<key>[a-z_]+)(?P<colon>[:：] *)(?P<value>\S.*?) *")
_ITEM = re.compile(r"(?P<head> *- +)(?P<value>\S.*?) *")
_DASH = re.compile(r"(?P<indent> *)(?:[–—] *|-(?=[a-z_]+:))(?P<rest>\S.*)")
_TABBED = re.compile(r"(?P<blank> *\t[ \t]*)(?P<rest>(?:- +)?[a-z_]+:(?: .*)?|- .*)")
_CURLY = re.compile(r"[“”„](?P<says>[^“”„]*)[“”]")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}")
_MAX_SLIPS = 50
"""At most so many slips in one file are tried, because each needs one more reading."""
_TAB_WIDTHS = (2, 4, 8)
_OF_FORM = frozenset({"unknown-key", "key-misplaced", "duplicate-key", "not-a-mapping", "missing-key"})
"""The reader reports these problems for lines that stand in the wrong place."""


@frozen
class _LineFix:
    """Holds a rewritten line. `says` is its text, and `stub` the line with a 0 in its place.

    Both are empty if only the form of the line changes.
    """

    code: str
    line: str
    stub: str = ""
    says: str = ""


def slips(draft: Draft) -> list[Edit]:
    """Returns edits for texts that need quotation marks, missing spaces after colons, and dashes from Word."""
    fixes: dict[int, _LineFix] = {}
    current = draft
    for _ in range(_MAX_SLIPS):
        found = next(
            (item for problem in problems(current) for item in _rewritten(current, problem) if item[0] not in fixes),
            None,
        )
        if not found:
            break
        number, fix = found
        fixes[number] = fix
        current = _with(current, {number: fix.line})
    if not fixes or not _is_proved(draft, current, fixes):
        return []
    lines = draft.lines
    return [_edit(fix.code, number, lines[number - 1], fix.line) for number, fix in sorted(fixes.items())]


def _with(draft: Draft, lines: Mapping[int, str]) -> Draft:
    written = draft.text.split("\n")
    return replace(draft, text="\n".join(lines.get(number, line) for number, line in enumerate(written, start=1)))


def _rewritten(draft: Draft, problem: Problem) -> list[tuple[int, _LineFix]]:
    """Returns what could be done about a problem: nothing, or one rewritten line."""
    number = problem.place.line
    line = draft.lines[number - 1]
    if problem.code == "expected-text":
        fix = _quoted(line[: problem.place.column - 1], line[problem.place.column - 1 :].rstrip(" "))
        starts_there = re.search(r"(?:[a-z_]+: +|- +)$", line[: problem.place.column - 1])
        return [(number, fix)] if fix and starts_there else []
    if problem.code == "yaml-dash" and (dash := _DASH.fullmatch(line)):
        return [(number, _LineFix(code="dash", line=f"{dash['indent']}- {dash['rest']}"))]
    if problem.code.startswith("yaml-") or problem.code in ("not-a-mapping", "unknown-key"):  # "note:Thứ Hai: nghỉ"
        near = [number, *(_above(draft, number) if problem.code.startswith("yaml-") else ())]
        fixes = ((each, _keyed(draft, each) or _listed(draft, each)) for each in near)
        return [(each, fix) for each, fix in fixes if fix][:1]
    return []


def _above(draft: Draft, number: int) -> list[int]:
    """Returns the nearest line above that has content. A first line without its space is reported on the next line."""
    lines = draft.lines[: number - 1]
    return [each for each, line in enumerate(lines, start=1) if line.strip() and not line.lstrip().startswith("#")][-1:]


def _keyed(draft: Draft, number: int) -> _LineFix | None:
    """`key:value`, or a value that needs quotation marks."""
    match = _LINE.fullmatch(draft.lines[number - 1])
    known = key_types(FILE_KINDS[draft.kind])
    if not match or match["key"] not in known or match["value"].startswith("#"):
        return None
    head, value = f"{match['head']}{match['key']}: ", match["value"]
    is_list = "texts" in known[match["key"]] and value.startswith(("[", "{", "- "))
    if "other" not in known[match["key"]] and not is_list and (fix := _quoted(head, value)):
        return fix
    if match["colon"] in (":", "："):
        is_text = _is_plain(value)  # otherwise it is a list, whose form is checked later
        stub, says = (f"{head}0", value) if is_text else ("", "")
        return _LineFix(code="space", line=head + value, stub=stub, says=says)
    return None


def _listed(draft: Draft, number: int) -> _LineFix | None:
    """Rewrites an item of a list of texts that needs quotation marks."""
    match = _ITEM.fullmatch(draft.lines[number - 1])
    if not match:
        return None
    depth = len(match["head"]) - len(match["head"].lstrip())
    above = draft.lines[: number - 1]
    owner = next(
        (other for other in reversed(above) if other.strip() and _depth(other) <= depth and not _is_item(other)), ""
    )
    key = re.fullmatch(r" *(?:- +)?([a-z_]+): *(?:#.*)?", owner)
    is_texts = key and key_types(FILE_KINDS[draft.kind]).get(key[1]) == frozenset({"texts"})
    return _quoted(match["head"], match["value"]) if is_texts else None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_item(line: str) -> bool:
    return line.lstrip().startswith(("- ", "#")) and not re.fullmatch(r" *- +[a-z_]+: *", line)


def _quoted(head: str, value: str) -> _LineFix | None:
    """Returns the line with its text in quotation marks, or None if none are needed or it is not clear what is text."""
    if not _is_no_text(value) or " #" in value or _BLOCK.fullmatch(value):
        return None
    curly = _CURLY.fullmatch(value)
    if value[0] in "\"'" and (value.endswith(value[0]) or value.count(value[0]) == 1):
        return None
    says = curly["says"].strip() if curly else value
    return _LineFix(code="quote", line=head + _quote(says), stub=f"{head}0", says=says) if says else None


def _quote(text: str) -> str:
    """Puts a text into quotation marks that need no backslash, if possible."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_no_text(value: str) -> bool:
    """Returns whether YAML cannot read a value, or reads it as a list."""
    tree, found = parse(f"a: {value}", "")
    return bool(found) or not isinstance(tree.entries["a"][1], Scalar)


def _is_plain(value: str) -> bool:
    """Returns whether YAML reads a text unchanged."""
    tree, found = parse(f"a: {value}", "")
    node = None if found else tree.entries["a"][1]
    return isinstance(node, Scalar) and node.text == value


def _is_proved(before: Draft, after: Draft, fixes: Mapping[int, _LineFix]) -> bool:
    """Returns whether the texts say what was written, and all else is read as if they were not there."""
    if not is_readable(after):
        return False
    found = {(problem.code, problem.place.line) for problem in problems(after)}
    if any(line in fixes for _, line in found):
        return False
    if is_readable(before) and not found <= {(problem.code, problem.place.line) for problem in problems(before)}:
        return False
    is_of_form = any(not fix.stub for fix in fixes.values())
    if is_of_form and any(code in _OF_FORM for code, _ in found):
        return False
    stubs = {number: fix.stub or fix.line for number, fix in fixes.items()}
    read, stubbed = leaves(after), leaves(_with(before, stubs))
    if [leaf.path for leaf in read] != [leaf.path for leaf in stubbed]:
        return False
    differing = [leaf for leaf, stub in zip(read, stubbed, strict=True) if leaf.text != stub.text]
    return all(_says(leaf, fixes) for leaf in differing) and _lines(differing) <= set(fixes)


def _says(leaf: WrittenValue, fixes: Mapping[int, _LineFix]) -> bool:
    fix = fixes.get(leaf.place.line)
    return fix is not None and leaf.text == fix.says


def _lines(found: list[WrittenValue]) -> set[int]:
    return {leaf.place.line for leaf in found}


def tabs(draft: Draft) -> list[Edit]:
    """Replaces tabs before a key or a dash by spaces, if that repairs the file and only one reading is possible.

    Other slips may still be in the way. They are repaired on trial here, and for good in their turn.
    """
    if not any(problem.code == "yaml-tab" for problem in problems(draft)):
        return []
    lines = draft.lines
    part = parts(draft)
    numbers = range(part.first_line, part.first_line + part.yaml.count("\n") + 1)
    tabbed = {number: match for number in numbers if (match := _TABBED.fullmatch(lines[number - 1]))}
    readings = []
    for width in _TAB_WIDTHS:
        spaced = {number: match["blank"].replace("\t", " " * width) + match["rest"] for number, match in tabbed.items()}
        after = _with(draft, spaced)
        after = after.edited(slips(after))
        if not {problem.code for problem in problems(after) if problem.code in _OF_FORM or "yaml-" in problem.code}:
            readings.append((spaced, [(leaf.path, leaf.text) for leaf in leaves(after)]))
    if not readings or any(said != readings[0][1] for _, said in readings):
        return []
    return [_edit("tab", number, lines[number - 1], line) for number, line in readings[0][0].items()]


def _edit(code: str, number: int, old: str, new: str) -> Edit:
    return Edit(code=code, line=number, column=1, old=old, new=new)
