"""`qr audit`: what stands at the addresses of printed codes, whatever status the host answers with."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from small_site import SmallSite

from linkcheck.web.behaviours import page, to
from linkcheck.web.town import Behaviour, Reply, Request, Town
from site_builder.cli import main
from site_builder.model.issued_code import seal_of

HOME, GUIDE, TEAM = "12345671", "22345677", "52718306"
HANGS = "label: Cài VNeID, place: Cổng chợ Bảo Quang, keeper: Văn phòng xã, "
PARKED = page("<h1>Tên miền này đang được rao bán</h1>", "longkhanh.gov.vn")
FOREIGN = page("<h1>Nhà cái uy tín</h1>" + "<p>Khuyến mãi lớn</p>" * 50, "Khuyến mãi")
SOFT = page("<h1>Không tìm thấy trang</h1>", "404")


@dataclass
class Host:
    """A host that serves a built site, but for what it is told to do otherwise."""

    site: SmallSite
    town: Town
    other: Behaviour | None = None

    @property
    def address(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.town.ports['http']}"

    def behave(self, request: Request) -> Reply:
        """The file of the address, as plain hosts answer."""
        changed = self.other(request) if self.other else Reply(status=0)
        return changed if changed.status else self.file(request.path)

    def file(self, path: str) -> Reply:
        """What the folder has at a path."""
        file = self.site.output / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        missing = Reply(status=404, body=(self.site.output / "404.html").read_bytes())
        return Reply(body=file.read_bytes()) if file.is_file() else missing

    def audit(self, *more: str) -> int:
        """The exit code of one audit."""
        folders = ["--content", str(self.site.content), "--output", str(self.site.output)]
        return main(["qr", "audit", *folders, "--interval", "0", *(more or ["--base-url", self.address])])


def line(code: str, target: str, more: str = "") -> str:
    """A line of a register, as `qr new` writes it."""
    return f"  - {{code: '{code}', target: '{target}', {more}seal: {seal_of(code, target)}}}\n"


@pytest.fixture
def host(site: SmallSite, tmp_path: Path) -> Iterator[Host]:
    """A site with codes for a page, a guide, and a team within a page, on a host that serves it."""
    codes = line(HOME, "home") + line(GUIDE, "guide:cai-vneid", HANGS) + line(TEAM, "team:to-xa")
    site.put({"bao-quang/qr.yaml": f"codes:\n{codes}"})
    assert site.build().codes == []
    (tmp_path / "town").mkdir()
    town = Town(folder=tmp_path / "town", behave=lambda _: Reply(status=503))
    served = Host(site, town)
    town.behave = served.behave
    with town:
        yield served


def only(code: str, reply: Reply | Callable[[Request], Reply]) -> Behaviour:
    """What answers at the address of one code."""

    def behave(request: Request) -> Reply:
        if request.path.rstrip("/") != f"/q/{code}":
            return Reply(status=0)
        return reply(request) if callable(reply) else reply

    return behave


def test_a_living_host_ends_with_0(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """Each code is asked once, as by the browser inside Zalo; what leads on is followed to its end."""
    assert host.audit() == 0
    assert capsys.readouterr().out.startswith("Đã hỏi 3 mã đã in, 0 mã hỏng; không có lỗi; ")
    asked = [request.path for request in host.town.log]
    assert sorted(asked) == sorted([*(f"/q/{code}/" for code in (HOME, GUIDE, TEAM)), "/bao-quang/to-cong-nghe/"])
    assert all(" zalo android/" in request.headers["user-agent"] for request in host.town.log)
    assert {request.method for request in host.town.log} == {"GET"}


DEAD = {
    "a parked domain": (PARKED, "audit-foreign"),
    "somebody else's page": (FOREIGN, "audit-foreign"),
    "a page that says 404 and answers 200": (SOFT, "audit-foreign"),
    "an empty answer": (Reply(), "audit-foreign"),
    "a file": (Reply(body=b"%PDF-1.7", kind="application/pdf"), "audit-foreign"),
    "404": (Reply(status=404), "audit-status"),
    "403": (Reply(status=403), "audit-status"),
    "500": (Reply(status=500), "audit-status"),
    "a redirect to another code": (to(f"/q/{HOME}/", 301), "audit-other"),
    "a redirect to the home page": (to("/", 302), "audit-foreign"),
    "a redirect to itself": (to(f"/q/{GUIDE}/"), "audit-silent"),
    "a connection that is cut": (Reply(cut="reset"), "audit-silent"),
}


@pytest.mark.parametrize("what", DEAD)
def test_a_dead_code_is_told_with_its_place_and_keeper(
    what: str, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    """At its line of the register; the others live. Exit code 1."""
    reply, rule = DEAD[what]
    host.other = only(GUIDE, reply)
    assert host.audit() == 1
    out, said = capsys.readouterr()
    assert f"bao-quang/qr.yaml:3:5: lỗi: Mã {GUIDE} «Cài VNeID» HỎNG" in said
    assert "Treo ở: Cổng chợ Bảo Quang. Người giữ: Văn phòng xã" in said
    assert f"[{rule}]" in said
    assert out.startswith("Đã hỏi 3 mã đã in, 1 mã hỏng; 1 lỗi")


def test_a_redirect_to_the_page_that_the_code_means_is_fine(host: Host) -> None:
    """As servers do that were given real redirects."""
    host.other = only(GUIDE, to("/bao-quang/huong-dan/cai-vneid/", 301))
    assert host.audit() == 0


@pytest.mark.parametrize(
    ("code", "path", "rule"),
    [
        (GUIDE, "/bao-quang/huong-dan/cai-vneid/", ""),
        (TEAM, "/bao-quang/to-cong-nghe/", ""),
        (HOME, "/bao-quang/", ""),
        (TEAM, "/bao-quang/lien-he/", "audit-foreign"),
    ],
)
def test_a_machine_without_the_built_site_knows_where_codes_lead(
    host: Host, capsys: pytest.CaptureFixture[str], code: str, path: str, rule: str
) -> None:
    """By what they were printed for: a timed job has only the content, and servers that redirect show no mark."""
    host.other = only(code, to(path, 301))
    assert host.audit("--base-url", host.address, "--output", "khong-co") == bool(rule)
    assert rule in capsys.readouterr().err


def test_a_redirect_to_another_page_of_the_site_is_not(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """It is alive, and the wrong one."""
    host.other = only(GUIDE, to("/xuan-an/", 301))
    assert host.audit() == 1
    assert "[audit-foreign]" in capsys.readouterr().err


def test_where_a_page_leads_on_is_looked_at_too(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """The team's code lives, and the list of teams does not."""
    host.other = lambda request: Reply(status=404) if "to-cong-nghe" in request.path else Reply(status=0)
    assert host.audit() == 1
    said = capsys.readouterr().err
    assert said.count("HỎNG") == 1
    assert TEAM in said


def test_a_dead_host_kills_every_code(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """It is asked for a moment, and not for each code again."""
    assert host.audit("--base-url", f"http://127.0.0.1:{host.town.ports['refused']}") == 1
    assert capsys.readouterr().err.count("[audit-silent]") == 3


def test_a_host_that_never_answers_ends_in_time(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """Its time-outs are counted like those of any host."""
    host.other = lambda _: Reply(delay=60)
    assert host.audit("--base-url", host.address, "--patience", "0.3") == 1
    assert capsys.readouterr().err.count("[audit-silent]") == 3


def test_machines_are_told_by_json(host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """Every report that other commands make."""
    host.other = only(GUIDE, FOREIGN)
    assert host.audit("--base-url", host.address, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["code"], one["line"]) for one in told["problems"]] == [("audit-foreign", 3)]
    assert told["problems"][0]["file"].endswith("bao-quang/qr.yaml")


def test_a_site_without_codes_asks_nobody(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """And is fine."""
    site.build()
    folders = ["--content", str(site.content), "--output", str(site.output)]
    assert main(["qr", "audit", *folders, "--base-url", "http://127.0.0.1:9"]) == 0
    assert capsys.readouterr().out.startswith("Đã hỏi 0 mã đã in")
