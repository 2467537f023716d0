"""The address of a folder in a repository → addresses of its host's web editor."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.edit_url import LONGEST, Repository, repository

GITHUB = "https://github.com/xa/trang/tree/main/content"
GITLAB = "https://gitlab.com/tinh/xa/trang/-/tree/main/content"
FORGEJO = "https://codeberg.org/xa/trang/src/branch/main/content"
FILES = st.lists(
    st.text(st.characters(exclude_categories=["C"], exclude_characters="/"), min_size=1, max_size=12),
    min_size=1,
    max_size=4,
).map("/".join)


def read(address: str) -> Repository:
    """What an address leads to."""
    found = repository(address)
    assert found
    return found


@pytest.mark.parametrize(
    ("address", "edit", "new"),
    [
        (
            GITHUB,
            "https://github.com/xa/trang/edit/main/content/a/unit.yaml",
            "https://github.com/xa/trang/new/main?filename=content%2Fa%2Funit.yaml&value=a%3A%20%E1%BA%A5p%20%26%20b%0A",
        ),
        (
            GITLAB,
            "https://gitlab.com/tinh/xa/trang/-/edit/main/content/a/unit.yaml",
            "https://gitlab.com/tinh/xa/trang/-/new/main?file_name=content%2Fa%2Funit.yaml",
        ),
        (
            FORGEJO,
            "https://codeberg.org/xa/trang/_edit/main/content/a/unit.yaml",
            "https://codeberg.org/xa/trang/_new/main?filename=content%2Fa%2Funit.yaml&value=a%3A%20%E1%BA%A5p%20%26%20b%0A",
        ),
    ],
)
def test_each_host_has_addresses_of_its_own_form(address: str, edit: str, new: str) -> None:
    """GitLab's editor takes a name, but no text."""
    found = read(address)
    assert (found.edit("a/unit.yaml"), found.new("a/unit.yaml", "a: ấp & b\n")) == (edit, new)


@pytest.mark.parametrize(
    ("address", "home", "branch", "folder"),
    [
        ("https://github.com/xa/trang/tree/main", "https://github.com/xa/trang", "main", ()),
        ("https://github.com/xa/trang/edit/main/content/", "https://github.com/xa/trang", "main", ("content",)),
        (f"{GITHUB}/site.yaml?plain=1#L2", "https://github.com/xa/trang", "main", ("content",)),
        (f"{GITLAB}?ref_type=heads", "https://gitlab.com/tinh/xa/trang", "main", ("content",)),
        ("https://git.xa.gov.vn:8443/a/b/-/blob/x/site.yaml", "https://git.xa.gov.vn:8443/a/b", "x", ()),
        ("http://may-chu/git/a/b/src/branch/ban%2Fthao/n%E1%BB%99i", "http://may-chu/git/a/b", "ban/thao", ("nội",)),
        ("https://github.com/a/b/tree/main/src/branch/x", "https://github.com/a/b", "main", ("src", "branch", "x")),
        ("https://gitlab.com/a/b/-/tree/main/tree/x", "https://gitlab.com/a/b", "main", ("tree", "x")),
    ],
)
def test_an_address_is_taken_as_the_browser_shows_it(
    address: str, home: str, branch: str, folder: tuple[str, ...]
) -> None:
    """With the question mark that hosts add, with a port, below a path, of a branch with a slash in its name."""
    found = read(address)
    assert (found.home, found.branch, found.folder) == (home, branch, folder)


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/xa/trang",
        "https://github.com/xa/tree/main/content",
        "https://gitlab.com/xa/trang/tree/main/content",
        "https://codeberg.org/xa/trang/tree/main/content",
        "https://bitbucket.org/xa/trang/src/main/content",
        "https://longkhanh.gov.vn/247",
        "https://github.com/xa/trang/tree",
        "https://github.com/xa/trang/blob/main/content/bao-quang/unit.yaml",
        "https://github.com/xa/trang/tree/main/../../../khac",
        "https://github.com/xa/trang/tree/main/..%2F..",
        "https://github.com/xa/trang/tree/main/%FF",
        "https://github.com/xa/trang/tree/main/a%0Ab",
    ],
)
def test_any_other_address_is_none(address: str) -> None:
    """No link is better than one that leads nowhere."""
    assert repository(address) is None


@given(
    st.sampled_from([GITHUB, GITLAB, FORGEJO]), FILES, st.text(st.characters(exclude_categories=["Cs"]), max_size=900)
)
def test_a_host_reads_the_very_path_and_text(address: str, file: str, text: str) -> None:
    """Whatever letters they have; what would be too long is left out, the text first."""
    found = read(address)
    edit, new = found.edit(file), found.new(file, text)
    assert len(edit) <= LONGEST
    assert len(new) <= LONGEST
    assert edit.isascii()
    if edit:
        assert unquote(urlsplit(edit).path).endswith(f"/main/content/{file}")
        assert not urlsplit(edit).query + urlsplit(edit).fragment
    given_ = parse_qs(urlsplit(new).query, keep_blank_values=True, strict_parsing=bool(new))
    if new:
        assert given_.pop("file_name" if found.host == "gitlab" else "filename") == [f"content/{file}"]
    assert given_.get("value", [text]) == [text]
    assert ("value" in given_) <= found.takes_text


def test_a_path_that_is_too_long_has_no_address() -> None:
    """A host would refuse it with an error that no editor understands."""
    found = read(GITHUB)
    deep = "/".join(["ấp-" * 60] * 8)
    assert found.edit(deep) == found.new(deep, "") == ""
    short = found.new("a.md", "ế" * 300)
    assert short == "https://github.com/xa/trang/new/main?filename=content%2Fa.md"
