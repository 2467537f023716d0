"""`check --external`, as a real process: what it says, where, its exit codes, and what it remembers."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_site import GUIDE, PROJECT, SERVICES, SmallSite

from linkcheck.web.behaviours import MISSING, page, to
from linkcheck.web.town import Reply, Request, Town

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT)}
SEVERAL = "services:\n  - id: vneid\n    name: VNeID\n    category: giay-to\n    sources: [{}]\n"
Ran = subprocess.CompletedProcess[str]


def behave(request: Request) -> Reply:
    """A page, a page that has moved, and nothing."""
    if request.path == "/cham":
        return Reply(delay=60)
    return {"/tot": page(), "/doi": to("/tot", 301)}.get(request.path, MISSING)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Servers on loopback, reached by number."""
    (tmp_path / "town").mkdir()
    with Town(folder=tmp_path / "town", behave=behave) as opened:
        yield opened


def put(site: SmallSite, town: Town, *paths: str) -> SmallSite:
    """A small site in which one service has these addresses as sources, and nothing else leads outside."""
    written = ", ".join(f'"http://127.0.0.1:{town.ports["http"]}{path}"' for path in paths)
    return site.put(
        {
            "services.yaml": SERVICES.replace("    website: https://vneid.gov.vn\n", ""),
            "guides/cai-vneid.md": GUIDE.replace("[cửa hàng](https://dichvucong.gov.vn)", "cửa hàng"),
            "bao-quang/services.yaml": SEVERAL.format(written),
        }
    )


def command(*arguments: str | Path) -> list[str]:
    """The command line for a fixed day, in which loopback may be asked."""
    allowed = ("--external", "--allow-private=127.0.0.0/8", "--interval=0.01")
    return [sys.executable, "-m", "site_builder", "check", *allowed, *map(str, arguments)]


def run(site: SmallSite, *arguments: str | Path, day: str = "2026-11-22") -> Ran:
    """One check, beside the content folder."""
    asked = command(*arguments, f"--date={day}")
    folder = site.content.parent
    return subprocess.run(asked, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)


def test_an_address_is_dead_after_failures_on_three_days(site: SmallSite, town: Town) -> None:
    """Until then it is a warning, with the day since when; at its file, line and column; asked again each day."""
    put(site, town, "/tot", "/mat")
    said = []
    for day in ("2026-11-22", "2026-11-22", "2026-11-23", "2026-11-25"):
        ran = run(site, day=day)
        said.append((ran.returncode, "[outside-failing]" in ran.stderr, "[outside-gone]" in ran.stderr))
    assert said == [(0, True, False)] * 3 + [(1, False, True)]
    assert "lỗi: Trang «http://127.0.0.1:" in ran.stderr
    assert "/mat» không còn nữa: nơi ấy trả lời mã 404, từ ngày 22/11/2026 [outside-gone]\n" in ran.stderr
    assert ran.stderr.startswith("content/bao-quang/services.yaml:5:")
    assert ran.stdout.splitlines()[-1] == (
        "Trang khác: 2 địa chỉ; 1 còn tốt, 0 đã dời, 0 chưa chắc, 0 không cho máy vào, 1 đã mất, 0 chưa hỏi."
    )
    assert [request.path for request in town.log].count("/mat") == 4
    assert [request.path for request in town.log].count("/tot") == 3, "a good answer is believed on its day"


def test_a_moved_page_is_told_with_its_new_address(site: SmallSite, town: Town) -> None:
    """As a warning; machines read it as all problems."""
    ran = run(put(site, town, "/doi"), "--json")
    (problem,) = json.loads(ran.stdout)["problems"]
    assert (ran.returncode, problem["code"], problem["severity"]) == (0, "outside-moved", "warning")
    assert f"http://127.0.0.1:{town.ports['http']}/tot" in problem["do"]


def test_offline_tells_what_is_known_and_asks_nobody(site: SmallSite, town: Town, tmp_path: Path) -> None:
    """Also with a file that a CI job has committed."""
    put(site, town, "/tot", "/mat")
    cache = tmp_path / "links.sqlite"
    run(site, "--dead-after=1", "--link-cache", cache)
    asked = len(town.log)
    ran = run(site, "--dead-after=1", "--link-cache", cache, "--offline", day="2026-12-22")
    assert (ran.returncode, len(town.log)) == (1, asked)
    assert "[outside-gone]" in ran.stderr
    cache.unlink()
    ran = run(site, "--offline", "--link-cache", cache)
    assert (ran.returncode, ran.stderr, cache.exists()) == (0, "", False)
    assert "2 chưa hỏi" in ran.stdout


def test_a_damaged_file_is_set_aside_and_told(site: SmallSite, town: Town, tmp_path: Path) -> None:
    """Without a traceback; the check goes on with a new one."""
    put(site, town, "/tot")
    cache = tmp_path / "links.sqlite"
    cache.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 20)
    ran = run(site, "--link-cache", cache)
    assert (ran.returncode, ran.stderr.count("\n")) == (0, 1)
    assert "links.sqlite.hong" in ran.stderr
    assert sqlite3.connect(cache).execute("SELECT count(*) FROM links").fetchone() == (1,)


def test_ctrl_c_keeps_what_was_learnt(site: SmallSite, town: Town) -> None:
    """Exit code 130, one line; the next check need not ask again."""
    put(site, town, "/tot", "/cham")
    asked, folder, pipe = command("--date=2026-11-22"), site.content.parent, subprocess.PIPE
    with subprocess.Popen(asked, cwd=folder, env=ENVIRONMENT, stdout=pipe, stderr=pipe, encoding="utf-8") as process:
        end = time.monotonic() + 30
        while len(town.log) < 3:  # both pages, and what nobody has made
            assert time.monotonic() < end
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        said = process.communicate()
    assert (process.returncode, said[1]) == (130, "Đã dừng theo yêu cầu.\n")
    assert "1 còn tốt" in run(site, "--offline").stdout


def test_an_authority_of_an_intranet_can_be_trusted(site: SmallSite, tmp_path: Path) -> None:
    """By its file; without it nobody can tell whether the page opens elsewhere."""
    (tmp_path / "town").mkdir()
    with Town(folder=tmp_path / "town", behave=behave, names=("127.0.0.1",)) as town:
        put(site, town, "/tot")
        written = (site.content / "bao-quang/services.yaml").read_text("utf-8")
        secure = written.replace(f"http://127.0.0.1:{town.ports['http']}", f"https://127.0.0.1:{town.ports['https']}")
        site.put({"bao-quang/services.yaml": secure})
        town.authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        doubted, trusted = run(site), run(site, "--ca", tmp_path / "ca.pem")
    assert "(mã tls-chain)" in doubted.stderr
    assert (trusted.returncode, trusted.stderr) == (0, "")
    assert "1 còn tốt" in trusted.stdout


def test_without_its_libraries_it_says_how_to_get_them(site: SmallSite, town: Town) -> None:
    """Exit code 2, before anything is read; what is known can be told without them."""
    put(site, town, "/tot")
    blocked = "import sys; sys.modules['httpcore'] = None; from site_builder.cli import main; sys.exit(main())"
    base = [sys.executable, "-c", blocked, "check", "--external"]
    folder = site.content.parent

    def ran(*more: str) -> Ran:
        given = [*base, *more]
        return subprocess.run(given, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)

    assert (ran().returncode, ran().stdout) == (2, "")
    assert f"cài bằng lệnh «{sys.executable} -m pip install" in ran().stderr
    assert ran("--offline").returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--offline"],
        ["--allow-private", "127.0.0.0/8"],
        ["--external", "--allow-private", "mạng nhà"],
        ["--external", "--interval", "nhanh"],
        ["--external", "--interval", "-1"],
        ["--external", "--dead-after", "0"],
        ["--external", "--ca", "khong-co.pem"],
    ],
)
def test_wrong_usage_is_told(arguments: list[str], site: SmallSite) -> None:
    """In one sentence that names the option; exit code 2."""
    asked = [sys.executable, "-m", "site_builder", "check", *arguments]
    folder = site.content.parent
    ran = subprocess.run(asked, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False)
    named = next(word for word in reversed(arguments) if word.startswith("--"))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert named in ran.stderr
    assert "Traceback" not in ran.stderr
