"""One page of each kind, and a window to look at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from real_site.host import Host

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KINDS = {
    "entry": "",
    "home": "dong-nai/long-khanh/bao-quang/",
    "home of which little is known": "dong-nai/long-khanh/bau-sen/",
    "teams": "dong-nai/long-khanh/bao-quang/to-cong-nghe/",
    "teams, none yet": "dong-nai/long-khanh/bau-sen/to-cong-nghe/",
    "progress": "dong-nai/long-khanh/tien-do/",
    "guides": "dong-nai/long-khanh/bao-quang/huong-dan/",
    "guide": "dong-nai/long-khanh/bao-quang/huong-dan/cai-vneid/",
    "guide with a table of numbers": "dong-nai/long-khanh/bao-quang/huong-dan/phan-anh-hien-truong/",
    "announcements": "dong-nai/long-khanh/bao-quang/thong-bao/",
    "archive": "dong-nai/long-khanh/bao-quang/thong-bao/luu-tru/",
    "announcement": "dong-nai/long-khanh/bao-quang/thong-bao/nguoi-la-xung-to-cong-nghe-so/",
    "announcement with an event": "dong-nai/long-khanh/bao-quang/thong-bao/to-cong-nghe-so-ve-ap-18-gia-dinh/",
    "announcement with a file": "dong-nai/long-khanh/bao-quang/thong-bao/phieu-hen-tai-nha/",
    "announcement with a table": "dong-nai/long-khanh/bao-quang/thong-bao/lich-truc-thang-12/",
    "announcement that has expired": "dong-nai/long-khanh/bao-quang/thong-bao/doi-buoi-truc-tuan-12-den-18-10/",
    "services": "dong-nai/long-khanh/bao-quang/dich-vu/",
    "market": "ca-mau/thi-tran-thoi-binh/cho/",
    "contact": "dong-nai/long-khanh/bao-quang/lien-he/",
    "codes": "dong-nai/long-khanh/bao-quang/ma-qr/",
    "A to Z": "dong-nai/long-khanh/bao-quang/tat-ca/",
    "privacy": "dong-nai/long-khanh/bao-quang/quyen-rieng-tu/",
    "missing": "404.html",
}
LATER_KINDS = {
    "guide that is overdue": "dong-nai/long-khanh/bao-quang/huong-dan/tra-tien-dien/",
    "former address": "dong-nai/long-khanh/bao-quang/huong-dan/vneid-cu/",
}
"""They are of the site half a year on."""
ALL_KINDS = (*KINDS, *LATER_KINDS)
REFRESH = '<meta http-equiv="refresh"'
Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A telephone's screen in front of the site."""

    page: "Page"
    host: Host
    later_host: Host

    def show(self, kind: str) -> "Page":
        """The page of a kind. That of a former address stays on the screen instead of moving on."""
        host, url = (self.host, KINDS[kind]) if kind in KINDS else (self.later_host, LATER_KINDS[kind])
        if kind == "former address":
            source = self.page.request.get(host.address + url).text()
            assert REFRESH in source
            self.page.set_content(source.replace(REFRESH, "<meta"))
        else:
            self.page.goto(host.address + url)
        return self.page


@contextmanager
def window(
    browser: "Browser", hosts: tuple[Host, Host], *, width: int = 360, scheme: Scheme = "light", scripts: bool = True
) -> Iterator[Window]:
    """A new profile in the browser; width in CSS pixels."""
    context = browser.new_context(
        viewport={"width": width, "height": 740},
        color_scheme=scheme,
        java_script_enabled=scripts,
        locale="vi-VN",
    )
    context.set_default_timeout(20_000)
    context.clock.set_fixed_time("2026-11-22T08:00:00+07:00")  # the day of the build: what is over hides itself
    yield Window(page=context.new_page(), host=hosts[0], later_host=hosts[1])
    context.close()
