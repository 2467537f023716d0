"""A whole small site: content from a dict of files, built with the real themes for one fixed day.

    site.put({"bao-quang/unit.yaml": "…"}).build().tree["bao-quang/index.html"]

Edits can be chained, and a site can be built again. A build takes some 25 ms, so that laws may build hundreds of them:
a theme is loaded once, and again when one of its files has changed.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self
from unittest import mock

from site_builder import builder
from site_builder.builder import BuildOptions, BuildReport
from site_builder.builder.memo import Memo
from site_builder.model.theme import TemplateStore, Theme
from site_builder.output import MANIFEST
from site_builder.pages import theme

DAY = date(2026, 11, 22)
PROJECT = Path(__file__).resolve().parent.parent
THEMES = PROJECT / "themes"
Files = Mapping[str, str | bytes]
Tree = dict[str, bytes]

GUIDE = """\
---
title: Cài VNeID
summary: Cài ứng dụng định danh quốc gia.
why: Một ứng dụng thay cho nhiều giấy tờ.
topic: nen-tang
services: [vneid]
checked_on: 2026-11-01
---
1. Mở [cửa hàng](https://dichvucong.gov.vn).
2. Bấm **Cài đặt**.
"""
NEWS = """\
---
title: Họp ấp
date: 2026-11-18
---
Mời mỗi nhà một người. Xem [cách cài](../guides/cai-vneid.md#buoc-2).
"""
TEAMS = """\
teams:
  - id: to-xa
    members:
      - name: Nguyễn Văn Mẫu
        role: head
        specialities: [vneid]
"""
SERVICES = """\
categories: [{id: giay-to, name: Giấy tờ}]
services:
  - id: vneid
    name: VNeID
    category: giay-to
    website: https://vneid.gov.vn
"""
CONTENT: Files = {
    "site.yaml": "title: Trang 24/7\nbase_url: https://longkhanh.gov.vn/247\n",
    "unit.yaml": "name: Long Khánh\nkind: thành phố\ntopics: [{id: nen-tang, name: Nền tảng}]\n",
    "services.yaml": SERVICES,
    "guides/cai-vneid.md": GUIDE,
    "bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0251 1022\n",
    "bao-quang/teams.yaml": TEAMS,
    "bao-quang/announcements/2026-11-18-hop-ap.md": NEWS,
    "xuan-an/unit.yaml": "name: Xuân An\nkind: phường\n",
}
"""A city with one guide, and two units below it: three healthy units, some 30 pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What came of a build: the report, and every file of the output but the builder's own manifest."""

    report: BuildReport
    tree: Tree
    manifest: bytes

    @property
    def codes(self) -> list[str]:
        """The rules that the content breaks, in the order of files and lines."""
        return [problem.code for problem in self.report.problems]

    @property
    def told(self) -> list[tuple[str, str, int, int]]:
        """Every problem as (file, rule, line, column)."""
        return [(p.place.file, p.code, p.place.line, p.place.column) for p in self.report.problems]

    def of(self, unit: str) -> Tree:
        """The files of one unit below the root, by their path in the output."""
        return {name: body for name, body in self.tree.items() if name.startswith(f"{unit}/")}

    def page(self, name: str) -> str:
        """One page of the output, as text."""
        return self.tree[name].decode()


class SmallSite:
    """Content and output in one folder."""

    def __init__(self, folder: Path, files: Files = CONTENT) -> None:
        self.content = folder / "content"
        self.output = folder / "public"
        self.content.mkdir(parents=True)
        self.put(files)

    def put(self, files: Files) -> Self:
        """Writes content files."""
        for name, text in files.items():
            path = self.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def remove(self, *names: str) -> Self:
        """Removes content files and folders, and the folders that this empties."""
        for name in names:
            path = self.content / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
            while not any(path.parent.iterdir()):
                path = path.parent
                path.rmdir()
        return self

    def end(self, *units: str) -> Self:
        """Removes units and declares their end."""
        self.remove(*units)
        site = self.content / "site.yaml"
        lines = site.read_text("utf-8").splitlines()
        before = [line[len("ended: [") : -1] for line in lines if line.startswith("ended: [")]
        kept = [line for line in lines if not line.startswith("ended: [")]
        return self.put({"site.yaml": "\n".join([*kept, f"ended: [{', '.join([*before, *units])}]", ""])})

    def build(
        self,
        day: date = DAY,
        output: Path | None = None,
        memory: Memo | None = None,
        **options: Any,  # noqa: ANN401 - as Options has them
    ) -> Built:
        """Builds the content as it stands now."""
        to = output or self.output
        options.setdefault("cache", self.content.parent / ".cache")
        options.setdefault("themes", (THEMES,))
        asked = BuildOptions(content=self.content, output=to, day=day, **options)
        with mock.patch("site_builder.builder.unit_theme.load_theme", _theme):
            report = builder.build(asked, memory)
        manifest = to / MANIFEST
        return Built(report=report, tree=tree(to), manifest=manifest.read_bytes() if manifest.exists() else b"")

    def clean(self, day: date = DAY, **options: Any) -> Built:  # noqa: ANN401 - as Options has them
        """Builds the content as it stands now into an empty folder, without anything that an earlier build has kept."""
        with tempfile.TemporaryDirectory() as folder:
            return self.build(day, Path(folder) / "public", cache=None, **options)


_load, _loaded = theme.load_theme, dict[tuple[str, str], Theme]()


def _theme(name: str, folders: tuple[Path, ...], lang: str, _compiled: TemplateStore | None) -> Theme:
    """A theme that was loaded before, as long as none of its files has changed; compiled once in this process."""
    key = theme.theme_digest(name, folders), lang
    if key not in _loaded:
        _loaded[key] = _load(name, folders, lang)
    return _loaded[key]


def tree(folder: Path) -> Tree:
    """Every file below a folder, but for the builder's own manifest."""
    paths = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in sorted(names.items()) if name != MANIFEST}


def everything(folder: Path) -> set[str]:
    """The name of every file and folder below a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@contextmanager
def small_site(files: Files = CONTENT) -> Iterator[SmallSite]:
    """A small site for one example of a law."""
    with tempfile.TemporaryDirectory() as folder:
        yield SmallSite(Path(folder), files)
