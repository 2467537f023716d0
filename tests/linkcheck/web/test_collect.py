"""Which addresses content files write, and where: each place once, however many units inherit it."""

import pytest
from small_site import CONTENT, GUIDE, SERVICES, SmallSite

from site_builder.content import load
from site_builder.content.files import read_layer
from site_builder.linkcheck.web import Places, collect

HEAD = "---\ntitle: B\nsummary: T\nchecked_on: 2026-11-01\n{}---\n"
TEXT = "bao-quang/guides/bai.md"


def collected(site: SmallSite, base_url: str = "") -> dict[str, list[tuple[str, int, int]]]:
    """Every address with its places."""
    places: Places = collect((read_layer(folder)[0] for folder in load.scan(site.content)), base_url)
    return {name: [(at.file, at.line, at.column) for at in found] for name, found in places.items()}


def test_links_of_texts_and_sites_of_services_are_met_once(site: SmallSite) -> None:
    """In the small site: a shared guide and a shared service, which three units show."""
    assert collected(site) == {
        "https://vneid.gov.vn": [("services.yaml", 6, 14)],
        "https://dichvucong.gov.vn": [("guides/cai-vneid.md", 9, 18)],
    }


@pytest.mark.parametrize(
    ("body", "columns"),
    [
        ("[a](https://a.vn/x)", [5]),
        ("[a](https://a.vn/x) và [b](https://a.vn/x 'B')", [5, 28]),
        ("[a](https://a.vn/x/y) [b](https://a.vn/x)", [27]),
        ("[a](<https://a.vn/x>)", [6]),
        ("<https://a.vn/x>", [2]),
        ("[https://a.vn/x](https://a.vn/x)", [18]),
        ("https://a.vn/x", []),
        ("`[a](https://a.vn/x)`", []),
    ],
)
def test_every_place_of_a_text_that_writes_an_address_is_met(body: str, columns: list[int], site: SmallSite) -> None:
    """By file, line and column of the address itself."""
    site.put({TEXT: f"{HEAD.format('')}Một dòng.\n\n{body}\n"})
    assert collected(site).get("https://a.vn/x", []) == [(TEXT, 8, column) for column in columns]


def test_sources_stores_and_channels_are_met(site: SmallSite) -> None:
    """Wherever a record names its source; an app by the pages of the stores."""
    site.put(
        {
            TEXT: HEAD.format(
                "sources: ['Cổng (A): https://a.vn/x.', 'báo Đồng Nai']\nneeds: ['[m](https://b.vn/m)']\n"
            ),
            "bao-quang/services.yaml": "services:\n  - id: vneid\n    android: com.vnid\n    ios: '1582750372'\n",
            "bao-quang/unit.yaml": (
                "name: Bảo Quang\nkind: xã\n"
                "office: {address: a, source: 'https://c.vn/tru-so'}\n"
                "channels: [{kind: facebook, value: 'https://www.facebook.com/xa'}, {kind: phone, value: 0251 3}]\n"
            ),
            "bao-quang/figures.yaml": "figures:\n  - label: a\n    value: 1\n    as_of: 2026-01-01\n    source: http://d.vn\n",
        }
    )
    assert collected(site).keys() == {
        *(
            "https://vneid.gov.vn",
            "https://dichvucong.gov.vn",
            "https://a.vn/x",
            "https://b.vn/m",
            "https://c.vn/tru-so",
        ),
        *("https://www.facebook.com/xa", "http://d.vn", "https://play.google.com/store/apps/details?id=com.vnid"),
        "https://apps.apple.com/vn/app/id1582750372",
    }


def test_what_nobody_sees_is_not_asked(site: SmallSite) -> None:
    """Drafts, what is hidden, services that are no more, and the site itself."""
    site.put(
        {
            TEXT: HEAD.format("draft: có\n") + "[a](https://a.vn)",
            "guides/cai-vneid.md": GUIDE
            + "[a](https://longkhanh.gov.vn/247/bao-quang/) [b](https://longkhanh.gov.vn/)",
            "services.yaml": SERVICES + "    state: closed\n",
        }
    )
    base = str(CONTENT["site.yaml"]).partition("base_url: ")[2].strip()
    assert collected(site, base).keys() == {"https://dichvucong.gov.vn", "https://longkhanh.gov.vn/"}
