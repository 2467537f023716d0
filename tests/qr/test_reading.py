"""Codes that programs draw are read back, whatever drew them."""

import io
from pathlib import Path

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from linkcheck.site.folders import HOME, told

from site_builder.qr import svg
from site_builder.qr.drawing import payload_of
from site_builder.qr.reading import read
from site_builder.qr.symbol import symbol

ADDRESS = "https://xa.example/q/901/"
TEXTS = st.one_of(
    st.from_regex(r"https://[a-z]{1,20}\.example/[a-z0-9/_-]{0,300}", fullmatch=True),
    st.from_regex(r"[0-9]{1,90}", fullmatch=True),
    st.from_regex(r"[A-Z0-9:/ .]{1,90}", fullmatch=True),
)


@given(TEXTS, st.sampled_from("LMQH"))
def test_what_is_written_can_be_read(text: str, level: str) -> None:
    """In each mode, version and level."""
    assert read(symbol(text, level)) == text


@given(st.integers(0, 30 * 30 - 1))
def test_a_damaged_symbol_is_never_read_as_another_text(place: int) -> None:
    """Nothing is corrected: what is told is what was drawn."""
    rows = [list(row) for row in symbol(ADDRESS, "M")]
    row, column = divmod(place % len(rows) ** 2, len(rows))
    rows[row][column] = "10"[int(rows[row][column])]
    assert read(["".join(one) for one in rows]) in (None, ADDRESS), "the last bits of a symbol say nothing"


def drawn(**form: object) -> str:
    """A code as segno writes it."""
    file = io.BytesIO()
    segno.make(ADDRESS, micro=False).save(file, kind="svg", **form)
    return file.getvalue().decode()


def boxes(form: str) -> str:
    """A code of rectangles, as other programs draw them."""
    cells = [(x, y) for y, row in enumerate(symbol(ADDRESS, "L")) for x, module in enumerate(row) if module == "1"]
    return (
        "<svg>"
        + "".join(form.format(x=10 * x + 40, y=10 * y + 40, r=10 * x + 50, b=10 * y + 50) for x, y in cells)
        + "</svg>"
    )


@pytest.mark.parametrize(
    "text",
    [
        svg(ADDRESS, "Mã"),
        drawn(),
        drawn(scale=4, border=0, light="white"),
        boxes('<rect x="{x}" y="{y}" width="10" height="10" fill="#000"/>'),
        boxes('<path d="M{x},{y}H{r}V{b}H{x}z"/>'),
        '<svg><rect width="500" height="500" fill="white"/>' + boxes('<path d="M{x} {y}h10v10h-10z" />'),
    ],
)
def test_drawings_are_read(text: str) -> None:
    """Strokes, rectangles, areas; what is white is ground."""
    assert payload_of(text) == ADDRESS


NO_CODES = (
    "",
    "<rect width='x'/>",
    "<path d='M0 0'/>",
    "<path d='M 1 2 C 3'/>",
    "<path d='M0 0h9v9z'/>",
    "<path d='Mh'/>",
)


@pytest.mark.parametrize("text", NO_CODES)
def test_other_drawings_are_no_codes(text: str) -> None:
    """Whatever is in them."""
    assert payload_of(f"<svg>{text}</svg>") is None


def test_a_code_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    """At the page that shows it, as a drawing or a picture; and once where words beside it say the same."""
    file = tmp_path / "a.png"
    segno.make(ADDRESS, micro=False).save(str(file), scale=3)
    pages: dict[str, str | bytes] = {
        "index.html": f"<figure class=qr>{svg(ADDRESS, 'Mã')}</figure><img src=qr-1.svg><img src=anh/qr.png>",
        "b.html": f"<figure data-payload={ADDRESS}>{svg(ADDRESS, 'Mã')}</figure>",
        "qr-1.svg": drawn(),
        "anh/qr.png": file.read_bytes(),
    }
    missing = [(name, "site-missing", ADDRESS) for name in ("b.html", *["index.html"] * 3)]
    assert told(pages, HOME) == missing
    assert told({**pages, "q/901/index.html": "<p>Đây"}, HOME) == []
