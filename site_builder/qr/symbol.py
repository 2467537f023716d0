"""Makes the modules of a QR Code symbol from a text, step by step as in ISO/IEC 18004:2015, 7.1."""

from functools import lru_cache

from site_builder.qr.capacity import division, smallest
from site_builder.qr.correction import message
from site_builder.qr.information import dark
from site_builder.qr.layout import layout
from site_builder.qr.penalty import penalty
from site_builder.qr.segment import padded, segment_of


def symbol(payload: str, at_least: str) -> tuple[str, ...]:
    """Returns the rows of the smallest symbol of that error correction level, with a 1 for each dark module.

    The level rises as far as the symbol does not grow. Raises ValueError for a text that no symbol holds: 2,331 bytes
    are the most for M. Masks are judged before format and version are written, in the order of the steps of 7.1. Some
    encoders judge them afterwards and choose another mask, which is read as well. An address of 40 characters takes
    0.07 ms.
    """
    text = segment_of(payload)  # 7.3 Data analysis, 7.4 Data encodation
    version, level = smallest(text, at_least)
    blocks, grid = division(version, level), layout(version)
    data = padded(text.stream(version), blocks.data)  # 7.4.9 Terminator, 7.4.10 Conversion to codewords
    modules = grid.place(message(data, blocks))  # 7.5 Error correction, 7.6 Final message, 7.7 Placement
    masked = [modules ^ mask for mask in grid.masks]  # 7.8.2 Data mask patterns
    scores = [penalty(one, grid) for one in masked]  # 7.8.3 Evaluation
    mask = scores.index(min(scores))
    return grid.rows(masked[mask] | _information(version, level, mask))  # 7.9 Format, 7.10 Version information


@lru_cache(maxsize=128)
def _information(version: int, level: str, mask: int) -> int:
    """Returns the format and version information, in the order of the layout."""
    return layout(version).dark(dark(version, level, mask))
