"""An issue form on a forge of this machine: from the event to the commit, the answer, and the call to publish."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from small_site import TEAMS

from site_builder.editing.issue_form.answers import FORMS
from site_builder.editing.values.tree import read
from workflows.forge import JobRun, LocalForge
from workflows.places import ISSUE_FORMS, Posted

ON_FORMS = pytest.mark.parametrize("forge", ["github", "forgejo"], indirect=True)
NEWS = {
    "Nơi": "Xã Bảo Quang",
    "Tiêu đề": "Họp ấp: tối thứ Sáu",
    "Ngày đăng": "28/11/2026",
    "Ngày cuối còn ở trang nhất": "",
    "Nội dung": "Mời mỗi nhà một người.",
}
NUMBER = {
    "Nơi": "xã Bảo Quang",
    "Số của ai": "Đường dây nóng",
    "Họ và tên": "",
    "Số đang ghi trên trang": "02511022",
    "Số mới": "0251 1023",
    "Lời đồng ý": "- [X] Đây là số công khai",
}
FILE = "content/bao-quang/announcements/2026-11-28-hop-ap-toi-thu-sau.md"


def body(answers: Mapping[str, str]) -> str:
    """The text of an issue, as hosts write it."""
    return "\r\n\r\n".join(f"### {name}\r\n\r\n{said or '_No response_'}" for name, said in answers.items())


def event(text: str, **more: object) -> dict[str, Any]:
    """What the host sends."""
    user = {"login": more.pop("login", "Can-Bo")}
    issue = {"number": 7, "state": "open", "body": text, "user": user}
    return {"action": "opened", "issue": issue, "sender": user, "repository": {"private": True}, **more}


def sent(forge: LocalForge, text: str, **more: object) -> JobRun:
    """The run of the job for a form."""
    return forge.run("phieu.yml", "issues", payload=event(text, **more))


def answer(posted: Posted) -> str:
    """What was answered in the issue."""
    (said,) = (str(one["body"]) for path, one in posted if path.endswith("/issues/7/comments"))
    return said


def head(forge: LocalForge, file: str) -> str:
    """A file as the branch has it now."""
    return forge.git("show", f"main:{file}", at=forge.bare)


@ON_FORMS
def test_a_new_announcement_is_saved_published_and_answered(forge: LocalForge, posted: tuple[str, Posted]) -> None:
    """With one commit of one file; the issue is closed."""
    run = sent(forge, body(NEWS))
    assert not run.has_failed, run.log
    assert head(forge, FILE) == '---\ntitle: "Họp ấp: tối thứ Sáu"\ndate: 2026-11-28\n---\nMời mỗi nhà một người.'
    assert forge.git("diff", "--name-only", "main~1", "main", at=forge.bare).splitlines() == [FILE]
    said = answer(posted[1])
    assert "Đã nhận: thông báo mới của Xã Bảo Quang" in said
    assert "Vài phút nữa trang đổi" in said
    assert [one for path, one in posted[1] if path.endswith("dang-trang.yml/dispatches")] == [{"ref": "main"}]
    assert [one for path, one in posted[1] if path.endswith("/issues/7")] == [{"state": "closed"}]


def test_what_is_odd_is_saved_and_told(forge: LocalForge, posted: tuple[str, Posted]) -> None:
    """What `check` only reminds of stands in the answer; what was there before does not."""
    old = "---\ntitle: Tin\ndate: 2026-11-18\n---\nNgày thứ Hai 25/11/2026.\n"
    forge.commit({"content/xuan-an/announcements/2026-11-18-tin.md": old})
    run = sent(forge, body(NEWS | {"Nội dung": "Họp thứ Hai 24/11/2026."}))
    assert not run.has_failed, run.log
    assert "Họp thứ Hai" in head(forge, FILE)
    assert "nhưng ngày 24/11/2026 là thứ Ba" in answer(posted[1])
    assert "25/11/2026" not in answer(posted[1])


@ON_FORMS
def test_another_number_changes_one_line(forge: LocalForge) -> None:
    """All else of the file stays."""
    assert not sent(forge, body(NUMBER)).has_failed
    assert forge.git("diff", "--numstat", "main~1", "main", at=forge.bare) == "1\t1\tcontent/bao-quang/unit.yaml"
    assert "hotline: 0251 1023" in head(forge, "content/bao-quang/unit.yaml")


@pytest.mark.parametrize(
    ("text", "more", "why"),
    [
        (body(NEWS), {"repository": {"private": False}}, "công khai"),
        (body(NEWS), {"login": "la"}, "có quyền sửa kho"),
        (body(NEWS), {"sender": {"login": "khac"}}, "không phải người đã gửi"),
        (body(NEWS | {"Nơi": "../../etc"}), {}, "Không có đơn vị nào"),
        (body(NEWS | {"Nội dung": "Ông A, số CCCD 075090001234, đến nhận."}), {}, "lỗi trong phiếu"),
        (body(NEWS | {"Nội dung": "Mời.\n\n<img src=a.png>"}), {}, "Ảnh và tệp không gửi"),
        (body(NEWS | {"Nội dung": "Xem [đây](https://bit.ly/abc)."}), {}, "rút gọn"),
        (body(NUMBER | {"Lời đồng ý": "- [ ] Đây là số công khai"}), {}, "Chưa đánh dấu"),
    ],
)
def test_what_is_refused_changes_nothing_and_says_why(
    forge: LocalForge, posted: tuple[str, Posted], text: str, more: dict[str, Any], why: str
) -> None:
    """The issue stays open, to be mended."""
    before = forge.git("rev-parse", "main", at=forge.bare)
    run = sent(forge, text, **more)
    assert why in answer(posted[1]), run.log
    assert "075090001234" not in answer(posted[1])
    assert forge.git("rev-parse", "main", at=forge.bare) == before
    assert [path for path, _ in posted[1]] == ["/repos/xa/trang/issues/7/comments"]


def test_an_issue_that_is_no_form_is_left_in_peace(forge: LocalForge, posted: tuple[str, Posted]) -> None:
    """People may talk there."""
    run = sent(forge, "Chào anh, tuần sau họp nhé.\n### Nơi\nxã")
    assert not run.has_failed, run.log
    assert posted[1] == []


def test_no_text_of_a_form_becomes_a_command(forge: LocalForge, posted: tuple[str, Posted]) -> None:
    """Whatever shells, YAML or workflows would make of it: it is text in the file."""
    title = "$(touch hacked) `touch hacked` ; exit 1 # 'a: \"b"
    text = "Dòng một; $(touch hacked)\n\n- a: [b, c]\n- \"'; touch hacked #\n\n---\n\n### Nơi\n\nxã Xuân An"
    run = sent(forge, body(NEWS | {"Tiêu đề": title, "Nội dung": text}), login="$(touch hacked)'\";/../..")
    assert not run.has_failed, run.log
    (file,) = forge.git("diff", "--name-only", "main~1", "main", at=forge.bare).splitlines()
    assert file == "content/bao-quang/announcements/2026-11-28-touch-hacked-touch-hacked-exit-1-a-b.md"
    said, problems = read(head(forge, file).encode(), file)
    assert (said, problems) == ({"title": title, "date": "2026-11-28", "body": text}, 0)
    assert not list(forge.folder.rglob("hacked"))
    assert "hacked" not in answer(posted[1]).replace(file.removeprefix("content/"), "")


def test_two_forms_at_once_are_both_saved(forge: LocalForge, posted: tuple[str, Posted]) -> None:
    """The second finds that somebody has saved meanwhile, and is applied to what is there now."""
    old = forge.git("rev-parse", "HEAD")
    other = forge.folder / "other"
    forge.git("clone", "--quiet", forge.bare.as_uri(), str(other))
    hook = forge.bare / "hooks/pre-receive"
    news = other / "content/xuan-an/unit.yaml"
    news.write_text(news.read_text("utf-8") + "tagline: Mới\n", "utf-8")
    forge.git("commit", "--quiet", "--all", "--message=Sửa", at=other)
    clean = f"env -i PATH=/usr/bin:/bin git --git-dir '{forge.bare}'"
    lines = (
        "#!/bin/sh",
        'rm "$0"',
        f"{clean} fetch --quiet '{other}' main",
        f"{clean} update-ref refs/heads/main FETCH_HEAD",
    )
    hook.write_text("\n".join((*lines, "exit 1", "")))
    hook.chmod(0o755)
    run = sent(forge, body(NEWS))
    assert not run.has_failed, run.log
    assert forge.git("rev-list", "--count", f"{old}..main", at=forge.bare) == "2"
    assert "tagline: Mới" in head(forge, "content/xuan-an/unit.yaml")
    assert "Mời mỗi nhà" in head(forge, FILE)
    assert "Đã nhận" in answer(posted[1])


def test_a_number_without_consent_is_not_taken(forge: LocalForge, posted: tuple[str, Posted]) -> None:
    """Nobody's number is kept in the repository, either, before they have agreed."""
    run = sent(
        forge,
        body(
            NUMBER
            | {
                "Số của ai": "Một người trong tổ công nghệ số",
                "Họ và tên": "nguyễn văn mẫu",
                "Số mới": "0912 345 678",
                "Số đang ghi trên trang": "",
            }
        ),
    )
    assert "chưa có lời đồng ý" in answer(posted[1]), run.log
    assert "0912 345 678" not in answer(posted[1])
    assert head(forge, "content/bao-quang/teams.yaml") == TEAMS.strip()


@ON_FORMS
def test_forms_ask_for_what_the_program_reads(forge: LocalForge) -> None:
    """In the same order; units are to be chosen by their names."""
    for path, names in zip(ISSUE_FORMS[forge.kind], FORMS.values(), strict=True):
        fields = yaml.safe_load((forge.work / path).read_text("utf-8"))["body"]
        labels = [field["attributes"]["label"] for field in fields if field["type"] != "markdown"]
        assert tuple(labels) == names
        assert fields[1]["attributes"]["options"] == ["Thành phố Long Khánh", "Xã Bảo Quang", "Phường Xuân An"]
    text = (forge.work / f".{forge.kind}/workflows/phieu.yml").read_text("utf-8")
    assert "issue.body" not in text
    assert "issue.title" not in text
    assert json.dumps(forge.file("phieu.yml")["jobs"]["form"]["permissions"], sort_keys=True) == (
        '{"actions": "write", "contents": "write", "issues": "write"}'
    )
