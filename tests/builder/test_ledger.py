"""Every address that was ever published answers, or the build says an error that names it; the ledger remembers."""

import shutil
from collections.abc import Mapping

import pytest
from commands import run
from hypothesis import given
from hypothesis import strategies as st
from papers import pdf
from small_site import CONTENT, DAY, GUIDE, NEWS, Built, SmallSite

from site_builder.builder.previous import read_previous
from site_builder.builder.previous_folder import folder_reader
from site_builder.links.ledger import ledger_text, parse_ledger, remembered
from site_builder.model.problem import is_error
from site_builder.output.manifest import parse_manifest

NEWS_FILE = "bao-quang/announcements/2026-11-18-hop-ap.md"
ALONE = NEWS.replace(" Xem [cách cài](../guides/cai-vneid.md#buoc-2).", "")


def addresses(built: Built) -> set[str]:
    """What a ledger would have of an output."""
    return set(remembered(parse_manifest(built.manifest).files))


def told(built: Built) -> list[tuple[str, str, int]]:
    """Each error as (rule, file, line)."""
    return [(one.code, one.place.file, one.place.line) for one in built.report.problems]


def words(built: Built, code: str) -> Mapping[str, str]:
    """The words of the one problem of a rule."""
    (found,) = (one.words for one in built.report.problems if one.code == code)
    return found


def remember(site: SmallSite, built: Built | None = None) -> Built:
    """Builds the site, and puts what it has into its ledger."""
    built = built or site.build()
    site.put({"addresses.txt": ledger_text(addresses(built))})
    return built


@pytest.fixture(params=["beside its last output", "on an empty machine"])
def kept(request: pytest.FixtureRequest, site: SmallSite) -> SmallSite:
    """A published site with its ledger: once with the last output, once without anything but the content."""
    site.put({NEWS_FILE: ALONE, "media/giay-moi.pdf": pdf("Giay moi")})
    site.put({"guides/to.md": GUIDE + "Tải [giấy](../media/giay-moi.pdf).\n"})
    remember(site)
    if "empty" in str(request.param):
        site.output = site.output.with_name("empty")
    return site


def test_a_site_that_has_all_of_its_ledger_says_nothing(kept: SmallSite) -> None:
    """And a ledger makes no unit stale."""
    assert kept.build().codes == []
    assert kept.put({"addresses.txt": b"bao-quang/\r\n/xuan-an/\nbao-quang/\n"}).build().report.rendered == 0


def test_a_guide_that_was_renamed_is_told_at_its_new_file_and_the_line_mends_it(kept: SmallSite) -> None:
    """Once for all units; the others are built."""
    kept.remove("guides/cai-vneid.md").put({"guides/vneid.md": GUIDE})
    built = kept.build()
    assert told(built) == [("address-moved", "guides/vneid.md", 1)]
    assert built.report.healthy == ()
    assert built.report.against_last == ()
    said = words(built, "address-moved")
    assert (said["value"], said["count"], said["slug"]) == ("/huong-dan/cai-vneid/", "3", "cai-vneid")
    line = (kept.content / "addresses.txt").read_text("utf-8").splitlines().index("huong-dan/cai-vneid/") + 1
    assert said["ledger"] == f"addresses.txt:{line}"
    kept.put({"guides/vneid.md": GUIDE.replace("---\n", f"---\naliases: [{said['slug']}]\n", 1)})
    assert kept.build().codes == []


def test_what_one_unit_loses_leaves_the_others_alone(kept: SmallSite) -> None:
    """Its own news is told at the folder, because nobody knows the day in the name."""
    built = kept.remove(NEWS_FILE).build()
    assert told(built) == [("address-lost", "bao-quang/announcements", 1)]
    assert built.report.healthy == ((), ("xuan-an",))
    assert built.report.failed == ()


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"bao-quang/guides/cai-vneid.md": "---\nhide: có\n---\n"}, ("bao-quang/guides/cai-vneid.md", 2)),
        ({NEWS_FILE: ALONE.replace("---\n", "---\ndraft: có\n", 1)}, (NEWS_FILE, 2)),
        ({NEWS_FILE: ALONE.replace("---\n", "---\nhide: không\ndraft: có\n", 1)}, (NEWS_FILE, 3)),
        ({NEWS_FILE: ALONE.replace("---\n", "---\nhide: Sai\ndraft: 'Có'\n", 1)}, (NEWS_FILE, 3)),
        ({NEWS_FILE: ALONE.replace("---\n", "---\ndraft: có\n", 1).encode("utf-16")}, (NEWS_FILE, 2)),
    ],
)
def test_what_is_hidden_is_told_at_the_line_that_hides_it(
    kept: SmallSite, change: Mapping[str, str | bytes], line: tuple[str, int]
) -> None:
    """A guide that a unit hides, a draft; in whatever words and encoding it is written."""
    built = kept.put(change).build()
    assert told(built) == [("address-withheld", *line)]


def test_news_whose_day_has_not_come_is_only_remarked(kept: SmallSite) -> None:
    """It was moved to another day, or the site is built for an earlier one; what is there stays meanwhile."""
    kept.put({NEWS_FILE: ALONE.replace("2026-11-18", "2026-11-30")})
    built = kept.build(strict=True)
    assert told(built) == [("address-later", NEWS_FILE, 3)]
    assert (built.report.errors, ("bao-quang",) in built.report.healthy) == (0, True)
    assert ("bao-quang/thong-bao/hop-ap/index.html" in built.tree) == (kept.output.name == "public")
    assert kept.build(DAY.replace(month=12)).codes == []


def test_questions_whose_day_has_not_come_are_only_remarked(kept: SmallSite) -> None:
    """Their page is there again on that day; an earlier day is asked for by those who look back."""
    asked = "questions:\n  - {id: gio, question: Mấy giờ?, answer: Bảy giờ., date: 2026-12-01}\n"
    ledger = (kept.content / "addresses.txt").read_bytes() + b"bao-quang/hoi-dap/\n"
    kept.put({"bao-quang/questions.yaml": asked, "addresses.txt": ledger})
    assert told(kept.build()) == [("address-later", "bao-quang/questions.yaml", 2)]
    assert kept.build(DAY.replace(month=12)).codes == []


def test_news_that_expires_keeps_its_page(kept: SmallSite) -> None:
    """For ever."""
    kept.put({NEWS_FILE: ALONE.replace("date: 2026", "expires: 2026-11-19\ndate: 2026")})
    built = kept.build(DAY.replace(year=2030))
    assert "address-lost" not in built.codes
    assert "bao-quang/thong-bao/hop-ap/index.html" in built.tree


def test_a_file_that_residents_downloaded_is_told(kept: SmallSite) -> None:
    """At its own name."""
    kept.remove("media/giay-moi.pdf").put({"guides/to.md": GUIDE})
    assert told(kept.build()) == [("file-lost", "media/giay-moi.pdf", 1)]


def test_a_file_whose_text_has_not_come_is_a_remark(kept: SmallSite) -> None:
    """It is there, and will be published with its text; a site is looked at on former days, too."""
    later = ALONE.replace("2026-11-18", "2026-12-18") + "Tải [giấy](../media/giay-moi.pdf).\n"
    kept.put({"announcements/2026-12-18-moi.md": later, "guides/to.md": GUIDE})
    built = kept.build()
    assert told(built) == [("file-later", "media/giay-moi.pdf", 1)]
    assert not any(map(is_error, built.report.problems))


def test_a_unit_that_vanished_is_told_once(kept: SmallSite) -> None:
    """And its aliases line mends it, also where a unit is inside it."""
    files = {name.replace("bao-quang", "xa-moi"): text for name, text in CONTENT.items() if "bao-quang" in name}
    kept.remove("bao-quang").put(files).put({NEWS_FILE.replace("bao-quang", "xa-moi"): ALONE})
    (problem,) = told(kept.build())
    assert problem == ("unit-lost", "bao-quang", 1)
    kept.put({"xa-moi/unit.yaml": f"{CONTENT['bao-quang/unit.yaml']!s}aliases: [bao-quang]\n"})
    assert kept.build().codes == []


def test_a_unit_whose_end_is_declared_needs_a_successor(kept: SmallSite) -> None:
    """Its pages stay until there is one; then they lead there."""
    kept.end("bao-quang")
    built = kept.build()
    assert told(built) == [("ended-known", "site.yaml", 3)]
    assert ("bao-quang/index.html" in built.tree) == (kept.output.name == "public")
    assert kept.build().codes == ["ended-known"]
    kept.put({"xuan-an/unit.yaml": f"{CONTENT['xuan-an/unit.yaml']!s}aliases: [bao-quang]\n"})
    missing = [one for one in kept.build().report.problems if one.code != "address-lost"]
    assert missing == []


def test_nothing_is_said_of_a_unit_with_a_mistake_or_of_those_inside_it(kept: SmallSite) -> None:
    """Nobody knows what it would have."""
    kept.put({"bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 12\n"})
    assert kept.build().codes == ["phone-unknown"]
    kept.put({"bao-quang/unit.yaml": CONTENT["bao-quang/unit.yaml"], "unit.yaml": "name: Long Khánh\nkindd: x\n"})
    assert {code for code in kept.build().codes if code.endswith(("-lost", "-moved"))} == set()


def test_a_folder_with_another_spelling_is_told_by_its_own_rule(kept: SmallSite) -> None:
    """Not twice."""
    (kept.content / "bao-quang").rename(kept.content / "Bảo Quang")
    assert [code for code in kept.build().codes if code in ("unit-lost", "address-lost")] == []


def test_only_one_unit_is_asked_where_only_one_is_built(kept: SmallSite) -> None:
    """The others may have anything."""
    kept.remove(NEWS_FILE, "xuan-an")
    assert kept.build(only=("bao-quang",)).codes == ["address-lost"]
    assert kept.build(only=("bao-quang",), dry=True).codes == ["address-lost"]


def test_a_page_that_is_lost_stays_until_it_is_answered(site: SmallSite) -> None:
    """The news of its unit goes out all the same; then the page goes, or leads on."""
    site.put({NEWS_FILE: ALONE})
    before = remember(site).tree["bao-quang/thong-bao/hop-ap/index.html"]
    site.remove(NEWS_FILE).put({"bao-quang/announcements/2026-11-20-tin.md": ALONE, "bao-quang/a.txt": "x"})
    for _ in range(2):
        built = site.build()
        assert "address-moved" in built.codes
        assert built.tree["bao-quang/thong-bao/hop-ap/index.html"] == before
        assert "bao-quang/thong-bao/tin/index.html" in built.tree
        assert built.report.lost_pages == ()
    text = ALONE.replace("---\n", "---\naliases: [hop-ap]\n", 1)
    mended = site.put({"bao-quang/announcements/2026-11-20-tin.md": text}).build()
    assert mended.tree == site.clean().tree
    assert b"refresh" in mended.tree["bao-quang/thong-bao/hop-ap/index.html"]


def test_strict_writes_nothing_while_an_address_is_lost(site: SmallSite) -> None:
    """And any build ends with 1."""
    site.put({NEWS_FILE: ALONE})
    before = remember(site).tree
    site.remove(NEWS_FILE)
    done = run(site, "--strict")
    assert (done.returncode, site.build(dry=True).tree) == (1, before)
    assert "[address-lost]" in done.stderr
    assert run(site).returncode == 1


def test_a_preview_and_a_part_of_a_build_say_nothing(kept: SmallSite) -> None:
    """Of the parts, `merge` does."""
    kept.remove(NEWS_FILE)
    assert kept.build(preview=True).codes == []
    assert kept.build(shard=(1, 1)).codes == []


def test_a_part_of_a_text_to_which_others_lead_is_remembered(kept: SmallSite) -> None:
    """Taken out of a text, it is told; where only nobody leads there any more, it is still there."""
    known = (kept.content / "addresses.txt").read_bytes()
    part = b"huong-dan/cai-vneid/#buoc-2\nbao-quang/huong-dan/cai-vneid/#buoc-2\n"
    assert kept.put({"addresses.txt": known + part}).build().codes == []
    kept.put({"guides/cai-vneid.md": GUIDE.replace("2. Bấm **Cài đặt**.\n", "")})
    built = kept.build()
    assert told(built) == [("part-lost", "guides/cai-vneid.md", 1)]
    assert words(built, "part-lost")["count"] == "2"


def test_a_part_whose_name_comes_of_a_fact_is_there_as_long_as_the_fact(kept: SmallSite) -> None:
    """Each unit's heading has its own name; one that gives a part up, with or without the slash, is told nothing."""
    kept.put({"guides/goi.md": GUIDE + "## Ai ở {tên nơi này}\n\nGọi.\n", "xuan-an/teams.yaml": "teams: []\n"})
    named = "bao-quang/huong-dan/goi/#ai-o-xa-bao-quang\n"
    kept.put({"addresses.txt": (kept.content / "addresses.txt").read_bytes() + named.encode()})
    assert kept.build().codes == []
    kept.put({"guides/goi.md": GUIDE})
    assert [(code, file) for code, file, _ in told(kept.build())] == [("part-lost", "guides/goi.md")]
    for slash in ("", "/"):
        line = f"withdrawn: [{{page: huong-dan/goi{slash}#ai-o-xa-bao-quang, reason: Gộp bài, on: 2026-11-20}}]\n"
        kept.put({"bao-quang/unit.yaml": f"{CONTENT['bao-quang/unit.yaml']!s}{line}"})
        assert kept.build().codes == []


@given(st.lists(st.sampled_from(["a", "a", "..", ".", "/", ".a", "giấy mời", ".pdf", "#b", "?", "\\"]), max_size=40))
def test_a_line_of_the_ledger_is_an_address_or_a_fault(parts: list[str]) -> None:
    """Law: it never leads out of the site, and however long it is, it is judged at once."""
    address = ("".join(parts) * 20).lstrip("/")
    found = parse_ledger(f"{address}\n".encode())
    leads_inside = not {".", "..", ""}.intersection(address.split("/")[:-1]) and not set("?\\").intersection(address)
    assert bool(found.lines) == (leads_inside and bool(address))
    assert bool(found.faults) == (not leads_inside)


def test_the_ledger_is_read_however_git_has_joined_it() -> None:
    """In any order, more than once, with line ends of any system, and with the marks of a conflict."""
    text = "b/\r\n<<<<<<< HEAD\na/\n=======\nb/\n>>>>>>> nhanh\n\n\ufeffhttps://x.vn/a/\n../a/\nmedia/giấy mời.pdf"
    found = parse_ledger(text.encode())
    assert found.lines == {"b/": 1, "a/": 3, "media/giấy mời.pdf": 10}
    assert [(one.code, one.place.line) for one in found.faults] == [("ledger-line", 8), ("ledger-line", 9)]
    assert ledger_text(["b/", "a/", "b/"]) == b"a/\nb/\n"


def test_a_code_that_leaves_the_register_is_told_at_the_ledger(kept: SmallSite) -> None:
    """Whatever unit had issued it."""
    kept.put({"addresses.txt": (kept.content / "addresses.txt").read_bytes() + b"q/48213093/\n"})
    (problem,) = told(kept.build())
    assert problem[:2] == ("code-lost", "addresses.txt")


def test_a_code_of_a_unit_with_a_mistake_or_without_its_folder_is_not_told(kept: SmallSite) -> None:
    """Its register is there, or the unit is told of."""
    kept.put({"addresses.txt": (kept.content / "addresses.txt").read_bytes() + b"q/48213093/\n"})
    kept.put({"bao-quang/qr.yaml": "codes:\n  - {code: 48213093, nonsense: x}\n"})
    assert "code-lost" not in kept.build().codes
    assert "code-lost" not in kept.remove("bao-quang").build().codes


def test_an_empty_machine_fetches_the_pages_that_stay(site: SmallSite) -> None:
    """From where the site was published last: so that what is healthy can be published."""
    site.put({NEWS_FILE: ALONE})
    before = remember(site).tree["bao-quang/thong-bao/hop-ap/index.html"]
    host = site.output.rename(site.output.with_name("host"))
    shutil.rmtree(site.content.parent / ".cache")
    previous = read_previous(folder_reader(host))
    built = site.remove(NEWS_FILE).build(previous=previous)
    assert built.codes == ["address-lost"]
    assert built.tree["bao-quang/thong-bao/hop-ap/index.html"] == before
    shutil.rmtree(host)
    again = site.build()
    assert (again.codes, again.tree) == (built.codes, built.tree)


def test_what_a_moved_unit_has_no_more_stays_where_it_was(site: SmallSite) -> None:
    """A unit takes over another one, and lacks its news: the page stays, the others lead on, the unit is told."""
    site.put({NEWS_FILE: ALONE})
    before = remember(site).tree["bao-quang/thong-bao/hop-ap/index.html"]
    site.remove("bao-quang").put({"xuan-an/unit.yaml": f"{CONTENT['xuan-an/unit.yaml']!s}aliases: [bao-quang]\n"})
    for _ in range(2):
        built = site.build()
        assert told(built) == [("address-lost", "xuan-an/announcements", 1)]
        assert built.tree["bao-quang/thong-bao/hop-ap/index.html"] == before
        assert b"refresh" in built.tree["bao-quang/index.html"]
    site.put({"xuan-an/announcements/2026-11-20-tin.md": ALONE.replace("---\n", "---\naliases: [hop-ap]\n", 1)})
    assert site.build().tree == site.clean().tree
