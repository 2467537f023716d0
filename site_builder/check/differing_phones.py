"""The rule on numbers: whoever has one has the same everywhere that residents look."""

import re
from collections.abc import Iterator

from site_builder.check.context import CheckContext
from site_builder.model.contact import PhoneContact
from site_builder.model.frozen import frozen
from site_builder.model.location import Location, Record, once, past
from site_builder.model.problem import Problem
from site_builder.model.services import EMERGENCY
from site_builder.model.texts import text_records, texts_of
from site_builder.model.unit import Unit
from site_builder.text.normalize import fold
from site_builder.text.phones import is_switchboard, numbers_in, show_phone

_WORD = (
    r"(?:số|gọi|là|qua|theo|từ|ở|tại|có|vào|hotline|điện thoại|đường dây|đường dây nóng|ĐT|SĐT|tổng đài|máy|bàn"
    r"|di động|nóng|trực|miễn phí|CSKH|chăm sóc khách hàng|liên hệ|bấm|nhắn|hỏi|báo|khi|mất điện|cúp điện|sự cố|được|để"
    r"|ngay|dùng|nay|chỉ|luôn|vẫn|cả ngày|ban ngày|ban đêm|lẫn đêm|bất cứ lúc nào|giờ hành chính|24/7|24/24)"
)
_FILLER = rf"(?i:[\s:,*«|\]\"\u2013-]|\((?:(?!\d{{3}})[^()])*\)|[(]|(?<!\w){_WORD}(?!\w))*\Z"
"""What stands between a name and its number."""
_OWNED = (
    r"(?i:[\s*»\"]*(?:(?:là )?(?:số |tổng đài |đường dây nóng |điện thoại )*của |là (?:số |tổng đài |đường dây nóng )+"
    r"|(?:để |là |sẽ )?gặp )|[\s*]*[(]|[\s*]+[|\u2013-]\s(?=[^\d\n]*(?:\n|\Z)))"
)
"""What stands between a number and the name of whose it is; behind a dash only at the end of a line."""
_NEXT = r"(?i:[\s,;/*\u2013-]|hoặc|và|hay|số|tổng đài|hotline|đường dây nóng|điện thoại|ĐT)*"
"""What stands between two numbers of one body."""
_STOP = re.compile(r"[.!?;:](?=\s)|\n")
_DOUBT = re.compile(
    r"(?<!\w)(?:giả|mạo|mạo danh|lừa|lừa đảo|kẻ gian|kẻ xấu|đối tượng|tự xưng|xưng|đừng|không phải"
    r"|không gọi|không nghe|không tin|số lạ|số cũ|trước đây|không còn|đã (?:bỏ|ngừng|đổi|cắt)|chặn)(?!\w)",
    re.IGNORECASE,
)
"""Whoever says so gives a number that nobody is to call."""
_ADVICE = re.compile(
    r"(?:,|(?<!\w)(?:thì|hãy|chỉ|tự|nên|cứ|mà|phải))\s(?:\w+\s){0,2}(?:gọi|hỏi|báo|liên hệ|bấm)(?!\w)", re.IGNORECASE
)
_DENIED = re.compile(
    r"\W*(?:(?:là|đều|này|đây) )*(?:số )?(?:giả|lừa|mạo|không phải|không còn|đừng|cũ(?!\w)|đã (?:bỏ|ngừng|đổi|cắt))",
    re.IGNORECASE,
)
_FAKE_LIST = re.compile(r"(?<!\w)số [^.;:\n]{0,15}(?:giả|lừa|mạo|lạ|cũ)[^.;:\n]{0,20}:\Z", re.IGNORECASE)
_AROUND = 100
_GENERIC = frozenset(
    (
        *(
            "so",
            "dien",
            "thoai",
            "duong",
            "day",
            "nong",
            "hotline",
            "tong",
            "dai",
            "may",
            "ban",
            "truc",
            "lien",
            "he",
            "zalo",
        ),
        *(
            "goi",
            "di",
            "dong",
            "co",
            "dinh",
            "nhan",
            "tin",
            "sms",
            "ho",
            "tro",
            "khan",
            "cap",
            "kenh",
            "tu",
            "van",
            "phong",
        ),
        *("phan", "anh", "mien", "phi", "cskh", "cham", "soc", "khach", "hang", "thong", "hoi", "dap", "tiep", "ngay"),
        *("dem", "gio", "hanh", "chinh", "ngoai", "trong", "va", "24", "7"),
    )
)
"""The words of labels that say what a number is for, and not whose it is: "Đường dây nóng"."""
_SWITCHBOARD = "tong-dai-1022"
"""The service that is the switchboard of a province."""


@frozen
class Listed:
    """Says which numbers somebody has, and where that is written."""

    name: str
    numbers: frozenset[str]
    place: Location


@frozen
class Written:
    """Holds a number in a text that somebody is to call, and the words on both sides that may name whose it is."""

    before: str
    after: str
    number: str
    shown: str
    place: Location


def differing_phones(context: CheckContext) -> Iterator[Problem]:
    """No two places give one body two numbers: those who call the wrong one do not know it."""
    listed: dict[str, Listed] = {}
    for entry in filter(_is_body, _listed(context.unit)):
        first = listed.setdefault(fold(entry.name), entry)
        if first.numbers.isdisjoint(entry.numbers):
            yield _differs(entry.place, entry.name, ", ".join(map(_shown, sorted(entry.numbers))), first)
    for record in text_records(context.to_ask):
        for written in _written(record):
            named = [entry for name, entry in listed.items() if _is_of(written, name)]
            for meant in sorted(named, key=lambda entry: len(entry.name))[-1:]:
                if written.number not in meant.numbers:
                    yield _differs(written.place, meant.name, written.shown, meant)


def _is_body(entry: Listed) -> bool:
    """Whether a name says whose a number is, and not only what it is for."""
    return not _GENERIC.issuperset(re.findall(r"\w+", fold(entry.name)))


def _differs(place: Location, name: str, value: str, first: Listed) -> Problem:
    words = {"file": first.place.file, "line": str(first.place.line)}
    return Problem.found(
        "phone-differs", place, name=name, value=value, other=", ".join(map(_shown, sorted(first.numbers))), **words
    )


def _listed(unit: Unit) -> Iterator[Listed]:
    """Yields who has which numbers. Emergency numbers are called by a word that means others too: «công an»."""
    profile = unit.profile
    for service in unit.services.values():
        if service.hotline and service.category != EMERGENCY and not service.state.is_past:
            for name in dict.fromkeys(filter(None, (service.full_name, service.name))):
                yield Listed(name=name, numbers=frozenset(service.hotline), place=service.at("hotline"))
    switchboard = unit.services.get(_SWITCHBOARD)
    if switchboard and profile.hotline and is_switchboard(profile.hotline):
        yield Listed(name=switchboard.name, numbers=frozenset((profile.hotline,)), place=profile.at("hotline"))
    office = profile.office
    if office and office.phone and office.name:
        yield Listed(name=office.name, numbers=frozenset((office.phone,)), place=office.at("phone"))
    for channel in profile.every_channel:
        if isinstance(channel.value, PhoneContact) and channel.label:
            yield Listed(name=channel.label, numbers=frozenset((channel.value.number,)), place=channel.at("value"))


@once
def _written(record: Record) -> tuple[Written, ...]:
    """Returns the numbers in the texts of a record that somebody's name may stand beside."""
    return tuple(written for text, place in texts_of(record) for written in _in_text(text, place))


def _in_text(text: str, place: Location) -> Iterator[Written]:
    owner, is_doubtful, last = "", False, -1
    for found in numbers_in(text):
        if last < 0 or not re.fullmatch(_NEXT, text[last : found.start]):  # else it is one more number of the same body
            owner = re.sub(_FILLER, "", text[: found.start][-_AROUND:])
            is_doubtful = _is_doubtful(owner)
        last = found.end
        if not is_doubtful and not _DENIED.match(text, found.end):
            link = re.match(_OWNED, text[found.end :])
            after = fold(text[found.end + link.end() :][:_AROUND]) if link else ""
            yield Written(
                before=fold(owner),
                after=after,
                number=found.number,
                shown=text[found.start : found.end],
                place=past(place, text, found.start),
            )


def _is_doubtful(owner: str) -> bool:
    """Whether the sentence in which a name stands warns of the number, and does not say to call it all the same."""
    stops = [stop.end() for stop in _STOP.finditer(owner)]
    sentence = owner[stops[-1] :] if stops else owner
    doubts = list(_DOUBT.finditer(sentence))
    lead = owner[: stops[-1]] if stops else ""
    is_fake = bool(doubts) and not _ADVICE.search(sentence, doubts[-1].end())
    return is_fake or bool(_FAKE_LIST.search(lead))


def _is_of(written: Written, name: str) -> bool:
    """Whether a name ends right before a number, or begins right behind it."""
    start, end = len(written.before) - len(name), len(name)
    is_before = written.before.endswith(name) and (start == 0 or not written.before[start - 1].isalnum())
    return is_before or (written.after.startswith(name) and not written.after[end : end + 1].isalnum())


def _shown(number: str) -> str:
    return show_phone(number)  # type: ignore[arg-type] # digits of a number
