"""The search in a browser: nothing is loaded before somebody turns to it, and all hands and eyes can use it."""

from typing import TYPE_CHECKING

import pytest

from real_site.host import Host
from real_site.kinds import KINDS, Window
from real_site.measures import OVERFLOW, violations
from real_site.published import Published

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

COMMUNE = "dong-nai/phuong-bao-vinh/"
FIRST = "#tim-thay li:first-child a"


def _searched(page: "Page", query: str) -> str:
    """Types into the box, and returns the first title that is found."""
    page.focus("#tim")
    page.keyboard.type(query)
    page.get_by_role("status").filter(has_text="Thấy ").wait_for()
    return page.inner_text(f"{FIRST} span")


@pytest.mark.parametrize(
    ("url", "query", "first"),
    [
        (COMMUNE, "cup dien", "Cúp điện, mất điện thì gọi ai?"),
        (COMMUNE, "tôi muốn trả tiền điện thì làm sao", "Trả tiền điện"),
        (COMMUNE, "khai sing", "Khai sinh, chứng thực giấy tờ làm ở đâu?"),
        (COMMUNE, "viettelpay", "Viettel Money"),
        (COMMUNE, "trụ sở", "Liên hệ"),
        (COMMUNE, "bi lua", "Nhận biết và xử lý lừa đảo"),
        ("", "bao quang", "Bảo Vinh"),
        ("dong-nai/", "XUÂN AN", "Long Khánh"),
    ],
)
def test_what_is_typed_is_found_on_the_real_site(
    browser: "Browser", host: Host, url: str, query: str, first: str
) -> None:
    """By everyday words, with and without marks, with a slip, and former communes by what they are now."""
    page = browser.new_page()
    page.goto(host.address + url)
    assert _searched(page, query) == first
    page.close()


def test_the_index_is_asked_for_once_and_only_when_somebody_searches(browser: "Browser", host: Host) -> None:
    """The first view is one request; the box adds one more when it gets the focus."""
    context = browser.new_context(service_workers="block")
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url.removeprefix(host.address)))
    page.goto(host.address + COMMUNE)
    assert asked == [COMMUNE]
    _searched(page, "dien")
    assert [url.partition("?")[0] for url in asked] == [COMMUNE, f"{COMMUNE}tim.js"]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["entry", "home", "guides", "A to Z"])
def test_no_one_is_shut_out_of_what_was_found(phone: Window, axe: str, kind: str, scheme: str) -> None:
    """No violation that axe-core can see while a list is shown, which is no wider than the screen."""
    phone.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page = phone.show(kind)
    assert _searched(page, "bao")
    assert violations(page, axe) == []
    assert page.evaluate(OVERFLOW) <= 0


def test_a_keyboard_is_enough(browser: "Browser", host: Host) -> None:
    """Arrows go through the list and back, Escape returns to the box, Enter opens what was found; how many is told."""
    page = browser.new_page()
    page.goto(host.address + COMMUNE)
    _searched(page, "cup dien")
    assert page.inner_text("#tim-so[role=status]").startswith("Thấy ")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent").startswith("Cúp điện")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "tim"
    page.keyboard.press("Enter")
    page.wait_for_url("**/hoi-dap/#hoi-cup-dien")
    page.close()


def test_it_works_from_a_disk(browser: "Browser", site: Published) -> None:
    """The index is a classic script, and what is found leads to files."""
    page = browser.new_page()
    page.goto(site.file(COMMUNE).as_uri())
    _searched(page, "cup dien")
    page.keyboard.press("Enter")
    page.wait_for_url("file://**/hoi-dap/index.html#hoi-cup-dien")
    page.close()


def test_without_index_or_script_the_list_from_a_to_z_serves(browser: "Browser", host: Host) -> None:
    """An index that does not come leaves a link to the list; without scripts there is no box, and the masthead leads
    to it.
    """
    page = browser.new_page()
    page.route("**/tim.js*", lambda route: route.abort())
    page.goto(host.address + COMMUNE)
    page.focus("#tim")
    page.click(FIRST)
    assert page.url == f"{host.address}{COMMUNE}tat-ca/"
    page.close()
    bare = browser.new_context(java_script_enabled=False)
    page = bare.new_page()
    page.goto(host.address + KINDS["home"])
    assert not page.is_visible("#tim")
    assert page.is_visible(".masthead a[href='tat-ca/']")
    bare.close()
