"""One reading of web addresses, by the rules of browsers (URL Standard §4.4): examples, and laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.linkcheck.web.url import join, read
from site_builder.links.url.resolve import Realm, SiteAddress, decoded, page_base, resolve
from site_builder.model.problem import Refused
from site_builder.text.address import read_url
from site_builder.text.url import WebAddress, split

BASE = WebAddress("https", "a.vn", "/x/y/z", "?q=1", "#p")
ABSOLUTE = [
    ("https://a.vn", "https://a.vn/"),
    ("https://a.vn/b?c#d", "https://a.vn/b?c#d"),
    ("https://a.vn?c", "https://a.vn/?c"),
    ("https://a.vn#d?e", "https://a.vn/#d?e"),
    ("HTTPS://A.VN:443/B", "https://a.vn/B"),
    ("https://a.vn:0443/", "https://a.vn/"),
    ("https://a.vn:/", "https://a.vn/"),
    ("http://a.vn:443/", "http://a.vn:443/"),
    ("https://a.vn:0/", "https://a.vn:0/"),
    ("https://u:p@w@a.vn/", "https://a.vn/"),
    (r"https:\\a.vn\b", "https://a.vn/b"),
    (r"https://a.vn\@b.gov.vn/", "https://a.vn/@b.gov.vn/"),
    ("https:///a.vn/", "https://a.vn/"),
    ("https:a.vn", "https://a.vn/"),
    ("https:/a.vn/b", "https://a.vn/b"),
    (" \n https://a.v\tn/b c \r", "https://a.vn/b c"),
    ("https://a.vn/b/../c/./d/", "https://a.vn/c/d/"),
    ("https://a.vn/b/%2E%2e/c/%2e", "https://a.vn/c/"),
    ("https://a.vn/../../b", "https://a.vn/b"),
    ("https://a.vn/b//c", "https://a.vn/b//c"),
    ("https://a.vn/b?c/../d", "https://a.vn/b?c/../d"),
    ("https://[::1]:8080/", "https://[::1]:8080/"),
    ("https://[::1]/", "https://[::1]/"),
    ("https://càphê.vn/é", "https://xn--cph-9ka6c.vn/é"),
    ("http://127.1:80/", "http://127.0.0.1/"),
]
NO_ADDRESS = """
https:// https://: https://:80 https://a.vn:99999/ https://a.vn:x/ https://a.vn:80:90/ https://[::1/ https://[::1]x/
https://a..vn/ https://%/ https://@/ ftp://a.vn/ mailto:a@b.vn tel:113 javascript:1 zalo://mo a.vn /a //a.vn ../a ?a #a
"""
RELATIVE = [
    ("k", "https://a.vn/x/y/k"),
    ("./k/../l", "https://a.vn/x/y/l"),
    ("../../../../k", "https://a.vn/k"),
    ("/k//l", "https://a.vn/k//l"),
    ("?k", "https://a.vn/x/y/z?k"),
    ("?", "https://a.vn/x/y/z?"),
    ("#k", "https://a.vn/x/y/z?q=1#k"),
    ("", "https://a.vn/x/y/z?q=1"),
    (".", "https://a.vn/x/y/"),
    ("..", "https://a.vn/x/"),
    ("//B.vn:443/k", "https://b.vn/k"),
    ("///b.vn/k", "https://b.vn/k"),
    (r"\\b.vn\k", "https://b.vn/k"),
    (r"\k\l", "https://a.vn/k/l"),
    ("https:k", "https://a.vn/x/y/k"),
    ("https:/k", "https://a.vn/k"),
    ("https://b.vn", "https://b.vn/"),
    ("http:k", "http://k/"),
    ("http:/dich/", "http://dich/"),
    ("k:1.html", None),
    ("//", None),
    ("//a:x/", None),
]
"""From https://a.vn/x/y/z?q=1#p."""


def written(found: WebAddress | None) -> str | None:
    """An address as a browser shows it."""
    return f"{found.scheme}://{found.authority}{found.path}{found.query}{found.fragment}" if found else None


@pytest.mark.parametrize(("text", "address"), ABSOLUTE)
def test_an_address_is_read_as_browsers_read_it(text: str, address: str) -> None:
    """And what was read reads the same again."""
    found = split(text)
    assert written(found) == address
    assert found
    assert split(address) == found._replace(climbs=False)


@pytest.mark.parametrize("text", NO_ADDRESS.split())
def test_in_what_is_no_web_address_nothing_is_found(text: str) -> None:
    """No host, a port that is none, another scheme, a reference without a base."""
    assert (split(text), read(text)) == (None, None)
    with pytest.raises(Refused):
        read_url(text)


@pytest.mark.parametrize(("text", "address"), RELATIVE)
def test_a_reference_is_resolved_as_browsers_resolve_it(text: str, address: str | None) -> None:
    """Below its base, with the base's query where it has neither path nor query."""
    assert written(split(text, BASE)) == address


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("https://a.vn/", "a.vn", 443),
        ("http://a.vn/", "a.vn", 80),
        ("https://a.vn:8443/", "a.vn", 8443),
        ("https://a.vn:0/", "a.vn", 0),
        ("https://[::1]/", "[::1]", 443),
        ("https://[::1]:80/", "[::1]", 80),
    ],
)
def test_host_and_port_stand_apart(text: str, host: str, port: int) -> None:
    """An IPv6 number keeps its brackets, whose colons are no port's."""
    found = split(text)
    assert found
    assert (found.host, found.port) == (host, port)


@pytest.mark.parametrize(("text", "climbs"), [("../../k", False), ("../../../k", True), ("/../k", True), ("..", False)])
def test_how_far_a_reference_climbs_is_told(text: str, *, climbs: bool) -> None:
    """Browsers stay at the root; whoever checks a site says that it was one step too many."""
    found = split(text, BASE)
    assert found
    assert found.climbs == climbs


REFERENCES = st.text("ab./\\?#%2eE:@[]đ \t0:", max_size=24) | st.text(max_size=24)


@given(REFERENCES)
def test_whatever_is_written_is_read_or_not(text: str) -> None:
    """Law: nothing raises, a path begins with a slash and holds no dots, and reading again changes nothing."""
    found = split(text, BASE)
    if found is None:
        return
    assert found.path.startswith("/")
    assert not {".", ".."} & set(found.path.replace("%2e", ".").replace("%2E", ".").split("/"))
    again = split(written(found) or "")
    assert again == found._replace(climbs=False)


@given(REFERENCES)
def test_the_site_and_the_request_go_to_the_same_place(text: str) -> None:
    """Law: what is found inside a site, or outside, is what our own request would ask for."""
    home, request = SiteAddress(host="a.vn"), read("https://a.vn/x/y/z")
    assert request
    found, asked = resolve(text, page_base("x/y/z", home), home), join(request, text)
    if found.realm is Realm.INSIDE:
        assert asked
        assert (asked.authority, decoded(asked.folders)) == ("a.vn", f"/{found.path}")
    if found.realm is Realm.OUTSIDE:
        assert asked
        assert found.address.startswith(f"{asked.scheme}://{asked.authority}/")
