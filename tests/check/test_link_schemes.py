"""Calls, letters, Zalo and store pages, wherever an editor may write one: told once, at their own place."""

import pytest
from small_site import CONTENT, SERVICES, SmallSite

from site_builder.report.message import shown

GUIDE = "---\ntitle: B\nsummary: T\nchecked_on: 2026-11-01\n---\n{}\n"
NEWS = "---\ntitle: A\ndate: 2026-11-19\n---\n{}\n"
UNIT = "name: Bảo Quang\nkind: xã\n{}\n"
LINK = "[Gọi 0251 3 123 456](tel:02513123465)"
PLAY = "https://play.google.com/store/apps/details?id="
STORES = SERVICES + (
    "    full_name: Ứng dụng định danh điện tử\n    android: com.vnid\n    ios: '1582750372'\n"
    "  - {id: cu, name: Trang cũ, category: giay-to, android: vn.cu, state: replaced, replaced_by: vneid}\n"
)
PLACES: dict[str, tuple[str, str, int, int]] = {
    "a guide": ("bao-quang/guides/bai.md", GUIDE.format(LINK), 6, 22),
    "a step of a guide": ("bao-quang/guides/bai.md", GUIDE.format(f"1. Mở máy.\n2. {LINK}."), 7, 25),
    "an announcement": ("bao-quang/announcements/2026-11-19-tin.md", NEWS.format(LINK), 5, 22),
    "a unit's note": ("bao-quang/unit.yaml", UNIT.format(f'note: "{LINK}"'), 3, 29),
    "a guide's warning": (
        "bao-quang/guides/bai.md",
        GUIDE.format("").replace("---\n\n", f'warnings: ["{LINK}"]\n---\na'),
        5,
        34,
    ),
    "a service": ("bao-quang/services.yaml", f"services:\n  - id: vneid\n    without_app: '{LINK}'\n", 3, 40),
    "the label of a channel": (
        "bao-quang/unit.yaml",
        UNIT.format("channels: [{kind: phone, value: 02513123465, label: Gọi 0251 3 123 456}]"),
        3,
        33,
    ),
    "the label of a Zalo channel": (
        "bao-quang/unit.yaml",
        UNIT.format("channels: [{kind: zalo, value: 'https://zalo.me/g/'}]"),
        3,
        33,
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_is_told_once_and_at_its_place(place: str, site: SmallSite) -> None:
    """Where the address begins, in texts and in fields."""
    file, text, line, column = PLACES[place]
    (told,) = site.put({file: text}).build(dry=True).report.problems
    assert told.code in ("form-shown-differs", "form-zalo-path")
    assert told.place.file == file
    assert (told.place.line, told.place.column) == (line, column)


def test_of_two_links_to_one_number_the_one_with_other_words_is_told(site: SmallSite) -> None:
    """And both where both differ, in a text of several lines."""
    text = f"[Gọi ngay](tel:02513123465)\n\n- {LINK}\n- [0251 3123 465](tel:02513123465)\n- {LINK}"
    built = site.put({"bao-quang/guides/bai.md": GUIDE.format(text)}).build(dry=True)
    assert [(line, column) for _, _, line, column in built.told] == [(8, 24), (10, 24)]


def test_an_inherited_fault_is_told_once_for_all_units(site: SmallSite) -> None:
    """At the shared file."""
    built = site.put({"guides/bai.md": GUIDE.format(LINK)}).build(dry=True)
    assert built.told == [("guides/bai.md", "form-shown-differs", 6, 22)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[Zalo](https://zalo-me.vn/091234567)", ["link-lookalike"]),
        ("[Tải](https://play.google.com.vn.example/store/apps/details)", ["link-lookalike"]),
        ("[Zalo](http://zalo.me/091234567)", ["link-http"]),
        ("[Nhắn](sms:091234567)", ["link-scheme"]),
        ("[Tải](market://details?id=com)", ["link-scheme"]),
    ],
)
def test_what_the_rules_on_hosts_have_told_is_not_told_again(text: str, codes: list[str], site: SmallSite) -> None:
    """One mistake, one problem."""
    assert site.put({"bao-quang/guides/bai.md": GUIDE.format(text)}).build(dry=True).codes == codes


def test_good_addresses_are_left_alone(site: SmallSite) -> None:
    """As editors write them every day."""
    text = (
        "Gọi [0251 3 123 456](tel:+842513123456), [1900 1006](tel:19001006) hoặc [113](tel:113).\n\n"
        "[Gửi thư](mailto:baoquang@dongnai.gov.vn?subject=H%E1%BB%8Fi), [Zalo](https://zalo.me/longkhanh),\n"
        f"[CH Play]({PLAY}com.vnid&hl=vi), [App Store](https://apps.apple.com/vn/app/vneid/id1582750372)"
    )
    built = site.put({"services.yaml": STORES, "bao-quang/guides/bai.md": GUIDE.format(text)}).build(dry=True)
    assert built.codes == []


@pytest.mark.parametrize(
    ("link", "code", "name"),
    [
        (f"[Tải VNeID]({PLAY}com.vnid.moi)", "form-store-other", "com.vnid"),
        (f"[Ứng dụng định danh điện tử]({PLAY}a.b)", "form-store-other", "com.vnid"),
        ("[vneid](https://apps.apple.com/vn/app/id9876543210)", "form-store-other", "1582750372"),
        (f"[Tải ứng dụng]({PLAY}a.b)", "form-store-unknown", ""),
        (f"[Tải trang cũ]({PLAY}vn.cu)", "form-store-closed", "https://vneid.gov.vn"),
    ],
)
def test_an_app_is_one_of_the_catalogue(link: str, code: str, name: str, site: SmallSite) -> None:
    """Under the very id that it has there, and one that is still alive; else a warning says what to write."""
    site.put({"services.yaml": STORES, "bao-quang/guides/bai.md": GUIDE.format(link)})
    (told,) = site.build(dry=True).report.problems
    assert told.code == code
    assert (told.place.line, told.place.column) == (6, link.index("](") + 3)
    assert name in shown(told, "", "vi").advice


def test_the_catalogue_of_the_nearer_layer_counts(site: SmallSite) -> None:
    """A commune that lists an app may link to it; its neighbour may not."""
    text = GUIDE.format(f"[Tải]({PLAY}vn.rieng)")
    own = "services: [{id: rieng, name: Riêng, category: giay-to, android: vn.rieng}]\n"
    site.put({"bao-quang/services.yaml": own, "bao-quang/guides/bai.md": text, "xuan-an/guides/bai.md": text})
    assert site.build(dry=True).told == [("xuan-an/guides/bai.md", "form-store-unknown", 6, 7)]


def test_a_service_may_live_in_a_store_alone(site: SmallSite) -> None:
    """Its website is then the store's page, and judged as one."""
    site.put({"services.yaml": str(CONTENT["services.yaml"]).replace("https://vneid.gov.vn", f"{PLAY}vneid")})
    assert site.build(dry=True).told == [("services.yaml", "form-store-id", 6, 14)]
