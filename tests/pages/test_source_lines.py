"""Sources stand in one line at the end of a page, each once, out of the way of what people came for."""

import pytest
from bs4 import BeautifulSoup
from small_site import SmallSite

PRESS, LAW = "Báo Đồng Nai, 28/10/2022", "Quyết định 12/QĐ-UBND"
UNIT = f"""\
name: Bảo Quang
kind: xã
hotline: 0251 1022
office: {{name: Trụ sở, phone: 0251 3721 722, source: "{PRESS} (S, S4)"}}
channels:
  - {{kind: phone, value: 0251 3721 722, source: "{PRESS} (S, S4)"}}
  - {{kind: phone, value: 0251 1022, source: {LAW}}}
"""
FIGURES = f"figures:\n  - {{label: Tổ, value: 83, as_of: 2022-10-28, source: '{LAW}'}}\n"


def lines(page: str) -> list[str]:
    """The lines of a page that name sources."""
    found = BeautifulSoup(page, "html.parser").select("p, li, small, dd")
    return [line for one in found if (line := one.get_text(" ", strip=True)).startswith("Nguồn:")]


@pytest.mark.parametrize("page", ["", "lien-he/"])
def test_a_page_names_its_sources_once_in_one_line(site: SmallSite, page: str) -> None:
    """In the order of the page, without the editors' grades."""
    built = site.put({"bao-quang/unit.yaml": UNIT}).build()
    assert not built.report.errors
    assert lines(built.page(f"bao-quang/{page}index.html")) == [f"Nguồn: {PRESS}; {LAW}"]


def test_a_number_has_its_source_beside_it(site: SmallSite) -> None:
    """Two sources tell two numbers of one day: which is whose has to be seen."""
    built = site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\n", "bao-quang/figures.yaml": FIGURES}).build()
    assert f"(tính đến 28/10/2022; {LAW})" in built.page("bao-quang/index.html")
    assert lines(built.page("bao-quang/index.html")) == []


def test_a_page_without_sources_has_no_line(site: SmallSite) -> None:
    """Nor the word for them."""
    assert lines(site.build().page("bao-quang/index.html")) == []
