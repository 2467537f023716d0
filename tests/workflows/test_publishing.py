"""What comes of a change, of a day and of a broken commune, on machines that were never used before."""

import re
import shutil
from pathlib import Path

import pytest
from small_site import CONTENT, GUIDE, tree

from workflows.forge import LocalForge
from workflows.places import BROKEN, EDITED, ON_ALL, ON_TWO, Posted, forge_with_site, of, publish


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


def test_pages_that_no_ledger_remembers_go_when_a_person_allows_it(forge: LocalForge) -> None:
    """More than a fifth of a site never goes by itself; the number that the run was started with is the limit."""
    assert not publish(forge).has_failed
    forge.commit({})
    shutil.rmtree(forge.work / "content/bao-quang")
    (forge.work / "content/addresses.txt").unlink()
    forge.commit({"content/site.yaml": f"{CONTENT['site.yaml']!s}ended: [bao-quang]\n"})
    assert "quá một phần năm" in publish(forge).log
    assert of("bao-quang", tree(forge.folder / "host")) != {}
    allowed = forge.run("dang-trang.yml", "workflow_dispatch", {"allow_delete": "20"})
    assert not allowed.has_failed, allowed.log
    assert of("bao-quang", tree(forge.folder / "host")) == {}


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


def test_no_secret_stands_in_a_log_or_on_the_host(forge: LocalForge) -> None:
    """Neither the password nor the token."""
    forge.secrets["DEPLOY_PASSWORD"] = "mat-khau-that"  # noqa: S105 - nobody's
    run = publish(forge)
    assert "mat-khau-that" not in run.log
    assert not any(b"mat-khau-that" in body for body in tree(forge.folder / "host").values())
