"""A language is a folder in each of three places: the command line, the messages, the pages of a theme.

All have the same keys with the same gaps, and a third one is made of nothing but such folders.
"""

import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from small_site import CONTENT, PROJECT, SmallSite

from site_builder.cli.words.all import WORDS
from site_builder.pages.theme import load_theme
from site_builder.report.messages import EDITING
from site_builder.report.phrases import PHRASES
from site_builder.text.languages import FIRST, read_sentences

THEMES = PROJECT / "themes"
PLACES = {place: PROJECT / "site_builder" / place for place in ("cli/words", "report/messages", "printing/words")}
EDITED_IN = {"vi": True, "en": False}
"""Language → whether those who edit content are told in it what to write. It is the one part that may be absent."""
OPTIONAL = {"no-consent.do": {"key"}, "yaml-syntax.says": {"said"}, "not-a-mapping.do": {"example"}}
"""Words of a problem that a language may name or leave out."""
FILES = [
    (place, file.relative_to(folder / FIRST).as_posix())
    for place, folder in PLACES.items()
    for file in sorted((folder / FIRST).rglob("*.yaml"))
]
"""The files of the first language, which every other one has."""


def gaps(text: str) -> list[str]:
    """The names in braces; raises ValueError where a brace is lost."""
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})


def test_a_language_is_in_both_places_and_has_no_file_of_its_own() -> None:
    """Nor is there a file that nobody reads."""
    for folder in PLACES.values():
        for lang in WORDS:
            files = {
                file.relative_to(folder / lang).as_posix() for file in (folder / lang).rglob("*") if file.is_file()
            }
            assert files <= {file for place, file in FILES if PLACES[place] == folder}
    assert tuple(WORDS) == tuple(PHRASES)


def test_what_editors_are_told_is_there_as_a_whole_or_not_at_all() -> None:
    """Where a language has it not, they are told in the first one."""
    assert {lang: EDITING.or_first(lang) == lang for lang in EDITING} == EDITED_IN


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize(("place", "file"), FILES)
def test_every_language_has_the_same_sentences_with_the_same_gaps(place: str, file: str, lang: str) -> None:
    """Nothing that a sentence has to fill in is lost or called otherwise by a translation."""
    if file.startswith("editing/") and not EDITED_IN[lang]:
        assert not (PLACES[place] / lang / file).exists()
        return
    first, other = (read_sentences((PLACES[place] / name / file).read_text("utf-8")) for name in (FIRST, lang))
    assert first.keys() == other.keys()
    for key, text in first.items():
        assert set(gaps(text)) ^ set(gaps(other[key])) <= OPTIONAL.get(key, set()), key


@pytest.mark.parametrize("file", [file for folder in PLACES.values() for file in sorted(folder.rglob("*.yaml"))])
def test_a_file_is_plain_yaml_in_which_no_key_stands_twice(file: Path) -> None:
    """So that an editor's program colours it right, and no sentence silently replaces another."""
    text = file.read_text("utf-8")
    assert read_sentences(text) == dict(_leaves(yaml.compose(text), ""))
    keys = [key for key, _ in _leaves(yaml.compose(text), "")]
    assert len(keys) == len(set(keys))


def _leaves(node: yaml.Node | None, outer: str) -> Iterator[tuple[str, str]]:
    assert isinstance(node, yaml.MappingNode)
    for key, value in node.value:
        if isinstance(value, yaml.ScalarNode):
            yield f"{outer}{key.value}", value.value
        else:
            yield from _leaves(value, f"{outer}{key.value}.")


def test_no_two_commands_use_one_name_for_two_sentences() -> None:
    """One would silently replace the other."""
    files = [read_sentences(file.read_text("utf-8")) for file in (PLACES["cli/words"] / FIRST).iterdir()]
    assert sum(map(len, files)) == len(WORDS[FIRST])


THEME_WORDS = sorted(THEMES.glob("*/i18n/*.yaml"))


@pytest.mark.parametrize("file", THEME_WORDS, ids=lambda file: file.relative_to(THEMES).as_posix())
def test_a_theme_has_the_same_words_with_the_same_gaps_in_every_language(file: Path) -> None:
    """It would be refused otherwise; nor has it words that nobody reads."""
    theme, lang = file.parent.parent.name, file.stem
    first, other = (load_theme(theme, [THEMES], name).words for name in (FIRST, lang))
    assert {key: gaps(text) for key, text in other.items()} == {key: gaps(text) for key, text in first.items()}


Ran = subprocess.CompletedProcess[str]


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program, beside the content of the small site."""
    shutil.copytree(PROJECT / "site_builder", tmp_path / "site_builder", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(THEMES, tmp_path / "themes")
    SmallSite(tmp_path)
    return tmp_path


def run(program: Path, *arguments: str) -> Ran:
    """One command of the copy."""
    command = [sys.executable, "-X", "utf8", "-m", "site_builder", *arguments]
    return subprocess.run(command, cwd=program, capture_output=True, encoding="utf-8", check=False)


def translate(program: Path, file: str, old: str, new: str) -> None:
    """A copy of a Vietnamese file or folder for Khmer, in which one sentence is translated already."""
    path = program / file.replace("/vi", "/km")
    if (program / file).is_dir():
        shutil.copytree(program / file, path, dirs_exist_ok=True)
    else:
        path.parent.mkdir(exist_ok=True)
        shutil.copy(program / file, path)
    files = [path] if path.is_file() else list(path.rglob("*.yaml"))
    changed = [part for part in files if old in part.read_text("utf-8")]
    assert len(changed) == 1
    changed[0].write_text(changed[0].read_text("utf-8").replace(old, new), "utf-8")


def begin(program: Path, file: str, text: str) -> None:
    """A file with the first sentence of a translation."""
    path = program / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


ABOUT = "Dựng trang thông tin 24/7 của xã, phường từ các tệp trong thư mục nội dung."


def test_a_third_language_of_the_program_is_a_folder_in_two_places(program: Path) -> None:
    """Until all of it is there it is refused with what is missing; then it is offered, and speaks."""
    begin(program, "site_builder/cli/words/km/every.yaml", "about: បង្កើតទំព័រ\n")
    ran = run(program, "check", "--lang", "km")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"Bản dịch «km» còn thiếu {len(WORDS[FIRST]) - 1} câu trong cli/words/km: ")
    assert all(f" {key}," in ran.stderr for key in ("usage_options", "build", "fix_none"))
    assert " about," not in ran.stderr

    translate(program, "site_builder/cli/words/vi", ABOUT, "បង្កើតទំព័រ")
    translate(program, "site_builder/report/messages/vi/phrases.yaml", "error: lỗi\n", "error: កំហុស\n")
    begin(program, "content/bao-quang/unit.yaml", "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n")
    ran = run(program, "check", "--lang", "km")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Bản dịch «km» còn thiếu ")
    assert " câu trong report/messages/km/rules: " in ran.stderr
    assert " phone-short.says," in ran.stderr

    translate(program, "site_builder/report/messages/vi", "error: lỗi\n", "error: កំហុស\n")
    ran = run(program, "check", "--lang", "km")
    assert (ran.returncode, ran.stderr.split(": ")[1]) == (1, "កំហុស")
    assert run(program, "check").stderr.split(": ")[1] == "lỗi"
    assert run(program, "explain", "--markdown", "--lang", "km").stdout.startswith("# Sổ tra lời báo lỗi\n")
    manual = program / "site_builder/report/messages/km/editing/manual.yaml"
    manual.write_text(manual.read_text("utf-8").replace("# Sổ tra lời báo lỗi", "# សៀវភៅ"), "utf-8")
    assert run(program, "explain", "--markdown", "--lang", "km").stdout.startswith("# សៀវភៅ\n")
    told = run(program, "--help", "--lang=km").stdout
    assert "--lang {vi,en,km} " in told
    assert "\nបង្កើតទំព័រ\n" in told


def test_a_third_language_of_pages_is_a_file_of_the_theme(program: Path) -> None:
    """Until all words are there the site is refused with what is missing; then its pages speak it."""
    begin(program, "themes/default/i18n/km.yaml", "home: ទំព័រដើម\n")
    settings = str(CONTENT["site.yaml"])
    begin(program, "content/site.yaml", f"{settings}languages: [km]\n")
    ran = run(program, "build")
    assert ran.returncode == 1
    place, _, said = ran.stderr.partition(": lỗi: ")
    assert place.endswith("themes/default/i18n/km.yaml:2:1")
    lacking = [word for word in load_theme("default", [THEMES], FIRST).words if word != "home"]
    assert said.startswith(f"Bản lời «km» của chủ đề còn thiếu {len(lacking)} từ: {', '.join(lacking[:5])}, ")
    assert f"\n{lacking[0]}: " in said
    assert not (program / "public/index.html").exists()

    translate(program, "themes/default/i18n/vi.yaml", "\nskip: Đến nội dung chính\n", "\nskip: រំលង\n")
    assert run(program, "build").returncode == 0
    page = (program / "public/index.html").read_text("utf-8")
    assert 'lang="km"' in page
    assert "រំលង" in page
    assert 'xml:lang="km"' in (program / "public/feed.xml").read_text("utf-8")
    assert '"lang": "km"' in (program / "public/manifest.webmanifest").read_text("utf-8")
