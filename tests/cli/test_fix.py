"""`fix` as a real process: what it shows, what it writes, and its exit codes."""

import pytest
from small_site import GUIDE, NEWS, SmallSite, tree
from test_cli import run

UNIT = "name: Bảo Quang\nkind:xã  # xã\nhotline: 02511022   # tổng đài\nnote: Thứ Hai: nghỉ\n"
SLIPS = {
    "bao-quang/unit.yaml": UNIT.replace("\n", "\r\n"),
    "bao-quang/guides/Bài Một.md": GUIDE,
    "bao-quang/announcements/2026-11-18-hop-ap.md": NEWS.replace("cai-vneid.md#buoc-2", "Bài%20Một.md#buoc-2"),
}
NOTHING = "Không có chỗ nào máy sửa giúp được. Lỗi phải tự sửa thì xem bằng lệnh check.\n"
SHOWN = """\
content/bao-quang/announcements/2026-11-18-hop-ap.md:5:39: đường dẫn «../guides/Bài%20Một.md#buoc-2» đổi theo tên mới: \
«../guides/bai-mot.md#buoc-2»
--- content/bao-quang/announcements/2026-11-18-hop-ap.md
+++ content/bao-quang/announcements/2026-11-18-hop-ap.md
@@ -2,4 +2,4 @@
 title: Họp ấp
 date: 2026-11-18
 ---
-Mời mỗi nhà một người. Xem [cách cài](../guides/Bài%20Một.md#buoc-2).
+Mời mỗi nhà một người. Xem [cách cài](../guides/bai-mot.md#buoc-2).

content/bao-quang/guides/bai-mot.md: đổi tên tệp «bao-quang/guides/Bài Một.md» thành «bao-quang/guides/bai-mot.md»
rename from content/bao-quang/guides/Bài Một.md
rename to content/bao-quang/guides/bai-mot.md

content/bao-quang/unit.yaml: xuống dòng theo một kiểu
content/bao-quang/unit.yaml:2:1: thêm dấu cách sau dấu hai chấm
content/bao-quang/unit.yaml:3:10: số điện thoại «02511022» ghi thành 0251 1022
content/bao-quang/unit.yaml:4:1: đặt phần chữ trong dấu nháy cho máy đọc được; chữ giữ nguyên
--- content/bao-quang/unit.yaml
+++ content/bao-quang/unit.yaml
@@ -1,4 +1,4 @@
 name: Bảo Quang
-kind:xã  # xã
-hotline: 02511022   # tổng đài
-note: Thứ Hai: nghỉ
+kind: xã  # xã
+hotline: 0251 1022  # tổng đài
+note: "Thứ Hai: nghỉ"

6 chỗ sửa được trong 3 tệp. Chưa ghi gì; chạy lại với --write để sửa.
"""


def test_repairs_are_shown_before_they_are_made(site: SmallSite) -> None:
    """In words with their places, then as a diff; exit code 1, and nothing is written."""
    before = tree(site.put(SLIPS).content)
    ran = run(site, "fix")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout == SHOWN
    assert tree(site.content) == before


def test_repairs_are_made_once(site: SmallSite) -> None:
    """With --write; then the site builds, and there is nothing left to mend."""
    ran = run(site.put(SLIPS), "fix", "--write")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("Đã sửa 6 chỗ trong 3 tệp. Chạy lệnh check để xem còn lỗi nào không.\n")
    assert "@@" not in ran.stdout
    assert site.build(dry=True).codes == []
    assert (site.content / "bao-quang/unit.yaml").read_bytes().decode() == (
        'name: Bảo Quang\nkind: xã  # xã\nhotline: 0251 1022  # tổng đài\nnote: "Thứ Hai: nghỉ"\n'
    )
    again = run(site, "fix", "--write")
    assert (again.returncode, again.stdout, again.stderr) == (0, NOTHING, "")


@pytest.mark.parametrize("name", ["content/bao-quang/unit.yaml", "bao-quang/unit.yaml"])
def test_only_the_named_files_are_repaired(name: str, site: SmallSite) -> None:
    """They may be named from here or from the content folder; a folder stands for what is in it."""
    before = tree(site.put(SLIPS).content)
    assert run(site, "fix", "--write", name).returncode == 0
    assert {file for file, body in tree(site.content).items() if before.get(file) != body} == {"bao-quang/unit.yaml"}
    assert run(site, "fix", "--write", "bao-quang").returncode == 0
    assert site.build(dry=True).codes == []


def test_an_unknown_file_is_wrong_usage(site: SmallSite) -> None:
    """It is named as it was written."""
    ran = run(site, "fix", "khong-co.md")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Không có tệp nội dung nào tên «khong-co.md». Ghi đường dẫn như ")


def test_what_a_person_has_to_decide_is_told(site: SmallSite) -> None:
    """On stderr, with its place; it is no repair."""
    site.put({"bao-quang/guides/Cài VNeID.md": GUIDE})
    ran = run(site, "fix", "--write")
    assert (ran.returncode, ran.stdout) == (0, NOTHING)
    assert ran.stderr == (
        "content/bao-quang/guides/Cài VNeID.md: cần người xem: chưa đổi tên tệp thành «cai-vneid.md» "
        "vì đã có bài tên ấy; hãy tự đặt một tên khác, không dấu, nối bằng gạch ngang\n"
    )


def test_many_repairs_of_one_kind_are_told_in_a_few_lines(site: SmallSite) -> None:
    """The diff shows all of them. English on request."""
    events = "events:\n" + "".join(f"  - date: {day}/1/2026\n    sample: x\n" for day in range(1, 8))
    ran = run(site.put({"bao-quang/events.yaml": events}), "fix", "--lang", "en")
    told = [line for line in ran.stdout.splitlines() if line.startswith("content/")]
    assert told == [
        "content/bao-quang/events.yaml:2:11: the date «1/1/2026» is written 2026-01-01",
        "content/bao-quang/events.yaml:4:11: the date «2/1/2026» is written 2026-01-02",
        "content/bao-quang/events.yaml:6:11: the date «3/1/2026» is written 2026-01-03",
        "content/bao-quang/events.yaml: … (× 7)",
        "content/bao-quang/events.yaml:3:13: «x» is written «có» (× 7)",
    ]


@pytest.mark.parametrize("name", ["Bảo Quang", "Bao-Quang", "bao quang", "BAO-QUANG", "bảo_quang"])
def test_a_folder_that_a_phone_has_renamed_is_put_right(name: str, site: SmallSite) -> None:
    """With everything in it, also what nobody reads; the site is as it was, and nothing is left to mend."""
    site.put({"bao-quang/notes.dat": b"x", "bao-quang/ap/unit.yaml": "name: Ấp\nkind: ấp\n"})
    before, files = site.build(), tree(site.content)
    (site.content / "bao-quang").rename(site.content / name)
    assert site.build().codes == ["unit-misnamed"]
    shown = run(site, "fix")
    assert (shown.returncode, f"content/bao-quang: đổi tên thư mục «{name}» thành «bao-quang»" in shown.stdout) == (
        1,
        True,
    )
    assert (site.content / name).is_dir()
    assert run(site, "fix", "--write").returncode == 0
    assert tree(site.content) == files
    assert site.build().tree == before.tree
    assert run(site, "fix").stdout == NOTHING


def test_folders_inside_each_other_are_put_right_at_once(site: SmallSite) -> None:
    """The inner one first, or its path would be another; files inside are mended too."""
    site.put({"Tỉnh A/unit.yaml": "name: A\nkind: tỉnh\n", "Tỉnh A/Xã B/unit.yaml": "name: B\nkind:xã\n"})
    assert run(site, "fix", "--write").returncode == 0
    assert (site.content / "tinh-a/xa-b/unit.yaml").read_text("utf-8") == "name: B\nkind: xã\n"
    assert site.build().codes == []


@pytest.mark.parametrize("others", [["bao-quang"], ["BAO QUANG"]])
def test_a_folder_whose_right_name_is_taken_is_left(others: list[str], site: SmallSite) -> None:
    """Two folders claim one unit: a person has to look which is the right one."""
    if others == ["BAO QUANG"]:
        (site.content / "bao-quang").rename(site.content / others[0])
    site.put({"Bảo Quang/unit.yaml": "name: Bảo Quang\nkind: xã\n"})
    before = tree(site.content)
    left = run(site, "fix", "--write")
    assert "content/Bảo Quang: cần người xem: chưa đổi tên thư mục" in left.stderr
    assert tree(site.content) == before


def test_folders_that_are_no_misnamed_unit_keep_their_names(site: SmallSite) -> None:
    """Without a unit.yaml it may be anything; a page of the unit above has one name already; pictures stay."""
    site.put({"Ảnh cũ/a.txt": "x", "Liên hệ/unit.yaml": "name: A\nkind: xã\n", "media/Hình A/unit.yaml": "a: b\n"})
    before = tree(site.content)
    run(site, "fix", "--write")
    assert tree(site.content).keys() == before.keys()


def test_only_the_folder_that_was_named_is_put_right(site: SmallSite) -> None:
    """As with files."""
    for name in ("Xã A", "Xã B"):
        site.put({f"{name}/unit.yaml": f"name: {name}\nkind: xã\n"})
    assert run(site, "fix", "--write", "Xã A").returncode == 0
    assert (site.content / "xa-a").is_dir()
    assert (site.content / "Xã B").is_dir()
