"""`build --previous`, `--if-due` and `--status`, as a workflow meets them. Every run is a process of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_site import DAY, NEWS, PROJECT, SmallSite, tree

BROKEN = {"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 12\n"}
Ran = subprocess.CompletedProcess[str]


def run(site: SmallSite, *options: str, command: str = "build", day: str = str(DAY)) -> Ran:
    """One command beside the content folder."""
    dated = [] if command == "deploy" else ["--date", day]
    asked = [sys.executable, "-m", "site_builder", command, *dated, *options]
    environment = {"PYTHONPATH": str(PROJECT), "PATH": "/usr/bin:/bin"}
    return subprocess.run(
        asked, cwd=site.content.parent, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def published(site: SmallSite) -> Path:
    """Publishes the site into a folder, and leaves the machine as new."""
    assert run(site, "--output", "host").returncode == 0
    shutil.rmtree(site.content.parent / ".cache")
    return site.content.parent / "host"


def status(site: SmallSite) -> dict[str, str]:
    """What the file for workflows says."""
    lines = (site.content.parent / "status").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_a_new_machine_keeps_what_was_published(site: SmallSite) -> None:
    """Exit code 1, and the workflow is told that the healthy units can be deployed."""
    host = published(site)
    ran = run(site.put(BROKEN), "--previous", "host", "--status", "status")
    assert ran.returncode == 1
    assert "Giữ nguyên trang cũ của 1 đơn vị có lỗi: bao-quang." in ran.stderr
    told = status(site)
    assert (told["status"], told["failed"], told["kept"], told["pageless"]) == ("partial", "bao-quang", "bao-quang", "")
    old = {name: body for name, body in tree(host).items() if name.startswith("bao-quang/")}
    assert old == {name: body for name, body in tree(site.output).items() if name.startswith("bao-quang/")}


@pytest.mark.parametrize("target", ["there", "zip:there.zip"])
def test_what_deploy_has_put_somewhere_is_kept(target: str, site: SmallSite) -> None:
    """The last site is read where the new one will stand: the same target for both, again and again."""
    folder = site.content.parent
    first = run(site, "--previous", target)
    assert (first.returncode, "coi đây là lần đầu" in first.stderr) == (0, True)
    for edit in (BROKEN, {"xuan-an/unit.yaml": "name: Xuân An\nkind: phường\ntagline: Mới\n"}, {}):
        deployed = run(site, target, command="deploy")
        assert deployed.returncode == ("bao-quang" in deployed.stderr)
        shutil.rmtree(folder / ".cache")
        shutil.rmtree(site.output)
        old = run(site.put(edit), "--previous", target, "--status", "status")
        assert (old.returncode, status(site)["kept"], status(site)["pageless"]) == (1, "bao-quang", "")
    assert "Mới" in (site.output / "xuan-an/index.html").read_text("utf-8")
    assert (site.output / "bao-quang/index.html").is_file()


def test_the_status_tells_what_can_be_deployed(site: SmallSite) -> None:
    """All, a part, or nothing: then it stays as it was written before the build began."""
    assert run(site, "--status", "status").returncode == 0
    assert (status(site)["status"], status(site)["failed"]) == ("published", "")
    run(site.put(BROKEN), "--status", "status", "--output", "new")
    assert (status(site)["status"], status(site)["pageless"]) == ("partial", "bao-quang")
    assert run(site, "--strict", "--status", "status").returncode == 1
    assert status(site)["status"] == "nothing"
    site.put({"site.yaml": "title: ["})
    assert run(site, "--status", "status").returncode == 1
    assert status(site)["status"] == "nothing"
    (site.content.parent / "status").write_text("status=published\n")
    assert run(site, "--status", "status", "--previous", "no/such").returncode == 1
    assert status(site) == {"status": "nothing"}


def test_a_folder_cannot_write_a_line_of_its_own(site: SmallSite) -> None:
    """Its name is somebody's: it must not say that all is well."""
    site.put({"a\nstatus=published/x.txt": "x", "a, b/x.txt": "x"})
    run(site, "--status", "status")
    lines = (site.content.parent / "status").read_text("utf-8").splitlines()
    assert [line for line in lines if line.startswith("status=")] == ["status=partial"]
    assert status(site)["failed"].count(",") == 1


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("no/such/folder", "Không có thư mục chứa"),
        ("content/../other", "có tệp nhưng không có trang nào"),
        ("damaged", ".manifest.json của trang đã đăng ở «damaged» bị hỏng"),
        ("without", "thiếu tệp .manifest.json"),
        ("http://127.0.0.1:9/", "Không tải được http://127.0.0.1:9/.manifest.json"),
    ],
)
def test_a_last_site_that_cannot_be_had_stops_the_build(place: str, said: str, site: SmallSite) -> None:
    """With a sentence, exit code 1 and nothing written; who knows better may go on."""
    for name, file in (("other", "a.txt"), ("damaged", ".manifest.json"), ("without", ".deploy/manifest.json")):
        (site.content.parent / name / file).parent.mkdir(parents=True)
        (site.content.parent / name / file).write_text("{}")
    ran = run(site, "--previous", place)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert said in ran.stderr
    assert "--previous-optional" in ran.stderr
    assert not site.output.exists()
    on = run(site, "--previous", place, "--previous-optional")
    assert on.returncode == 0
    assert said in on.stderr
    assert tree(site.output) == site.clean().tree


def test_old_pages_that_are_damaged_lose_that_unit_only(site: SmallSite) -> None:
    """Where that is allowed, the other broken unit keeps its pages; the run counts as failed."""
    host = published(site)
    (host / "bao-quang/index.html").write_text("<html>", "utf-8")
    site.remove("bao-quang").put({"xuan-an/unit.yaml": "kind: phường\n"})
    assert run(site, "--previous", "host").returncode == 1
    on = run(site, "--previous", "host", "--previous-optional", "--status", "status")
    assert on.returncode == 1
    assert (status(site)["kept"], status(site)["vanished"]) == ("xuan-an", "")
    assert "không còn đúng như lúc đăng" in on.stderr


def test_the_first_time_is_said_to_be_the_first(site: SmallSite) -> None:
    """A folder where nothing stands yet needs no permission."""
    ran = run(site, "--previous", "host")
    assert ran.returncode == 0
    assert "coi đây là lần đầu" in ran.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--previous", "public"],
        ["--previous", "content"],
        ["--previous", "host", "--only", "xuan-an"],
        ["--previous", "host", "--shard", "1/2"],
        ["--previous", "ftp//x", "--previous", "gopher://x/"],
        ["--previous", "https://"],
        ["--if-due", "--only", "xuan-an"],
        ["--status", "content/status"],
    ],
)
def test_what_makes_no_sense_is_wrong_usage(options: list[str], site: SmallSite) -> None:
    """Nothing is built."""
    assert run(site, *options).returncode == 2
    assert not site.output.exists()


def test_a_daily_run_builds_only_when_something_is_due(site: SmallSite) -> None:
    """By what the published pages say of themselves; the machine has neither output nor cache."""
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("date:", "expires: 2026-11-25\ndate:")})
    published(site)
    waits = run(site, "--if-due", "--previous", "host", "--status", "status", day="2026-11-25")
    assert (waits.returncode, status(site)["status"]) == (0, "waiting")
    assert "Chưa đến ngày" in waits.stdout
    assert status(site)["next_change"] == "2026-11-26"
    assert not site.output.exists()
    due = run(site, "--if-due", "--previous", "host", "--status", "status", day="2026-11-26")
    assert (due.returncode, status(site)["status"]) == (0, "published")
    assert run(site, "--if-due", "--status", "status", day="2026-11-26").returncode == 0
    assert status(site)["status"] == "waiting"


def test_what_was_never_published_is_due(site: SmallSite) -> None:
    """The first run of all may be a daily one."""
    assert run(site, "--if-due", "--previous", "host", "--status", "status").returncode == 0
    assert status(site)["status"] == "published"


def test_a_unit_with_mistakes_makes_no_daily_run_fail(site: SmallSite) -> None:
    """Its old pages are out of date and stay so until somebody mends it: building each night would not help."""
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("date:", "expires: 2026-11-25\ndate:")})
    published(site)
    assert run(site.put(BROKEN), "--previous", "host").returncode == 1
    shutil.rmtree(site.content.parent / "host")
    site.output.rename(site.content.parent / "host")
    waits = run(site, "--if-due", "--previous", "host", day="2026-12-30")
    assert (waits.returncode, "Chưa đến ngày" in waits.stdout) == (0, True)
