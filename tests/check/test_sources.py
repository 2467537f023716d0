"""Whatever is wrong with an address in a text is told at its file, its line and its column, each time it is written."""

import pytest
from photos import saved, scene
from small_site import GUIDE, SmallSite

FILE = "guides/bai.md"
HEAD = GUIDE.replace("Cài VNeID", "Bài") + "\nDòng đầu.\n\n"
LINE = HEAD.count("\n") + 1


def told(site: SmallSite, text: str) -> list[tuple[str, str, int, int]]:
    """What is said of a guide that ends with this text."""
    site.put({"media/lop.jpg": saved(scene()), "media/mẫu.csv": "ten\n", "media/co cach.csv": "ten\n"})
    found = site.put({FILE: f"{HEAD}{text}\n"}).build().told
    return [one for one in found if one[1] not in ("site-unused", "name-windows") and one[0] == FILE]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("![Lớp](../media/^Lop.JPG)", "link-file"),
        ("![Lớp](../media/^lop.JPG)", "link-file"),
        ("![Lớp](../media/^khong.jpg)", "link-file"),
        ("![](../media/^lop.jpg)", "picture-silent"),
        ("[x](../media/^m%25E1%25BA%25ABu.csv)", "link-file"),
        ("[x](../media/^m%E3u.csv)", "link-file"),
        ("[x](^cai-vneid.md#khong)", "link-fragment"),
        ("[x](^cai-vneid.md#Buoc-2)", "link-fragment"),
        ("[x](^#khong)", "link-fragment"),
        ("[x](^https://longkhanh.gov.vn/247/huong-dan/khong-co/)", "site-missing"),
        ("[x](^https://longkhanh.gov.vn/247/huong-dan/cai-vneid/#khong)", "site-fragment"),
        ("[x](^http://localhost:8024/x)", "link-host"),
        ("[x](^http://203.0.113.5/x)", "link-number"),
        (r"[x](^C:\\Users\\a.pdf)", "link-on-disk"),
        ("[x](^file:///C:/a.pdf)", "link-on-disk"),
        ("[x](^)", "link-scheme"),
        ("[x](^/huong-dan/)", "link-scheme"),
        ("[x](^../../../../x.md)", "link-unknown"),
        ("[x](^../guides/)", "link-unknown"),
        ("[x](^cai-vneid.html)", "link-guide"),
        ("[x](^http://dichvucong.gov.vn)", "link-http"),
        ("[x](^https:/dichvucong.gov.vn)", "link-scheme"),
        ("[x](^www.dichvucong.gov.vn)", "link-bare"),
        ("[x](^tel:0912)", "form-phone-short"),
        ("<^https://khong-cho-phep.example/>", "link-host"),
        ('[x](^khong.md "tiêu đề")', "link-guide"),
        ("[x](cai-vneid.md) và [y](^khong.md)", "link-guide"),
        ("[xem khong.md](cai-vneid.md), rồi [y](<^khong.md>)", "link-guide"),
    ],
)
def test_a_fault_is_told_where_it_is_written(text: str, code: str, site: SmallSite) -> None:
    """The caret marks the place: of a file's name alone, or of the whole address."""
    column, plain = text.index("^") + 1, text.replace("^", "")
    [(file, said, line, at)] = told(site, plain)
    start = plain.rfind("](", 0, column) + 3
    assert (file, said, line) == (FILE, code, LINE)
    assert at in (column, start)


def test_every_place_is_told(site: SmallSite) -> None:
    """Whoever mends the first would otherwise be sent back for the second."""
    text = "[x](khong.md)\n\n[y](khong.md) và [z](khong.md)\n\n[w][1]\n\n[1]: khong.md"
    assert [(line - LINE, column) for _, _, line, column in told(site, text)] == [(0, 5), (2, 5), (2, 22), (6, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "[x](#top) [y](#) [z](cai-vneid.md#:~:text=cửa%20hàng) [t](cai-vneid.md#buoc-2:~:text=a)",
        "[x](../media/m%E1%BA%ABu.csv) [y](<../media/co cach.csv>) [z](../media/mẫu.csv)",
        "[x](../media/mẫu.csv) ![Lớp](../media/lop.jpg)",
        "[x](https://longkhanh.gov.vn/247/huong-dan/cai-vneid/#buoc-2) [y](https://longkhanh.gov.vn/247/)",
        'Viết `[x](khong.md)` hay `href="khong/"` là ví dụ.',
    ],
)
def test_what_is_right_is_not_told(text: str, site: SmallSite) -> None:
    """The top of a page, words to look for, names in any Unicode form, our own address in full, what is only quoted."""
    assert told(site, text) == []
