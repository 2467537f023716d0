"""Mistakes against the rules of `report/rules/pictures.py`."""

from papers import WORD, paragraph, pdf, zipped
from photos import bomb, film, located, saved, scene

from report.cases.contents import GUIDE, Case, text
from site_builder.content.media.prepare import LARGEST


def _file(name: str, body: bytes) -> dict[str, str]:
    """A file of the media folder, as a text that stands for any bytes."""
    return {f"bao-quang/media/{name}": body.decode("utf-8", "surrogateescape")}


_SMALL = scene(64, 48)
_JPEG = _file("a.jpg", saved(_SMALL))
_LOCATED = located(image=_SMALL)
_DOCUMENT = zipped(
    {
        "[Content_Types].xml": "",
        "word/document.xml": f'<w:x xmlns:w="{WORD}">{paragraph("Ảnh")}</w:x>',
        "word/media/a.jpg": _LOCATED,
    }
)
_MOVING = saved(_SMALL, "GIF", save_all=True, append_images=[_SMALL.rotate(180)])
_ACTING = pdf("a").replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (1) >>")
_LEADING = pdf("a").replace(b"/MediaBox", b"/Annots [<< /A << /S /URI /URI (https://a.example) >> >>] /MediaBox")
_PROGRESSIVE = saved(_SMALL, progressive=True)
_SCANS = _PROGRESSIVE[:-2] + _PROGRESSIVE[_PROGRESSIVE.rindex(b"\xff\xda") : -2] * 200 + b"\xff\xd9"
_READ = GUIDE.format("audio: {file: ../media/a.pdf}\n", "Chữ.\n")
CASES: dict[str, Case] = {
    "picture-outside": (text("![a](https://a.gov.vn/a.png)"), 6, 6),
    "picture-silent": ({**text("![](../media/a.jpg)"), **_JPEG}, 6, 5),
    "audio-kind": ({"bao-quang/guides/bai.md": _READ, **_file("a.pdf", pdf("a"))}, 5, 15),
    "picture-kind": (text("![a](cai-vneid.md)"), 6, 6),
    "picture-drawing": (_file("a.svg", b"<svg/>"), 1, 1),
    "picture-huge": (_file("a.png", bomb()), 1, 1),
    "picture-costly": (_file("a.jpg", _SCANS), 1, 1),
    "picture-moving": (_file("a.gif", _MOVING), 1, 1),
    "media-located": (_file("a.jpg", located(image=_SMALL)), 1, 1),
    "document-links": (_file("a.pdf", _LEADING), 1, 1),
    "document-acts": (_file("a.pdf", _ACTING), 1, 1),
    "document-located": (_file("a.docx", _DOCUMENT), 1, 1),
    "media-large": (_file("a.pdf", b"%PDF" + b"0" * LARGEST), 1, 1),
    "file-disguised": (_file("a.jpg", b"<!doctype html>"), 1, 1),
    "file-broken": (_file("a.jpg", saved(_SMALL)[:200]), 1, 1),
    "film-data": (_file("a.mp4", film(track=b"camm", noted=False)), 1, 1),
}
