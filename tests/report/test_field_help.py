"""Every key that an editor may write is explained, and every example reads."""

from enum import StrEnum

import pytest
from contract import CHOICES, RECORDS

from site_builder.content.schema import keys_of, read_record
from site_builder.content.yaml_nodes import parse
from site_builder.editing.json_schema.patterns import FORMS
from site_builder.model.file_kinds import FILE_KINDS
from site_builder.model.location import Record
from site_builder.report.field_examples import EXAMPLES
from site_builder.report.field_help import editor_help
from site_builder.report.messages import EDITING
from site_builder.text.languages import FIRST

ALL = [(kind, name) for kind, keys in EXAMPLES.items() for name in keys]
LISTS = [name for kind in FILE_KINDS.values() for name in kind.lists]
TOLD = [lang for lang in EDITING if EDITING.or_first(lang) == lang]
"""The languages in which editors are told what to write."""


def test_every_key_of_every_record_has_an_example() -> None:
    """And no other: a key that is gone takes its example along."""
    assert {kind: set(keys) for kind, keys in EXAMPLES.items()} == {kind: set(keys_of(kind)) for kind in RECORDS}


def test_every_word_to_choose_and_every_record_is_explained() -> None:
    """What `core` means is told wherever it may be written; and no sentence is there that nobody needs."""
    kinds = {kind.__name__ for kind in RECORDS}
    assert _below("titles") == kinds
    assert _below("lists") == set(LISTS)
    assert _below("choices") == {f"{kind.__name__}.{word}" for kind in CHOICES for word in kind}
    types = {getattr(kind, "__name__", "") for kind in (*FORMS, StrEnum)}
    assert {name.partition(".")[0] for name in _below("values")} <= types


def test_every_sentence_on_a_key_is_told_somewhere() -> None:
    """Of its own record, or of all that have none of their own."""
    own = _below("keys") & {f"{kind.__name__}.{name}" for kind, name in ALL}
    shared = {f"any.{name}" for kind, name in ALL if f"{kind.__name__}.{name}" not in own}
    assert own | shared == _below("keys")


def _below(group: str) -> set[str]:
    """The keys of the first language in a group."""
    return {key.removeprefix(f"{group}.") for key in EDITING[FIRST] if key.startswith(f"{group}.")}


@pytest.mark.parametrize(("kind", "name"), ALL, ids=lambda value: getattr(value, "__name__", str(value))[:20])
def test_an_example_reads_as_it_stands(kind: type[Record], name: str) -> None:
    """The reader takes it for its key without a word."""
    if not EXAMPLES[kind][name]:
        return
    tree, problems = parse(f"{name}: {EXAMPLES[kind][name]}\n", "a.yaml")
    record = read_record(tree, kind, problems, partial=True)
    assert problems == []
    assert keys_of(kind)[name].name in record.given()


@pytest.mark.parametrize("lang", TOLD)
@pytest.mark.parametrize(("kind", "name"), ALL, ids=lambda value: getattr(value, "__name__", str(value))[:20])
def test_an_explanation_is_one_or_two_short_sentences(kind: type[Record], name: str, lang: str) -> None:
    """So that an example can follow."""
    field = editor_help(lang).field(kind, name)
    assert field.says[0] == field.says[0].upper()
    assert len(field.told) <= 180
    assert "\n" not in field.told
    assert field.told.endswith((field.says, field.example))


@pytest.mark.parametrize("lang", TOLD)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_explained(name: str, lang: str) -> None:
    """In a sentence or two."""
    assert 20 < len(editor_help(lang).list_of(name)) <= 180
