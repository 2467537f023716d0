"""The table of content file kinds agrees with the model, and says all that has to be said."""

from collections.abc import Mapping
from typing import Any, get_origin, get_type_hints

import pytest

from site_builder.content.schema import keys_of
from site_builder.model.file_kinds import FILE_KINDS, FOLDERS, RECORD_LISTS, kind_in_unit
from site_builder.model.location import field_names
from site_builder.model.unit import RECORD_TYPES, Unit, record_of


def test_every_field_of_a_unit_comes_from_somewhere() -> None:
    """From a list or folder of the table, else from `unit.yaml`, from the folder itself, or from its media."""
    assert set(field_names(Unit)) == {"path", "profile", "media", *RECORD_LISTS}


@pytest.mark.parametrize("name", RECORD_LISTS)
def test_a_unit_holds_a_list_as_the_table_says(name: str) -> None:
    """By the key if there is one, else in the order of the file."""
    kind: Any = get_type_hints(Unit)[name]
    assert issubclass(get_origin(kind), Mapping) == bool(RECORD_LISTS[name].key)


@pytest.mark.parametrize("name", RECORD_LISTS)
def test_records_are_laid_over_each_other_only_where_they_have_names(name: str) -> None:
    """The rules by id and by name need the key, and an anchor is an id."""
    records = RECORD_LISTS[name]
    assert not records.key or records.key in field_names(RECORD_TYPES[name])
    assert records.key or records.merge == "own"
    assert not records.has_anchors or records.key == "id"


def test_a_kind_holds_one_record_or_lists() -> None:
    """Never both, never nothing; only texts may be dated."""
    for kind in FILE_KINDS.values():
        assert bool(record_of(kind)) != bool(kind.lists)
        assert kind.is_folder or not kind.is_dated
        assert not kind.is_dated or "date" in keys_of(RECORD_TYPES[kind.stem])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("teams.yaml", "teams.yaml"),
        ("guides/a.md", "guides/"),
        ("site.yaml", None),
        ("guides", None),
        ("media/a.jpg", None),
        ("teams.yml", None),
        ("teams.yaml/a.md", None),
    ],
)
def test_the_kind_of_a_file_is_known_by_its_name(name: str, kind: str | None) -> None:
    """A unit has no settings of the site."""
    assert kind_in_unit(name) is (FILE_KINDS[kind] if kind else None)


def test_the_folders_of_a_unit_are_few() -> None:
    """In this order they are proposed for a name that is nearly one of them."""
    assert FOLDERS == ("guides", "announcements", "media")
