"""What `normalise` returns."""

from site_builder.model.frozen import frozen


@frozen
class Doubt:
    """Something that residents will not see as it was written.

    `line` counts from 0 in the text that was given, `code` is the rule of the message, `value` quotes what is meant.
    """

    line: int
    code: str
    value: str = ""


@frozen
class Item:
    """A line that begins a list item: `number` is the one that was written, None for a bullet.

    `depth` is 0 for an item of a list that stands in no other; `is_first` tells whether the item begins its list.
    """

    line: int
    depth: int
    number: int | None
    is_first: bool


@frozen
class Normalised:
    """A text that the Markdown library reads as it was meant, what was seen of it on the way, and what is doubtful."""

    text: str
    items: tuple[Item, ...] = ()
    doubts: tuple[Doubt, ...] = ()
