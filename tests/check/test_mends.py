"""Whatever is proposed for a broken link can be pasted in its place: a second check finds nothing."""

import pytest
from papers import pdf
from report.cases.contents import NEWS, text
from small_site import SmallSite

NEWS_FILE = "bao-quang/announcements/2026-11-20-tin.md"


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("cai-vneidd.md", "cai-vneid.md"),
        ("../guides/cai-vneidd.md", "../guides/cai-vneid.md"),
        ("cai-vneid.md#buoc-22", "cai-vneid.md#buoc-2"),
        ("../announcements/2026-11-18-hop-app.md", "../announcements/2026-11-18-hop-ap.md"),
        ("../media/ban-do.pd", "../media/ban-do.pdf"),
        ("media/ban-do.pdf", "../media/ban-do.pdf"),
        ("hop-ap.md", "../announcements/hop-ap.md"),
    ],
)
def test_the_mend_of_a_link_is_a_link(written: str, mend: str, site: SmallSite) -> None:
    """In the form in which texts refer to files."""
    site.put({"bao-quang/media/ban-do.pdf": pdf("a")})
    (problem,) = site.put(text(f"[a]({written})")).build(dry=True).report.problems
    assert problem.words["hint"] == mend
    assert [code for code in site.put(text(f"[a]({mend})")).build(dry=True).codes if code != "site-unused"] == []


@pytest.mark.parametrize("written", ["media/ban-do.pdf", "../media/ban-do.pd", "ban-do.pdf"])
def test_the_mend_of_an_attachment_is_its_way(written: str, site: SmallSite) -> None:
    """An announcement lies in a folder of its own, so that the way goes up first."""
    site.put({"bao-quang/media/ban-do.pdf": pdf("a")})
    attached = "attachments: [{{file: {}, label: Bản đồ}}]\n"
    (problem,) = site.put({NEWS_FILE: NEWS.format(attached.format(written), "")}).build(dry=True).report.problems
    assert (problem.code, problem.words["hint"]) == ("link-file", "../media/ban-do.pdf")
    assert site.put({NEWS_FILE: NEWS.format(attached.format(problem.words["hint"]), "")}).build(dry=True).codes == []


@pytest.mark.parametrize(
    "written", ["C:\\Users\\An\\IMG.JPG", "d:/anh/IMG.JPG", "file:///D:/IMG.JPG", "\\\\may-chu\\anh.jpg"]
)
def test_a_file_on_somebodys_computer_is_told_once(written: str, site: SmallSite) -> None:
    """As a picture, as a link and as an attachment."""
    for marks in ("![a]({})", "[a]({})"):
        assert site.put(text(marks.format(written))).build(dry=True).codes == ["link-on-disk"]
    site.remove("bao-quang/guides")
    site.put({NEWS_FILE: NEWS.format(f"attachments: [{{file: '{written}', label: a}}]\n", "")})
    assert site.build(dry=True).codes == ["link-on-disk"]
