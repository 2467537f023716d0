"""What the files of a forge say: rights, pins, no trace of a template; and that the forge takes them for right."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import yaml
from small_site import CONTENT

from workflows.forge import LocalForge
from workflows.places import FILES, FORGES, ISSUE_FORMS, ON_ALL, Posted, forge_with_site

SCHEMAS = {"github": "vendor.github-workflows", "forgejo": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}
"""What each forge reads, by its schema; Forgejo publishes none, and says that it reads GitHub's syntax."""


@ON_ALL
def test_two_runs_never_publish_at_once_and_none_is_cut_off(forge: LocalForge) -> None:
    """The forge lets one wait for the other."""
    if forge.kind == "gitlab":
        jobs = forge.file(".gitlab-ci.yml")
        assert {jobs[name]["resource_group"] for name in ("publish", "pages")} == {"dang-trang"}
        assert not any(jobs[name]["interruptible"] for name in ("publish", "pages"))
    else:
        assert forge.file("dang-trang.yml")["concurrency"] == {"group": "dang-trang", "cancel-in-progress": False}


@pytest.mark.parametrize("kind", ["github", "forgejo"])
def test_others_actions_are_pinned_and_nobody_has_more_rights_than_needed(
    kind: str, tmp_path: Path, posted: tuple[str, Posted]
) -> None:
    """A tag may be moved; a commit may not. Only publishing writes."""
    forge = forge_with_site(tmp_path, kind, posted[0])
    for path in FILES[kind]:
        text = (forge.work / path).read_text("utf-8")
        uses = re.findall(r"uses: (\S+)( # v\S+)?", text)
        assert uses
        assert all(re.search(r"@[0-9a-f]{40}$", action) and version for action, version in uses)
        workflow = forge.file(Path(path).name)
        assert workflow["permissions"] in ({}, {"contents": "read"})
        assert "persist-credentials: false" in text
        assert not re.search(r"run:.*\$\{\{|^ +[^ #-].*\$\{\{.*\}\}.*&&", text)
        for job in workflow["jobs"].values():
            assert all("${{" not in step.get("run", "") for step in job["steps"]), "content could become a command"


def test_nothing_is_overwritten(tmp_path: Path, posted: tuple[str, Posted]) -> None:
    """Somebody may have edited a file: then none is written."""
    for kind in FORGES:
        forge = LocalForge(tmp_path / kind, kind, posted[0])
        forge.commit({f"content/{name}": text for name, text in CONTENT.items()})
        own = forge.work / FILES[kind][-1]
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text("của tôi")
        made = forge.new_workflow()
        assert made.returncode == 2
        assert FILES[kind][-1] in made.stderr
        assert own.read_text() == "của tôi"
        assert [name for name in FILES[kind] if (forge.work / name).is_file()] == [FILES[kind][-1]]


@pytest.mark.parametrize(("name", "said"), [("svn", "một trong github, gitlab, forgejo"), ("", "một trong")])
def test_a_forge_that_nobody_knows_is_told(name: str, said: str, tmp_path: Path, posted: tuple[str, Posted]) -> None:
    """With those that there are."""
    forge = LocalForge(tmp_path, name, posted[0])
    forge.commit({f"content/{name}": text for name, text in CONTENT.items()})
    made = forge.new_workflow()
    assert (made.returncode, said in made.stderr) == (2, True)
    foreign = forge.program("new", "workflow", "github", "--title", "A")
    assert (foreign.returncode, "--title không dùng cho workflow" in foreign.stderr) == (2, True)


@pytest.mark.parametrize("kind", FORGES)
def test_the_files_are_what_the_forge_reads(kind: str, tmp_path: Path, posted: tuple[str, Posted]) -> None:
    """By the schemas that check-jsonschema carries; `.ci/run` installs it."""
    tools = Path(os.environ.get("SITE_TEST_TOOLS") or Path.home() / ".cache/site-builder-tests")
    judge = tools / "servers/bin/check-jsonschema"
    if not judge.is_file():
        pytest.skip("check-jsonschema is not installed; .ci/run does it")
    forge = forge_with_site(tmp_path, kind, posted[0])
    options = ["--data-transform", "gitlab-ci"] if kind == "gitlab" else []
    for text in (None, "jobs: {a: {steps: [{uses: 1}]}}\nstages: 7\n"):
        for name in (*FILES[kind], *ISSUE_FORMS.get(kind, [])):
            if text:
                (forge.work / name).write_text(text)
        for schema, names in ((SCHEMAS[kind], FILES[kind]), ("vendor.github-issue-forms", ISSUE_FORMS.get(kind, []))):
            files = [str(forge.work / name) for name in names]
            command = [str(judge), "--builtin-schema", schema, *options, *files]
            judged = subprocess.run(command, capture_output=True, check=False) if files else None
            assert judged is None or (judged.returncode == 0) == (text is None), judged.stdout.decode()


@pytest.mark.parametrize("kind", FORGES)
def test_every_line_that_asks_for_something_is_filled(kind: str, tmp_path: Path, posted: tuple[str, Posted]) -> None:
    """No sign of a template is left, and no line is empty that had a value."""
    forge = forge_with_site(tmp_path, kind, posted[0])
    for name in (*FILES[kind], *ISSUE_FORMS.get(kind, [])):
        text = (forge.work / name).read_text("utf-8")
        assert not re.search(r"@[A-Z]+@|@[a-z-]+\.sh@", text)
        assert yaml.safe_load(text)
