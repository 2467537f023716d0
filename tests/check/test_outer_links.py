"""Links to other hosts, wherever an editor may write one: in texts, services, channels, mail, `site.yaml`."""

from datetime import date
from pathlib import Path

import pytest
from papers import pdf
from small_site import CONTENT, PROJECT, SERVICES, THEMES, SmallSite

from site_builder.builder import BuildOptions, build
from site_builder.report.message import shown

GUIDE = "---\ntitle: B\nsummary: T\nchecked_on: 2026-11-01\n---\n{}\n"
NEWS = "---\ntitle: A\ndate: 2026-11-19\n---\n{}\n"
UNIT = "name: Bảo Quang\nkind: xã\n{}\n"
PLACES = {
    "a guide": ("bao-quang/guides/bai.md", GUIDE.format("[x]({})")),
    "an announcement": ("bao-quang/announcements/2026-11-19-tin.md", NEWS.format("[x]({})")),
    "a unit's note": ("bao-quang/unit.yaml", UNIT.format('note: "[x]({})"')),
    "a guide's warning": ("bao-quang/guides/cai-vneid.md", '---\nwarnings: ["[x]({})"]\nchecked_on: 2026-11-01\n---\n'),
    "a service": ("bao-quang/services.yaml", "services: [{{id: vneid, website: '{}'}}]\n"),
    "a channel": ("bao-quang/unit.yaml", UNIT.format("channels: [{{kind: web, value: '{}', label: Trang}}]")),
}


def allow(site: SmallSite, *hosts: str) -> SmallSite:
    """The small site with these lines in `allowed_hosts`."""
    lines = "".join(f"  - {host!r}\n" for host in hosts)
    return site.put({"site.yaml": f"{CONTENT['site.yaml']!s}allowed_hosts:\n{lines}"})


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://dongnai.gov.vn/a", ""),
        ("https://bao.example/tin", ""),
        ("http://1022.dongnai.gov.vn", ""),
        ("https://1022.dongnai.gov.vn", ""),
        ("https://longkhanh.gov.vn/247/bao-quang/", ""),
        ("https://la.example/tin", "link-host"),
        ("http://dongnai.gov.vn/a", "link-http"),
        ("HTTP://dongnai.gov.vn/a", "link-http"),
        ("http://bao.example/tin", "link-http"),
        ("http://la.example/tin", "link-host"),
        ("https://vneid-gov.vn", "link-lookalike"),
        ("http://vneid-gov.vn", "link-lookalike"),
        ("https://dongnai-gov.com", "link-ending"),
        ("https://dichvucоng.gov.vn", "link-letters"),
        ("https://dichvucong.camau.gov.vn", "link-closed"),
        ("https://bit.ly/a", "link-short"),
        ("https://2130706433/a", "link-number"),
        ("https://dongnai.gov.vn/vneid.apk", "link-app"),
        ("https://apkpure.com/vneid", "link-app"),
    ],
)
def test_a_link_is_judged_alike_wherever_it_stands(place: str, address: str, code: str, site: SmallSite) -> None:
    """One mistake, an error; a bad host in the announcement of a hurried evening does no less harm than in a guide."""
    allow(site, "bao.example", "http://1022.dongnai.gov.vn")
    file, text = PLACES[place]
    built = site.put({file: text.format(address)}).build(dry=True)
    assert built.codes == [code] * bool(code)
    assert built.report.errors == bool(code)


@pytest.mark.parametrize("text", ["vneid-gov.com", "`https://vneid-gov.com`", "**bit.ly**", "https://vneid-gov.com"])
def test_a_warning_may_name_a_bad_host(text: str, site: SmallSite) -> None:
    """As plain text it leads nowhere."""
    site.put({"bao-quang/guides/bai.md": GUIDE.format(f"Trang giả: {text}.")})
    built = site.build()
    assert built.codes == []
    assert (
        "<a href" not in built.page("bao-quang/huong-dan/bai/index.html").partition("Trang giả")[2].partition("</p>")[0]
    )


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("bao-quang/guides/bai.md", GUIDE.format("[x](mailto:{})")),
        ("bao-quang/guides/bai.md", GUIDE.format("[x](mailto:a@gmail.com,{}?subject=a)")),
        ("bao-quang/unit.yaml", UNIT.format("channels: [{{kind: email, value: '{}', label: Thư}}]")),
        ("bao-quang/unit.yaml", UNIT.format("office: {{email: '{}'}}")),
    ],
)
@pytest.mark.parametrize(
    ("mailbox", "code"),
    [
        ("a@dongnai.gov.vn", ""),
        ("xa.bao.quang@gmail.com", ""),
        ("hotro@vneid-gov.vn", "link-lookalike"),
        ("xa@dongnai.gov.vm", "link-ending"),
    ],
)
def test_a_mailbox_may_be_anywhere_but_at_a_look_alike(
    file: str, text: str, mailbox: str, code: str, site: SmallSite
) -> None:
    """Communes write from any provider; papers sent to a swindler are lost."""
    assert site.put({file: text.format(mailbox)}).build(dry=True).codes == [code] * bool(code)


@pytest.mark.parametrize(
    ("entry", "code", "better"),
    [
        ("momo.vn", "", ""),
        ("www.cskh.evnspc.vn", "", ""),
        ("http://1022.dongnai.gov.vn", "", ""),
        ("MoMo.vn", "", ""),
        ("https://momo.vn", "allowed-host", "momo.vn"),
        ("momo.vn/khuyen-mai", "allowed-host", "momo.vn"),
        ("momo.vn/", "allowed-host", "momo.vn"),
        ("https://bao.example/tin", "allowed-host", "bao.example"),
        ("*.momo.vn", "allowed-host", "momo.vn"),
        ("momo.vn:8443", "allowed-host", "momo.vn"),
        ("momo", "allowed-host", "vi-du.vn"),
        (".vn", "allowed-host", "vi-du.vn"),
        ("trang MoMo", "allowed-host", "vi-du.vn"),
        ("a@momo.vn", "allowed-host", "vi-du.vn"),
        ("vneid-gov.vn", "link-lookalike", ""),
        ("http://vneid-gov.vn", "link-lookalike", ""),
        ("dịchvụcông.vn", "link-letters", ""),
        ("bit.ly", "link-short", ""),
        ("203.0.113.5", "link-number", ""),
        ("apkpure.com", "link-app", ""),
        ("dichvucong.camau.gov.vn", "link-closed", ""),
    ],
)
def test_the_list_of_allowed_hosts_is_judged_itself(entry: str, code: str, better: str, site: SmallSite) -> None:
    """A line is a host, and nobody can make a swindler's host trustworthy."""
    problems = allow(site, "bao.example", entry).build(dry=True).report.problems
    assert [problem.code for problem in problems] == [code] * bool(code)
    for problem in problems:
        assert (problem.place.file, problem.place.line, problem.place.column) == ("site.yaml", 5, 6)
        assert problem.words.get("better", "") == better


def test_a_line_written_wrongly_is_one_mistake(site: SmallSite) -> None:
    """The links to the host that was meant are not told as well."""
    site.put({"bao-quang/guides/bai.md": GUIDE.format("[x](https://bao.example/tin)")})
    assert allow(site, "https://bao.example/").build(dry=True).codes == ["allowed-host"]


def test_a_site_does_not_call_itself_like_another(site: SmallSite) -> None:
    """People are told to trust this address."""
    site.put({"site.yaml": "title: A\nbase_url: https://vneid-longkhanh.vn\n"})
    assert site.build(dry=True).told == [("site.yaml", "link-lookalike", 2, 11)]


def test_the_host_of_a_closed_service_leads_to_its_successor(site: SmallSite) -> None:
    """The catalogue may keep its address: nobody is led there any more, and the message names the new one."""
    old = "id: cu, name: Cũ, category: giay-to, website: 'https://cu.example', state: replaced, replaced_by: vneid"
    site.put({"services.yaml": f"{SERVICES}  - {{{old}}}\n"})
    assert site.build(dry=True).codes == []
    site.put({"bao-quang/guides/bai.md": GUIDE.format("[x](https://www.cu.example/a)")})
    (problem,) = allow(site, "cu.example").build(dry=True).report.problems
    assert (problem.code, problem.words["real"]) == ("link-closed", "vneid.gov.vn")


@pytest.mark.parametrize(
    "old",
    [
        "website: 'https://dongnai.gov.vn/muc-cu', state: closed, replaced_by: vneid",
        "website: 'https://vneid.gov.vn', state: closed, replaced_by: vneid",
        "website: 'https://dongnai.gov.vn', state: closed",
        "website: 'https://dongnai.gov.vn', state: unknown, replaced_by: vneid",
    ],
)
def test_a_closed_service_does_not_close_what_others_use(old: str, site: SmallSite) -> None:
    """Nor the whole host of one of its pages, nor one whose successor nobody knows."""
    site.put({"services.yaml": f"{SERVICES}  - {{id: cu, name: Cũ, category: giay-to, {old}}}\n"})
    links = "[x](https://dongnai.gov.vn/a) [y](https://vneid.gov.vn)"
    assert site.put({"bao-quang/guides/bai.md": GUIDE.format(links)}).build(dry=True).codes == []


def test_look_alikes_of_the_services_of_a_site_are_seen_too(site: SmallSite) -> None:
    """Its own waterworks is worth imitating."""
    water = "  - {id: nuoc, name: Nước, category: giay-to, website: 'https://capnuoc.example'}\n"
    site.put({"services.yaml": SERVICES + water, "bao-quang/guides/bai.md": GUIDE.format("[x](https://capnuoc.top)")})
    (problem,) = allow(site, "capnuoc.example").build(dry=True).report.problems
    assert (problem.code, problem.words["real"]) == ("link-lookalike", "capnuoc.example")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_message_names_the_real_host(lang: str, site: SmallSite) -> None:
    """What is wrong names both, what to do names the one to write."""
    site.put({"bao-quang/guides/bai.md": GUIDE.format("[x](https://vneid-gov.vn)")})
    (problem,) = site.build(dry=True).report.problems
    told = shown(problem, "", lang)
    assert "«vneid-gov.vn»" in told.message
    assert "«vneid.gov.vn»" in told.message
    assert "vneid.gov.vn" in told.advice


def test_the_real_content_leads_to_good_hosts_only(tmp_path: Path) -> None:
    """Nothing is found in what we publish: no bad host, and no hamlet without a helper."""
    published = date(2026, 11, 30)  # the last day of which the ledger knows addresses
    options = BuildOptions(content=PROJECT / "content", output=tmp_path, day=published, themes=(THEMES,), dry=True)
    assert build(options).problems == ()


@pytest.mark.parametrize(
    ("box", "code"),
    [
        ("x@dongnai.gov.vm", "link-ending"),
        ("x@dongnai.gov.vnn", "link-ending"),
        ("x@dongnai.gvo.vn", "link-ending"),
        ("x@dongnai.g0v.vn", "link-ending"),
        ("x@dongnai-gov.vn", "link-ending"),
        ("x@dongnai.gov.vn.com", "link-ending"),
        ("x@thcs.dongnai.edu.vm", "link-ending"),
        ("x@đongnai.gov.vn", "link-letters"),
        ("x@gmial.com", "link-lookalike"),
        ("x@gmail.con", "link-lookalike"),
        ("x@dongnai.gov.vn", ""),
        ("x@gmail.com", ""),
        ("x@mail.com", ""),
        ("x@congty.com.vn", ""),
        ("x@gvo.vn", ""),
    ],
)
def test_a_mailbox_of_a_lookalike_is_told_wherever_it_stands(box: str, code: str, site: SmallSite) -> None:
    """As a link, as a mailbox of the office or a channel, or in words, of which phones make a link."""
    written = [
        ("bao-quang/guides/bai.md", GUIDE.format(f"[thư](mailto:{box})")),
        ("bao-quang/guides/bai.md", GUIDE.format(f"[thư](mailto:lan@dongnai.gov.vn?cc={box})")),
        ("bao-quang/guides/bai.md", GUIDE.format(f"Gửi thư về {box}.")),
        ("bao-quang/announcements/2026-11-19-tin.md", NEWS.format(f"Viết cho <{box}> nhé.")),
        ("bao-quang/unit.yaml", UNIT.format(f"note: Hỏi {box}, có người trả lời.")),
        ("bao-quang/unit.yaml", UNIT.format(f"channels: [{{kind: email, value: {box}}}]")),
    ]
    for file, text in written:
        site.put(CONTENT).remove("bao-quang/guides", "bao-quang/announcements/2026-11-19-tin.md")
        assert site.put({file: text}).build(dry=True).codes == [code] * bool(code), text


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("tagline: Xem [cổng](https://dichvucong.gov.vn)", "[cổng](https://dichvucong.gov.vn)"),
        ("tagline: Xem <a href='https://dichvucong.gov.vn'>cổng</a>", "<a href='https://dichvucong.gov.vn'>"),
        ("tagline: Xem <https://dichvucong.gov.vn>", "<https://dichvucong.gov.vn>"),
        ("tagline: Xã **đáng sống** nhất", "**đáng sống**"),
        (
            "office: {name: Trụ sở, address: 'Ấp 1 [bản đồ](https://dongnai.gov.vn)'}",
            "[bản đồ](https://dongnai.gov.vn)",
        ),
        ("office: {hours: ['7:30 **đến** 11:30']}", "**đến**"),
        ("channels: [{kind: visit, value: a, note: 'Xem <b>ở đây</b>'}]", "<b>"),
        ("localities: [{id: a, kind: ấp, name: '<u>1</u>'}]", "<u>"),
        ("succession: {note: '[nghị quyết](https://dongnai.gov.vn)'}", "[nghị quyết](https://dongnai.gov.vn)"),
        ("tagline: Nước < 5 m, giá 3 * 4, [chú ý] (xem) a_b", ""),
        ("note: Xem [cổng](https://dichvucong.gov.vn) **nhé**", ""),
    ],
)
def test_marks_in_a_plain_line_are_told(line: str, value: str, site: SmallSite) -> None:
    """Residents would see them as they were typed, and so would those who share the page."""
    found = site.put({"bao-quang/unit.yaml": UNIT.format(line)}).build(dry=True).report.problems
    assert [(one.code, one.words["value"]) for one in found] == [("text-link-plain", value)] * bool(value)


def pdf_to(*addresses: str) -> bytes:
    """A PDF whose page has these links."""
    links = "".join(f"<< /Type /Annot /Subtype /Link /A << /S /URI /URI ({one}) >> >> " for one in addresses)
    return pdf("Thong bao").replace(b"/MediaBox", f"/Annots [{links}] /MediaBox".encode())


def test_a_document_that_leads_elsewhere_is_told(site: SmallSite) -> None:
    """Once a host, on its page; what texts may lead to, documents may."""
    allow(site, "bao.example")
    led = pdf_to("https://la.example/a", "https://la.example/b", "https://bit.ly/a", "http://bao.example/", "tel:113")
    news = "---\ntitle: A\ndate: 2026-11-19\nattachments: [{file: ../media/a.pdf, label: Bản đồ}]\n---\na"
    site.put({"bao-quang/media/a.pdf": led, "bao-quang/announcements/2026-11-19-tin.md": news})
    found = [(one.code, one.words["host"]) for one in site.build(dry=True).report.problems]
    assert found == [("document-links", "bit.ly"), ("document-links", "la.example")]
    assert site.build().of("bao-quang")["bao-quang/media/a.pdf"], "it is a warning"
    allow(site, "bao.example", "la.example")
    assert [one.words["host"] for one in site.build(dry=True).report.problems] == ["bit.ly"]
