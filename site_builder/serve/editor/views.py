"""Turns a form into what its template shows: what is seen at once, what waits behind a click, what stands open."""

from collections.abc import Collection, Iterable

from site_builder.editing.forms.form import FormGroup, FormPart, FormValue, values_in
from site_builder.model.frozen import frozen

_OFTEN = frozenset(
    (
        *("summary", "topic", "expires", "draft", "hide", "event", "attachments", "phone", "hotline", "address"),
        *("hours", "members", "place", "starts", "ends", "specialities", "consent", "answer", "category", "website"),
    )
)
"""Keys that are seen at once though nothing stands there yet."""


@frozen
class PartView:
    """A part of a form as it is shown: one value, or a group with what it shows at once and what behind a click."""

    name: str
    label: str = ""
    says: str = ""
    value: FormValue | None = None
    first: "tuple[PartView, ...]" = ()
    more: "tuple[PartView, ...]" = ()
    is_item: bool = False
    is_new: bool = False
    is_open: bool = False
    is_more_open: bool = False


def part_view(part: FormPart, shown: Collection[str]) -> PartView:
    """Returns a part as it is shown. `shown` are the names that somebody has to see: what was typed, what is wrong."""
    if isinstance(part, FormValue):
        return PartView(name=part.name, value=part)
    inner = [(one, part_view(one, shown)) for one in (part.parts if part.path else sorted(part.parts, key=_rank))]
    is_first = [part.is_list or _is_first(one, shown) for one, _ in inner]
    more = tuple(view for (_, view), first in zip(inner, is_first, strict=True) if not first)
    return PartView(
        name=part.name,
        label=part.label,
        says=part.says,
        first=tuple(view for (_, view), first in zip(inner, is_first, strict=True) if first),
        more=more,
        is_item=part.is_item,
        is_new=part.is_item and part.is_new,
        is_open=_is_seen(part, shown),
        is_more_open=bool(part.path) and not any(is_first),
    )


def _rank(part: FormPart) -> int:
    """A text comes behind what it is called, and before all else."""
    if isinstance(part, FormValue) and part.widget == "markdown":
        return 1
    return 0 if isinstance(part, FormValue) and (part.is_required or part.path == ("summary",)) else 2


def _is_first(part: FormPart, shown: Collection[str]) -> bool:
    is_often = str(part.path[-1]) in _OFTEN
    if isinstance(part, FormValue):
        return is_often or part.is_required or bool(part.written) or part.widget == "markdown" or part.name in shown
    return is_often or _is_filled(part) or _is_seen(part, shown)


def _is_filled(group: FormGroup) -> bool:
    return any(value.written for value in values_in(group))


def _is_seen(group: FormGroup, shown: Collection[str]) -> bool:
    start = f"{group.name}/"
    return any(name == group.name or name.startswith(start) for name in shown)


def names_in(view: PartView) -> Iterable[str]:
    """Yields the names of all parts that are shown."""
    yield view.name
    for inner in (*view.first, *view.more):
        yield from names_in(inner)
