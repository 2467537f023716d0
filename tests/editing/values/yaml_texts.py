"""YAML as people write it: every style that we read, comments between and behind, any line ends; with what it says."""

import json

from hypothesis import strategies as st

from site_builder.editing.values.tree import YamlValue

_LETTERS = "ấĐx 0:#,{}[]'\"&*!|>%@`-.?\\"
texts = st.text(_LETTERS, max_size=10).map(lambda text: f"a{text.strip()}z") | st.sampled_from(
    ["0912345678", "2.000", "no"]
)
"""Values with all that means something to YAML. None begins or ends with a blank."""
paragraphs = st.lists(texts, min_size=2, max_size=3).map("\n".join)
keys = st.sampled_from(["name", "kind", "phone", "note", "place", "id", "label"])


def trees(depth: int = 2) -> st.SearchStrategy[YamlValue]:
    """Mappings of texts, lists and mappings; no list or mapping is empty."""
    inner: st.SearchStrategy[YamlValue] = texts | paragraphs
    if depth:
        inner |= st.lists(trees(depth - 1) | texts, min_size=1, max_size=3)
        inner |= trees(depth - 1)
    return st.dictionaries(keys, inner, min_size=1, max_size=4)


@st.composite
def written(draw: st.DrawFn, tree: YamlValue) -> bytes:
    """The tree as somebody might have written it."""
    lines = _mapping(draw, tree, 0)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    text = "".join(line + end for line in lines)
    return mark + (text if draw(st.booleans()) else text.removesuffix(end)).encode()


def _mapping(draw: st.DrawFn, tree: YamlValue, indent: int) -> list[str]:
    lines: list[str] = []
    for key, value in tree.items():  # type: ignore[union-attr]  # only mappings are given
        lines += _notes(draw, indent)
        lines += _value(draw, f"{' ' * indent}{key}:", value, indent)
    return lines


def _value(draw: st.DrawFn, head: str, value: YamlValue, indent: int) -> list[str]:
    step = draw(st.sampled_from([2, 4]))
    if isinstance(value, str):
        return _text(draw, head, value, indent + step)
    if draw(st.integers(0, 3)) == 0:
        return [f"{head} {_flow(value)}{_note(draw)}"]
    if isinstance(value, dict):
        return [head + _note(draw), *_mapping(draw, value, indent + step)]
    dash = indent + draw(st.sampled_from([0, 2])) if head.strip() != "-" else indent + 2
    return [head + _note(draw), *_items(draw, value, dash)]


def _items(draw: st.DrawFn, value: YamlValue, indent: int) -> list[str]:
    lines: list[str] = []
    for one in value or ():
        lines += _notes(draw, indent)
        dash = f"{' ' * indent}-"
        if isinstance(one, dict) and draw(st.booleans()):
            first, *rest = _mapping(draw, one, indent + 2)
            while first.lstrip().startswith("#") or not first.strip():
                lines.append(first)
                first, *rest = rest
            lines += [f"{dash} {first[indent + 2 :]}", *rest]
        elif isinstance(one, str):
            lines += _text(draw, dash, one, indent + 2)
        else:
            lines.append(f"{dash} {_flow(one)}{_note(draw)}")
    return lines


def _text(draw: st.DrawFn, head: str, value: str, indent: int) -> list[str]:
    if "\n" in value:
        sign = draw(st.sampled_from(["|-", "|- # ghi chú"]))
        return [f"{head} {sign}", *(f"{' ' * indent}{line}" for line in value.split("\n"))]
    single = "'" + value.replace("'", "''") + "'"
    ways = [single, json.dumps(value, ensure_ascii=False)]
    plain = [value] if not set(value) & set("#:,{}[]'\"&*!|>%@`?\\") else []
    folded = draw(st.integers(0, 5)) == 0
    if folded:
        return [f"{head} >-", f"{' ' * indent}{value}"]
    return [f"{head} {draw(st.sampled_from(plain + ways))}{_note(draw)}"]


def _flow(value: YamlValue) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value or ())) + "]"


def _note(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "", "   # cạnh giá trị"]))


def _notes(draw: st.DrawFn, indent: int) -> list[str]:
    return draw(st.sampled_from([[], [], [f"{' ' * indent}# bên trên"], [""]]))
