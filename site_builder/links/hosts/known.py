"""Lists the hosts that the program knows by name: official, imitated or closed ones, stores and shorteners.

Ids in brackets are sources (`P39`, `A P56` …) of the collection of facts that the content is built on.
"""

from collections.abc import Mapping

from site_builder.model.frozen import frozen

STATE = ".gov.vn"
"""Public bodies only (P68)."""
SCHOOLS = ".edu.vn"
"""Schools, also private ones: allowed, but a look-alike may stand there."""

MEETING_PLACES = frozenset({"play.google.com", "apps.apple.com", "zalo.me", "facebook.com", "m.facebook.com"})
"""The app stores, and where communes have their pages."""

_SHORTENERS = """
bit.ly bitly.com j.mp tinyurl.com tiny.cc tiny.one t.co goo.gl forms.gle is.gd v.gd ow.ly buff.ly cutt.ly t.ly
rb.gy s.id shorturl.at rebrand.ly short.io bl.ink lnkd.in fb.me adf.ly shorte.st ouo.io gg.gg u.to clck.ru soo.gd
surl.li urlz.fr shrtco.de t2m.io dlvr.it qrco.de me-qr.com l.ead.me amzn.to vm.tiktok.com vt.tiktok.com
gon.li bom.so by.com.vn shorten.asia link1s.com link4m.com 123link.vip yeumoney.com
shope.ee s.shopee.vn s.lazada.vn ti.ki
"""
SHORTENERS = frozenset(_SHORTENERS.split())
"""Hosts that hide where a link leads; so do their subdomains, such as maps.app.goo.gl."""

_APP_MIRRORS = """
apkpure.com apkpure.net apkmirror.com apkcombo.com apkcombo.app apk.support apkmonk.com apkfab.com aptoide.com
uptodown.com malavida.com softonic.com taimienphi.vn download.com.vn
"""
APP_MIRRORS = frozenset(_APP_MIRRORS.split())
"""Stores that nobody answers for. Apps come from the two stores only (P66)."""

CLOSED: Mapping[str, str] = {
    "danhmuchanhchinh.gso.gov.vn": "danhmuchanhchinh.nso.gov.vn",  # list of units, 2025
}
"""Closed host → its successor."""
PORTAL = "dichvucong.gov.vn"
"""The one portal for public services. The faces of the provinces (`dichvucong.dongnai.gov.vn` …) closed on 1/7/2025,
those of the ministries by 2/2026 (letter 623/TTg-KSTT of 30/5/2025, P39)."""


@frozen
class KnownName:
    """A name that swindlers imitate, and the host that it really belongs to."""

    word: str
    real: str
    inside: bool = True
    """Whether it stands out inside other words; "momo" is looked for between hyphens only."""
    near: bool = True
    """Whether a slip of one or two letters counts; not where honest names are that near to each other."""
    others: tuple[str, ...] = ()
    """Further real sites of that name."""


NAMES = (
    KnownName(word="dichvucong", real=PORTAL),  # P39; imitated: P64
    KnownName(word="vneid", real="vneid.gov.vn"),  # P51; imitated: P65, P66
    KnownName(word="baohiemxahoi", real="baohiemxahoi.gov.vn"),  # imitated, and that the real one is a .gov.vn: P91
    KnownName(word="bhxh", real="baohiemxahoi.gov.vn"),  # used in the names of strange hosts
    KnownName(word="vssid", real="baohiemxahoi.gov.vn"),
    KnownName(word="binhdanhocvuso", real="binhdanhocvuso.gov.vn"),  # P77
    KnownName(word="bocongan", real="bocongan.gov.vn"),  # P68
    KnownName(word="chinhphu", real="chinhphu.vn", others=("baochinhphu.vn",)),  # P59; imitated: P65
    KnownName(word="botaichinh", real=STATE),
    KnownName(word="nganhangnhanuoc", real=STATE),
    KnownName(word="tongcucthue", real=STATE),
    KnownName(word="thuedientu", real=STATE),
    KnownName(word="etaxmobile", real=STATE),
    KnownName(word="vnetraffic", real=STATE),
    KnownName(word="tinnhiemmang", real="tinnhiemmang.vn"),  # P67
    KnownName(word="evnspc", real="www.cskh.evnspc.vn", near=False),  # A P56; its sisters are evncpc, evnnpc …
    KnownName(word="evn", real="evn.com.vn", inside=False),  # P69
    KnownName(word="momo", real="momo.vn", inside=False),
    KnownName(word="zalopay", real="zalopay.vn"),  # P74
    KnownName(word="zalo", real="zalo.me", inside=False),
    KnownName(word="facebook", real="facebook.com"),
    KnownName(word="googleplay", real="play.google.com"),
    KnownName(word="chplay", real="play.google.com"),
    KnownName(word="google", real="play.google.com", inside=False, others=("google.com.vn",)),
    KnownName(word="appstore", real="apps.apple.com"),
    KnownName(word="apple", real="apps.apple.com", inside=False),
)
"""Whom people trust with papers and money, as far as the real host is known; `STATE`: no more than its ending."""

_MAIL = "gmail.com yahoo.com yahoo.com.vn outlook.com hotmail.com icloud.com mail.com ymail.com email.com"
MAIL = frozenset(_MAIL.split())
"""Hosts at which people have their mailboxes: some of them are near to each other by their names."""

_SECOND_LEVELS = "ac ai biz co com edu go gov health id info int io name net or org pro"
SECOND_LEVELS = frozenset(_SECOND_LEVELS.split())
"""Below a country's ending, names that no one body has: a site's own name stands before them."""
