"""`print`, as somebody in an office types it."""

import json
import sys
from pathlib import Path

import pytest

pytest.importorskip("typst", reason="Typst is not installed (the extra `print`)")

from small_site import GUIDE, SmallSite, everything
from terminal import run_command

from site_builder.model.issued_code import seal_of

ACCOUNT = ("--bank", "ACB", "--account", "0123456789", "--holder", "NGUYEN THI MAU")


@pytest.fixture
def place(site: SmallSite) -> Path:
    """The folder of a small site."""
    return site.content.parent


def test_it_writes_a_pdf_and_the_list_of_its_codes(place: Path) -> None:
    """In a folder for each unit below `in`."""
    ran = run_command(place, "print", "poster", "bao-quang", "xuan-an", "cai-vneid", "--date", "2026-11-22")
    assert (ran.returncode, ran.stderr.count("\n")) == (0, 3)  # two codes are not issued, and one unit has no number
    assert ran.stdout.splitlines() == [
        "in/bao-quang/poster-cai-vneid.pdf: 1 trang, 1 mã",
        "in/xuan-an/poster-cai-vneid.pdf: 1 trang, 1 mã",
    ]
    (code,) = json.loads((place / "in/bao-quang/poster-cai-vneid.pdf.json").read_bytes())
    assert code == {
        "page": 1,
        "payload": "https://longkhanh.gov.vn/247/bao-quang/huong-dan/cai-vneid/",
        "size_mm": 100.0,
        "distance_m": 1.0,
        "label": "Cài VNeID",
    }


def test_the_same_sheet_is_not_written_again(place: Path) -> None:
    """A folder that a cloud keeps in step has nothing to send."""
    run_command(place, "print", "calls", "bao-quang", "--date", "2026-11-22")
    path = place / "in/bao-quang/calls.pdf"
    before = path.stat().st_mtime_ns
    run_command(place, "print", "calls", "bao-quang", "--date", "2026-11-22")
    assert path.stat().st_mtime_ns == before


def test_all_units_are_printed_at_once(place: Path) -> None:
    """Also the city itself."""
    ran = run_command(place, "print", "poster", "--all", "--output", "giay", "--quiet")
    assert (ran.returncode, ran.stdout) == (0, "")
    found = {name for name in everything(place / "giay") if name.endswith(".pdf")}
    assert found == {"poster.pdf", "bao-quang/poster.pdf", "xuan-an/poster.pdf"}


@pytest.mark.parametrize(
    ("typed", "said", "code"),
    [
        ((), "ghi loại tờ muốn in: poster, leaflet,", 2),
        (("postr", "bao-quang"), "không có loại tờ «postr»; có: poster", 2),
        (("poster",), "Ghi đơn vị muốn in", 2),
        (("poster", "bao-quan"), "Không có đơn vị nào tên «bao-quan». Ý bạn là «bao-quang»?", 2),
        (("poster", "bao-quang", "cai-vnied"), "bao-quang: không có «cai-vnied». Ý bạn là «cai-vneid»?", 1),
        (("leaflet", "bao-quang"), "leaflet cần tên bài hay thông báo", 2),
        (("calls", "bao-quang", "xuan-am"), "Không có đơn vị nào tên «xuan-am». Ý bạn là «xuan-an»?", 2),
        (("notice", "xuan-an", "hop-ap"), "Đơn vị này chưa có gì để in loại này", 1),
        (("stall", "bao-quang", "--bank", "ACB"), "cần đủ ba thứ: --bank, --account, --holder", 2),
        (("poster", "bao-quang", *ACCOUNT), "chỉ in trên thẻ sạp (stall)", 2),
        (("stall", "bao-quang", *ACCOUNT, "--bank", "Agribak"), "Không biết ngân hàng «Agribak»", 2),
        (("labels", "bao-quang", "--format", "a5"), "labels chỉ in được khổ a4", 2),
        (("poster", "bao-quang", "--output", "content/in"), "nằm trong", 2),
    ],
)
def test_slips_are_answered_with_what_was_meant(place: Path, typed: tuple[str, ...], said: str, code: int) -> None:
    """And nothing is written."""
    before = everything(place)
    ran = run_command(place, "print", *typed)
    assert said in ran.stderr
    assert (ran.returncode, ran.stdout, everything(place)) == (code, "", before)


def test_a_letter_that_cannot_be_printed_is_told_at_its_place(site: SmallSite, place: Path) -> None:
    """All its places at once, and what to do; the other units are printed, and other texts may say what they like."""
    site.put({"bao-quang/announcements/2026-11-20-cho.md": "---\ntitle: Chợ 📞\ndate: 2026-11-20\n---\nHọp.\n"})
    site.put({"bao-quang/guides/cai-vneid.md": GUIDE.replace("title: Cài VNeID", "title: Cài 📞 VNeID")})
    ran = run_command(place, "print", "poster", "bao-quang", "xuan-an", "cai-vneid")
    assert ran.returncode == 1
    assert "content/bao-quang/guides/cai-vneid.md:2:12: lỗi: Chữ «📞» (U+1F4DE) không in được" in ran.stderr
    assert ran.stderr.count("📞") == 1
    assert ran.stdout == "in/xuan-an/poster-cai-vneid.pdf: 1 trang, 1 mã\n"


def test_a_letter_from_the_command_line_is_told_too(place: Path) -> None:
    """It stands in no file."""
    ran = run_command(place, "print", "stall", "bao-quang", "Sạp 🐟")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Không in được một chữ trong «Sạp 🐟»" in ran.stderr or "Không in được một chữ trong «🐟»" in ran.stderr


def test_stalls_that_are_called_nearly_alike_have_a_card_each(place: Path) -> None:
    """A slash in a name is no folder."""
    ran = run_command(place, "print", "stall", "bao-quang", "Sạp 12/3", "Sáp 12/3")
    assert ran.returncode == 0
    assert sorted(path.name for path in (place / "in/bao-quang").glob("*.pdf")) == [
        "stall-sap-12-3-2.pdf",
        "stall-sap-12-3.pdf",
    ]


def test_a_stall_of_the_content_is_named_by_its_id(site: SmallSite, place: Path) -> None:
    """A name or bank that is typed otherwise than buyers are told is told to who prints the card."""
    stall = "{id: sap-1, sign: Sạp cá, ways: [bank], bank: ACB, account_name: LE THI KHAC, consent: "
    agreed = "{what: [name], date: 2026-11-01, by: Ban quản lý}}"
    site.put({"bao-quang/markets.yaml": f"markets: [{{id: cho, name: Chợ, stalls: [{stall}{agreed}]}}]\n"})
    plain = run_command(place, "print", "stall", "bao-quang", "sap-1", "--date", "2026-11-22")
    assert (plain.returncode, "markets.yaml" in plain.stderr) == (0, False)
    typed = run_command(place, "print", "stall", "bao-quang", "sap-1", *ACCOUNT, "--date", "2026-11-22")
    assert "Sạp cá: tên gõ lúc in là «NGUYEN THI MAU», mà markets.yaml ghi «LE THI KHAC»" in typed.stderr
    assert "ngân hàng gõ lúc in" not in typed.stderr
    (code, _) = json.loads((place / "in/bao-quang/stall-sap-1.pdf.json").read_bytes())
    assert "0123456789" in code["payload"]
    assert not any("0123456789" in path.read_text("utf-8") for path in site.content.rglob("*.yaml"))


def test_a_unit_with_a_mistake_is_not_printed(site: SmallSite, place: Path) -> None:
    """What is wrong would hang on the wall for years."""
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 0251 10\n"})
    ran = run_command(place, "print", "poster", "bao-quang", "xuan-an")
    assert ran.returncode == 1
    assert "bao-quang: nội dung còn lỗi nên chưa in. Chạy check --only bao-quang" in ran.stderr
    assert ran.stdout == "in/xuan-an/poster.pdf: 1 trang, 1 mã\n"


def test_without_typst_it_says_what_to_install(place: Path) -> None:
    """And how to print without it."""
    (place / "typst.py").write_text("raise ImportError\n", "utf-8")
    ran = run_command(place, "print", "poster", "bao-quang")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert f'{sys.executable} -m pip install "typst>=' in ran.stderr


TARGETS = {"12345671": "home", "22345677": "guide:dai", "52718306": "teams", "62310687": "announcement:dai"}
KINDS = ("poster", "leaflet dai", "cards", "labels dai", "stall", "door ap-1", "notice dai", "calls")


def test_every_sheet_of_issued_codes_passes_the_gate(tmp_path: Path) -> None:
    """`qr check` finds each code at the size and from the distance that it was printed for, and nothing in its margin,
    where names and texts are as long as can be.
    """
    pytest.importorskip("pypdfium2", reason="pypdfium2, which draws pages of PDF, is not installed")
    pytest.importorskip("zxingcpp", reason="zxing-cpp, which reads codes, is not installed")
    from paper import RICH  # noqa: PLC0415 - it needs both

    lines = (f"  - {{code: '{code}', target: '{one}', seal: {seal_of(code, one)}}}\n" for code, one in TARGETS.items())
    SmallSite(tmp_path, RICH).put({"xa-dai/qr.yaml": "codes:\n" + "".join(lines)}).build()
    for kind in KINDS:
        word, *names = kind.split()
        ran = run_command(tmp_path, "print", word, "xa-dai", *names)
        assert ran.returncode == 0, (kind, ran.stderr)
    ran = run_command(tmp_path, "qr", "check", "in")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"{len(KINDS)} tờ in" in ran.stdout
