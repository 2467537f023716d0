"""Documents made by hand: each as small as its kind allows."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfReader, PdfWriter

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

Parts = Mapping[str, str]


def pdf(*pages: str, picture: bool = False, title: str = "") -> bytes:
    """A PDF: a piece of text a page, or lines with columns divided by |; a page without text may show a picture."""
    kids = " ".join(f"{3 + 2 * index} 0 R" for index in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    last = 3 + 2 * len(pages)
    for index, text in enumerate(pages):
        drawn = "\n".join(_rows(text)) if text else "/I Do" * picture
        shown = f"/XObject << /I {last + 1} 0 R >>" if picture and not text else ""
        fonts = f"/Resources << /Font << /F {last} 0 R >> {shown} >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] {fonts} /Contents {4 + 2 * index} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    image = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    objects.append(f"<< {image} /Length 1 >>\nstream\nx\nendstream")
    objects.append(f"<< /Author ({title}) >>")
    body, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{item}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    ends = f"trailer << /Size {len(places) + 1} /Root 1 0 R /Info {len(places)} 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return body + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}{ends}".encode()


def _rows(text: str) -> Iterator[str]:
    for row, line in enumerate(text.split("\n")):
        for column, cell in enumerate(line.split("|")):
            yield f"BT /F 6 Tf {20 + 45 * column} {150 - 20 * row} Td ({cell}) Tj ET"


def locked(body: bytes) -> bytes:
    """The same PDF, behind a password."""
    writer = PdfWriter(PdfReader(BytesIO(body)))
    writer.encrypt("mat-khau", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return written.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this body (w: elements), and other parts of its folder by name."""
    named = {"document": body, **parts}
    return zipped({f"word/{name}.xml": f'<w:x xmlns:w="{WORD}">{text}</w:x>' for name, text in named.items()})


def paragraph(*runs: str) -> str:
    """A paragraph of Word, which cuts words where it likes."""
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of Word."""
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def pptx(text: str) -> bytes:
    """A presentation of one slide."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return zipped({"ppt/slides/slide1.xml": f'<a:x xmlns:a="{drawing}"><a:p><a:t>{text}</a:t></a:p></a:x>'})


def xlsx(
    *rows: str, strings: tuple[str, ...] = (), formats: tuple[str, ...] = (), parts: Parts = MappingProxyType({})
) -> bytes:
    """A sheet: rows of `c` elements. Style 1 shows days, the styles from 2 on show these number formats.

    Other parts are given by their names in the folder `xl`.
    """
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    codes = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>' for at, code in enumerate(formats))
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in (0, 14, *range(164, 164 + len(formats))))
    named = {
        "worksheets/sheet1": sheet(*rows),
        "sharedStrings": f'<sst xmlns="{_SHEET}">{shared}</sst>',
        "styles": f'<styleSheet xmlns="{_SHEET}"><numFmts>{codes}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>',
        **parts,
    }
    return zipped({f"xl/{name}.xml": text for name, text in named.items()})


def sheet(*rows: str, around: str = "") -> str:
    """The part of one sheet, and what else it says behind its cells."""
    lines = "".join(f"<row>{row}</row>" for row in rows)
    return f'<worksheet xmlns="{_SHEET}"><sheetData>{lines}</sheetData>{around}</worksheet>'


def ods(rows: str, beside: str = "") -> bytes:
    """A LibreOffice workbook of one sheet: `table:table-row` elements, and what stands beside its sheets."""
    names = f'xmlns:text="{_ODF}" xmlns:table="{_TABLE}" xmlns:office="{_OFFICE}"'
    sheets = f'<office:spreadsheet><table:table table:name="A">{rows}</table:table>{beside}</office:spreadsheet>'
    body = f"<office:body>{sheets}</office:body>"
    return zipped({"content.xml": f"<office:document-content {names}>{body}</office:document-content>"})


def odf(*rows: tuple[str, ...], text: str = "") -> bytes:
    """A LibreOffice document with a table and a paragraph."""
    cells = ["".join(f"<t:table-cell><p>{cell}</p></t:table-cell>" for cell in row) for row in rows]
    lines = "".join(f"<t:table-row>{row}</t:table-row>" for row in cells)
    names = f'xmlns="{_ODF}" xmlns:t="{_TABLE}" xmlns:o="{_OFFICE}"'
    return zipped({"content.xml": f"<o:document {names}><t:table>{lines}</t:table><p>{text}</p></o:document>"})
