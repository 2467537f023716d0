"""A site with texts in other languages: where their pages stand, what leads to them, and what is said of their age."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from small_site import CONTENT, GUIDE, THEMES, Built, Files, SmallSite, small_site

from site_builder.cli import main
from site_builder.content.files import read_layer
from site_builder.content.translations import seal
from site_builder.model.folder import Folder


def sealed(original: str) -> str:
    """The seal of a guide's words."""
    unit, _ = read_layer(Folder(path=(), files={"guides/a.md": original.encode()}))
    return seal(unit.guides["a"])


SITE = f"{CONTENT['site.yaml']!s}languages: [vi, en]\n"
ENGLISH = f"""\
---
original: {sealed(GUIDE)}
title: Install VNeID
summary: Install the national identity app.
why: One app instead of many papers.
---
1. Open [the portal](https://dichvucong.gov.vn), or see [this guide](cai-vneid.md) and [the teams](../teams.yaml).
2. Tap **install**.
"""
PHRASES = "phrases:\n  - {text: Nền tảng, says: Basics}\n"
TRANSLATED: Files = {"site.yaml": SITE, "guides/cai-vneid.en.md": ENGLISH, "phrases.en.yaml": PHRASES}
PAGE, ORIGINAL = "bao-quang/en/huong-dan/cai-vneid/index.html", "bao-quang/huong-dan/cai-vneid/index.html"
Translated = Callable[..., SmallSite]


@pytest.fixture
def translated(site: SmallSite) -> Translated:
    """The small site with an English guide and phrases, and whatever else is put into it."""
    return lambda files={}: site.put({**TRANSLATED, **files})


def switch(built: Built, page: str) -> list[tuple[str, str, str]]:
    """Where the switch of a page leads: address, language, the language's own name."""
    links = r'<a class="button" rel="alternate" href="([^"]*)" lang="(\w+)" hreflang="\2">([^<]*)</a>'
    return re.findall(links, built.page(page))


def test_a_site_without_translations_stays_as_it_was(site: SmallSite) -> None:
    """Another language that nobody has written anything in changes no byte."""
    before = site.build().tree
    assert site.put({"site.yaml": SITE}).build().tree == before
    assert not any("hreflang" in body.decode() for name, body in before.items() if name.endswith(".html"))


def test_translated_pages_stand_below_their_language(translated: Translated) -> None:
    """Home, contact, the list of guides and the guide, in each unit that inherits them."""
    built = translated().build()
    assert built.report.problems == ()
    for unit in ("", "bao-quang/", "xuan-an/"):
        pages = {name for name in built.tree if name.startswith(f"{unit}en/")}
        names = ("", "lien-he/", "huong-dan/", "huong-dan/cai-vneid/")
        assert pages == {f"{unit}en/{name}index.html" for name in names}


def test_the_switch_shows_languages_in_which_this_page_exists(translated: Translated) -> None:
    """In the language's own name, both ways; a page in one language has no switch."""
    built = translated().build()
    assert switch(built, ORIGINAL) == [("../../en/huong-dan/cai-vneid/", "en", "English")]
    assert switch(built, PAGE) == [("../../../huong-dan/cai-vneid/", "vi", "Tiếng Việt")]
    assert switch(built, "bao-quang/index.html") == [("en/", "en", "English")]
    assert 'rel="alternate" href' not in built.page("bao-quang/to-cong-nghe/index.html")


def test_each_page_tells_search_engines_of_all_its_languages(translated: Translated) -> None:
    """By absolute addresses, itself too; its own address is the canonical one, and all are in the sitemap."""
    built = translated().build()
    base = "https://longkhanh.gov.vn/247/bao-quang/"
    for page, own in ((ORIGINAL, "huong-dan/cai-vneid/"), (PAGE, "en/huong-dan/cai-vneid/")):
        html = built.page(page)
        assert f'<link rel="canonical" href="{base}{own}">' in html
        for lang, address in (("vi", "huong-dan/cai-vneid/"), ("en", "en/huong-dan/cai-vneid/")):
            assert f'<link rel="alternate" hreflang="{lang}" href="{base}{address}">' in html
        assert f"<loc>{base}{own}</loc>" in built.page("bao-quang/sitemap.xml")
    demo = translated({"site.yaml": f"{SITE}demo: có\n"}).build()
    assert "hreflang" not in demo.page(PAGE).partition("</head>")[0]


def test_the_language_of_every_run_is_told(translated: Translated) -> None:
    """The page's own; names and whatever is not translated are marked as Vietnamese, in texts but not in attributes."""
    files = {"guides/cai-vneid.md": GUIDE.replace("why:", "fee: Không mất tiền\nneeds: [Thẻ căn cước]\nwhy:")}
    html = translated(files).build().page(PAGE)
    assert '<html lang="en">' in html
    assert '<span lang="vi">xã Bảo Quang</span>' in html
    assert '<dd><span lang="vi">Không mất tiền</span></dd>' in html
    assert '<li><span lang="vi">Thẻ căn cước</span></li>' in html
    assert '<span lang="vi">Nguyễn Văn Mẫu</span>' in html
    assert not re.search(r'="[^"]*<span', html)
    assert "&lt;span" not in html
    assert "\ufdd0" not in html
    assert 'content="Install the national identity app."' in html


def test_links_lead_to_the_language_of_the_page_where_there_is_one(translated: Translated) -> None:
    """Else to the original, and the menu says so."""
    html = translated().build().page(PAGE)
    assert '<a href="./">this guide</a>' in html
    assert '<a href="../../../to-cong-nghe/">the teams</a>' in html
    assert '<a href="../../lien-he/">Contact</a>' in html
    assert '<a href="../../../to-cong-nghe/" hreflang="vi">' in html


def test_a_translation_that_is_older_says_so_to_residents_and_to_editors(translated: Translated) -> None:
    """And the line that the editor is given puts it right."""
    site = translated({"guides/cai-vneid.md": GUIDE.replace("Cài ứng dụng", "Tải ứng dụng")})
    built = site.build()
    assert built.told == [("guides/cai-vneid.en.md", "translation-old", 2, 11)]
    assert "This translation is older than the Vietnamese text." in built.page(PAGE)
    assert '<a href="../../../huong-dan/cai-vneid/" hreflang="vi">Read the Vietnamese text</a>' in built.page(PAGE)
    (problem,) = built.report.problems
    mended = ENGLISH.replace(sealed(GUIDE), problem.words["better"])
    built = site.put({"guides/cai-vneid.en.md": mended}).build()
    assert built.codes == []
    assert "This translation is older" not in built.page(PAGE)


@pytest.mark.parametrize("changed", [("2026-11-01", "2026-11-20"), ("topic: nen-tang\n", ""), ("VNeID", "VNeID ")])
def test_what_changes_no_word_makes_no_translation_old(translated: Translated, changed: tuple[str, str]) -> None:
    """A check, another topic, a space."""
    assert translated({"guides/cai-vneid.md": GUIDE.replace(*changed)}).build().codes == []


def test_a_unit_that_writes_the_guide_anew_shows_no_translation_of_other_words(translated: Translated) -> None:
    """It need not translate; its address leads on, the switch is gone, the other units keep theirs."""
    own = "---\nsummary: Ở xã mình làm khác.\nchecked_on: 2026-11-20\n---\n"
    built = translated({"bao-quang/guides/cai-vneid.md": own}).build()
    assert built.codes == []
    assert 'content="0; url=../../../huong-dan/cai-vneid/"' in built.page(PAGE)
    assert switch(built, ORIGINAL) == []
    assert "Install VNeID" in built.page("xuan-an/en/huong-dan/cai-vneid/index.html")
    assert 'url=../../huong-dan/"' in built.page("bao-quang/en/huong-dan/index.html")


def test_a_unit_may_translate_what_it_has_written_anew(translated: Translated) -> None:
    """Key by key, as with the guide itself."""
    own = "---\nsummary: Ở xã mình làm khác.\nchecked_on: 2026-11-20\n---\n"
    files = {"bao-quang/guides/cai-vneid.md": own}
    files["bao-quang/guides/cai-vneid.en.md"] = "---\nsummary: We do it otherwise.\n---\n"
    site = translated(files)
    merged = GUIDE.replace("Cài ứng dụng định danh quốc gia.", "Ở xã mình làm khác.")
    mark = f"---\noriginal: {sealed(merged)}\nsummary: We do it otherwise.\n---\n"
    built = site.put({"bao-quang/guides/cai-vneid.en.md": mark}).build()
    assert built.codes == []
    assert "We do it otherwise." in built.page(PAGE)
    assert "Tap <strong>install</strong>" in built.page(PAGE)


def test_drafts_and_hidden_translations_have_no_page(translated: Translated) -> None:
    """A draft is for the preview; a unit may hide what it inherits."""
    draft = ENGLISH.replace("title:", "draft: có\ntitle:")
    built = translated({"guides/cai-vneid.en.md": draft}).build()
    assert (built.codes, PAGE in built.tree) == ([], False)
    assert PAGE in translated({"guides/cai-vneid.en.md": draft}).build(preview=True).tree
    hidden = {"guides/cai-vneid.en.md": ENGLISH, "bao-quang/guides/cai-vneid.en.md": "---\nhide: có\n---\n"}
    built = translated(hidden).build()
    assert (built.codes, PAGE in built.tree) == ([], False)
    assert "xuan-an/en/huong-dan/cai-vneid/index.html" in built.tree


def test_a_former_name_of_the_guide_leads_on_in_each_language(translated: Translated) -> None:
    """In one hop, also from a former address of the unit."""
    files = {
        "guides/cai-vneid.md": GUIDE.replace("topic:", "aliases: [tai-vneid]\ntopic:"),
        "bao-quang/unit.yaml": f"{CONTENT['bao-quang/unit.yaml']!s}aliases: [xa-cu]\n",
    }
    built = translated(files).build()
    assert built.codes == []
    assert 'url=../cai-vneid/"' in built.page("bao-quang/en/huong-dan/tai-vneid/index.html")
    assert 'url=../../../../bao-quang/en/huong-dan/cai-vneid/"' in built.page("xa-cu/en/huong-dan/tai-vneid/index.html")
    assert 'url=../../bao-quang/en/"' in built.page("xa-cu/en/index.html")


def test_an_urgent_announcement_is_on_the_home_page_in_every_language(translated: Translated) -> None:
    """Whoever has translated it: where nobody has, it is marked as Vietnamese and leads to the original."""
    name = "bao-quang/announcements/2026-11-20-lua-dao"
    news = "---\ntitle: Coi chừng\ndate: 2026-11-20\nexpires: 2026-12-20\nurgent: có\n---\nCó người lạ.\n"
    site = translated({f"{name}.md": news})
    assert '<a href="../thong-bao/lua-dao/"><span lang="vi">Coi chừng</span></a>' in site.build().page(
        "bao-quang/en/index.html"
    )
    english = "---\noriginal: 0\ntitle: Beware\n---\nStrangers are about.\n"
    better = site.put({f"{name}.en.md": english}).build().report.problems[0].words["better"]
    built = site.put({f"{name}.en.md": english.replace("original: 0", f"original: {better}")}).build()
    assert built.codes == []
    assert '<a href="thong-bao/lua-dao/">Beware</a>' in built.page("bao-quang/en/index.html")
    assert "Strangers are about." in built.page("bao-quang/en/thong-bao/lua-dao/index.html")
    assert built.tree["bao-quang/feed.xml"] == site.remove(f"{name}.en.md").build().tree["bao-quang/feed.xml"]


def test_a_guide_may_be_called_like_a_language(translated: Translated) -> None:
    """Its address is below the guides, that of a language is below the unit."""
    files = {"guides/en.md": GUIDE, "guides/en.en.md": ENGLISH}
    built = translated(files).build()
    assert built.codes == []
    assert {"bao-quang/huong-dan/en/index.html", "bao-quang/en/huong-dan/en/index.html"} <= set(built.tree)


@pytest.fixture
def khmer(tmp_path: Path) -> Path:
    """Themes in which one has words in Khmer and Tày, made for this test: each word is its Vietnamese one."""
    folder = tmp_path / "themes" / "ba-tieng"
    (folder / "i18n").mkdir(parents=True)
    (folder / "theme.yaml").write_text("extends: default\n", "utf-8")
    words = (THEMES / "default/i18n/vi.yaml").read_text("utf-8")
    for lang, name in (("km", "ភាសាខ្មែរ"), ("tyz", "Tày")):
        named = words.replace("language_name: Tiếng Việt", f"language_name: {name}")
        (folder / "i18n" / f"{lang}.yaml").write_text(named, "utf-8")
    return tmp_path / "themes"


def test_a_guide_is_moved_with_its_translations(translated: Translated) -> None:
    """And no text that links to it has another seal."""
    linking = GUIDE.replace("2. Bấm", "2. Xem [bài](cai-vneid.md). Bấm")
    files = {"guides/khac.md": linking, "guides/khac.en.md": ENGLISH.replace(sealed(GUIDE), sealed(linking))}
    site = translated(files)
    assert site.build().codes == []
    assert main(["move", "guides/cai-vneid.md", "vneid", "--content", str(site.content)]) == 0
    built = site.build()
    assert built.codes == []
    assert "Install VNeID" in built.page("bao-quang/en/huong-dan/vneid/index.html")
    assert 'url=../vneid/"' in built.page(PAGE)


def test_khmer_and_tay_need_words_and_texts_alone(site: SmallSite, khmer: Path) -> None:
    """The switch has them in their own names; what Khmer needs of a style stands on Khmer pages only."""
    site.put({**TRANSLATED, "site.yaml": f"{CONTENT['site.yaml']!s}languages: [vi, km, tyz]\ntheme: ba-tieng\n"})
    site.remove("guides/cai-vneid.en.md", "phrases.en.yaml")
    title = ENGLISH.replace("Install VNeID", "ដំឡើង\u200bកម្មវិធី")
    site.put({"guides/cai-vneid.km.md": title, "guides/cai-vneid.tyz.md": ENGLISH})
    built = site.build(themes=(khmer, THEMES))
    assert built.codes == []
    assert [(lang, name) for _, lang, name in switch(built, ORIGINAL)] == [("km", "ភាសាខ្មែរ"), ("tyz", "Tày")]
    page = built.page("bao-quang/km/huong-dan/cai-vneid/index.html")
    assert "<h1>ដំឡើង\u200bកម្មវិធី</h1>" in page
    assert ("line-height:2" in page.replace(": ", ":"), "Khmer OS" in page) == (True, True)
    others = [body.decode() for name, body in built.tree.items() if name.endswith(".html") and "/km/" not in f"/{name}"]
    assert not any("Khmer OS" in html for html in others)


def test_a_catalogue_that_lacks_words_names_them_at_its_file(site: SmallSite, khmer: Path) -> None:
    """With the lines to be translated."""
    file = khmer / "ba-tieng/i18n/km.yaml"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join(line for line in lines if not line.startswith(("call:", "home:"))), "utf-8")
    site.put({"site.yaml": f"{CONTENT['site.yaml']!s}languages: [vi, km]\ntheme: ba-tieng\n"})
    (problem,) = site.build(themes=(khmer, THEMES)).report.problems
    assert (problem.code, problem.place.file) == ("theme-untranslated", "../themes/ba-tieng/i18n/km.yaml")
    assert problem.words["names"] == "home, call"
    file.write_text(file.read_text("utf-8") + "\n" + problem.words["lines"] + "\n", "utf-8")
    assert site.build(themes=(khmer, THEMES)).codes == []


def test_edits_of_translations_build_what_a_clean_build_makes() -> None:
    """Whatever is added, changed or taken away."""
    edits: list[Files] = [
        TRANSLATED,
        {"guides/cai-vneid.md": GUIDE.replace("Bấm", "Nhấn")},
        {"bao-quang/phrases.en.yaml": "phrases:\n  - {text: VNeID, says: VNeID (identity)}\n"},
        {"guides/cai-vneid.en.md": ENGLISH.replace("Tap", "Press")},
        {"site.yaml": str(CONTENT["site.yaml"])},
        {"site.yaml": SITE},
    ]
    with small_site() as site:
        for files in edits:
            assert site.put(files).build().tree == site.clean().tree


def test_a_translation_that_is_gone_is_told_and_withdrawn_by_its_line(translated: Translated) -> None:
    """The ledger knows its address."""
    site = translated()
    published = sorted(name.removesuffix("index.html") for name in site.build().tree if name.endswith("/index.html"))
    site.put({"addresses.txt": "\n".join(published) + "\n"}).remove("guides/cai-vneid.en.md")
    built = site.build()
    assert set(built.codes) == {"translation-lost"}
    (problem,) = built.report.problems
    assert (problem.place.file, problem.words["count"]) == ("guides/cai-vneid.en.md", "3")
    entry = f"withdrawn: [{{page: {problem.words['page']}, reason: Bản dịch không còn, on: 2026-11-20}}]\n"
    built = site.put({"unit.yaml": f"{CONTENT['unit.yaml']!s}{entry}"}).build()
    assert built.codes == []
    assert "Bản dịch không còn" in built.page(PAGE)
    assert 'url=../../huong-dan/"' in built.page("bao-quang/en/huong-dan/index.html")
