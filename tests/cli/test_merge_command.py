"""`build --shard` and `merge`, as a CI matrix calls them: what they say, and their exit codes."""

import json
import os
import subprocess
import sys

import pytest
from small_site import PROJECT, SmallSite, tree

from site_builder.output import MANIFEST

BROKEN = {"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0912 34\n"}
Ran = subprocess.CompletedProcess[str]


def run(site: SmallSite, *arguments: str) -> Ran:
    """One command, beside the content folder."""
    command = [sys.executable, "-m", "site_builder", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    folder = site.content.parent
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def shards(site: SmallSite, *parts: str) -> list[int]:
    """The exit codes of builds of parts such as "1/2", each into a folder of its own."""
    return [run(site, f"--shard={part}", f"--output=parts/{part[0]}", "--date=2026-11-22").returncode for part in parts]


def test_a_matrix_makes_what_one_machine_makes(site: SmallSite) -> None:
    """Its parts in any order; the closing line tells that little was left to do."""
    assert shards(site, "1/2", "2/2") == [0, 0]
    merged = run(site, "merge", "parts/2", "parts/1", "--date=2026-11-22")
    clean = site.clean()
    assert (merged.returncode, merged.stderr) == (0, "")
    assert merged.stdout.startswith("Xong: 3 đơn vị (2 giữ nguyên), ")
    assert tree(site.output) == clean.tree
    assert (site.output / MANIFEST).read_bytes() == clean.manifest


def test_a_part_that_is_missing_is_told(site: SmallSite) -> None:
    """By the units that had to be built; the exit code is that of the build."""
    shards(site, "1/2")
    merged = run(site, "merge", "parts/1", "--date=2026-11-22")
    assert merged.returncode == 0
    assert merged.stderr.startswith(
        "Các phần đã cho không có kết quả dùng được của 1 đơn vị nên đã dựng tại đây: xuan-an."
    )
    assert tree(site.output) == site.clean().tree
    again = run(site, "merge", "parts/1", "--date=2026-11-22", "--json")
    assert (again.stderr, json.loads(again.stdout)["changed"]) == ("", 0)


def test_a_mistake_fails_its_part_and_the_merge_and_is_told_by_both(site: SmallSite) -> None:
    """Everybody who waits for either hears of it; the others' pages are published, the last good ones stay."""
    run(site, "--date=2026-11-22")
    before = tree(site.output)
    assert shards(site.put(BROKEN), "1/2", "2/2") == [1, 0]
    merged = run(site, "merge", "parts/1", "parts/2", "--date=2026-11-22")
    assert merged.returncode == 1
    assert merged.stderr.count("[phone-short]") == 1
    assert merged.stderr.endswith("Giữ nguyên trang cũ của 1 đơn vị có lỗi: bao-quang.\n")
    assert tree(site.output) == before
    strict = run(site, "merge", "parts/1", "parts/2", "--date=2026-11-22", "--strict", "--output=strict")
    assert strict.returncode == 1
    assert not (site.content.parent / "strict").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["merge"], "còn thiếu: DIR"),
        (["merge", "parts/1", "parts/7"], "«parts/7» không phải kết quả của build --shard"),
        (["merge", "parts/1", "content"], "«content» không phải kết quả của build --shard"),
        (["merge", "parts/1", "--output=parts"], "«parts/1» trùng, chứa hoặc nằm trong thư mục kết quả"),
        (["--shard=0/2"], "--shard không đọc được «0/2»"),
        (["--shard=3/2"], "--shard không đọc được «3/2»"),
        (["--shard=2"], "--shard không đọc được «2»"),
        (["--shard", "1/2", "--only", "bao-quang"], "--shard và --only không dùng cùng nhau"),
        (["check", "--shard=1/2"], "không hiểu «--shard=1/2»"),
    ],
)
def test_wrong_usage_is_answered_before_anything_is_written(arguments: list[str], said: str, site: SmallSite) -> None:
    """Exit code 2."""
    shards(site, "1/2")
    ran = run(site, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"site-builder: {said}")
    assert not site.output.exists()
