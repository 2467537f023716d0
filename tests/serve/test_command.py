"""`serve` at the terminal."""

import os
import re
import subprocess
import sys
from pathlib import Path
from threading import Thread
from unittest import mock

import pytest
from commands import mount, unmount
from small_site import CONTENT, PROJECT, SmallSite, tree

from serve.running import ENVIRONMENT, PATIENCE, Running, running
from site_builder.serve.listener import own_addresses


def refused(site: SmallSite, *arguments: str) -> tuple[int, str]:
    """The exit code and what was said, of a preview that does not begin."""
    command = [sys.executable, "-W", "error", "-m", "site_builder", "serve", *arguments]
    folder = site.content.parent
    ran = subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=False, timeout=20
    )
    assert ran.stdout == ""
    return ran.returncode, ran.stderr


def test_it_says_where_it_is_then_a_line_a_build(site: SmallSite) -> None:
    """With the problems as `build` prints them; Ctrl-C ends it as it ends everything. Nothing goes to public/."""
    with running(site) as preview:
        preview.wait_for("Lần đầu")
        site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"})
        preview.wait_for("1 lỗi")
        site.put({"bao-quang/unit.yaml": CONTENT["bao-quang/unit.yaml"]})
        preview.wait_for("không có lỗi", times=2)
        assert preview.stop() == 130
        preview.wait_for("Đã dừng theo yêu cầu.")
    seconds = [re.sub(r"\d+,\d giây", "… giây", line) for line in preview.said]
    assert seconds[0] == f"Xem thử tại {preview.address} (dừng: bấm Ctrl+C)."
    assert seconds.pop(1) == f"Sửa nội dung tại {preview.address}__sua/"
    assert re.fullmatch(r"Lần đầu: cập nhật \d+ tệp của trang; không có lỗi; … giây\.", seconds[1])
    assert seconds[2:6] == [
        "content/bao-quang/unit.yaml:3:10: lỗi: Số điện thoại «0912 34» thiếu chữ số (cần 10) [phone-short]",
        "    3 | hotline: 0912 34",
        "      |          ^",
        "   Sửa: ghi đủ số, ví dụ 0912 345 678",
    ]
    assert "bao-quang/unit.yaml: cập nhật 0 tệp của trang; 1 lỗi, 0 điều cần nhắc; … giây." in seconds
    assert not site.output.exists()


def test_it_speaks_english_on_request(site: SmallSite) -> None:
    """At the terminal and on the page."""
    with running(site, "--lang=en") as preview:
        preview.wait_for("First build: ")
        assert preview.said[0].startswith("Preview at http://127.0.0.1:")


def test_phones_get_an_address_and_a_code(site: SmallSite) -> None:
    """The code also on a page, for terminals that cannot draw."""
    if not own_addresses():
        pytest.skip("this machine is in no network")
    with running(site, "--host") as preview:
        preview.wait_for("__qr")
        shown = "\n".join(preview.said)
        assert f"http://{own_addresses()[0]}:" in shown
        assert "kể cả bản nháp" in shown
        assert "█" in shown
        page = preview.text("/__qr")
        assert "<svg" in page
        assert f"http://{own_addresses()[0]}:" in page
        port = preview.address.rstrip("/").rpartition(":")[2]
        assert preview.get("/", Host=f"{own_addresses()[0]}:{port}").status in (200, 503)


def test_a_taken_port_is_told_with_a_way_out(site: SmallSite, tmp_path: Path) -> None:
    """And without --port the next one is taken."""
    with running(site) as first:
        port = first.address.rstrip("/").rpartition(":")[2]
        code, said = refused(site, "--port", port)
        assert code == 1
        assert said.startswith(f"Cổng {port} đang có chương trình khác dùng")
        assert f"--port {int(port) + 1}" in said
        with running(SmallSite(tmp_path / "other")) as second:
            assert second.address != first.address


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--port", "x"), 2, "--port cần một số"),
        (("--port", "0"), 2, "--port cần một số"),
        (("--port", "65536"), 2, "--port cần một số"),
        (("--host", "192.0.2.77"), 1, "Không mở được địa chỉ «192.0.2.77»"),
        (("--content", "khong-co"), 2, "Không tìm thấy thư mục nội dung «khong-co»"),
        (("--output", "x"), 2, "--output"),
    ],
)
def test_what_cannot_be_is_told_at_once(site: SmallSite, arguments: tuple[str, ...], code: int, words: str) -> None:
    """With the exit code of its kind, and no folder left behind."""
    before = tree(site.content.parent)
    ended, said = refused(site, *arguments)
    assert ended == code
    assert words in said
    assert "Traceback" not in said
    assert tree(site.content.parent) == before


def test_a_folder_that_may_only_be_read_is_shown(tmp_path: Path) -> None:
    """Pages and cache are kept among the user's own files."""
    folder, home = tmp_path / "shared", tmp_path / "home"
    site = SmallSite(folder)
    if not (mount("--bind", folder, folder) and mount("-o", "remount,bind,ro", folder)):
        pytest.skip("needs a user who may mount a disk")
    try:
        with mock.patch.dict(ENVIRONMENT, {"HOME": str(home)}), running(site) as preview:
            preview.wait_for("không có lỗi")
            assert "Bảo Quang" in preview.text("/bao-quang/")
    finally:
        unmount(folder)
    assert (home / ".cache/trang-247").is_dir()
    assert not (folder / ".cache").exists()


def test_a_double_click_shows_this_projects_own_content() -> None:
    """From whatever folder it is started; the browser is asked for the page."""
    environment = {**os.environ, "BROWSER": "echo asked %s", "PYTHONIOENCODING": "utf-8"}
    command = [str(PROJECT / "sua-trang.command")]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(command, cwd="/", env=environment, encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]  # as given
        preview = Running(process=process)
        listener = Thread(target=preview.hear, daemon=True)
        listener.start()
        try:
            preview.wait_for("/__sua/")
            preview.wait_for("asked http://127.0.0.1:")
        finally:
            process.kill()
            listener.join(PATIENCE)
