"""There is one way to ask about a unit: every rule stands in one tuple and has one signature."""

import ast
from pathlib import Path

import pytest
from small_site import CONTENT, DAY, GUIDE, PROJECT, TEAMS, SmallSite

from site_builder.builder.memo import Memo
from site_builder.builder.unit import Inherited, examine, layer, pass_down
from site_builder.check.guide_review import GUIDE_CHECKS
from site_builder.check.run import CHECKS, ONLY_WITHOUT_ERRORS, Checked
from site_builder.content import load
from site_builder.model.problem import is_error
from site_builder.model.silence import SilenceReason
from site_builder.model.site import Site

ROOM = PROJECT / "site_builder" / "check"
HIDDEN = "bao-quang/guides/bai.md"
HEAD = "---\ntitle: B\nsummary: T\nchecked_on: 2026-11-01\n---\n"


def rules_on(context: str) -> set[str]:
    """The public functions of the package that take such a context alone and yield problems."""
    trees = [ast.parse(path.read_text("utf-8")) for path in Path(ROOM).glob("*.py")]
    functions = [node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {
        node.name
        for node in functions
        if [ast.unparse(argument.annotation or node) for argument in node.args.args] == [context]
        and ast.unparse(node.returns or node) == "Iterator[Problem]"
        and not node.name.startswith("_")
    }


def test_every_rule_on_a_unit_stands_in_the_tuple() -> None:
    """One that does not would never be asked."""
    assert {check.__name__ for check in CHECKS} == rules_on("CheckContext")
    assert len(set(CHECKS)) == len(CHECKS)


def test_every_rule_on_a_guide_stands_in_its_tuple() -> None:
    """These see all units that show the guide, and what the external check says."""
    assert {check.__name__ for check in GUIDE_CHECKS} == rules_on("GuideContext")


def test_what_is_asked_of_healthy_units_only_says_why() -> None:
    """And is asked at all."""
    assert set(ONLY_WITHOUT_ERRORS) <= set(CHECKS)
    assert all(len(why.split()) > 3 for why in ONLY_WITHOUT_ERRORS.values())


def test_the_tuple_of_rules_is_read_on_one_screen() -> None:
    """With the way in which they are asked."""
    assert len((ROOM / "run.py").read_text("utf-8").splitlines()) <= 100


def asked(site: SmallSite, unit: str = "bao-quang") -> Checked:
    """What the rules say of a unit of a small site."""
    folders = {folder.path: folder for folder in load.scan(site.content)}
    root, folder = folders[()], folders[(unit,)]
    inherited = pass_down(root, Inherited(), Memo(), DAY)
    return examine(layer(folder, inherited, Memo(), DAY), Site(), DAY)


def test_who_helps_is_not_asked_of_a_unit_with_an_error(site: SmallSite) -> None:
    """Nor whether an exemption is needed: what is misread may need it."""
    site.put({"services.yaml": f"{CONTENT['services.yaml']!s}    main: có\n"})
    hamlet, entry = "{id: ap-1, kind: ấp, name: 1}", "{value: a.md, reason: b, until: 2026-12-30}"
    site.put({"bao-quang/unit.yaml": f"name: B\nkind: xã\nlocalities: [{hamlet}]\nignore: [{entry}]\n"})
    site.put({"bao-quang/teams.yaml": TEAMS.replace("[vneid]", "[]")})
    found = asked(site)
    assert found.is_healthy
    assert {problem.code for problem in found.told} == {"not-covered", "ignore-unused"}
    found = asked(site.put({HIDDEN: f"{HEAD}[a](b.md)\n"}))
    assert not found.is_healthy
    assert [problem.code for problem in found.told] == ["link-guide"]


@pytest.mark.parametrize(
    ("files", "code", "reason"),
    [
        (
            {"bao-quang/teams.yaml": "teams: [", HIDDEN: "---\ntitle: B\nsummary: T\nservices: [b]\n---\n"},
            "unknown-id",
            "echo",
        ),
        ({"bao-quang/unit.yaml": "name: [\n"}, "missing-key", "echo"),
        ({HIDDEN: f"{HEAD}Gọi 0912 345 678 hay 0912345678.\n"}, "private-mobile", "repeated"),
        ({HIDDEN: f"{HEAD}[Zalo](http://zalo.me/g/)\n"}, "form-zalo-path", "repeated"),
    ],
)
def test_what_is_not_told_says_why(files: dict[str, str], code: str, reason: str, site: SmallSite) -> None:
    """Whatever a rule finds is told, or silenced with a reason."""
    found = asked(site.put(files))
    assert (code, SilenceReason(reason)) in {(one.problem.code, one.because.reason) for one in found.silenced}
    assert any(map(is_error, found.told))


def test_an_exemption_says_where_it_stands(site: SmallSite) -> None:
    """It keeps one problem from being told, and no other."""
    entry = 'ignore:\n  - {value: "hen.md", reason: Tuần sau, until: 2026-12-30}\n'
    site.put({"bao-quang/unit.yaml": f"{CONTENT['bao-quang/unit.yaml']!s}{entry}"})
    found = asked(site.put({"bao-quang/guides/cai-vneid.md": f"{GUIDE}3. [a](hen.md) [b](khac.md)\n"}))
    assert [(problem.code, problem.words["value"]) for problem in found.told] == [("link-guide", "khac.md")]
    (silenced,) = found.silenced
    assert (silenced.problem.words["value"], silenced.because.reason) == ("hen.md", SilenceReason.EXEMPTED)
    assert [(place.file, place.line, place.column) for place in silenced.because.by] == [("bao-quang/unit.yaml", 5, 14)]
