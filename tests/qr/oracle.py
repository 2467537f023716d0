"""segno, whose codes are ours module for module, once it pads as the standard has it (7.4.10; its issues 123, 148)."""

import io
import string

import segno
from hypothesis import strategies as st
from segno import encoder


def _to_the_next_codeword(bits: list[int], _version: int | None, length: int) -> None:
    """Nothing where the stream ends with a codeword; segno adds one of zeros there."""
    bits.extend([0] * (-length % 8))


encoder.write_padding_bits = _to_the_next_codeword

TITLE = 'Mã QR: <Cài VNeID> & "hơn"'
ADDRESSES = st.builds("https://{}".format, st.text(string.ascii_lowercase + string.digits + "-._~/%?=&", max_size=140))
"""Versions 1 to 8, each level by boost."""


def rows(payload: str, level: str) -> tuple[str, ...]:
    """The modules as segno lays them, a 1 for each dark one."""
    code = segno.make(payload, error=level, micro=False, boost_error=True)
    return tuple("".join(map(str, row)) for row in code.matrix)


def penalty(rows: tuple[str, ...]) -> int:
    """What segno holds against a symbol."""
    matrix = [bytearray(map(int, row)) for row in rows]
    return int(encoder.evaluate_mask(matrix, len(rows), len(rows)))  # type: ignore[no-untyped-call]  # not public


def svg(payload: str, title: str) -> str:
    """The SVG as segno draws it."""
    out = io.BytesIO()
    segno.make(payload, error="m", micro=False, boost_error=True).save(
        out,
        kind="svg",
        border=4,
        xmldecl=False,
        svgns=False,
        omitsize=True,
        title=title,
        svgclass="qr",
        lineclass=None,
        dark="#000",
        light="#fff",
    )
    return out.getvalue().decode().strip().replace("<svg ", '<svg role="img" ', 1)


def terminal(payload: str) -> str:
    """The same for a terminal."""
    out = io.StringIO()
    segno.make(payload, error="l", micro=False).terminal(out, border=4, compact=True)
    return out.getvalue()
