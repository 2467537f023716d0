"""No file is taken for what its name says it is."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from photos import film, saved, scene
from pillow_heif import register_heif_opener

from site_builder.content.media.documents.readers import READERS
from site_builder.content.media.filetype import ENDINGS, PICTURES, WITHOUT_TEXT, ending, picture_format, unmask
from site_builder.model.problem import Refused

register_heif_opener()


def zipped(*names: str, text: str = "a") -> bytes:
    """A ZIP with these files in it, in this order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, text)
    return buffer.getvalue()


OFFICE = zipped("[Content_Types].xml", "word/document.xml")
OPEN = zipped("mimetype", text="application/vnd.oasis.opendocument.text")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
TEXT = "Họ tên;Ấp\n".encode()
HONEST: dict[str, bytes] = {
    "pdf": b"%PDF-1.7",
    **dict.fromkeys(("doc", "xls", "ppt"), OLD),
    **dict.fromkeys(("docx", "xlsx", "pptx"), OFFICE),
    **dict.fromkeys(("odt", "ods", "odp"), OPEN),
    **dict.fromkeys(("csv", "txt"), TEXT),
    "ics": b"BEGIN:VCALENDAR\r\n",
    "vcf": b"\xef\xbb\xbfbegin:vcard\r\n",
    "mp3": b"ID3\x04",
    "ogg": b"OggS",
    **dict.fromkeys(("mp4", "m4a"), film()),
    **dict.fromkeys(PICTURES, saved(scene(16, 12))),
}
"""Ending → what such a file begins with."""
STRANGERS = {
    "a page": b"<!DOCTYPE html><script>alert(1)</script>",
    "a page behind blanks": b"\xef\xbb\xbf \n<html>",
    "a page in UTF-16": "\ufeff <html>".encode("utf-16-le"),
    "a drawing": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "a program": b"MZ\x90\0" + bytes(60),
    "an app": zipped("AndroidManifest.xml", "classes.dex"),
}


def test_every_ending_that_is_offered_is_tried() -> None:
    """A new kind of file comes with what it looks like."""
    assert set(HONEST) == ENDINGS


def test_every_ending_that_is_offered_has_a_reader() -> None:
    """But for what is only seen or heard: a new kind of document is searched, or said to be unread."""
    assert READERS.keys() == ENDINGS - WITHOUT_TEXT
    assert WITHOUT_TEXT <= ENDINGS


@pytest.mark.parametrize("kind", sorted(ENDINGS))
def test_what_is_honest_passes(kind: str) -> None:
    """In capital letters too."""
    unmask(f"media/mau.{kind}", HONEST[kind])
    unmask(f"media/MAU.{kind.upper()}", HONEST[kind])


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("kind", sorted(ENDINGS))
def test_a_stranger_is_refused_whatever_its_name(kind: str, stranger: str) -> None:
    """Pages, drawings, programs, apps: under no ending."""
    with pytest.raises(Refused, match="file-disguised"):
        unmask(f"media/mau.{kind}", STRANGERS[stranger])


@pytest.mark.parametrize("kind", sorted(ENDINGS - {"csv", "txt"}))
def test_no_other_kind_passes_for_one(kind: str) -> None:
    """But those that are kept alike."""
    for other, body in HONEST.items():
        if body != HONEST[kind]:
            with pytest.raises(Refused, match="file-disguised"):
                unmask(f"media/mau.{kind}", body)
            assert other != kind


@pytest.mark.parametrize("kind", sorted(ENDINGS))
def test_a_file_that_is_empty_is_told_so(kind: str) -> None:
    """Its upload broke off; an empty text says nothing, but is one."""
    if kind in ("csv", "txt"):
        unmask(f"media/mau.{kind}", b"")
    else:
        with pytest.raises(Refused, match="file-broken"):
            unmask(f"media/mau.{kind}", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF"])
def test_a_picture_may_have_the_ending_of_another(kind: str) -> None:
    """Phones and chat programs misname them every day; it is what it is."""
    body = saved(scene(64, 48), kind)
    assert picture_format(body) == kind
    for name in PICTURES:
        unmask(f"media/anh.{name}", body)


@pytest.mark.parametrize(
    ("name", "found"), [("a/b.JPG", "jpg"), ("a.b/c", ""), ("c", ""), ("a.tar.GZ", "gz"), ("a.", "")]
)
def test_endings(name: str, found: str) -> None:
    """Of the file, not of its folder."""
    assert ending(name) == found
