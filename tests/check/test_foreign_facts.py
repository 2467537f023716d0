"""Texts from outside a province say nothing that is true in another one only."""

import pytest
from small_site import CONTENT, GUIDE, Files, small_site

TOLD = GUIDE.replace("Một ứng dụng thay cho nhiều giấy tờ.", "Hỏi tổng đài 0251 1022 của {tỉnh|tỉnh mình}.")
TREE: Files = {
    **CONTENT,
    "dong-nai/unit.yaml": "name: Đồng Nai\nkind: thành phố\nprovince: Đồng Nai\nhotline: 0251 1022\n",
    "dong-nai/long-khanh/unit.yaml": "name: Long Khánh\nkind: phường\n",
    "ca-mau/unit.yaml": "name: Cà Mau\nkind: tỉnh\nprovince: Cà Mau\n",
    "ca-mau/thoi-binh/unit.yaml": "name: Thới Bình\nkind: xã\n",
}


def told(files: Files) -> list[tuple[str, int, int]]:
    """Where a foreign fact is told."""
    with small_site({**TREE, **files}) as site:
        return [(file, line, column) for file, code, line, column in site.build().told if code == "foreign-fact"]


def test_a_fact_in_the_base_layer_is_told_once_at_its_place() -> None:
    """Though four units of two provinces show it."""
    assert told({"_quoc-gia/guides/b.md": TOLD}) == [("_quoc-gia/guides/b.md", 4, 19)]


def test_a_fact_in_the_root_unit_is_told_where_another_province_shows_it() -> None:
    """For its own pages the root unit may say what it likes."""
    assert told({"guides/b.md": TOLD}) == [("guides/b.md", 4, 19)]
    with small_site({**TREE, "guides/b.md": TOLD}) as site:
        site.remove("ca-mau", "bao-quang", "xuan-an")
        assert "foreign-fact" not in site.build().codes


@pytest.mark.parametrize("layer", ["dong-nai/", "dong-nai/long-khanh/", "ca-mau/", "ca-mau/thoi-binh/"])
def test_layers_of_a_province_and_units_may_speak_of_anybody(layer: str) -> None:
    """Of their own number, and of their neighbour's."""
    assert told({f"{layer}guides/b.md": TOLD}) == []


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("_quoc-gia/unit.yaml", "hotline: 0251 1022\n", (1, 10)),
        ("_quoc-gia/unit.yaml", "warnings: [Gọi điện lực ở Đồng Nai.]\n", (1, 27)),
        ("_quoc-gia/unit.yaml", "channels: [{kind: web, value: 'https://1022.dongnai.gov.vn'}]\n", (1, 40)),
        ("_quoc-gia/services.yaml", "services:\n  - {id: vneid, operator: UBND tỉnh Cà Mau}\n", (2, 32)),
        ("_quoc-gia/services.yaml", "services:\n  - {id: vneid, hotline: [0290 1022]}\n", (2, 27)),
    ],
)
def test_values_are_looked_at_like_texts(file: str, text: str, place: tuple[int, int]) -> None:
    """Numbers, addresses, names."""
    assert (file, *place) in told({file: text})


def test_a_fact_that_is_named_is_no_foreign_one() -> None:
    """What a unit puts in itself is its own."""
    assert told({"_quoc-gia/guides/b.md": TOLD.replace("0251 1022", "{đường dây nóng|xã}")}) == []


def test_a_source_may_be_anywhere() -> None:
    """Where something was read says nothing of a place."""
    assert (
        told({"_quoc-gia/guides/b.md": GUIDE.replace("topic:", "sources: [baodongnai.com.vn, tỉnh Cà Mau]\ntopic:")})
        == []
    )
