"""The first screen is the page: on every kind of page its title stands near the top, whatever size the text has."""

from typing import TYPE_CHECKING

import pytest

from real_site.host import Host
from real_site.published import Published
from real_site.screens import HEIGHT, MASTHEAD_LIMIT, TITLE_LIMIT, Screen, kinds, screens

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def measured(browser: "Browser", site: Published, host: Host) -> tuple[Screen, ...]:
    """Every kind of page on every screen."""
    return tuple(screens(browser, host.address, sorted(kinds(site).items())))


def test_the_title_begins_in_the_upper_quarter_of_a_phone(measured: tuple[Screen, ...]) -> None:
    """At 360 pixels the masthead takes 104 of them, and the title begins within 170."""
    phone = [one for one in measured if (one.width, one.size) == (360, 100)]
    assert len(phone) > 20
    assert [one for one in phone if one.masthead > MASTHEAD_LIMIT or one.title > TITLE_LIMIT] == []


def test_the_title_is_on_the_first_screen_whatever_the_size_of_text(measured: tuple[Screen, ...]) -> None:
    """Also at 320 pixels with letters of twice the size; and nothing is wider than the screen."""
    assert {(one.width, one.size) for one in measured} == {(w, s) for w in (320, 360) for s in (100, 130, 200)}
    assert [one for one in measured if one.title > HEIGHT or one.overflow > 0] == []


def test_a_place_is_named_once_above_the_text(site: Published) -> None:
    """By the masthead, or on its home page by the title; with what it is called now, if it is over."""
    home, guide = (site.soup(f"dong-nai/long-khanh/bao-quang/{url}") for url in ("", "huong-dan/cai-vneid/"))
    assert [tag.get_text() for tag in guide.select(".masthead small")] == ["X. Bảo Quang, nay: P. Bảo Vinh"]
    assert home.select(".masthead small") == []
    assert [tag.get_text() for tag in home.select("h1")] == ["Xã Bảo Quang"]


def test_one_link_leads_back(site: Published) -> None:
    """From a text to its list, from a list to the home page, from there to the unit above; the first page has none."""
    unit = "dong-nai/long-khanh/bao-quang/"
    shown = {
        f"{unit}huong-dan/cai-vneid/": "‹ Hướng dẫn",
        f"{unit}huong-dan/": "‹ Trang chủ",
        unit: "‹ Thành phố Long Khánh",
    }
    assert {url: [tag.get_text() for tag in site.soup(url).select(".back a")] for url in shown} == {
        url: [text] for url, text in shown.items()
    }
    assert [tag["href"] for url in shown for tag in site.soup(url).select(".back a")] == ["../", "../", "../"]
    assert site.soup("").select(".back") == []
