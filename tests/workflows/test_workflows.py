"""`new workflow`: what a forge would do with the files, step by step, on machines that were never used before."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from small_site import CONTENT, GUIDE, PROJECT, Files, tree

from workflows.forge import JobRun, LocalForge, forge_api

BROKEN: Files = {"content/bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 12\n"}
EDITED: Files = {"content/xuan-an/unit.yaml": "name: Xuân An\nkind: phường\ntagline: Mới tinh\n"}
FORGES = ("github", "gitlab", "forgejo")
FILES = {
    "github": [f".github/workflows/{name}.yml" for name in ("dang-trang", "kiem-tra", "duong-dan")],
    "gitlab": [".gitlab-ci.yml"],
    "forgejo": [f".forgejo/workflows/{name}.yml" for name in ("dang-trang", "kiem-tra", "duong-dan")],
}
Posted = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def posted() -> Iterator[tuple[str, Posted]]:
    """The API of a forge."""
    with forge_api() as api:
        yield api


def forge_with_site(folder: Path, kind: str, api: str) -> LocalForge:
    """A repository with a small site and the workflow that the program has written for it."""
    forge = LocalForge(folder, kind, api)
    forge.commit({f"content/{name}": text for name, text in CONTENT.items()})
    made = forge.new_workflow()
    assert (made.returncode, made.stderr) == (0, "")
    forge.commit({})
    return forge


@pytest.fixture
def forge(request: pytest.FixtureRequest, tmp_path: Path, posted: tuple[str, Posted]) -> LocalForge:
    """A forge whose site goes to a folder: GitHub, if a test does not ask for others."""
    made = forge_with_site(tmp_path, getattr(request, "param", "github"), posted[0])
    made.variables["DEPLOY_TARGET"] = str(tmp_path / "host")
    made.secrets["COMMENT_TOKEN"] = "khoa"  # noqa: S105 - nobody's
    return made


ON_ALL = pytest.mark.parametrize("forge", FORGES, indirect=True)
ON_TWO = pytest.mark.parametrize("forge", ["github", "gitlab"], indirect=True)
"""GitHub and Forgejo take the same steps."""


def publish(forge: LocalForge, event: str = "push", **given: str) -> JobRun:
    """What happens after somebody has saved, or each day."""
    if forge.kind == "gitlab":
        (run,) = forge.pipeline(event, **({"TASK": "daily"} if event == "schedule" else {}), **given).values()
        return run
    return forge.run("dang-trang.yml", event)


def of(unit: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of one unit."""
    return {name: body for name, body in files.items() if name.startswith(f"{unit}/")}


@ON_ALL
def test_every_other_page_is_new_and_a_broken_commune_keeps_its_old_ones(
    forge: LocalForge, posted: tuple[str, Posted]
) -> None:
    """The machine has nothing but a fresh clone; the run is marked as failed, and the commit gets a message."""
    host = forge.folder / "host"
    first = publish(forge)
    assert not first.has_failed, first.log
    old = tree(host)
    assert "Bảo Quang" in old["bao-quang/index.html"].decode()
    assert posted[1] == []

    commit = forge.commit({**BROKEN, **EDITED})
    second = publish(forge)
    new = tree(host)
    assert second.has_failed
    assert "Vẫn là trang cũ: bao-quang." in second.log
    assert of("bao-quang", new) == of("bao-quang", old)
    assert "Mới tinh" in new["xuan-an/index.html"].decode()
    ((path, said),) = posted[1]
    assert commit in path
    told = said.get("body") or said.get("note") or said["description"]
    assert "Đã đăng phần không có lỗi" in told
    assert "bao-quang" in told
    assert "Chưa có trang nào" not in told

    forge.commit({"content/bao-quang/unit.yaml": CONTENT["bao-quang/unit.yaml"]})
    third = publish(forge)
    assert not third.has_failed, third.log
    assert len(posted[1]) == 1


@ON_TWO
def test_each_day_nothing_is_done_until_a_page_is_due(forge: LocalForge, posted: tuple[str, Posted]) -> None:
    """The published pages say themselves on which day they cease to be right."""
    assert not publish(forge).has_failed
    host = forge.folder / "host"
    times = {path: path.stat().st_mtime_ns for path in host.rglob("*")}
    daily = publish(forge, "schedule")
    assert not daily.has_failed, daily.log
    assert "Chưa đến ngày" in daily.log
    assert daily.code == (75 if forge.kind == "gitlab" else 0)
    assert {path: path.stat().st_mtime_ns for path in host.rglob("*")} == times
    manifest = host / ".manifest.json"
    manifest.write_text(re.sub(r'"next_change": "[\d-]+"', '"next_change": "2020-01-01"', manifest.read_text("utf-8")))
    due = publish(forge, "schedule")
    assert not due.has_failed, due.log
    assert "Xong: 3 đơn vị" in due.log
    assert posted[1] == []


@ON_ALL
def test_what_was_published_is_written_into_the_ledger_and_saved(forge: LocalForge) -> None:
    """By the machine, once, without another run; two who add to it meet without a conflict. A repository that takes
    nothing from it is no failed publication.
    """
    assert not publish(forge).has_failed
    log = forge.git("log", "--format=%s", "main", at=forge.bare).splitlines()
    assert [line for line in log if "[skip ci]" in line] == log[:1]
    ledger = forge.git("show", "main:content/addresses.txt", at=forge.bare).splitlines()
    assert ledger == sorted(ledger)
    assert {"bao-quang/", "bao-quang/thong-bao/hop-ap/", "huong-dan/cai-vneid/", "feed.xml"} <= {*ledger}
    forge.commit({})
    assert not publish(forge).has_failed
    assert forge.git("rev-list", "--count", "--grep=skip ci", "main", at=forge.bare) == "1"
    forge.commit({"content/xuan-an/guides/moi.md": GUIDE})
    (forge.bare / "hooks/pre-receive").write_text("#!/bin/sh\nexit 1\n")
    (forge.bare / "hooks/pre-receive").chmod(0o755)
    refused = publish(forge)
    assert not refused.has_failed, refused.log
    assert "Chưa lưu được sổ địa chỉ" in refused.log
    assert (forge.folder / "host/xuan-an/huong-dan/moi/index.html").is_file()


def test_a_proposal_that_loses_a_published_address_is_red(forge: LocalForge) -> None:
    """On a machine that has never seen the site: the ledger in the repository tells of it."""
    assert not publish(forge).has_failed
    forge.commit({})
    (forge.work / "content/guides/cai-vneid.md").rename(forge.work / "content/guides/vneid.md")
    news = str(CONTENT["bao-quang/announcements/2026-11-18-hop-ap.md"]).replace("cai-vneid", "vneid")
    forge.commit({"content/bao-quang/announcements/2026-11-18-hop-ap.md": news}, branch="sua")
    run = forge.run("kiem-tra.yml", "pull_request")
    assert run.has_failed
    assert "[address-moved]" in run.log
    assert "aliases: [cai-vneid]" in run.log


def test_a_commune_that_vanished_keeps_its_pages_until_it_has_a_successor(forge: LocalForge) -> None:
    """Its folder was renamed by a phone; the next machine knows the unit from the host alone."""
    assert not publish(forge).has_failed
    host = forge.folder / "host"
    old = tree(host)
    (forge.work / "content/bao-quang").rename(forge.work / "content/Bảo Quang")
    forge.commit({})
    renamed = publish(forge)
    assert renamed.has_failed
    assert "đổi tên thư mục lại thành «bao-quang»" in renamed.log
    assert of("bao-quang", tree(host)) == of("bao-quang", old)
    shutil.rmtree(forge.work / "content/Bảo Quang")
    forge.commit({"content/site.yaml": f"{CONTENT['site.yaml']!s}ended: [bao-quang]\n"})
    ended = publish(forge)
    assert "[ended-known]" in ended.log
    assert of("bao-quang", tree(host)) == of("bao-quang", old)
    forge.commit({"content/xuan-an/unit.yaml": f"{CONTENT['xuan-an/unit.yaml']!s}aliases: [bao-quang]\n"})
    publish(forge)
    assert 'http-equiv="refresh"' in (host / "bao-quang/index.html").read_text("utf-8")


def test_a_commune_that_was_never_right_is_said_to_have_no_page(forge: LocalForge, posted: tuple[str, Posted]) -> None:
    """Nothing is said to be kept that is not there; the others are published."""
    forge.commit(BROKEN)
    run = publish(forge)
    assert run.has_failed
    assert "Chưa có trang nào: bao-quang." in run.log
    assert "trang đang được sửa" in (forge.folder / "host/index.html").read_text("utf-8")
    assert len(posted[1]) == 1


@ON_TWO
def test_where_the_host_is_not_there_nothing_is_published_and_said_so(
    forge: LocalForge, posted: tuple[str, Posted]
) -> None:
    """The stick is not plugged in, the server does not answer: no build goes on without the old pages."""
    forge.variables["DEPLOY_TARGET"] = str(forge.folder / "no/such/host")
    run = publish(forge)
    assert run.has_failed
    assert "Không có thư mục chứa" in run.log
    ((_, said),) = posted[1]
    assert "Chưa đăng xong" in str(said)


@ON_TWO
def test_a_site_that_deploy_refuses_is_not_said_to_be_published(forge: LocalForge, posted: tuple[str, Posted]) -> None:
    """Somebody else's site stands there."""
    (forge.folder / "host").mkdir()
    (forge.folder / "host/.deploy").mkdir()
    forge.variables["DEPLOY_TARGET"] = str(forge.folder / "host")
    (forge.folder / "host/trang-khac.html").write_text("x")
    assert publish(forge).has_failed
    assert tree(forge.folder / "host") == {"trang-khac.html": b"x"}
    assert "Chưa đăng xong" in str(posted[1][0])


@pytest.mark.parametrize("kind", ["github", "forgejo"])
def test_without_a_target_the_branch_of_pages_holds_the_site(
    kind: str, tmp_path: Path, posted: tuple[str, Posted]
) -> None:
    """From the first run on, a commit for each state."""
    forge = forge_with_site(tmp_path, kind, posted[0])
    branch = {"github": "gh-pages", "forgejo": "pages"}[kind]

    def page(name: str) -> str:
        return forge.git("show", f"{branch}:{name}", at=forge.bare)

    first = publish(forge)
    assert not first.has_failed, first.log
    old = page("bao-quang/index.html")
    forge.commit({**BROKEN, **EDITED})
    second = publish(forge)
    assert second.has_failed
    assert (second.outcomes["build"], second.outcomes["deploy"]) == ("success", "success")
    assert page("bao-quang/index.html") == old
    assert "Mới tinh" in page("xuan-an/index.html")
    assert forge.git("rev-list", "--count", branch, at=forge.bare) == "2"
    assert publish(forge, "schedule").outcomes["deploy"] == "skipped"


def test_gitlab_pages_holds_the_site_where_no_target_is_set(tmp_path: Path, posted: tuple[str, Posted]) -> None:
    """The first time somebody says that there is nothing yet. A part that is published is no failed job: GitLab would
    not publish its folder; the job after it is.
    """
    forge = forge_with_site(tmp_path, "gitlab", posted[0])
    unknown = forge.pipeline(CI_PAGES_URL=f"{posted[0]}/trang")
    assert unknown["pages"].has_failed
    first = forge.pipeline("web", CI_PAGES_URL=f"{posted[0]}/trang", PREVIOUS_OPTIONAL="true")
    assert [name for name, run in first.items() if not run.has_failed] == ["pages", "result"]
    old = tree(first["pages"].artifacts["clone"] / "public")
    assert "Bảo Quang" in old["bao-quang/index.html"].decode()
    forge.commit(BROKEN)
    second = forge.pipeline("web", CI_PAGES_URL=f"{posted[0]}/trang", PREVIOUS_OPTIONAL="true")
    assert (second["pages"].has_failed, second["result"].has_failed) == (False, True)
    assert "Chưa có trang nào: bao-quang." in second["result"].log


@ON_ALL
def test_a_proposal_is_checked_with_notes_and_a_preview(forge: LocalForge) -> None:
    """It is told what the new lines break; it knows no secret and publishes nothing."""
    forge.secrets["DEPLOY_PASSWORD"] = "mat-khau-that"  # noqa: S105 - nobody's
    forge.commit(BROKEN)
    if forge.kind == "gitlab":
        runs = forge.pipeline("merge_request_event")
        assert list(runs) == ["check"]
        run, clone = runs["check"], runs["check"].artifacts["clone"]
        (note,) = json.loads((clone / "gl-code-quality.json").read_text("utf-8"))
        assert note["location"] == {"path": "content/bao-quang/unit.yaml", "lines": {"begin": 3}}
        preview = clone / ".trang/xem-thu"
        assert "testsuites" in (clone / "junit.xml").read_text("utf-8")
    else:
        run = forge.run("kiem-tra.yml", "pull_request")
        assert "::error file=content/bao-quang/unit.yaml,line=3,col=10" in run.log
        preview = run.artifacts["xem-thu"]
    assert run.has_failed
    assert (preview / "loi.html").is_file()
    assert (preview / "trang/xuan-an/index.html").is_file()
    assert not (forge.folder / "host").exists()
    if forge.kind != "gitlab":
        text = (forge.work / FILES[forge.kind][1]).read_text("utf-8")
        assert "secrets." not in text
        assert forge.file("kiem-tra.yml")["permissions"] == {"contents": "read"}
        assert "pull_request_target" not in text
    mended = {"content/bao-quang/unit.yaml": CONTENT["bao-quang/unit.yaml"]}
    forge.commit(mended)
    again = forge.pipeline("merge_request_event")["check"] if forge.kind == "gitlab" else forge.run("kiem-tra.yml")
    assert not again.has_failed, again.log


@ON_TWO
def test_each_week_other_sites_are_asked(forge: LocalForge) -> None:
    """Here the content leads to none, so that no test asks anybody."""
    services = (
        "categories: [{id: giay-to, name: Giấy tờ}]\nservices:\n  - {id: vneid, name: VNeID, category: giay-to}\n"
    )
    guide = GUIDE.replace("[cửa hàng](https://dichvucong.gov.vn)", "cửa hàng")
    forge.commit({"content/services.yaml": services, "content/guides/cai-vneid.md": guide})
    if forge.kind == "gitlab":
        run = forge.pipeline("schedule", TASK="links")["links"]
        report = run.artifacts["clone"] / ".trang/duong-dan.html"
    else:
        run = forge.run("duong-dan.yml", "schedule")
        report = run.artifacts["duong-dan"]
    assert not run.has_failed, run.log
    assert "Trang khác: 0 địa chỉ" in run.log or report.is_file()


def test_a_clone_with_the_program_in_it_needs_no_package(tmp_path: Path, posted: tuple[str, Posted]) -> None:
    """A place that began as a copy of this project: the program is in the repository itself."""
    forge = LocalForge(tmp_path, "github", posted[0])
    for name in ("site_builder", "themes"):
        shutil.copytree(PROJECT / name, forge.work / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "pyproject.toml", "requirements.lock"):
        shutil.copy(PROJECT / name, forge.work / name)
    forge.commit({f"content/{name}": text for name, text in CONTENT.items()})
    assert forge.new_workflow().returncode == 0
    forge.commit({})
    del forge.variables["SITE_BUILDER"]
    forge.variables["DEPLOY_TARGET"] = str(tmp_path / "host")
    run = publish(forge)
    assert not run.has_failed, run.log
    assert (tmp_path / "host/bao-quang/index.html").is_file()


def test_a_new_place_is_online_after_its_first_push(tmp_path: Path, posted: tuple[str, Posted]) -> None:
    """`new site` writes the workflow too; the branch of pages needs no setting and no secret."""
    forge = LocalForge(tmp_path, "github", posted[0])
    options = (
        "--type",
        "phường",
        "--province",
        "Đồng Nai",
        "--base-url",
        "https://baovinh.example/",
        "--forge",
        "github",
    )
    made = forge.program("new", "site", "Bảo Vinh", *options)
    assert made.returncode == 0, made.stderr
    forge.commit({})
    run = publish(forge)
    assert not run.has_failed, run.log
    assert "Bảo Vinh" in forge.git("show", "gh-pages:index.html", at=forge.bare)
    assert not publish(forge, "schedule").has_failed


def test_a_repository_without_the_program_says_what_is_lacking(forge: LocalForge) -> None:
    """Nobody has said from where it is to be installed."""
    del forge.variables["SITE_BUILDER"]
    run = publish(forge)
    assert run.has_failed
    assert "Hãy đặt biến SITE_BUILDER" in run.log


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


def test_no_secret_stands_in_a_log_or_on_the_host(forge: LocalForge) -> None:
    """Neither the password nor the token."""
    forge.secrets["DEPLOY_PASSWORD"] = "mat-khau-that"  # noqa: S105 - nobody's
    run = publish(forge)
    assert "mat-khau-that" not in run.log
    assert not any(b"mat-khau-that" in body for body in tree(forge.folder / "host").values())


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


def test_content_in_a_folder_of_its_own_and_another_branch_are_found(
    tmp_path: Path, posted: tuple[str, Posted]
) -> None:
    """The workflow stands at the root of the repository, wherever the content is."""
    forge = LocalForge(tmp_path, "github", posted[0])
    forge.git("checkout", "--quiet", "-b", "chinh")
    forge.commit({f"noi-dung/trang/{name}": text for name, text in CONTENT.items()}, branch="chinh")
    assert forge.program("new", "workflow", "github", "--content", "noi-dung/trang").returncode == 0
    workflow = forge.file("dang-trang.yml")
    (job,) = workflow["jobs"].values()
    assert workflow["on"]["push"] == {"branches": ["chinh"]}
    assert job["env"]["CONTENT"] == "noi-dung/trang"
    assert [step["with"]["path"] for step in job["steps"] if "cache@" in step.get("uses", "")] == ["noi-dung/.cache"]
    forge.commit({}, branch="chinh")
    forge.variables["DEPLOY_TARGET"] = str(tmp_path / "host")
    run = publish(forge)
    assert not run.has_failed, run.log


SCHEMAS = {"github": "vendor.github-workflows", "forgejo": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}
"""What each forge reads, by its schema; Forgejo publishes none, and says that it reads GitHub's syntax."""


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
        for name in FILES[kind]:
            if text:
                (forge.work / name).write_text(text)
        files = [str(forge.work / name) for name in FILES[kind]]
        judged = subprocess.run(
            [str(judge), "--builtin-schema", SCHEMAS[kind], *options, *files], capture_output=True, check=False
        )
        assert (judged.returncode == 0) == (text is None), judged.stdout.decode()


@pytest.mark.parametrize("kind", FORGES)
def test_every_line_that_asks_for_something_is_filled(kind: str, tmp_path: Path, posted: tuple[str, Posted]) -> None:
    """No sign of a template is left, and no line is empty that had a value."""
    forge = forge_with_site(tmp_path, kind, posted[0])
    for name in FILES[kind]:
        text = (forge.work / name).read_text("utf-8")
        assert not re.search(r"@[A-Z]+@|@[a-z-]+\.sh@", text)
        assert yaml.safe_load(text)
