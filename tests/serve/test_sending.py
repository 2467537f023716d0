"""The button that sends: what `sync` does, from the browser, against a real server's repository."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from threading import Thread, Timer

import pytest
import terminal
from sync.conftest import an, binh, server
from sync.offices import LARGE_UNIT, NOBODY, UNIT, Office

from serve.forms import fields_of, post, save
from serve.running import ENVIRONMENT, Answer, Running, running, until

SEE_OTHER = 303
__all__ = ["an", "binh", "server"]
SEND = "/__sua/gui"
OLDER = f"/__sua/ban-cu/{UNIT}"
HOOK = "#!/bin/sh\necho 'Đang kiểm tra 3 đơn vị, không có lỗi'\necho 'Đã đăng'\n"
REFUSING = "#!/bin/sh\necho 'Chưa ai duyệt'\nexit 1\n"


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's name, and no credentials."""
    for name, value in NOBODY.items():
        monkeypatch.setitem(terminal.ENVIRONMENT, name, value)
        monkeypatch.setitem(ENVIRONMENT, name, value)


@pytest.fixture
def editing(an: Office) -> Iterator[Running]:
    """Its preview, built once."""
    with running(an) as preview:
        preview.wait_for("Lần đầu")
        yield preview


def hook(server: Path, name: str, text: str) -> None:
    """What the server does with what it gets."""
    path = server / "hooks" / name
    path.write_text(text, "utf-8")
    path.chmod(0o755)


def page_text(answer: Answer) -> str:
    """The words of a page, with single spaces."""
    main = answer.text.partition("<main")[2]
    return " ".join(unescape(re.sub("<[^>]*>", " ", main.partition(">")[2])).split())


def send(preview: Running, **chosen: str) -> Answer:
    """Opens the page that sends, and presses the button."""
    token = re.search('name="_token" value="([^"]*)"', preview.text(SEND))
    assert token
    return post(preview, SEND, {"_token": token[1], **chosen})


def test_what_was_edited_is_shown_sent_and_seen_by_the_others(
    editing: Running, server: Path, an: Office, binh: Office
) -> None:
    """In words; what the server says of it stands on the page, and the page itself is what it was before."""
    hook(server, "post-receive", HOOK)
    assert "chưa có gì mới để gửi" in page_text(editing.get(SEND))
    save(editing, UNIT, {"office/phone": "0251 3721 723"})
    assert "Sẽ gửi: Bảo Quang: đổi số điện thoại trụ sở" in page_text(editing.get(SEND))
    assert an.git("log", "-1", "--format=%s") == "Bắt đầu"
    said = page_text(send(editing))
    assert "Đã gửi lên: Bảo Quang: đổi số điện thoại trụ sở" in said
    assert "Đang kiểm tra 3 đơn vị, không có lỗi" in said
    assert "Đã đăng" in said
    assert "chưa có gì mới để gửi" in page_text(editing.get(SEND))
    assert binh.sync().returncode == 0
    assert binh.text(UNIT) == an.text(UNIT) == LARGE_UNIT.replace("722", "723")
    assert an.is_clean()


def test_others_changes_come_with_it(editing: Running, an: Office, binh: Office) -> None:
    """Of one file too, where they are other values."""
    binh.edit(UNIT, "thứ Sáu", "thứ Bảy").sync()
    save(editing, UNIT, {"office/phone": "0251 3721 723"})
    assert "vừa lấy về máy này: Bảo Quang: đổi giờ làm việc trụ sở" in page_text(send(editing))
    assert an.text(UNIT) == LARGE_UNIT.replace("722", "723").replace("thứ Sáu", "thứ Bảy")


@pytest.mark.parametrize(("side", "phone"), [("mine", "723"), ("theirs", "724")])
def test_two_people_at_one_value_are_asked(editing: Running, an: Office, binh: Office, side: str, phone: str) -> None:
    """Both values stand on the page, nothing is written until somebody has chosen, and no choice is made for them."""
    binh.edit(UNIT, "722", "724").sync()
    save(editing, UNIT, {"office/phone": "0251 3721 723"})
    asked = send(editing)
    assert {"0251 3721 723", "0251 3721 724"} <= set(re.findall("<pre>([^<]*)</pre>", asked.text))
    assert "checked" not in asked.text
    assert an.text(UNIT) == LARGE_UNIT.replace("722", "723")
    assert "hai người cùng sửa" in page_text(send(editing))
    names = re.findall('type="radio" name="([^"]*)"', asked.text)
    send(editing, **{names[0]: side})
    binh.sync()
    assert an.text(UNIT) == binh.text(UNIT) == LARGE_UNIT.replace("722", phone)


def test_an_answer_counts_only_for_the_values_that_were_shown(editing: Running, an: Office, binh: Office) -> None:
    """Somebody has sent a third one meanwhile, which nobody here has seen: it is asked again, and not overwritten."""
    binh.edit(UNIT, "722", "724").sync()
    save(editing, UNIT, {"office/phone": "0251 3721 723"})
    names = re.findall('type="radio" name="([^"]*)"', send(editing).text)
    binh.edit(UNIT, "724", "725").sync()
    again = send(editing, **{names[0]: "mine"})
    assert {"0251 3721 723", "0251 3721 725"} <= set(re.findall("<pre>([^<]*)</pre>", again.text))
    binh.git("fetch", "--quiet")
    assert "0251 3721 725" in binh.git("show", f"origin/main:content/{UNIT}")
    send(editing, **{names[0]: "mine"})
    binh.sync()
    assert binh.text(UNIT) == an.text(UNIT) == LARGE_UNIT.replace("722", "723")


def test_the_name_that_was_typed_stands_in_the_history(editing: Running, an: Office) -> None:
    """Nobody has to tell git a name; it is there again the next time, as text."""
    save(editing, UNIT, {"office/phone": "0251 3721 723"})
    send(editing, ten="Lê Thị <b>An</b>")
    assert an.git("log", "-1", "--format=%an", "origin/main").startswith("Lê Thị ")
    assert 'value="Lê Thị &lt;b&gt;An&lt;/b&gt;"' in editing.text(SEND)


def test_a_server_that_takes_long_keeps_no_form_waiting(editing: Running, server: Path, an: Office) -> None:
    """What is saved while something is sent is sent the next time."""
    hook(server, "pre-receive", "#!/bin/sh\ntouch began\nsleep 6\n")
    save(editing, UNIT, {"office/phone": "0251 3721 723"})
    answers: list[Answer] = []
    sending = Thread(target=lambda: answers.append(send(editing)))
    sending.start()
    until((server / "began").exists, "the hook runs")
    assert save(editing, UNIT, {"tagline": "Câu chào"}).status == SEE_OTHER
    assert answers == []
    sending.join()
    assert "Đã gửi lên" in page_text(answers[0])
    assert "tagline: Câu chào" in an.text(UNIT)
    assert "Sẽ gửi: Bảo Quang: " in page_text(editing.get(SEND))


def test_what_is_wrong_is_not_sent_and_leads_to_its_form(editing: Running, server: Path, an: Office) -> None:
    """Each mistake has the link to its very value."""
    an.edit(UNIT, "0251 3721 722", "0251 37")
    before = an.git("--git-dir", str(server), "rev-parse", "main")
    said = send(editing)
    assert "Chưa gửi: điều sắp gửi gây ra lỗi" in page_text(said)
    assert 'href="/__sua/tep/bao-quang/unit.yaml?dong=' in said.text
    assert an.git("--git-dir", str(server), "rev-parse", "main") == before
    assert an.text(UNIT) == LARGE_UNIT.replace("0251 3721 722", "0251 37")


def test_a_server_that_is_away_or_refuses_loses_nothing(editing: Running, server: Path, an: Office) -> None:
    """It is said, and the next press of the button sends all."""
    save(editing, UNIT, {"office/phone": "0251 3721 723"})
    server.rename(server.with_name("away.git"))
    assert "Chưa gửi, mọi thứ vẫn nguyên trên máy này" in page_text(send(editing))
    server.with_name("away.git").rename(server)
    hook(server, "pre-receive", REFUSING)
    refused = page_text(send(editing))
    assert "Máy chủ không nhận" in refused
    assert "Chưa ai duyệt" in refused
    assert an.text(UNIT) == LARGE_UNIT.replace("722", "723")
    hook(server, "pre-receive", HOOK)
    assert "Đã gửi lên: Bảo Quang: đổi số điện thoại trụ sở" in page_text(send(editing))


def test_a_preview_that_was_killed_while_it_sent_goes_on(an: Office, binh: Office, server: Path) -> None:
    """What was typed is on the disk, and the next preview sends it."""
    hook(server, "pre-receive", "#!/bin/sh\nsleep 60\n")
    with running(an) as preview:
        preview.wait_for("Lần đầu")
        save(preview, UNIT, {"office/phone": "0251 3721 723"})
        Timer(1.5, preview.process.kill).start()
        with pytest.raises(ConnectionError):
            send(preview)
    hook(server, "pre-receive", HOOK)
    with running(an) as preview:
        preview.wait_for("Lần đầu")
        assert "Đã gửi lên: Bảo Quang: đổi số điện thoại trụ sở" in page_text(send(preview))
    binh.sync()
    assert binh.text(UNIT) == LARGE_UNIT.replace("722", "723")


def bring_back(preview: Running, number: int) -> Answer:
    """Opens the older versions of the unit's file, and takes one."""
    page = preview.text(OLDER)
    token, versions = re.search('name="_token" value="([^"]*)"', page), re.findall('name="_ban" value="([^"]*)"', page)
    assert token
    return post(preview, OLDER, {"_token": token[1], "_ban": versions[number]})


def test_an_older_version_comes_back_and_can_be_undone(editing: Running, an: Office) -> None:
    """With its values; what stands beside them since stays. The form leads there."""
    assert f'href="{OLDER}"' in editing.text(f"/__sua/tep/{UNIT}")
    assert "Giống như bây giờ" in page_text(editing.get(OLDER))
    save(editing, UNIT, {"office/phone": "0251 3721 723"})
    send(editing)
    an.edit(UNIT, "# tổng đài", "# tổng đài của tỉnh")
    shown = page_text(editing.get(OLDER))
    assert "An: Bắt đầu" in shown
    assert "phone: 0251 3721 722" in shown
    assert bring_back(editing, 0).status == 303
    assert an.text(UNIT) == LARGE_UNIT.replace("# tổng đài", "# tổng đài của tỉnh")
    assert "lấy lại bản" in page_text(editing.get(f"/__sua/tep/{UNIT}?xong=1"))
    token = fields_of(editing, UNIT)["_token"]
    post(editing, "/__sua/hoan-tac", {"_token": token})
    assert "723" in an.text(UNIT)


def test_an_older_version_that_is_wrong_today_does_not_come_back(editing: Running, an: Office) -> None:
    """The file stays, and it is said what is wrong."""
    an.edit(UNIT, "kind: ấp", "kid: ấp")
    an.git("commit", "--quiet", "-am", "Gõ nhầm")
    an.edit(UNIT, "kid: ấp", "kind: ấp")
    refused = bring_back(editing, 0)
    assert refused.status == 409
    assert "Chưa lấy lại, vì bản ấy nay có chỗ sai" in page_text(refused)
    assert an.text(UNIT) == LARGE_UNIT


@pytest.mark.parametrize("file", ["../secret.md", "khong-co/unit.yaml", "bao-quang/../site.yaml"])
def test_no_older_version_of_what_is_no_content(editing: Running, file: str) -> None:
    """Whatever the address says."""
    assert editing.get(f"/__sua/ban-cu/{file}").status == 404
    token = fields_of(editing, UNIT)["_token"]
    assert post(editing, f"/__sua/ban-cu/{file}", {"_token": token, "_ban": "HEAD"}).status == 404
    assert post(editing, OLDER, {"_token": token, "_ban": "HEAD"}).status == 404


def test_only_our_own_page_can_send(editing: Running) -> None:
    """Nothing is sent for another website, nor without the token of this start."""
    assert post(editing, SEND, {"_token": "x"}).status == 403
    token = fields_of(editing, UNIT)["_token"]
    assert post(editing, SEND, {"_token": token}, Origin="https://evil.example").status == 403
    assert post(editing, SEND, {"_token": token}).status == 200


def test_a_folder_without_a_repository_is_told(tmp_path: Path) -> None:
    """With what to do; there is no button then."""
    from small_site import SmallSite  # noqa: PLC0415 - the only site here that is in no repository

    with running(SmallSite(tmp_path)) as preview:
        preview.wait_for("Lần đầu")
        page = preview.get(SEND)
    assert "không nằm trong kho git nào" in page_text(page)
    assert "<button>" not in page.text
