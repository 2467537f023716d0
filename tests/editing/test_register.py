"""Registers of codes: issuing adds a line, changing changes a line, and two branches merge without a conflict."""

import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import SmallSite

from site_builder import cli
from site_builder.content.files import read_layer
from site_builder.editing.register.lines import changed, issued, pointed, retired, sealed
from site_builder.model.choices import CodeStatus, PrintForm
from site_builder.model.folder import Folder
from site_builder.model.issued_code import IssuedCode
from site_builder.model.scalars import ContentId
from site_builder.text.code_number import with_check_digit

DAY = date(2026, 11, 30)
HEAD = b"# S\xe1\xbb\x95 m\xc3\xa3 QR.\r\ncodes:\r\n"
_WORDS = st.text("ấpđỒxy7:#,{}'\"\\&*!|>%@`-", min_size=1, max_size=12).map(lambda word: f"a {word} b")
"""With all that means something to YAML."""
_TARGETS = st.sampled_from(["home", "guide:cai-vneid", "team:to-1", "channel:zalo"]).map(ContentId)


@st.composite
def codes(draw: st.DrawFn) -> IssuedCode:
    """Any code that may be issued, with everything that somebody may note of it."""
    return sealed(
        IssuedCode(
            code=with_check_digit(str(draw(st.integers(1_000_000, 9_999_999)))),
            target=draw(_TARGETS),
            label=draw(_WORDS),
            place=draw(st.just("") | _WORDS),
            keeper=draw(st.just("") | _WORDS),
            form=draw(st.none() | st.sampled_from(PrintForm)),
            issued=DAY,
            printed=draw(st.none() | st.just(DAY)),
        )
    )


def registers(count: int) -> st.SearchStrategy[list[IssuedCode]]:
    """Several codes with different numbers."""
    return st.lists(codes(), min_size=1, max_size=count, unique_by=lambda code: code.code)


def read(body: bytes) -> list[IssuedCode]:
    """What the program reads of a register. It finds nothing wrong."""
    unit, problems = read_layer(Folder(path=(), files={"qr.yaml": body}))
    assert not problems
    return list(unit.codes.values())


@given(registers(5), st.sampled_from([HEAD, b"# S\xe1\xbb\x95.\n"]))
def test_what_is_issued_is_read_back(made: list[IssuedCode], before: bytes) -> None:
    """Each on a line of its own, at the end; what stood there stays byte for byte."""
    after = issued(before, "qr.yaml", made)
    assert after.startswith(before)
    assert read(after) == made
    assert after.count(b"\n") == before.count(b"\n") + len(made) + (before != HEAD)


@given(registers(4), _TARGETS, _WORDS, st.data())
def test_only_the_line_of_a_code_changes(made: list[IssuedCode], target: str, reason: str, data: st.DataObject) -> None:
    """Comments, line ends and all other lines stay; leading it back gives the same bytes."""
    body = issued(HEAD, "qr.yaml", made).replace(b"}\r\n", "}   # cạnh cổng\r\n".encode(), 1)
    code = data.draw(st.sampled_from(made))
    over = retired(code, ContentId(target), reason)
    after = changed(body, "qr.yaml", over)
    rows, new = body.split(b"\r\n"), after.split(b"\r\n")
    assert [one for one, other in zip(rows, new, strict=True) if one != other] == [rows[2 + made.index(code)]]
    assert next(one for one in read(after) if one.code == code.code) == over
    assert (b"# c\xe1\xba\xa1nh c\xe1\xbb\x95ng" in after) == (b"# c\xe1\xba\xa1nh c\xe1\xbb\x95ng" in body)
    assert changed(after, "qr.yaml", pointed(over, code.target)) == body
    assert changed(body, "qr.yaml", code) == body, "a change that changes nothing"


def test_a_code_over_several_lines_changes_too() -> None:
    """Somebody wrote it so, with a comment: that stays."""
    code = sealed(IssuedCode(code=with_check_digit("1234567"), target=ContentId("home")))
    body = f'codes:\n  - code: "{code.code}"\n    # ở cổng chợ\n    target: home\n    seal: {code.seal}\n'.encode()
    over = retired(code, ContentId("contact"), "")
    after = changed(body, "qr.yaml", over)
    assert read(after) == [over]
    assert after.decode().splitlines()[:4] == body.decode().splitlines()[:4]


def git(folder: Path, *words: str) -> None:
    """Runs git in a repository."""
    who = ("-c", "user.name=xa", "-c", "user.email=xa@example.vn")
    subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)


class Ran(NamedTuple):
    """What a command has said."""

    code: int
    out: str
    err: str


Qr = Callable[..., Ran]


@pytest.fixture
def qr(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> Qr:
    """Runs `qr` on the site."""

    def ran(*words: str) -> Ran:
        code = cli.main(["qr", *words, "--content", str(site.content)])
        return Ran(code, *capsys.readouterr())

    return ran


def test_two_branches_that_issue_codes_merge(site: SmallSite, qr: Qr) -> None:
    """Without a conflict and without the same number, though neither knew of the other."""
    qr("new", "bao-quang")
    (site.content / ".gitattributes").write_text("qr.yaml merge=union\n", "utf-8")
    git(site.content, "init", "-q", "-b", "main")
    git(site.content, "add", ".")
    git(site.content, "commit", "-qm", "a")
    for branch, target in (("mot", "contact"), ("hai", "guide:cai-vneid")):
        git(site.content, "checkout", "-qb", branch, "main")
        assert qr("new", "bao-quang", target, "--place", "Chợ").code == 0
        git(site.content, "commit", "-qam", branch)
    git(site.content, "merge", "-q", "mot")
    merged = read((site.content / "bao-quang/qr.yaml").read_bytes())
    assert {code.target for code in merged} == {"home", "contact", "guide:cai-vneid"}
    assert len({code.code for code in merged}) == len(merged)
    assert not site.build().report.problems


def test_a_code_lives_from_its_issue_to_its_end(site: SmallSite, qr: Qr) -> None:
    """Issued, led elsewhere, retired: each by a command, and the site stays without an error."""
    told = qr("new", "Bảo Quang", "cai-vneid", "--place", "Chợ", "--keeper", "Trưởng ấp", "--form", "poster")
    number = re.findall(r"/q/(\d{8})/", told.out)[0]
    assert f"https://longkhanh.gov.vn/247/q/{number}/" in told.out
    assert "bao-quang/huong-dan/cai-vneid/" in site.build().page(f"q/{number}/index.html")
    assert qr("point", number, "contact").code == 0
    built = site.build()
    assert not built.report.problems
    assert 'rel="canonical" href="https://longkhanh.gov.vn/247/bao-quang/lien-he/"' in built.page(
        f"q/{number}/index.html"
    )
    assert qr("retire", f"https://longkhanh.gov.vn/247/q/{number}/", "--to", "home", "--reason", "Đã gỡ.").code == 0
    assert not site.build().report.problems
    code = read((site.content / "bao-quang/qr.yaml").read_bytes())[0]
    assert (code.status, code.reason, code.keeper) == (CodeStatus.RETIRED, "Đã gỡ.", "Trưởng ấp")


def test_all_pages_of_a_unit_get_a_code_once(site: SmallSite, qr: Qr) -> None:
    """`--all` again issues nothing."""
    assert qr("new", "bao-quang", "--all").code == 0
    before = (site.content / "bao-quang/qr.yaml").read_bytes()
    assert {code.target for code in read(before)} == {"home", "guide:cai-vneid"}
    assert "Không phát hành mã nào" in qr("new", "bao-quang", "--all").out
    assert (site.content / "bao-quang/qr.yaml").read_bytes() == before


def test_a_guide_that_was_renamed_keeps_its_code(site: SmallSite, qr: Qr) -> None:
    """Its sheets hang where they hang: there is no second code for the same page, by either name."""
    assert qr("new", "bao-quang", "--all").code == 0
    before = (site.content / "bao-quang/qr.yaml").read_bytes()
    assert cli.main(["move", "cai-vneid", "vneid", "--content", str(site.content)]) == 0
    assert "Không phát hành mã nào" in qr("new", "bao-quang", "--all").out
    for name in ("vneid", "guide:vneid", "guide:cai-vneid"):
        assert "/q/" in qr("new", "bao-quang", name).out
    assert (site.content / "bao-quang/qr.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("new", "bao-quang", "guide:cai-vnied"), "Ý bạn là «guide:cai-vneid»?"),
        (("new", "bao-quang", "/huong-dan/"), "chưa nói được mã dẫn tới đâu"),
        (("new", "bao-quangg"), "Không có đơn vị nào tên «bao-quangg»"),
        (("new",), "Hãy ghi đơn vị"),
        (("point", "12345671"), "qr point 52718306"),
        (("point", "12345671", "home"), "Không sổ nào có mã 12345671"),
        (("retire", "12345678"), "sai hoặc thiếu chữ số"),
        (("nwe",), "có: new"),
        ((), "Ghi việc cần làm"),
    ],
)
def test_what_cannot_be_done_is_said(site: SmallSite, qr: Qr, words: tuple[str, ...], told: str) -> None:
    """In a sentence, and nothing is written."""
    ran = qr(*words)
    assert told in ran.err
    assert ran.code == 2
    assert not list(site.content.rglob("qr.yaml"))
