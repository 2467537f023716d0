"""`speak`: announcements as an announcer reads them."""

import re

import pytest
from small_site import SmallSite

from site_builder.cli import main
from site_builder.cli.exit import FINE, WRONG_USAGE

NEWS = """---
title: Họp ấp sáng 5/12
summary: Mời mỗi nhà một người.
date: 2026-11-18
event: {starts: 2026-12-05 07:30, ends: 2026-12-05 11:00, place: nhà văn hóa ấp 1}
---
Mời mỗi nhà một người. Xem [cách cài](../guides/cai-vneid.md) ở https://dichvucong.gov.vn.
"""
YEAR = "hai nghìn không trăm hai mươi sáu"


def speak(site: SmallSite, *what: str) -> int:
    """The exit code of the command on the small site."""
    return main(["speak", *what, "--content", str(site.content), "--date", "2026-11-22"])


def test_an_announcement_is_said_with_whom_to_ask(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """Once each; nothing that can only be seen is left."""
    site.put({"bao-quang/announcements/2026-11-18-hop.md": NEWS})
    assert speak(site, "bao-quang", "hop") == FINE
    head, text = capsys.readouterr().out.strip().split("\n\n")
    assert head.startswith("[hop] ")
    assert text.split("\n") == [
        "Thông báo của xã Bảo Quang.",
        "Họp ấp sáng ngày mùng năm tháng mười hai.",
        "Mời mỗi nhà một người.",
        f"Thời gian: bảy giờ ba mươi đến mười một giờ, Thứ Bảy ngày mùng năm tháng mười hai năm {YEAR}.",
        "Địa điểm: nhà văn hóa ấp một.",
        "Mời mỗi nhà một người. Xem cách cài ở địa chỉ ghi trên trang.",
        "Bà con hỏi thêm, gọi không hai năm một, một không hai hai.",
    ]
    assert not re.search(r"[0-9]|https|\.vn", text)


def test_without_a_name_all_current_announcements_are_said(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """What has expired is not read out."""
    old = NEWS.replace("date: 2026-11-18", "date: 2026-11-01\nexpires: 2026-11-02")
    site.put({"bao-quang/announcements/2026-11-01-cu.md": old})
    assert speak(site, "bao-quang") == FINE
    assert re.findall(r"(?m)^\[(.*)\]", capsys.readouterr().out) == ["hop-ap"]


@pytest.mark.parametrize(
    ("what", "said"),
    [((), "speak dong-nai"), (("bao-quan",), "bao-quan"), (("bao-quang", "hop-app"), "hop-ap")],
)
def test_what_is_not_there_is_told(
    what: tuple[str, ...], said: str, site: SmallSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what may have been meant."""
    try:
        code = speak(site, *what)
    except SystemExit as end:
        code = int(end.code or 0)
    assert code == WRONG_USAGE
    assert said in capsys.readouterr().err
