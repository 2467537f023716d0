"""Data codewords → final message, with those that correct errors (ISO/IEC 18004:2015, 7.5 and 7.6).

A polynomial over GF(2⁸) is one integer, eight bits a coefficient: a step of a division is one shift and one xor.
"""

from collections.abc import Iterable
from functools import cache
from itertools import islice, zip_longest

from site_builder.qr.capacity import Division


def message(data: bytes, division: Division) -> bytes:
    """The first codewords of all blocks, the second ones …, then their error correction codewords likewise (7.6)."""
    rest = iter(data)
    blocks = [bytes(islice(rest, length)) for length in division.blocks]
    return _interleaved(blocks) + _interleaved(checks(block, division.checks) for block in blocks)


def _interleaved(blocks: Iterable[bytes]) -> bytes:
    """Shorter blocks have nothing in the last turn."""
    return bytes([codeword for turn in zip_longest(*blocks) for codeword in turn if codeword is not None])


def checks(block: bytes, degree: int) -> bytes:
    """The remainder of the block, followed by as many zeros, divided by the generator polynomial (7.5.2)."""
    multiples, top = _multiples(degree), 8 * (degree - 1)
    remainder = 0
    for codeword in block:
        remainder ^= codeword << top
        remainder = remainder << 8 ^ multiples[remainder >> top]
    return remainder.to_bytes(degree)


@cache
def _multiples(degree: int) -> list[int]:
    """The generator polynomial times each element of the field: what takes away a remainder that begins with it."""
    multiple, multiples = _generator(degree), [0]
    for _ in range(8):
        multiples += [multiple ^ other for other in multiples]
        multiple = _doubled(multiple, degree)
    return multiples


def _generator(degree: int) -> int:
    """The product of x - α⁰, x - α¹ … (Annex A); α is 2, and plus and minus are xor."""
    product = 1
    for power in range(degree):
        scaled = product
        for _ in range(power):
            scaled = _doubled(scaled, degree)
        product = product << 8 ^ scaled
    return product


def _doubled(polynomial: int, degree: int) -> int:
    """Every coefficient times α, at once: a bit that leaves its eight comes back as 11101 (7.5.2)."""
    overflow = polynomial >> 7 & int.from_bytes(b"\1" * (degree + 1))
    return (polynomial ^ overflow << 7) << 1 ^ overflow * 0b11101
