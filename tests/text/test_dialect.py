"""The dialect of Markdown: what officials type, and what residents see. The table is its definition."""

import re
from html import unescape

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from small_site import PROJECT

from site_builder.text.dialect import Doubt, Normalised, normalise, normalise_inline
from site_builder.text.dialect.blocks import written_anew
from site_builder.text.dialect.sound import sound_items
from site_builder.text.markdown import fragment, phrase

LONG = "Câu này dài quá một dòng của máy nên máy tự xuống dòng ở chỗ nào hết chỗ thôi"
TABLE = [
    # A list, steps or a table right under the line that introduces it
    ("Mang theo:\n- điện thoại\n- hóa đơn", "<p>Mang theo:</p><ul><li>điện thoại</li><li>hóa đơn</li></ul>"),
    (
        "Làm thế này:\n1. Mở máy\n2. Bấm",
        '<p>Làm thế này:</p><ol><li id="buoc-1">Mở máy</li><li id="buoc-2">Bấm</li></ol>',
    ),
    ("Giờ:\n| a | b |\n|---|---|\n| 1 | 2 |\nHết.", "<p>Giờ:</p>[a,b][1,2]<p>Hết.</p>"),
    ("## Cần gì\n- sổ", '<h2 id="can-gi">Cần gì</h2><ul><li>sổ</li></ul>'),
    ("- sổ\n- thẻ\nHết.", "<ul><li>sổ</li><li>thẻ</li></ul><p>Hết.</p>"),
    # Lists inside lists, by columns or by their marks
    ("- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    ("- a\n   - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    ("- a\n    - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    ("- a\n\t- b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    ("- a\n+ b\n+ c\n- d", "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"),
    (
        "1. a:\n- b\n- c\n2. d",
        '<ol><li id="buoc-1">a:<ul><li>b</li><li>c</li></ul></li><li id="buoc-2">d</li></ol>',
    ),
    (
        "1. a:\n\n- b\n\n2. d",
        '<ol><li id="buoc-1"><p>a:</p><ul><li>b</li></ul></li><li id="buoc-2"><p>d</p></li></ol>',
    ),
    ("• a\n◦ b\n• c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    # Marks of Word, Zalo and pens
    ("• a\n• b", "<ul><li>a</li><li>b</li></ul>"),
    ("•\ta\n•\tb", "<ul><li>a</li><li>b</li></ul>"),
    ("– a\n– b", "<ul><li>a</li><li>b</li></ul>"),
    ("-Căn cước\n-Sổ", "<ul><li>Căn cước</li><li>Sổ</li></ul>"),
    ("+ a\n+ b", "<ul><li>a</li><li>b</li></ul>"),
    ("\uf0b7 a\n\uf0b7 b", "<ul><li>a</li><li>b</li></ul>"),
    ("1) a\n2) b", '<ol><li id="buoc-1">a</li><li id="buoc-2">b</li></ol>'),
    ("1/ a\n2/ b", '<ol><li id="buoc-1">a</li><li id="buoc-2">b</li></ol>'),
    ("1.Mở\n2.Bấm", '<ol><li id="buoc-1">Mở</li><li id="buoc-2">Bấm</li></ol>'),
    ("1.**Mở**\n2.Bấm", '<ol><li id="buoc-1"><strong>Mở</strong></li><li id="buoc-2">Bấm</li></ol>'),
    # What only looks like a mark
    ("1.000 đồng", "<p>1.000 đồng</p>"),
    ("-5 độ", "<p>-5 độ</p>"),
    ("-Hết-", "<p>-Hết-</p>"),
    ("+84 là mã nước", "<p>+84 là mã nước</p>"),
    ("1/11 nghỉ", "<p>1/11 nghỉ</p>"),
    (f"{LONG} từ năm\n2025. Sau đó thì thôi", f"<p>{LONG} từ năm 2025. Sau đó thì thôi</p>"),
    ("#1 đường Hùng Vương", "<p>#1 đường Hùng Vương</p>"),
    ("#LongKhanh", "<p>#LongKhanh</p>"),
    ("##Tiêu đề", '<h2 id="tieu-de">Tiêu đề</h2>'),
    # A picture or a paragraph between steps
    (
        "1. Mở\n\n![Hình](a.jpg)\n\n2. Bấm",
        '<ol><li id="buoc-1">Mở</li></ol><p>{}</p><ol start="2"><li id="buoc-2">Bấm</li></ol>',
    ),
    ("1. Mở\n![Hình](a.jpg)\n2. Bấm", '<ol><li id="buoc-1">Mở<br>{}</li><li id="buoc-2">Bấm</li></ol>'),
    (
        "1. Mở\n\n   Chờ.\n\n2. Bấm",
        '<ol><li id="buoc-1"><p>Mở</p><p>Chờ.</p></li><li id="buoc-2"><p>Bấm</p></li></ol>',
    ),
    ("1. Mở\nChờ\n2. Bấm", '<ol><li id="buoc-1">Mở<br>Chờ</li><li id="buoc-2">Bấm</li></ol>'),
    # Line ends
    ("Trụ sở xã\nẤp 1\nĐồng Nai", "<p>Trụ sở xã<br>Ấp 1<br>Đồng Nai</p>"),
    (f"{LONG}\ncho nên dòng này nối vào dòng trên", f"<p>{LONG} cho nên dòng này nối vào dòng trên</p>"),
    (f"{LONG}.\n{LONG} và dài hơn nữa.", f"<p>{LONG}.<br>{LONG} và dài hơn nữa.</p>"),
    (f"a) {LONG}\nb) hai", f"<p>a) {LONG}<br>b) hai</p>"),
    (f"Bước 1: {LONG}\nBước 2: Bấm", f"<p>Bước 1: {LONG}<br>Bước 2: Bấm</p>"),
    ("- Địa chỉ:\n  Ấp 1\n- Giờ", "<ul><li>Địa chỉ:<br>Ấp 1</li><li>Giờ</li></ul>"),
    # Official letters, dividers, fences
    ("Kính gửi.\n\n    Xã mời.\n\nChào.", "<p>Kính gửi.</p><p>Xã mời.</p><p>Chào.</p>"),
    ("\tXã mời.", "<p>Xã mời.</p>"),
    ("Mời họp.\n-----\nHết.", "<p>Mời họp.</p><hr><p>Hết.</p>"),
    ("Mời họp.\n=====\nHết.", "<p>Mời họp.</p><hr><p>Hết.</p>"),
    ("Mời họp.\n———\nHết.", "<p>Mời họp.</p><hr><p>Hết.</p>"),
    ("Mời họp.\n-\nHết.", "<p>Mời họp.</p><p>-<br>Hết.</p>"),
    ("```\nHọp\n\n# ghi\n```", "<pre><code>Họp\n\n# ghi\n</code></pre>"),
    ("- a\n\n```\nb\n```", "<ul><li>a</li></ul><pre><code>b\n</code></pre>"),
    # Tables
    ("| a | b | c |\n| --- | --- |\n| 1 | 2 | 3 |", "[a,b,c][1,2,3]"),
    ("| a | b |\n| --- | --- |\n| 1 |", "[a,b][1,]"),
    ("| a | b |\n| --- | --- |\n| 1 | 2 | 3 |", "[a,b,][1,2,3]"),
    ("| a | b |\n| — | — |\n| 1 | 2 |", "[a,b][1,2]"),
    ("| a | b |\n| 1 | 2 |", "[a,b][1,2]"),
    ("a\tb\n1\t2\n3\t4", "[a,b][1,2][3,4]"),
    ("| a | b |\n|---|---|\n| 1<br>2 | `x|y` |", "[a,b][1<br>2,<code>x|y</code>]"),
    # Stars
    ("Bấm *100*1# hoặc *100*2#.", "<p>Bấm *100*1# hoặc *100*2#.</p>"),
    ("Nạp *100*mã thẻ#, xem *101#", "<p>Nạp *100*mã thẻ#, xem *101#</p>"),
    ("**Bấm *100# rồi gọi**", "<p><strong>Bấm *100# rồi gọi</strong></p>"),
    ("**Xem: *101#**", "<p><strong>Xem: *101#</strong></p>"),
    ("5*3*2 = 30", "<p>5*3*2 = 30</p>"),
    ("giá 100* và 200*", "<p>giá 100* và 200*</p>"),
    ("**Nơi: **nhà văn hóa", "<p><strong>Nơi:</strong> nhà văn hóa</p>"),
    ("** Lưu ý ** nhé", "<p><strong>Lưu ý</strong> nhé</p>"),
    ("**a** b **c**", "<p><strong>a</strong> b <strong>c</strong></p>"),
    ("*a* và **b**", "<p><em>a</em> và <strong>b</strong></p>"),
    ("Họ tên: ____ Năm sinh: ____", "<p>Họ tên: ____ Năm sinh: ____</p>"),
    # Links
    ("[cổng] (https://a.gov.vn) nhé", '<p><a href="">cổng</a> nhé</p>'),
    ("[bài]  (../guides/a.md)", '<p><a href="">bài</a></p>'),
    ("[1] (xem trên)", "<p>[1] (xem trên)</p>"),
]
"""What is typed → what is shown. A table is written as its rows, a picture as {}."""


def html(text: str) -> str:
    """The page's HTML, without what the library writes between elements, and tables by their cells."""
    made = "{}".join(fragment(text).parts) if fragment(text).pictures else "".join(fragment(text).parts)
    made = re.sub(r'<div aria-label="Bảng"[^>]*>|</div>', "", made)
    made = re.sub(r"</?(?:table|thead|tbody)>\s*", "", made)
    made = re.sub(r"<tr>\s*(.*?)\s*</tr>\s*", lambda row: f"[{_cells(row[1])}]", made, flags=re.DOTALL)
    made = re.sub(r"(<br>)\s+|\n(?=</?(?:p|ul|ol|li|h\d|hr|pre|blockquote)\b)", r"\1", made)
    made = re.sub(r"(</?(?:p|ul|ol|li|h\d|hr|pre|blockquote)\b[^>]*>)\n", r"\1", made)
    return made if "<pre>" in made else made.replace("\n", " ").strip()


def _cells(row: str) -> str:
    return ",".join(re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row.replace("<br>\n", "<br>"), re.DOTALL))


@pytest.mark.parametrize(("typed", "shown"), TABLE, ids=[typed for typed, _ in TABLE])
def test_what_is_typed_is_shown_as_it_was_meant(typed: str, shown: str) -> None:
    """The definition of the dialect."""
    assert html(typed) == shown


BLOCKS = [typed for typed, _ in TABLE if "\n" in typed and not typed.startswith(("#", "\t"))]


@pytest.mark.parametrize("typed", BLOCKS)
def test_a_form_means_the_same_inside_a_quotation(typed: str) -> None:
    """Whatever stands in it."""
    quoted = "\n".join(f"> {line}".rstrip() for line in typed.split("\n"))
    assert html(quoted) == f"<blockquote>{_without_ids(html(typed))}</blockquote>"


@pytest.mark.parametrize("typed", [typed for typed in BLOCKS if "```" not in typed and "Bảng" not in typed])
@pytest.mark.parametrize("columns", [2, 3, 4])
def test_a_form_means_the_same_inside_an_item(typed: str, columns: int) -> None:
    """Behind an empty line, indented by as many columns as people like."""
    inside = "\n".join(" " * columns + line if line.strip() else line for line in typed.split("\n"))
    assert html(f"- a\n\n{inside}") == f"<ul><li><p>a</p>{_without_ids(html(typed))}</li></ul>"


def _without_ids(made: str) -> str:
    """Only steps of the text itself can be linked to."""
    return re.sub(r' id="buoc-\d+"', "", made)


@pytest.mark.parametrize("typed", [typed for typed, _ in TABLE if "\n" not in typed and "#" not in typed[:2]])
def test_a_form_means_the_same_in_a_sentence(typed: str) -> None:
    """In fields of one line, where no list begins."""
    if not re.match(r"[-–•+\t]|\d", typed):
        assert "".join(phrase(typed).parts) == html(typed).removeprefix("<p>").removesuffix("</p>")


DOUBTFUL = [
    ("Từ tháng\n3. Nộp ở xã", [Doubt(line=1, code="text-list", value="3.")]),
    ("Phí 20.000 đồng[^1].\n\n[^1]: Theo xã.", [(0, "text-footnote"), (2, "text-footnote")]),
    ("Xem <a href='x'>đây</a>", [(0, "text-html")]),
    ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", [(2, "text-table-cells")]),
    ("a\n\n```\nb", [(2, "text-fence")]),
    ("a **b c", [(0, "text-stars")]),
    ("~~bỏ~~", [(0, "text-strike")]),
    ("> a **b", [(0, "text-stars")]),
    ("- a\n- b **c", [(1, "text-stars")]),
]


@pytest.mark.parametrize(("typed", "doubts"), DOUBTFUL)
def test_what_will_not_look_as_written_is_noted_at_its_line(typed: str, doubts: list[Doubt | tuple[int, str]]) -> None:
    """The rest of the dialect: what is told."""
    made = [one if isinstance(expected, Doubt) else (one.line, one.code) for one, expected in _paired(typed, doubts)]
    assert made == doubts


def _paired(typed: str, doubts: list[Doubt | tuple[int, str]]) -> list[tuple[Doubt, Doubt | tuple[int, str]]]:
    return list(zip(normalise(typed).doubts, doubts, strict=True))


@pytest.mark.parametrize("typed", [typed for typed, _ in TABLE if "| 3 |" not in typed])
def test_what_is_shown_as_it_was_meant_is_no_doubt(typed: str) -> None:
    """Whoever is told of nothing reads what is told."""
    assert normalise(typed).doubts == ()


LINES = [
    "Mang theo:",
    "- a",
    "-a b",
    "  - b",
    "    - c",
    "+ d",
    "• e",
    "1. Mở",
    "2. Bấm",
    "3) Gửi",
    "  tiếp theo",
    "Hết.",
]
LINES += ["", "", "## Đầu đề", "#1 đường", "---", "=====", "| a | b |", "|---|---|", "| 1 | 2 | 3 |", "x\ty", "> trích"]
LINES += [
    "bấm *100*1#",
    "**đậm: **nhé",
    "a * b",
    "****",
    "```",
    "    Xã mời",
    LONG,
    "[x] (../a.md)",
    "o\tvòng",
    "a <br> b",
]
TEXTS = st.lists(st.sampled_from(LINES), max_size=14).map("\n".join)


@given(TEXTS)
@example("1. Mở\n- a\n\n- b\n\n2. Bấm")
@example("> trích\n> - a\nHết.")
def test_what_is_normal_stays(text: str) -> None:
    """Law: to normalise twice is to normalise once."""
    once = normalise(text).text
    assert normalise(once).text == once


SOUND_LINES = (
    "",
    "",
    "Hết.",
    "## Đầu đề",
    "1. Mở",
    "2. Bấm",
    "- a",
    "- **b** [c](d.md)",
    "“Trích” **đậm** e.",
    "on",
    "* f",
)
PIECES = st.lists(
    st.sampled_from([*"ab .:*#_~^<|()[]-+1đ", "**", "](", " *", "* ", "o  ", "\n", "\n\n", "\n- ", "\n1. "]),
    max_size=12,
)


@given(st.one_of(TEXTS, st.lists(st.sampled_from(SOUND_LINES), max_size=14).map("\n".join), PIECES.map("".join)))
@example("- a\n\n- b")
@example("1. a\n\nb\n\n2. c")
@example("a\n## b")
def test_a_text_that_is_recognised_as_sound_is_left_alone_by_the_writer(text: str) -> None:
    """Law: the short way gives what the long one would."""
    items = sound_items(text)
    assert items is None or written_anew(text) == Normalised(text=text, items=items)


def test_most_texts_of_the_project_are_recognised_as_sound() -> None:
    """Otherwise the short way is only one more thing to do."""
    files = [file for file in PROJECT.glob("content/**/*.md") if not file.name.startswith("README")]
    texts = [file.read_text("utf-8").split("---\n", 2)[2].strip() for file in files]
    assert sum(sound_items(text) is not None for text in texts) > len(texts) / 2


@given(TEXTS)
def test_no_word_is_lost(text: str) -> None:
    """Law: every letter, digit and sign to dial is on the page, in its order."""
    assume("```" not in text)  # what looks like a mark there is shown
    shown = unescape(re.sub(r"<[^<>]*>", "", "".join(fragment(text).parts)))
    lines = text.split("\n")
    for item in normalise(text).items:
        lines[item.line] = re.sub(r"^\s*(?:o(?=\t)|\d+[.)/])", "", lines[item.line])
    wanted = re.sub(r"<br>|\]\s*\([^)]*\)", "", "\n".join(lines))
    assert _letters(shown) == _letters(wanted)


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text))


def test_quotations_without_end_are_no_trouble() -> None:
    """They are refused before they are laid out; to look at them must not fail."""
    assert normalise(">" * 5000 + " a").text == ">" * 5000 + " a"


@given(TEXTS)
def test_every_item_is_an_element(text: str) -> None:
    """Law: the lines that `normalise` calls items are the items of the page."""
    made = "".join(fragment(text).parts)
    quoted = sum(
        made.count("<li", *match.span()) for match in re.finditer(r"<blockquote>.*?</blockquote>", made, re.DOTALL)
    )
    assert made.count("<li") - quoted == len(normalise(text).items)


def test_the_content_of_the_project_is_normal() -> None:
    """What was right before there was a dialect is read as it was: not one byte is another."""
    for file in PROJECT.glob("content/**/*.md"):
        if not file.name.startswith("README"):
            body = file.read_text("utf-8").split("---\n", 2)[2].strip()
            assert normalise(body).text == body, file
            assert normalise(body).doubts == (), file


@given(st.from_regex(r"[*#]?\d{1,4}(?:[*#]\d{1,4}){0,3}[*#]?", fullmatch=True))
def test_no_emphasis_is_made_inside_digits_stars_and_number_signs(code: str) -> None:
    """Law: people dial what they read."""
    made, _ = normalise_inline(f"Bấm {code} nhé")
    assert "".join(phrase(f"Bấm {code} nhé").parts) == f"Bấm {code} nhé", made
