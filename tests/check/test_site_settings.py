"""What `site.yaml` says is meant for residents: an address that opens, a language that something reads."""

import pytest
from small_site import SmallSite

SITE = "title: Trang 24/7\nbase_url: {}\n"


@pytest.mark.parametrize(
    "host",
    [
        "a.example",
        "example.com",
        "www.example.org",
        "xa.test",
        "xa.invalid:8080",
        "localhost:8024",
        "ten-mien-cua-xa.vn",
    ],
)
def test_a_placeholder_is_an_error_unless_the_site_is_a_demonstration(host: str, site: SmallSite) -> None:
    """Nobody can have such a host, so that no printed code would ever open."""
    written = SITE.format(f"https://{host}/247")
    assert site.put({"site.yaml": written}).build(dry=True).codes == ["base-url-example"]
    assert site.put({"site.yaml": f"{written}demo: có\n"}).build(dry=True).codes == []


def test_a_build_that_is_told_another_address_publishes_there(site: SmallSite) -> None:
    """`--base-url` stands for the whole line."""
    site.put({"site.yaml": SITE.format("https://a.example")})
    assert site.build(dry=True, base_url="https://xa.gov.vn").codes == []


@pytest.mark.parametrize("host", ["example.vn", "an-example.gov.vn", "test.gov.vn", "atest"])
def test_what_only_looks_like_a_placeholder_is_an_address(host: str, site: SmallSite) -> None:
    """Only the last parts of a host are reserved."""
    assert site.put({"site.yaml": SITE.format(f"https://{host}")}).build(dry=True).codes == []


def test_a_language_for_which_the_theme_has_no_words_is_told_at_its_place(site: SmallSite) -> None:
    """No page can be made in it, and a page never speaks two languages."""
    built = site.put({"site.yaml": f"{SITE.format('https://a.gov.vn')}languages: [vi, en, km]\n"}).build()
    assert built.told == [("site.yaml", "language-wordless", 3, 21)]
    assert "bao-quang/index.html" not in built.tree
