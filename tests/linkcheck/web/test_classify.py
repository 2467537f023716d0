"""What an answer means where it calls itself good: excuses, logins, homes, files; and what only looks like one."""

import pytest

from linkcheck.web.behaviours import WORDS
from site_builder.linkcheck.web.classify import (
    Classification,
    ResponseKind,
    classify,
    fragment_kind,
    is_same_as_missing,
)
from site_builder.linkcheck.web.page import read as read_page
from site_builder.linkcheck.web.url import RequestUrl, read
from site_builder.linkcheck.web.values import Answer, FetchResult, Redirect


def target(text: str) -> RequestUrl:
    """An address that can be read."""
    found = read(text)
    assert found
    return found


def found(
    html: str, start: str = "https://a.vn/trang", hops: tuple[tuple[int, str], ...] = (), *, is_whole: bool = True
) -> FetchResult:
    """A page at the end of some redirects."""
    way = tuple(Redirect(status=status, target=target(address)) for status, address in hops)
    last = way[-1].target if way else target(start)
    answer = Answer(target=last, status=200, body=html.encode(), is_whole=is_whole)
    return FetchResult(start=target(start), hops=way, answer=answer, page=read_page(html.encode(), "text/html"))


@pytest.mark.parametrize(
    "name",
    [
        *("404", "404 Not Found", "Page not found", "Error 404", "Lỗi 404", "Không tìm thấy trang", "Not found!"),
        *(
            "404 - Không tìm thấy",
            "Trang không tồn tại",
            "Xin lỗi, không tìm thấy nội dung này",
            "Page not found | Cổng",
        ),
        *("Cổng thông tin - Không tìm thấy trang", "Bài viết đã bị xóa", "The page no longer exists", "410"),
    ],
)
def test_a_short_page_that_is_called_an_excuse_is_one(name: str) -> None:
    """In its title or its heading; a long one is an article on excuses."""
    for short in (f"<title>{name}</title><p>Về trang chủ", f"<title>Cổng</title><h1>{name}</h1>"):
        assert classify(found(short)).reason == "soft-404"
        assert classify(found(short + WORDS * 4)).kind is ResponseKind.GOOD


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Không tìm thấy thẻ căn cước thì làm gì?",
            "404 phố Huế",
            "Nhà văn hóa ấp 404",
            "Không có tiền mặt vẫn nộp được",
        ),
        *("Lỗi thường gặp khi nộp hồ sơ", "Trang chủ", "Not found in the wild", "Không", "", "." * 99, "404 " * 90),
    ],
)
def test_what_only_sounds_like_an_excuse_is_none(name: str) -> None:
    """Phrases alone misfire."""
    assert classify(found(f"<title>{name}</title><h1>{name}</h1><p>Ngắn.")).kind is ResponseKind.GOOD


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ("https://a.vn/ho-so/1", "https://a.vn/dang-nhap", "login"),
        ("https://a.vn/ho-so/1", "https://sso.a.vn/cas/login?service=x", "login"),
        ("https://a.vn/ho-so/1", "https://a.vn/Account/Login.aspx", "login"),
        ("https://a.vn/huong-dan-dang-nhap", "https://a.vn/bai/huong-dan-dang-nhap", ""),
        ("https://a.vn/castle", "https://a.vn/castles/1", ""),
        ("https://a.vn/ho-so/1", "https://a.vn/", "redirect-home"),
        ("https://a.vn/ho-so/1", "https://b.vn/vi/", "redirect-home"),
        ("https://a.vn/ho-so/1", "https://a.vn/trang-chu.html", "redirect-home"),
        ("https://a.vn/?id=1", "https://a.vn/vi", ""),
        ("https://a.vn/", "https://www.a.vn/", ""),
        ("https://a.vn/vi", "https://a.vn/vi/bai", ""),
    ],
)
def test_a_redirect_to_a_login_or_a_home_page_is_told(start: str, end: str, reason: str) -> None:
    """Unless that was asked for."""
    assert classify(found(WORDS, start, ((302, end),))).reason == reason


@pytest.mark.parametrize(
    ("hops", "moved"),
    [
        (((301, "https://a.vn/moi"),), "https://a.vn/moi"),
        (((308, "https://a.vn/1"), (301, "https://b.vn/2"), (302, "https://b.vn/3")), "https://b.vn/2"),
        (((302, "https://a.vn/1"), (301, "https://a.vn/2")), ""),
        (((0, "https://a.vn/1"),), ""),
        (((301, "http://a.vn/trang"),), ""),
        (((301, "https://a.vn/1"), (302, "https://a.vn/trang")), "https://a.vn/1"),
        (((301, "https://a.vn/trang"),), ""),
    ],
)
def test_the_address_to_write_is_the_end_of_what_is_for_good(hops: tuple[tuple[int, str], ...], moved: str) -> None:
    """Never one without encryption for one with it."""
    finding: Classification = classify(found(WORDS, "https://a.vn/trang", hops))
    assert (finding.final if finding.is_moved else "") == moved


def test_a_page_like_that_of_nothing_is_nothing() -> None:
    """If it has enough to be compared, and its scripts are not what makes it."""
    nothing = found(f"<title>Cổng</title>{WORDS}")
    assert is_same_as_missing(found(f"<title>Cổng</title>{WORDS}"), nothing)
    assert not is_same_as_missing(found(f"<title>Cổng</title>{WORDS} và một đoạn riêng khá dài của bài"), nothing)
    assert not is_same_as_missing(found(f"<title>Bài</title>{WORDS}"), nothing)
    assert not is_same_as_missing(found("<title>Cổng</title>Ngắn"), found("<title>Cổng</title>Ngắn"))
    shell = "<title>Cổng</title><script src=a></script>" + WORDS[:250]
    assert not is_same_as_missing(found(shell), found(shell))


@pytest.mark.parametrize(
    ("fragment", "kind"),
    [
        *(
            ("a", ResponseKind.GOOD),
            ("%C4%91", ResponseKind.GOOD),
            ("đ", ResponseKind.GOOD),
            ("muc", ResponseKind.GOOD),
            ("", ResponseKind.GOOD),
        ),
        *(
            ("top", ResponseKind.GOOD),
            ("Top", ResponseKind.GOOD),
            ("a:~:text=b", ResponseKind.GOOD),
            ("/duong/dan", ResponseKind.GOOD),
        ),
        *(
            ("!x", ResponseKind.GOOD),
            ("page=3", ResponseKind.GOOD),
            ("A", ResponseKind.FAILED),
            ("b", ResponseKind.FAILED),
            ("%C4%90", ResponseKind.FAILED),
        ),
    ],
)
def test_a_part_is_there_or_not(fragment: str, kind: ResponseKind) -> None:
    """Exactly as it is written, decoded or not; nobody can tell of a page that is cut, or made by scripts."""
    html = "<p id=a><p id=đ><a name=user-content-muc>"
    assert fragment_kind(found(html), fragment)[0] is kind
    assert fragment_kind(found(html, is_whole=False), fragment)[0] is ResponseKind.GOOD
    assert fragment_kind(found(html + "<script></script>"), fragment)[0] in (ResponseKind.GOOD, ResponseKind.DOUBTFUL)
