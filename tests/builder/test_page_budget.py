"""A page that is too heavy for a weak phone is told, with the part that makes it so, where that is mended."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from report.cases.weight import words
from small_site import CONTENT, PROJECT, THEMES, SmallSite

from site_builder.text.page_weight import MOST, PARTS, faults_of_frame, packed, weigh

HEAD = '{% extends "base.html" %}\n{% block content %}\n'
TAIL = "\n{% endblock %}\n"
_NOISE = "".join(f"{number * 7919 % 100_003:x}" for number in range(9_000))
GUIDE = "---\ntitle: Bài\nsummary: Tóm tắt\nchecked_on: 2026-11-01\n---\n{}"


def in_theme(site: SmallSite, **files: str) -> list[tuple[str, str, int, int]]:
    """What is told of the small site in a theme with these files: `templates__contact_html` is templates/contact.html.

    The rule, the file, the line and the column.
    """
    folder = site.content.parent / "themes"
    for key, text in {"theme_yaml": "extends: default\n", **files}.items():
        path = folder / "ours" / key.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    site.put({"site.yaml": f"{CONTENT['site.yaml']!s}theme: ours\n"})
    problems = site.build(themes=(folder, THEMES), cache=None, dry=True, weighs=True).report.problems
    return [(one.code, one.place.file, one.place.line, one.place.column) for one in problems]


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        (
            "templates__contact_html",
            f'{HEAD}<script src="https://dem.example/a.js"></script>{TAIL}',
            ("page-host", "../themes/ours/templates/contact.html", 3, 1),
        ),
        (
            "templates__contact_html",
            f"{HEAD}<img src='//dem.example/a.png' alt=''>{TAIL}",
            ("page-host", "../themes/ours/templates/contact.html", 3, 1),
        ),
        (
            "css__own_css",
            "a { color: red }\nb { background: url( 'https://hinh.example/a.png') }\n",
            ("page-host", "../themes/ours/css/own.css", 2, 17),
        ),
        (
            "templates__contact_html",
            f'{HEAD}<link rel="stylesheet" href="a.css">{TAIL}',
            ("page-request", "../themes/ours/templates/contact.html", 3, 1),
        ),
        (
            "templates__contact_html",
            f'{HEAD}<iframe title="a" src="a.html"></iframe>{TAIL}',
            ("page-request", "../themes/ours/templates/contact.html", 3, 1),
        ),
        ("css__own_css", "@import 'b.css';\n", ("page-request", "../themes/ours/css/own.css", 1, 1)),
        (
            "css__own_css",
            "/* @font-face */\n@font-face { font-family: A; src: url(a.woff2) }\n",
            ("page-font", "../themes/ours/css/own.css", 2, 1),
        ),
        (
            "templates__contact_html",
            f"{HEAD}<script>\ndocument.cookie = 'a=1'</script>{TAIL}",
            ("page-cookie", "../themes/ours/templates/contact.html", 4, 1),
        ),
        (
            "templates__contact_html",
            f"{HEAD}<script>var a = '{_NOISE}'</script>{TAIL}",
            ("page-script", "../themes/ours/templates/contact.html", 1, 1),
        ),
    ],
    ids=lambda given: given if isinstance(given, str) and len(given) < 30 else "",
)
def test_what_a_theme_costs_every_page_is_told_at_its_line(
    key: str, text: str, told: tuple[str, str, int, int], site: SmallSite
) -> None:
    """Once, however many units show it; a comment costs nothing."""
    assert [one for one in in_theme(site, **{key: text}) if one[0] == told[0]] == [told]


def test_a_heavy_style_is_told_at_each_template_that_carries_it(site: SmallSite) -> None:
    """What stands in css/ goes to every page."""
    style = "".join(f".k{number} {{ margin: {number * 7919 % 1009}px }}\n" for number in range(1_500))
    told = in_theme(site, css__own_css=style)
    assert {("page-style", f"../themes/default/templates/{name}.html", 1, 1) for name in ("home", "guide")} <= {*told}


def test_our_theme_is_light(site: SmallSite) -> None:
    """Neither it nor the pages of the small site are told of anything."""
    assert site.build(dry=True, weighs=True).codes == []


@pytest.mark.parametrize("name", ["navigation", "drawing"])
def test_what_a_template_adds_to_one_page_is_told_at_the_unit(name: str, site: SmallSite) -> None:
    """The page is named, and its heaviest part."""
    inner = {
        "navigation": f"<nav><p>{words(9_000)}</p></nav>",
        "drawing": f'<svg><path d="{_NOISE}"/></svg>',
    }[name]
    codes = {"navigation": "page-navigation", "drawing": "page-drawings"}
    told = in_theme(site, templates__contact_html=f"{HEAD}{inner}{TAIL}")
    assert (codes[name], "bao-quang/unit.yaml", 1, 1) in told


def test_a_shared_text_is_told_once_where_it_is_written(site: SmallSite) -> None:
    """All units show it, and in each it weighs a little differently; a build says so too, and says it again."""
    site.put({"guides/dai.md": GUIDE.format("\n\n".join(words(60, part) for part in range(180)))})
    for _ in range(2):
        (problem,) = site.build().report.problems
        assert (problem.code, problem.place.file, problem.words["value"]) == (
            "page-text",
            "guides/dai.md",
            "/huong-dan/dai/",
        )
    site.put({"guides/dai.md": GUIDE.format("Ngắn.")})
    assert site.build().codes == []


def test_a_list_is_told_at_the_file_with_most_of_it(site: SmallSite) -> None:
    """Services stand in several files; the page of all is one."""
    lines = "".join(
        f"  - {{id: d{number}, name: {words(3, number).title()}, category: giay-to, use: {words(40, number)}}}\n"
        for number in range(150)
    )
    site.put({"bao-quang/services.yaml": f"services:\n{lines}"})
    found = [(one.code, one.place.file) for one in site.build().report.problems if one.code.startswith("page-")]
    assert ("page-text", "bao-quang/services.yaml") in found


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        (b"<script src=//dem.example/a.js></script>", "page-host"),
        (b"<link href='https://chu.example/a.css' rel='stylesheet'>", "page-host"),
        (b'<img alt="" srcset="https://hinh.example/a.png 2x">', "page-host"),
        (b"<style>@import url(https://chu.example/a.css);</style>", "page-host"),
        (b'<script async src="a.js"></script>', "page-request"),
        (b"<link rel=preload href=a.woff2 as=font>", "page-request"),
        (b"<object data=a.pdf></object>", "page-request"),
        (b"<style>@font-face{font-family:A}</style>", "page-font"),
        (b"<script>document.cookie='a'</script>", "page-cookie"),
        (b'<meta http-equiv="set-cookie" content="a=1">', "page-cookie"),
        (b"<style>" + _NOISE[:9_000].encode() + b"</style>", "page-style"),
        (b"<script>" + _NOISE[:4_000].encode() + b"</script>", "page-script"),
    ],
)
def test_finished_pages_are_read_whoever_made_them(html: bytes, rule: str) -> None:
    """Each address, font, cookie, style and script that costs a page something."""
    assert [found for found, _, _ in faults_of_frame(html)] == [rule]


@pytest.mark.parametrize(
    "html",
    [
        b'<a href="https://dichvucong.gov.vn">a</a>',
        b'<link rel="canonical" href="https://a.vn/"><link rel="alternate" href="https://a.vn/en/">',
        b'<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">',
        b'<img src="../media/a.webp" alt="a"><audio src="../media/a.mp3"></audio>',
        b'<svg><use href="#a"/></svg><p>src="https://a.vn" document cookie</p>',
        b"<style>a{background:url(data:image/gif;base64,R0)}</style>",
        b'<p>@media print</p><script>s.src="tim.js"</script>',
    ],
)
def test_what_costs_nothing_is_not_told(html: bytes) -> None:
    """Links are only followed when somebody taps; pictures of the site come later."""
    assert list(faults_of_frame(html)) == []


def test_the_parts_of_a_page_are_the_page(site: SmallSite) -> None:
    """Their bytes add up to what is sent, and what stands on the page weighs something."""
    page = site.build().tree["bao-quang/huong-dan/cai-vneid/index.html"]
    weights = weigh(page)
    assert sum(weights.values()) == packed(page) <= MOST
    assert set(weights) == set(PARTS)
    assert min(weights[part] for part in ("style", "script", "head", "navigation", "text")) > 0
    assert weights["table"] == weights["picture"] == weights["data"] == 0


def check(site: SmallSite, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`check` as people call it, beside the content folder."""
    command = [sys.executable, "-m", "site_builder", "check", *arguments]
    folder, environment = site.content.parent, {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_check_prints_what_pages_weigh(site: SmallSite, tmp_path: Path) -> None:
    """By kind and part, of the built site or of any folder; a heavy page of a folder is told at its file."""
    site.build()
    ran = check(site, "--weight", f"--output={site.output}", "--date", "2026-11-22")
    assert (ran.returncode, ran.stderr) == (0, "")
    table = ran.stdout.split("\n")
    assert [*filter(None, map(str.strip, table[0].split("  ")))][:4] == ["trang", "số trang", "trung vị", "nặng nhất"]
    guide = next(line.split() for line in table if line.startswith("guide "))
    pages = [
        page for name, page in site.build().tree.items() if b'"page-guide"' in page and name.endswith("index.html")
    ]
    assert (int(guide[1]), int(guide[3].replace(".", ""))) == (len(pages), max(map(packed, pages)))
    (tmp_path / "index.html").write_text(f"<title>a</title><p>{words(12_000)}", "utf-8")
    ran = check(site, "--site", str(tmp_path), "--weight", "--strict")
    assert ran.returncode == 1
    assert "[page-text]" in ran.stderr
    assert "(khác)" in ran.stdout
    assert check(site, "--site", str(tmp_path), "--strict").returncode == 0


def test_nothing_to_weigh_is_wrong_usage(site: SmallSite) -> None:
    """It says what to do first."""
    ran = check(site, "--weight", "--output=khong-co")
    assert ran.returncode == 2
    assert "Hãy dựng trang trước" in ran.stderr
