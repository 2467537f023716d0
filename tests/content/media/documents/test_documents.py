"""Attachments: their text is read whatever the format, and what cannot be read is told."""

import time
import zlib

import papers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import docx, odf, paragraph, pdf, pptx, table, xlsx, zipped
from small_site import CONTENT, DAY, SmallSite

from site_builder.builder.memo import Memo
from site_builder.builder.unit import Inherited, layer
from site_builder.content.load import scan
from site_builder.content.media.documents.inspect import inspect
from site_builder.content.media.documents.readers import READERS
from site_builder.model.folder import Folder

ID = "048090001234"
HEADS = '<c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>'


def told(file: str, body: bytes) -> list[tuple[str, int]]:
    """The rules that a document breaks, and where."""
    return [(problem.code, problem.place.line) for problem in inspect(file, body)]


@pytest.mark.parametrize(
    ("file", "body", "problems"),
    [
        ("a.pdf", pdf("Thong bao", f"CCCD {ID}"), [("personal-id", 2)]),
        ("a.pdf", pdf("TT|Ngay sinh|CMND\n1|1/2/1990|271234567"), [("personal-birth", 1), ("personal-id", 1)]),
        ("a.pdf", pdf("TT|Ten|Ngay sinh|Ap\n1|A|x|3\n2|B|1/2/1990|4"), [("personal-birth", 1)]),
        ("a.pdf", pdf("Thong bao", title="STK 0123456789"), [("personal-bank", 1)]),
        ("a.docx", docx(paragraph("CCCD 0480", "90001", "234")), [("personal-id", 1)]),
        ("a.docx", docx(table(("Tên", "Số CMND"), ("A", "271234567"))), [("personal-id", 2)]),
        ("a.docx", docx(paragraph("a"), header1=paragraph("gọi 0912345678")), [("private-mobile", 4)]),
        ("a.docx", docx(paragraph("a"), comments=paragraph(f"bỏ {ID} đi")), [("personal-id", 4)]),
        ("a.docx", docx(f"<w:p><w:del><w:r><w:delText>{ID}</w:delText></w:r></w:del></w:p>"), [("personal-id", 1)]),
        ("a.docx", docx("<w:p><w:pos>048090001234</w:pos></w:p>"), []),
        ("a.pptx", pptx("Ngày sinh: 1/2/1990"), [("personal-birth", 1)]),
        (
            "a.xlsx",
            xlsx(
                HEADS, '<c r="A2" s="1"><v>27465</v></c><c r="C2"><v>48090001234</v></c>', strings=("Ngày sinh", "CCCD")
            ),
            [("personal-birth", 2), ("personal-id", 2)],
        ),
        ("a.xlsx", xlsx('<c r="A1" t="inlineStr"><is><t>STK 0123456789</t></is></c>'), [("personal-bank", 1)]),
        (
            "a.xlsx",
            xlsx('<c r="A1" t="s"><v>0</v></c>', '<c r="A2"><v>4.8090001234E10</v></c>', strings=("CCCD\tx",)),
            [("personal-id", 2)],
        ),
        (
            "a.xlsx",
            xlsx('<c r="A1" t="s"><v>0</v></c>', '<c r="A2"><v>75070001234</v></c>', strings=("Số CCCD",)),
            [("personal-id", 2)],
        ),
        ("a.odt", odf(text=f"CCCD 048<b>090</b>001234, {ID}"), [("personal-id", 2)]),
        ("a.ods", odf(("Họ tên", "Số CMND"), ("A", "271234567")), [("personal-id", 2)]),
        ("a.csv", "họ tên;ngày sinh\r\nA;1/2/1990\r\n".encode(), [("personal-birth", 2)]),
        ("a.csv", "họ tên\tCMND\nA\t271234567\n".encode("utf-16"), [("personal-id", 2)]),
        ("a.TXT", b"\xff goi 0912345678", [("private-mobile", 1)]),
        ("a.vcf", b"BEGIN:VCARD\nTEL:+84912345678\nBDAY:19750312\n", [("private-mobile", 2), ("personal-birth", 3)]),
        ("a.ics", f"DESCRIPTION:CCCD {ID[:6]}\r\n {ID[6:]}\r\n".encode(), [("personal-id", 1)]),
        ("a.doc", "\x00\x01Số CMND 271234567\x07".encode("utf-16-le"), [("personal-id", 1), ("attachment-unread", 1)]),
        ("a.doc", b"\x00CCCD 048090001234\r\x00", [("personal-id", 1), ("attachment-unread", 1)]),
        ("a.jpg", ID.encode(), []),
        ("a.MP3", b"ID3", []),
        ("a.epub", zipped({"text": ID}), [("attachment-unread", 1)]),
    ],
)
def test_a_personal_number_in_a_document_is_found(file: str, body: bytes, problems: list[tuple[str, int]]) -> None:
    """On the page of a PDF, else in the line, paragraph or row; also in comments, deleted words and properties."""
    assert told(file, body) == problems


@pytest.mark.parametrize("file", sorted({f"a.{ending}" for ending in READERS}))
@pytest.mark.parametrize("body", [b"", b"PK\x03\x04", b"%PDF-1.7\n1 0 obj\n<<", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_broken_is_unread_at_most(file: str, body: bytes) -> None:
    """It neither stops the build nor hides something."""
    assert {code for code, _ in told(file, body)} <= {"attachment-unread"}


@pytest.mark.parametrize(
    "body",
    [
        pdf("Trang bia", "", picture=True),
        papers.locked(pdf("Thong bao")),
        b"%PDF-1.4 nua tep",
        pdf("Thong bao").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
        pdf(*["a"] * 201),
    ],
    ids=["a scan behind a cover", "a password", "half a file", "a circle", "too many pages"],
)
def test_a_pdf_that_cannot_be_read_is_told(body: bytes) -> None:
    """Somebody has to look at it."""
    assert told("a.pdf", body) == [("attachment-unread", 1)]


def test_a_pdf_that_can_be_read_is_not_told() -> None:
    """An empty page is no scan."""
    assert told("a.pdf", pdf("Thong bao", "", "ngay 20/11/2026")) == []


def test_a_drawing_without_end_is_not_drawn() -> None:
    """A map of some MB would take minutes; the limit is a count of bytes, not a clock."""
    squiggle = zlib.compress(b"1 2 m 3 4 l S\n" * 4_000_000)
    drawn = b"BT /F 6 Tf 20 150 Td (x) Tj ET"
    body = pdf("x").replace(b"/Length %d >>" % len(drawn), b"/Length %d /Filter /FlateDecode >>" % len(squiggle))
    body = body.replace(drawn, squiggle)
    started = time.process_time()
    assert told("a.pdf", body) == [("attachment-unread", 1)]
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": b"<x>" + b" " * 40_000_000 + b"</x>"},
        {f"word/header{number}.xml": "<x/>" for number in range(5001)},
        {"word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'},
        {"word/document.xml": "<x>"},
        {"hello.txt": "a"},
        {"word/document.xml": "<x/>", "word/media/image1.jpg": b"x"},
    ],
    ids=["a bomb", "a crowd", "entities", "half a file", "another zip", "a scan in Word"],
)
def test_an_office_document_that_cannot_be_read_is_told(parts: dict[str, str | bytes]) -> None:
    """Nothing is unpacked that is too large."""
    assert told("a.docx", zipped(parts)) == [("attachment-unread", 1)]


def test_depth_is_no_danger() -> None:
    """No tree is built."""
    assert told("a.docx", docx("<w:p>" * 100_000 + "</w:p>" * 100_000)) == []


@given(st.sampled_from(sorted(READERS)), st.binary(max_size=300))
def test_no_bytes_are_too_odd(ending: str, body: bytes) -> None:
    """Law: a stranger's file is read or unread."""
    inspect(f"a.{ending}", body)


@given(st.integers(0, 1500), st.binary(min_size=1, max_size=4))
def test_no_damage_is_too_odd(place: int, damage: bytes) -> None:
    """Law: nor is a file that was whole once."""
    for ending, body in (("pdf", pdf("a", f"CCCD {ID}")), ("docx", docx(paragraph(ID)))):
        start = place % len(body)
        inspect(f"a.{ending}", body[:start] + damage + body[start + len(damage) :])


def test_the_same_number_is_told_once() -> None:
    """Though it stands on every page."""
    assert told("a.pdf", pdf(*[f"CCCD {ID}"] * 3)) == [("personal-id", 1)]


def offered(site: SmallSite, name: str, body: bytes, more: str = "") -> list[str]:
    """The mistakes of a unit that offers a document."""
    news = f"---\ntitle: A\ndate: 2026-11-19\nattachments: [{{file: ../media/{name}{more}}}]\n---\n"
    site.put({"bao-quang/announcements/tin.md": news, f"bao-quang/media/{name}": body})
    folder = next(item for item in scan(site.content) if item.path == ("bao-quang",))
    found = inspect(f"bao-quang/media/{name}", body)
    read = Folder(path=folder.path, files=folder.files, media=folder.media, problems=found)
    return [problem.code for problem in layer(read, Inherited(), Memo(), DAY).problems.told]


def test_a_scan_that_somebody_has_read_is_not_told(site: SmallSite) -> None:
    """The attachment names who; numbers that were found stay errors."""
    scan_of_paper = pdf("", picture=True)
    assert offered(site, "a.pdf", scan_of_paper) == ["attachment-unread"]
    assert offered(site, "a.pdf", scan_of_paper, ", reviewed_by: Nguyễn Văn Mẫu") == []
    assert offered(site, "a.doc", b"CCCD 048090001234", ", reviewed_by: Nguyễn Văn Mẫu") == ["personal-id"]


def test_a_lawful_number_in_a_document_is_no_leak(site: SmallSite) -> None:
    """The commune's own invitation gives its hotline."""
    body = docx(paragraph("Gọi 0912 345 678"))
    assert offered(site, "a.docx", body) == ["private-mobile"]
    site.put({"bao-quang/unit.yaml": f"{CONTENT['bao-quang/unit.yaml']!s}".replace("0251 1022", "0912 345 678")})
    assert offered(site, "a.docx", body) == []
