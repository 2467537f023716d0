"""What texts say of bodies and numbers, in whole small sites: what still holds, and on what it rests."""

import pytest
from small_site import SmallSite

from site_builder.model.severity import Severity

SERVICE = "services:\n  - id: dien\n    name: Điện lực miền Nam\n    category: giay-to\n    hotline: [1900 1006]\n"
NEWS = "---\ntitle: Tin\ndate: {}\n---\n{}\n"
ENDED = "succession:\n  into: xuan-an\n  date: 2025-07-01\n"
BORN = "succession:\n  from: bao-quang\n  date: 2025-07-01\n"


def codes(site: SmallSite, *wanted: str) -> list[tuple[str, int, str]]:
    """Where these rules are broken, and how gravely."""
    problems = site.build(dry=True).report.problems
    return [(one.place.file, one.place.line, one.severity.value) for one in problems if one.code in wanted]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("guides/bai.md", "---\ntitle: Bài\nsummary: Hỏi UBND huyện A.\nchecked_on: 2026-11-01\n---\nChữ.\n", 3),
        ("services.yaml", f"{SERVICE}    operator: UBND thành phố Long Khánh\n", 6),
        ("events.yaml", "events:\n  - date: 2026-12-05\n    place: sân UBND huyện Trần Đề\n    topics: [x]\n", 3),
        ("announcements/2026-11-20-a.md", NEWS.format("2026-11-20", "Nộp ở Công an huyện."), 5),
    ],
)
def test_a_body_that_is_gone_is_told_wherever_it_is_named(site: SmallSite, name: str, text: str, line: int) -> None:
    """In guides, services and announcements; days of outreach have no Markdown and are told by other rules."""
    expected = [] if name == "events.yaml" else [(f"bao-quang/{name}", line, "warning")]
    assert codes(site.put({f"bao-quang/{name}": text}), "body-gone") == expected


def test_an_announcement_of_its_time_may_name_who_was_there(site: SmallSite) -> None:
    """It was made before the reform, or is over."""
    site.put({"bao-quang/announcements/2024-05-01-a.md": NEWS.format("2024-05-01", "Nộp ở UBND huyện A.")})
    over = NEWS.format("2026-01-01\nexpires: 2026-02-01", "Nộp ở UBND huyện A.")
    assert not codes(site.put({"bao-quang/announcements/2026-01-01-b.md": over}), "body-gone")


def test_the_committee_of_a_commune_that_became_another_is_told(site: SmallSite) -> None:
    """On the page of the commune that is over, and of the one that it became; the new one's own name is right."""
    site.put({"bao-quang/unit.yaml": f"name: Bảo Quang\nkind: xã\n{ENDED}"})
    site.put({"xuan-an/unit.yaml": f"name: Xuân An\nkind: phường\n{BORN}"})
    for unit in ("bao-quang", "xuan-an"):
        said = NEWS.format("2026-11-20", "Gửi UBND xã Bảo Quang. Hoặc UBND phường Xuân An.")
        site.put({f"{unit}/announcements/2026-11-20-{unit}.md": said})
    assert sorted(codes(site, "body-gone")) == [
        ("bao-quang/announcements/2026-11-20-bao-quang.md", 5, "warning"),
        ("xuan-an/announcements/2026-11-20-xuan-an.md", 5, "warning"),
    ]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ("['mã nguồn (C, C7)']", Severity.ERROR),
        ("[nhớ lại (V)]", Severity.ERROR),
        ("[mã nguồn (C, C7)]", Severity.ERROR),
        ("['mã nguồn ( C )']", Severity.ERROR),
        ("['mã nguồn (C/V)']", Severity.ERROR),
        ("['mã nguồn (C, chưa xác minh)']", Severity.ERROR),
        ("[mã nguồn (C, chưa xác minh)]", Severity.ERROR),
        ("['báo (B, P4)', 'mã nguồn (C, C7)']", Severity.WARNING),
        ("['Báo Đồng Nai, 2025', 'mã nguồn (C, C7)']", Severity.WARNING),
        ("['Phụ lục (V)']", None),
        ("['báo (B, P4); mã nguồn (C, C7)']", None),
        ("[Báo Đồng Nai (S, S1)]", None),
        ("[chưa ghi bậc]", None),
    ],
)
def test_a_number_has_a_source_that_may_be_published(site: SmallSite, sources: str, expected: Severity | None) -> None:
    """One that rests on program code or memory alone stops the unit; beside a better source it is a reminder."""
    site.put({"bao-quang/services.yaml": f"{SERVICE}    sources: {sources}\n"})
    found = [grave for _, _, grave in codes(site, "grade-low")]
    assert found == ([expected.value] if expected else [])


def test_grades_are_looked_at_in_every_record_that_has_a_source(site: SmallSite) -> None:
    """The office, channels, members, figures; a text without a number of its own is only a reminder."""
    site.put(
        {
            "bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\noffice: {phone: 0251 3123456, source: 'x (C)'}\n"
            "channels:\n  - {kind: phone, value: 0251 1022, source: 'y (V)'}\n",
            "bao-quang/figures.yaml": "figures:\n  - {label: Tổ, value: 7, as_of: 2026-11-01, source: 'z (C, C1)'}\n",
            "bao-quang/guides/bai.md": "---\ntitle: B\nsummary: S\nsources: [x (V)]\nchecked_on: 2026-11-01\n---\nA.\n",
        }
    )
    assert sorted(codes(site, "grade-low")) == [
        ("bao-quang/figures.yaml", 2, "error"),
        ("bao-quang/guides/bai.md", 4, "warning"),
        ("bao-quang/unit.yaml", 3, "error"),
        ("bao-quang/unit.yaml", 5, "error"),
    ]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Gọi Điện lực miền Nam 1900 9000.", True),
        ("Gọi Điện lực miền Nam theo số **1900 9000**.", True),
        ("Điện lực miền Nam: 19009000", True),
        ("Gọi Điện lực miền Nam 1900 1006.", False),
        ("Gọi điện lực miền nam, số 1900.1006", False),
        ("Công ty khác, không phải Điện lực miền Nam, có số 1900 9000.", False),
        ("Gọi tổng đài 1900 9000.", False),
        ("Điện lực miền Nam: (0251) 3877999", True),
        ("Điện lực miền Nam gọi 0912-345-678", True),
        ("Điện lực miền Nam: +84 912 345 678", True),
        ("Điện lực miền Nam (EVNSPC): 1900 9000", True),
        ("Điện lực miền Nam trực 24/7 ở số 1900 9000", True),
        ("Gọi Điện lực miền Nam khi mất điện: 1900 9000", True),
        ("Điện lực miền Nam: 1900 1006 hoặc 1900 9000", True),
        ("Điện lực miền Nam: 1900 1006, 1900 1006", False),
        ("Số 1900 9000 của Điện lực miền Nam", True),
        ("1900 9000 (Điện lực miền Nam)", True),
        ("1900 9000 - Điện lực miền Nam", True),
        ("1900 1006 (Điện lực miền Nam)", False),
        ("0912 345 678 - anh An, Điện lực miền Nam: 1900 1006", False),
        ("Kẻ gian tự xưng Điện lực miền Nam, gọi từ số 0912 345 678.", False),
        ("Số giả mạo Điện lực miền Nam: 0912 345 678", False),
        ("Số lừa đảo: Điện lực miền Nam 0912 345 678", False),
        ("Đừng tin Điện lực miền Nam số 0912 345 678", False),
        ("Điện lực miền Nam 0912 345 678 là số giả", False),
        ("Điện lực miền Nam: số cũ 1900 9000", False),
        ("Điện lực miền Nam 1900 9000 không còn dùng", False),
        ("Số 0912 345 678 không phải của Điện lực miền Nam", False),
        ("Bị lừa thì gọi Điện lực miền Nam 1900 9000", True),
        ("Đừng gọi số lạ, gọi Điện lực miền Nam 1900 9000", True),
        ("Coi chừng lừa đảo: gọi Điện lực miền Nam 1900 9000", True),
        ("[Điện lực miền Nam](https://cskh.evnspc.vn): 1900 9000", True),
        ("| Tên | Số |\n| --- | --- |\n| Điện lực miền Nam | 1900 9000 |", True),
        ("Điện lực miền Nam (tổng đài 24/7): 1900 9000", True),
        ("Điện lực miền Nam: tổng đài 1900 1006, hotline 1900 9000", True),
        ("1900 9000 là tổng đài Điện lực miền Nam", True),
        ("Gọi 1900 9000 gặp Điện lực miền Nam", True),
        ("Điện lực miền Nam không bao giờ gọi từ số 0912 345 678", False),
        ("Điện lực miền Nam 1900 1006, xã 0251 3877 999", False),
        ("Điện lực miền Nam chi nhánh Long Khánh: 0251 3877 999", False),
        ("Trước đây Điện lực miền Nam dùng số 1900 9000", False),
        ("Hỏi Điện lực miền Nam hoặc anh An 0912 345 678", False),
        ("Điện lực miền Nam có 1900 hộ chờ, 100.000 đồng", False),
    ],
)
def test_a_number_beside_a_name_is_the_one_that_the_catalogue_has(site: SmallSite, text: str, *, is_told: bool) -> None:
    """Who calls the wrong one does not know it."""
    site.put({"bao-quang/services.yaml": SERVICE})
    site.put({"bao-quang/announcements/2026-11-20-a.md": NEWS.format("2026-11-20", text)})
    assert bool(codes(site, "phone-differs")) == is_told


@pytest.mark.parametrize("label", ["Đường dây nóng", "Hotline", "Số điện thoại", "Trực ban đêm", "Điện thoại cố định"])
def test_a_label_that_says_what_a_number_is_for_names_nobody(site: SmallSite, label: str) -> None:
    """Two numbers may be hotlines, and a text may give the hotline of somebody else."""
    lines = "".join(f"  - {{kind: phone, value: 0251 312345{last}, label: {label}}}\n" for last in (6, 7))
    site.put({"bao-quang/unit.yaml": f"name: Bảo Quang\nkind: xã\nchannels:\n{lines}"})
    said = NEWS.format("2026-11-20", f"{label} của bệnh viện: {label} 0251 3999888.")
    assert not codes(site.put({"bao-quang/announcements/2026-11-20-a.md": said}), "phone-differs")


def test_one_body_has_one_number_in_all_files(site: SmallSite) -> None:
    """The office and a channel of its name; the switchboard and the unit's own number."""
    site.put(
        {
            "bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0251 1022\n"
            "office: {name: Trụ sở xã, phone: 0251 3123456}\n"
            "channels:\n  - {kind: phone, value: 0251 3123457, label: Trụ sở xã}\n",
            "bao-quang/services.yaml": SERVICE + "  - id: tong-dai-1022\n    name: Tổng đài 1022\n"
            "    category: giay-to\n    hotline: [0290 1022]\n",
        }
    )
    assert sorted(line for _, line, _ in codes(site, "phone-differs")) == [3, 6]
