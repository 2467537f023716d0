"""Phones whose browser was never brought up to date: scripts are ES5, styles are those of Chrome 50 and Safari 10."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chromium import absent

from real_site.conftest import TOOLS
from real_site.host import Host
from real_site.kinds import KINDS, Window
from real_site.published import Published

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OLD = "chrome 50, ios_saf 10.0-10.2"
BEARABLE = {
    "font-family-system-ui": "the next font of the list is taken",
    "prefers-color-scheme": "such a phone has no dark screen to ask for",
    "mdn-text-decoration-shorthand": "«none» and «underline» alone are as old as CSS",
    "css-overflow": "«hidden» and «auto» are as old as CSS 2",
    "font-variant-numeric": "figures are then not all of one width",
    "multicolumn": "on paper only; in one column it is longer",
    "css-page-break": "on paper only; the old name is known",
    "css-paged-media": "on paper only; margins are then the printer's",
}
"""What these engines do not know → why a page does without it."""
PARSE = """
const acorn = require(process.argv[1]);
for (const text of JSON.parse(require("fs").readFileSync(0, "utf8")))
  try { acorn.parse(text, {ecmaVersion: 5}) } catch (error) { console.log(error.message + " in " + text.slice(0, 200)) }
"""
STYLE, SCRIPT = re.compile(r"<style>(.*?)</style>", re.DOTALL), re.compile(r"<script>(.*?)</script>", re.DOTALL)
APPS = (
    "Mozilla/5.0 (Linux; Android 8.1.0; wv) AppleWebKit/537.36 Version/4.0 Chrome/69.0 Mobile Safari/537.36 Zalo/1.0",
    "Mozilla/5.0 (Linux; Android 9; SM-J701F; wv) AppleWebKit/537.36 Version/4.0 Chrome/119.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Zalo iOS/23.10",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/FBIOS;FBAV/400]",
)
WORDS = "document.body.innerText.split(/\\s+/).join(' ').replace(/ :/g, ':').trim()"
BARE = "document.querySelectorAll('style').forEach(function (at) { at.remove() })"


def _node() -> str:
    return shutil.which("node") or absent("Node")


def es6(scripts: list[str]) -> str:
    """What of these scripts an engine of ES5 cannot read."""
    folder = TOOLS / "acorn"
    if not folder.is_dir():
        absent("acorn")
    command = [_node(), "-e", PARSE, str(folder)]
    return subprocess.run(command, input=json.dumps(scripts), capture_output=True, text=True, check=True).stdout


def too_new(style: Path) -> dict[str, str]:
    """The features of a style that the old engines do not know, each with a sentence about it."""
    program = TOOLS / ".bin" / "doiuse"
    if not program.exists():
        absent("doiuse")
    command = [_node(), str(program.resolve()), "--json", "--browsers", OLD, str(style)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    found: list[Any] = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    return {one["feature"]: one["message"] for one in found}


@pytest.fixture(scope="module")
def pages(site: Published) -> list[str]:
    """The sources of all pages."""
    return [site.file(url).read_text("utf-8") for url in site.pages()]


def test_scripts_are_es5(site: Published, pages: list[str]) -> None:
    """Those of the pages, of the search, and the worker."""
    inside = sorted({text for page in pages for text in SCRIPT.findall(page)})
    files = [file.read_text("utf-8") for file in sorted(site.folder.rglob("*.js"))]
    assert len(inside) >= 3
    assert len(files) >= 10
    assert es6([*inside, *files]) == ""
    assert "in var a=`b`" in es6(["var a=`b`"])
    assert "in a=>a" in es6(["a=>a"])


def test_styles_are_those_that_old_engines_know(site: Published, tmp_path: Path) -> None:
    """All rules that the pages of the themes have; a grid would be told."""
    kinds = [site.file(url) for url in KINDS.values()]
    themes = [site.file(f"{name}/") for name in ("soc-trang", "tuyen-quang", "ca-mau")]
    styles = {style for file in (*kinds, *themes) for style in STYLE.findall(file.read_text("utf-8"))}
    file = tmp_path / "style.css"
    file.write_text("\n".join(sorted(styles)), "utf-8")
    found = too_new(file)
    assert {name: found[name] for name in found if name not in BEARABLE} == {}
    file.write_text("main { display: grid; gap: 1rem; width: clamp(1rem, 2vw, 3rem) }", "utf-8")
    assert {"css-grid", "css-math-functions"} <= set(too_new(file))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_without_its_style_says_the_same(phone: Window, kind: str) -> None:
    """Word for word, in the same order."""
    page = phone.show(kind)
    styled = page.evaluate(WORDS)
    page.evaluate(BARE)
    assert page.evaluate(WORDS) == styled
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.styleSheets.length") == 0


@pytest.mark.parametrize("agent", APPS)
def test_nothing_is_offered_to_print_inside_apps(browser: "Browser", host: Host, agent: str) -> None:
    """Their browsers have no printer; a browser of its own has one."""
    for told, has_button in ((agent, False), (None, True)):
        context = browser.new_context(user_agent=told)
        page = context.new_page()
        page.goto(host.address + KINDS["guide"])
        assert page.get_by_role("button", name="In bài này").is_visible() is has_button
        context.close()


def test_nor_where_a_browser_cannot_print(browser: "Browser", host: Host) -> None:
    """As old WebViews, which say nothing of themselves."""
    context = browser.new_context()
    context.add_init_script("delete window.print; window.print = undefined")
    page = context.new_page()
    page.goto(host.address + KINDS["guide"])
    assert page.get_by_role("button", name="Chữ to").is_visible()
    assert not page.get_by_role("button", name="In bài này").is_visible()
    context.close()
