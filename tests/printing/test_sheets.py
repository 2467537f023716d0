"""What is printed: every code scans, every text is letters and stays on its page, and two runs are the same."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("typst", reason="Typst is not installed (the extra `print`)")
pytest.importorskip("pypdfium2", reason="pypdfium2, which draws pages of PDF, is not installed")

import typst
from hypothesis import given
from hypothesis import strategies as st
from paper import RICH, outside, pictures, planned, scanned, sheet, sheets, template, words_on
from small_site import DAY, GUIDE, NEWS, SmallSite, small_site

from site_builder.links.payloads.bank_transfer import read_bank_transfer
from site_builder.model.issued_code import seal_of
from site_builder.printing import typesetting
from site_builder.printing.kinds import KINDS, sheets_of
from site_builder.printing.sheet import WORDS, SheetOptions
from site_builder.printing.typesetting import SetSheet, Typesetter, Unprintable, data_of

TEMPLATES = Path(typesetting.__file__).parent / "templates"
NAMES = {"leaflet": ("dai",), "notice": ("dai",), "stall": ("Sạp cá cô Ba",)}
"""The names of what is printed of the commune with long texts, where a kind needs one."""
CODE = "22345677"
NUMBERS = {"poster": 1, "leaflet": 1, "cards": 30, "labels": 8, "stall": 1, "door": 24, "notice": 1, "calls": 0}
"""How many codes a sheet of each kind has there."""
PAGES = {"poster": 1, "cards": 3, "labels": 1, "stall": 1, "door": 12}
"""How many pages a sheet has there that does not grow with a text."""


@pytest.fixture
def rich(tmp_path: Path) -> SmallSite:
    """A site with long names and texts."""
    return SmallSite(tmp_path, RICH)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SetSheet]:
    """A sheet of each kind of the commune with long names and texts."""
    rich = SmallSite(tmp_path_factory.mktemp("rich"), RICH)
    return {kind: sheet(rich, kind, *NAMES.get(kind, ()), unit="xa-dai").made for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_on_a_sheet_scans_and_is_as_large_as_it_says(made: dict[str, SetSheet], kind: str) -> None:
    """The list beside the PDF, by which `qr check` judges it, has exactly the codes that a scanner finds."""
    printed = made[kind]
    found, told = scanned(printed.pdf), sorted((code.page, code.payload, code.size_mm) for code in printed.codes)
    assert [one[:2] for one in found] == [one[:2] for one in told]
    assert len(told) == NUMBERS[kind]
    assert all(abs(one.size - size) < 1 for one, (_, _, size) in zip(found, told, strict=True))
    assert printed.pages == PAGES.get(kind, printed.pages)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_leaves_its_page(made: dict[str, SetSheet], kind: str) -> None:
    """Names of sixty letters, twelve hamlets, thirty members and endless texts make letters small, or more pages."""
    assert outside(made[kind].pdf) == []


@pytest.mark.parametrize("paper", ["a3", "a4", "a5"])
def test_a_poster_is_as_large_as_its_paper(site: SmallSite, paper: str) -> None:
    """On A4 its code is ten centimetres wide, for a metre."""
    (code,) = sheet(site, "poster", options=SheetOptions(paper=paper)).made.codes
    scale = {"a3": 2**0.5, "a4": 1, "a5": 0.5**0.5}[paper]
    assert code.size_mm == pytest.approx(100 * scale, abs=0.1)
    assert code.distance_m == pytest.approx(scale)


def test_all_steps_of_a_long_guide_stand_on_its_leaflet(made: dict[str, SetSheet]) -> None:
    """It takes more sheets, laid into one another, and no row or sentence is lost."""
    words, pages = words_on(made["leaflet"].pdf), made["leaflet"].pages
    assert pages > 2
    assert pages % 2 == 0
    assert [number for number in range(3, 25) if f"Bước {number}:" not in words] == []
    assert [number for number in range(40) if f"hàng {number} giá {number}.000" not in words] == []


@pytest.mark.parametrize("kind", ["leaflet", "notice"])
def test_a_step_with_many_steps_inside_loses_none_of_them(site: SmallSite, kind: str) -> None:
    """They go on on the next page."""
    steps = "1. Chuẩn bị\n" + "".join(f"    - Mục {number}: đủ\n" for number in range(90)) + "2. Xong\n"
    site.put({"guides/dai.md": GUIDE.partition("1. ")[0] + steps})
    site.put({"bao-quang/announcements/2026-11-18-dai.md": NEWS.partition("Mời")[0] + steps})
    made = sheet(site, kind, "dai").made
    assert outside(made.pdf) == []
    assert [number for number in range(90) if f"Mục {number}: đủ" not in words_on(made.pdf)] == []


def test_a_short_guide_is_one_sheet_folded_once(site: SmallSite) -> None:
    """Its code stands in front: on the first page, to the right."""
    made = sheet(site, "leaflet", "cai-vneid").made
    assert (made.pages, [code.page for code in made.codes]) == (2, [1])


@pytest.mark.parametrize("kind", KINDS)
def test_two_runs_give_the_same_bytes(rich: SmallSite, made: dict[str, SetSheet], kind: str) -> None:
    """The day is that of the sheet, and fonts are our own."""
    assert sheet(rich, kind, *NAMES.get(kind, ()), unit="xa-dai").made.pdf == made[kind].pdf


def test_a_sheet_is_for_archives_and_for_screen_readers(site: SmallSite) -> None:
    """PDF/A-2a and PDF/UA-1, as the file says of itself; in Vietnamese, with a title."""
    pdf = sheet(site, "poster").made.pdf
    assert re.search(rb"pdfaid:part>2<.*pdfaid:conformance>A<", pdf, re.DOTALL)
    assert b"pdfuaid:part>1<" in pdf
    assert "Tờ treo: xã Bảo Quang" in pdf.decode("utf-8", "replace")


ODD = r'#read("/etc/passwd") $x$ \\ *b* _c_ @d <e> // f'


@pytest.mark.parametrize(("kind", "name"), [("poster", "cai-vneid"), ("leaflet", "cai-vneid"), ("notice", "hop-ap")])
def test_a_text_is_never_read_as_typst(site: SmallSite, kind: str, name: str) -> None:
    """Signs that mean something to Typst are letters."""
    title = f"title: '{ODD}'"
    site.put({"guides/cai-vneid.md": GUIDE.replace("title: Cài VNeID", title)})
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("title: Họp ấp", title)})
    words = words_on(sheet(site, kind, name).made.pdf)
    assert ODD.replace(" ", "") in words.replace(" ", "")  # a long line may be broken
    assert "root:" not in words


VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
LETTERS = st.sampled_from([chr(number) for number in range(33, 127)] + [*VOWELS, *VOWELS.upper(), " "])


@given(heading=st.text(LETTERS, min_size=1, max_size=60).filter(str.strip))
def test_whatever_a_title_holds_is_shown_letter_by_letter(heading: str) -> None:
    """No sign and no run of signs means anything to Typst."""
    with small_site() as site:
        found = planned(site)
        (poster,) = sheets_of("poster", found.context, ())
        changed = replace(poster, shows={**poster.shows, "heading": heading, "lead": "", "above": ""})
        words = words_on(Typesetter().pdf(changed, found.theme, DAY).pdf)
    assert heading.replace(" ", "") in words.replace(" ", "")


@pytest.mark.parametrize("letter", ["📞", "ꪀ", "漢"])
def test_a_letter_that_no_font_has_is_an_error(site: SmallSite, letter: str) -> None:
    """It would be an empty box on the wall."""
    site.put({"guides/cai-vneid.md": GUIDE.replace("Cài VNeID", f"Cài VNeID {letter}")})
    with pytest.raises(Unprintable) as refused:
        sheet(site, "poster", "cai-vneid")
    assert letter in "".join(refused.value.texts)


def test_vietnamese_khmer_and_signs_have_letters(site: SmallSite) -> None:
    """Every vowel with every tone, in both cases; Khmer with its subscripts; arrows and boxes."""
    signs = "→ ≥ ≤ ☐ ✓ – … “ ” № ½ ₫ ²"
    title = f"{VOWELS} {VOWELS.upper()} ភាសាខ្មែរ ស្កេនកូដ {signs}"
    site.put({"guides/cai-vneid.md": GUIDE.replace("title: Cài VNeID", f"title: '{title}'")})
    assert sheet(site, "poster", "cai-vneid", options=SheetOptions(also="km")).made.pages == 1


def test_an_issued_code_is_printed_with_its_short_address(site: SmallSite) -> None:
    """What is printed is what the register knows, in the code and in letters."""
    seal = seal_of(CODE, "guide:cai-vneid")
    site.put({"bao-quang/qr.yaml": f"codes:\n  - {{code: '{CODE}', target: 'guide:cai-vneid', seal: {seal}}}\n"})
    for kind in ("poster", "leaflet", "labels"):
        made = sheet(site, kind, "cai-vneid").made
        assert {code.payload for code in made.codes} == {f"https://longkhanh.gov.vn/247/q/{CODE}/"}
        assert f"longkhanh.gov.vn/247/q/{CODE}" in words_on(made.pdf)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("cards", "calls")])
def test_a_sheet_says_so_where_no_number_is_known(rich: SmallSite, kind: str) -> None:
    """Nobody's number is invented; whoever prints it is told as well."""
    rich.put({"xa-dai/unit.yaml": "name: Dài\nkind: xã\n", "xa-dai/teams.yaml": "teams: []\n"})
    printed = sheet(rich, kind, *NAMES.get(kind, ()), unit="xa-dai")
    assert "Số điện thoại: đang cập nhật" in words_on(printed.made.pdf)
    assert "print_no_phone" in [remark.word for remark in printed.sheet.remarks]


MEMBER = "      - {name: %s, role: member, phone: '0912 345 6%02d', zalo: '0912 345 7%02d'%s}\n"
CASES = {
    "chưa hỏi": ("", None),
    "cho số": (", consent: {what: [phone], date: 2026-01-01, by: Bà Bình}", "phone"),
    "cho Zalo": (", consent: {what: [zalo], date: 2026-01-01, by: Bà Bình}", "zalo"),
    "cho ảnh": (", consent: {what: [photo], date: 2026-01-01, by: Bà Bình}", None),
    "hết hạn": (", consent: {what: [phone], date: 2026-01-01, by: Bà Bình}, valid_to: 2026-11-01", None),
    "chưa đến ngày": (", consent: {what: [phone], date: 2026-12-30, by: Bà Bình}", None),
}
"""A member's name → what is known of the consent, and which number the card may show."""


def test_cards_and_call_sheets_show_what_members_have_agreed_to(site: SmallSite) -> None:
    """Of those who have agreed to nothing there is no card; the others' cards show that one number alone."""
    members = "".join(MEMBER % (name, n, n, said) for n, (name, (said, _)) in enumerate(CASES.items()))
    site.put({"bao-quang/teams.yaml": f"teams:\n  - id: to-xa\n    members:\n{members}"})
    printed, called = sheet(site, "cards"), words_on(sheet(site, "calls").made.pdf)
    words = words_on(printed.made.pdf)
    assert len(printed.made.codes) == sum(bool(shown) for _, shown in CASES.values())
    for number, (name, (_, shown)) in enumerate(CASES.items()):
        assert (name in words) == bool(shown), name
        for kind, digits in (("phone", f"0912 345 6{number:02}"), ("zalo", f"0912 345 7{number:02}")):
            assert (digits in words) == (digits in called) == (shown == kind), (name, kind)
    assert {remark.word: remark.gaps.get("count") for remark in printed.sheet.remarks} == {
        "print_no_consent": 3,
        "print_no_code": None,
    }


def test_no_card_is_made_where_nobody_has_agreed(site: SmallSite) -> None:
    """An empty page would be of no use."""
    found = planned(site)
    (made,) = sheets_of("cards", found.context, ())
    assert made.is_empty


def test_the_call_sheet_has_every_number_that_the_pages_let_call(rich: SmallSite) -> None:
    """Whoever rings them all has rung all that residents may ring."""
    text = "\nHỏi thêm: 0251 3876 543, chị Mẫu, hay 1900 1006, [hay gọi đây](tel:02513876544).\n"
    needs = "---\nneeds: [Gọi 0251 3876 545 để hẹn]\n"
    rich.put({"xa-dai/guides/hoi.md": GUIDE.replace("---\n", needs, 1) + text})
    words = words_on(sheet(rich, "calls", unit="xa-dai").made.pdf).replace(" ", "")
    pages = b"".join(rich.build().of("xa-dai").values()).decode()
    dialled = {number.replace("+84", "0") for number in re.findall(r'href="tel:([+\d]+)"', pages)}
    assert len(dialled) > 30
    assert [
        number for number in sorted({*dialled, "02513876543", "02513876545", "19001006"}) if number not in words
    ] == []


SOURCE = """\
#import "lib.typ": *
#show: sheet.with()
= x
#scan("phone")
"""


def test_a_template_that_says_scan_without_a_code_is_refused(site: SmallSite, tmp_path: Path) -> None:
    """With one on the same page it is made; on another page is not enough."""
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    data = data_of(sheet(site, "poster").sheet, planned(site).theme)
    code = "#code(data.code, 50mm)\n"
    for source, is_made in ((SOURCE, False), (SOURCE + code, True), (f"{SOURCE}#pagebreak()\n{code}", False)):
        path = template(tmp_path / "templates", source)
        compiler = typst.Compiler(input=str(path), root=str(path.parent), sys_inputs={"data": data})
        if is_made:
            compiler.compile(format="pdf")
        else:
            with pytest.raises(typst.TypstError, match="without a code"):
                compiler.compile(format="pdf")


def test_templates_have_no_words_of_their_own() -> None:
    """So none of them can say «scan» but by the function that looks for the code."""
    for path in TEMPLATES.glob("*.typ"):
        text = path.read_text("utf-8")
        assert re.findall(r"[^\x00-\x7f·•«»×]", text) == [], path.name
        assert "data.scan" not in text or path.name == "lib.typ"
    for lang in WORDS:
        others = {key: said for key, said in WORDS[lang].items() if not key.startswith("scan.")}
        assert [key for key, said in others.items() if re.search("(?i)quét|scan", said)] == []


MERGED = "succession: {kind: merged, from: [xuan-an, xã Cây Gáo], date: 2025-07-01}\n"
SUCCESSION = "succession: {kind: merged, into: bao-quang, date: 2025-07-01}\n"


def test_the_name_now_and_before_stand_on_the_poster(site: SmallSite) -> None:
    """People look for the name that they know; a former unit's sheet says what it is now."""
    site.put({"xuan-an/unit.yaml": f"name: Xuân An\nkind: phường\n{SUCCESSION}"})
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0251 1022\n" + MERGED})
    for kind, names in (("poster", ()), ("leaflet", ("cai-vneid",)), ("door", ())):
        words = words_on(sheet(site, kind, *names).made.pdf)
        assert "Từ 01/07/2025, nơi này gồm phường Xuân An, xã Cây Gáo." in words, kind
    assert "Từ 01/07/2025, nơi này thuộc xã Bảo Quang." in words_on(sheet(site, "poster", unit="xuan-an").made.pdf)


def test_a_trial_says_so_on_every_sheet(rich: SmallSite) -> None:
    """Nobody takes a demonstration for an office's own word."""
    rich.put({"site.yaml": "title: Trang\nbase_url: https://trang.example/\ndemo: có\n"})
    for kind in KINDS:
        if kind not in ("cards", "labels"):
            made = sheet(rich, kind, *NAMES.get(kind, ()), unit="xa-dai").made
            assert "BẢN CHẠY THỬ" in words_on(made.pdf), kind


def test_a_hamlet_without_helpers_is_told(rich: SmallSite) -> None:
    """Its sheet names those of the whole commune; where there are none either, it says so and gives the number."""
    rich.put({"xa-dai/teams.yaml": "teams: []\n"})
    printed = sheet(rich, "door", "ap-3", unit="xa-dai")
    assert [remark.word for remark in printed.sheet.remarks] == ["print_no_helper", "print_no_code"]
    assert "Danh sách người giúp đang cập nhật. Bà con gọi số dưới đây." in words_on(printed.made.pdf)


def test_a_page_without_an_issued_code_is_told(site: SmallSite) -> None:
    """Its long address makes a dense code, which dies with the next renaming; the command that issues one is named."""
    (remark,) = sheet(site, "leaflet", "cai-vneid").sheet.remarks
    assert remark.word == "print_no_code"
    assert dict(remark.gaps) == {"unit": "bao-quang", "target": "guide:cai-vneid"}


def test_a_code_of_payment_has_its_names_beside_it(site: SmallSite) -> None:
    """Off unless an account is given; then bank, account and holder stand there in letters, as the code has them."""
    transfer = read_bank_transfer("Agribank", "0123456789", "NGUYEN THI MAU")
    printed = sheet(site, "stall", "Sạp cá", options=SheetOptions(transfer=transfer))
    assert [code.payload for code in printed.made.codes].count(transfer.payload) == 1
    assert [found.payload for found in scanned(printed.made.pdf)].count(transfer.payload) == 1
    words = words_on(printed.made.pdf)
    assert [one for one in transfer.letters if one not in words] == []
    assert len(sheet(site, "stall", "Sạp cá").made.codes) == 1


def test_several_names_give_several_sheets(site: SmallSite) -> None:
    """Each under a name of its own."""
    site.put({"guides/vssid.md": GUIDE})
    names = [printed.sheet.name for printed in sheets(site, "poster", "cai-vneid", "vssid")]
    assert names == ["poster-cai-vneid", "poster-vssid"]


def test_a_sheet_has_the_colours_of_its_theme(site: SmallSite) -> None:
    """Whichever way the theme writes them; the code stays black."""
    theme = replace(
        planned(site).theme, tokens={**planned(site).theme.tokens, "brand": ("hsl(240, 100%, 50%)", "#000")}
    )
    pdf = Typesetter().pdf(sheet(site, "poster").sheet, theme, DAY).pdf
    (page,) = pictures(pdf)
    colours = {colour for _, colour in page.getcolors(page.width * page.height) or ()}
    assert (0, 0, 255) in colours
    assert len(scanned(pdf)) == 1


def test_only_our_own_fonts_are_used(site: SmallSite) -> None:
    """A machine with other fonts, or with none, makes the same sheet."""
    fonts = set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([\w-]+)", sheet(site, "poster").made.pdf))
    assert {name.decode().partition("-")[0] for name in fonts} <= {"BeVietnamPro", "NotoSans"}
