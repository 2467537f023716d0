"""Tells whether a text names something as it was, as it is no more, or as swindlers call themselves. Pure.

A word excuses a name only where it speaks of that name: "thẻ cũ" is an old card, "UBND huyện cũ" a former committee. So
most words count right before or behind the name, and a time counts in its sentence only where it is one: a year behind
"năm", in a date, in a span.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

_REFORM = date(2025, 7, 1)
"""The day on which districts ended."""
_STOP = re.compile(r"(?<!TP)(?<!TX)(?<!TT)(?<! [HQPX])[.!?;:](?=\s)|\n")
"""The end of a sentence; a point behind a short name of a kind of place is none."""
_CLAUSE = re.compile(r",|(?<!\w)(?:thì|nhưng|còn khi|rồi|hãy)(?!\w)")
_DATE = re.compile(
    r"(?<![\d/.-])(?P<before>trước (?:ngày |tháng )*)?(?:(?P<day>\d{1,2})(?:[/.-]| tháng ))?"
    r"(?<!\d)(?P<month>\d{1,2})(?:[/.-]|(?:,? năm)? )(?P<year>(?:19|20)\d\d)(?![\d/])",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<!\w)(?:năm|hồi|giai đoạn|nhiệm kỳ|thời kỳ|khóa|từ|đến|tới|trong)\s+(?P<year>(?:19|20)\d\d)(?![.,/]?\d)"
    r"(?!\s?(?:đồng|đ|hộ|người|nghìn|ngàn|triệu|tổ|cái|bản|bộ|thẻ|suất|lượt|%)(?!\w))"
    r"|(?<![\d.])(?P<of>(?:19|20)\d\d)\s?[–-]\s?(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(r"(?<!\w)trước\s+(?:năm\s+)?((?:19|20)\d\d)(?![.,/]?\d)", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"(?<!\w)(?:trước (?:đây|kia)|(?:ngày|thời|hồi|dạo) (?:xưa|trước|ấy|đó)|hồi còn|thuở|xưa kia"
    r"|từng (?:là|thuộc|có|do|đóng|nằm|làm|công tác|đến|nộp)"
    r"|trước(?: khi| lúc| ngày)?(?: có)?"
    r" (?:sáp nhập|sắp xếp|hợp nhất|nhập (?:xã|tỉnh|huyện)|bỏ (?:cấp )?huyện|giải thể)"
    r"|(?:bỏ|không còn|hết|không tổ chức|xóa|kết thúc) (?:cấp|đơn vị hành chính cấp) huyện)(?!\w)",
    re.IGNORECASE,
)
"""It stands anywhere in a sentence on the past."""
_OF_A_PAPER = re.compile(
    r"(?<!\w)(?:(?:cấp|sinh|làm|mua|lập|in|hạn|đăng ký|xây|cất|cưới|mẫu|đời|loại)"
    r"(?:\s+(?:sổ|sổ đỏ|sổ hồng|thẻ|CCCD|CMND|căn cước|giấy|giấy tờ|nhà|xe|bằng|hộ khẩu|khai sinh))*"
    r"\s+(?:(?:từ|trước|hồi|vào)\s+)*(?:(?:ngày|tháng|năm)\s+)*(?:\d[\d/.-]*)(?:\s+(?:tháng|năm)\s+\d+)*)",
    re.IGNORECASE,
)
"""It is the age of a card, of a house or of a child, and tells nothing of who works today: "thẻ cấp năm 2021"."""
_GO = r"(?:phải|cần|cấp|đến|tới|ra|lên|đi|qua|về|nộp|gửi|gọi|hỏi|gặp|chờ|xin|làm|chạy|mang|do|là|thuộc)"
_THERE = r"(?:có|hồ sơ|đơn|giấy tờ|giấy|thủ tục|việc|tại|ở|cho|theo|trụ sở|các|những|của|trực tiếp|xác nhận|lên|nữa)"
_NOT_THERE = re.compile(
    rf"(?<!\w)(?:(?:không|chẳng) (?:còn|phải|cần)|khỏi(?: phải)?|đừng|hết phải|thay (?:cho|vì)(?: việc)?)"
    rf"(?: {_GO}(?: {_GO}| {_THERE}){{0,6}})?(?: các)? ?\Z"
    r"|(?<!\w)(?:không có|thay thế|thay cho|giải thể|bãi bỏ|bỏ|xóa|kết thúc"
    r"|(?:kết thúc|chấm dứt|ngừng|dừng) (?:hoạt động|nhiệm vụ) của)(?: các| cấp)* ?\Z",
    re.IGNORECASE,
)
"""It stands right before the name of what is there no more, or where nobody needs to go."""
_NO = re.compile(r"(?<!\w)(?:không|chẳng|khỏi|đừng|thôi|hết)(?!\w)", re.IGNORECASE)
_ANY_MORE = re.compile(r"[^.;:!?\n]*?(?<!lần )(?<!một bản )(?<!\w)nữa(?!\w)")
_SWINDLER = re.compile(
    r"(?<!\w)(?:(?:tự )?xưng|tự nhận|mạo nhận|nhận (?:là|mình là)|(?:giả|mạo|mượn|nhân) danh|danh nghĩa|mang tên"
    r"|giả (?:làm|mạo|là|của|vờ là)|đóng giả|đội lốt|nhái)(?!\w)(?P<between>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_SENT = re.compile(
    r"(?<!\w)(?:báo|trình báo|tố giác|đến|tới|ra|hỏi|liên hệ|gặp|nộp|gửi|gọi)(?: (?:ngay|cho|với|tại|ở|lên))* ?\Z",
    re.IGNORECASE,
)
_WARNS = re.compile(r" (?:vừa |đã )?(?:khuyến cáo|cảnh báo|đề nghị|khuyên|nhắc|lưu ý|hướng dẫn|tiếp nhận)(?!\w)")
"""Whoever does so behind a name is the body itself."""
_TOWARDS = re.compile(
    r"(?<!\w)(?:đến|tới|tại|ở|ra|lên|gặp|gọi|hỏi|với|cho|về|qua|liên hệ|nộp|gửi|báo|trụ sở|ngay) ?\Z", re.IGNORECASE
)
_PAPER = re.compile(
    r"(?<!\w)(?:quyết định|QĐ|công văn|kế hoạch|thông báo|nghị quyết|chỉ thị|tờ trình|báo cáo|văn bản|đề án|giấy phép"
    r"|giấy chứng nhận|hướng dẫn|giấy mời)(?P<which> (?:[^.;,:\n]|\.(?=\d))*?\d(?:[^.;,:\n]|\.(?=\d))*?)"
    r"của (?:chủ tịch |thường trực |ban thường vụ )?\Z",
    re.IGNORECASE,
)
"""A decision of a body holds longer than the body: "Quyết định số 15/QĐ-UBND ngày 3/2/2024 của …"."""
_NUMBERED = re.compile(r"\d/(?:[A-ZĐ]|\d{4})")
_FORMERLY = re.compile(
    r"(?<!\w)(?:nguyên|cựu)(?: (?:phó|chủ tịch|bí thư|giám đốc|trưởng|cán bộ|công an|lãnh đạo|phòng|ban|là))+ ?\Z"
    r"|(?<!\w)(?:khi|lúc|hồi|ngoái|kia) còn ?\Z|(?<!\w)cũ của ?\Z|(?<!\w)trước (?:là|thuộc|do) ?\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s*,\s*(?:huyện|quận|tỉnh|thị xã|thành phố)(?: [^\W\d_][\w'’-]*){0,4}?)?"
    r"\s*\(?(?:cũ|giả(?! định)|trước (?:đây|kia))(?!\w)"
    r"|\s*\((?:19\d\d|20[01]\d|202[0-4])\)|\s*[,(]?\s*nay (?:là|thuộc|do|đã|không còn)(?!\w)",
    re.IGNORECASE,
)
"""It stands right behind the name."""
_ENDED = re.compile(
    r"\s*[,(]?(?: ?(?:nay|đã|sẽ|đều|cũng|vừa|chính thức|phải|được|bị|hiện|từ \S+|từ ngày \S+|kể từ \S+))*"
    r" ?(?<=[ (])(?:không còn|giải thể|bàn giao|kết thúc(?= (?:từ|vào|ngày|hoạt động|nhiệm vụ))"
    r"|(?:chấm dứt|ngừng|dừng|ngưng|thôi|hết) (?:hoạt động|làm việc|tiếp nhận|nhận|nhiệm vụ|vai trò|giá trị|hiệu lực)"
    r"|(?:sáp )?nhập|hợp nhất|bị (?:bãi )?bỏ|chuyển (?:giao|hết|nhiệm vụ))(?!\w)",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"(?<=[\w,])\n(?=[^\W\d_])")
"""A line that ends inside a sentence: the next one begins with a letter, and with no sign of a list."""


@lru_cache(maxsize=1024)
def unwrapped(text: str) -> str:
    """Returns a text with each sentence on one line; every letter stays at its place."""
    return _WRAPPED.sub(" ", text) if "\n" in text else text


_STILL_GOOD = re.compile(
    r" (?:đã )?(?:cấp|ký|ban hành|lập|xác nhận|phát|in|làm)(?!\w).*(?<!\w)"
    r"(?:vẫn|còn) (?:còn |được |có )*(?:giá trị|hiệu lực|hạn|dùng|sử dụng)",
    re.IGNORECASE | re.DOTALL,
)
"""What the body once gave out, and what still counts: "Sổ do UBND huyện cấp vẫn còn giá trị"."""


def is_history(text: str, start: int, end: int) -> bool:
    """Returns whether what stands around a name says that it is no advice to go there today."""
    begin = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    stop = _STOP.search(text, end)
    before, after = text[begin:start], text[end : stop.start() if stop else len(text)]
    return (
        bool(_BEHIND.match(after) or _FORMERLY.search(before) or _NOT_THERE.search(before) or _is_paper(before))
        or bool(_ENDED.match(after) and not _TOWARDS.search(before))
        or bool(_STILL_GOOD.match(after) and not _TOWARDS.search(before))
        or _is_denied(before, after)
        or _is_swindlers(before, after)
        or _tells_of_the_past(_OF_A_PAPER.sub(" ", before), after)
    )


def _is_paper(before: str) -> bool:
    """Whether a numbered or dated document of the body is meant, which is not known to be younger than the reform."""
    found = _PAPER.search(before)
    days = _days(found["which"]) if found else []
    return bool(found and (days or _NUMBERED.search(found["which"]))) and all(day < _REFORM for day in days)


def _is_denied(before: str, after: str) -> bool:
    """Whether a clause says "no more": "không nộp ở UBND huyện nữa"."""
    clause = _CLAUSE.split(before)[-1]
    return bool(_NO.search(clause) and _ANY_MORE.match(_CLAUSE.split(after)[0]))


def _is_swindlers(before: str, after: str) -> bool:
    """Whether somebody pretends to be the body, and nobody is sent to it."""
    found = _SWINDLER.search(before)
    return bool(found and not re.search(r"(?<!\w)(?:thì|hãy)(?!\w)", found["between"])) and not (
        _SENT.search(before) or _WARNS.match(after)
    )


def _tells_of_the_past(before: str, after: str) -> bool:
    """Whether a sentence says in which time before the reform it was so."""
    sentence = f"{before}\n{after}"
    if _LONG_AGO.search(sentence) or any(int(found[1]) <= _REFORM.year for found in _BEFORE_YEAR.finditer(sentence)):
        return True
    years = (int(found["year"] or found["of"]) for found in _YEAR.finditer(sentence))
    return any(year < _REFORM.year for year in years) or any(day < _REFORM for day in _days(sentence))


def _days(text: str) -> list[date]:
    """Returns the days and months that a text names; a month as its first day, and the day before "trước" it."""
    found = [(one["before"], one["day"], one["month"], one["year"]) for one in _DATE.finditer(text)]
    return [
        date(int(year), int(month), min(int(day or 1), 28)) - timedelta(days=bool(before))
        for before, day, month, year in found
        if 1 <= int(month) <= 12 and 1 <= int(day or 1) <= 31  # noqa: PLR2004 - of the calendar
    ]
