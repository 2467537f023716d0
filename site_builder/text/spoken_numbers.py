"""Says numbers, days, hours and telephone numbers in Vietnamese words, as an announcer says them. Pure."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_ABC = {"*": "sao", "#": "thăng", "+": "cộng"}
_LARGEST = 10**12
_FIVE = 5
_TEN = 10
_HUNDRED = 100
_THOUSAND = 1000
_APRIL = 4


def say_digits(digits: str) -> str:
    """Says each digit by itself, as numbers to call are read.

    >>> say_digits("113"), say_digits("*998#")
    ('một một ba', 'sao chín chín tám thăng')
    """
    return " ".join(_DIGITS[int(sign)] if sign.isdecimal() else _ABC[sign] for sign in digits)


def say_number(number: int) -> str:
    """Says a whole number from 0 on. One that is too large to be heard is said digit by digit.

    >>> say_number(15), say_number(21), say_number(105), say_number(251500)
    ('mười lăm', 'hai mươi mốt', 'một trăm lẻ năm', 'hai trăm năm mươi mốt nghìn năm trăm')
    """
    if number >= _LARGEST:
        return say_digits(str(number))
    if number == 0:
        return _DIGITS[0]
    groups, said = [], []
    while number:
        number, rest = divmod(number, _THOUSAND)
        groups.append(rest)
    for place in range(len(groups) - 1, -1, -1):
        if groups[place]:
            is_first = place == len(groups) - 1
            said += [_hundreds(groups[place], is_whole=not is_first), _GROUPS[place]]
    return " ".join(filter(None, said))


def _hundreds(number: int, *, is_whole: bool) -> str:
    """Says a number below 1,000; `is_whole` also says that it has no hundreds: "không trăm lẻ năm"."""
    hundreds, rest = divmod(number, _HUNDRED)
    said = [_DIGITS[hundreds], "trăm"] if hundreds or is_whole else []
    if not rest:
        return " ".join(said)
    tens, ones = divmod(rest, _TEN)
    if not tens:
        said += ["lẻ", _DIGITS[ones]] if said else [_DIGITS[ones]]
    else:
        said += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
        said += [_ones(ones, tens)] if ones else []
    return " ".join(said)


def _ones(ones: int, tens: int) -> str:
    """Says the last digit behind a ten: 21 ends in "mốt", 15 in "lăm"."""
    if ones == 1 and tens > 1:
        return "mốt"
    return "lăm" if ones == _FIVE else _DIGITS[ones]


def say_day(day: int, month: int, year: int | None = None) -> str:
    """Says a day of the calendar.

    >>> say_day(5, 12), say_day(28, 4, 2026)
    ('mùng năm tháng mười hai', 'hai mươi tám tháng tư năm hai nghìn không trăm hai mươi sáu')
    """
    said = f"{'mùng ' if day <= _TEN else ''}{say_number(day)} tháng {say_month(month)}"
    return f"{said} năm {say_number(year)}" if year else said


def say_month(month: int) -> str:
    """Says the number of a month: the fourth has a word of its own."""
    return "tư" if month == _APRIL else say_number(month)


def say_time(hour: int, minute: int) -> str:
    """Says a time of the day.

    >>> say_time(7, 30), say_time(14, 0)
    ('bảy giờ ba mươi', 'mười bốn giờ')
    """
    return f"{say_number(hour)} giờ {say_number(minute)}" if minute else f"{say_number(hour)} giờ"
