"""No part of a document is forgotten: it is read, or known to hold no text of people, or told by its name."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import docx, paragraph, pdf, xlsx, zipped
from photos import saved
from PIL import Image
from pypdf import PdfReader, PdfWriter

from site_builder.content.media.documents.inspect import inspect
from site_builder.content.media.documents.parts import Part, part_of

ID = "048090001234"
MAIN = {"word/document.xml": f'<w:x xmlns:w="a">{paragraph("Thông báo")}</w:x>'}
BOOK = xlsx(f'<c r="A1" t="inlineStr"><is><t>{ID}</t></is></c>')


def told(file: str, body: bytes) -> list[tuple[str, str]]:
    """The rules that a document breaks, and of what part."""
    return [(problem.code, problem.words.get("part", "")) for problem in inspect(file, body)]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("word/glossary/document.xml", f'<w:x xmlns:w="a">{paragraph(ID)}</w:x>'),
        ("word/charts/chart1.xml", f'<c:x xmlns:c="a"><c:pt><c:v>{ID}</c:v></c:pt></c:x>'),
        ("word/settings.xml", f'<w:x xmlns:w="a"><w:docVar w:name="so" w:val="{ID}"/></w:x>'),
        ("word/people.xml", f'<w:x xmlns:w="a"><w:person w:author="{ID}"/></w:x>'),
        ("word/embeddings/a.xlsx", BOOK),
        ("word/embeddings/b.docx", docx(paragraph("a"), comments=paragraph(ID))),
        ("word/media/a.emf", b"\1\0\0\0" + bytes(36) + b" EMF" + ID.encode("utf-16-le")),
        ("customXml/item1.xml", f'<a b="{ID}"/>'),
        ("customXml/item2.xml", f"<a>{ID}</a>"),
        ("xl/pivotCache/pivotCacheRecords1.xml", f'<r><s v="{ID}"/></r>'),
        ("xl/externalLinks/externalLink1.xml", f"<r><cell r='A1'><v>{ID}</v></cell></r>"),
        ("xl/tables/table1.xml", f'<table displayName="Dan_{ID}"/>'),
        ("xl/connections.xml", f'<c><p sqlType="1" string="{ID}"/></c>'),
        ("ppt/tags/tag1.xml", f'<t val="{ID}"/>'),
        ("of/a/new/program.xml", f"<x>{ID}</x>"),
    ],
)
def test_a_number_is_found_wherever_it_hides(name: str, body: str | bytes) -> None:
    """In what Office keeps beside the text that people see."""
    assert told("a.docx", zipped({**MAIN, name: body})) == [("personal-id", "")]


def test_a_bookmark_has_a_name() -> None:
    """People do not see it."""
    assert told("a.docx", docx(f'<w:bookmarkStart w:name="cccd_{ID}"/>' + paragraph("a"))) == [("personal-id", "")]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0"),
        ("word/embeddings/a.xlsx", b"PK"),
        ("word/activeX/activeX1.bin", b"x"),
        ("word/vbaProject.bin", b"x"),
        ("word/afchunk.mht", b"x"),
        ("xl/worksheets/sheet1.bin", b"x"),
        ("attached.pdf", b"%PDF"),
    ],
)
def test_what_is_not_read_is_told_by_its_name(name: str, body: bytes) -> None:
    """Whoever reviews the file knows where to look."""
    assert told("a.docx", zipped({**MAIN, name: body})) == [("attachment-unread", f" («{name}»)")]


@pytest.mark.parametrize(
    "name",
    [
        "word/styles.xml",
        "word/theme/theme1.xml",
        "word/fonts/font1.odttf",
        "docProps/thumbnail.jpeg",
        "xl/calcChain.xml",
    ],
)
def test_what_people_do_not_write_is_passed_over(name: str) -> None:
    """Styles, themes, fonts: a number there is nobody's."""
    assert told("a.docx", zipped({**MAIN, name: f"<x>{ID}</x>"})) == []


@given(st.text(alphabet="abw/.-_1", min_size=1, max_size=12).map(lambda name: f"{name}.bin"))
def test_a_part_that_nobody_knows_is_unread(name: str) -> None:
    """Law: the list names what is harmless, not what is dangerous."""
    assert part_of(name) is Part.UNKNOWN


def test_files_in_files_end() -> None:
    """The third is not opened any more."""
    body = docx(paragraph(ID))
    for _ in range(3):
        body = zipped({**MAIN, "word/embeddings/a.docx": body})
    assert told("a.docx", body) == [("attachment-unread", " («word/embeddings/a.docx»)")]


PHOTO = saved(Image.new("RGB", (1000, 1400), "white"))


@pytest.mark.parametrize(
    ("words", "problems"),
    [("Danh sách", [("attachment-unread", "")]), ("Thông báo về việc thu tiền điện " * 20, [])],
    ids=["a heading", "a letter"],
)
def test_a_photo_with_few_letters_beside_it_is_a_scan(words: str, problems: list[tuple[str, str]]) -> None:
    """A heading over a photo of a paper says nothing of what stands on the paper."""
    parts: dict[str, str | bytes] = {
        "word/document.xml": f'<w:x xmlns:w="a">{paragraph(words)}</w:x>',
        "word/media/a.jpg": PHOTO,
    }
    assert told("a.docx", zipped(parts)) == problems


def test_a_logo_is_no_scan() -> None:
    """It has too few pixels to be read from."""
    logo = saved(Image.new("RGB", (300, 300), "white"))
    assert told("a.docx", zipped({**MAIN, "word/media/a.jpg": logo})) == []


def stamped(words: str) -> bytes:
    """A PDF of one page: a picture of a paper, and a few words."""
    body = pdf(words)
    image = b"<< /Type /XObject /Subtype /Image /Width 1240 /Height 1754 /ColorSpace /DeviceGray /BitsPerComponent 8"
    plain = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    assert plain in body
    return body.replace(plain, image).replace(b"/Font <<", b"/XObject << /I 6 0 R >> /Font <<")


@pytest.mark.parametrize("words", ["x", "Scanned with CamScanner"])
def test_a_stamp_is_no_text(words: str) -> None:
    """The app that made the scan signs it."""
    assert told("a.pdf", stamped(words)) == [("attachment-unread", "")]


def test_a_page_of_one_digit_is_no_scan() -> None:
    """There is no picture on it."""
    assert told("a.pdf", pdf("1")) == []


def changed(first: bytes, second: bytes) -> bytes:
    """A PDF that was saved again by adding to its end."""
    end = b"startxref\n%d\n%%%%EOF\n" % first.rindex(b"xref\n0 ")
    return first[: first.rindex(b"startxref")] + end + second[second.index(b"1 0 obj") :]


def test_an_earlier_version_of_a_pdf_is_read() -> None:
    """A number that was "deleted" is still in the file."""
    assert told("a.pdf", changed(pdf(f"CCCD {ID}"), pdf("Da xoa"))) == [("personal-id", "")]
    assert told("a.pdf", changed(pdf("Thong bao"), pdf("Da xoa"))) == []


def with_root(more: str) -> bytes:
    """A PDF with something more in its catalogue."""
    return pdf("Thong bao").replace(b"/Type /Catalog", f"/Type /Catalog {more}".encode())


def with_note(more: str) -> bytes:
    """A PDF with a note on its page."""
    return pdf("Thong bao").replace(b"/MediaBox", f"/Annots [<< /Type /Annot {more} >>] /MediaBox".encode())


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (with_root("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), "JavaScript"),
        (with_root("/OpenAction << /S /URI /URI (https://quang-cao.example/) >>"), "URI"),
        (with_root("/OpenAction << /S /GoTo /Next [<< /S /Launch /F (a.exe) >>] >>"), "Launch"),
        (with_root("/AA << /WC << /S /SubmitForm >> >>"), "SubmitForm"),
        (with_root("/Names << /JavaScript << /Names [] >> >>"), "JavaScript"),
        (with_note("/Subtype /Link /A << /S /Launch /F (a.exe) >>"), "Launch"),
        (
            with_note("/Subtype /Link /A << /S /URI /URI (https://tai.example/vneid.apk) >>"),
            "https://tai.example/vneid.apk",
        ),
        (with_note("/Subtype /Link /A << /S /URI /URI (http://203.0.113.7/vneid) >>"), "http://203.0.113.7/vneid"),
        (with_note("/Subtype /Link /A << /S /URI /URI (javascript:alert) >>"), "javascript:alert"),
        (with_note("/Subtype /Widget /AA << /E << /S /JavaScript /JS (1) >> >>"), "JavaScript"),
    ],
)
def test_a_pdf_that_acts_is_told(body: bytes, what: str) -> None:
    """It would run a program or open a page on the computer of whoever reads it."""
    acting = [problem.words["what"] for problem in inspect("a.pdf", body) if problem.code == "document-acts"]
    assert acting == [what]


@pytest.mark.parametrize(
    "address",
    ["https://a.gov.vn/", "https://www.facebook.com", "mailto:ubnd@a.gov.vn", "tel:02513871", "a.gov.vn:8443/b"],
)
def test_a_pdf_with_an_ordinary_link_does_not_act(address: str) -> None:
    """Whoever clicks on it wants to go there."""
    found = told("a.pdf", with_note(f"/Subtype /Link /A << /S /URI /URI ({address}) >>"))
    assert [code for code, _ in found if code != "document-links"] == []


def test_a_program_inside_a_pdf_is_told() -> None:
    """It starts when somebody clicks on it."""
    writer = PdfWriter(PdfReader(BytesIO(pdf("Thong bao"))))
    writer.add_attachment("cai-dat.exe", b"MZ")
    written = BytesIO()
    writer.write(written)
    found = {problem.code: problem.words for problem in inspect("a.pdf", written.getvalue())}
    assert found == {"document-acts": {"what": "cai-dat.exe"}, "attachment-unread": {"part": " («cai-dat.exe»)"}}


def test_a_file_inside_a_pdf_is_told() -> None:
    """Nobody sees it on a page."""
    body = with_note("/Subtype /FileAttachment /FS << /F (a.txt) >>")
    assert told("a.pdf", body) == [("attachment-unread", " («FileAttachment»)")]


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HREF = "xmlns:xlink='http://www.w3.org/1999/xlink'"


@pytest.mark.parametrize(
    ("file", "body"),
    [
        ("a.pdf", with_note("/Subtype /Link /A << /S /URI /URI (https://la.example/a?b=1&c=2) >>")),
        (
            "a.docx",
            zipped(
                {
                    **MAIN,
                    "word/_rels/document.xml.rels": f'<Relationships><Relationship Id="a" Type="{RELATION}/hyperlink" '
                    'Target="https://la.example/a?b=1&amp;c=2" TargetMode="External"/>'
                    f'<Relationship Id="b" Type="{RELATION}/styles" Target="styles.xml"/></Relationships>',
                }
            ),
        ),
        (
            "a.odt",
            zipped(
                {
                    "content.xml": f'<x xmlns:t="t" {HREF}><t:p>Thông báo '
                    '<t:a xlink:href="https://la.example/a?b=1&amp;c=2">ở đây</t:a></t:p></x>'
                }
            ),
        ),
    ],
)
def test_where_a_document_leads_is_known(file: str, body: bytes) -> None:
    """Which hosts are foreign, the site knows: `tests/check/test_outer_links.py`."""
    found = [problem.words for problem in inspect(file, body) if problem.code == "document-links"]
    assert found == [{"value": "https://la.example/a?b=1&c=2", "host": "la.example"}]
