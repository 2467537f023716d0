"""The life of a site: what a history tells, done to content, output, cache, theme and day.

life = Life(folder)
life.live([("guide", "bao-quang/", "vssid", "Một"), ("build", "only", "xuan-an/"), ("day", 4)])
"""

import os
import shutil
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from histories import TEXTS, UNITS, Event, due, news, team
from small_site import CONTENT, DAY, THEMES, Built, Files, SmallSite

from site_builder.model.problem import is_error

OWN_THEME: Files = {"ours/theme.yaml": "extends: default\n", "ours/i18n/vi.yaml": "guides: Cách làm\n"}


class Life:
    """A site, the day, a second output, and what has been put aside of the cache and the output."""

    def __init__(self, folder: Path, files: Files = CONTENT) -> None:
        self.folder = folder
        self.site = SmallSite(folder, files)
        self.day: date = DAY
        self.themes = folder / "themes"
        self.other = folder / "other"
        self.fresh = folder / "fresh"
        _put(self.themes, OWN_THEME)
        self._settings("Trang 24/7", "ours")
        self.site.put({"bao-quang/ap-moi/unit.yaml": "name: Mới\nkind: ấp\n"})

    def live(self, events: Iterable[Event]) -> "Life":
        """All of it, one after the other."""
        for event in events:
            self._live(*event)
            self.site.content.mkdir(exist_ok=True)
        return self

    def build(self, **options: Any) -> Built:  # noqa: ANN401 - as Options has them
        """The site on this day, with the end of each unit that left. Afterwards the clock of the disk has moved on."""
        self.declare_ends()
        built = self.site.build(self.day, themes=(self.themes, THEMES), **options)
        _tick(self.folder / "clock")
        return built

    def declare_ends(self) -> None:
        """Says in site.yaml of each unit that left that it has ended, which a build does too."""
        gone = [unit.rstrip("/") for unit in UNITS if not (self.site.content / unit).is_dir()]
        site = self.site.content / "site.yaml"
        kept = [line for line in site.read_text("utf-8").splitlines() if not line.startswith("ended:")]
        text = "\n".join([*kept, f"ended: [{', '.join(gone)}]", ""])
        if gone and site.read_text("utf-8") != text:
            self.site.put({"site.yaml": text})

    def clean(self) -> Built:
        """The same without a past."""
        shutil.rmtree(self.fresh, ignore_errors=True)
        return self.site.build(self.day, self.fresh, cache=None, themes=(self.themes, THEMES))

    def mend(self) -> Built:
        """Takes back every mistake: what a clean build complains of goes, or is made anew. Returns that of the rest."""
        for _ in range(20):
            built = self.clean()
            for file in {problem.place.file for problem in built.report.problems if is_error(problem)}:
                self._take_back(file)
            if not built.report.errors:
                return built
        raise AssertionError(built.told)

    def _take_back(self, file: str) -> None:
        if file.endswith("site.yaml"):
            self.site.put({file: CONTENT[file]})
        elif file.endswith("unit.yaml") or (self.site.content / file).is_dir():
            self.site.put(
                {f"{file.removesuffix('unit.yaml').rstrip('/')}/unit.yaml".lstrip("/"): "name: Mới\nkind: xã\n"}
            )
        elif (self.site.content / file).exists():
            self.site.remove(file)

    def _live(self, kind: str, *given: Any) -> None:  # noqa: ANN401 - as the event has them
        if kind in TEXTS:
            unit, slug, word = given
            self._write(unit, TEXTS[kind](slug, word))
        else:
            getattr(self, "_" + kind.replace(" ", "_"))(*given)

    def _write(self, unit: str, files: Files) -> None:
        """Files of a unit; one that is not there yet is made first."""
        for folder in ("bao-quang/", unit):
            if folder and not (self.site.content / folder / "unit.yaml").exists():
                self.site.put({f"{folder}unit.yaml": "name: Mới\nkind: xã\n"})
        self.site.put({unit + name: text for name, text in files.items()})

    def _news(self, unit: str, slug: str, word: str, appears: int, expires: int) -> None:
        self._write(unit, {f"announcements/2026-11-18-{slug}.md": news(word, appears, expires)})

    def _team(self, unit: str, word: str, until: int) -> None:
        self._write(unit, {"teams.yaml": team(word, until)})

    def _due(self, unit: str, word: str, days: int) -> None:
        self._write(unit, due(word, days))

    def _drop(self, unit: str, slug: str) -> None:
        if (self.site.content / unit / "guides" / f"{slug}.md").exists():
            self.site.remove(f"{unit}guides/{slug}.md")

    def _leave(self, unit: str, _slug: str) -> None:
        if unit and (self.site.content / unit).is_dir():
            self.site.remove(unit.rstrip("/"))

    def _lose_the_unit_file(self, unit: str, _slug: str) -> None:
        if unit:
            (self.site.content / unit / "unit.yaml").unlink(missing_ok=True)

    def _move(self, unit: str, to: str) -> None:
        old, new = self.site.content / unit, self.site.content / to
        if old.is_dir() and not new.exists() and not to.startswith(unit):
            new.parent.mkdir(exist_ok=True)
            old.rename(new)

    def _settings(self, word: str, theme: str) -> None:
        self.site.put({"site.yaml": f"title: {word}\nbase_url: https://longkhanh.gov.vn/247\ntheme: {theme}\n"})

    def _theme(self, word: str) -> None:
        _put(self.themes, {"ours/i18n/vi.yaml": f"guides: {word}\n"})

    def _day(self, days: int) -> None:
        self.day += timedelta(days)

    def _build(self, kind: str, unit: str) -> None:
        path = tuple(unit.rstrip("/").split("/")) if unit else ()
        options: dict[str, dict[str, Any]] = {
            "only": {"only": path if (self.site.content / unit).is_dir() else ()},
            "dry": {"dry": True},
            "strict": {"strict": True},
            "other": {"output": self.other},
            "preview": {"preview": True},
            "moved": {"base_url": "https://a.gov.vn/"},
            "verify": {"verify": 9, "seed": unit},
        }
        assert "cache-differs" not in self.build(**options.get(kind, {})).codes

    def _files(self) -> list[Path]:
        return sorted(path for path in self.site.content.rglob("*.*") if path.is_file())

    def _same_size(self, number: int, replaced: bool) -> None:  # noqa: FBT001 - drawn
        """An edit that neither size nor time tells."""
        file = _one_of([path for path in self._files() if b"Xem" in path.read_bytes()], number)
        if file:
            before = file.stat()
            text = file.read_bytes().replace(b"Xem", b"Coi")
            spare = file.with_name("~$spare") if replaced else file
            spare.write_bytes(text)
            os.utime(spare, ns=(before.st_atime_ns, before.st_mtime_ns))
            spare.replace(file)

    def _touch(self, number: int, _again: bool) -> None:  # noqa: FBT001 - drawn
        """A save that changes nothing."""
        file = _one_of(self._files(), number)
        if file:
            file.write_bytes(file.read_bytes())

    def _twin(self, number: int, linked: bool) -> None:  # noqa: FBT001 - drawn
        """A file becomes a copy of itself with the same time, or one of two names of the same file."""
        file = _one_of(self._files(), number)
        if file:
            spare = file.with_name("~$spare")
            (os.link if linked else shutil.copy2)(file, spare)
            spare.replace(file)
            spare.unlink(missing_ok=True)

    def _swap(self, number: int, _again: bool) -> None:  # noqa: FBT001 - drawn
        """Two guides take each other's names."""
        folder = _one_of(sorted(self.site.content.rglob("guides")), number)
        guides = sorted(folder.iterdir())[:2] if folder else []
        if folder and len(guides) > 1:
            spare = folder / "~$spare"
            for old, new in ((guides[0], spare), (guides[1], guides[0]), (spare, guides[1])):
                old.rename(new)

    def _times(self, number: int, when: int) -> None:
        file = _one_of(self._files(), number)
        if file:
            os.utime(file, ns=(when, when))

    def _clone(self, times: bool) -> None:  # noqa: FBT001 - drawn
        """The content is copied, and the copy is worked with."""
        copy = self.folder / "copy"
        shutil.copytree(self.site.content, copy, copy_function=shutil.copy2 if times else shutil.copyfile)
        shutil.rmtree(self.site.content)
        copy.rename(self.site.content)

    def _lose_a_page(self, number: int) -> None:
        page = _one_of(sorted(self.site.output.rglob("*.*ml")), number)
        if page:
            page.unlink()

    def _cut_a_page(self, number: int) -> None:
        page = _one_of(sorted(self.site.output.rglob("*.*ml")), number)
        if page:
            os.truncate(page, page.stat().st_size // 2)

    def _lose_a_folder(self, number: int) -> None:
        folder = _one_of(sorted(path for path in self.site.output.rglob("*") if path.is_dir()), number)
        if folder:
            shutil.rmtree(folder)

    def _delete(self, what: str) -> None:
        shutil.rmtree(self.folder / what, ignore_errors=True)

    def _cut(self, what: str) -> None:
        for file in _ours(self.folder / what):
            os.truncate(file, file.stat().st_size // 2)

    def _spoil(self, what: str) -> None:
        for file in _ours(self.folder / what):
            file.write_bytes(file.read_bytes().replace(b"0", b"1"))

    def _keep(self, what: str) -> None:
        shutil.rmtree(self.folder / "kept" / what, ignore_errors=True)
        if (self.folder / what).exists():
            shutil.copytree(self.folder / what, self.folder / "kept" / what, copy_function=shutil.copy2)

    def _restore(self, what: str) -> None:
        """As a machine of CI does with what it kept of another branch."""
        if (self.folder / "kept" / what).exists():
            self._delete(what)
            shutil.copytree(self.folder / "kept" / what, self.folder / what, copy_function=shutil.copy2)


def _ours(folder: Path) -> list[Path]:
    """The files of the cache. What an output is, its manifest alone knows: to damage that is not to be borne."""
    return [path for path in folder.rglob("*") if path.is_file()] if folder.name == ".cache" else []


def _one_of(paths: list[Path], number: int) -> Path | None:
    return paths[number % len(paths)] if paths else None


def _put(folder: Path, files: Files) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def _tick(clock: Path) -> None:
    """Waits until the next save has another time than the last one: some systems' clocks move every 10 ms only."""
    clock.touch()
    before = clock.stat().st_mtime_ns
    while clock.stat().st_mtime_ns == before:
        time.sleep(0.001)
        clock.touch()
