"""Makes the final message of data codewords and those that correct errors (ISO/IEC 18004:2015, 7.5 and 7.6).

A polynomial over GF(2⁸) is one integer with eight bits for each coefficient. A step of a division is a shift and a xor.
"""

from collections.abc import Iterable
from functools import cache
from itertools import islice, zip_longest

from site_builder.qr.capacity import Division


def message(data: bytes, division: Division) -> bytes:
    """Puts the first codewords of all blocks in a row, then the second ones …, then the error correction ones (7.6)."""
    rest = iter(data)
    blocks = [bytes(islice(rest, length)) for length in division.blocks]
    return _interleaved(blocks) + _interleaved(checks(block, division.checks) for block in blocks)


def _interleaved(blocks: Iterable[bytes]) -> bytes:
    """Takes a codeword of each block in turn. Shorter blocks have none in the last turn."""
    return bytes([codeword for turn in zip_longest(*blocks) for codeword in turn if codeword is not None])


def checks(block: bytes, degree: int) -> bytes:
    """Returns the remainder of the block, followed by as many zeros, divided by the generator polynomial (7.5.2)."""
    multiples, top = _multiples(degree), 8 * (degree - 1)
    remainder = 0
    for codeword in block:
        remainder ^= codeword << top
        remainder = remainder << 8 ^ multiples[remainder >> top]
    return remainder.to_bytes(degree)


@cache
def _multiples(degree: int) -> list[int]:
    """Returns, for each first coefficient that a remainder may have, the multiple of the generator that cancels it."""
    multiple, multiples = _generator(degree), [0]
    for _ in range(8):
        multiples += [multiple ^ other for other in multiples]
        multiple = _doubled(multiple, degree)
    return multiples


def _generator(degree: int) -> int:
    """Returns the product of x - α⁰, x - α¹ … (Annex A), where α is 2, and plus and minus are xor."""
    product = 1
    for power in range(degree):
        scaled = product
        for _ in range(power):
            scaled = _doubled(scaled, degree)
        product = product << 8 ^ scaled
    return product


def _doubled(polynomial: int, degree: int) -> int:
    """Multiplies every coefficient by α at once: a bit that leaves its eight comes back as 11101 (7.5.2)."""
    overflow = polynomial >> 7 & int.from_bytes(b"\1" * (degree + 1))
    return (polynomial ^ overflow << 7) << 1 ^ overflow * 0b11101
