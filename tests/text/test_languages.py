"""The files in which sentences stand: what a translator may write, and that PyYAML would read the same."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.text.languages import Catalogue, MissingSentences, read_sentences

SENTENCE = st.text("aàấ «»{}:#'-|.…1 ", min_size=1, max_size=12).filter(lambda text: text.strip())
KEYS = st.text("ab-_1", min_size=1, max_size=4).filter(lambda key: key[0] != "-")
GROUPS = st.recursive(SENTENCE, lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=3), max_leaves=8)
Group = Mapping[str, "str | Group"]


def written(group: Group, indent: int = 0) -> Iterator[str]:
    """A group as a translator's file has it: plain where YAML takes it, between double marks, between single ones."""
    for key, said in group.items():
        if not isinstance(said, str):
            yield f"{' ' * indent}{key}:"
            yield from written(said, indent + 2)
        else:
            single = "'" + said.replace("'", "''") + "'"
            forms = (said, single if "'" in said else f'"{said}"')
            yield f"{' ' * indent}{key}: {next(form for form in forms if is_taken(form, said))}"


def is_taken(form: str, said: str) -> bool:
    """Whether PyYAML reads a sentence from it."""
    try:
        return strict(f"a: {form}") == {"a": said}
    except yaml.YAMLError:
        return False


def strict(text: str) -> dict[str, str]:
    """The sentences of a file as PyYAML reads them, by key."""
    loaded: Group = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes only texts
    return flat(loaded)


def flat(group: Group, outer: str = "") -> dict[str, str]:
    """The sentences of a file by key."""
    found: dict[str, str] = {}
    for key, said in group.items():
        found |= {f"{outer}{key}": said} if isinstance(said, str) else flat(said, f"{outer}{key}.")
    return found


@given(st.dictionaries(KEYS, GROUPS, min_size=1, max_size=4))
@example({"a": {"b": {"c": "1"}, "d": "2"}, "e": "3"})
def test_a_file_is_read_as_pyyaml_reads_it(group: Group) -> None:
    """Whatever the sentences are, and however deep they stand."""
    text = "\n".join(written(group))
    assert read_sentences(text) == strict(text) == flat(group)


@pytest.mark.parametrize(
    "text",
    [
        "a: |-\n  Một\n    hai\n\n  ba\nb: c\n",
        "a:\n  b: |-\n    Một: hai\n    # ba\n  c: d\n",
        'a: "Một\\nhai "\nb: "  - ba"\n',
        "a: 'Một \"hai\" ''ba'''\n",
        "# Một\n\na: b\n  # hai\nc:\n\n  d: e\n",
        "\ufeffa: b\r\nc:\r\n  d: e\r\n",
        "a: Một: hai\n",
    ],
)
def test_what_a_translator_may_write(text: str) -> None:
    """Several lines, new lines and blanks between marks, notes, empty lines; a colon in a sentence does no harm."""
    assert read_sentences(text) == strict(text.replace("a: Một: hai", 'a: "Một: hai"'))


def test_what_a_language_lacks_is_named_as_a_whole(tmp_path: Path) -> None:
    """Where it should stand, and every key: a translator need not ask again for each. What is there is used."""
    for name, text in {"vi/a.yaml": "một: 1\nhai: 2\nba: 3\n", "km/a.yaml": "hai: hai\n"}.items():
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    catalogue = Catalogue(tmp_path, "a")
    assert catalogue["km"]["hai"] == "hai"
    with pytest.raises(MissingSentences) as caught:
        catalogue["km"]["một"]
    assert caught.value.keys == ("một", "ba")
    assert caught.value.place.endswith(f"{tmp_path.name}/km/a")


def test_a_key_that_no_language_has_is_a_fault_of_the_program(tmp_path: Path) -> None:
    """It keeps its trace, whatever language is asked for."""
    (tmp_path / "vi").mkdir()
    (tmp_path / "vi/a.yaml").write_text("một: 1\n", "utf-8")
    for lang in ("vi", "km"):
        with pytest.raises(KeyError, match="hai"):
            Catalogue(tmp_path, "a")[lang]["hai"]


def test_languages_are_those_that_have_a_folder(tmp_path: Path) -> None:
    """The first one first, then by code. Files, and folders that are called otherwise, are none."""
    for name in ("km", "en", "vi", "__pycache__"):
        (tmp_path / name).mkdir()
    (tmp_path / "de").touch()
    assert tuple(Catalogue(tmp_path)) == ("vi", "en", "km")
    assert "__pycache__" not in Catalogue(tmp_path)
