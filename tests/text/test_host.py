"""One reading of hosts: what is asked for, what people read, and what nobody can have."""

import string
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.linkcheck.web.url import read as read_request
from site_builder.links.hosts.trust import host_of
from site_builder.links.url.resolve import read_home
from site_builder.model.problem import Refused
from site_builder.text.address import read_email, read_url
from site_builder.text.host import is_mail_host, named_host, read_host, shown_host

NAMES = [
    ("xa.gov.vn", "xa.gov.vn", "xa.gov.vn"),
    ("XA.Gov.VN", "xa.gov.vn", "xa.gov.vn"),
    ("xa.gov.vn.", "xa.gov.vn", "xa.gov.vn"),
    ("xa。gov．vn", "xa.gov.vn", "xa.gov.vn"),
    ("ｘａ.gov.vn", "xa.gov.vn", "xa.gov.vn"),
    ("xa%2egov%2Evn", "xa.gov.vn", "xa.gov.vn"),
    ("vne\u200bid.gov.vn", "vneid.gov.vn", "vneid.gov.vn"),
    ("vne\u00adid.gov.vn", "vneid.gov.vn", "vneid.gov.vn"),
    ("vne\u2060id.gov.vn", "vneid.gov.vn", "vneid.gov.vn"),
    ("hoc_ba.edu.vn", "hoc_ba.edu.vn", "hoc_ba.edu.vn"),
    ("may-chu", "may-chu", "may-chu"),
    ("càphê.vn", "xn--cph-9ka6c.vn", "càphê.vn"),
    ("CÀPHÊ.VN", "xn--cph-9ka6c.vn", "càphê.vn"),
    ("ca\u0300phe\u0302.vn", "xn--cph-9ka6c.vn", "càphê.vn"),
    ("c%C3%A0ph%C3%AA.vn", "xn--cph-9ka6c.vn", "càphê.vn"),
    ("XN--cph-9ka6c.vn", "xn--cph-9ka6c.vn", "càphê.vn"),
    ("ß.vn", "xn--zca.vn", "ß.vn"),
    ("đồng-nai.vn", "xn--ng-nai-92a8502d.vn", "đồng-nai.vn"),
    ("vnеid.gov.vn", "xn--vnid-w4d.gov.vn", "vnеid.gov.vn"),  # a Cyrillic letter, as swindlers use it
    ("K.vn", "k.vn", "k.vn"),
    ("Ⅷ.vn", "viii.vn", "viii.vn"),
]
"""As written, as it is asked for, as people read it."""
NUMBERS = [
    ("127.0.0.1", "127.0.0.1"),
    ("127.0.0.1.", "127.0.0.1"),
    ("127.1", "127.0.0.1"),
    ("127.0.1", "127.0.0.1"),
    ("2130706433", "127.0.0.1"),
    ("0x7F000001", "127.0.0.1"),
    ("0x7f.1", "127.0.0.1"),
    ("0177.0.0.01", "127.0.0.1"),
    ("017700000001", "127.0.0.1"),
    ("１２７。0.0.1", "127.0.0.1"),
    ("①②⑦.0.0.1", "127.0.0.1"),
    ("%31%32%37.0.0.1", "127.0.0.1"),
    ("0", "0.0.0.0"),  # noqa: S104 - a host that is read
    ("0x", "0.0.0.0"),  # noqa: S104 - the same
    ("256", "0.0.1.0"),
    ("[::1]", "[::1]"),
    ("[0:0:0:0:0:0:0:1]", "[::1]"),
    ("[2001:DB8::A]", "[2001:db8::a]"),
    ("[::ffff:127.0.0.1]", "[::ffff:7f00:1]"),
]
NONE = """
. .. .vn a..vn a.vn.. 256.1.1.1 1.2.3.4.5 127.0.0.08 0xg.1 4294967296 a.5 a.0x a.09 99999999999999999999999999 [::1 [a]
[] [fe80::1%25eth0] [1.2.3.4] [:::1] ::1 a%00.vn a%2Fb.vn a%ZZ.vn a%FF.vn a:b a/b a?b a#b a@b a\\b a^b a|b a<b a"b a`b
a{b} ａ／b.vn ℀.vn xn--.vn xn--a.vn xn--99999999999999999.vn xn--a-.vn xn--٠.vn a\u200db.vn \u0301a.vn a\ufffd.vn
"""
ODD = ["", "a b.vn", " a.vn", "a\n.vn", "\u00ad.vn", "a" * 64 + ".vn", "a." * 130 + "vn", "à" * 60 + ".vn"]
UNNAMED = ["*.gov.vn", "-a.gov.vn", "a-.gov.vn", "💰.vn", "a!.vn", "a,b.vn"]


@pytest.mark.parametrize(("written", "asked", "shown"), NAMES)
def test_a_name_is_read_and_shown(written: str, asked: str, shown: str) -> None:
    """Mapped by Unicode's rules for domains, whatever letters it is written in."""
    assert (read_host(written), shown_host(asked), named_host(written)) == (asked, shown, shown)


@pytest.mark.parametrize(("written", "number"), NUMBERS)
def test_every_spelling_of_a_number_is_that_number(written: str, number: str) -> None:
    """So it cannot pass for a name."""
    assert (read_host(written), named_host(written)) == (number, number)


@pytest.mark.parametrize("written", [*NONE.split(), *ODD])
def test_what_no_browser_finds_is_no_host(written: str) -> None:
    """It is not even asked for."""
    assert (read_host(written), named_host(written)) == ("", "")


@pytest.mark.parametrize("written", UNNAMED)
def test_what_nobody_can_register_is_read_but_not_named(written: str) -> None:
    """Browsers try it all the same."""
    assert read_host(written)
    assert named_host(written) == ""


@pytest.mark.parametrize("host", [written for written, _, _ in NAMES if "." in written and not written.endswith(".")])
def test_a_mailbox_may_have_any_host_with_a_dot(host: str) -> None:
    """Written in its own letters or coded."""
    assert is_mail_host(host)
    assert not is_mail_host(f"{host}.")
    assert read_email(f"xa@{host}") == f"xa@{host}"


WRITTEN = [written for written, *_ in (*NAMES, *NUMBERS) if "%" not in written]


@pytest.mark.parametrize("written", WRITTEN)
def test_all_who_read_an_address_find_the_same_host(written: str) -> None:
    """The field of an editor, the judgement on a host, the site's own address, and whoever asks the host."""
    address = f"https://{written}/a"
    request = read_request(address)
    assert read_url(address) == address
    assert request is not None
    assert read_home(address).host == read_host(written) == request.authority
    assert host_of(address) == shown_host(read_host(written))


@pytest.mark.parametrize("written", [text for text in (*NONE.split(), *ODD[1:]) if not set(text) & set(" \n/\\?#@:")])
def test_where_there_is_no_host_nobody_finds_one(written: str) -> None:
    """An editor is told while the address is read."""
    address = f"https://{written}/a"
    assert (read_request(address), read_home(address).host, host_of(address)) == (None, "", "")
    with pytest.raises(Refused):
        read_url(address)


LABELS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=12)
ANYTHING = st.text(max_size=20) | st.text(".:@/\\[]%#?-_xn0gv аоеıđß。\u200b\u200d\u0301", max_size=30)


@given(ANYTHING)
@example("xn--a-.vn")
@example("xn--xn--a-.vn")
@example("xn--\u0661.vn")
@example("\u0130.vn")
def test_reading_a_host_again_changes_nothing(text: str) -> None:
    """Law: what was read is in the form in which it is compared, and so is what is shown."""
    host = read_host(text)
    assert host.isascii()
    assert read_host(host) == host == host.lower()
    assert read_host(shown_host(host)) == host
    assert named_host(text) in ("", shown_host(host))


@given(st.lists(LABELS, min_size=1, max_size=4).map(".".join), st.data())
def test_case_and_last_dot_do_not_matter(name: str, data: st.DataObject) -> None:
    """Law: a host is the same host however it is written."""
    written = "".join(data.draw(st.sampled_from((letter, letter.upper()))) for letter in name)
    assert read_host(written) == read_host(name) == read_host(f"{name}.")


def test_a_host_of_plain_letters_needs_no_table() -> None:
    """Nearly all are; loading Unicode's table takes longer than a whole build looks at hosts."""
    script = (
        "import sys; from site_builder.text.host import read_host as r; r('A.gov.vn'); print('idna' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
