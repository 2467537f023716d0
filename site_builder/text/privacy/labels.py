"""Finds the words that say what a number is: "STK", "số căn cước", "mã số thuế". The nearest before it decides."""

import re
from bisect import bisect_right
from enum import StrEnum

from site_builder.model.frozen import frozen
from site_builder.text.privacy.tables import Column, columns


class Label(StrEnum):
    """Names what the words before a number, or above its column, say that it is."""

    IDENTITY = "identity"
    ACCOUNT = "account"
    """After "Số tài khoản" stands an account number."""
    MONEY = "money"
    """After a bank's name, "chuyển khoản" or "tài khoản" may stand an account number."""
    HEALTH = "health"
    BIRTH = "birth"
    PHONE = "phone"
    TAX = "tax"
    """It is a company's tax code. A person's tax code has been the citizen id since 1 July 2025."""
    OTHER = "other"


_BANKS = (
    "vietcombank|vcb|agribank|bidv|vietinbank|techcombank|tcb|mb|mbbank|acb|sacombank|tpbank|vpbank|vib|shb|hdbank|ocb"
    "|msb|seabank|lpbank|lienvietpostbank|eximbank|abbank|ncb|pvcombank|kienlongbank|nam a bank|bac a bank|scb|cake"
    "|timo"
)
_WORDS = {
    Label.OTHER: "ma dinh danh(?: cua)? (?:co quan|don vi|to chuc)|ma ho so|so ho so|ma thu tuc|ma khach hang|ma kh"
    "|ma buu gui|ma van don|van don|so hieu|seri|serial|bien lai|hoa don|ma don vi|toa do|ma giao dich|ma tra cuu"
    "|ma tham chieu|isbn|ma vach|ma san pham|ma dang ky|ma cong to|ma so ho|ma so tau|quyet dinh so|cong van so"
    "|thong bao so|to trinh so|ke hoach so|bien nhan|giay phep|gpkd|thua dat|ma gcn|so gcn|vao so"
    "|ma qhns|ma chuong|swift|ios|android|app id|id(?==)|so khung",
    Label.IDENTITY: "cccd|cmnd|cmtnd|cmt|can cuoc(?: cong dan| cd)?|chung minh(?: nhan dan| thu| nd)?"
    "|ma dinh danh(?: ca nhan)?|so dinh danh(?: ca nhan)?|dinh danh ca nhan|dinh danh|ddcn|giay to tuy than|gttt"
    "|so ca nhan|so cc|the cc|so cm|identity card|citizen id|id card",
    Label.HEALTH: "bhxh|bhyt|bao hiem xa hoi|bao hiem y te|so bao hiem|ma the|so so",
    Label.ACCOUNT: "so tai khoan|tai khoan so|stk|so tk|tk so|tknh|so the(?: atm| ngan hang)?|the atm|a/c|iban"
    "|account(?: number| no)?|tai khoan ngan hang|tk ngan hang",
    Label.MONEY: f"tai khoan|tk|chuyen khoan|ck|ngan hang|nhan tien|{_BANKS}",
    Label.BIRTH: r"ngay(?: thang)?(?: nam)? sinh|sinh ngay|nam sinh|sinh(?=\s*[:(]?\s*\d)|dob|bday|birth ?date|birthday"
    "|date of birth|sn|ns",
    Label.PHONE: "dien thoai|so dt|sdt|dt|dtdd|di dong|zalo|wa.me|viber|lien he|lien lac|goi|hotline|duong day nong"
    "|tong dai|phone|mobile|tel|lh|alo",
    Label.TAX: "mst|ma so thue|ma so dn|ma so doanh nghiep|msdn",
}
_SPACED = {label: words.replace(" ", r"[\s,/\-]{0,3}") for label, words in _WORDS.items()}
"""The words may also stand over a line end, with hyphens as in file names, or joined as in the heads of tables."""
_FIRST = {label: "".join(sorted({word[0] for word in words.split("|")})) for label, words in _WORDS.items()}
"""They are the letters with which the words of a label begin. Most words of a page begin with none of them."""
_CHOICES = "|".join(f"(?P<{label}>(?=[{_FIRST[label]}])(?:{words}))" for label, words in _SPACED.items())
_PATTERN = re.compile(rf"(?<![a-z0-9])(?:{_CHOICES})(?![a-z])")
BANK = re.compile(rf"[\s\-,(:|]{{0,4}}(?:(?:tai|o|cua|mo tai)\s)?(?:ngan hang|nh|{_BANKS})(?![a-z])")
"""It matches a bank's name after an account number."""
_SENTENCE = re.compile(r"[.!?…]\s+\S")
_REACH = 90


@frozen
class LabelHit:
    """Holds the label of a number, and its distance from the number in characters: 0 for the head of its column."""

    label: Label | None
    gap: int
    line: bool = True
    """It is true if the label stands on the number's own line."""


_NO_LABEL = LabelHit(label=None, gap=_REACH)


class Labels:
    """Finds all labels of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = [(match.start(), match.end(), Label(match.lastgroup or "")) for match in _PATTERN.finditer(text)]
        self.starts = [start for start, _, _ in found]
        self.found = found
        self.known = {label for _, _, label in found}
        heads = {str(label): [(start, end) for start, end, kind in found if kind is label] for label in self.known}
        self.columns: list[Column] = columns(text, heads) if found else []
        self.column_starts = [column.start for column in self.columns]

    def of(self, start: int) -> LabelHit:
        """Returns the label of the number that begins at `start`."""
        index = bisect_right(self.column_starts, start) - 1
        if index >= 0 and start < self.columns[index].end:
            return LabelHit(label=Label(self.columns[index].label), gap=0)
        index = bisect_right(self.starts, start) - 1
        if index < 0 or not self._reaches(index, start):
            return _NO_LABEL
        _, end, label = self.found[index]
        hit = LabelHit(label=label, gap=start - end, line="\n" not in self.text[end:start])
        while label is Label.MONEY and index > 0:  # "số tài khoản tại ngân hàng Agribank: …"
            index -= 1
            if not self._reaches(index, start) or self.found[index][2] not in (Label.MONEY, Label.ACCOUNT):
                break
            if self.found[index][2] is Label.ACCOUNT:
                return LabelHit(label=Label.ACCOUNT, gap=hit.gap, line=hit.line)
        return hit

    def _reaches(self, index: int, start: int) -> bool:
        """Returns whether a label applies to a number: near it, in the same sentence, paragraph and row of a table."""
        end = self.found[index][1]
        if start - end > _REACH:
            return False
        between = self.text[end:start]
        if "\n" in between and ("\n\n" in between or between.rpartition("\n")[2].lstrip().startswith("|")):
            return False
        return not _SENTENCE.search(between.lstrip(" .:"))
