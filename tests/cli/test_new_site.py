"""`new site`, as somebody meets it who has never seen the program: options, questions, refusals, and what it makes."""

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from new_sites import COMMUNE, PLACE, TRAN_DE, UNITS, URL, is_fine, new_site
from small_site import PROJECT, everything, tree
from terminal import TERMINAL, Ran, answered_command, run_command
from workflows.places import FILES, ISSUE_FORMS

from site_builder.editing.new.site.colours import PALETTE, colours_of
from site_builder.pages.css import contrast


def unit(folder: Path, name: str = ".") -> dict[str, object]:
    """What a unit's file says."""
    found: dict[str, object] = yaml.safe_load((folder / "content" / name / "unit.yaml").read_text("utf-8"))
    return found


def test_a_former_district_has_its_communes_and_says_what_they_are_today(tmp_path: Path) -> None:
    """It builds without an error or a warning, and the person is told what ended on 1/7/2025."""
    ran = new_site(tmp_path, *TRAN_DE)
    assert "huyện Trần Đề không còn từ ngày 01/07/2025; nay là 5 xã: Trần Đề, Liêu Tú" in ran.stdout
    assert "content/vien-an: xã Viên An → xã Tài Văn" in ran.stdout
    assert {path.parent.name for path in (tmp_path / "content").glob("*/unit.yaml")} - {"_quoc-gia"} == UNITS
    assert (unit(tmp_path)["code"], unit(tmp_path)["province"]) == ("951", "Cần Thơ")
    assert unit(tmp_path, "vien-an")["succession"] == {
        "into": "xã Tài Văn",
        "date": date(2025, 7, 1),
        "note": "Khi làm giấy tờ, bà con ghi tên xã, phường hôm nay.",
        "source": "bảng chuyển đổi đơn vị hành chính của cơ quan thống kê, 2025 (D)",
    }
    assert is_fine(tmp_path)
    page = (tmp_path / "public/vien-an/index.html").read_text("utf-8")
    assert "xã Tài Văn" in page
    assert '"tel:113"' in page
    assert "0251" not in page, "another province's number"


def test_a_single_commune_is_the_root_unit(tmp_path: Path) -> None:
    """With its hotline and an address that opens, the site is no trial."""
    new_site(tmp_path, *COMMUNE, "--hotline", "02511022")
    assert [path.name for path in (tmp_path / "content").iterdir() if (path / "unit.yaml").exists()] == ["_quoc-gia"]
    assert unit(tmp_path)["hotline"] == "0251 1022"
    assert "demo: không" in (tmp_path / "content/site.yaml").read_text("utf-8")
    assert is_fine(tmp_path)


def test_nothing_is_known_of_a_new_place_but_what_the_state_says(tmp_path: Path) -> None:
    """No number, person, address or name of another place stands in what the place is given as its own."""
    new_site(tmp_path, *COMMUNE)
    assert set(unit(tmp_path)) == {"name", "kind", "code", "province"}
    assert "demo: có" in (tmp_path / "content/site.yaml").read_text("utf-8")


def test_a_province_has_the_communes_of_today(tmp_path: Path) -> None:
    """All 103 of Cần Thơ, and none is past."""
    ran = new_site(tmp_path, "Cần Thơ", "--type", "thành phố", "--province", "can tho", "--base-url", URL)
    assert len(list((tmp_path / "content").glob("*/unit.yaml"))) == 103 + 1
    assert "không còn" not in ran.stdout


@pytest.mark.parametrize(
    ("units", "folders"),
    [
        ("nay", {"tran-de", "lieu-tu", "lich-hoi-thuong", "tai-van", "thanh-thoi-an"}),
        ("today", {"tran-de", "lieu-tu", "lich-hoi-thuong", "tai-van", "thanh-thoi-an"}),
        ("2022", UNITS),
        ("khong", set()),
        ("Vien An, thị trấn lịch hội thượng; 31675", {"vien-an", "lich-hoi-thuong", "lieu-tu"}),
    ],
)
def test_units_are_chosen_by_a_word_or_by_name(units: str, folders: set[str], tmp_path: Path) -> None:
    """As people write them."""
    new_site(tmp_path, *TRAN_DE, "--units", units)
    assert {path.parent.name for path in (tmp_path / "content").glob("*/unit.yaml")} - {"_quoc-gia"} == folders


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (["huyện Châu Thành", "--province", "Sóc Trăng"], "942"),
        (["huyện Châu Thành", "--province", "tỉnh Hậu Giang"], "933"),
        (["huyện 933", "--province", "Cần Thơ"], "933"),
        (["huyện Phú Lộc", "--province", "Huế"], "482"),
    ],
)
def test_a_former_province_or_a_code_tells_namesakes_apart(place: list[str], code: str, tmp_path: Path) -> None:
    """Two of the provinces that became Cần Thơ had a huyện Châu Thành."""
    new_site(tmp_path, *place, "--base-url", URL)
    assert unit(tmp_path)["code"] == code


REFUSED = [
    ([], "Còn thiếu: NAME, --province, --base-url"),
    (["Trần Đề", "--type", "huyện"], "Còn thiếu: --province, --base-url"),
    (["Trần Đề", "--province", "Cần Thơ", "--base-url", URL], "Còn thiếu: --type"),
    (["Trần Đề", "--type", "quậnn", "--province", "Cần Thơ", "--base-url", URL], "«quậnn» không phải là loại"),
    ([*TRAN_DE, "--type", "xã"], "Tên «huyện Trần Đề» ghi huyện, mà --type ghi xã"),
    (["xã Long Khánh", "--province", "Đồng Nai", "--base-url", URL], "phường Long Khánh (26080"),
    (["phường Lonh Khánh", "--province", "Đồng Nai", "--base-url", URL], "Gần giống: phường Long Khánh"),
    (["tỉnh Sóc Trăng", "--province", "Sóc Trăng", "--base-url", URL], "nay thuộc Thành phố Cần Thơ"),
    (["huyện Trần Đề", "--province", "Sóc Trăg", "--base-url", URL], "Có phải: Sóc Trăng?"),
    ([*PLACE, "--base-url", "trande247.vn"], "Sửa: ghi cả https://"),
    ([*TRAN_DE, "--hotline", "0912 34"], "thiếu chữ số"),
    ([*TRAN_DE, "--color", "hồng"], "Không có màu «hồng»"),
    ([*TRAN_DE, "--units", "Bảo Quang"], "không có «Bảo Quang» ở Thành phố Cần Thơ"),
    ([*TRAN_DE, "--units", "Lịch Hội Thượng"], "thị trấn Lịch Hội Thượng (31679, huyện Trần Đề, Sóc Trăng"),
    ([*COMMUNE, "--units", "nay"], "phường Bảo Vinh không có xã, phường bên trong"),
    (["huyện Châu Thành", "--province", "Cần Thơ", "--base-url", URL], "huyện cũ 3 chữ số"),
    ([*TRAN_DE, "--forge", "sourcehut"], "chọn một trong: github, gitlab, forgejo, khong"),
    ([*TRAN_DE, "--summary", "A"], "--summary không dùng cho site"),
    ([*TRAN_DE, "--languages", "vn"], "vi"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_is_missing_wrong_or_unsure_is_told_and_nothing_is_written(
    arguments: list[str], said: str, tmp_path: Path
) -> None:
    """Exit code 2."""
    ran = run_command(tmp_path, "new", "site", *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert everything(tmp_path) == set()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("content/site.yaml", "Đã có trang ở đây (content/site.yaml)"),
        ("content/unit.yaml", "Đã có trang ở đây (content/unit.yaml)"),
        ("site.yaml", "Đã có trang ở đây"),
        ("content/bai-cua-toi.docx", "đã có tệp của ai đó"),
        ("index.html", "Ở đây có trang web của ai đó"),
        ("themes/mau-tran-de/theme.yaml", "nên không ghi đè"),
    ],
)
def test_a_folder_that_has_a_site_is_refused_with_a_reason(file: str, said: str, tmp_path: Path) -> None:
    """Nothing of it is touched, and nothing is added."""
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text("của tôi", "utf-8")
    before = tree(tmp_path)
    ran = run_command(tmp_path, "new", "site", *TRAN_DE)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr
    assert tree(tmp_path) == before


def test_files_beside_the_content_that_are_there_already_stay(tmp_path: Path) -> None:
    """A forge makes a README and a .gitignore; they are kept and told."""
    (tmp_path / "README.md").write_text("của tôi", "utf-8")
    assert "Giữ nguyên những tệp đã có: README.md." in new_site(tmp_path, *TRAN_DE).stdout
    assert (tmp_path / "README.md").read_text("utf-8") == "của tôi"


def test_the_program_s_own_clone_is_no_empty_folder() -> None:
    """It has a site, and the new one belongs elsewhere."""
    ran = run_command(PROJECT, "new", "site", *TRAN_DE)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Đã có trang ở đây" in ran.stderr


def test_all_that_helps_editors_is_there(tmp_path: Path) -> None:
    """The manual, both files for a double-click, git's settings, the schemas; and no command that only a clone has."""
    new_site(tmp_path, *TRAN_DE)
    files = everything(tmp_path)
    assert files >= {"content/README.md", "content/README-loi.md", ".gitattributes", ".gitignore", "README.md"}
    assert files >= {".vscode/settings.json", ".vscode/extensions.json", ".vscode/schemas/unit.json"}
    assert b"\r\n" in (tmp_path / "sua-trang.cmd").read_bytes()
    assert b"\r" not in (tmp_path / "sua-trang.command").read_bytes()
    for name in ("README.md", "content/README.md"):
        text = (tmp_path / name).read_text("utf-8")
        assert "build.py" not in text
        assert "dong-nai" not in text
        assert "@" not in re.sub(r"\S+@\S+\.\S+", "", text) or name != "README.md", "a gap that nobody has filled in"
        for link in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (tmp_path / name).parent.joinpath(link).exists() or name != "README.md", link


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        ([], {*FILES["github"], *ISSUE_FORMS["github"]}),
        (["--forge", "gitlab"], {".gitlab-ci.yml"}),
        (["--forge", "khong"], set()),
    ],
)
def test_the_forge_is_told_what_to_do_by_itself(arguments: list[str], files: set[str], tmp_path: Path) -> None:
    """With what `new workflow` writes, for the branch on which somebody works."""
    git = tmp_path / ".git"
    git.mkdir()
    (git / "HEAD").write_text("ref: refs/heads/chinh\n", "utf-8")
    ran = new_site(tmp_path, *COMMUNE, *arguments)
    made = {name for name in everything(tmp_path) if name.startswith(".git") and name.endswith(".yml")}
    assert made == files
    assert ("SITE_BUILDER" in ran.stdout) == bool(files)
    assert all("chinh" in (tmp_path / name).read_text("utf-8") for name in files if "dang-trang" in name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has the other file")
def test_a_double_click_opens_the_preview(tmp_path: Path) -> None:
    """The program is found on the path, as a module, or in a folder beside; else the person is told what to do."""
    site, tools = tmp_path / "trang của tôi", tmp_path / "bin"
    site.mkdir()
    tools.mkdir()
    new_site(site, *COMMUNE)
    (tools / "dirname").symlink_to(shutil.which("dirname") or "")

    def click() -> Ran:
        command = ["/bin/sh", str(site / "sua-trang.command")]
        environment = {"PATH": str(tools), "HOME": str(tmp_path)}
        return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)

    assert os.access(site / "sua-trang.command", os.X_OK)
    nothing = click()
    assert (nothing.returncode, 'xem mục "Cài chương trình"' in nothing.stdout) == (1, True)
    for name in ("python3", "site-builder"):
        (tools / name).write_text(f'#!/bin/sh\n[ "$1" = -c ] || echo {name} "$@" in "$PWD"\n', "utf-8")
        (tools / name).chmod(0o755)
        assert click().stdout.startswith(name)
        assert f"serve --open in {site}" in click().stdout


@given(colour=st.sampled_from(sorted(PALETTE)) | st.from_regex("#[0-9a-f]{6}", fullmatch=True))
def test_text_can_be_read_on_any_colour_of_a_place(colour: str) -> None:
    """By 7 to 1 (WCAG 1.4.6), on light and dark screens; a colour with a name is taken as it is."""
    made = colours_of(colour)
    tokens = made.tokens
    pairs = [(tokens["on-brand"], tokens["brand"])]
    pairs += [(tokens["link"], ground) for ground in (("#fffdf9", "#15191a"), ("#f4f1ea", "#1f2527"))]
    for text, ground in pairs:
        assert min(contrast(*screen) for screen in zip(text, ground, strict=True)) >= 7
    assert not (made.is_changed and colour in PALETTE)


def test_a_colour_that_is_too_light_is_made_darker_and_told(tmp_path: Path) -> None:
    """In the theme of the place, which the build takes."""
    assert (
        "Màu #ffff00 quá nhạt để đọc chữ trên đó, nên trang dùng #5c5c00."
        in new_site(tmp_path, *COMMUNE, "--color", "#FFFF00").stdout
    )
    assert is_fine(tmp_path)
    assert "#5c5c00" in (tmp_path / "public/index.html").read_text("utf-8")


def test_a_further_unit_is_looked_up_in_the_site_s_province(tmp_path: Path) -> None:
    """Its name is spelt as the State spells it, its code is known, and a former one says what it has become."""
    new_site(tmp_path, *COMMUNE)
    ran = run_command(tmp_path, "new", "unit", "xã Bao Quang")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "xã Bảo Quang không còn từ ngày 01/07/2025; nay là phường Bảo Vinh." in ran.stdout
    made = unit(tmp_path, "bao-quang")
    assert (made["name"], made["kind"], made["code"]) == ("Bảo Quang", "xã", "26092")
    assert is_fine(tmp_path)


@TERMINAL
def test_on_a_terminal_it_asks_for_the_rest(tmp_path: Path) -> None:
    """A wrong answer is explained and asked again; Enter takes what is usual."""
    answers = "Trần Đề\nxóm\nTrần Đề\nhuyện\nSóc Trăng\n\ntrande247\nhttps://trande247.vn/\n\n\nđỏ đất\ngitlab\n"
    code, heard = answered_command(tmp_path, ["new", "site"], answers)
    assert code == 0, heard
    assert "«xóm» không phải là loại đơn vị" in heard
    assert "thị trấn Trần Đề (31673, huyện Trần Đề, Sóc Trăng; từ 01/07/2025 là xã Trần Đề)" in heard
    assert {path.parent.name for path in (tmp_path / "content").glob("*/unit.yaml")} - {"_quoc-gia"} == UNITS
    assert (tmp_path / ".gitlab-ci.yml").is_file()
    assert "#7c2d12" in (tmp_path / "themes/mau-tran-de/theme.yaml").read_text("utf-8")
    assert is_fine(tmp_path)


@TERMINAL
def test_whoever_stops_leaves_an_empty_folder(tmp_path: Path) -> None:
    """Ctrl-D in the middle."""
    code, heard = answered_command(tmp_path, ["new", "site", *TRAN_DE[:3]], "")
    assert code == 130
    assert heard.endswith("Đã dừng theo yêu cầu.\n")
    assert everything(tmp_path) == set()


def test_english_is_spoken_on_request(tmp_path: Path) -> None:
    """What was made, and what ended."""
    ran = new_site(tmp_path, *TRAN_DE, "--lang", "en")
    assert "Made the site «Trần Đề 24/7»" in ran.stdout
    assert "huyện Trần Đề ended on 01/07/2025" in ran.stdout
