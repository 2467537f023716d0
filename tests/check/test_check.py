"""Rules on a whole unit: references, links to content and to the world, pictures, attachments, dates."""

import pytest
from papers import pdf
from small_site import CONTENT, GUIDE, NEWS, TEAMS, SmallSite

HEAD = "---\ntitle: B\nsummary: T\nchecked_on: 2026-11-01\n---\n"
TEXT = "bao-quang/guides/bai.md"


def codes(site: SmallSite, body: str) -> list[str]:
    """The mistakes of a guide with this text."""
    found = site.put({TEXT: f"{HEAD}{body}\n"}).build(dry=True).codes
    return [code for code in found if code != "site-unused"]  # of the files beside it, of which it may name none


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("https://dichvucong.gov.vn/x?y=1", ""),
        ("https://truong.edu.vn", ""),
        ("https://play.google.com/store/search?q=a", ""),
        ("https://zalo.me/1", ""),
        ("tel:113", ""),
        ("mailto:a@longkhanh.gov.vn", ""),
        ("https://bit.ly/x", "link-short"),
        ("https://a.example/x", "link-host"),
        ("https://gov.vn.example.com", "link-ending"),
        ("https://evilgov.vn", "link-ending"),
        ("https://xzalo.me", "link-host"),
        ("https://dichvucong.gov.vn@evil.example/", "link-scheme"),
        ("//evil.example/x", "link-scheme"),
        ("/huong-dan/", "link-scheme"),
        ("javascript:alert", "link-scheme"),
        ("data:text/html,x", "link-scheme"),
        ("file:///etc/passwd", "link-on-disk"),
        ("https://[a", "link-scheme"),
        (r"https://evil.example\\@a.gov.vn/", "link-scheme"),
        ("dichvucong.gov.vn", "link-bare"),
        ("khong-co.md", "link-guide"),
        ("#bai", "link-fragment"),
    ],
)
def test_a_link_leads_to_known_hosts_only(target: str, code: str, site: SmallSite) -> None:
    """Public bodies, schools, stores and what `allowed_hosts` names; all else is an error."""
    site.put({"site.yaml": f"{CONTENT['site.yaml']!s}allowed_hosts: [zalo.me]\n"})
    assert codes(site, f"[x]({target})") == [code] * bool(code)


@pytest.mark.parametrize("order", [("bao-quang", "xuan-an"), ("xuan-an", "bao-quang")])
def test_what_is_inherited_is_judged_in_each_unit(order: tuple[str, str], site: SmallSite) -> None:
    """A shared text leads to another that one unit writes anew: its part is gone there, though it is not elsewhere."""
    first, other = order
    site.put({"guides/a.md": f"{HEAD}[x](b.md#phan) [y](https://a.example)", "guides/b.md": f"{HEAD}# Phần\n"})
    site.put({f"{first}/guides/b.md": f"{HEAD}# Khác\n"})
    report = site.build(dry=True).report
    assert [p.code for p in report.problems if p.place.file == "guides/a.md"] == ["link-fragment", "link-host"]
    site.put({"site.yaml": f"{CONTENT['site.yaml']!s}allowed_hosts: [a.example]\n"})
    report = site.build(dry=True).report
    assert report.failed == ((first,),)
    site.put({f"{first}/guides/b.md": f"{HEAD}# Phần\n", f"{other}/guides/b.md": f"{HEAD}# Khác\n"})
    assert site.build(dry=True).report.failed == ((other,),)


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("cai-vneid.md", "../cai-vneid/"),
        ("cai-vneid.md#buoc-2", "../cai-vneid/#buoc-2"),
        ("../guides/cai-vneid.md", "../cai-vneid/"),
        ("../../guides/cai-vneid.md", "../cai-vneid/"),
        ("../announcements/2026-11-18-hop-ap.md", "../../thong-bao/hop-ap/"),
        ("../teams.yaml", "../../to-cong-nghe/"),
        ("../teams.yaml#to-xa", "../../to-cong-nghe/#to-xa"),
        ("../services.yaml#vneid", "../../dich-vu/#vneid"),
        ("../unit.yaml", "../../"),
        ("../media/m%E1%BA%ABu.pdf", "../../media/m%E1%BA%ABu.pdf"),
        ("../media/mẫu.pdf", "../../media/m%E1%BA%ABu.pdf"),
        ("bai.md#muc-hai", "#muc-hai"),
        ("#muc-hai", "#muc-hai"),
    ],
)
def test_a_link_to_a_file_becomes_a_link_to_its_page(target: str, page: str, site: SmallSite) -> None:
    """In the reader's own unit, whichever layer wrote the file."""
    site.put({"bao-quang/media/mẫu.pdf": pdf("a")})
    assert codes(site, f"# Mục hai\n\n[x]({target})") == []
    assert f'href="{page}"' in site.build().page("bao-quang/huong-dan/bai/index.html")


@pytest.mark.parametrize(
    "target", ["../teams.yaml#to-xaa", "../services.yaml#vneidd", "cai-vneid.md#buoc-3", "../site.yaml", "../x/", ".."]
)
def test_a_link_to_nothing_is_an_error(target: str, site: SmallSite) -> None:
    """Before it is published."""
    (code,) = codes(site, f"[x]({target})")
    assert code.startswith("link-")


def test_a_shared_text_links_into_the_readers_unit(site: SmallSite) -> None:
    """One text, written once: each unit's page leads to that unit's own pages."""
    site.put(
        {"guides/cai-vneid.md": GUIDE + "\n[tổ](../teams.yaml) [phiếu](../media/a.pdf)\n", "media/a.pdf": pdf("a")}
    )
    built = site.build()
    assert built.codes == []
    page = built.page("xuan-an/huong-dan/cai-vneid/index.html")
    assert 'href="../../to-cong-nghe/"' in page
    assert 'href="../../../media/a.pdf"' in page


def test_a_mistake_in_a_shared_text_is_told_once(site: SmallSite) -> None:
    """Though three units find it."""
    built = site.put({"guides/cai-vneid.md": f"{GUIDE}\n[x](khong-co.md)\n"}).build()
    assert built.told == [("guides/cai-vneid.md", "link-guide", 12, 5)]
    assert len(built.report.failed) == 3


@pytest.mark.parametrize(
    ("file", "text", "column"),
    [
        ("bao-quang/teams.yaml", TEAMS.replace("[vneid]", "[vneid, vnedi]"), 31),
        ("bao-quang/teams.yaml", TEAMS.replace("to-xa", "to-xa\n    locality: ap-1"), 15),
        ("bao-quang/guides/cai-vneid.md", "---\nrelated: [cai-vneidd]\n---\n", 11),
        ("bao-quang/guides/cai-vneid.md", "---\ntopic: nen-tan\n---\n", 8),
        ("bao-quang/announcements/2026-11-18-hop-ap.md", NEWS.replace("date:", "localities: [ap-1]\ndate:"), 14),
        ("bao-quang/events.yaml", "events: [{date: 2026-11-22, localities: [ap-1]}]\n", 42),
        ("bao-quang/services.yaml", "services: [{id: a, name: A, category: khac}]\n", 39),
        ("bao-quang/services.yaml", "services: [{id: vneid, replaced_by: khac}]\n", 37),
    ],
)
def test_every_id_that_is_named_exists(file: str, text: str, column: int, site: SmallSite) -> None:
    """Services, localities, guides, topics, categories."""
    (problem,) = site.put({file: text}).build(dry=True).report.problems
    assert (problem.code, problem.place.file, problem.place.column) == ("unknown-id", file, column)


def test_a_shared_announcement_may_name_localities_of_the_layer_that_wrote_it(site: SmallSite) -> None:
    """A city's announcement names the city's localities, not the commune's."""
    localities = "localities: [{id: khu-1, kind: khu, name: Một}]\n"
    site.put({"unit.yaml": f"{CONTENT['unit.yaml']!s}{localities}"})
    built = site.put(
        {"announcements/2026-11-19-tin.md": "---\ntitle: A\ndate: 2026-11-19\nlocalities: [khu-1]\n---\n"}
    ).build()
    assert built.codes == []


def test_an_attachment_has_to_be_there(site: SmallSite) -> None:
    """It is offered with its size."""
    news = "---\ntitle: A\ndate: 2026-11-19\nattachments: [{file: ../media/mau.pdf, label: Mẫu}]\n---\n"
    file = "bao-quang/announcements/2026-11-19-tin.md"
    assert site.put({file: news}).build(dry=True).told == [(file, "link-file", 4, 22)]
    built = site.put({"bao-quang/media/mau.pdf": pdf("a" * 3000)}).build()
    assert built.codes == []
    assert "PDF, 4 kB" in built.page("bao-quang/thong-bao/tin/index.html")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("bao-quang/announcements/tin.md", "---\ntitle: A\ndate: 2026-11-19\nexpires: 2026-11-18\n---\n"),
        (
            "bao-quang/announcements/tin.md",
            "---\ntitle: A\ndate: 2026-11-19\nevent: {starts: 2026-11-19 08:00, ends: 2026-11-19 07:59}\n---\n",
        ),
        ("bao-quang/teams.yaml", TEAMS + "        valid_from: 2026-11-19\n        valid_to: 2026-11-18\n"),
    ],
)
def test_nothing_ends_before_it_begins(file: str, text: str, site: SmallSite) -> None:
    """Ending on the day on which it begins is fine."""
    assert site.put({file: text}).build(dry=True).codes == ["dates-crossed"]
    assert site.put({file: text.replace("11-18", "11-19").replace("07:59", "08:00")}).build(dry=True).codes == []


def test_a_warning_hides_no_mistake(site: SmallSite) -> None:
    """Only a list that could not be read makes unknown ids mere echoes (found by mutant 76050 of seed 4)."""
    site.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\ntagline: Thôn 3 #2\n"})
    site.put({"bao-quang/events.yaml": "events:\n  - date: 2026-11-20\n    localities: [ap-1]\n"})
    built = site.build()
    assert sorted(built.codes) == ["unknown-id", "yaml-hash"]
    assert built.report.failed == (("bao-quang",),)
