"""The base layer lies above the root unit: texts written once for the country, without a page or an address."""

import io
from pathlib import Path

import pytest
from PIL import Image
from small_site import CONTENT, DAY, THEMES, Files, SmallSite, small_site

from site_builder.builder import BuildOptions, queries
from site_builder.content.origin import UnknownField
from site_builder.model.staleness import StaleReason

SHARED = ("guides/cai-vneid.md", "services.yaml")
BASED: Files = {
    **{name: text for name, text in CONTENT.items() if name not in SHARED},
    **{f"_quoc-gia/{name}": CONTENT[name] for name in SHARED},
}
"""The small site with what all share in the base layer instead of the root unit's folder."""


def test_a_text_of_the_base_layer_makes_the_pages_that_it_would_make_in_the_root_unit() -> None:
    """A text of the base layer makes the pages that it would make in the root unit."""
    with small_site(CONTENT) as site, small_site(BASED) as based:
        assert based.build().tree == site.build().tree


def test_a_problem_is_told_at_the_file_of_the_base_layer() -> None:
    """A problem of a text in it is told at its file, line and column, once for all units."""
    broken = {**BASED, "_quoc-gia/guides/cai-vneid.md": str(CONTENT["guides/cai-vneid.md"]).replace("vneid]", "la]")}
    with small_site(broken) as site:
        built = site.build()
        assert built.told == [("_quoc-gia/guides/cai-vneid.md", "unknown-id", 6, 12)]
        assert not built.tree


def test_a_file_that_cannot_be_read_keeps_every_unit_as_it_was() -> None:
    """A file of it that cannot be read keeps every unit as it was."""
    with small_site(BASED) as site:
        before = site.build().tree
        site.put({"_quoc-gia/services.yaml": "services: [\n"})
        after = site.build()
        assert {file for file, *_ in after.told} == {"_quoc-gia/services.yaml"}
        assert after.tree == before


def test_a_unit_that_inherits_an_edit_of_the_base_layer_names_that_layer() -> None:
    """A unit is built again because of the base layer, and not of the root unit, which says what it said."""
    with small_site(BASED) as site:
        site.build()
        assert _layers(site.put({"_quoc-gia/guides/moi.md": CONTENT["guides/cai-vneid.md"]})) == ("_quoc-gia",)
        assert _layers(site.put({"unit.yaml": str(CONTENT["unit.yaml"]).replace("Nền tảng", "Nền móng")})) == ("",)
        assert _layers(site.remove("_quoc-gia")) == ("_quoc-gia",)
        assert _layers(site.put({"_quoc-gia/services.yaml": CONTENT["services.yaml"]})) == ("_quoc-gia",)


def _layers(site: SmallSite) -> tuple[str, ...]:
    """The layers because of which the next build builds a commune."""
    (stale,) = site.build().report.rebuilt["xuan-an",]
    assert stale.reason is StaleReason.LAYER
    return stale.names


def test_the_root_unit_and_each_below_it_may_override_the_base_layer() -> None:
    """The root unit and each unit below it may override it, and answer for their own check."""
    own = "---\ntitle: Cài ở Bảo Quang\nchecked_on: 2026-11-20\n---\n"
    with small_site({**BASED, "bao-quang/guides/cai-vneid.md": own}) as site:
        built = site.build()
        assert not built.codes
        assert "Cài ở Bảo Quang" in built.page("bao-quang/huong-dan/cai-vneid/index.html")
        assert "Cài VNeID" in built.page("xuan-an/huong-dan/cai-vneid/index.html")
    undated = own.replace("checked_on: 2026-11-20\n", "")
    with small_site({**BASED, "guides/cai-vneid.md": undated}) as site:
        assert site.build().told == [("guides/cai-vneid.md", "override-undated", 2, 8)]


def test_its_media_stand_among_those_of_the_root_unit() -> None:
    """Its pictures and files are published among those of the root unit: it has no address."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(picture, "PNG")
    guide = str(CONTENT["guides/cai-vneid.md"]) + "\n![Màn hình máy](../media/may.png) [tờ](../media/to.txt)\n"
    files: Files = {
        "_quoc-gia/guides/cai-vneid.md": guide,
        "_quoc-gia/media/may.png": picture.getvalue(),
        "_quoc-gia/media/to.txt": "Chữ",
    }
    with small_site({**BASED, **files}) as site:
        built = site.build()
        assert not built.codes
        assert {name for name in built.tree if "_quoc" in name} == set()
        assert len([name for name in built.tree if name.startswith("media/may.")]) == 2
        assert built.tree["media/to.txt"] == "Chữ".encode()


def test_an_edit_of_it_is_built_as_from_nothing_and_tells_which_file_it_was() -> None:
    """An edit of it is built as from nothing, and the build tells which file it was."""
    with small_site(BASED) as site, small_site(BASED) as clean:
        site.build()
        assert not site.build().report.rendered
        change = {"_quoc-gia/guides/cai-vneid.md": str(CONTENT["guides/cai-vneid.md"]).replace("Cài đặt", "Tải về")}
        options = BuildOptions(
            content=site.put(change).content,
            output=site.output,
            themes=(THEMES,),
            day=DAY,
            cache=site.content.parent / ".cache",
        )
        reason = queries.next_build(options, ()).stale[0]
        assert (reason.reason, reason.names) == (StaleReason.FOLDER, ("_quoc-gia/guides/cai-vneid.md",))
        assert queries.next_build(options, ("bao-quang",)).stale[0].reason is StaleReason.LAYER
        assert site.build().tree == clean.put(change).build().tree


def test_the_origin_of_a_text_and_the_pages_that_show_it_are_known() -> None:
    """It is known where a text of it comes from, and which pages show it."""
    with small_site(BASED) as site:
        said = queries.origin(site.content, ("xuan-an",), "guides.cai-vneid.title").said
        assert [one.place.file for one in said] == ["_quoc-gia/guides/cai-vneid.md"]
        with pytest.raises(UnknownField):
            queries.origin(site.content, ("xuan-an",), "guides.cai-vssid")
        options = BuildOptions(content=site.content, output=site.output, themes=(THEMES,), day=DAY)
        touched = queries.impact(options, "_quoc-gia/guides/cai-vneid.md")
        assert [one.path for one in touched] == [(), ("bao-quang",), ("xuan-an",)]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("_quoc-gia/teams.yaml", "base-file"),
        ("_quoc-gia/site.yaml", "base-file"),
        ("_quoc-gia/la.txt", "file-unknown"),
        ("bao-quang/_quoc-gia/unit.yaml", "base-folder"),
        ("_Quoc-Gia/unit.yaml", "base-folder"),
        ("_quoc_gia/unit.yaml", "base-folder"),
        ("Quốc gia/unit.yaml", "base-folder"),
    ],
)
def test_what_is_no_part_of_it_is_told(file: str, told: str) -> None:
    """What is no part of a base layer, and a folder that looks like one, are told."""
    with small_site({**CONTENT, file: "name: La\n"}) as site:
        assert told in site.build().codes


def test_keys_that_nobody_inherits_are_told(tmp_path: Path) -> None:
    """Keys of its `unit.yaml` that no unit inherits are told."""
    site = SmallSite(tmp_path, {**BASED, "_quoc-gia/unit.yaml": "name: Cả nước\noffice: {name: La}\nhotline: '113'\n"})
    assert site.build().told == [
        ("_quoc-gia/unit.yaml", "base-key", 1, 7),
        ("_quoc-gia/unit.yaml", "base-key", 2, 9),
    ]
