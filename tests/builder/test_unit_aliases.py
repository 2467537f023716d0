"""A unit that was moved is found at its former address: nothing that was published vanishes."""

from pathlib import Path

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
    assert before.keys() - built.tree.keys() == {"bao-quang/manifest.webmanifest", "bao-quang/sitemap.xml"}
    assert built.tree["bao-quang/media/to.txt"] == b"Ch\xe1\xbb\xaf"
    assert built.tree == site.clean().tree
    assert site.build().report.rendered == 0


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
