"""Which word of the contract a Vietnamese one means: "tiêu đề" → `title`, "thành viên" → `member`."""

from collections.abc import Iterable

from site_builder.model.vietnamese import CHOICES, KEYS, NEW_THINGS
from site_builder.text.normalize import fold


def key_meant(written: str, known: Iterable[str]) -> str:
    """The key of a record that a word means; "" where it means none of those that the record has."""
    name = _entry(written.replace("_", " "), KEYS)
    return next((key for key in KEYS.get(name, ()) if key in known), "")


def choice_meant(written: str, kind: type) -> str:
    """The word of a choice that a Vietnamese one means; "" where it means none."""
    words = CHOICES.get(kind, {})
    return words.get(_entry(written, words), "")


def thing_meant(written: str) -> str:
    """What `new` makes for a Vietnamese word, which may be typed without accents and with hyphens; "" for none."""
    return NEW_THINGS.get(_entry(written.replace("-", " "), NEW_THINGS), "")


def _entry(written: str, table: Iterable[str]) -> str:
    """The entry that is written. Accents may lack as a whole; others make another word: "màu" is not "mẫu"."""
    word = " ".join(written.lower().split())
    return next((entry for entry in table if word in (entry, fold(entry))), "")
