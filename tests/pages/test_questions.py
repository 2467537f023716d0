"""Questions and answers: off unless somebody answered one, inherited like guides, and nobody who asked is named."""

from datetime import date

from bs4 import BeautifulSoup
from small_site import SmallSite

from site_builder.model.problem import is_error

FILE, PAGE = "bao-quang/questions.yaml", "bao-quang/hoi-dap/index.html"
ASKED = """\
questions:
  - id: khai-sinh
    question: Làm khai sinh ở đâu?
    answer: Ở **trung tâm**. Xem [cách cài](guides/cai-vneid.md).
    date: 2026-11-20
    answered_by: Văn phòng xã
    source: Cổng Dịch vụ công quốc gia (A, P1)
"""
SHARED = ASKED.replace("khai-sinh", "tam-tru").replace("khai sinh", "tạm trú")


def said(html: str) -> str:
    """What residents read of a page."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def links(html: str) -> list[str]:
    """Where the ways to ask lead."""
    soup = BeautifulSoup(html, "html.parser")
    part = soup.find("section", attrs={"aria-labelledby": "hoi-them"})
    assert part
    return [str(link["href"]) for link in part.find_all("a")]


def test_where_nobody_answered_there_is_no_page(site: SmallSite) -> None:
    """Nothing leads to one; beside a unit that has one, the others keep their bytes."""
    before = site.build().tree
    after = site.put({FILE: ASKED}).build().tree
    assert after.keys() - before.keys() == {PAGE}
    assert not any(b"hoi-dap" in body for body in before.values())
    assert all(before[name] == after[name] for name in before if name.startswith("xuan-an/"))


def test_an_answer_says_who_gave_it_when_and_on_what_it_rests(site: SmallSite) -> None:
    """By role; its links are as on any page, and A to Z and the contact page lead to it."""
    built = site.put({FILE: ASKED}).build()
    assert not built.report.problems
    page = said(built.page(PAGE))
    assert "Làm khai sinh ở đâu? Ở trung tâm . Xem cách cài ." in page
    assert "Văn phòng xã trả lời ngày 20/11/2026" in page
    assert page.count("Nguồn: Cổng Dịch vụ công quốc gia") == 1
    assert 'href="../huong-dan/cai-vneid/"' in built.page(PAGE)
    assert "../hoi-dap/#khai-sinh" in built.page("bao-quang/tat-ca/index.html")
    assert "../hoi-dap/" in built.page("bao-quang/lien-he/index.html")


def test_units_add_replace_and_hide_what_they_inherit(site: SmallSite) -> None:
    """Like guides: key by key, the nearest layer wins."""
    site.put({"questions.yaml": SHARED, FILE: ASKED})
    site.put({"xuan-an/questions.yaml": "questions:\n  - id: tam-tru\n    answer: Ở công an phường.\n"})
    tree_of = site.build().tree
    assert said(tree_of[PAGE].decode()).index("khai sinh") < said(tree_of[PAGE].decode()).index("tạm trú")
    there = said(tree_of["xuan-an/hoi-dap/index.html"].decode())
    assert "Làm tạm trú ở đâu? Ở công an phường." in there
    assert "trung tâm" not in there
    site.put({"xuan-an/questions.yaml": "questions:\n  - {id: tam-tru, hide: có}\n"})
    assert "xuan-an/hoi-dap/index.html" not in site.build().tree


def test_an_answer_appears_on_its_day(site: SmallSite) -> None:
    """Though nobody edits anything; the build knows that day."""
    site.put({FILE: ASKED.replace("2026-11-20", "2026-12-01")})
    assert PAGE not in site.build().tree
    assert site.build().report.next_change == date(2026, 12, 1)
    assert PAGE in site.build(date(2026, 12, 1)).tree


def test_an_edited_answer_makes_its_unit_anew(site: SmallSite) -> None:
    """And leaves what a build from nothing would make."""
    site.put({FILE: ASKED}).build()
    again = site.put({FILE: ASKED.replace("trung tâm", "trụ sở")}).build()
    assert "trụ sở" in again.page(PAGE)
    assert again.tree == site.clean().tree


def test_nobody_who_asked_is_published(site: SmallSite) -> None:
    """A mobile number or an identity number stops the unit, and there is no key for a name."""
    for line in (
        "answer: Chị gọi 0912 345 678.",
        "question: Tôi là 079085012345, làm sao?",
        "asked_by: Lê Thị Mẫu",
    ):
        key = line.partition(":")[0]
        kept = [one for one in ASKED.splitlines() if not one.strip().startswith(f"{key}:")]
        found = site.put({FILE: "\n".join([*kept, f"    {line}"]) + "\n"}).build(dry=True).report.problems
        assert any(is_error(problem) and problem.place.file == FILE for problem in found), line


def test_ways_to_ask_have_the_page_in_them_and_promise_what_was_set(site: SmallSite) -> None:
    """A number, a message to a mobile only, a letter with the page's name; no hour unless the commune set one."""
    unit = "name: Bảo Quang\nkind: xã\nhotline: 0251 1022\nchannels:\n"
    unit += "  - {kind: email, value: a@dongnai.gov.vn}\n  - {kind: phone, value: 0912 345 678, label: Trực}\n"
    built = site.put({FILE: ASKED, "bao-quang/unit.yaml": unit}).build()
    assert links(built.page(PAGE)) == [
        "mailto:a@dongnai.gov.vn?subject=BaoQuang24%2F7%2C%20m%C3%A3%20questions%3A%20",
        "tel:+84912345678",
        "sms:+84912345678?&body=BaoQuang24%2F7%2C%20m%C3%A3%20questions%3A%20",
        "tel:02511022",
        "../to-cong-nghe/",
    ]
    assert "Trả lời trong" not in built.page(PAGE)
    promised = unit.replace("label: Trực}", "label: Trực, answers_within: 2 ngày làm việc}")
    assert "Trả lời trong: 2 ngày làm việc" in site.put({"bao-quang/unit.yaml": promised}).build().page(PAGE)
