"""Defines what stands in a register of issued codes (`qr.yaml`): one record for each QR code that was ever printed."""

from datetime import date
from hashlib import blake2b

from site_builder.model.choices import CodeStatus, PrintForm
from site_builder.model.frozen import frozen
from site_builder.model.location import Record, required
from site_builder.model.scalars import CodeNumber, ContentId


@frozen
class IssuedCode(Record):
    """Records one code. Its line is never deleted, and its number never given to another one."""

    code: CodeNumber = required(CodeNumber(""))
    target: ContentId = required(ContentId(""))
    label: str = ""
    place: str = ""
    """Says where the sheet hangs."""
    keeper: str = ""
    """Says which role looks after the sheet."""
    form: PrintForm | None = None
    issued: date | None = None
    printed: date | None = None
    status: CodeStatus = CodeStatus.LIVE
    successor: ContentId = ContentId("")
    """Says where a retired code leads on to."""
    reason: str = ""
    seal: str = ""
    """It follows from all that a printed sheet depends on: whoever changes that by hand has to change it, too."""

    @property
    def true_seal(self) -> str:
        """Returns the seal that the record should have."""
        return seal_of(self.code, self.target, self.status, self.successor)


_LETTERS = "abcdefghjkmnpqrs"
"""Sixteen letters that nobody takes for a digit or for one another."""


def seal_of(code: str, target: str, status: str = CodeStatus.LIVE, successor: str = "") -> str:
    """Returns the seal of a code with this target. It guards against slips, not against malice."""
    told = blake2b(f"{code} {target} {status} {successor}".encode(), digest_size=2).hexdigest()
    return "".join(_LETTERS[int(digit, 16)] for digit in told)
