"""What a build makes again when it remembers the last one: all that is new, and nothing else."""

import shutil
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import CONTENT, DAY, THEMES, SmallSite, small_site
from test_again import EDITS, Edit, apply, mend

from site_builder.builder import Options, build
from site_builder.load import scan
from site_builder.memory import Memory

if TYPE_CHECKING:
    from site_builder.model.folder import Folder


def made(site: SmallSite, memory: Memory) -> dict[str, int]:
    """How many values of each kind one more build has to make."""
    before = memory.made.copy()
    site.build(memory=memory)
    return dict(memory.made - before)


@pytest.fixture
def memory(site: SmallSite) -> Memory:
    """The memory of a build of the small site."""
    filled = Memory()
    site.build(memory=filled)
    return filled


def test_building_again_makes_nothing(site: SmallSite, memory: Memory) -> None:
    """Not a unit, not a layer, not a text read; nor after a save that changed nothing."""
    assert made(site, memory) == {}
    assert made(site.put(CONTENT), memory) == {}


def test_an_edit_makes_its_own_unit_only(site: SmallSite, memory: Memory) -> None:
    """What others inherit or know of it has not changed."""
    assert made(site.put({"bao-quang/teams.yaml": "teams: []\n"}), memory) == {"text": 1, "unit": 1}


def test_an_edit_of_what_is_inherited_makes_all_that_inherit_it(site: SmallSite, memory: Memory) -> None:
    """A city and its two communes."""
    guide = str(CONTENT["guides/cai-vneid.md"]).replace("Cài VNeID", "Cài đặt VNeID")
    assert made(site.put({"guides/cai-vneid.md": guide}), memory) == {"text": 1, "layer": 1, "unit": 3}


def test_a_new_name_makes_the_units_above_too(site: SmallSite, memory: Memory) -> None:
    """The city's entry page lists its communes by name; the other commune does not."""
    assert made(site.put({"xuan-an/unit.yaml": "name: Xuân Mới\nkind: phường\n"}), memory) == {"text": 1, "unit": 2}


def test_a_line_that_moves_is_no_unit_that_is_the_same(site: SmallSite, memory: Memory) -> None:
    """Problems name lines: values alone would not tell that a mistake stands elsewhere now."""
    wrong = "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"
    first = site.put({"bao-quang/unit.yaml": wrong}).build(memory=memory)
    second = site.put({"bao-quang/unit.yaml": f"# ghi chú\n{wrong}"}).build(memory=memory)
    assert [first.told[0][2], second.told[0][2]] == [3, 4]


def test_the_day_the_settings_and_a_preview_make_everything_anew(site: SmallSite, memory: Memory) -> None:
    """All pages depend on them."""
    for options in ({"day": DAY + timedelta(days=1)}, {"base_url": "https://a.vn/"}, {"preview": True}):
        before = memory.made.copy()
        site.build(memory=memory, **options)
        assert memory.made - before == {"unit": 3}


def test_a_theme_that_changed_makes_everything_anew(tmp_path: Path) -> None:
    """Also when only a word of the theme that it extends has changed."""
    site = SmallSite(tmp_path).put({"site.yaml": f"{CONTENT['site.yaml']!s}theme: ours\n"})
    shutil.copytree(THEMES, tmp_path / "themes")
    own = tmp_path / "themes" / "ours" / "i18n" / "vi.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("guides: Cách làm\n", "utf-8")
    (tmp_path / "themes" / "ours" / "theme.yaml").write_text("extends: default\n", "utf-8")
    options = Options(content=site.content, output=site.output, day=DAY, themes=(tmp_path / "themes",))
    memory = Memory()
    build(options, memory)
    words = tmp_path / "themes" / "default" / "i18n" / "vi.yaml"
    words.write_text(words.read_text("utf-8").replace("contact: Liên hệ", "contact: Hỏi ai"), "utf-8")
    build(options, memory)
    assert memory.made == {"theme": 2, "text": 3, "layer": 1, "unit": 6}
    assert "Hỏi ai" in (site.output / "index.html").read_text("utf-8")


@given(st.lists(EDITS, max_size=4))
def test_with_a_memory_the_site_is_the_same(history: list[Edit]) -> None:
    """Law 1: after any edits, with a build after each, the pages, problems and manifest are those of a clean build."""
    memory = Memory()
    with small_site() as site:
        for edit in history:
            apply(site, edit)
            site.build(memory=memory)
        assert site.build(memory=memory).told == site.clean().told
        mend(site)
        remembered, clean = site.build(memory=memory), site.clean()
        assert made(site, memory) == {}
    assert (remembered.tree, remembered.manifest) == (clean.tree, clean.manifest)
    assert remembered.report.problems == clean.report.problems


@given(st.lists(EDITS, max_size=4))
def test_folders_of_one_digest_hold_the_same(history: list[Edit]) -> None:
    """And of different ones, something else."""
    seen: list[Folder] = []
    with small_site() as site:
        for edit in history:
            apply(site, edit)
            seen += scan(site.content)
    for one, other in combinations(seen, 2):
        assert (one.digest == other.digest) == (one == other)
