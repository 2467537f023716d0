"""Traps of values: placeholders, ambiguous numbers and dates, slips that other builders publish in silence."""

from traps.trap import GUIDE, NEWS, Trap, guide, unit

EVENTS = "bao-quang/events.yaml"
TEAMS = "bao-quang/teams.yaml"


def number(text: str, code: str = "") -> Trap:
    """A count of people."""
    told = ((code, 3, 14),) if code else ()
    return Trap(files={EVENTS: f"events:\n  - date: 2026-12-01\n    planned: {text}\n"}, told=told, page="")


def day(text: str, code: str = "") -> Trap:
    """An announcement's date."""
    news = NEWS.format("", "").replace("2026-11-20", text)
    told = ((code, 3, 7),) if code else ()
    return Trap(files={"bao-quang/announcements/tin.md": news}, told=told)


PLACEHOLDERS = {
    "[LEAVE BLANK]": unit("tagline: [LEAVE BLANK]\n", ("expected-text", 3, 10)),
    "[ĐIỀN VÀO]": unit("tagline: [ĐIỀN VÀO]\n", ("expected-text", 3, 10)),
    "{{ ten }} in quotes": unit('tagline: "{{ ten }}"\n', ("substitution-form", 3, 11)),
    "{tên xã}": unit("tagline: {tên xã}\n", ("yaml-brace", 3, 10)),
    "a number to fill in": unit("hotline: [số điện thoại]\n", ("expected-value", 3, 10)),
    "09xx xxx xxx": unit("hotline: 09xx xxx xxx\n", ("phone-letters", 3, 10)),
    "[điền] inside a text": guide("Gọi [điền số] nhé.", ("not-filled", 6, 5), warns=True),
    "a button in brackets": guide("Bấm [Đăng nhập] rồi [Điền](https://dichvucong.gov.vn).", shown="Bấm [Đăng nhập]"),
} | {
    f"the placeholder {text}": unit(f'tagline: "{text}"\n', ("not-filled", 3, 11))
    for text in (
        "[điền vào]",
        "<tên xã>",
        "(ghi địa chỉ)",
        "...",
        "…",
        "xxx",
        "TODO",
        "___",
        "Lorem ipsum dolor",
    )
}
NUMBERS = {
    "1.871": number("1.871"),
    "0": number("0"),
    "no line for the number": number(""),
} | {
    f"the count {text}": number(text, "count-form")
    for text in (
        *(
            "1,871",
            "12,5",
            "2.5",
            "2.50",
            "1_000",
            "+5",
            "-5",
            "٣",
            "²",
            "1e3",
            "nan",
            "0912",
            "0.912",
            "7 hộ",
            "1.87",
            "0x1F",
        ),
        *("1.0000", "10000000000000000", "một", "5-10", "~50"),
    )
}
DATES = {
    f"the day {text}": day(text)
    for text in ("2026-11-20", "20/11/2026", "3/4/2026", "20.11.2026", "20/11/2026 7h30", '"2026-11-20"')
} | {
    f"the day {text}": day(text, code)
    for text, code in {
        **dict.fromkeys(
            ("20/11/26", "11/2026", "20/11", "46327", "20 tháng 11", "2026", "20/11/20267h30", "hôm nay"), "date-form"
        ),
        **dict.fromkeys(
            ("31/4/2026", "2026-13-45", "31/02/2026", "00/11/2026", "20/11/0226", "9999-12-31"), "date-none"
        ),
        **dict.fromkeys(("sáng 20/11/2026", "20/11/2026 - 21/11/2026", "20/11/2026 7.30"), "moment-form"),
        "20/11/2026 25:00": "time-form",
    }.items()
}
OTHERS = {
    "0912.345.678": unit("hotline: 0912.345.678\n", shown="0912 345 678"),
    "two numbers in one": unit("hotline: 0912 345 678 - 0912 345 679\n", ("phone-two", 3, 10)),
    "a number without its zero": unit("hotline: 912345678\n", ("phone-zero", 3, 10)),
    "a number with an O": unit("hotline: O912345678\n", ("phone-letters", 3, 10)),
    "a page of commas for a number": unit(
        "hotline: |\n  000" + (",,,," * 1000 + "\n  ") * 100, ("phone-letters", 4, 3)
    ),
    "a code with its zeros": unit("code: 00001\n"),
    "a code that lost its zeros": unit("code: 1\n", ("unit-code-form", 3, 7)),
    "vn for vi": Trap(
        files={"site.yaml": "title: T\nbase_url: https://a.gov.vn\nlanguages: [vn]\n"}, told=(("language-form", 3, 13),)
    ),
    "a hash in the settings": Trap(
        files={"site.yaml": "title: Trang 24/7 #1\nbase_url: https://longkhanh.gov.vn/247\n"},
        told=(("yaml-hash", 1, 19),),
        warns=True,
    ),
    "a slip in yes": Trap(
        files={"bao-quang/announcements/tin.md": NEWS.format("draft: ture\n", "")}, told=(("yes-no", 4, 8),)
    ),
    "a service nobody has": Trap(
        files={TEAMS: "teams: [{id: a, members: [{name: A, role: head, specialities: [vneidd]}]}]"},
        told=(("unknown-id", 1, 64),),
    ),
    "a locality nobody has": Trap(files={TEAMS: "teams: [{id: a, locality: ap-1}]"}, told=(("unknown-id", 1, 27),)),
    "a guide nobody has": Trap(
        files={"bao-quang/guides/bai.md": GUIDE.format("related: [cai-vneidd]\n", "")}, told=(("unknown-id", 5, 11),)
    ),
    "a dead link": guide("[a](/nope/)", ("link-scheme", 6, 5)),
    "a dead link in a text of two lines": unit("note: Một hai ba bốn\n  năm [a](/nope/)\n", ("link-scheme", 3, 7)),
    "a dead link in a kept text of two lines": unit("note: |\n  Một\n  [a](/nope/)\n", ("link-scheme", 5, 7)),
    "a missing picture": guide("![a](../media/khong-co.jpg)", ("link-file", 6, 6)),
    "a link to a step that is not there": guide("[a](cai-vneid.md#buoc-9)", ("link-fragment", 6, 5)),
    "an id twice": unit(
        "localities:\n- {id: a, kind: ấp, name: b}\n- {id: a, kind: ấp, name: c}\n", ("duplicate-id", 5, 8)
    ),
    "headings of one name": guide("## Đường\n\nMột\n\n## Đường\n\nHai\n\n## Lưu ý\n\n## Lưu ỷ", shown='id="luu-y-2"'),
    "a heading of Vietnamese": guide("## Đường dây nóng\n", shown='id="duong-day-nong"'),
}
TRAPS = PLACEHOLDERS | NUMBERS | DATES | OTHERS
