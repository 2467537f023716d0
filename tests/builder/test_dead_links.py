"""What pages of ours lead to: faults are told once, at what has to be mended, and as long as they are there."""

from pathlib import Path
from typing import Any

import pytest
from photos import saved, scene
from small_site import CONTENT, GUIDE, NEWS, THEMES, Built, SmallSite

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
OURS = "title: Trang 24/7\nbase_url: https://longkhanh.gov.vn/247\ntheme: ours\n"
PRIVACY = "themes/default/templates/privacy.html"


def themed(site: SmallSite, files: dict[str, str]) -> SmallSite:
    """The site with a theme of its own beside its content."""
    for name, text in {"theme.yaml": "extends: default\n", **files}.items():
        path = site.content.parent / "themes" / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return site.put({"site.yaml": OURS})


def build(site: SmallSite, **options: Any) -> Built:  # noqa: ANN401 - as Options has them
    """Builds with the themes beside the content too."""
    return site.build(themes=(site.content.parent / "themes", THEMES), **options)


def template(inside: str) -> dict[str, str]:
    """A theme whose privacy page, which every unit has, shows something more."""
    body = f'{{% extends "base.html" %}}\n{{% block content %}}\n<p>\n  {inside}</p>\n{{% endblock %}}\n'
    return {"templates/privacy.html": body}


def test_a_healthy_site_leads_nowhere_wrong(site: SmallSite) -> None:
    """Whatever the real theme writes exists, and everything is led to."""
    assert site.build().codes == []


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ('<a href="khong-co/">x</a>', "site-missing"),
        ('<a href="../khong-co/#goi">x</a>', "site-missing"),
        ('<a href="#khong-co">x</a>', "site-fragment"),
        ('<a href="../#khong-co">x</a>', "site-fragment"),
        ('<a href="{{ frame.crumbs[0].href if frame.crumbs else "" }}khong-co.html">x</a>', "site-missing"),
        ('<img src="khong-co.png" alt="x">', "site-missing"),
        ('<img srcset="khong-co.png 2x" alt="x">', "site-missing"),
        ('<form action="khong-co/"></form>', "site-missing"),
        ('<object data="khong-co.svg"></object>', "site-missing"),
        ('<video poster="khong-co.jpg"></video>', "site-missing"),
        ('<a href="https://longkhanh.gov.vn/247/khong-co/">x</a>', "site-missing"),
        ("<a href='khong-co/'>x</a>", "site-missing"),
        ("<a href=khong-co/>x</a>", "site-missing"),
        ('<a HREF="khong-co/">x</a>', "site-missing"),
        ('<div style="background: url(khong-co.png)"></div>', "site-missing"),
        ('<link rel="preload" as="image" imagesrcset="khong-co.png 2x">', "site-missing"),
        ('<meta property="og:image" content="https://longkhanh.gov.vn/247/khong-co.png">', "site-missing"),
        ('<button formaction="khong-co/">x</button>', "site-missing"),
        ('<svg><use xlink:href="khong-co.svg#x"/></svg>', "site-missing"),
        ("<i id=hai></i><i id=hai></i>", "site-id-twice"),
        ('<a href="">x</a>', "site-empty-address"),
        ('<a href="http://localhost:8024/">x</a>', "site-local"),
        ('<i id="hai"></i><i id="hai"></i>', "site-id-twice"),
    ],
)
def test_what_a_template_writes_is_told_once_and_at_the_template(inside: str, code: str, site: SmallSite) -> None:
    """However many pages show it. The pages are published all the same: what editors wrote is right."""
    built = build(themed(site, template(inside)))
    assert set(built.codes) == {code}
    assert built.report.failed == ()
    assert "bao-quang/quyen-rieng-tu/index.html" in built.tree
    if "{{" not in inside:
        [(file, _, line, _)] = built.told
        assert (file, line) == ("../themes/ours/templates/privacy.html", 4)


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="#">x</a> <a href="#top">x</a> <a href="#:~:text=x">x</a> <a href="./">x</a> <a href="  ../  ">x</a>',
        '<a href="../#chinh">x</a> <a href="?in=1">x</a> <a href="data:,x">x</a> <a href="tel:0912345678">x</a>',
        '<!-- <a href="khong-co/">x</a> --> <template><a href="khong-co/">x</a></template>',
        '<code>href="khong-co/"</code> <a href="https://longkhanh.gov.vn/247/">x</a> <a href="index.html">x</a>',
    ],
)
def test_what_only_looks_wrong_is_not_told(inside: str, site: SmallSite) -> None:
    """A parser reads again what seems to be wrong."""
    assert build(themed(site, template(inside))).codes == []


def test_a_picture_or_file_that_no_page_shows_is_told(site: SmallSite) -> None:
    """At the file itself; it is not any more once a text shows it, here or in a unit below."""
    site.put(
        {"media/lop-hoc.jpg": saved(scene()), "media/mau.csv": "ten,so\n", "bao-quang/media/nha.jpg": saved(scene())}
    )
    told = {
        ("bao-quang/media/nha.jpg", "site-unused"),
        ("media/lop-hoc.jpg", "site-unused"),
        ("media/mau.csv", "site-unused"),
    }
    assert {one[:2] for one in site.build().told} == told
    site.put({"guides/cai-vneid.md": GUIDE + "\n![Lớp học](../media/lop-hoc.jpg)\n"})
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS + "\nXem [mẫu](../../media/mau.csv).\n"})
    assert [one[:2] for one in site.build().told] == [("bao-quang/media/nha.jpg", "site-unused")]
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS})
    assert site.build().codes == site.clean().codes == ["site-unused", "site-unused"]


def test_while_a_unit_is_not_looked_at_nobody_knows_what_is_unused(site: SmallSite) -> None:
    """It may be the one that shows it."""
    site.put({"media/lop-hoc.jpg": saved(scene()), "xuan-an/unit.yaml": "name: Xuân An\nkind: phường\nhotline: 12\n"})
    assert "site-unused" not in site.build().codes
    assert "site-unused" not in site.build(only=("bao-quang",)).codes


def test_a_fault_is_told_again_while_it_is_there_and_not_afterwards(site: SmallSite) -> None:
    """Also by a build that finds nothing to do, and by a check that never wrote anything."""
    themed(site, template('<a href="khong-co/">x</a>'))
    once, again, dry = build(site), build(site), build(site, dry=True)
    assert once.told == again.told == dry.told != []
    assert again.report.reused == again.report.units
    themed(site, template('<a href="../">x</a>'))
    assert build(site).codes == []


def test_what_the_root_unit_bears_with_is_not_told(site: SmallSite) -> None:
    """Nor is what a unit bears with in a text of its own; a unit that shares the text is told all the same."""
    themed(site, template('<a href="khong-co/">x</a>'))
    bearing = "ignore: [{value: 'khong-co/', reason: đang dựng, until: 2026-12-01}]\n"
    root = "name: Long Khánh\nkind: thành phố\ntopics: [{id: nen-tang, name: Nền tảng}]\n"
    assert build(site.put({"unit.yaml": root + bearing})).codes == []
    assert build(site.put({"unit.yaml": root})).codes == ["site-missing"]


def test_a_strict_build_writes_nothing_that_leads_nowhere(site: SmallSite) -> None:
    """It is an error like any other."""
    built = build(themed(site, template('<a href="khong-co/">x</a>')), strict=True)
    assert (built.codes, built.tree, built.report.written) == (["site-missing"], {}, None)


def test_a_way_into_a_unit_that_went_away_is_found(site: SmallSite) -> None:
    """By the units that lead there, although none of them was touched."""
    inside = '{% if "Long" in frame.label %}<a href="../xuan-an/">x</a>{% endif %}'
    themed(site, template(inside))
    assert build(site).codes == []
    site.end("xuan-an")
    assert {one[:2] for one in build(site).told} == {("../themes/ours/templates/privacy.html", "site-missing")}


def test_a_unit_that_keeps_its_last_pages_is_there(site: SmallSite) -> None:
    """Links to them are right."""
    site.build()
    built = site.put({"xuan-an/unit.yaml": "name: Xuân An\nkind: phường\nhotline: 12\n"}).build()
    assert {code for code in built.codes if code.startswith("site-")} == set()


def test_two_processes_and_parts_find_the_same(site: SmallSite, tmp_path: Path) -> None:
    """The ties of units travel, and are put together in any order."""
    themed(site, template('<a href="khong-co/">x</a>'))
    site.put({f"xa-{number}/unit.yaml": f"name: Mẫu {number}\nkind: xã\n" for number in range(8)})
    alone = build(site)
    assert build(site, jobs=2, output=tmp_path / "two", cache=tmp_path / "cache").told == alone.told
    for part in (1, 2):
        build(site, shard=(part, 2), output=tmp_path / f"part{part}")
    shards = (tmp_path / "part1", tmp_path / "part2")
    assert build(site, shards=shards, output=tmp_path / "merged", cache=tmp_path / "other").told == alone.told


def test_the_small_site_is_as_it_was() -> None:
    """What the cases above rely on: a unit beside another, and one inherited guide."""
    assert {"bao-quang/unit.yaml", "xuan-an/unit.yaml", "guides/cai-vneid.md"} < CONTENT.keys()
