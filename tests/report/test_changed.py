"""The list of files that were just edited, as git and PowerShell write it."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.report.changed import changed_paths


@pytest.mark.parametrize(
    ("written", "paths"),
    [
        ("", set()),
        ("content/a.md\ncontent/b.md\n", {"content/a.md", "content/b.md"}),
        ("content/a.md\r\n\r\n", {"content/a.md"}),
        ("a.md\0b c.md\0", {"a.md", "b c.md"}),
        (r'"content/b\303\240i m\341\273\233i.md"', {"content/bài mới.md"}),
        (r'"a\"b\\c\td.md"', {'a"b\\c\td.md'}),
        ("content/ba\u0300i.md", {"content/bài.md"}),
        ('"', {'"'}),
        (r'"\777\8"', {"\ufffd8"}),
    ],
)
def test_paths_are_read_as_git_writes_them(written: str, paths: set[str]) -> None:
    """One a line or divided by NUL; letters with marks in octal, between quotation marks; always NFC."""
    assert changed_paths(written) == paths


@given(st.text())
def test_any_list_can_be_read(text: str) -> None:
    """A list that makes no sense names files that are not there."""
    assert all(changed_paths(text))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such file names")
def test_git_itself_is_understood(tmp_path: Path) -> None:
    """Whatever its settings for such names."""
    names = ["bài mới.md", 'a"b.md', "đ\\e.md", "c\td.md"]
    for name in names:
        (tmp_path / name).write_text("a")
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    listed = subprocess.run(["git", "ls-files"], cwd=tmp_path, check=True, capture_output=True, encoding="utf-8")
    assert changed_paths(listed.stdout) == set(names)
