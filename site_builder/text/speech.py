"""Turns a text into what an announcer or a machine reads aloud: short sentences without addresses, tables or signs.

Days, hours, sums and numbers to call become words; a row of a table is a sentence; an address on the web cannot be
heard and is said to stand on the page. Saying the result once more changes nothing. Pure.
"""

import re

from site_builder.text.phones import numbers_in, show_phone
from site_builder.text.spoken_numbers import say_day, say_digits, say_month, say_number, say_time
from site_builder.text.spoken_signs import spell_signs

_ABBREVIATIONS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "CCCD": "căn cước công dân",
    "BHYT": "bảo hiểm y tế",
    "BHXH": "bảo hiểm xã hội",
    "ANTT": "an ninh trật tự",
    "CNSCĐ": "công nghệ số cộng đồng",
    "CĐS": "chuyển đổi số",
    "TTHC": "thủ tục hành chính",
    "DVCTT": "dịch vụ công trực tuyến",
    "DVC": "dịch vụ công",
    "PAHT": "phản ánh hiện trường",
    "PVHCC": "phục vụ hành chính công",
    "TDP": "tổ dân phố",
    "SĐT": "số điện thoại",
    "ĐT": "điện thoại",
    "HTX": "hợp tác xã",
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "NĐ": "Nghị định",
    "TP.": "thành phố ",
    "TX.": "thị xã ",
    "TT.": "thị trấn ",
    "KP.": "khu phố ",
    "KP": "khu phố",
    "P.": "phường ",
    "X.": "xã ",
    "%": " phần trăm",
    "&": " và ",
}
_SHORT = re.compile(
    r"(?<!\w)(?:UBND|HĐND|MTTQ|CCCD|BHYT|BHXH|ANTT|CNSCĐ|CĐS|TTHC|DVC|DVCTT|PAHT|PVHCC|TDP|SĐT|ĐT|HTX|NQ|QĐ|NĐ|KP)(?!\w|\.)"
    r"|(?<!\w)(?:TP|TX|TT|KP|P|X)\. ?(?=\w)|%|&"
)
_MARKUP = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), ", "),
    (re.compile(r"<[^>]*>"), ""),
    (re.compile(r"[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}(?![\d#])|^\s*>\s?", re.MULTILINE), ""),
)
_HOST = r"(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|example)\b(?:/[\w./%-]*\w)?"
_ELSEWHERE = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "địa chỉ thư ghi trên trang"),
    (re.compile(rf"(?:https?://|www\.)\S+?(?=[.,;:!?)]*(?:\s|$))|{_HOST}"), "địa chỉ ghi trên trang"),
    (re.compile(r"(?<![\w.])\.(?=(?:[a-z]+\.)*vn\b)"), " chấm "),
    (re.compile(r"(?<=chấm gov)\.(?=vn\b)"), " chấm "),
)
_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_LINE = re.compile(r"^\s*[-*_](?:\s*[-*_]){2,}\s*$")
"""A line across the page."""
_STEP = re.compile(r"^\s*(\d{1,2})[.)]\s+")
_LEADING = re.compile(r"^\s*(?:#{1,6}|[-+*•])\s+")
_CODE = re.compile(r"\*\d{2,4}#")
_MEASURED = (
    r"(?!\s*(?:đồng|hộ|người|nghìn|ngàn|triệu|tổ|ấp|xã|nhà|phần|phút|mét|cây|thành viên|đại biểu|bài|tài khoản|%))"
)
_SHORT_PHONE = re.compile(rf"(?<![\d.,/])(?<!phòng )(?<!số nhà )(?:11[1-5]|1022)(?![\d/:-]|[.,]\d){_MEASURED}")
_ALWAYS = re.compile(r"(?<!ngày )(?<!mùng )(?<!từ )(?<!đến )(?<!sáng )(?<!chiều )(?<!tối )24/7(?!/|\d)", re.IGNORECASE)
"""Round the clock, unless a word before it says that it is a day in July."""
_LAW = re.compile(
    r"(?<![\w/.])(?:[Ss]ố:? )?(?P<number>\d{1,5})(?:/(?P<year>(?:19|20)\d{2})/[A-ZĐ]|[/-][A-ZĐ]{2,})"
    r"[\w-]*(?:/[A-ZĐ][\w-]*)*"
)
"""The number of a law or a decision, as 368/2025/NĐ-CP or 57-NQ/TW: its letters say nothing to the ear."""
_DAY = re.compile(
    r"(?<![\d/.])(?:(?P<word>[Nn]gày|[Mm]ùng)\s+)?(?P<d>\d{1,2})/(?P<m>\d{1,2})"
    rf"(?:/(?P<y>\d{{4}})|(?(word)|{_MEASURED}))(?![\d/])"
)
"""A day. Where no year or word says so, "2/3 hộ" is a part of something."""
_WITH_YEAR = re.compile(r"(?<![\d.-])(\d{1,2})([.-])(\d{1,2})\2((?:19|20)\d{2})(?![\d.-])")
"""A day as 5-12-2025 or 5.12.2025."""
_PART = re.compile(rf"(?<![\d/.])(\d{{1,3}})/(\d{{1,3}})(?![\d/])(?!{_MEASURED})")
_MONTH = re.compile(
    r"(?<![\d/])(?:(?P<word>[Tt]háng|[Qq]uý|[Đđ]ợt|[Kk]ỳ|[Ss]ố|[Ll]ần)\s+)?(?P<m>\d{1,2})/(?P<y>(?:19|20)\d{2})(?![\d/])"
)
_TIME = re.compile(
    r"(?<![\d:])(?P<h>\d{1,2})(?::(?P<min>[0-5]\d)|(?:\s?(?:h|giờ)|g(?=[0-5]\d))(?![^\W\d])(?:\s?(?P<past>[0-5]\d))?)(?!\d)"
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+(?:,\d+)?")
_OF_A_MONTH = re.compile(
    r"(?<!\w)(?P<word>[Nn]gày|[Tt]háng)\s+(?P<number>0?[1-9]|10)(?![\d/:-]|[.,]\d)(?!\s+(?:đêm|lần|buổi|ca|giờ|bữa|viên|tiếng))"
)
"""The first ten days are "mùng", and the fourth month has a word of its own."""
_MONTHS, _DAYS, _HOURS = 12, 31, 24


def speech(text: str) -> str:
    """Returns the sentences to be read, one a line. `text` is Markdown of an announcement or a plain sentence."""
    text = _CODE.sub(lambda match: say_digits(match[0]), text)
    for pattern, instead in (*_MARKUP, *_ELSEWHERE):
        text = pattern.sub(instead, text)
    lines = text.splitlines()
    below = (*lines, "")[1:]  # the head of a table stands above its rule, and tells only those who see the columns
    said = (_sentence(line) for line, after in zip(lines, below, strict=True) if not _is_rule(line) | _is_rule(after))
    return "\n".join(line for line in said if line)


def _is_rule(line: str) -> bool:
    """Returns whether a line divides the head of a table from its rows."""
    return "|" in line and "-" in line and bool(_RULE.match(line))


def _sentence(line: str) -> str:
    """Says a line: a row of a table, a step, an item, a heading or a paragraph."""
    if _LINE.match(line):
        return ""
    step = _STEP.match(line)
    line = f"{_cap(say_number(int(step[1])))} là: {line[step.end() :]}" if step else _LEADING.sub("", line)
    if "|" in line:
        line = ", ".join(cell.strip() for cell in line.strip().strip("|").split("|") if cell.strip())
    said = _said(line)
    said = re.sub(r"\s+", " ", re.sub(r"[«»\"“”|<>{}\[\]#*_`~^\\=@]", "", said))
    said = re.sub(r"\s*[(]\s*", ", ", re.sub(r"\s*[)]", ",", said))
    said = re.sub(r"(?:\s*,)+(?=\s*[.,;:!?]|\s*$)", "", said)
    said = re.sub(r"\s+([.,;:!?])", r"\1", said).strip(" ,;-–—•+")
    return said if not said or said[-1] in ".!?:" else f"{said}."


def _said(line: str) -> str:
    line = _WITH_YEAR.sub(r"\1/\3/\4", _ALWAYS.sub("hai mươi bốn trên bảy", line))
    line = _SHORT_PHONE.sub(lambda match: say_digits(match[0]), _phones(line))
    line = spell_signs(_LAW.sub(_law, line))
    line = _PART.sub(lambda match: f"{_number(match[1])} trên {_number(match[2])}", _DAY.sub(_day, line))
    line = _OF_A_MONTH.sub(_of_a_month, _MONTH.sub(_month, line))
    line = _TIME.sub(_time, line)
    line = _NUMBER.sub(lambda match: f" {_number(match[0])} ", line)
    line = _SHORT.sub(lambda match: _ABBREVIATIONS[match[0].strip()], line)
    return re.sub(r"\s?/\s?", " hoặc ", line)


def _phones(line: str) -> str:
    """Says numbers to call in the groups in which they are written, or else in those in which they are shown."""
    said, last = [], 0
    for found in numbers_in(line):
        written = line[found.start : found.end]
        groups = re.findall(r"\d+", re.sub(r"^\(?(?:\+84|0084)\)?[ (.-]*0?", "0", written))
        groups = groups if len(groups) > 1 else show_phone(found.number).split()
        said += [line[last : found.start], ", ".join(map(say_digits, groups))]
        last = found.end
    return "".join((*said, line[last:]))


def _law(match: re.Match[str]) -> str:
    return f"số {_number(match['number'])}" + (f" năm {_number(match['year'])}" if match["year"] else "")


def _of_a_month(match: re.Match[str]) -> str:
    number = int(match["number"])
    if match["word"].lower() == "ngày":
        return f"{match['word']} mùng {say_number(number)}"
    return f"{match['word']} {say_month(number)}"


def _day(match: re.Match[str]) -> str:
    day, month = int(match["d"]), int(match["m"])
    if not (1 <= day <= _DAYS and 1 <= month <= _MONTHS):
        return f"{match['word'] or ''} {_number(match['d'])} trên {_number(match['m'])}".strip()
    said = say_day(day, month, int(match["y"]) if match["y"] else None)
    return f"{match['word'] or 'ngày'} {said}".replace("mùng mùng", "mùng")


def _month(match: re.Match[str]) -> str:
    month = int(match["m"])
    if not 1 <= month <= _MONTHS:
        return f"{_number(match['m'])} trên {_number(match['y'])}"
    word = match["word"] or "tháng"
    said = say_month(month) if word.lower() == "tháng" else say_number(month)
    return f"{word} {said} năm {say_number(int(match['y']))}"


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match["h"]), int(match["min"] or match["past"] or 0)
    return say_time(hour, minute) if hour <= _HOURS else f"{say_number(hour)} trên {say_number(minute)}"


def _number(written: str) -> str:
    """Says a number: 1.871 has thousands, 71,4 a part, 0912 is no sum and is said digit by digit."""
    whole, _, part = written.replace(".", "").partition(",")
    said = say_digits(whole) if whole[0] == "0" and len(whole) > 1 else say_number(int(whole))
    return f"{said} phẩy {say_digits(part)}" if part else said


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]
