"""The short way through an ordinary text comes to where the long way does (laws)."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from small_site import PROJECT

from site_builder.text import normalize
from site_builder.text.codepage import ORDINARY, Respelling, is_ordinary
from site_builder.text.normalize import clean, fold, piled

ANY = st.text() | st.text(st.sampled_from(ORDINARY)) | st.text(st.sampled_from(ORDINARY + "\0\x02\u0301\u00a0½Ða\r😀"))


def mended(text: str) -> str:
    """What `clean` does to a text of which nothing is known."""
    return unicodedata.normalize("NFC", normalize._JOINERS.sub(normalize._joined, text.translate(normalize._REPAIRS)))


@given(ANY)
def test_an_ordinary_text_needs_no_mending(text: str) -> None:
    """Law: whatever is known of it, a text is cleaned alike; and nothing is piled on ordinary letters."""
    assert clean(text) == mended(text)
    assert not is_ordinary(text) or piled(text) is None


@given(ANY, st.dictionaries(st.characters(), st.characters()))
def test_two_code_pages_are_a_table(text: str, table: dict[str, str]) -> None:
    """Law: a text is respelled as `str.translate` would."""
    codes = {ord(letter): other for letter, other in table.items()}
    assert Respelling(codes)(text) == text.translate(codes)


@given(ANY)
def test_ordinary_letters_fold_as_all_do(text: str) -> None:
    """Law: with the table or without."""
    assert fold(text) == normalize._bare(text)


@given(st.text(st.sampled_from(ORDINARY)), st.characters(exclude_characters=ORDINARY))
def test_one_other_character_is_enough(text: str, other: str) -> None:
    """Law: a text is ordinary when each of its characters is."""
    assert is_ordinary(text)
    assert not is_ordinary(text + other)


def test_what_people_write_is_ordinary() -> None:
    """Nearly every file of the content; else the page of letters has to grow, for there are nine places left."""
    files = [clean(path.read_text("utf-8")) for path in sorted((PROJECT / "content").rglob("*.md"))]
    assert sum(map(is_ordinary, files)) > 0.9 * len(files)
