"""The themes folder → a theme: what one that extends another changes, and why one cannot be used."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from small_site import PROJECT, THEMES, SmallSite

from site_builder.model.choices import ChannelKind, PaymentWay, Role, State, SuccessionKind
from site_builder.model.quantity import Bound, Scale
from site_builder.pages.layout import FOOTER, SECTIONS
from site_builder.pages.theme import ThemeError, UntranslatedTheme, load_theme, theme_digest


def theme(folder: Path, name: str, **files: str) -> None:
    """Writes a theme; `css__own_css` stands for css/own.css."""
    for key, text in files.items():
        path = folder / name / key.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def test_a_theme_changes_a_little_of_another(tmp_path: Path) -> None:
    """Tokens, words and templates of the same name are replaced, styles are added after the other's."""
    theme(tmp_path, "ours", theme_yaml='extends: default\ntokens: {brand: ["#123456", "#654321"]}\n')
    theme(tmp_path, "ours", css__base_css="a { color: var(--brand) }", i18n__vi_yaml="guides: Cách làm\n")
    ours, default = load_theme("ours", [tmp_path, THEMES], "vi"), load_theme("default", [THEMES], "vi")
    assert ours.tokens == {**default.tokens, "brand": ("#123456", "#654321")}
    assert ours.words == {**default.words, "guides": "Cách làm"}
    assert ours.templates == default.templates
    assert ours.styles.keys() == default.styles.keys()
    for name, style in ours.styles.items():
        assert "a{color:#123456}" in style.partition("@media screen")[0]
        assert "a{color:#654321}" in style.partition("@media screen")[2].partition("@media print")[0]
        assert len(style) > len(default.styles[name])
    assert ours.digest != default.digest


def test_a_theme_that_is_nowhere_cannot_be_used(tmp_path: Path) -> None:
    """Nor one that extends it."""
    theme(tmp_path, "ours", theme_yaml="extends: gone\n")
    for name in ("gone", "ours"):
        with pytest.raises(ThemeError, match=r"themes/gone/theme\.yaml"):
            load_theme(name, [tmp_path], "vi")


def test_a_theme_speaks_a_language_with_the_words_of_those_that_it_extends(tmp_path: Path) -> None:
    """All that the first language has; what is missing is named, and nothing falls back to another language."""
    theme(tmp_path, "base", theme_yaml="name: base\n", i18n__vi_yaml="home: Trang chủ\nmenu: Mục\nteams: Tổ\n")
    theme(tmp_path, "base", i18n__km_yaml="home: a\n")
    theme(tmp_path, "ours", theme_yaml="extends: base\n", i18n__km_yaml="menu: b\n", i18n__vi_yaml="home: Về\n")
    with pytest.raises(UntranslatedTheme, match=r"^i18n/km\.yaml: menu, teams$"):
        load_theme("base", [tmp_path], "km")
    with pytest.raises(UntranslatedTheme, match=r"^i18n/km\.yaml: teams$"):
        load_theme("ours", [tmp_path], "km")
    theme(tmp_path, "ours", i18n__km_yaml="menu: b\nteams: c\n")
    ours = load_theme("ours", [tmp_path], "km")
    assert (ours.lang, ours.words) == ("km", {"home": "a", "menu": "b", "teams": "c"})
    assert load_theme("ours", [tmp_path], "vi").words == {"home": "Về", "menu": "Mục", "teams": "Tổ"}


def test_a_theme_cannot_extend_itself(tmp_path: Path) -> None:
    """Not even by way of another."""
    theme(tmp_path, "one", theme_yaml="extends: other\n")
    theme(tmp_path, "other", theme_yaml="extends: one\n")
    with pytest.raises(ThemeError):
        load_theme("one", [tmp_path], "vi")


def test_a_colour_that_nobody_defined_is_told(tmp_path: Path) -> None:
    """By its name."""
    theme(tmp_path, "ours", theme_yaml="extends: default\n", css__own_css="a { color: var(--brnad) }")
    with pytest.raises(ThemeError, match="--brnad"):
        load_theme("ours", [tmp_path, THEMES], "vi")


def test_a_content_folder_names_its_theme(site: SmallSite) -> None:
    """And every page of it wears it."""
    default = site.build()
    site.put({"site.yaml": "title: Trang 24/7\nbase_url: https://longkhanh.gov.vn/247\ntheme: long-khanh\n"})
    ours = site.build()
    assert ours.codes == []
    assert ours.page("xuan-an/index.html") != default.page("xuan-an/index.html")


ENDS = [*(kind.value for kind in SuccessionKind if kind not in {"merged", "split"}), "into", "divided"]
COMPOSED: dict[str, Iterable[str]] = {
    "role": Role,
    "state": State,
    "channel": ChannelKind,
    "stall": PaymentWay,
    "figure": [*Bound, *Scale],
    "succession": ENDS,
    "succession_will": ENDS,
    "search": [word for word, _ in (*SECTIONS, *FOOTER)],
    "progress_sample": ("teams", "members", "rounds"),
}
"""What a word is put together from: its start, and the values that follow."""
FEW = {"search"}
"""Only some of these have a word."""


def test_every_word_of_the_interface_is_used() -> None:
    """By a template or a planner, as it stands there or put together; and each value that can follow has its word."""
    words = yaml.safe_load((THEMES / "default/i18n/vi.yaml").read_text("utf-8"))
    sources = [*THEMES.rglob("*.html"), *(PROJECT / "site_builder" / "pages").glob("*.py")]
    sources.append(PROJECT / "site_builder" / "text" / "numbers.py")
    used = set(re.findall(r"\w+", "\n".join(path.read_text("utf-8") for path in sources)))
    composed = {f"{start}_{value}" for start, values in COMPOSED.items() for value in values}
    assert [word for word in words if word not in used | composed] == []
    assert [word for word in sorted(composed) if word not in words and word.partition("_")[0] not in FEW] == []


def test_the_digest_is_known_before_the_theme_is_loaded(tmp_path: Path) -> None:
    """It is the one that the loaded theme has; a file of the theme or of one that it extends changes it."""
    folders = [tmp_path, THEMES]
    theme(tmp_path, "base", theme_yaml="extends: default\n", css__base_css="a { color: red }")
    theme(tmp_path, "ours", theme_yaml="extends: base\n", i18n__vi_yaml="guides: Cách làm\n")
    theme(tmp_path, "other", theme_yaml="extends: default\n")
    seen = [theme_digest("ours", folders)]
    for name, changed in (
        ("ours", {"i18n__vi_yaml": "guides: Việc cần làm\n"}),
        ("base", {"css__base_css": "a { color: tan }"}),
        ("base", {"assets__icon_svg": "<svg/>"}),
        ("ours", {"theme_yaml": "extends: base\ntokens: {}\n"}),
    ):
        theme(tmp_path, name, **changed)
        seen.append(theme_digest("ours", folders))
        assert load_theme("ours", folders, "vi").digest == seen[-1]
    assert len(set(seen)) == len(seen)
    theme(tmp_path, "other", css__base_css="a { color: blue }")
    assert theme_digest("ours", folders) == seen[-1]


def test_a_file_that_moves_between_two_themes_changes_the_digest(tmp_path: Path) -> None:
    """Though the names and bytes of all files together stay."""
    theme(tmp_path, "base", theme_yaml="extends: default\n", css__base_css="a { color: red }")
    theme(tmp_path, "ours", theme_yaml="extends: base\n")
    before = theme_digest("ours", [tmp_path, THEMES])
    (tmp_path / "ours/css").mkdir()
    (tmp_path / "base/css/base.css").rename(tmp_path / "ours/css/base.css")
    assert theme_digest("ours", [tmp_path, THEMES]) != before


def test_a_theme_that_is_nowhere_has_no_digest(tmp_path: Path) -> None:
    """It is told as `load` tells it."""
    with pytest.raises(ThemeError, match=r"themes/gone/theme\.yaml"):
        theme_digest("gone", [tmp_path])


def test_the_nearer_of_two_themes_of_a_name_is_meant(tmp_path: Path) -> None:
    """The folders are searched in order."""
    theme(tmp_path, "default", theme_yaml='tokens: {brand: ["#123456", "#654321"]}\n')
    assert load_theme("default", [tmp_path, THEMES], "vi").tokens == {"brand": ("#123456", "#654321")}
    assert theme_digest("default", [tmp_path, THEMES]) != theme_digest("default", [THEMES])
