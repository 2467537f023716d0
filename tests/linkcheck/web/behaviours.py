"""The fifty ways in which servers behave, and more: what each sends, and what is to be thought of it.

The first fifty are those on which seven link checkers were compared (lychee, the best, has 32 right): a good link must
not be called broken, nor a broken one good; where nobody can tell, that is the answer.
"""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from linkcheck.web.town import Reply, Request, Town

GOOD, BROKEN, UNSURE = "good", "broken", "unsure"
WORDS = "Một trang bình thường về thủ tục hành chính. " * 8
EARLIER = datetime(2026, 11, 22, tzinfo=UTC)


def page(body: str = WORDS, title: str = "Thủ tục", head: str = "", status: int = 200) -> Reply:
    """A page."""
    text = f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return Reply(status=status, body=text.encode())


MISSING = page("<h1>Không có gì ở đây</h1>", "Lỗi", status=404)


def to(place: str, status: int = 302) -> Reply:
    """A redirect."""
    return Reply(status=status, headers=(("Location", place),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A behaviour: what is asked for, what comes, what is to be thought, and the reason that is to be told."""

    want: str
    reason: str = ""
    behave: Callable[[Request], Reply] = lambda _: page()
    path: str = "/trang"
    at: str = "http"
    """Which of the town's servers."""
    host: str = ""
    """Instead of the case's own."""

    def address(self, town: Town, name: str, *, alone: bool) -> str:
        """The address: of a host of its own, or of one that all cases share."""
        own = alone or self.host or self.at != "http"
        host = self.host or (f"{name}.test" if own else "all.test")
        path = self.path if own else f"/{name}{self.path}"
        return f"http{'' if self.at in ('http', 'refused') else 's'}://{host}:{town.ports[self.at]}{path}"


def always(reply: Reply) -> Callable[[Request], Reply]:
    """The same for everybody."""
    return lambda _: reply


def later(before: Reply, seconds: float, after: Reply) -> Callable[[Request], Reply]:
    """One thing until some seconds after the first request, then another one."""
    return lambda request: before if request.age < seconds else after


PDF = Reply(body=b"%PDF-1.7", kind="application/pdf")


def by_head(reply: Reply) -> Callable[[Request], Reply]:
    """A server that dislikes HEAD."""
    return lambda request: reply if request.method == "HEAD" else PDF


def by_range(reply: Reply) -> Callable[[Request], Reply]:
    """A server that dislikes to be asked for a part."""
    return lambda request: reply if "range" in request.headers else PDF


def noscript(place: str) -> Reply:
    """A page that sends on whoever runs no scripts, as those of social networks do."""
    return page(head=f'<noscript><meta http-equiv="refresh" content="0; url={place}"></noscript>')


def coded(name: str, body: bytes = b"") -> Callable[[Request], Reply]:
    """A page whose server says how it is packed."""
    return always(Reply(body=body or page().body, headers=(("Content-Encoding", name),)))


def chain(length: int, status: int = 301) -> Callable[[Request], Reply]:
    """So many redirects, then a page."""

    def behave(request: Request) -> Reply:
        step = int(request.path.rpartition("-")[2])
        return page() if step >= length else to(f"buoc-{step + 1}", status)

    return behave


def wall(request: Request) -> Reply:
    """A page that gives a cookie, leads back to itself, and looks for it."""
    if "da-vao=1" in request.headers.get("cookie", ""):
        return page()
    return replace(to(request.path), headers=(("Location", request.path), ("Set-Cookie", "da-vao=1; Path=/; HttpOnly")))


def date_after(request: Request) -> Reply:
    """Busy for two seconds, which are told as a date."""
    moment = EARLIER + timedelta(seconds=2)
    headers = (("Date", format_datetime(EARLIER, usegmt=True)), ("Retry-After", format_datetime(moment, usegmt=True)))
    return Reply(status=429, headers=headers) if request.age < 1.5 else page()


def sub(**paths: Reply) -> Callable[[Request], Reply]:
    """Replies by the last part of the path."""
    return lambda request: paths.get(request.path.rpartition("/")[2].partition("?")[0].replace("-", "_"), MISSING)


PACKED = gzip.compress(WORDS.encode())
SECTION = page('<h2 id="điều-kiện">Điều kiện</h2><a name="hồ sơ">Hồ sơ</a>' + WORDS)
LOGIN = page('<form><input type="password"></form>', "Đăng nhập")
BUSY = Reply(status=429, headers=(("Retry-After", "2"),))
LONG = Reply(status=429, headers=(("Retry-After", "3600"),))
ROBOTS = page("<h1>Just a moment…</h1>", "Just a moment…", status=403)

FIFTY: dict[str, Case] = {
    "200": Case(want=GOOD),
    "204": Case(want=GOOD, behave=always(Reply(status=204, kind=""))),
    "302": Case(want=GOOD, behave=sub(trang=to("khac"), khac=page())),
    "301-chain-of-3": Case(want=GOOD, behave=chain(3), path="/buoc-0"),
    "308": Case(want=GOOD, behave=sub(trang=to("moi", 308), moi=page())),
    "head-403": Case(want=GOOD, behave=by_head(Reply(status=403)), path="/don.pdf"),
    "head-404": Case(want=GOOD, behave=by_head(Reply(status=404)), path="/don.pdf"),
    "head-405": Case(want=GOOD, behave=by_head(Reply(status=405)), path="/don.pdf"),
    "head-hangs": Case(want=GOOD, behave=by_head(Reply(delay=60)), path="/don.pdf"),
    "slow": Case(want=GOOD, behave=always(replace(page(), delay=1))),
    "drip": Case(want=GOOD, behave=always(replace(page(), parts=40, rest=0.1))),
    "2-gib": Case(want=GOOD, behave=always(Reply(endless=2**31, kind="application/zip"))),
    "429-seconds": Case(want=GOOD, behave=later(BUSY, 1.5, page())),
    "429-date": Case(want=GOOD, behave=date_after),
    "500-for-a-second": Case(want=GOOD, behave=later(Reply(status=500), 1, page())),
    "reset-then-200": Case(want=GOOD, behave=later(Reply(cut="reset"), 0.2, page())),
    "cookie-wall": Case(want=GOOD, behave=wall),
    "query-order": Case(
        want=GOOD, behave=lambda r: page() if r.path.endswith("?b=2&a=1") else MISSING, path="/trang?b=2&a=1"
    ),
    "vietnamese-path": Case(want=GOOD, behave=sub(**{"h%C6%B0%E1%BB%9Bng_d%E1%BA%ABn": page()}), path="/hướng-dẫn"),
    "404": Case(want=BROKEN, reason="http-404", behave=always(MISSING)),
    "410": Case(want=BROKEN, reason="http-410", behave=always(Reply(status=410))),
    "301-to-404": Case(want=BROKEN, reason="http-404", behave=sub(trang=to("mat", 301))),
    "301-x-25": Case(want=BROKEN, reason="redirect-many", behave=chain(25), path="/buoc-0"),
    "301-no-location": Case(want=BROKEN, reason="redirect-nowhere", behave=always(Reply(status=301))),
    "loop-of-one": Case(want=BROKEN, reason="redirect-loop", behave=lambda r: to(r.path)),
    "loop-of-two": Case(want=BROKEN, reason="redirect-loop", behave=sub(trang=to("hai"), hai=to("trang"))),
    "reset": Case(want=BROKEN, reason="reset", behave=always(Reply(cut="reset"))),
    "empty-reply": Case(want=BROKEN, reason="closed", behave=always(Reply(cut="empty"))),
    "self-signed": Case(want=BROKEN, reason="tls-untrusted", at="selfsigned"),
    "expired": Case(want=BROKEN, reason="tls-expired", at="expired"),
    "wrong-host": Case(want=BROKEN, reason="tls-host", at="wronghost"),
    "refused": Case(want=BROKEN, reason="refused", at="refused"),
    "no-such-name": Case(want=BROKEN, reason="dns-none", host="khong-co.invalid"),
    "fragment-missing": Case(
        want=BROKEN, reason="fragment-missing", behave=always(SECTION), path="/trang#%C4%91i%E1%BB%81u"
    ),
    "refresh-to-404": Case(
        want=BROKEN,
        reason="http-404",
        behave=sub(trang=page(head='<meta http-equiv="Refresh" content="0; url=mat">')),
    ),
    "429-for-ever": Case(want=UNSURE, reason="http-429", behave=always(Reply(status=429))),
    "429-for-an-hour": Case(want=UNSURE, reason="http-429", behave=always(LONG)),
    "403-by-agent": Case(
        want=UNSURE, reason="http-403", behave=lambda r: page() if "Chrome/" in r.headers["user-agent"] else ROBOTS
    ),
    "challenge": Case(
        want=UNSURE, reason="challenge", behave=always(replace(ROBOTS, headers=(("cf-mitigated", "challenge"),)))
    ),
    "999": Case(want=UNSURE, reason="http-999", behave=always(Reply(status=999))),
    "401": Case(want=UNSURE, reason="http-401", behave=always(Reply(status=401))),
    "503-for-ever": Case(want=UNSURE, reason="http-503", behave=always(Reply(status=503))),
    "soft-404": Case(want=UNSURE, reason="soft-404", behave=sub(trang=page("<h1>Không tìm thấy trang</h1>"))),
    "to-the-door": Case(want=UNSURE, reason="login", behave=sub(trang=to("dang-nhap?ve=trang"), dang_nhap=LOGIN)),
    "home": Case(want=UNSURE, reason="redirect-home", behave=lambda r: to("/") if r.path != "/" else page()),
    "html-as-pdf": Case(want=UNSURE, reason="html-as-file", path="/don.pdf"),
    "bad-gzip": Case(
        want=UNSURE, reason="encoding-broken", behave=always(replace(page(), headers=(("Content-Encoding", "gzip"),)))
    ),
    "body-hangs": Case(want=UNSURE, reason="timeout-body", behave=always(replace(page(), hang=60))),
    "to-a-private-address": Case(want=UNSURE, reason="refused-private", behave=always(to("http://10.0.0.7/"))),
    "deep-to-private-name": Case(want=UNSURE, reason="refused-private", behave=always(to("http://inner.test/a"))),
}
"""Those of the comparison, as far as they concern one address."""

MORE: dict[str, Case] = {
    "fragment": Case(want=GOOD, behave=always(SECTION), path="/trang#%C4%91i%E1%BB%81u-ki%E1%BB%87n"),
    "fragment-raw": Case(want=GOOD, behave=always(SECTION), path="/trang#điều-kiện"),
    "fragment-by-name": Case(want=GOOD, behave=always(SECTION), path="/trang#hồ%20sơ"),
    "fragment-top": Case(want=GOOD, behave=always(SECTION), path="/trang#top"),
    "fragment-of-words": Case(want=GOOD, behave=always(SECTION), path="/trang#:~:text=Hồ"),
    "fragment-by-script": Case(
        want=UNSURE, reason="fragment-missing", behave=always(page(WORDS + "<script>x</script>")), path="/trang#a"
    ),
    "gzip": Case(
        want=GOOD,
        behave=always(Reply(body=PACKED, headers=(("Content-Encoding", "gzip"),), kind="text/html; charset=utf-8")),
    ),
    "gzip-bomb": Case(
        want=GOOD,
        behave=always(Reply(body=gzip.compress(bytes(10**7)), headers=(("Content-Encoding", "gzip"),))),
    ),
    "charset-unknown": Case(
        want=GOOD, reason="charset-unknown", behave=always(replace(page(), kind="text/html; charset=tcvn"))
    ),
    "charset-wrong": Case(
        want=GOOD, reason="charset-wrong", behave=always(Reply(body=page().body.decode().encode("utf-16-le")))
    ),
    "301-then-302": Case(want=GOOD, behave=sub(trang=to("mot", 301), mot=to("hai"), hai=page())),
    "moved-with-part": Case(want=GOOD, behave=sub(trang=to("moi", 301), moi=SECTION), path="/trang#điều-kiện"),
    "refresh": Case(
        want=GOOD,
        behave=sub(trang=page(head='<meta http-equiv="refresh" content="0;URL=\'khac\'">'), khac=page()),
    ),
    "refresh-to-itself": Case(want=GOOD, behave=always(page(head='<meta http-equiv="refresh" content="20">'))),
    "refresh-loop": Case(
        want=BROKEN,
        reason="redirect-loop",
        behave=sub(
            trang=page(head='<meta http-equiv=refresh content="0;url=hai">'),
            hai=page(head="<meta http-equiv=refresh content='0;url=trang'>"),
        ),
    ),
    "noscript-to-404": Case(want=GOOD, behave=sub(trang=noscript("/no-js"))),
    "noscript-to-login": Case(want=GOOD, behave=sub(trang=noscript("/dang-nhap"), dang_nhap=LOGIN)),
    "noscript-to-home": Case(want=GOOD, behave=sub(trang=noscript("/"))),
    "template-refresh": Case(
        want=GOOD,
        behave=sub(trang=page("<template><template></template><meta http-equiv=refresh content=0;mat></template>")),
    ),
    "title-refresh": Case(want=GOOD, behave=sub(trang=page(title="<meta http-equiv=refresh content=0;mat>"))),
    "refresh-on-base": Case(
        want=GOOD,
        behave=lambda r: (
            page()
            if r.path.endswith("/goc/khac")
            else sub(trang=page(head='<base href="goc/"><meta http-equiv=refresh content="0;url=khac">'))(r)
        ),
    ),
    "base-after-refresh": Case(
        want=GOOD,
        behave=sub(trang=page(head='<meta http-equiv=refresh content="0;khac"><base href="/goc/">'), khac=page()),
    ),
    "refresh-header-to-404": Case(
        want=BROKEN, reason="http-404", behave=sub(trang=replace(page(), headers=(("Refresh", "0; url=mat"),)))
    ),
    "refresh-header": Case(want=GOOD, behave=sub(trang=replace(page(), headers=(("Refresh", "3;khac"),)), khac=page())),
    "refresh-header-slow": Case(want=GOOD, behave=sub(trang=replace(page(), headers=(("Refresh", "300;url=mat"),)))),
    "refresh-drops-part": Case(
        want=GOOD, behave=sub(trang=page(head="<meta http-equiv=refresh content=0;khac>"), khac=page()), path="/trang#a"
    ),
    "location-one-slash": Case(want=GOOD, behave=sub(trang=to("http:/location-one-slash/dich"), dich=page())),
    "head-200-get-404": Case(
        want=BROKEN, reason="http-404", path="/don.pdf", behave=lambda r: PDF if r.method == "HEAD" else MISSING
    ),
    "range-refused": Case(want=GOOD, path="/don.pdf", behave=by_range(Reply(status=416))),
    "range-forbidden": Case(want=GOOD, path="/don.pdf", behave=by_range(Reply(status=403))),
    "gzip-of-two-members": Case(
        want=GOOD,
        path="/trang#hai",
        behave=coded("gzip", gzip.compress(page().body) + gzip.compress(b"<p id=hai>Hai") + bytes(512)),
    ),
    "gzip-and-rubbish": Case(want=GOOD, behave=coded("gzip", PACKED + b"rac")),
    "gzip-twice": Case(
        want=GOOD, path="/trang#a", behave=coded("gzip, gzip", gzip.compress(gzip.compress(b"<p id=a>A")))
    ),
    "coded-utf-8": Case(want=GOOD, behave=coded("utf-8")),
    "coded-none": Case(want=GOOD, behave=coded("none")),
    "coded-aws": Case(want=GOOD, behave=coded("aws-chunked")),
    "coded-aws-gzip": Case(want=GOOD, behave=coded("aws-chunked, gzip", PACKED)),
    "coded-br": Case(want=UNSURE, reason="encoding-broken", behave=coded("br")),
    "202-challenge": Case(
        want=UNSURE,
        reason="challenge",
        behave=always(replace(page(), status=202, headers=(("x-amzn-waf-action", "challenge"),))),
    ),
    "202-captcha": Case(
        want=UNSURE,
        reason="challenge",
        behave=always(replace(page(), status=202, headers=(("SG-Captcha", "challenge"),))),
    ),
    "405-captcha": Case(
        want=UNSURE, reason="challenge", behave=always(Reply(status=405, headers=(("x-amzn-waf-action", "captcha"),)))
    ),
    "202-riddle": Case(want=UNSURE, reason="challenge", behave=always(page("<script>x</script>", "", status=202))),
    "200-riddle": Case(
        want=UNSURE, reason="challenge", behave=always(page("<script>x</script>", "Making sure you're not a bot!"))
    ),
    "202": Case(want=GOOD, behave=always(replace(page(), status=202))),
    "fragment-names-a-map": Case(
        want=BROKEN,
        reason="fragment-missing",
        path="/trang#ban-do",
        behave=always(page(f'<map name="ban-do"></map>{WORDS}')),
    ),
    "cookie-of-another-path": Case(
        want=GOOD,
        behave=lambda r: (
            MISSING
            if "cookie" in r.headers
            else sub(
                trang=replace(to("sau"), headers=(("Location", "sau"), ("Set-Cookie", "a=1; Path=/khac"))), sau=page()
            )(r)
        ),
    ),
    "secure-cookie": Case(
        want=GOOD,
        behave=lambda r: (
            MISSING
            if "cookie" in r.headers
            else sub(
                trang=replace(to("sau"), headers=(("Location", "sau"), ("Set-Cookie", "a=1; Path=/; Secure"))),
                sau=page(),
            )(r)
        ),
    ),
    "port-0": Case(want=BROKEN, reason="refused-port", host="a.test:0/x?"),
    "parked": Case(want=UNSURE, reason="parked", behave=sub(trang=page("Tên miền này đang được rao bán", "a.test"))),
    "same-for-all": Case(
        want=UNSURE,
        reason="soft-404",
        behave=lambda r: page(f"Chào mừng {r.path.count('x')}. {WORDS}", "Cổng"),
        host="same-for-all.test",
    ),
    "shell-for-all": Case(want=GOOD, behave=always(page('<div id="app"></div><script src="a.js"></script>', "Cổng"))),
    "article-on-404": Case(want=GOOD, behave=sub(trang=page(f"<h1>404 Not Found</h1>{WORDS * 5}", "404 Not Found"))),
    "500-for-ever": Case(want=BROKEN, reason="http-500", behave=always(Reply(status=500))),
    "522": Case(want=UNSURE, reason="http-522", behave=always(Reply(status=522))),
    "400": Case(want=UNSURE, reason="http-400", behave=always(Reply(status=400))),
    "cut-body": Case(want=GOOD, behave=later(Reply(cut="empty"), 0.2, page())),
    "http-2": Case(want=GOOD, at="https"),
    "http-2-404": Case(want=BROKEN, reason="http-404", behave=always(MISSING), at="https"),
    "http-2-endless": Case(want=GOOD, behave=always(Reply(endless=2**25, kind="application/zip")), at="https"),
    "tls-1.1": Case(want=GOOD, at="soon"),
    "vietnamese-name": Case(want=GOOD, host="a.ví-dụ.test"),
    "to-another-app": Case(want=UNSURE, reason="redirect-foreign", behave=always(to("zalo://mo"))),
    "port-of-mail": Case(want=BROKEN, reason="refused-port", host="a.test:25/x?"),
    "never-http": Case(want=UNSURE, reason="refused-private", host="10.0.0.7"),
}
"""What else is met."""
CASES = FIFTY | MORE
NOBODYS = re.compile(r"/[0-9a-f]{16}$")
"""What is asked for to see what a host says of nothing."""
ALIKE = ("same-for-all", "shell-for-all")
"""Hosts that say the same of everything."""


def behave(request: Request) -> Reply:
    """The behaviour of the whole town: by the name of the host, or by the first part of the path."""
    name = request.host.removesuffix(".test")
    if name == "all":
        name = request.path[1:].partition("/")[0]
    if NOBODYS.search(request.path) and name not in ALIKE:
        return MISSING
    return CASES[name].behave(request) if name in CASES else page()
