"""What is found at the end of an address → what to think of it. Pure.

Only what is sure counts as a failure: what a robot is refused, what may be slow for us alone (many offices answer
machines in Vietnam only), what a page's scripts may add, is a doubt.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import unquote

from site_builder.linkcheck.web.page import FetchedPage
from site_builder.linkcheck.web.values import Answer, FetchResult


class ResponseKind(StrEnum):
    """What one look at an address says."""

    GOOD = "good"
    FAILED = "failed"
    """It is broken for everybody, as far as one day can tell."""
    DOUBTFUL = "doubtful"
    BLOCKED = "blocked"
    UNASKED = "unasked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """The outcome of one look."""

    kind: ResponseKind
    reason: str = ""
    status: int = 0
    final: str = ""
    is_moved: bool = False
    """Whether `final` is where it lives for good."""
    title: str = ""
    hops: tuple[str, ...] = ()
    certificate_until: date | None = None
    etag: str = ""
    modified: str = ""


_BLOCKING = {401, 403, 407, 418, 429, 451, 503, 999}
_FAILING = {404, 410, 500, 501, 502, 504, 505, 507, 508}
_DOUBTFUL = {"dns-again", "unreachable", "protocol", "tls-chain", "tls-broken", "redirect-foreign"}
_UNASKED = {"refused-private", "rate-limited"}
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
_GONE = re.compile(
    r"(?:error |lỗi |http )*(?:404|410)?[\s.!:,-]*"
    r"(?:(?:error|lỗi|oops)?[\s.!:,-]*(?:page|file|document|resource)? ?(?:was |is |could )?not (?:be )?found"
    r"|(?:the |this )?page (?:does not|doesn't|no longer) exists?|page (?:is )?(?:gone|missing|removed)"
    r"|(?:xin lỗi[,.]? ?)?không (?:tìm thấy|có)(?: được)?(?: trang| bài viết| nội dung| đường dẫn)*(?: này| nào)?"
    r"|(?:trang|bài viết|nội dung|đường dẫn|liên kết)(?: này| bạn yêu cầu| bạn tìm)*"
    r"(?: không (?:tồn tại|tìm thấy|còn)| đã bị (?:xóa|xoá|gỡ)| không còn tồn tại)"
    r"|404|410)[\s.!:,-]*(?:error|lỗi|404|410)?[\s.!]*",
    re.IGNORECASE,
)
"""What a page is called that is none. Judged only on short pages and as a whole name: articles on errors exist."""
_SHORT = 1000
"""Letters of a page that may be an excuse."""
_LONGEST_NAME = 100
"""Letters of what such a page is called."""
_COMPARABLE = 200
"""Letters of a page that are enough to be compared: shorter ones are alike by chance."""
_PARKED_HOSTS = ("sedoparking.com", "hugedomains.com", "dan.com", "afternic.com", "bodis.com", "parkingcrew.net")
_PARKED = re.compile(
    r"(?:this )?domain (?:name )?(?:is |may be )?(?:for sale|parked)|buy this domain|tên miền (?:này )?(?:đang )?"
    r"(?:được )?(?:rao )?bán",
    re.IGNORECASE,
)
_ALIKE = 0.9
"""Share of common words from which on two pages say the same."""


def judge(found: FetchResult) -> Classification:
    """What to think of an address, of which the fragment is not looked at."""
    hops = tuple(f"{hop.status or 'refresh'} {_written(hop.target.address, hop.target.fragment)}" for hop in found.hops)
    if not found.answer:
        kind = ResponseKind.UNASKED if found.reason in _UNASKED else ResponseKind.FAILED
        doubtful = found.reason in _DOUBTFUL or found.reason.startswith("timeout-")
        return Classification(
            kind=ResponseKind.DOUBTFUL if doubtful else kind, reason=found.reason, hops=hops, final=_final(found)
        )
    answer = found.answer
    kind, reason = _of_status(answer)
    if kind is ResponseKind.GOOD:
        kind, reason = _of_content(found, answer)
    moved = _moved_to(found)
    is_moved = kind is ResponseKind.GOOD and moved != _written(found.start.address, found.start.fragment)
    is_moved &= found.start.scheme == "http" or not moved.startswith("http:")  # who loses encryption is not followed
    return Classification(
        kind=kind,
        reason=reason,
        status=answer.status,
        final=moved if is_moved else _final(found),
        is_moved=is_moved,
        title=found.page.title[:300] if found.page else "",
        hops=hops,
        certificate_until=answer.certificate_until,
        etag=answer.header("etag") if not found.hops else "",
        modified=answer.header("last-modified") if not found.hops else "",
    )


def _of_status(answer: Answer) -> tuple[ResponseKind, str]:
    status, reason = answer.status, f"http-{answer.status}"
    if "cf-mitigated" in dict(answer.headers):
        return ResponseKind.BLOCKED, "challenge"
    if 200 <= status < 300 or status == 304:  # noqa: PLR2004 - RFC 9110 §15.3, §15.4.5
        return ResponseKind.GOOD, ""
    if status in _BLOCKING:
        return ResponseKind.BLOCKED, reason
    return (ResponseKind.FAILED if status in _FAILING else ResponseKind.DOUBTFUL), reason


def _of_content(found: FetchResult, answer: Answer) -> tuple[ResponseKind, str]:
    """What an answer says that calls itself good."""
    if answer.fault and answer.fault != "slow":
        return ResponseKind.DOUBTFUL, answer.fault
    if _went(found, _LOGIN):
        return ResponseKind.BLOCKED, "login"
    doubts = (
        ("redirect-home", _went(found, _HOME)),
        ("html-as-file", is_file(found.start.folders) and (found.page or _is_markup(answer))),
        ("parked", _is_parked(found)),
        ("soft-404", found.page and _is_excuse(found.page)),
    )
    doubt = next((reason for reason, is_so in doubts if is_so), "")
    return (
        (ResponseKind.DOUBTFUL, doubt)
        if doubt
        else (ResponseKind.GOOD, (found.page.fault if found.page else "") or answer.fault)
    )


def _went(found: FetchResult, kind: re.Pattern[str]) -> bool:
    """Whether redirects lead to a kind of page that was not asked for."""
    asked, given = unquote(found.start.path), unquote(found.last.path)
    return bool(found.hops and kind.search(given) and not kind.search(asked))


def is_file(path: str) -> bool:
    """Whether an address names a file that is no page."""
    return bool(_FILE.fullmatch(path[path.rfind(".") :])) if "." in path else False


def _is_markup(answer: Answer) -> bool:
    return answer.method != "HEAD" and answer.body[:200].lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))


def _is_parked(found: FetchResult) -> bool:
    """Whether nobody uses the name any more, but for selling it."""
    if any(f".{found.last.host}".endswith(f".{host}") for host in _PARKED_HOSTS):
        return True
    page = found.page
    return bool(page and len(page.text) < _SHORT and _PARKED.search(f"{page.title} {page.text}"))


def _is_excuse(page: FetchedPage) -> bool:
    """Whether a short page's name is that it does not exist."""
    if len(page.text) >= _SHORT:
        return False
    names = [part for name in (page.heading, page.title) for part in re.split(r"\s+[|–—·»-]\s+", name)]
    return any(_GONE.fullmatch(name.strip()) for name in names if 0 < len(name) < _LONGEST_NAME)


def same_as_nothing(found: FetchResult, nothing: FetchResult) -> bool:
    """Whether a page is what its host says of an address that nobody has ever made: a soft 404.

    A host that makes all its pages by scripts gives one shell for all of them: there nobody can tell.
    """
    page, other = found.page, nothing.page
    if found.hops and nothing.hops and found.last.address == nothing.last.address != found.start.address:
        return True
    if not page or not other or page.is_shell or len(page.text) < _COMPARABLE:
        return False
    return page.title == other.title and _alike(page.text, other.text)


def _alike(one: str, other: str) -> bool:
    first, second = set(one.lower().split()), set(other.lower().split())
    return bool(first) and len(first & second) >= _ALIKE * len(first | second)


def fragment_kind(found: FetchResult, fragment: str) -> tuple[ResponseKind, str]:
    """Whether a good page has the part that a fragment names. `#/…`, `#!…`, `#page=3` are no names of parts."""
    name = fragment.partition(":~:")[0]
    if not name or name.lower() == "top" or name.startswith(("/", "!")) or "=" in name:
        return ResponseKind.GOOD, ""
    page, answer = found.page, found.answer
    if not page or not answer or not answer.is_whole:
        return ResponseKind.GOOD, ""
    decoded = unquote(name)
    if {name, decoded, f"user-content-{decoded}"} & page.ids:
        return ResponseKind.GOOD, ""
    return (ResponseKind.DOUBTFUL if page.scripts else ResponseKind.FAILED), "fragment-missing"


def _moved_to(found: FetchResult) -> str:
    """The end of the redirects that are for good, from the first one on."""
    target = found.start
    for hop in found.hops:
        if hop.status not in _PERMANENT:
            break
        target = hop.target
    return _written(target.address, target.fragment)


def _final(found: FetchResult) -> str:
    return _written(found.last.address, found.last.fragment) if found.hops else ""


def _written(address: str, fragment: str) -> str:
    return f"{address}#{fragment}" if fragment else address
