"""What is wrong, as the page shows it: the words of the terminal, and nothing of the content unescaped."""

from bs4 import BeautifulSoup
from bs4.element import Tag
from hypothesis import given
from hypothesis import strategies as st
from small_site import SmallSite

from site_builder.cli.words.all import WORDS
from site_builder.report.message import shown
from site_builder.report.terminal import show
from site_builder.serve.message import OverlayMessage, overlay_message
from site_builder.serve.overlay import OverlayAssets, overlay, waiting_page, with_overlay
from site_builder.serve.preview import PreviewState

ASSETS = OverlayAssets(style="p{}", script='var v = "VERSION"', lang="vi", words=WORDS["vi"], port=8024)
ERROR = OverlayMessage(
    says="Sai", where="content/unit.yaml:3:1", kind="lỗi", excerpt=("    3 | a", "      | ^"), advice="Sửa: b"
)
WARNING = OverlayMessage(says="Nên xem", is_error=False)


def read(told: tuple[OverlayMessage, ...]) -> BeautifulSoup:
    """The overlay for these problems."""
    return BeautifulSoup(overlay(PreviewState(number=1, messages=told, is_first=False), "1.1", ASSETS), "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Tag:
    """The only element of its kind."""
    found = soup.select(selector)
    assert len(found) == 1
    return found[0]


def test_a_problem_says_what_the_terminal_says(site: SmallSite) -> None:
    """Sentence, place, line with caret, and what to do."""
    built = site.put({"bao-quang/unit.yaml": "name: B\nkind: xã\nhotline: 0912 34\n"}).build()
    (problem,) = built.report.problems
    told = overlay_message(problem, site.content, "vi")
    assert told.text == show(shown(problem, "hotline: 0912 34", "vi"), site.content.as_posix())
    item = one(read((told,)), "#xem-thu-hop li")
    for part in (told.where, told.says, "hotline: 0912 34\n", told.advice):
        assert part in item.get_text()


def test_a_page_without_problems_has_no_overlay() -> None:
    """Only the way to hear of a newer page."""
    page = read(())
    assert page.select("#xem-thu") == []
    assert str(one(page, "script[src]")["src"]).startswith("/livereload.js?port=8024")
    assert 'var v = "1.1"' in str(page)


def test_errors_cover_the_page_and_warnings_do_not() -> None:
    """The script opens what is of the class xt-loi."""
    assert one(read((ERROR, WARNING)), "#xem-thu")["class"] == ["xt-loi"]
    assert one(read((WARNING,)), "#xem-thu")["class"] == ["xt-nhac"]
    assert "1 lỗi, 1 điều cần nhắc" in one(read((ERROR, WARNING)), "#xem-thu-mo").get_text()


def test_the_overlay_is_named_and_can_be_closed() -> None:
    """A dialog, its heading, its button."""
    page = read((ERROR,))
    assert one(page, "dialog")["aria-labelledby"] == one(page, "dialog h2")["id"]
    assert one(page, "dialog form[method=dialog] button").get_text() == "Đóng để xem trang"


def test_another_problem_is_another_key() -> None:
    """Whoever closed the overlay sees it again when something else is wrong."""
    keys = {str(one(read(told), "#xem-thu")["data-key"]) for told in ((ERROR,), (ERROR, WARNING), (WARNING,))}
    assert len(keys) == 3
    assert one(read((ERROR,)), "#xem-thu")["data-key"] in keys


@given(st.text(max_size=40), st.sampled_from(["says", "where", "kind", "advice", "trace"]))
def test_nothing_of_the_content_becomes_html(text: str, key: str) -> None:
    """Not a tag, not an attribute, not the end of a script, whatever an editor writes."""
    plain = read((OverlayMessage(says="a", excerpt=("a",)),))
    nasty = "</script></dialog><img src=x onerror=alert(1)>" + text
    hurt = read((OverlayMessage(**{"says": "a", key: nasty}, excerpt=(nasty,)),))  # type: ignore[arg-type]  # texts only
    assert [tag.name for tag in hurt.select("img, iframe, object")] == []
    assert len(hurt.select("script")) == len(plain.select("script"))


def test_the_overlay_stands_at_the_end_of_the_body() -> None:
    """Of the real end: an announcement may write about tags. A page without one gets it all the same."""
    state = PreviewState(number=1, messages=(ERROR,), is_first=False)
    page = with_overlay(b"<body><pre>&lt;/body></pre></body>\n</html>\n", state, "1.1", ASSETS)
    assert page.startswith(b"<body><pre>&lt;/body></pre><style>")
    assert page.endswith(b"</script></body>\n</html>\n")
    assert with_overlay(b"abc", state, "1.1", ASSETS).startswith(b"abc<style>")


def test_without_any_page_the_overlay_stands_alone() -> None:
    """First that the build is under way, then what is wrong."""
    assert "Đang dựng trang lần đầu…" in waiting_page(PreviewState(), "1.0", ASSETS).decode()
    after = waiting_page(PreviewState(number=1, messages=(ERROR,), is_first=False), "1.1", ASSETS).decode()
    assert "Chưa dựng được trang nào" in after
    assert "content/unit.yaml:3:1" in after
