"""Says in a sentence what was changed: "Bảo Quang: đổi số điện thoại trụ sở, thêm thông báo «Họp ấp»".

It becomes the first line of the commit, which colleagues read. It says where something was changed, and never a number
or the name of a person.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.alignment import YamlItems, aligned, item_id, item_name
from site_builder.editing.values.merge import ValueLabels
from site_builder.editing.values.tree import BODY, YamlValue, read, said
from site_builder.model.addresses import BASE
from site_builder.model.frozen import frozen
from site_builder.model.vietnamese import KEYS
from site_builder.report.message import public

_LONGEST, _MOST = 120, 4
"""Letters of the sentence, and changes of one file that it names."""
_ADDED, _CHANGED, _REMOVED = "thêm", "đổi", "bỏ"
_TEXTS: Mapping[str, str] = {"announcements": "thông báo", "guides": "bài", "media": "tệp"}
_FILES: Mapping[str, str] = {
    "site.yaml": "cài đặt trang",
    "qr.yaml": "sổ mã QR",
    "addresses.txt": "sổ địa chỉ",
    ".base.json": "sổ phần chung",
}
_CALLED: Mapping[str, str] = {
    **{keys[0]: word for word, keys in reversed([*KEYS.items()])},
    "phone": "số điện thoại",
    "hotline": "số gọi nhanh",
    "hours": "giờ làm việc",
    "office": "trụ sở",
    "channels": "kênh hỏi đáp",
    "localities": "ấp, khu phố",
    "teams": "tổ",
    "members": "thành viên",
    "services": "dịch vụ",
    "events": "lịch ra quân",
    "figures": "con số",
    "questions": "câu hỏi",
    "markets": "chợ",
    "stalls": "sạp",
    "tagline": "câu giới thiệu",
    "summary": "tóm tắt",
    "specialities": "việc giúp được",
    "consent": "lời đồng ý",
    "value": "số hoặc địa chỉ",
    "website": "trang web",
    "succession": "việc sáp nhập",
    BODY: "nội dung",
    "*": "cả tệp",
}
_PEOPLE = ("members", "stalls", "keeper")
"""The lists of people: their items are not named."""


@frozen
class FileChange:
    """Describes what became of a file, each part in words."""

    file: str
    """The path in the content."""
    unit: str
    says: tuple[str, ...]


Bodies = Callable[[str], bytes | None]
"""It gives the bytes of a file of the content by its path there; None where there is none."""


def label_of(names: ValueLabels) -> str:
    """Returns how people call a value, by the keys and names that lead to it: "số điện thoại trụ sở"."""
    words: list[str] = []
    for index, name in enumerate(names):
        before = names[index - 1] if index else ""
        is_item = bool(words) and before in _CALLED and name not in _CALLED
        if is_item and before not in _PEOPLE and not name.isdecimal():
            words[-1] += f" «{public(name)}»"
        elif not is_item:
            words.append(_CALLED.get(name, name))
    return " ".join(reversed(words)) or _CALLED["*"]


def file_change(file: str, before: bytes | None, after: bytes | None, bodies: Bodies) -> FileChange:
    """Returns what became of a file of the content."""
    folder, _, name = file.rpartition("/")
    kind = next((part for part in reversed(folder.split("/")) if part in _TEXTS), "")
    verb = _ADDED if before is None else _REMOVED if after is None else "sửa" if kind else _CHANGED
    unit = _unit(file, bodies)
    if kind:
        told: tuple[str, ...] = (f"{verb} {_TEXTS[kind]} «{public(_title(name, after or before or b''))}»",)
    elif name in _FILES or before is None or after is None:
        told = (f"{verb} {_FILES.get(name) or _CALLED.get(name.removesuffix('.yaml')) or name}",)
    else:
        told = tuple(_values(file, before, after)) or (f"sửa ghi chú trong {name}",)
    return FileChange(file=file, unit=unit, says=tuple(dict.fromkeys(told)))


def sentence_of(changes: Iterable[FileChange]) -> str:
    """Returns all changes as one sentence, which is not too long for a list."""
    parts: list[str] = []
    left = 0
    for unit, files in groupby(sorted(changes, key=lambda one: one.unit), lambda one: one.unit):
        words = [word for one in files for word in (*one.says[:_MOST], *(("…",) if len(one.says) > _MOST else ()))]
        part = f"{unit}: {', '.join(words)}"
        if parts and len("; ".join([*parts, part])) > _LONGEST:
            left += len(words)
        else:
            parts.append(part)
    whole = "; ".join(parts)
    short = whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST].rpartition(', ')[0] or whole[:_LONGEST]} …"
    return f"{short}; và {left} việc khác" if left else short


def _unit(file: str, bodies: Bodies) -> str:
    """The name of the unit that a file belongs to."""
    parts = file.split("/")[:-1]
    if BASE in parts:
        return "Phần chung"
    for depth in range(len(parts), -1, -1):
        body = bodies("/".join((*parts[:depth], "unit.yaml")))
        if body is not None:
            name = _value(body, "unit.yaml", "name")
            return name or "/".join(parts[:depth]) or "Trang gốc"
    return "Trang gốc"


def _title(name: str, body: bytes) -> str:
    return (_value(body, name, "title") if name.endswith(".md") else "") or name


def _value(body: bytes, file: str, key: str) -> str:
    try:
        tree, _ = read(body, file)
    except CannotEdit:
        return ""
    found = tree.get(key) if isinstance(tree, Mapping) else None
    return found if isinstance(found, str) else ""


def _values(file: str, before: bytes, after: bytes) -> Iterator[str]:
    """What became of the values of a file; nothing where it has none, or only comments were changed."""
    try:
        old, new = (said(read(body, file)[0]) for body in (before, after))
    except CannotEdit:
        return
    for verb, names in _changes(old, new, ()):
        yield f"{verb} {label_of(names)}"


def _changes(before: YamlValue, after: YamlValue, names: ValueLabels) -> Iterator[tuple[str, ValueLabels]]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in dict.fromkeys((*before, *after)):
            yield from _changes(before.get(key), after.get(key), (*names, key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _item_changes(before, after, names)
    elif isinstance(before, str) or isinstance(after, str) or not names:
        yield (_ADDED if before is None else _REMOVED if after is None else _CHANGED), names
    elif isinstance(before or after, list):
        yield from _item_changes(before or [], after or [], names)  # type: ignore[arg-type]  # one is a list, the other none
    else:
        yield (_ADDED if before is None else _REMOVED if after is None else _CHANGED), names


def _item_changes(before: YamlItems, after: YamlItems, names: ValueLabels) -> Iterator[tuple[str, ValueLabels]]:
    same = aligned(before, after)
    for old, new in same.items():
        yield from _changes(before[old], after[new], (*names, _called(before[old], old)))
    there = {*same.values()}
    yield from ((_ADDED, (*names, _called(item, index))) for index, item in enumerate(after) if index not in there)
    yield from ((_REMOVED, (*names, _called(item, index))) for index, item in enumerate(before) if index not in same)
    if list(there) != sorted(there) or list(same.values()) != sorted(same.values()):
        yield "xếp lại", names


def _called(item: YamlValue, index: int) -> str:
    """How an item is called: by its name, and not by its id, which nobody shows."""
    if isinstance(item, Mapping) and isinstance(item.get("name"), str):
        return str(item["name"])
    return (item_name(item) if isinstance(item, Mapping) else "") or item_id(item) or str(index + 1)
