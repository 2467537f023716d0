"""Bytes become text in one way, for the content, for finished pages and for those of strangers."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import PROJECT
from traps.old_fonts import tcvn3, vni, windows_1258

from site_builder.content.source import decode
from site_builder.editing.fix.encoding import decode as repair
from site_builder.text.encodings import codec_of, decode_page, encoding_of, mark_of
from site_builder.text.normalize import clean

CONTENT = [
    clean(path.read_text("utf-8"))
    for path in sorted((PROJECT / "content").rglob("*.*"))
    if path.suffix in (".md", ".yaml")
    and path.name != "README-loi.md"  # it shows what garbage looks like
    and "." not in path.stem  # which is not Vietnamese
]
LABELS = [
    ("utf-8", "utf-8"),
    ("UTF8", "utf-8"),
    ("windows-1258", "cp1258"),
    ("x-cp1258", "cp1258"),
    ("latin1", "cp1252"),
    ("ISO-8859-1", "cp1252"),
    ("us-ascii", "cp1252"),
    ("iso-8859-9", "cp1254"),
    ("tis-620", "cp874"),
    ("gb2312", "gb18030"),
    ("big5", "big5hkscs"),
    ("shift_jis", "cp932"),
    ("euc-kr", "cp949"),
    ("utf-16", "utf-16-le"),
    ("macintosh", "mac-roman"),
]
"""As it is written, and the codec of Python that reads it as browsers do."""
UNKNOWN = (
    "tcvn viscii khong-co idna punycode utf-7 utf-32 unicode_escape raw_unicode_escape base64 rot13 zlib hex undefined"
)
SAID = "<meta charset={}>đường".format
PAGES = [
    ("đường".encode(), "", "đường", True, True),
    ("đường".encode(), "text/html; charset=UTF-8", "đường", True, True),
    ("đường".encode(), "text/html; charset='utf-8'; x=y", "đường", True, True),
    (b"\xef\xbb\xbf" + "đường".encode(), "text/html; charset=latin1", "đường", True, True),
    ("\ufeffđường".encode("utf-16-le"), "", "đường", True, True),
    ("\ufeffđường".encode("utf-16-be"), "text/html; charset=utf-8", "đường", True, True),
    ("đường".encode("utf-16-le"), "text/html; charset=utf-16", "đường", True, True),
    (SAID("utf-8").encode(), "", SAID("utf-8"), True, True),
    (SAID("utf-16").encode(), "", SAID("utf-16"), True, True),
    (SAID("tcvn").encode(), "", SAID("tcvn"), False, True),
    (SAID("idna").encode(), "", SAID("idna"), False, True),
    (b"<meta charset='windows-1258'>\xf0\xfd\xf5\xccng", "", "<meta charset='windows-1258'>đươ\u0300ng", True, True),
    (SAID("windows-1258").encode(), "text/html; charset=utf-8", SAID("windows-1258"), True, True),
    (
        b"<?xml version='1.0' encoding='iso-8859-1'?>\xe9\x80",
        "",
        "<?xml version='1.0' encoding='iso-8859-1'?>é€",
        True,
        True,
    ),
    (
        b"<meta http-equiv=content-type content='text/html; charset=cp1252'>\x80",
        "",
        "<meta http-equiv=content-type content='text/html; charset=cp1252'>€",
        True,
        True,
    ),
    (b"a" * 3000 + b"<meta charset=latin1>\xe9", "", "a" * 3000 + "<meta charset=latin1>\ufffd", True, False),
    (b"\xc4\x91\xff", "", "đ\ufffd", True, False),
    (b"\xc4", "", "\ufffd", True, False),
    (b"", "", "", True, True),
]
"""Bytes, what the server says; the text, whether the encoding is known, whether the bytes are sound."""


@pytest.mark.parametrize(("label", "codec"), LABELS)
def test_a_label_means_what_it_means_to_browsers(label: str, codec: str) -> None:
    """Not what it means to Python: all the world says ISO-8859-1 and means Windows-1252."""
    assert codec_of(label) == codec


@pytest.mark.parametrize("label", UNKNOWN.split())
def test_what_browsers_do_not_know_is_no_encoding(label: str) -> None:
    """Though Python has a codec of that name."""
    assert codec_of(label) == ""


@pytest.mark.parametrize(("body", "said", "text", "is_known", "is_sound"), PAGES)
def test_a_page_is_read_as_browsers_read_it(
    body: bytes, said: str, text: str, *, is_known: bool, is_sound: bool
) -> None:
    """Its mark counts before the server's word, that before its own."""
    assert decode_page(body, said) == (text, is_known, is_sound)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")),
    st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]),
)
def test_a_mark_says_the_same_to_all(text: str, encoding: str) -> None:
    """Law: a content file, its repair and a page that begin with a mark are the text behind it."""
    body = f"\ufeff{text}".encode(encoding)
    assert mark_of(body)[0] == encoding
    assert decode_page(body).text == text
    repaired = repair(body)
    assert repaired
    assert repaired.text.rstrip("\n") == text
    assert decode(body) == clean(text)


@given(
    st.binary(max_size=200), st.text(max_size=20) | st.sampled_from([f"charset={label}" for label in UNKNOWN.split()])
)
def test_no_bytes_are_too_odd(body: bytes, said: str) -> None:
    """Law: nothing raises, and what is sound lost nothing."""
    page = decode_page(body, said)
    assert not page.is_sound or page.is_known or page.text == body.decode()


@pytest.mark.parametrize(
    ("kind", "save"),
    [
        ("windows-1258", windows_1258),
        ("utf-16", lambda text: text.encode("utf-16-le")),
        ("utf-16", lambda text: text.encode("utf-16-be")),
        ("tcvn3", lambda text: tcvn3(text).encode("latin-1", "replace")),
        ("vni", lambda text: vni(text).encode("latin-1", "replace")),
        ("", lambda text: text.encode("koi8-r", "replace") + b"\xc1\xc2\xc3\x81" * 200),
    ],
)
def test_the_encoding_of_a_file_is_known(kind: str, save: Callable[[str], bytes]) -> None:
    """Of every file of the content, had it been saved so; what is none of them stays unknown."""
    assert [encoding_of(save(text)) for text in CONTENT] == [kind] * len(CONTENT)
