"""An issue form → one changed file: what is read from an event, who may ask, and what any text may do."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from small_site import CONTENT, SmallSite, small_site

from site_builder.content import load
from site_builder.editing.issue_form.answers import FORMS, FormAnswers, read_answers
from site_builder.editing.issue_form.apply import FormChange, apply_form
from site_builder.editing.issue_form.request import read_request, refuse_strangers
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.sheets.cells import CellFault
from site_builder.editing.values.tree import read
from site_builder.model.problem import Refused

DAY = date(2026, 11, 22)
NEWS = {
    "Nơi": "xã Bảo Quang",
    "Tiêu đề": "Tối thứ Sáu, họp",
    "Ngày đăng": "",
    "Ngày cuối còn ở trang nhất": "11/12/2026",
    "Nội dung": "Mời.",
}
NUMBER = {
    "Nơi": "bao-quang",
    "Số của ai": "Đường dây nóng",
    "Họ và tên": "",
    "Số đang ghi trên trang": "",
    "Số mới": "0251 1023",
    "Lời đồng ý": "- [x] Tôi",
}
MEMBERS = """\
teams:
  - id: to-xa
    members:
      # hai người cùng tên
      - {name: Nguyễn Văn Mẫu, role: head, phone: 0912 345 678, consent: {what: [phone], date: 2026-11-01, by: UBND}}
      - name: Nguyễn Văn Mẫu
        role: member
        phone: "0987654321" # số cũ
        zalo: 0987 654 321
        consent: {what: phone, date: 2026-11-01, by: UBND}
      - {name: Trần Thị Mẫu, role: member}
"""
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.sampled_from(
    [
        "../../etc/passwd",
        "/",
        ".",
        "..\\..",
        "a: b",
        "---",
        "{",
        "&a *b",
        "<b>",
        "`x`",
        "- [x] a",
        "### Nơi",
        "x" * 90_000,
    ]
)


def body(answers: dict[str, str], end: str = "\n") -> str:
    """The text of an issue, as hosts write it."""
    return f"{end}{end}".join(f"### {name}{end}{end}{said or '_No response_'}" for name, said in answers.items())


def answers(said: dict[str, str], end: str = "\n") -> FormAnswers:
    """What is read from that text."""
    found = read_answers(body(said, end))
    assert found
    return found


def applied(site: SmallSite, said: dict[str, str]) -> FormChange:
    """The change that a form asks for."""
    return apply_form(answers(said), load.scan(site.content), DAY)


def event(**more: Any) -> bytes:  # noqa: ANN401 - JSON
    """What a host sends."""
    user = {"login": "Can-Bo"}
    issue = {"number": 7, "state": "open", "body": "a", "user": user}
    return json.dumps(
        {"action": "opened", "issue": issue, "sender": user, "repository": {"private": True}} | more
    ).encode()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("form", "said"), [("announcement", NEWS), ("phone", NUMBER)])
def test_answers_stand_below_the_headings_of_their_form(form: str, said: dict[str, str], end: str) -> None:
    """Whatever line ends the host writes; what is left empty is empty."""
    found = answers(said, end)
    assert (found.form, dict(found.values)) == (form, said)


def test_a_text_may_have_headings_of_its_own() -> None:
    """Below the last heading of the form all is text, even the headings of forms."""
    text = "### Việc\n\n### Nơi\n\n### Số mới\n\n_No response_"
    assert answers(NEWS | {"Nội dung": text}).values["Nội dung"] == text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (body(NEWS).replace("### Tiêu đề", "### Tiêu  đề của tôi"), "form_lacking"),
        (body(NEWS).replace("### Nội dung", "Nội dung"), "form_lacking"),
        (body(dict(reversed(NEWS.items()))), "form_headings"),
        (body(NEWS | {"Tiêu đề": "a\n### Nơi\nb"}), "form_headings"),
    ],
)
def test_edited_headings_are_told(text: str, word: str) -> None:
    """Nobody guesses which answer stands where."""
    with pytest.raises(CannotEdit, match=word):
        read_answers(text)


@pytest.mark.parametrize("text", ["", "Chào anh", "### Nơi\n\na", "# Nơi\n\n## Tiêu đề", "### Mô tả\n\n### Các bước"])
def test_any_other_text_is_no_form(text: str) -> None:
    """It gets no answer."""
    assert read_answers(text) is None


def test_only_a_waiting_issue_is_read() -> None:
    """Not one that is closed, a pull request, a comment, or another event."""
    assert read_request(event())
    for more in (
        {"action": "closed"},
        {"issue": {"number": 7, "state": "closed", "body": "a"}},
        {"issue": {"number": 7, "body": "a", "pull_request": {"url": "x"}}},
        {"issue": None},
        {"issue": {"number": "7", "body": "a"}},
    ):
        assert read_request(event(**more)) is None
    for broken in (b"", b"[]", b"{", b"\xff", b"[" * 100_000):
        with pytest.raises(CannotEdit, match="form_event"):
            read_request(broken)
    with pytest.raises(CannotEdit, match="form_long"):
        read_request(event(issue={"number": 7, "body": "a" * 200_000}))


@pytest.mark.parametrize(
    ("more", "permission", "word"),
    [
        ({"repository": {"private": False}}, {"permission": "admin", "user": {"login": "can-bo"}}, "form_public"),
        ({"repository": {"private": "true"}}, {"permission": "admin", "user": {"login": "can-bo"}}, "form_public"),
        ({"repository": {}}, {"permission": "admin", "user": {"login": "can-bo"}}, "form_public"),
        ({"repository": {"private": True, "visibility": "internal"}}, {}, "form_public"),
        ({"repository": {"private": True, "internal": True}}, {}, "form_public"),
        ({"sender": {"login": "khac"}}, {"permission": "admin", "user": {"login": "khac"}}, "form_other"),
        ({"sender": {}, "issue": {"number": 7, "body": "a"}}, {"permission": "admin", "user": {}}, "form_other"),
        ({}, {"permission": "read", "user": {"login": "can-bo"}}, "form_stranger"),
        ({}, {"permission": "admin", "user": {"login": "khac"}}, "form_stranger"),
        ({}, {}, "form_stranger"),
    ],
)
def test_only_collaborators_of_a_private_repository_are_heard(
    more: dict[str, object], permission: dict[str, object], word: str
) -> None:
    """What is not said is refused."""
    request = read_request(event(**more))
    assert request
    with pytest.raises(CannotEdit, match=word):
        refuse_strangers(request, json.dumps(permission).encode())


@pytest.mark.parametrize("permission", ["write", "admin", "maintain", "owner"])
def test_who_may_write_is_heard(permission: str) -> None:
    """Hosts do not tell capitals in names apart."""
    request = read_request(event())
    assert request
    refuse_strangers(request, json.dumps({"permission": permission, "user": {"login": "CAN-BO"}}).encode())


def test_a_new_announcement_says_what_was_written(site: SmallSite) -> None:
    """No day means today; the page is built without an error."""
    change = applied(site, NEWS)
    assert change.file == "bao-quang/announcements/2026-11-22-toi-thu-sau-hop.md"
    assert read(change.after, change.file) == (
        {"title": "Tối thứ Sáu, họp", "date": "2026-11-22", "expires": "2026-12-11", "body": "Mời."},
        0,
    )
    assert site.put({change.file: change.after}).build().codes == []
    with pytest.raises(CannotEdit, match="unfit_announcement"):
        applied(site, NEWS)


@pytest.mark.parametrize(
    ("whose", "before", "after"),
    [
        ("Đường dây nóng", "hotline: 0251 1022", "hotline: 0251 1023"),
        ("Trụ sở", "hotline: 0251 1022\n", "hotline: 0251 1022\noffice:\n  phone: 0251 1023\n"),
    ],
)
def test_a_unit_gets_another_number(site: SmallSite, whose: str, before: str, after: str) -> None:
    """One that it has not yet is added; the old one may be written in any way."""
    change = applied(
        site, NUMBER | {"Số của ai": whose, "Số đang ghi trên trang": "(0251) 1022" if "nóng" in whose else ""}
    )
    assert change.after.decode() == str(CONTENT["bao-quang/unit.yaml"]).replace(before, after)
    with pytest.raises(CannotEdit, match="form_old"):
        applied(site, NUMBER | {"Số đang ghi trên trang": "0251 9999"})
    same = applied(site, NUMBER | {"Số mới": "02511022"})
    assert same.before == same.after


def test_of_two_people_with_one_name_the_old_number_tells(site: SmallSite) -> None:
    """All else of the file stays, the comment too; Zalo is told apart."""
    site.put({"bao-quang/teams.yaml": MEMBERS})
    asked = NUMBER | {
        "Số của ai": "Một người trong tổ công nghệ số",
        "Họ và tên": "nguyễn văn mẫu",
        "Số mới": "0911222333",
    }
    with pytest.raises(CannotEdit, match="form_several"):
        applied(site, asked)
    with pytest.raises(CannotEdit, match="form_several"):
        applied(site, asked | {"Số đang ghi trên trang": "0900 000 000"})
    change = applied(site, asked | {"Số đang ghi trên trang": "+84 987.654.321"})
    assert change.after.decode() == MEMBERS.replace('"0987654321"', '"0911 222 333"')
    assert change.has_zalo
    with pytest.raises(CannotEdit, match="form_nobody"):
        applied(site, asked | {"Họ và tên": "Lê Văn Không"})
    with pytest.raises(CannotEdit, match="form_consent"):
        applied(site, asked | {"Họ và tên": "Trần Thị Mẫu"})


def test_what_nobody_can_see_is_left_out(site: SmallSite) -> None:
    """Word and phones put such signs into texts."""
    change = applied(site, NEWS | {"Nội dung": "\ufeff\u200bMời\x00 cả\u202e nhà"})
    assert read(change.after, change.file)[0] == {
        "title": "Tối thứ Sáu, họp",
        "date": "2026-11-22",
        "expires": "2026-12-11",
        "body": "Mời cả nhà",
    }


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (NEWS | {"Ngày đăng": "31/02/2026"}, {"key": "Ngày đăng"}),
        (
            NEWS | {"Ngày cuối còn ở trang nhất": "1/1/2020"},
            {"key": "Ngày cuối còn ở trang nhất", "other": "Ngày đăng"},
        ),
        (NUMBER | {"Số mới": "0912 34"}, {"key": "Số mới"}),
    ],
)
def test_what_is_wrong_is_told_by_the_heading_of_the_form(
    site: SmallSite, said: dict[str, str], words: dict[str, str]
) -> None:
    """Nobody who fills in a form knows the keys of files."""
    with pytest.raises(Refused) as told:
        applied(site, said)
    assert words.items() <= told.value.words.items()


@pytest.mark.parametrize("place", ["", ".", "/", "./.", "..", "../..", "—", "\u200b"])
def test_a_place_without_a_name_is_none(site: SmallSite, place: str) -> None:
    """The whole site is called by its name, not by a sign."""
    with pytest.raises(CannotEdit, match="form_empty"):
        applied(site, NEWS | {"Nơi": place})


def test_a_unit_whose_file_is_broken_is_told_as_such(site: SmallSite) -> None:
    """It is known by its folder; no other unit is proposed."""
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nhotline: 1\n  x: [\n"})
    with pytest.raises(CannotEdit, match="values_unread"):
        applied(site, NUMBER | {"Nơi": "Xã Bảo Quang"})
    with pytest.raises(CellFault):
        applied(site, NUMBER | {"Nơi": "Xã Bảo Quan"})


@given(st.sampled_from([NEWS, NUMBER]), st.data())
@example(NEWS, None)
def test_whatever_is_answered_one_file_of_the_unit_changes_or_none(said: dict[str, str], data: Any) -> None:  # noqa: ANN401 - hypothesis'
    """It never leaves the content, and what was written is what is read: no text becomes a key, a path or a tag."""
    (names,) = (names for names in FORMS.values() if set(names) == set(said))
    with small_site() as site:
        for name in names if data else ():
            said = said | {name: data.draw(st.just(said[name]) | TEXTS, label=name)}
        try:
            found = read_answers(body(said))
            change = apply_form(found, load.scan(site.content), DAY) if found else None
        except (CannotEdit, CellFault, Refused):
            return
        if change is None:
            return
        place = (site.content / change.file).resolve()
        assert place.is_relative_to(site.content.resolve())
        assert place.parent.name in ("announcements", "bao-quang", "xuan-an", "content")
        tree, problems = read(change.after, change.file)
        assert problems == 0
        assert isinstance(tree, dict)
        assert set(tree) <= {"title", "date", "expires", "body", "name", "kind", "hotline", "office", "topics"}
