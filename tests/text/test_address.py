"""Addresses inside the site are right at a domain's root and under a sub-path."""

from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.address import absolute, climb, relative, spoken

PARTS = st.lists(
    st.sampled_from(["bao-quang", "huong-dan", "cai-vneid", "mẫu đơn", "a%20b", "c#d", "e?f", "x.pdf", "đ:1"]),
    max_size=4,
)
PAGES = PARTS.map(lambda parts: "".join(f"{part}/" for part in parts if "#" not in part))
FILES = st.builds(
    lambda page, name: page + name, PAGES, st.sampled_from(["mẫu.pdf", "100%.pdf", "a b.png", "feed.xml", "404.html"])
)
BASES = ("https://xa.gov.vn/", "https://xa.gov.vn/long-khanh/247/", "file:///home/a/public/")


@given(PAGES, PAGES | FILES, st.sampled_from(["", "#buoc-2", "#"]), st.sampled_from(BASES))
def test_a_link_leads_to_its_target(source: str, target: str, fragment: str, base: str) -> None:
    """Law: a browser that resolves the link on the source's page arrives at the target, wherever the site stands."""
    link = relative(source, target + fragment)
    arrived, _, rest = urljoin(base + quoted(source), link).partition("#")
    assert unquote(arrived) == base + target
    assert rest == fragment.removeprefix("#")
    assert not link.startswith("/")


@given(FILES, PAGES)
def test_a_file_links_as_the_folder_that_holds_it(source: str, target: str) -> None:
    """Law: 404.html, feeds and manifests stand beside pages."""
    base = "https://xa.gov.vn/247/"
    assert unquote(urljoin(base + quoted(source), relative(source, target))) == base + target


def quoted(path: str) -> str:
    """An address as a browser shows it."""
    return relative("", path) if path else ""


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("", "", "./"),
        ("", "#goi", "#goi"),
        ("", "bao-quang/", "bao-quang/"),
        ("bao-quang/", "", "../"),
        ("bao-quang/", "bao-quang/", "./"),
        ("bao-quang/", "bao-quang/#goi", "#goi"),
        ("bao-quang/huong-dan/a/", "bao-quang/huong-dan/b/", "../b/"),
        ("bao-quang/", "xuan-an/", "../xuan-an/"),
        ("404.html", "bao-quang/", "bao-quang/"),
        ("a/", "media/mẫu đơn.pdf", "../media/m%E1%BA%ABu%20%C4%91%C6%A1n.pdf"),
        ("a/", "media/100%.pdf", "../media/100%25.pdf"),
        ("a/", "media/a:b.pdf", "../media/a%3Ab.pdf"),
    ],
)
def test_links_are_short(source: str, target: str, expected: str) -> None:
    """And never begin with a slash; a colon must not look like a scheme."""
    assert relative(source, target) == expected


@pytest.mark.parametrize(
    "base", ["https://xa.gov.vn", "https://xa.gov.vn/", "https://xa.gov.vn/247", "https://xa.gov.vn/247/"]
)
def test_the_canonical_address_stands_under_the_base(base: str) -> None:
    """With one slash between."""
    assert absolute(base, "bao-quang/") == base.rstrip("/") + "/bao-quang/"
    assert absolute(base, "") == base.rstrip("/") + "/"


def test_an_address_is_printed_without_what_nobody_types() -> None:
    """Neither scheme nor last slash."""
    assert spoken("https://xa.gov.vn/247/") == "xa.gov.vn/247"
    assert spoken("http://xa.gov.vn") == "xa.gov.vn"


@pytest.mark.parametrize(
    ("file", "reference", "expected"),
    [
        ("guides/a.md", "b.md", "guides/b.md"),
        ("bao-quang/guides/a.md", "../media/x.jpg", "bao-quang/media/x.jpg"),
        ("bao-quang/guides/a.md", "../../guides/a.md", "guides/a.md"),
        ("unit.yaml", "guides/a.md", "guides/a.md"),
        ("guides/a.md", "./../guides/./b.md", "guides/b.md"),
        ("guides/a.md", "../../etc/passwd", None),
        ("unit.yaml", "..", None),
        ("unit.yaml", "/etc/passwd", None),
    ],
)
def test_a_reference_never_leaves_the_content(file: str, reference: str, expected: str | None) -> None:
    """However it climbs."""
    assert climb(file, reference) == expected
