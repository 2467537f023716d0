"""Names of files, codes, placeholders: what other systems cannot carry, and what nobody has filled in."""

import pytest

from site_builder.model.problem import Refused
from site_builder.text.filenames import hides_something, is_refused_by_windows, printable
from site_builder.text.identifiers import read_language, read_unit_code
from site_builder.text.placeholders import is_placeholder, placeholder_in


@pytest.mark.parametrize(
    "name", ["con", "CON.md", "nul.tar.gz", "com1", "LPT9.jpg", "aux .txt", "a.", "a ", "conin$", "COM²"]
)
def test_windows_refuses(name: str) -> None:
    """Devices of 1981 and names whose end it would cut off."""
    assert is_refused_by_windows(name)


@pytest.mark.parametrize(
    "name", ["con-cai", "giay-con.md", "com", "com10", "lpt", "nulo.jpg", ".con", "a b.jpg", "a..b", "console"]
)
def test_windows_takes(name: str) -> None:
    """What only looks like one."""
    assert not is_refused_by_windows(name)


def test_what_hides_is_shown() -> None:
    """As a sign in its place; ordinary letters stay, whatever their script."""
    assert hides_something("a\u202egpj.pdf")
    assert not hides_something("mẫu đơn 👨\ud83d.pdf".replace("\ud83d", ""))
    assert printable("a\nb\x1b[31m\u200bc\udcff ấ ក") == "a\ufffdb\ufffd[31m\ufffdc\ufffd ấ ក"


@pytest.mark.parametrize(
    ("text", "hint"),
    [("vn", "vi"), ("VI", "vi"), ("Tiếng Anh", "en"), ("khmer", "km"), ("tày", "tyz"), ("", ""), ("xx", "")],
)
def test_a_language_is_a_known_code(text: str, hint: str) -> None:
    """What officials write instead is answered with what they meant, where that is sure."""
    with pytest.raises(Refused) as refused:
        read_language(text)
    assert refused.value.words["hint"] == hint
    assert [read_language(code) for code in ("vi", "en", "km")] == ["vi", "en", "km"]


def test_a_unit_code_keeps_its_zeros() -> None:
    """Two digits for provinces, five for communes; a spreadsheet that ate the zeros is noticed."""
    assert [read_unit_code(text) for text in ("00001", "26092", "01", "001")] == ["00001", "26092", "01", "001"]
    for text in ("1", "6092", "260921", "26 092", "٢٦٠٩٢", "26O92"):
        with pytest.raises(Refused):
            read_unit_code(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đang cập nhật",
        "[đang cập nhật]",
        "(A)",
        "Bấm […]",
        "<https://a.vn>",
        "a@b.vn",
        "X",
        "(0251) 1022",
        "1...5",
        "?",
    ],
)
def test_what_is_filled_in_is_no_placeholder(text: str) -> None:
    """Brackets, dots and crosses have honest uses too."""
    assert not is_placeholder(text)
    assert placeholder_in(text) is None


@pytest.mark.parametrize("text", ["Gọi [điền số].", "[Điền: tên xã] họp", "<điền vào>", "[leave blank] a"])
def test_what_is_left_inside_a_text_is_found(text: str) -> None:
    """A link is none: its brackets are followed by an address."""
    assert placeholder_in(text)
    assert placeholder_in("[Điền tờ khai](../guides/a.md) và [điền][a]") is None
