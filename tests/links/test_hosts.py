"""What a host is to us: tables of good and bad ones, and laws."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.links.hosts.known import CLOSED, MEETING_PLACES, NAMES, SHORTENERS, STATE
from site_builder.links.hosts.lookalikes import imitated, plain, site_of, skeleton
from site_builder.links.hosts.trust import HostRegister, HostTrust, host_of, judge, names_of, program_in
from site_builder.text.host import named_host

SITE = HostRegister(
    allowed=frozenset({"momo.vn", "zalopay.vn", "cskh.evnspc.vn", "bao.example"}),
    closed={"cong-cu.example": "dichvucong.gov.vn"},
    names=names_of({"momo.vn", "bao.example", "vneid.gov.vn", "capnuoc-dongnai.vn"}),
)

FINE = {
    HostTrust.OFFICIAL: """
        dichvucong.gov.vn www.dichvucong.gov.vn vneid.gov.vn bocongan.gov.vn congan.haiphong.gov.vn dongnai.gov.vn
        binhloc.dongnai.gov.vn 1022.dongnai.gov.vn binhdanhocvuso.gov.vn baohiemxahoi.gov.vn thuedientu.gdt.gov.vn
        vinhdieu.kiengiangportal.gov.vn t63.mic.gov.vn danhmuchanhchinh.nso.gov.vn smas.edu.vn hongngu1.edu.vn
        pgdmyloc.edu.vn DICHVUCONG.GOV.VN dichvucong.gov.vn. a-b.gov.vn vneid-cu.gov.vn hoc_ba.edu.vn
    """,
    HostTrust.KNOWN: """
        play.google.com apps.apple.com zalo.me facebook.com www.facebook.com m.facebook.com momo.vn www.momo.vn
        MoMo.vn. zalopay.vn www.cskh.evnspc.vn cskh.evnspc.vn bao.example
    """,
    HostTrust.STRANGE: """
        a.example google.com sites.google.com drive.google.com l.facebook.com chat.zalo.me abc.momo.vn evnspc.vn
        chinhphu.vn nguoidan.chinhphu.vn baochinhphu.vn vtv.vn nhandan.vn vnexpress.net baodongnai.com.vn
        dantri.com.vn thuvienphapluat.vn evncpc.vn cskh.cpc.vn cskh.npc.com.vn evnnpc.vn vnedu.vn vncare.vn
        viettelmoney.vn vnpt.com.vn
        shopee.vn postmart.vn voso.vn baocamau.vn congan.com.vn usa.gov www.gov.uk data.gov.sg ncbi.nlm.nih.gov mit.edu
        pineapple.com momoiro.vn vneconomy.vn vietnamnet.vn localhost vn
        government.nl governance.com edu-online.vn dongnai.vn tiengviet.vn càphê.vn nhà-hàng.com
    """,
}
REFUSED = {
    ("closed", "dichvucong.gov.vn"): """
        dichvucong.dongnai.gov.vn dichvucong.soctrang.gov.vn dichvucong.cantho.gov.vn dichvucong.tuyenquang.gov.vn
        dichvucong.camau.gov.vn www.dichvucong.camau.gov.vn dichvucong.bocongan.gov.vn DichVuCong.CaMau.gov.vn.
        cong-cu.example
    """,
    ("closed", "danhmuchanhchinh.nso.gov.vn"): "danhmuchanhchinh.gso.gov.vn",
    ("shortener", ""): """
        bit.ly BIT.LY www.bit.ly tinyurl.com goo.gl maps.app.goo.gl forms.gle gon.li bom.so by.com.vn s.shopee.vn t.co
    """,
    ("mirror", ""): "apkpure.com m.apkpure.com vneid.vn.uptodown.com vneid.apkcombo.com",
    ("number", ""): """
        203.0.113.5 127.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 127.0.0.1. １２７.0.0.1 ①②⑦.0.0.1
    """,
    ("imitation", "vneid.gov.vn"): """
        vneid-gov.vn vneid-gov.com vneid.vn vneid.com.vn vneid.net vneidgov.com capnhatvneid.com app-vneid.top
        vneid.gov.vn.evil.com vneid.gov.vn-dang-nhap.com vneid.gov.vm vneid.gov.com.vn vneid.id.vn vneid.github.io
        vneid.web.app vneld.vn vne1d.vn vnied.vn vneiid.com vnid.com vneidd-gov.com v-neid.com vneid247.com vneid.edu.vn
        xn--vned-xpa.vn vnеid.gov.vn vneıd.vn vneìd.vn VNEID-GOV.VN. bhyt-vneid.com.vn www.vneid-gov.vn
    """,
    ("imitation", "dichvucong.gov.vn"): """
        dichvucong.gov.vn.xyz dichvucong.gov.vn.dichvu.top dichvucong.com dichvucong-gov-vn.com dichvucongquocgia.vn
        dich-vu-cong.vn dichvucongg.vn dichvucnog.com dlchvucong.com d1chvuc0ng.vn dichvucomg.org cong.dichvucong.info
        dịchvụcông.vn dichvucоng.gov.vn dichvucong.gоv.vn ｄichvucong.vn clichvucong.com dichvucong.edu.vn
        dichvucong.evnspc.example dichvucong.gov.vn.a-rat-dai-de-khong-ai-doc-het-ten-mien-that-o-cuoi.evil.example
    """,
    (
        "imitation",
        "baohiemxahoi.gov.vn",
    ): "dichvucongbaohiemxahoi.com bhxh-vietnam.com vssid.net bhxh.online baohiemxahol.vn",
    ("imitation", "bocongan.gov.vn"): "bocongan.com bocongan-vn.net xacthuc.bocongan.vn boc0ngan.org",
    ("imitation", "chinhphu.vn"): "chinhphu-vngoc.cc chinhphu.com chinhphu.org.vn",
    ("imitation", "www.cskh.evnspc.vn"): "evnspc.com cskh-evnspc.vn cskhevnspc.com",
    ("imitation", "evn.com.vn"): "evn-thanhtoan.com thanhtoan-evn.vn evn247.com",
    ("imitation", "momo.vn"): "momo.com momo-vi.com vi-momo.vn mom0.vn",
    ("imitation", "zalopay.vn"): "zalopay.com zalopay-hoantien.vn zal0pay.net zallopay.com",
    ("imitation", "zalo.me"): "zalo-nhom.com zalo.com",
    ("imitation", "play.google.com"): "play-google.com googleplay-vneid.com g00gle.com ch-play.vn",
    ("imitation", "tinnhiemmang.vn"): "tinnhiemmang.com tinnhiem-mang.net tinnhiemmang.vn.kiemtra.top",
    ("imitation", "facebook.com"): "facebook-longkhanh.com faceb00k.com facebok.com",
    ("imitation", "capnuoc-dongnai.vn"): "capnuoc-dongnai.com capnuoc-dongnal.vn",
    ("imitation", ".gov.vn"): """
        evilgov.vn dongnai-gov.vn longkhanh.gov-vn.com gov.vn.evil.com dongnai.gov.vn.com gov-dongnai.com thuedientu.com
        dongnai.gov.vm binhloc.dongnai.gov.nv
        dongnaigovvn.com longkhanh.gov.com etaxmobile.net vnetraffic-csgt.com xa.gov.vn-tracuu.net
    """,
    ("imitation", ".edu.vn"): "truong.edu.vn.evil.com truong.edu.vn-diem.net",
}
GOOD_ROWS = [(host, standing) for standing, hosts in FINE.items() for host in hosts.split()]
BAD_ROWS = [(host, *wanted) for wanted, hosts in REFUSED.items() for host in hosts.split()]


@pytest.mark.parametrize(("host", "standing"), GOOD_ROWS)
def test_an_honest_host_is_what_it_is(host: str, standing: HostTrust) -> None:
    """Official, known, or a stranger; none of them is accused."""
    assert (judge(host_of(f"https://{host}/a"), SITE).standing, host) == (standing, host)


@pytest.mark.parametrize(("host", "standing", "real"), BAD_ROWS)
def test_a_bad_host_is_known_for_what_it_hides(host: str, standing: str, real: str) -> None:
    """And the host that was meant is named."""
    verdict = judge(host_of(f"https://{host}/a"), SITE)
    assert (host, str(verdict.standing), verdict.real) == (host, standing, real)


@pytest.mark.parametrize(("host", "standing", "real"), BAD_ROWS)
def test_nobody_can_allow_a_bad_host(host: str, standing: str, real: str) -> None:
    """Put on the list of allowed hosts it stays what it is; only what a site itself protects, it may also allow."""
    name = named_host(host).removeprefix("www.")
    own = real == "capnuoc-dongnai.vn" or name == "cong-cu.example"
    verdict = judge(name, HostRegister(allowed=frozenset({name}), names=names_of({name})))
    assert str(verdict.standing) == ("known" if own else standing)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://dichvucong.gov.vn", "dichvucong.gov.vn"),
        ("HTTPS://DichVuCong.GOV.vn.:8443/a?b#c", "dichvucong.gov.vn"),
        ("https://dichvucong。gov．vn", "dichvucong.gov.vn"),
        ("https://vne\u00adid.gov.vn", "vneid.gov.vn"),
        ("https://xn--cph-9ka6c.vn", "càphê.vn"),
        ("https://[::1]/", "[::1]"),
        ("https://dichvucong.gov.vn@evil.example/", ""),
        ("https://dichvucong.gov.vn:matkhau@evil.example/", ""),
        (r"https://evil.example\@dichvucong.gov.vn/", ""),
        (r"https:\\evil.example", ""),
        ("https://dichvucong%2egov%2evn", ""),
        ("https://evil.example%2F.gov.vn", ""),
        ("https:///evil.example", ""),
        ("https:evil.example", ""),
        ("https://a..gov.vn", ""),
        ("https://dichvucong.gov.vn..", ""),
        ("https://.gov.vn", ""),
        ("https://-a.gov.vn", ""),
        ("https://a gov.vn", ""),
        ("https://*.gov.vn", ""),
        ("https://💰.vn", ""),
        ("https://dichvucong.gov.vn:0/", ""),
        ("https://dichvucong.gov.vn:99999/", ""),
        ("https://dichvucong.gov.vn:evil/", ""),
        ("https://[::1", ""),
        ("https://[a]/", ""),
        ("https://a.5", ""),
        ("https://a.0x/", ""),
        ("https://127.1/", "127.0.0.1"),
        (f"https://{'a' * 64}.gov.vn", ""),
        (f"https://{'a.' * 130}gov.vn", ""),
        ("https://", ""),
        ("", ""),
        ("vneid.gov.vn", ""),
    ],
)
def test_an_address_is_read_as_a_browser_reads_it(address: str, host: str) -> None:
    """Where browsers could see another host than people do, there is none."""
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("address", "is_program"),
    [
        ("https://vneid.gov.vn/vneid.apk", True),
        ("https://vneid.gov.vn/tai/VNeID.APK?x=1", True),
        ("https://vneid.gov.vn/tai?tep=vneid.apk&b=1", True),
        ("https://vneid.gov.vn/vneid%2Eapk", True),
        ("https://vneid.gov.vn/vneid.apk/", True),
        ("https://vneid.gov.vn/cai.mobileconfig", True),
        ("https://vneid.gov.vn/cai.exe", True),
        ("https://vneid.gov.vn/bieu-mau.pdf", False),
        ("https://vneid.gov.vn/apk", False),
        ("https://vneid.gov.vn/vneid.apk.html", False),
        ("https://play.google.com/store/apps/details?id=com.vnid", False),
        ("https://[a", False),
    ],
)
def test_a_program_is_known_by_its_ending(address: str, *, is_program: bool) -> None:
    """In the path and in what the query names."""
    assert program_in(address) == is_program


LABELS = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=12)
HOSTS = st.lists(LABELS, min_size=1, max_size=4).map(".".join)
ANYTHING = st.text() | st.text(".:@/\\[]%#?-_xn0gv аоеıđ。", max_size=30).map("https://{}".format)


@given(HOSTS)
def test_no_state_host_is_a_look_alike(name: str) -> None:
    """Only public bodies can have one, whatever it is called; some of the portals are closed."""
    assert judge(f"{name}{STATE}", SITE).standing in (HostTrust.OFFICIAL, HostTrust.CLOSED)


@given(st.sampled_from([host for host, *_ in (*GOOD_ROWS, *BAD_ROWS)]), st.data())
def test_case_last_dot_port_and_path_do_not_matter(host: str, data: st.DataObject) -> None:
    """A host is the same host however it is written."""
    name = "".join(
        data.draw(st.sampled_from((letter, letter.upper()))) if letter.isascii() else letter for letter in host
    )
    ending = data.draw(st.sampled_from(("", ".", ":443", ".:8443", "/a/b", "?c", "#d")))
    name = name.removesuffix(".")
    assert judge(host_of(f"https://{name}{ending}"), SITE) == judge(host_of(f"https://{host}"), SITE)


@given(ANYTHING)
@example("https://xn--a.vn")
@example("https://xn--99999999999999999.vn")
@example("https://xn--\u0661.vn")
@example("https://.")
def test_nothing_is_ever_raised(text: str) -> None:
    """Whatever an editor pastes."""
    host = host_of(text)
    program_in(text)
    for name in (host, named_host(text), text):
        judge(name, SITE)
        names_of({name})
    assert host == host.lower()


@given(ANYTHING)
def test_reading_a_host_twice_changes_nothing(text: str) -> None:
    """What was read is in the form that it is compared in."""
    host = named_host(text)
    assert host.startswith("[") or named_host(host) == host


@given(HOSTS, st.sampled_from([item.word for item in NAMES]))
def test_a_known_name_in_a_strange_host_is_always_seen(name: str, word: str) -> None:
    """At any depth, before any ending."""
    assert imitated(f"{word}.{name}.top", NAMES)


def test_the_tables_agree_with_each_other() -> None:
    """No real host is refused by another rule, and every successor can be opened."""
    reals = {real for item in NAMES for real in (item.real, *item.others)} - {STATE}
    fine = {HostTrust.OFFICIAL, HostTrust.KNOWN, HostTrust.STRANGE}
    assert {real for real in reals if judge(real, HostRegister()).standing not in fine} == set()
    assert {judge(host, HostRegister()).standing for host in CLOSED.values()} == {HostTrust.OFFICIAL}
    assert {judge(host, HostRegister()).standing for host in MEETING_PLACES} == {HostTrust.KNOWN}
    assert {host for host in SHORTENERS if named_host(host) != host} == set()


def test_letters_that_look_alike_are_one() -> None:
    """Of any alphabet; the plain form can still be read."""
    assert plain("dịchvụcông") == plain("dichvucоng") == "dichvucong"
    assert skeleton("vne1d") == skeleton("vneld") == skeleton("vneid")
    assert skeleton("rnomo") == skeleton("momo") != skeleton("nomo")


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.cskh.evnspc.vn", "evnspc.vn"),
        ("a.b.com.vn", "b.com.vn"),
        ("com.vn", "com.vn"),
        ("a.io", "a.io"),
        ("vn", "vn"),
    ],
)
def test_a_site_is_what_somebody_registered(host: str, site: str) -> None:
    """One label more than the endings that are no one's own."""
    assert site_of(host) == site
