"""Two offices that edit one site: a bare repository as the server, and a clone of it for each of them."""

import os
import subprocess
from pathlib import Path
from typing import Self

from small_site import CONTENT, DAY, PROJECT, Files
from terminal import Ran, run_command

NOBODY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
UNIT = "bao-quang/unit.yaml"
LARGE_UNIT = """\
# Trang của xã
name: Bảo Quang
kind: xã
hotline: 0251 1022 # tổng đài
office:
  name: Ủy ban nhân dân xã
  phone: 0251 3721 722
  hours: Thứ Hai đến thứ Sáu
localities:
  - {id: ap-1, kind: ấp, name: Ấp 1}
"""


def git(folder: Path, *arguments: str, fails: bool = False) -> str:
    """What git says to a command, which has to succeed."""
    ran = subprocess.run(
        ["git", "-C", folder, "-c", "user.name=An", "-c", "user.email=an@example.vn", *arguments],
        env={**os.environ, **NOBODY},
        capture_output=True,
        check=False,
    )
    assert fails or ran.returncode == 0, ran.stderr.decode()
    return ran.stdout.decode().strip()


class Office:
    """A clone of the server's repository, in which one person edits."""

    def __init__(self, server: Path, folder: Path, name: str) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.name = name
        git(server.parent, "clone", "--quiet", str(server), str(folder))

    def put(self, files: Files) -> Self:
        """Saves files of the content, as a person does."""
        for name, body in files.items():
            path = self.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body.encode() if isinstance(body, str) else body)
        return self

    def edit(self, file: str, old: str, new: str) -> Self:
        """Replaces words in a file of the content."""
        text = self.text(file)
        assert old in text
        return self.put({file: text.replace(old, new)})

    def text(self, file: str) -> str:
        """A file of the content as it stands on the disk."""
        return (self.content / file).read_bytes().decode()

    def sync(self, *arguments: str) -> Ran:
        """`sync` from beginning to end."""
        return run_command(self.folder, "sync", "--name", self.name, *arguments)

    def git(self, *arguments: str) -> str:
        """What git says here."""
        return git(self.folder, *arguments)

    def is_clean(self) -> bool:
        """Whether git has nothing to tell: disk, index and branch say the same."""
        return self.git("status", "--porcelain") == ""


def server_with(folder: Path, files: Files) -> Path:
    """A bare repository that has a site."""
    server, first = folder / "server.git", folder / "first"
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(server))
    git(folder, "init", "--quiet", "--initial-branch=main", str(first))
    for name, body in files.items():
        path = first / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body.encode() if isinstance(body, str) else body)
    git(first, "add", ".")
    git(first, "commit", "--quiet", "-m", "Bắt đầu")
    git(first, "push", "--quiet", str(server), "main")
    return server


SITE: Files = {
    **{f"content/{name}": body for name, body in CONTENT.items()},
    f"content/{UNIT}": LARGE_UNIT,
    "README.md": "# Trang\n",
    ".gitignore": "/public/\n/.cache/\n",
}
__all__ = ["DAY", "PROJECT"]
