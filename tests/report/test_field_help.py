"""Every key that an editor may write is explained, and every example reads."""

import re
from enum import StrEnum

import pytest

from site_builder.content.schema import keys_of, read_record
from site_builder.content.yaml_nodes import parse
from site_builder.model import records as content
from site_builder.model.location import Record
from site_builder.report.field_help import CHOICES, KEYS, LISTS, TITLES, FieldHelp

RECORDS = {item for item in vars(content).values() if isinstance(item, type) and issubclass(item, Record)} - {Record}
CHOSEN = {item for item in vars(content).values() if isinstance(item, type) and issubclass(item, StrEnum)} - {StrEnum}
ALL = [(kind, name, key) for kind, keys in KEYS.items() for name, key in keys.items()]


def test_every_key_of_every_record_is_explained() -> None:
    """And no other: a key that is gone takes its words along."""
    assert {kind: set(keys) for kind, keys in KEYS.items()} == {kind: set(keys_of(kind)) for kind in RECORDS}
    assert set(TITLES) == RECORDS


def test_every_word_to_choose_is_explained() -> None:
    """What `core` means is told wherever it may be written."""
    assert {kind: set(words) for kind, words in CHOICES.items()} == {kind: set(kind) for kind in CHOSEN}


@pytest.mark.parametrize(("kind", "name", "key"), ALL, ids=lambda value: getattr(value, "__name__", str(value))[:20])
def test_an_example_reads_as_it_stands(kind: type[Record], name: str, key: FieldHelp) -> None:
    """The reader takes it for its key without a word."""
    if not key.example:
        return
    tree, problems = parse(f"{name}: {key.example}\n", "a.yaml")
    record = read_record(tree, kind, problems, partial=True)
    assert problems == []
    assert keys_of(kind)[name].name in record.given()


@pytest.mark.parametrize("key", [*LISTS.values(), *(key for _, _, key in ALL)], ids=lambda key: key.says[:20])
def test_an_explanation_is_one_or_two_short_sentences(key: FieldHelp) -> None:
    """It begins with a capital letter and ends with a full stop, so that an example can follow."""
    assert key.says[0].isupper()
    assert re.fullmatch(r".*[.…]", key.says)
    assert len(key.told) <= 180
    assert "\n" not in key.told
