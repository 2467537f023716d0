"""Old fonts: found in whatever an office keeps, and never in good Vietnamese."""

import re
from collections.abc import Callable

import pytest
from small_site import PROJECT
from traps.old_fonts import tcvn3, twice, vni

from site_builder.text.normalize import clean
from site_builder.text.old_fonts import _VNI_PAIR, old_font

CONTENT = [
    clean(path.read_text("utf-8"))
    for path in sorted((PROJECT / "content").rglob("*.*"))
    if path.suffix in (".md", ".yaml")
    and path.name != "README-loi.md"  # it shows what garbage looks like
    and "." not in path.stem  # which is not Vietnamese
]
GOOD = [
    *CONTENT,
    *(clean(path.read_text("utf-8")) for path in (PROJECT / "themes").rglob("*.*") if path.suffix != ".png"),
]
SENTENCES = sorted({line for text in CONTENT for line in text.split("\n") if len(line.split()) >= 8})
FOREIGN = [
    "Zürich, Köln, Düsseldorf, Übergröße, Mäuse",
    "Noël, Citroën, Israël, naïve, façade",
    "São Paulo, El Niño, España, mañana",
    "coûte, goût, août, crème brûlée, fête, forêt, île",
    "Møller, Åse, Jørgen, smörgåsbord, Ångström",
    "10 µm và 5 µm, 40 m², 30 °C, ½ chén, ¼ lít, 5 × 3",
    "© 2026, VNeID®, Zalo®, A·B·C, §3, ¶",
    "«Bấm» «Xem» «An» «nam giới»",
    "M’Drắk, Ea H’Leo, Krông Pắc, Đắk Lắk",
    "Türkiye, Čeština, 100 ¥, 5 £, ¡hola!",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_and_signs_are_no_garbage(text: str) -> None:
    """A commune has a sister town, and measures in micrometres."""
    assert old_font(text) is None


def test_good_vietnamese_is_never_taken_for_garbage() -> None:
    """No false alarm in any file of the content and the themes."""
    assert [text for text in GOOD if old_font(text)] == []
    assert len(GOOD) > 100


@pytest.mark.parametrize(
    ("kind", "spoil", "least"), [("tcvn3", tcvn3, 0.97), ("vni", vni, 0.97), ("twice", twice, 0.97)]
)
def test_what_was_pasted_is_found(kind: str, spoil: Callable[[str], str], least: float) -> None:
    """In every whole file, and in nearly every line of eight words or more (the rest has no marks)."""
    assert [(old_font(clean(spoil(text))) or ("",))[0] for text in CONTENT] == [kind] * len(CONTENT)
    lines = [line for line in SENTENCES if sum(letter > "\u1e9f" for letter in line) > 3]
    found = [line for line in lines if (old_font(clean(spoil(line))) or ("",))[0] == kind]
    assert len(found) >= least * len(lines) > 900


def test_it_is_found_where_it_begins() -> None:
    """At the first letter of the first word of it."""
    text = f"name: Bảo Quang\ntagline: {tcvn3('nhân dân cả nước')}"
    assert old_font(text) == ("tcvn3", text.index("nh©n"))


@pytest.mark.parametrize(
    "text", ["Thoâng baùo hoïp aáp toái nay", "Uûy ban nhaân daân xaõ Baûo Quang", "Moïi ngöôøi mang theo giaáy tôø"]
)
def test_vni_is_recognised_though_all_its_letters_are_ours(text: str) -> None:
    """A line as it was pasted."""
    assert (old_font(text) or ("",))[0] == "vni"


def test_a_vowel_and_its_mark_are_found_from_either_side() -> None:
    """To look for the mark and then back finds what reading on finds, for any two letters."""
    onward = re.compile("a[àáâãäåèéêëøûõùïúü]|e[âäàåáûùõïø]|o[âûõïøù]", re.IGNORECASE)
    letters = [*"aAeEoOuUăĂêÊôÔ", *map(chr, range(0xC0, 0x100))]
    pairs = [vowel + mark for vowel in letters for mark in letters]
    assert [pair for pair in pairs if _VNI_PAIR.search(pair)] == [pair for pair in pairs if onward.search(pair)]
