"""A text or unit that is moved by the command keeps its old address, and nothing that led to it is broken."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import CONTENT, GUIDE, NEWS, SmallSite

from site_builder.cli import main
from site_builder.editing.move.alias import former_names, with_alias
from site_builder.links.ledger import ledger_text, remembered
from site_builder.output.manifest import parse_manifest

NEWS_FILE = "bao-quang/announcements/2026-11-18-hop-ap.md"
RELATED = GUIDE.replace("services:", "related: [cai-vneid]\nservices:").replace("Cài VNeID", "Bài khác")


def move(site: SmallSite, *names: str) -> int:
    """Runs the command and returns its exit code."""
    return main(["move", *names, "--content", str(site.content)])


def remembered_site(site: SmallSite) -> SmallSite:
    """Publishes the site, and lets its ledger know."""
    built = site.build()
    assert built.codes == []
    return site.put({"addresses.txt": ledger_text(remembered(parse_manifest(built.manifest).files))})


@pytest.mark.parametrize(
    "old", ["guides/cai-vneid.md", "content/guides/cai-vneid.md", "guides\\cai-vneid.md", "cai-vneid"]
)
@pytest.mark.parametrize("new", ["guides/vneid.md", "vneid", "content\\guides\\vneid.md"])
def test_a_guide_is_moved_by_any_name_that_people_type(site: SmallSite, old: str, new: str) -> None:
    """And all that led to it follows: links of other texts, and lists of related guides."""
    site.put({"guides/khac.md": RELATED})
    remembered_site(site)
    assert move(site, old, new) == 0
    assert "aliases:\n  - cai-vneid\n" in (site.content / "guides/vneid.md").read_text("utf-8")
    assert "(../guides/vneid.md#buoc-2)" in (site.content / NEWS_FILE).read_text("utf-8")
    assert "related: [vneid]" in (site.content / "guides/khac.md").read_text("utf-8")
    built = site.build()
    assert built.codes == []
    assert 'href="../vneid/"' in built.page("bao-quang/huong-dan/cai-vneid/index.html")


def test_an_announcement_keeps_its_day(site: SmallSite) -> None:
    """A name without one is a slug."""
    remembered_site(site)
    assert move(site, NEWS_FILE, "hop-dan") == 0
    assert (site.content / "bao-quang/announcements/2026-11-18-hop-dan.md").is_file()
    assert site.build().codes == []


def test_what_units_override_is_renamed_with_it(site: SmallSite) -> None:
    """Else the override would be a text of its own that lacks everything."""
    own = "---\nwhy: Khác.\nchecked_on: 2026-11-02\naliases: [cu]\n---\n"
    remembered_site(site.put({"bao-quang/guides/cai-vneid.md": own}))
    assert move(site, "bao-quang/guides/cai-vneid.md", "vneid") == 2
    assert move(site, "cai-vneid", "vneid") == 0
    assert "aliases: [cu, cai-vneid]" in (site.content / "bao-quang/guides/vneid.md").read_text("utf-8")
    assert site.build().codes == []


def test_moving_back_makes_the_other_name_the_former_one(site: SmallSite) -> None:
    """There is no circle, and no address is lost."""
    remembered_site(site)
    assert move(site, "cai-vneid", "vneid") == 0
    remembered_site(site)
    assert move(site, "vneid", "cai-vneid") == 0
    assert former_names((site.content / "guides/cai-vneid.md").read_bytes(), "guides/a.md") == ["vneid"]
    built = site.build()
    assert built.codes == []
    assert 'href="../cai-vneid/"' in built.page("huong-dan/vneid/index.html")


def test_a_unit_is_moved_with_the_units_inside_it(site: SmallSite) -> None:
    """Each tells of its former address; links out of the folder are right from its new place."""
    inside = "bao-quang/gia-dinh/unit.yaml"
    text = "---\ntitle: Tin\ndate: 2026-11-18\n---\nXem [bài](../../guides/cai-vneid.md).\n"
    site.put({inside: "name: Gia Đình\nkind: ấp\n", "bao-quang/announcements/2026-11-19-tin.md": text})
    site.put({"long-khanh/unit.yaml": "name: Cũ\nkind: thành phố\n"})
    before = remembered_site(site).build().tree
    assert move(site, "bao-quang", "long-khanh/bao-vinh") == 0
    built = site.build()
    assert built.codes == []
    for name in (one for one in before if one.startswith("bao-quang/") and one.endswith("index.html")):
        assert b'http-equiv="refresh"' in built.tree[name], name
    moved = (site.content / "long-khanh/bao-vinh/announcements/2026-11-19-tin.md").read_text("utf-8")
    assert "(../../../guides/cai-vneid.md)" in moved
    remembered_site(site)
    assert move(site, "long-khanh/bao-vinh", "content/bao-quang") == 0
    assert "(../../guides/cai-vneid.md)" in (site.content / "bao-quang/announcements/2026-11-19-tin.md").read_text(
        "utf-8"
    )
    back = site.build()
    assert back.codes == []
    assert b'http-equiv="refresh"' in back.tree["long-khanh/bao-vinh/gia-dinh/index.html"]


def test_units_that_name_a_moved_one_in_their_succession_follow(site: SmallSite) -> None:
    """And no other word of theirs does."""
    into = f"{CONTENT['xuan-an/unit.yaml']!s}succession: {{into: [bao-quang], date: 2027-01-01, source: bao-quang}}\n"
    back = f"{CONTENT['bao-quang/unit.yaml']!s}succession:\n  from:\n    - xuan-an # cũ\n  date: 2027-01-01\n"
    remembered_site(site.put({"xuan-an/unit.yaml": into, "bao-quang/unit.yaml": back}))
    assert move(site, "bao-quang", "bao-vinh") == 0
    assert "{into: [bao-vinh], date: 2027-01-01, source: bao-quang}" in (site.content / "xuan-an/unit.yaml").read_text(
        "utf-8"
    )
    assert move(site, "xuan-an", "xuan-moi") == 0
    assert "- xuan-moi # cũ" in (site.content / "bao-vinh/unit.yaml").read_text("utf-8")
    assert site.build().codes == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("khong-co", "moi"),
        ("cai-vneid", "Bài Mới"),
        ("cai-vneid", "con"),
        ("cai-vneid", "khac"),
        ("cai-vneid", "cu-khac"),
        ("cai-vneid", "cai-vneid"),
        ("cai-vneid", "bao-quang/guides/vneid.md"),
        ("cai-vneid", "../vneid"),
        ("../x", "y"),
        ("unit.yaml", "x"),
        ("guides", "huong"),
        (".", "x"),
        ("bao-quang", "xuan-an"),
        ("bao-quang", "bao-quang/x"),
        ("bao-quang", "khong-co/x"),
        ("bao-quang", "media"),
        ("bao-quang", "Bảo Vinh"),
    ],
)
def test_what_cannot_be_moved_is_refused_and_nothing_is_touched(site: SmallSite, old: str, new: str) -> None:
    """With a sentence that says why."""
    site.put({"guides/khac.md": GUIDE.replace("why:", "aliases: [cu-khac]\nwhy:")})
    before = _files(site)
    assert move(site, old, new) == 2
    assert _files(site) == before


def test_a_trial_touches_nothing(site: SmallSite, capsys: pytest.CaptureFixture[str]) -> None:
    """And shows what would be done."""
    before = _files(site)
    assert move(site, "cai-vneid", "vneid", "--dry-run") == 0
    assert _files(site) == before
    said = capsys.readouterr().out
    assert "guides/cai-vneid.md → guides/vneid.md" in said
    assert NEWS_FILE in said


def _files(site: SmallSite) -> dict[str, bytes]:
    paths = (path for path in site.content.rglob("*") if path.is_file())
    return {Path(path).relative_to(site.content).as_posix(): path.read_bytes() for path in paths}


FORMS = (
    "",
    "aliases: []\n",
    "aliases:\n",
    "aliases: [cu]\n",
    "aliases: [ cu , cu-2, ]  # hai\n",
    'aliases:\n  - cu  # một\n  - "cu-2"\n',
    "aliases:\n- cu\n",
    "aliases: cu  # một\n",
    "aliases: [\n  cu,\n  cu-2\n]\n",
)


@given(
    form=st.sampled_from(FORMS),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    is_text=st.booleans(),
)
def test_an_alias_is_written_into_any_form_and_every_other_byte_stays(
    form: str, end: str, codec: str, *, is_text: bool
) -> None:
    """In texts and in `unit.yaml`, however their lines end and whatever Notepad made of their letters."""
    plain = f"---\ntitle: A  # chú thích\n{form}summary: b\n---\nChữ.\n" if is_text else f"name: A\n{form}kind: xã"
    text, file = plain.replace("\n", end), "guides/a.md" if is_text else "unit.yaml"
    known = former_names(text.encode(codec), file)
    after = with_alias(text.encode(codec), file, "moi", "khac")
    assert former_names(after, file) == [*known, "moi"]
    assert _is_subsequence(text, after.decode(codec))
    assert after.decode(codec).count(end) >= text.count(end)
    assert former_names(with_alias(after, file, "moi-2", "moi"), file) == [*known, "moi-2"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "related",
    [
        "related: cai-vneid # bài chính",
        "related:\n  # cai-vneid là bài chính\n  - khac\n  - cai-vneid   # xem thêm",
        "related: [\n  khac,\n  cai-vneid\n]",
    ],
)
def test_a_related_guide_follows_in_any_form_and_a_comment_stays(
    site: SmallSite, related: str, end: str, codec: str
) -> None:
    """A file of UTF-16 and one with the line ends of old Macs too."""
    text = RELATED.replace("related: [cai-vneid]", related) + "Xem [bài](cai-vneid.md).\n"
    site.put({"guides/bai-khac.md": text.replace("\n", end).encode(codec)})
    assert move(site, "cai-vneid", "vneid") == 0
    comment = "# cai-vneid là bài chính"
    wanted = text.replace(comment, "@").replace("cai-vneid", "vneid").replace("@", comment)
    assert (site.content / "guides/bai-khac.md").read_bytes().decode(codec) == wanted.replace("\n", end)


@pytest.mark.parametrize("named", ["bao-quang", "/bao-quang/"])
def test_a_locality_that_went_to_a_moved_unit_follows(site: SmallSite, named: str) -> None:
    """And so does a succession that writes its path with slashes, as addresses have them."""
    into = f"localities:\n  - {{id: ap-1, kind: ấp, name: '1', into: {named}}}\nsuccession:\n  into: {named}  # về\n"
    site.put({"xuan-an/unit.yaml": f"{CONTENT['xuan-an/unit.yaml']!s}{into}  date: 2027-01-01\n"})
    assert move(site, "bao-quang", "bao-vinh") == 0
    text = (site.content / "xuan-an/unit.yaml").read_text("utf-8")
    assert text.endswith(into.replace("bao-quang", "bao-vinh") + "  date: 2027-01-01\n")


def _is_subsequence(part: str, whole: str) -> bool:
    letters = iter(whole)
    return all(letter in letters for letter in part)


def test_the_small_site_has_what_these_tests_move() -> None:
    """Its news leads to its guide."""
    assert "../guides/cai-vneid.md#buoc-2" in NEWS
    assert CONTENT[NEWS_FILE] == NEWS
