"""Decides what an answer says about a URL. Pure.

Only what is certain counts as a failure. Other results are doubts: robots may be refused, a server may be slow for us
alone (many offices answer only machines in Vietnam), and scripts may add content to a page.
"""

import re
from datetime import date
from enum import StrEnum
from urllib.parse import unquote

from site_builder.linkcheck.web.page import FetchedPage
from site_builder.linkcheck.web.values import Answer, FetchResult
from site_builder.model.frozen import frozen


class ResponseKind(StrEnum):
    """Names what one request says about a URL."""

    GOOD = "good"
    FAILED = "failed"
    """It is broken for everybody, as far as one day can tell."""
    DOUBTFUL = "doubtful"
    BLOCKED = "blocked"
    UNASKED = "unasked"


@frozen
class Classification:
    """Holds the result of one request."""

    kind: ResponseKind
    reason: str = ""
    status: int = 0
    final: str = ""
    is_moved: bool = False
    """It is true if the page has moved to `final` for good."""
    title: str = ""
    hops: tuple[str, ...] = ()
    certificate_until: date | None = None
    etag: str = ""
    modified: str = ""


_BLOCKING = {401, 403, 407, 418, 429, 451, 503, 999}
_FAILING = {404, 410, 500, 501, 502, 504, 505, 507, 508}
_DOUBTFUL = {"dns-again", "unreachable", "protocol", "tls-chain", "tls-broken", "redirect-foreign"}
_UNASKED = {"refused-private", "rate-limited", "host-silent"}
_PERMANENT = {301, 308}
_LOGIN = re.compile(
    r"(?:^|[/._-])(?:log-?in|sign-?in|signon|dang-?nhap|sso|cas|oauth2?|authorize|auth|users/sign_in|wp-login)"
    r"(?:$|[/._?;-])",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\A/(?:(?:vi|en|vn|home|index|default|trang-?chu|main|portal)(?:\.\w{2,5})?/?)?(?:\?.*)?\Z", re.IGNORECASE
)
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|zip|rar|7z|apk|jpe?g|png|gif|webp|svg|mp3|mp4|epub)", re.IGNORECASE
)
_NOT_FOUND_TITLE = re.compile(
    r"(?:error |lỗi |http )*(?:404|410)?[\s.!:,-]*"
    r"(?:(?:error|lỗi|oops)?[\s.!:,-]*(?:page|file|document|resource)? ?(?:was |is |could )?not (?:be )?found"
    r"|(?:the |this )?page (?:does not|doesn't|no longer) exists?|page (?:is )?(?:gone|missing|removed)"
    r"|(?:xin lỗi[,.]? ?)?không (?:tìm thấy|có)(?: được)?(?: trang| bài viết| nội dung| đường dẫn)*(?: này| nào)?"
    r"|(?:trang|bài viết|nội dung|đường dẫn|liên kết)(?: này| bạn yêu cầu| bạn tìm)*"
    r"(?: không (?:tồn tại|tìm thấy|còn)| đã bị (?:xóa|xoá|gỡ)| không còn tồn tại)"
    r"|404|410)[\s.!:,-]*(?:error|lỗi|404|410)?[\s.!]*",
    re.IGNORECASE,
)
"""A page that does not exist has such a title. Only short pages count: an article may be about errors."""
_CHALLENGE = re.compile(r"(?:\A|-)(?:captcha|challenge|mitigated|waf-action)(?:\Z|-)", re.IGNORECASE)
"""Headers by which gatekeepers name a riddle: cf-mitigated, sg-captcha, x-amzn-waf-action, x-vercel-mitigated."""
_PASSED = ("", "0", "false", "none", "allow", "pass", "passed", "count")
_RIDDLE_TITLE = re.compile(
    r"just a moment|one moment, please|attention required|making sure you.re not a bot|ddos-guard|checking your browser"
    r"|client challenge|security check|verify(?:ing)? (?:that )?you are (?:a )?human|robot check|human verification"
    r"|access denied|xác (?:minh|thực) (?:bạn|truy cập|trình duyệt)|vui lòng (?:chờ|đợi) trong giây lát",
    re.IGNORECASE,
)
_SHORT = 1000
"""A page that is only an error message has fewer letters than this."""
_LONGEST_TITLE = 100
"""The title of such a page has fewer letters than this."""
_COMPARABLE = 200
"""Pages with fewer letters than this are not compared, because they may be alike by chance."""
_PARKED_HOSTS = ("sedoparking.com", "hugedomains.com", "dan.com", "afternic.com", "bodis.com", "parkingcrew.net")
_PARKED = re.compile(
    r"(?:this )?domain (?:name )?(?:is |may be )?(?:for sale|parked)|buy this domain|tên miền (?:này )?(?:đang )?"
    r"(?:được )?(?:rao )?bán",
    re.IGNORECASE,
)
_ALIKE = 0.9
"""Two pages say the same if they share at least this part of their words."""


def classify(result: FetchResult) -> Classification:
    """Returns the result for a URL. Its fragment is not looked at."""
    hops = tuple(
        f"{hop.status or 'refresh'} {_with_fragment(hop.target.address, hop.target.fragment)}" for hop in result.hops
    )
    if not result.answer:
        kind = ResponseKind.UNASKED if result.reason in _UNASKED else ResponseKind.FAILED
        doubtful = result.reason in _DOUBTFUL or result.reason.startswith("timeout-")
        return Classification(
            kind=ResponseKind.DOUBTFUL if doubtful else kind, reason=result.reason, hops=hops, final=_final(result)
        )
    answer = result.answer
    kind, reason = _of_status(answer)
    if kind is ResponseKind.GOOD:
        kind, reason = _of_content(result, answer)
    moved = _moved_to(result)
    is_moved = kind is ResponseKind.GOOD and moved != _with_fragment(result.start.address, result.start.fragment)
    is_moved &= result.start.scheme == "http" or not moved.startswith("http:")  # no redirect from https to http counts
    return Classification(
        kind=kind,
        reason=reason,
        status=answer.status,
        final=moved if is_moved else _final(result),
        is_moved=is_moved,
        title=result.page.title[:300] if result.page else "",
        hops=hops,
        certificate_until=answer.certificate_until,
        etag=answer.header("etag") if not result.hops else "",
        modified=answer.header("last-modified") if not result.hops else "",
    )


def _of_status(answer: Answer) -> tuple[ResponseKind, str]:
    status, reason = answer.status, f"http-{answer.status}"
    if any(_is_challenge(name, value) for name, value in answer.headers):
        return ResponseKind.BLOCKED, "challenge"
    if 200 <= status < 300 or status == 304:  # noqa: PLR2004 - RFC 9110 §15.3, §15.4.5
        return ResponseKind.GOOD, ""
    if status in _BLOCKING:
        return ResponseKind.BLOCKED, reason
    return (ResponseKind.FAILED if status in _FAILING else ResponseKind.DOUBTFUL), reason


def _is_challenge(name: str, value: str) -> bool:
    """Returns whether a header says that a robot was met with a riddle instead of the page."""
    said = value.partition(";")[0].strip().lower()
    return bool(_CHALLENGE.search(name) and said not in _PASSED) or said in ("challenge", "captcha")


def _is_riddle(answer: Answer, page: FetchedPage | None) -> bool:
    """Returns whether a page only lets scripts find out who is asking."""
    if not page or len(page.text) >= _SHORT or not page.scripts:
        return False
    return answer.status == 202 or bool(_RIDDLE_TITLE.match(page.title))  # noqa: PLR2004 - no page is "accepted"


def _of_content(result: FetchResult, answer: Answer) -> tuple[ResponseKind, str]:
    """Judges the content of an answer whose status is good."""
    if answer.fault and answer.fault != "slow":
        return ResponseKind.DOUBTFUL, answer.fault
    if _is_riddle(answer, result.page):
        return ResponseKind.BLOCKED, "challenge"
    if _is_redirected_to(result, _LOGIN):
        return ResponseKind.BLOCKED, "login"
    doubts = (
        ("redirect-home", _is_redirected_to(result, _HOME)),
        ("html-as-file", is_file(result.start.folders) and (result.page or _is_markup(answer))),
        ("parked", _is_parked(result)),
        ("soft-404", result.page and _is_error_page(result.page)),
    )
    reason_of_doubt = next((reason for reason, is_so in doubts if is_so), "")
    return (
        (ResponseKind.DOUBTFUL, reason_of_doubt)
        if reason_of_doubt
        else (ResponseKind.GOOD, (result.page.fault if result.page else "") or answer.fault)
    )


def _is_redirected_to(result: FetchResult, kind: re.Pattern[str]) -> bool:
    """Returns whether redirects lead to a kind of page that was not asked for."""
    asked, given = unquote(result.start.path), unquote(result.last.path)
    return bool(result.hops and kind.search(given) and not kind.search(asked))


def is_file(path: str) -> bool:
    """Returns whether a path names a file that is not a page."""
    return bool(_FILE.fullmatch(path[path.rfind(".") :])) if "." in path else False


def _is_markup(answer: Answer) -> bool:
    return answer.body[:200].lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))


def _is_parked(result: FetchResult) -> bool:
    """Returns whether a domain is not used any more except to be sold."""
    if any(f".{result.last.host}".endswith(f".{host}") for host in _PARKED_HOSTS):
        return True
    page = result.page
    return bool(page and len(page.text) < _SHORT and _PARKED.search(f"{page.title} {page.text}"))


def _is_error_page(page: FetchedPage) -> bool:
    """Returns whether a short page says in its title that it does not exist."""
    if len(page.text) >= _SHORT:
        return False
    names = [part for name in (page.heading, page.title) for part in re.split(r"\s+[|–—·»-]\s+", name)]
    return any(_NOT_FOUND_TITLE.fullmatch(name.strip()) for name in names if 0 < len(name) < _LONGEST_TITLE)


def is_same_as_missing(result: FetchResult, missing: FetchResult) -> bool:
    """Returns whether a page is the one that its host sends for a URL that does not exist (a soft 404).

    A host that builds all its pages by scripts sends the same empty page for every URL, so nothing can be said there.
    """
    page, other = result.page, missing.page
    if result.hops and missing.hops and result.last.address == missing.last.address != result.start.address:
        return True
    if not page or not other or page.is_shell or len(page.text) < _COMPARABLE:
        return False
    return page.title == other.title and _are_similar(page.text, other.text)


def _are_similar(one: str, other: str) -> bool:
    first, second = set(one.lower().split()), set(other.lower().split())
    return bool(first) and len(first & second) >= _ALIKE * len(first | second)


def fragment_kind(result: FetchResult, fragment: str) -> tuple[ResponseKind, str]:
    """Returns whether a good page has the element that a fragment names.

    Fragments such as `#/…`, `#!…` and `#page=3` name no element.
    """
    name = fragment.partition(":~:")[0]
    if not name or name.lower() == "top" or name.startswith(("/", "!")) or "=" in name:
        return ResponseKind.GOOD, ""
    page, answer = result.page, result.answer
    if not page or not answer or not answer.is_whole:
        return ResponseKind.GOOD, ""
    decoded = unquote(name)
    if {name, decoded, f"user-content-{decoded}"} & page.ids:
        return ResponseKind.GOOD, ""
    return (ResponseKind.DOUBTFUL if page.scripts else ResponseKind.FAILED), "fragment-missing"


def _moved_to(result: FetchResult) -> str:
    """Returns where the permanent redirects at the beginning of the chain lead."""
    target = result.start
    for hop in result.hops:
        if hop.status not in _PERMANENT:
            break
        target = hop.target
    return _with_fragment(target.address, target.fragment)


def _final(result: FetchResult) -> str:
    return _with_fragment(result.last.address, result.last.fragment) if result.hops else ""


def _with_fragment(address: str, fragment: str) -> str:
    return f"{address}#{fragment}" if fragment else address
