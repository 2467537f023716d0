"""The real content, built once; a host for it; a browser to look at it.

What is not installed costs the tests that need it, which then skip and say so; with CI=true it is a failure.
"""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import absent

from real_site.editor import Editor, editing
from real_site.host import Host, serving
from real_site.kinds import Window, window
from real_site.published import CONTENT, ROOT, Published
from site_builder import cli

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DAY = "2026-11-22"
BASE = "https://longkhanh247.example/"
DEEP_BASE = "https://example.test/a/sub-path/"
LATER = "2027-07-01"
UNREACHED = {"can-tho": "0251 1022", "soc-trang": "0251 1022", "tuyen-quang": "0251 1022", "ca-mau": "0290 1022"}
"""The provinces of whose numbers there is no source, or none since 2025."""
TOOLS = Path(os.environ.get("SITE_TEST_TOOLS") or Path.home() / ".cache" / "site-builder-tests") / "node_modules"


def built(content: Path, output: Path, base_url: str, day: str, *, strict: bool = True) -> Published:
    """A build without a single problem, or only without an error."""
    folders = ["--content", str(content), "--output", str(output)]
    more = ["--strict"] * strict
    assert cli.main(["build", *folders, "--base-url", base_url, "--date", day, *more, "--quiet"]) == 0
    return Published(folder=output, base_url=base_url)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The real content at the root of a domain."""
    return built(CONTENT, tmp_path_factory.mktemp("site") / "public", BASE, DAY)


@pytest.fixture(scope="session")
def deep_site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The real content for a sub-path, as GitHub Pages has it; no demonstration any more, so that it has sitemaps.

    Places of which no source knows a number to call have one by then: without it no page may go live.
    """
    folder = tmp_path_factory.mktemp("deep")
    shutil.copytree(CONTENT, folder / "content")
    settings = folder / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("demo: có", "demo: không"), "utf-8")
    for province, hotline in UNREACHED.items():
        unit = folder / "content" / province / "unit.yaml"
        unit.write_text(f"{unit.read_text('utf-8')}\nhotline: {hotline}\n", "utf-8")
    return built(folder / "content", folder / "public", DEEP_BASE, DAY)


@pytest.fixture(scope="session")
def later(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The real content half a year on, when its guides are overdue, with one guide that has had another address."""
    folder = tmp_path_factory.mktemp("later")
    shutil.copytree(CONTENT, folder / "content")
    guide = folder / "content" / "_quoc-gia" / "guides" / "cai-vneid.md"
    guide.write_text(re.sub(r"^---\n", "---\naliases: [vneid-cu]\n", guide.read_text("utf-8"), count=1), "utf-8")
    return built(folder / "content", folder / "public", BASE, LATER)


@pytest.fixture(scope="session")
def host(site: Published) -> Iterator[Host]:
    """The site at the root of a host."""
    with serving(site.folder) as running:
        yield running


@pytest.fixture(scope="session")
def deep_host(deep_site: Published) -> Iterator[Host]:
    """The site under a sub-path of a host."""
    with serving(deep_site.folder, "/a/sub-path/") as running:
        yield running


@pytest.fixture(scope="session")
def later_host(later: Published) -> Iterator[Host]:
    """The site half a year on."""
    with serving(later.folder) as running:
        yield running


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    file = TOOLS / "axe-core" / "axe.min.js"
    return file.read_text("utf-8") if file.is_file() else absent("axe-core")


@pytest.fixture(scope="session")
def vnu() -> tuple[str, ...]:
    """The command of the Nu HTML checker."""
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    java = shutil.which("java")
    if not jar.is_file():
        absent("vnu-jar")
    return (java, "-Xss4m", "-jar", str(jar)) if java else absent("Java")


@pytest.fixture(scope="session")
def editor() -> Iterator[Editor]:
    """The project in an editor with the language server of VS Code's YAML extension."""
    server = TOOLS / "yaml-language-server" / "bin" / "yaml-language-server"
    node = shutil.which("node")
    if not server.is_file():
        absent("yaml-language-server")
    with editing([node or absent("Node"), str(server)], ROOT) as opened:
        yield opened


@pytest.fixture(scope="module")
def phone(browser: "Browser", host: Host, later_host: Host) -> Iterator[Window]:
    """A small telephone, 360 pixels wide."""
    with window(browser, (host, later_host)) as opened:
        yield opened
