"""References are read as browsers read them: the WHATWG's rules, not those of `urljoin`."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.links.url.resolve import Realm, ResolvedUrl, SiteAddress, page_base, read_home, resolve

ROOT = SiteAddress(scheme="https", host="xa.example")
BELOW = SiteAddress(scheme="https", host="xa.example", path="/247/")


def target(value: str, page: str = "a/b/c.html", home: SiteAddress = ROOT) -> ResolvedUrl:
    """What a page names."""
    return resolve(value, page_base(page, home), home)


@pytest.mark.parametrize(
    ("value", "path", "fragment"),
    [
        ("d.html", "a/b/d.html", ""),
        ("../d.html#x", "a/d.html", "x"),
        ("./", "a/b/", ""),
        (".", "a/b/", ""),
        ("..", "a/", ""),
        ("?b=1", "a/b/c.html", ""),
        ("#x", "a/b/c.html", "x"),
        ("", "a/b/c.html", ""),
        ("/x//y", "x//y", ""),
        ("x//../y", "a/b/x/y", ""),
        ("/x/%2E%2e/y", "y", ""),
        ("..\\..\\d.html", "d.html", ""),
        ("  d.html\n", "a/b/d.html", ""),
        ("d.\n\tht\rml", "a/b/d.html", ""),
        ("//xa.example/d", "d", ""),
        ("HTTPS://XA.Example:443/d", "d", ""),
        ("http://xa.example/d", "d", ""),
        ("https://user@xa.example/d", "d", ""),
        ("https:/d", "d", ""),
        ("https:d", "a/b/d", ""),
        ("%C4%91%C6%B0%E1%BB%9Dng", "a/b/đường", ""),
        ("đường", "a/b/đường", ""),
        ("100%", "a/b/100%", ""),
        ("a%20b", "a/b/a b", ""),
        ("d#x:~:text=y", "a/b/d", "x"),
        ("d#:~:text=y", "a/b/d", ""),
        ("https://xa.example", "", ""),
    ],
)
def test_a_reference_leads_inside(value: str, path: str, fragment: str) -> None:
    """To the file of that name."""
    found = target(value)
    assert (found.realm, found.path, found.fragment) == (Realm.INSIDE, path, fragment)


@pytest.mark.parametrize(
    ("value", "realm", "code"),
    [
        ("https://khac.example/a", Realm.OUTSIDE, ""),
        ("//khac.example/a", Realm.OUTSIDE, ""),
        ("https://xa.example:8080/", Realm.OUTSIDE, ""),
        ("mailto:a@b.example", Realm.SPOKEN, ""),
        ("TEL:113", Realm.SPOKEN, ""),
        ("data:,a", Realm.NOWHERE, ""),
        ("javascript:void(0)", Realm.NOWHERE, ""),
        ("java\nscript:void(0)", Realm.NOWHERE, ""),
        ("about:blank", Realm.NOWHERE, ""),
        ("file:///C:/a.html", Realm.FAULTY, "site-local"),
        ("C:\\a.html", Realm.FAULTY, "site-local"),
        ("D:/a.html", Realm.FAULTY, "site-local"),
        ("http://localhost:3000/", Realm.FAULTY, "site-local"),
        ("http://127.0.0.1/", Realm.FAULTY, "site-local"),
        ("http://2130706433/", Realm.FAULTY, "site-local"),
        ("http://0x7f.1/", Realm.FAULTY, "site-local"),
        ("http://192.168.1.4/", Realm.FAULTY, "site-local"),
        ("http://[::1]/", Realm.FAULTY, "site-local"),
        ("http://may-chu/", Realm.FAULTY, "site-local"),
        ("http://nas.local/", Realm.FAULTY, "site-local"),
        ("\\\\may-chu\\tep", Realm.FAULTY, "site-local"),
        ("http://", Realm.FAULTY, "site-malformed"),
        ("https://a b.example/", Realm.FAULTY, "site-malformed"),
        ("https://[::1/", Realm.FAULTY, "site-malformed"),
        ("https://a.example:99999/", Realm.FAULTY, "site-malformed"),
        ("https://a.example:x/", Realm.FAULTY, "site-malformed"),
        ("https:///khac.example/a", Realm.OUTSIDE, ""),
        ("///khac.example/a", Realm.OUTSIDE, ""),
        ("http:\\\\\\khac.example/a", Realm.OUTSIDE, ""),
        ("http:/khac.example/", Realm.FAULTY, "site-malformed"),
        ("https//a.example/", Realm.FAULTY, "site-malformed"),
        ("htps://a.example/", Realm.FAULTY, "site-malformed"),
        ("https://https://a.example/", Realm.FAULTY, "site-malformed"),
        ("https;//a.example/", Realm.FAULTY, "site-malformed"),
        ("a.example:8080/x", Realm.FAULTY, "site-no-scheme"),
    ],
)
def test_a_reference_leads_elsewhere_or_nowhere(value: str, realm: Realm, code: str) -> None:
    """What can be seen from it alone."""
    found = target(value)
    assert (found.realm, found.code) == (realm, code)


@pytest.mark.parametrize("value", ["ftp.html", "https.html", "http/a.html", "thong-bao:1.html", "x.example"])
def test_a_name_that_looks_like_an_address_is_no_mistake_by_itself(value: str) -> None:
    """Whether there is such a file, the names of the files tell."""
    assert not target(value).code


@pytest.mark.parametrize(
    ("value", "realm", "path", "climbs"),
    [
        ("/247/d", Realm.INSIDE, "d", False),
        ("/247", Realm.INSIDE, "", False),
        ("/24%37/d", Realm.INSIDE, "d", False),
        ("/d", Realm.OUTSIDE, "d", False),
        ("../../../d", Realm.OUTSIDE, "d", False),
        ("../../../../../247/d", Realm.INSIDE, "d", True),
        ("https://xa.example/247/d", Realm.INSIDE, "d", False),
    ],
)
def test_a_site_may_stand_under_a_path(value: str, realm: Realm, path: str, climbs: bool) -> None:  # noqa: FBT001 - a row
    """What is not below it is not the site's."""
    found = target(value, home=BELOW)
    assert (found.realm, found.path, found.climbs) == (realm, path, climbs)


@pytest.mark.parametrize(
    "home", [ROOT, BELOW, SiteAddress(), SiteAddress(scheme="http", host="127.0.0.1:8000", path="/a/b/")]
)
def test_a_home_is_read_from_its_address(home: SiteAddress) -> None:
    """Also one on somebody's desk, when a person says so."""
    assert read_home(f"{home.scheme}://{home.host}{home.path}") == home


NAMES = st.lists(
    st.text("abđ ớ.%?#", min_size=1, max_size=4).filter(lambda name: name.strip(".")), min_size=1, max_size=4
)


@given(NAMES, NAMES)
def test_every_file_can_be_named_from_every_other(source: list[str], wanted: list[str]) -> None:
    """Relatively, encoded, whatever their names are."""
    way = "../" * (len(source) - 1) + "/".join(quote(name, safe="") for name in wanted)
    assert target(way, "/".join(source)).path == "/".join(wanted)


@given(st.text(max_size=40))
def test_whatever_is_written_has_a_meaning(value: str) -> None:
    """Nothing raises, and nothing inside begins at the root twice."""
    found = target(value)
    assert found.realm is not Realm.INSIDE or not found.path.startswith("../")
