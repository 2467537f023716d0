"""Whatever happens to a site, each code that was ever issued has a right page, or the build fails.

A history is a row of things that people do: rename with the alias or without, move, merge, split and end units, hide,
delete, expire, retire, lead elsewhere, change and delete lines by hand, and join two branches. What a build refuses is
taken back, as whoever is told of it would do; everything else is published, and the ledger remembers it.
"""

import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from small_site import CONTENT, GUIDE, Built, SmallSite, small_site

from site_builder import cli
from site_builder.content.load import scan
from site_builder.editing.register.lines import changed, issued, pointed, retired, sealed
from site_builder.editing.register.registers import read_registers
from site_builder.links.ledger import ledger_text, parse_ledger, remembered
from site_builder.model.issued_code import IssuedCode
from site_builder.model.problem import is_error
from site_builder.model.scalars import ContentId
from site_builder.output.manifest import parse_manifest
from site_builder.text.code_number import draw

BASE = "https://longkhanh.gov.vn/247/"
TARGETS = ("home", "guide:cai-vneid", "guide:tra-tien-dien", "announcement:hop-ap", "team:to-xa", "channel:facebook")
OWN = "bao-quang/guides/tra-tien-dien.md"
NEWS = "---\ntitle: Họp ấp\ndate: 2026-11-18\n---\nMời mỗi nhà một người.\n"
CHANNEL = "channels: [{kind: facebook, value: 'https://facebook.com/bq', label: Trang}]\n"
UNIT = f"{CONTENT['bao-quang/unit.yaml']!s}{CHANNEL}"
START = {
    **CONTENT,
    "bao-quang/unit.yaml": UNIT,
    "bao-quang/announcements/2026-11-18-hop-ap.md": NEWS,
    OWN: GUIDE.replace("Cài VNeID", "Trả tiền điện"),
    ".gitattributes": "qr.yaml merge=union\naddresses.txt merge=union\n",
}


class History:
    """A site, every code that it has issued, and what may happen to both."""

    def __init__(self, site: SmallSite) -> None:
        self.site = site
        self.codes: set[str] = set()
        self.lots = iter(range(10**6))
        self.issue(*TARGETS)
        self.publish(site.build())

    @property
    def unit(self) -> Path:
        """The folder of the commune, wherever it is today."""
        return next(path.parent for path in self.site.content.rglob("qr.yaml"))

    def issue(self, *targets: str) -> None:
        """Issues codes, as `qr new` does."""
        path = next(iter(self.site.content.rglob("qr.yaml")), self.site.content / "bao-quang/qr.yaml")
        made = [
            sealed(IssuedCode(code=draw(lambda _: next(self.lots), self.codes), target=ContentId(target)))
            for target in targets
        ]
        path.write_bytes(issued(path.read_bytes() if path.exists() else b"codes:\n", "qr.yaml", made))
        self.codes |= {code.code for code in made}

    def change(self, number: int, how: Callable[[IssuedCode], IssuedCode]) -> None:
        """Changes a code, as `qr point` and `qr retire` do."""
        path = self.unit / "qr.yaml"
        registers = read_registers(scan(self.site.content))
        code = sorted((code for codes in registers.codes.values() for code in codes.values()), key=lambda one: one.code)
        path.write_bytes(changed(path.read_bytes(), "qr.yaml", how(code[number % len(code)])))

    def publish(self, built: Built) -> None:
        """What a build has made is published: from now on it must answer for ever."""
        ledger = self.site.content / "addresses.txt"
        known = parse_ledger(ledger.read_bytes() if ledger.exists() else b"").lines
        self.site.put({"addresses.txt": ledger_text({*known, *remembered(parse_manifest(built.manifest).files)})})

    def lines(self, number: int, how: Callable[[str], str]) -> None:
        """Changes a line of the register by hand."""
        path = self.unit / "qr.yaml"
        lines = path.read_text("utf-8").splitlines(keepends=True)
        at = 1 + number % (len(lines) - 1)
        path.write_text("".join([*lines[:at], how(lines[at]), *lines[at + 1 :]]), "utf-8")

    def guide(self) -> Path:
        """The commune's own guide, whatever it is called today."""
        return next(iter(sorted((self.unit / "guides").glob("*.md"))), self.unit / "guides/khong-co.md")


def rename(history: History, number: int, *, alias: bool) -> None:
    """A guide gets another name."""
    old = history.guide()
    if not old.exists():
        return
    text, new = old.read_text("utf-8"), old.with_name(f"bai-{number}.md")
    if alias and old != new:
        known = re.search(r"^aliases: \[(.*)\]\n", text, re.MULTILINE)
        line = f"aliases: [{', '.join([*(known[1].split(', ') if known else []), old.stem])}]\n"
        text = text.replace(known[0], line) if known else text.replace("---\n", f"---\n{line}", 1)
    old.unlink()
    new.write_text(text, "utf-8")


def move_unit(history: History, number: int, *, alias: bool) -> None:
    """The commune's folder gets another name."""
    old = history.unit
    new = old.with_name(f"xa-{number}")
    if new.exists():
        return
    name = old.relative_to(history.site.content).as_posix()
    old.rename(new)
    if alias:
        text = (new / "unit.yaml").read_text("utf-8")
        known = re.search(r"^aliases: \[(.*)\]\n", text, re.MULTILINE)
        line = f"aliases: [{', '.join([*(known[1].split(', ') if known else []), name])}]\n"
        (new / "unit.yaml").write_text(text.replace(known[0], line) if known else text + line, "utf-8")


def end_unit(history: History, _: int) -> None:
    """The commune is taken away, and its end declared."""
    unit = history.unit
    history.site.end(unit.relative_to(history.site.content).as_posix())


def front(name: str, line: str) -> Callable[[History, int], None]:
    """A line is written into a text's front matter."""

    def happens(history: History, _: int) -> None:
        for path in history.unit.glob(name):
            path.write_text(path.read_text("utf-8").replace("---\n", f"---\n{line}\n", 1), "utf-8")

    return happens


def delete(name: str) -> Callable[[History, int], None]:
    """Files are deleted by hand."""

    def happens(history: History, _: int) -> None:
        for path in history.unit.glob(name):
            path.unlink()

    return happens


def without_channel(history: History, _: int) -> None:
    """The fanpage is gone."""
    path = history.unit / "unit.yaml"
    path.write_text(re.sub(r"channels: .*\n", "", path.read_text("utf-8")), "utf-8")


def two_branches(history: History, number: int) -> None:
    """Two people issue codes at the same time, and git merges them."""

    def git(*words: str) -> None:
        command = [
            "git",
            "-C",
            str(history.site.content),
            "-c",
            "user.name=xa",
            "-c",
            "user.email=xa@example.vn",
            *words,
        ]
        subprocess.run(command, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "a")
    for branch in ("mot", "hai"):
        git("checkout", "-qb", branch, "main")
        history.issue(TARGETS[number % len(TARGETS)])
        git("commit", "-qam", branch)
    git("merge", "-q", "mot")
    shutil.rmtree(history.site.content / ".git")


def command(*words: str) -> Callable[[History, int], None]:
    """A command changes the content; "{unit}" stands for the commune, and "{guide}" for its guide."""

    def happens(history: History, number: int) -> None:
        unit = history.unit.relative_to(history.site.content).as_posix()
        gaps = {"unit": unit, "guide": f"{unit}/guides/{history.guide().name}", "number": str(number)}
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            cli.main([word.format(**gaps) for word in (*words, f"--content={history.site.content}")])

    return happens


_DAY = ("--date", "2026-11-01", "--source", "Nghị quyết mẫu")
HAPPENINGS: Mapping[str, Callable[[History, int], None]] = {
    "a guide is renamed with its alias": lambda history, number: rename(history, number, alias=True),
    "a guide is renamed without": lambda history, number: rename(history, number, alias=False),
    "the unit moves with its alias": lambda history, number: move_unit(history, number, alias=True),
    "the unit moves without": lambda history, number: move_unit(history, number, alias=False),
    "the unit ends": end_unit,
    "the unit is merged": command("unit", "merge", "{unit}", "--into", "xuan-an", *_DAY),
    "the unit is split": command("unit", "split", "{unit}", "--into", "xuan-an", "--into", "bao-ha=xã Bảo Hà", *_DAY),
    "a guide is moved by the command": command("move", "{guide}", "bai-doi-{number}"),
    "the unit is moved by the command": command("move", "{unit}", "xa-doi-{number}"),
    "a guide is hidden": front("guides/*.md", "hide: có"),
    "a guide is a draft again": front("guides/*.md", "draft: có"),
    "a guide is deleted": delete("guides/*.md"),
    "news expires": front("announcements/*.md", "expires: 2026-11-19"),
    "news is deleted": delete("announcements/*.md"),
    "teams are deleted": delete("teams.yaml"),
    "the register is deleted": delete("qr.yaml"),
    "the fanpage is gone": without_channel,
    "a code is retired": lambda history, number: history.change(
        number, lambda code: retired(code, ContentId("home"), "Bảng đã gỡ.")
    ),
    "a code is led elsewhere": lambda history, number: history.change(
        number, lambda code: pointed(code, ContentId(TARGETS[number % len(TARGETS)]))
    ),
    "a line is deleted": lambda history, number: history.lines(number, lambda _: ""),
    "a line is written twice": lambda history, number: history.lines(number, lambda line: line * 2),
    "a target is changed by hand": lambda history, number: history.lines(
        number, lambda line: re.sub(r'target: ("[^"]*"|\w+)', "target: contact", line)
    ),
    "a digit is changed by hand": lambda history, number: history.lines(
        number, lambda line: re.sub(r"(\d)(\d)", r"\2\1", line, count=1)
    ),
    "two branches issue codes": two_branches,
}


def answer(built: Built, code: str) -> str:
    """What is wrong with what a code shows; "" where it is right."""
    html = built.tree.get(f"q/{code}/index.html", b"").decode()
    if f'<meta name="code" content="{code}">' not in html:
        return "no page"
    soup = BeautifulSoup(html, "html.parser")
    button, canonical = soup.select_one("a.button"), soup.select_one("link[rel=canonical]")
    is_away = bool(soup.select_one("meta[http-equiv=refresh]")) or 'class="page-retired"' in html
    shown = button if is_away else canonical
    address = urljoin(f"{BASE}q/{code}/", str(shown["href"]) if shown else "?")
    page = address.removeprefix(BASE).partition("#")[0]
    is_there = f"{page}index.html" in built.tree or address.startswith("https://facebook.com/")
    return "" if is_there else f"leads to {address}"


def check(history: History, built: Built) -> None:
    """Each code is right, or the build says that something is wrong."""
    if not any(map(is_error, built.report.problems)):
        assert {code: wrong for code in history.codes if (wrong := answer(built, code))} == {}


def happen(history: History, name: str, number: int) -> bool:
    """Something happens to the site. Returns whether the build took it; else it is taken back."""
    folder, codes = history.site.content.parent, set(history.codes)
    before = folder.with_name(f"{folder.name}-before")
    shutil.copytree(folder, before)
    HAPPENINGS[name](history, number)
    empty, built = history.site.clean(), history.site.build()
    check(history, empty)
    check(history, built)
    is_right = not any(map(is_error, (*built.report.problems, *empty.report.problems)))
    if is_right:
        history.publish(built)
    else:
        shutil.rmtree(folder)
        shutil.copytree(before, folder)
        history.codes = codes
    shutil.rmtree(before)
    return is_right


SAFE = (
    "a guide is renamed with its alias",
    "the unit moves with its alias",
    "the unit is merged",
    "the unit is split",
    "a guide is moved by the command",
    "the unit is moved by the command",
    "news expires",
    "a code is retired",
    "a code is led elsewhere",
    "two branches issue codes",
)
"""What no build may refuse: the ways that the manual names."""


@pytest.mark.parametrize("name", HAPPENINGS)
def test_each_thing_alone(name: str) -> None:
    """Those that the manual names are taken, and all others are refused."""
    with small_site(START) as site:
        history = History(site)
        assert happen(history, name, 3) == (name in SAFE)


@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(sorted(HAPPENINGS)), st.integers(0, 9)), min_size=2, max_size=7))
def test_no_history_leaves_a_code_without_a_right_page(steps: list[tuple[str, int]]) -> None:
    """On the machine that has built before, and on an empty one."""
    with small_site(START) as site:
        history = History(site)
        for name, number in steps:
            happen(history, name, number)
