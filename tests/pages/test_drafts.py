"""A draft, and what is to appear later: in the preview with a badge, for residents nowhere."""

import pytest
from bs4 import BeautifulSoup
from papers import pdf
from small_site import CONTENT, GUIDE, NEWS, Built, Files, SmallSite

DRAFT, LATER = "Bản nháp", "Chưa đến ngày đăng"
QUIET = "Chuyện chưa nói"
PDF = "bao-quang/media/mau.pdf"
GUIDE_FILE = "bao-quang/guides/bai.md"
NEWS_FILE = "bao-quang/announcements/2026-11-18-tin.md"
QUIET_GUIDE = GUIDE.replace("Cài VNeID", QUIET).replace(
    "---\n1.", "aliases: [bai-cu]\n---\n[tệp](../media/mau.pdf)\n\n1."
)
QUIET_NEWS = NEWS.replace("Họp ấp", QUIET).replace(
    "date: 2026-11-18", "date: 2026-11-18\naliases: [tin-cu]\nattachments: [{file: ../media/mau.pdf}]"
)


def draft(text: str) -> str:
    """A text that is not ready."""
    return text.replace("---\ntitle", "---\ndraft: có\ntitle")


WITHHELD: dict[str, Files] = {
    "a guide that is a draft": {GUIDE_FILE: draft(QUIET_GUIDE)},
    "an announcement that is a draft": {NEWS_FILE: draft(QUIET_NEWS)},
    "an announcement of a later day": {NEWS_FILE: QUIET_NEWS.replace("2026-11-18", "2026-12-24")},
    "a draft of a later day": {NEWS_FILE: draft(QUIET_NEWS).replace("2026-11-18", "2026-12-24")},
}
EACH = pytest.mark.parametrize("what", WITHHELD)


def with_secret(site: SmallSite, what: str) -> SmallSite:
    """The site with the text and the file that only it uses, and links to it from a page that everybody sees."""
    file = next(iter(WITHHELD[what])).removeprefix("bao-quang/")
    link = NEWS.replace("Xem [", f"Xem [bài kia](../{file}) và [")
    return site.put({**WITHHELD[what], PDF: pdf("a"), "bao-quang/announcements/2026-11-18-hop-ap.md": link})


@EACH
def test_residents_find_it_nowhere(site: SmallSite, what: str) -> None:
    """In no list, feed, sitemap, index or code, under no former address; nor is the file that only it uses."""
    before = site.build().tree
    built = with_secret(site, what).build()
    assert built.codes == ["link-draft"] * ("draft" in what)
    assert built.tree.keys() == before.keys()
    assert [name for name, body in built.tree.items() if QUIET.encode() in body] == []
    assert [name for name, body in built.tree.items() if DRAFT.encode() in body or LATER.encode() in body] == []


@EACH
def test_a_link_to_it_leads_to_the_list(site: SmallSite, what: str) -> None:
    """As for a text that is hidden; in the preview it leads to the text."""
    page = "bao-quang/thong-bao/hop-ap/index.html"
    published, shown = with_secret(site, what).build().page(page), preview(site).page(page)
    assert {_target(published), _target(shown)} in ({"../", "../tin/"}, {"../../huong-dan/", "../../huong-dan/bai/"})
    assert _target(published) != _target(shown)


def _target(page: str) -> str:
    (link,) = [link for link in BeautifulSoup(page, "html.parser").select("main a") if link.get_text() == "bài kia"]
    return str(link["href"])


def preview(site: SmallSite) -> Built:
    """The site for those who write it."""
    return site.build(preview=True, output=site.output.with_name("preview"))


@EACH
def test_those_who_write_see_it_with_a_badge(site: SmallSite, what: str) -> None:
    """Wherever it stands: on its page, in lists, in the index; and its file is there."""
    shown = with_secret(site, what).build(preview=True, output=site.output.with_name("preview"))
    words = {word for word, is_so in {DRAFT: "draft" in what, LATER: "later" in what}.items() if is_so}
    pages = {name: body.decode() for name, body in shown.tree.items() if name.endswith(".html")}
    kind = "huong-dan" if "guide" in what else "thong-bao"
    name = "bai" if "guide" in what else "tin"
    for page in (f"bao-quang/{kind}/{name}/index.html", f"bao-quang/{kind}/index.html", "bao-quang/tat-ca/index.html"):
        assert QUIET in pages[page]
        assert {word for word in (DRAFT, LATER) if word in pages[page]} == words, page
    assert f"bao-quang/{kind}/{name}-cu/index.html" in pages
    assert PDF in shown.tree
    untouched = [page for page, text in pages.items() if QUIET not in text]
    assert [page for page in untouched if DRAFT in pages[page] or LATER in pages[page]] == []


def test_without_drafts_a_preview_is_the_site(site: SmallSite) -> None:
    """But for the page that is missing: its links stay in the preview."""
    published, shown = site.build(), preview(site)
    different = [name for name in published.tree if published.tree[name] != shown.tree.get(name)]
    assert published.tree.keys() == shown.tree.keys()
    assert different == ["404.html", "sw.js"]


def test_a_commune_may_take_back_that_a_shared_guide_is_a_draft(site: SmallSite) -> None:
    """And may make a draft of it for itself: the nearest layer decides, as with `hide`."""
    site.put({"guides/cai-vneid.md": draft(GUIDE), "xuan-an/guides/cai-vneid.md": "---\ndraft: không\n---\n"})
    built = site.build()
    assert "xuan-an/huong-dan/cai-vneid/index.html" in built.tree
    assert "bao-quang/huong-dan/cai-vneid/index.html" not in built.tree
    back = site.put({"guides/cai-vneid.md": GUIDE, "xuan-an/guides/cai-vneid.md": "---\ndraft: có\n---\n"}).build()
    assert "xuan-an/huong-dan/cai-vneid/index.html" not in back.tree
    assert "bao-quang/huong-dan/cai-vneid/index.html" in back.tree


def test_a_draft_changes_no_day(site: SmallSite) -> None:
    """Nobody has to build again for what nobody sees."""
    before = site.build().report.next_change
    later = draft(NEWS.replace("2026-11-18", "2026-11-25"))
    assert site.put({"bao-quang/announcements/2026-11-25-tin.md": later}).build().report.next_change == before


def test_a_mistake_in_a_draft_is_told(site: SmallSite) -> None:
    """It will be published one day."""
    assert site.put({GUIDE_FILE: draft(GUIDE) + "\n[sai](khong-co.md)\n"}).build().codes == ["link-guide"]
    assert site.put({GUIDE_FILE: CONTENT["guides/cai-vneid.md"]}).build().codes == []
