"""Spoiled files and broken units, a few hundred of each; `mutate.py` and `isolate.py` try as many as one likes."""

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from isolate import others, run
from mutate import DAY, MUTATIONS, Ground, look, mutant, prepare
from mutate import run as look_at
from small_site import CONTENT, SmallSite, Tree, small_site

from site_builder.model.folder import Folder
from site_builder.report.rules import RULES

NESTED = {
    **CONTENT,
    "bao-quang/ap-1/unit.yaml": "name: Mẫu 1\nkind: ấp\n",
    "bao-quang/guides/rieng.md": "---\ntitle: Riêng\nsummary: Của xã\nchecked_on: 2026-11-01\n---\nMột.\n",
    "tinh/unit.yaml": "name: Tỉnh\nkind: tỉnh\n",
    "tinh/xa/unit.yaml": "name: Xã\nkind: xã\nhotline: 113\n",
    "tinh/xa/teams.yaml": CONTENT["bao-quang/teams.yaml"],
}
"""A small site with units inside units."""
BREAKABLE = sorted(name for name in NESTED if "/" in name and not name.startswith("guides/"))


def own(tree: Tree, path: tuple[str, ...]) -> Tree:
    """The files of one unit, without those of the units inside it."""
    start = "/".join((*path, ""))
    inside = [
        f"{name.rpartition('/')[0]}/" for name in NESTED if name.startswith(start) and name.endswith("/unit.yaml")
    ]
    deeper = tuple(folder for folder in inside if folder != start)
    return {name: body for name, body in tree.items() if name.startswith(start) and not name.startswith(deeper)}


@pytest.fixture(scope="module")
def ground() -> Ground:
    """The real content, read once."""
    return prepare()


def test_three_hundred_spoiled_files_are_told(ground: Ground) -> None:
    """Without an exception, in time, and each mistake inside its file; most of them are mistakes."""
    found = look_at(ground, 24, range(300))
    assert found.faults == []
    assert len(found.rules) > 30
    assert found.rules.keys() <= RULES.keys()
    assert found.clean < 150


def test_a_mutant_is_known_by_its_number(ground: Ground) -> None:
    """So that a fault can be looked at again; and no two are alike."""
    assert mutant(ground, 24, 7) == mutant(ground, 24, 7)
    bodies = {folder.files[name] for folder, name in (mutant(ground, 24, number) for number in range(50))}
    assert len(bodies) > 40


def test_a_fault_is_noticed(ground: Ground) -> None:
    """What raises is one, and is told with its number; the rest is looked at all the same."""
    blind = replace(ground, inherited={})
    assert len(look_at(blind, 24, range(3)).faults) == 3
    folder = Folder(files={"unit.yaml": b"name: a\n"})
    assert [problem.code for problem in look(ground, folder, "unit.yaml", built=False)] != []


@given(st.sampled_from(BREAKABLE), st.integers(0, 2**32))
def test_no_broken_unit_changes_another(name: str, seed: int) -> None:
    """Law 3, for units inside units: whatever is spoiled, all other units' bytes are those of the clean build."""
    path = tuple(part for part in name.split("/")[:-1] if part not in ("guides", "announcements"))
    dice = random.Random(seed)  # noqa: S311 - hypothesis draws the seed
    body = str(NESTED[name]).encode()
    for _ in range(dice.randint(1, 3)):
        body = dice.choice(MUTATIONS)(body, dice)
    with small_site(NESTED) as site:
        clean = site.build(DAY)
        assert clean.codes == []
        after = site.put({name: body}).build(DAY)
        assert others(after.tree, path) == others(clean.tree, path)
        assert {unit for unit in after.report.failed if unit[: len(path)] != path} == set()
        if path in after.report.failed:
            assert after.tree.keys() == clean.tree.keys()
            assert own(after.tree, path) == own(clean.tree, path)
        anew = site.clean(DAY)
        assert others(anew.tree, path) == others(clean.tree, path)


def test_a_change_that_reaches_others_is_noticed(tmp_path: Path) -> None:
    """The law could be broken: a spoiled shared file is not one unit's own."""
    site = SmallSite(tmp_path, NESTED)
    clean = site.build()
    changed = site.put({"services.yaml": str(CONTENT["services.yaml"]).replace("name: VNeID", "name: Khác")}).build()
    assert others(changed.tree, ("tinh",)) != others(clean.tree, ("tinh",))


def test_broken_units_of_a_site_are_counted() -> None:
    """`isolate.py` on a small site: two mutants, one of which fails."""
    with tempfile.TemporaryDirectory() as folder:
        site = SmallSite(Path(folder))
        bodies = (b"name: [", b"name: B\nkind: x\xc3\xa3\n")
        spoiled = [
            (number, Folder(path=("xuan-an",), files={"unit.yaml": body}), "unit.yaml")
            for number, body in enumerate(bodies)
        ]
        found = run(site, spoiled)
    assert (found.failed, found.faults) == (1, [])
