"""A new kind of content file is added as the README says: a copy of the program gets one, and does all that it should.

The kind is `holidays.yaml`, the days on which an office is closed. What a developer writes stands in ADDED, file by
file; nothing else is touched.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_site import DAY, PROJECT, SmallSite

RECORD = '''\
"""Defines what `holidays.yaml` says."""

from site_builder.model.frozen import frozen
from site_builder.model.location import Record, required
from site_builder.model.scalars import Day, Markup


@frozen
class Holiday(Record):
    """A day on which the office is closed: `holidays.yaml`."""

    date: Day | None = required(None)
    reason: str = ""
    note: Markup = Markup("")
'''
EXAMPLES = """\
    Holiday: {
        "date": "2026-09-02",
        "reason": "Quốc khánh",
        "note": "Gọi số trực ở trang nhất.",
    },
"""
SENTENCES = """\
  Holiday:
    date: Ngày nghỉ.
    reason: Nghỉ vì việc gì.
    note: Việc gấp thì làm thế nào.
"""
ENTRY = '        FileKind(name="holidays.yaml", page="", lists={"holidays": RecordList()}),\n'
IMPORT = "from site_builder.model.holidays import Holiday\n"
ADDED = {
    "model/unit.py": (
        (IMPORT, "from site_builder.model.location"),
        ("    holidays: tuple[Holiday, ...] = ()\n", "    checks: Mapping[str, LinkCheck]"),
    ),
    "model/file_kinds.py": ((ENTRY, '        FileKind(\n            name="checks.yaml"'),),
    "report/field_examples.py": (
        (IMPORT, "from site_builder.model.location"),
        (EXAMPLES, "    Figure: {"),
    ),
    "report/messages/vi/editing/fields.yaml": (
        ("  Holiday: Ngày nghỉ\n", "  Figure: Con số\n"),
        ("  holidays: Những ngày không tiếp bà con. Mỗi ngày bắt đầu bằng «- date:».\n", "  checks: Các đường dẫn"),
        (SENTENCES, "  Figure:\n"),
    ),
}
"""File → what is added to it, each before which words. The record has a module of its own, `model/holidays.py`."""
HOLIDAYS = """\
holidays:
  - date: 2/9/2026
    reason: Quốc khánh
    note: Việc gấp thì xem [cách hẹn](guides/hen-ngay.md).
  - date: 2027-02-06
    note: Gọi anh Năm 0912 345 678.
  - raeson: Giỗ Tổ
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program to which the kind was added, and its schemas made."""
    folder = tmp_path_factory.mktemp("program")
    shutil.copytree(PROJECT / "site_builder", folder / "site_builder")
    shutil.copytree(PROJECT / ".vscode", folder / ".vscode")
    (folder / "themes").symlink_to(PROJECT / "themes")
    (folder / "site_builder/model/holidays.py").write_text(RECORD, "utf-8")
    for name, pieces in ADDED.items():
        path = folder / "site_builder" / name
        text = path.read_text("utf-8")
        for new, before in pieces:
            assert text.count(before) == 1
            text = text.replace(before, new + before)
        path.write_text(text, "utf-8")
    assert run(folder, "schema").returncode == 0
    return folder


def run(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One command of the copied program."""
    command = [sys.executable, "-m", "site_builder", *arguments]
    return subprocess.run(command, cwd=program, capture_output=True, encoding="utf-8", check=False)


def test_the_readme_names_the_files_to_touch() -> None:
    """These, and no others but its module and those that `schema` makes."""
    readme = " ".join((PROJECT / "site_builder" / "README.md").read_text("utf-8").split())
    (says,) = re.findall(r"; a kind of content file, (.*?);", readme)
    assert set(re.findall(r"`([\w/]+\.(?:py|yaml))`", says)) == set(ADDED)


def test_it_is_read_and_checked(program: Path, site: SmallSite) -> None:
    """Its mistakes have their places, nobody's number slips through, and its links are followed."""
    site.put({"bao-quang/holidays.yaml": HOLIDAYS})
    ran = run(program, "check", f"--content={site.content}", f"--date={DAY}", "--json")
    told = [(item["file"], item["line"], item["code"]) for item in json.loads(ran.stdout)["problems"]]
    assert sorted(told) == [
        ("bao-quang/holidays.yaml", 4, "link-guide"),
        ("bao-quang/holidays.yaml", 6, "private-mobile"),
        ("bao-quang/holidays.yaml", 7, "missing-key"),
        ("bao-quang/holidays.yaml", 7, "unknown-key"),
    ]


def test_it_is_merged_and_explained(program: Path, site: SmallSite) -> None:
    """By the rule that stands in its entry: a commune's holidays are its own."""
    city, commune = "holidays: [{date: 2026-09-02}]\n", "holidays: [{date: 2026-04-30, reason: Giải phóng}]\n"
    site.put({"holidays.yaml": city, "bao-quang/holidays.yaml": commune})
    own = run(program, "explain", "bao-quang", "holidays", f"--content={site.content}").stdout
    assert "→" in own
    assert re.findall(r"(→| ) \S+/content/(\S+?):\d", own) == [
        (" ", "holidays.yaml"),
        ("→", "bao-quang/holidays.yaml"),
        ("→", "bao-quang/holidays.yaml"),
    ]


def test_it_is_repaired(program: Path, site: SmallSite) -> None:
    """Days are spelled in one way, and the file gets the ending with which it is read."""
    site.put({"bao-quang/holidays.yml": "holidays:\n  - date: 2/9/2026\n    reason: Lễ: nghỉ\n"})
    assert run(program, "fix", f"--content={site.content}", "--write").returncode == 0
    text = (site.content / "bao-quang/holidays.yaml").read_text("utf-8")
    assert text == 'holidays:\n  - date: 2026-09-02\n    reason: "Lễ: nghỉ"\n'


def test_links_to_it_arrive(program: Path, site: SmallSite) -> None:
    """At the page that its entry names."""
    site.put({"bao-quang/holidays.yaml": "holidays: [{date: 2026-09-02}]\n"})
    guide = "---\ntitle: Hẹn\nsummary: Hẹn ngày.\nchecked_on: 2026-11-01\n---\n1. Xem [ngày nghỉ](../holidays.yaml).\n"
    site.put({"bao-quang/guides/hen.md": guide})
    command = ["build", f"--content={site.content}", f"--output={site.output}", f"--date={DAY}"]
    assert run(program, *command).returncode == 0
    assert '<a href="../../">ngày nghỉ</a>' in (site.output / "bao-quang/huong-dan/hen/index.html").read_text("utf-8")


def test_editors_are_helped_to_write_it(program: Path) -> None:
    """The schema is there, VS Code is told of it, and nothing else has changed in its settings."""
    made = json.loads((program / ".vscode/schemas/holidays.json").read_text("utf-8"))
    assert list(made["properties"]) == ["holidays"]
    assert list(made["$defs"]["holiday"]["properties"]) == ["date", "reason", "note"]
    before, after = (
        (folder / ".vscode/settings.json").read_text("utf-8").splitlines() for folder in (PROJECT, program)
    )
    assert [line for line in after if line not in before] == [
        '    ".vscode/schemas/qr.json": "content/**/qr.yaml",',
        '    ".vscode/schemas/holidays.json": "content/**/holidays.yaml"',
    ]
    assert len(after) == len(before) + 1
