"""From where a machine takes the program and the content: a clone, a package, a new place, a folder of its own."""

import shutil
from pathlib import Path

from small_site import CONTENT, PROJECT

from workflows.forge import LocalForge
from workflows.places import Posted, publish


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
