"""A unit that was moved is found at its former address: nothing that was published vanishes."""

from pathlib import Path
from posixpath import dirname, normpath

import pytest
from small_site import CONTENT, DAY, THEMES, Files, SmallSite

from site_builder.builder import BuildOptions, queries
from site_builder.text.address import relative

OUTER: Files = {"long-khanh/unit.yaml": "name: Long Khánh\nkind: thành phố\n"}


def moved(site: SmallSite, *lines: str) -> SmallSite:
    """The site after a commune's folder has been moved into another one, with more lines in its `unit.yaml`."""
    files = {name: text for name, text in CONTENT.items() if name.startswith("bao-quang/")}
    site.remove("bao-quang").put({f"long-khanh/{name}": text for name, text in files.items()})
    unit = str(CONTENT["bao-quang/unit.yaml"]) + "".join(f"{line}\n" for line in lines)
    return site.put({**OUTER, "long-khanh/bao-quang/unit.yaml": unit})


def test_each_page_of_a_moved_unit_is_redirected_from_where_it_was(site: SmallSite) -> None:
    """Every address that was published leads to the page of today, also under a path of a host."""
    site.put(
        {
            "bao-quang/media/to.txt": "Chữ",
            "bao-quang/guides/to.md": "---\ntitle: A\nsummary: b\nchecked_on: 2026-11-01\n---\n[tờ](../media/to.txt)\n",
        }
    )
    before = site.build().of("bao-quang")
    files = {
        f"long-khanh/{name}": (site.content / name).read_bytes()
        for name in ("bao-quang/media/to.txt", "bao-quang/guides/to.md")
    }
    built = moved(site, "aliases: [bao-quang]").put(files).build()
    assert built.codes == []
    assert built.report.vanished == ()
    pages = [name for name in before if name.endswith("/index.html")]
    assert len(pages) > 8
    for name in pages:
        url = name.removesuffix("index.html")
        assert f'url={relative(url, f"long-khanh/{url}")}"' in built.page(name)
    assert built.tree["bao-quang/feed.xml"] == built.tree["long-khanh/bao-quang/feed.xml"]
    gone = {
        "manifest.webmanifest",
        "sitemap.xml",
        "tim.js",
        "offline.json",
        "lien-he/danh-ba.vcf",
    }  # of the pages there
    assert before.keys() - built.tree.keys() == {f"bao-quang/{name}" for name in gone}
    assert built.tree["bao-quang/media/to.txt"] == b"Ch\xe1\xbb\xaf"
    assert built.tree == site.clean().tree
    assert site.build().report.rendered == 0


def test_every_former_address_leads_on_in_one_hop(site: SmallSite) -> None:
    """A text that was renamed twice, in a unit that was moved twice: each page leads to the page of today itself."""
    moved(site, "aliases: [bao-quang, xa-cu]")
    name = "long-khanh/bao-quang/announcements/2026-11-18-hop-ap.md"
    text = (site.content / name).read_text("utf-8").replace("---\n", "---\naliases: [hop-cu, hop-cu-hon]\n", 1)
    site.put({"guides/cai-vneid.md": str(CONTENT["guides/cai-vneid.md"]).replace("why:", "aliases: [cai]\nwhy:")})
    built = site.put({name: text}).build()
    assert built.codes == []
    stubs = {name: body.decode() for name, body in built.tree.items() if b'http-equiv="refresh"' in body}
    assert len(stubs) > 30
    for name, body in stubs.items():
        href = body.partition("; url=")[2].partition('"')[0]
        target = normpath(f"{dirname(name)}/{href}/index.html")
        assert target in built.tree.keys() - stubs.keys(), (name, href)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ({"guides/a.md": "aliases: [b]", "guides/b.md": ""}, "same-address"),
        ({"guides/a.md": "aliases: [b]", "guides/b.md": "aliases: [a]"}, "same-address"),
        ({"guides/a.md": "aliases: [a]"}, "same-address"),
        ({"guides/a.md": "aliases: [c]", "guides/b.md": "aliases: [c]"}, "same-address"),
        ({"guides/a.md": "aliases: [c]", "bao-quang/guides/c.md": ""}, "same-address"),
    ],
)
def test_chains_circles_and_collisions_of_former_names_are_told(
    site: SmallSite, lines: dict[str, str], code: str
) -> None:
    """At the name."""
    text = str(CONTENT["guides/cai-vneid.md"])
    site.put({name: text.replace("why:", f"{line}\nwhy:" if line else "why:") for name, line in lines.items()})
    assert code in site.build().codes


def test_units_that_claim_each_others_addresses_are_told(site: SmallSite) -> None:
    """A circle of former addresses."""
    units = {"bao-quang": "xuan-an", "xuan-an": "bao-quang"}
    site.put(
        {f"{name}/unit.yaml": f"{CONTENT[f'{name}/unit.yaml']!s}aliases: [{other}]\n" for name, other in units.items()}
    )
    assert site.build().codes.count("alias-taken") == 2


def test_the_sitemap_and_the_lists_name_only_the_new_address(site: SmallSite) -> None:
    """A unit is listed once, though the output still has both."""
    site.build()
    built = moved(site, "aliases: [bao-quang]").build()
    assert b"/bao-quang/</loc>" in built.tree["long-khanh/bao-quang/sitemap.xml"]
    assert b"247/bao-quang/" not in built.tree["long-khanh/bao-quang/sitemap.xml"]
    assert built.page("index.html").count(">Xã Bảo Quang<") <= 1
    assert 'href="bao-quang/"' not in built.page("index.html")


def test_a_moved_unit_with_an_error_keeps_its_old_pages(site: SmallSite) -> None:
    """Until the mistake is mended: then they become redirects."""
    before = site.build().of("bao-quang")
    broken = moved(site, "aliases: [bao-quang]", "hotline: 12").build()
    assert broken.of("bao-quang") == before
    assert moved(site, "aliases: [bao-quang]").build().tree == site.clean().tree


def test_a_moved_unit_without_an_alias_has_vanished(site: SmallSite) -> None:
    """Its pages stay until somebody says where it went."""
    before = site.build().of("bao-quang")
    built = moved(site).build()
    assert "unit-vanished" in built.codes
    assert built.of("bao-quang") == before


@pytest.mark.parametrize("other", ["xuan-an", "long-khanh", "long-khanh/xa-moi"])
def test_a_former_address_at_which_another_unit_stands_is_told(site: SmallSite, other: str) -> None:
    """Or to which another unit lays claim."""
    files = {"long-khanh/xa-moi/unit.yaml": f"name: Mới\nkind: xã\naliases: [{other}]\n"} if "moi" in other else {}
    assert "alias-taken" in moved(site, f"aliases: [{other}]").put(files).build().codes


def test_why_a_moved_unit_is_built_is_known(tmp_path: Path) -> None:
    """The question reads former addresses as a build does."""
    site = SmallSite(tmp_path)
    site.build()
    moved(site, "aliases: [bao-quang]")
    options = BuildOptions(
        content=site.content, output=site.output, themes=(THEMES,), day=DAY, cache=site.content.parent / ".cache"
    )
    assert queries.next_build(options, ("long-khanh", "bao-quang")).stale
