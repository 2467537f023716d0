"""Writes in words what people abbreviate beside numbers: units, prices, weekdays, hours of the south. Pure.

Numbers themselves stay digits here: `text.speech` says them afterwards.
"""

import re

_UNITS = {
    "km/h": "ki lô mét một giờ",
    "km2": "ki lô mét vuông",
    "km²": "ki lô mét vuông",
    "m2": "mét vuông",
    "m²": "mét vuông",
    "m3": "mét khối",
    "m³": "mét khối",
    "km": "ki lô mét",
    "cm": "xăng ti mét",
    "mm": "mi li mét",
    "m": "mét",
    "kg": "ki lô gam",
    "mg": "mi li gam",
    "g": "gam",
    "ml": "mi li lít",
    "l": "lít",
    "ha": "héc ta",
    "kWh": "ki lô oát giờ",
    "kW": "ki lô oát",
    "°C": "độ C",
    "MB": "mê ga bai",
    "GB": "gi ga bai",
    "đ": "đồng",
    "VNĐ": "đồng",
    "VND": "đồng",
    "vnđ": "đồng",
    "k": "nghìn đồng",
    "K": "nghìn đồng",
    "tr": "triệu",
}
_UNIT = re.compile(
    rf"(?<=\d)(?P<blank>\s?)(?P<unit>{'|'.join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))})(?![\w²³])"
    r"|(?<=[^\W\d_]/)(?P<each>km²|km2|m²|m2|m³|m3|kWh|kg|ha|km)(?![\w²³])"
)
_EACH = re.compile(
    r"(\d(?: (?:nghìn|ngàn|triệu|tỷ|tỉ))?\s?(?:đồng|nghìn đồng|%|mét khối|mét|ki lô gam|ki lô oát giờ|lít|lần"
    r"|buổi|suất|ca|tấn|tạ|gam|người|số|bữa|viên|tiết)|một [^\W\d_]+)\s?/\s?(?=[^\W\d_])"
)
"""A price or a rate: "50.000 đồng/hộ/năm"."""
_WEEKDAYS = {"2": "Hai", "3": "Ba", "4": "Tư", "5": "Năm", "6": "Sáu", "7": "Bảy"}
_TO_WEEKDAY = re.compile(r"((?<!\w)[Tt]hứ\s+[2-7])\s?[\u2013\u2014-]\s?([2-7])(?![\w/.,])")
_BETWEEN_DAYS = re.compile(
    r"(?<=\w)\s?[\u2013\u2014-]\s?(?=T[2-7](?!\w)|CN(?!\w))|\s[\u2013\u2014-]\s(?=(?:thứ|chủ nhật)(?!\w))",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?<!\w)(?:(?P<word>[Tt]hứ)\s+|T)(?P<day>[2-7])(?![\w/]|[.,]\d)")
_NEXT_WEEKDAY = re.compile(
    r"((?<!\w)[Tt]hứ\s+[2-7](?:,\s?|,? (?:và|hoặc) ))([2-7])"
    r"(?=[,;.:)]?(?:\s(?:và|hoặc|hàng|hằng|mỗi|tuần|lúc|từ|buổi|trong)(?!\w)|\s[2-7](?!\w)|\s?\Z))"
)
"""One of several: "thứ 2, 4, 6"."""
_FIRST = re.compile(r"(?<!\w)([Tt]hứ)\s+1(?![\d/.,])")
_MONTH = re.compile(r"(?<!\w)T(1[0-2]|[1-9])(?=/(?:19|20)\d\d)|(?<!\w)T(1[0-2]|[189])(?![\w/])")
_SUNDAY = re.compile(r"(?<!\w)CN(?!\w)")
_SUNDAY_BESIDE = re.compile(
    r"(?<!\w)T[2-7](?!\w)|(?<!\w)thứ(?!\w)|(?<!\w)(?:sáng|trưa|chiều|tối|ngày) CN(?!\w)"
    r"|(?<!\w)CN,? (?:\d{1,2}/|tuần|này|tới|hàng|hằng)",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?P<before>(?<!\w)(?:lúc|từ|đến|tới|vào|khoảng|trước|sau|sáng|trưa|chiều|tối|hồi|họp)\s)?(?<![\d.,:])(?P<hour>1?\d|2[0-4])g(?!\w)"
    r"(?P<after>(?=\s?(?:sáng|trưa|chiều|tối|đêm|rưỡi|kém|đến|tới|ngày|hôm|thứ|T[2-7])(?!\w)))?",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"(?<=\d[hg][0-5]\d)\s?(?:'|\u2019|ph?(?!\w))")
_RANGE = re.compile(r"(?:(?<=\d)|(?<=\d[hgđkm%])|(?<=giờ)|(?<=\dtr))\s?[\u2013\u2014-]\s?(?=\d)")
_PART_OF_DAY = re.compile(r"(?<!\w)(sáng|trưa|chiều|tối|đêm)\s?[\u2013\u2014-]\s?(?=\d)")
_DASHED_DAY = re.compile(
    r"(?<!tuổi )(?<!lớp )(?<!khối )(?<!mức )(?<!cấp )(?<!độ )(?<!\w)"
    r"(?P<word>(?:ngày|mùng|lễ|dịp|kỷ niệm|nghỉ|từ|trước|sau|đến|tới|hết|hạn|chót|hôm|sáng|trưa|chiều|tối)\s+)"
    r"(?P<day>[12]\d|3[01]|0?[1-9])-(?P<month>1[0-2]|0?[1-9])(?![\w/.-])"
    r"(?!\s?(?:%|(?:giờ|tháng|tuổi|năm|tuần|ngày|đêm|phút|giây|lần|buổi|lượt|người|hộ|đồng|nghìn|ngàn|triệu|tỷ|tổ|ấp|xã|nhà"
    r"|phần|mét|km|kg|ha|cây|con|thành viên|đại biểu|bài|độ|cấp|lớp|suất|bộ|cái|chiếc|tấn|tạ|lít|ca|bước|điểm)(?!\w)))",
    re.IGNORECASE,
)
"""A day as newspapers of the south write it: "từ 1-7", and no range: "từ 7-9 giờ"."""


def spell_signs(line: str) -> str:
    """Returns a line with its units, prices, weekdays, ranges and hours in words, and its days as 1/7."""
    line = _DASHED_DAY.sub(r"\g<word>\g<day>/\g<month>", _weekdays(line))
    line = _RANGE.sub(" đến ", _PART_OF_DAY.sub(r"\1 đến ", _MINUTES.sub("", line)))
    line = _HOUR.sub(_hour, line)
    line = _UNIT.sub(_unit, line)
    while (each := _EACH.sub(r"\1 một ", line)) != line:
        line = each
    return line


def _unit(match: re.Match[str]) -> str:
    return _UNITS[match["each"]] if match["each"] else f"{match['blank'] or ' '}{_UNITS[match['unit']]}"


def _weekdays(line: str) -> str:
    if _SUNDAY_BESIDE.search(line):
        line = _SUNDAY.sub("Chủ nhật", _BETWEEN_DAYS.sub(" đến ", line))
    line = _FIRST.sub(r"\1 nhất", _TO_WEEKDAY.sub(r"\1 đến thứ \2", line))
    while (longer := _NEXT_WEEKDAY.sub(r"\1thứ \2", line)) != line:
        line = longer
    line = _WEEKDAY.sub(lambda match: f"{match['word'] or 'thứ'} {_WEEKDAYS[match['day']]}", line)
    return _MONTH.sub(lambda match: f"tháng {match[1] or match[2]}", line)


def _hour(match: re.Match[str]) -> str:
    """Says "7g" as an hour where a word beside it says that it is one, and not as a weight."""
    is_hour = match["before"] or match["after"] is not None
    return f"{match['before'] or ''}{match['hour']} giờ" if is_hour else match[0]
