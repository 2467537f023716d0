"""What phones keep of a site, in a real browser whose network is cut, slow, or back again."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import FLAGS, installed
from small_site import GUIDE, SmallSite

from offline.weak_host import WeakHost, weak_host
from site_builder.model.issued_code import seal_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

MOUNT = "/a/247/"
UNIT, HOME_GUIDE, LIST = "bao-quang/", "bao-quang/huong-dan/cai-vneid/", "bao-quang/offline.json"
COPY = re.compile(r"Bản lưu ngày \d{1,2}/\d{1,2}/20\d\d\.")
PATIENCE = 20_000
OFF = {"site.yaml": "title: Trang 24/7\nbase_url: https://longkhanh.gov.vn/247\noffline: không\n"}
CODE = "12345671"
REGISTER = "codes:\n  - {code: '12345671', target: 'guide:cai-vneid', seal: SEAL}\n"


@pytest.fixture
def built(site: SmallSite) -> SmallSite:
    """A small site with a printed code, built."""
    seal = seal_of(CODE, "guide:cai-vneid", "live", "")
    site.put({"bao-quang/qr.yaml": REGISTER.replace("SEAL", seal)})
    assert site.build().report.errors == 0
    return site


@pytest.fixture
def host(built: SmallSite) -> Iterator[WeakHost]:
    """The site below a sub-path."""
    with weak_host(built.output, MOUNT) as one:
        yield one


@contextmanager
def phone(browser: "Browser", folder: Path) -> Iterator["BrowserContext"]:
    """The browser of one person, who has it again the next day."""
    one = browser.browser_type.launch_persistent_context(str(folder), executable_path=installed(), args=FLAGS)
    try:
        yield one
    finally:
        one.close()


def is_kept(page: "Page", address: str) -> bool:
    """Whether a copy of a page is on the phone."""
    return bool(page.evaluate("u => caches.match(u).then(r => !!r)", address))


def wait_until_kept(page: "Page", *addresses: str) -> None:
    """Waits for copies: the worker fetches them after the page."""
    for address in addresses:
        wait_for(page, "u => caches.match(u).then(r => !!r)", address)


def wait_for(page: "Page", promise: str, argument: object = None) -> None:
    """Waits until a promise of the page is kept with something true."""
    until = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(promise, argument):
        assert time.monotonic() < until, promise
        page.wait_for_timeout(50)


def opened(page: "Page", address: str) -> str:
    """Opens a page as somebody who comes back to it, and returns what is read there."""
    page.goto(address, timeout=PATIENCE)
    return page.inner_text("body")


def test_what_the_unit_lists_is_read_without_network(browser: "Browser", host: WeakHost, tmp_path: Path) -> None:
    """Home, whom to call, and a guide that was never opened; with what chat programs hang on addresses, too."""
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        assert not COPY.search(opened(page, host.address + UNIT))
        wait_until_kept(page, host.address + HOME_GUIDE)
        host.is_down = True
        for path, said in (
            ("", "Xã Bảo Quang"),
            ("lien-he/", "Liên hệ"),
            ("huong-dan/cai-vneid/?zarsrc=30", "Cài đặt"),
        ):
            text = opened(page, host.address + UNIT + path)
            assert said in text
            assert COPY.search(text), path


def test_the_browser_itself_is_offline(browser: "Browser", host: WeakHost, tmp_path: Path) -> None:
    """As a phone in flight mode."""
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        opened(page, host.address + UNIT)
        wait_until_kept(page, host.address + HOME_GUIDE)
        window.set_offline(offline=True)
        host.is_down = True
        assert COPY.search(opened(page, host.address + HOME_GUIDE))


def test_only_the_unit_that_was_opened_is_kept(browser: "Browser", host: WeakHost, tmp_path: Path) -> None:
    """Not its neighbours, and not the announcements."""
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        opened(page, host.address + UNIT)
        wait_until_kept(page, host.address + HOME_GUIDE)
        assert not is_kept(page, host.address + "xuan-an/")
        host.is_down = True
        for path in ("xuan-an/", "bao-quang/thong-bao/hop-ap/"):
            assert "chưa lưu trang này" in opened(page, host.address + path)


def test_a_printed_code_that_was_scanned_once_opens_again(browser: "Browser", host: WeakHost, tmp_path: Path) -> None:
    """The leaflet stays in the house; and the unit behind it is kept as well."""
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        opened(page, f"{host.address}q/{CODE}/?utm_source=zalo")
        wait_until_kept(page, f"{host.address}q/{CODE}/", host.address + UNIT)
        host.is_down = True
        text = opened(page, f"{host.address}q/{CODE}/")
        assert "Cài VNeID" in text
        assert COPY.search(text)
        assert COPY.search(opened(page, host.address + UNIT))


def test_a_slow_network_is_waited_for_three_seconds(browser: "Browser", host: WeakHost, tmp_path: Path) -> None:
    """Then the copy is shown. A page of which there is none is waited for."""
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        opened(page, host.address + UNIT)
        wait_until_kept(page, host.address + HOME_GUIDE)
        host.delay = 6
        assert COPY.search(opened(page, host.address + UNIT))
        assert not COPY.search(opened(page, host.address + "bao-quang/thong-bao/"))


def test_a_host_that_answers_with_its_own_error_counts_as_none(
    browser: "Browser", host: WeakHost, tmp_path: Path
) -> None:
    """A page of the copy is worth more than «503»."""
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        opened(page, host.address + UNIT)
        wait_until_kept(page, host.address + HOME_GUIDE)
        host.is_broken = True
        assert COPY.search(opened(page, host.address + UNIT))


def test_the_same_profile_sees_the_site_of_today(
    browser: "Browser", built: SmallSite, host: WeakHost, tmp_path: Path
) -> None:
    """After an update the network's page at once; and the new copy, of pages that nobody opened again, too."""
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        opened(page, host.address + UNIT)
        wait_until_kept(page, host.address + HOME_GUIDE)
    built.put({"guides/cai-vneid.md": GUIDE.replace("Bấm **Cài đặt**", "Bấm **Nhận**"), "guides/moi.md": GUIDE})
    built.build()
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        host.asked.clear()
        assert not COPY.search(opened(page, host.address + UNIT))
        wait_until_kept(page, host.address + UNIT + "huong-dan/moi/")
        again = [path for path in host.asked if path.endswith("/")]
        assert MOUNT + HOME_GUIDE in again
        assert MOUNT + UNIT + "to-cong-nghe/" not in again  # it is the same, and costs nobody anything
        host.is_down = True
        text = opened(page, host.address + HOME_GUIDE)
        assert "Nhận" in text
        assert COPY.search(text)


def test_a_guide_that_ends_leaves_no_copy(browser: "Browser", built: SmallSite, host: WeakHost, tmp_path: Path) -> None:
    """Advice that was withdrawn is not read without network either, once the phone had network."""
    built.put({"guides/cu.md": GUIDE}).build()
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        opened(page, host.address + UNIT)
        wait_for(page, "u => caches.match(u).then(r => r && r.text()).then(t => /cu/.test(t))", host.address + LIST)
        built.remove("guides/cu.md").build()
        opened(page, host.address + UNIT)
        wait_for(page, "u => caches.match(u).then(r => !r)", host.address + UNIT + "huong-dan/cu/")


def test_a_site_that_keeps_nothing_any_more_is_forgotten(
    browser: "Browser", built: SmallSite, host: WeakHost, tmp_path: Path
) -> None:
    """`offline: không`: the worker's address answers with one that removes copies and itself, in the same profile."""
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        opened(page, host.address + UNIT)
        wait_until_kept(page, host.address + HOME_GUIDE)
    built.put(OFF).build()
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        assert not COPY.search(opened(page, host.address + UNIT))
        wait_for(page, "() => navigator.serviceWorker.getRegistrations().then(r => !r.length)")
        wait_for(page, "() => caches.keys().then(k => !k.length)")
        host.is_down = True
        from playwright.sync_api import Error  # noqa: PLC0415 - slow to import; most tests need none

        with pytest.raises(Error):
            page.goto(host.address + UNIT)


def test_two_sites_of_one_host_keep_their_own(browser: "Browser", built: SmallSite, tmp_path: Path) -> None:
    """Communes that publish below one domain, each by itself: one that switches off takes nothing from the other."""
    root = built.content.parent / "host"
    for name in ("xa-a", "xa-b"):
        built.build(output=root / name, cache=None)
    with weak_host(root) as host, phone(browser, tmp_path) as window:
        page = window.new_page()
        for name in ("xa-a", "xa-b"):
            opened(page, f"{host.address}{name}/{UNIT}")
            wait_until_kept(page, f"{host.address}{name}/{HOME_GUIDE}")
        built.put(OFF).build(output=root / "xa-a", cache=None)
        opened(page, f"{host.address}xa-a/{UNIT}")
        wait_for(page, "u => caches.match(u).then(r => !r)", f"{host.address}xa-a/{UNIT}")
        assert is_kept(page, f"{host.address}xa-b/{UNIT}")
        host.is_down = True
        assert COPY.search(opened(page, f"{host.address}xa-b/{HOME_GUIDE}"))


def test_only_the_last_four_units_stay(browser: "Browser", tmp_path: Path) -> None:
    """Whoever travels through a province does not fill a phone with it."""
    units = [f"xa-{number}" for number in range(6)]
    site = SmallSite(tmp_path / "site")
    site.put({f"{name}/unit.yaml": f"name: Xã {name}\nkind: xã\n" for name in units}).build()
    with weak_host(site.output) as host, phone(browser, tmp_path / "phone") as window:
        page = window.new_page()
        for name in units:
            opened(page, f"{host.address}{name}/")
            wait_until_kept(page, f"{host.address}{name}/huong-dan/cai-vneid/")
        opened(page, f"{host.address}{units[-1]}/")
        wait_for(page, "() => caches.keys().then(k => k.length < 5)")
        assert is_kept(page, f"{host.address}{units[-1]}/")
        assert not is_kept(page, f"{host.address}{units[0]}/")


def test_phones_that_save_data_keep_whom_to_call(browser: "Browser", host: WeakHost, tmp_path: Path) -> None:
    """Only the home page and the contacts, not the guides."""
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        opened(page, host.address + UNIT)
        wait_until_kept(page, host.address + HOME_GUIDE)
        source = page.evaluate("u => fetch(u).then(r => r.text())", host.address + "sw.js")
        keeping = source.replace("navigator.connection||0", "{saveData:1}")
        assert keeping != source
        page.evaluate("() => navigator.serviceWorker.getRegistration().then(r => r.unregister())")
        page.evaluate("() => caches.keys().then(k => Promise.all(k.map(n => caches.delete(n))))")
        window.route("**/sw.js", lambda route: route.fulfill(body=keeping, content_type="text/javascript"))
        opened(page, host.address + UNIT)
        wait_until_kept(page, host.address + UNIT + "lien-he/")
        assert not is_kept(page, host.address + HOME_GUIDE)


def test_the_copy_says_the_day_on_which_it_was_saved(browser: "Browser", host: WeakHost, tmp_path: Path) -> None:
    """Of the phone's clock, in numbers as people here write them."""
    with phone(browser, tmp_path) as window:
        page = window.new_page()
        opened(page, host.address + UNIT)
        wait_until_kept(page, host.address + UNIT)
        host.is_down = True
        day = page.evaluate("() => [new Date().getDate(), new Date().getMonth() + 1, new Date().getFullYear()]")
        assert "Bản lưu ngày {}/{}/{}.".format(*day) in opened(page, host.address + UNIT)
