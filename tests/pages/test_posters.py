"""The list of a unit's codes, and the sheets on which each code of its register is printed."""

import pytest
from bs4 import BeautifulSoup, Tag
from small_site import CONTENT, Built, SmallSite

from site_builder.model.issued_code import seal_of
from site_builder.pages.posters import _DRAWN
from site_builder.text.code_number import with_check_digit

HOME, GUIDE, CHANNEL = "12345671", "22345677", "52718306"
HOST = "longkhanh.gov.vn"


def line(code: str, target: str, status: str = "live", more: str = "") -> str:
    """A line of a register."""
    seal = seal_of(code, target, status)
    return f"  - {{code: '{code}', target: '{target}', status: {status}, {more}seal: {seal}}}\n"


def register(*lines: str) -> dict[str, str]:
    """The register of Bảo Quang, which has a fanpage."""
    channel = "channels: [{kind: facebook, value: 'https://facebook.com/baoquang', label: Trang của xã}]\n"
    unit = CONTENT["bao-quang/unit.yaml"]
    assert isinstance(unit, str)
    return {"bao-quang/unit.yaml": unit + channel, "bao-quang/qr.yaml": "codes:\n" + "".join(lines)}


def body(built: Built, page: str) -> Tag:
    """What a page of Bảo Quang shows."""
    found = BeautifulSoup(built.page(f"bao-quang/ma-qr/{page}index.html"), "html.parser").main
    assert found
    return found


@pytest.mark.parametrize(
    ("code", "target", "title"),
    [
        (HOME, "home", "BaoQuang24/7"),
        (GUIDE, "guide:cai-vneid", "Cài VNeID"),
        (CHANNEL, "channel:facebook", "Trang của xã"),
    ],
)
def test_a_sheet_tells_what_to_do_without_scanning_too(site: SmallSite, code: str, target: str, title: str) -> None:
    """Whose it is, what it opens, how, the address in letters, the number, and how to know a code stuck over ours."""
    built = site.put(register(line(code, target, more="place: Cổng chợ, "))).build()
    assert not [one for one in built.report.problems if one.code.startswith(("qr", "site"))]
    sheets = body(built, f"in/{code}/").select(".sheet")
    assert [len(sheet.select("svg.sheet-code")) for sheet in sheets] == [1, 2, 10]
    assert [len(sheet.select("path")) for sheet in sheets] == [2, 0, 0], "the others use the drawing of the first"
    for sheet in sheets:
        text = " ".join(sheet.get_text(" ").split())
        said = (
            "Xã Bảo Quang",
            title,
            "Zalo hoặc máy ảnh, quét mã",
            f"{HOST}/ 247/ q/ {code}",
            "0251 1022",
            f"bắt đầu bằng {HOST}",
        )
        assert [words for words in said if words not in text] == []


def test_the_list_names_each_place_and_leads_to_the_sheets(site: SmallSite) -> None:
    """Codes of the register come first; what has none is shown with its long address, and has no sheets."""
    main = body(
        site.put(register(line(GUIDE, "guide:cai-vneid", more="label: Bảng ở chợ, place: Cổng chợ, "))).build(), ""
    )
    first, second = main.select(".code")
    assert [" ".join(text.split()) for text in first.stripped_strings][1:] == [
        *("Bảng ở chợ", "Chỗ dán: Cổng chợ", f"{HOST}/", "247/", "q/", GUIDE, "In mã này", ": Bảng ở chợ")
    ]  # fmt: skip
    assert [link["href"] for link in main.select(".code a")] == [f"in/{GUIDE}/"]
    assert "bao-" in second.get_text()


def test_without_a_register_nothing_is_added(site: SmallSite) -> None:
    """A country's site does not grow by a page that nobody has asked for."""
    built = site.build()
    assert [name for name in built.tree if "/ma-qr/in/" in name] == []
    assert len(body(built, "").select(".code")) == 2


def test_the_sheets_of_a_retired_code_stay_and_warn(site: SmallSite) -> None:
    """Who has kept the address must not print it again; the list names it without drawing it."""
    built = site.put(register(line(GUIDE, "guide:cai-vneid", "retired", "label: Bảng cũ, "))).build()
    old = body(built, f"in/{GUIDE}/")
    assert "đừng in nữa" in old.get_text()
    assert old.select("svg") == []
    main = body(built, "")
    assert [link["href"] for link in main.select(".links a")] == [f"in/{GUIDE}/"]
    assert GUIDE not in "".join(code.get_text() for code in main.select(".code"))


def test_a_long_register_is_drawn_in_part(site: SmallSite) -> None:
    """The list stays light; each code has its sheets."""
    codes = [with_check_digit(f"{number}") for number in range(3_000_000, 3_000_000 + _DRAWN + 3)]
    built = site.put(register(*(line(code, "home") for code in codes))).build()
    main = body(built, "")
    assert len([code for code in main.select(".code") if "q/" in code.get_text()]) == _DRAWN
    assert [link["href"] for link in main.select(".links a")] == [f"in/{code}/" for code in codes[_DRAWN:]]
    assert all(f"bao-quang/ma-qr/in/{code}/index.html" in built.tree for code in codes)


def test_a_place_is_named_as_it_is_called_today(site: SmallSite) -> None:
    """And as people still call it."""
    files = register(line(HOME, "home"))
    files["bao-quang/unit.yaml"] += "succession: {into: phường Bảo Vinh, date: 2025-07-01}\n"
    text = body(site.put(files).build(), f"in/{HOME}/").get_text()
    assert "Phường Bảo Vinh" in text
    assert "Trước đây: xã Bảo Quang" in text
