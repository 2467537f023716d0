"""What a person reads in a terminal: file by file, each problem in its own form, and nothing that buries the rest."""

from report.outcomes import link, phone, result, stray
from site_builder.report.terminal import listing, show


def test_a_single_problem_stands_as_it_is() -> None:
    """The form that the manual shows."""
    assert list(listing(result(link()))) == [show(link(), "content")]


def test_a_file_with_several_problems_is_named_above_them() -> None:
    """Once, with their number; each problem keeps its file, line and column, which editors can open."""
    first, second = listing(result(link(line=7), link("b.md", 9), phone()))
    rows = first.split("\n")
    assert rows[0] == "content/bao-quang/guides/bai.md: 2 lỗi, 0 điều cần nhắc"
    assert rows[1].startswith("content/bao-quang/guides/bai.md:7:9: lỗi: ")
    assert rows[5].startswith("content/bao-quang/guides/bai.md:9:9: lỗi: ")
    assert second == f"\n{show(phone(), 'content')}"


def test_what_is_said_over_and_over_is_told_by_its_places() -> None:
    """Three times in full, then as file:line:column, so that other faults are seen and none is lost."""
    same = [link("cu.md", file=f"guides/{number:02}.md") for number in range(40)]
    *files, places = listing(result(*same, phone(), stray()))
    assert len(files) == 2 + 3
    rows = places.strip("\n").split("\n")
    assert rows[0] == "và 37 chỗ nữa cũng vậy: Không có bài hướng dẫn nào tên «cu.md» [link-guide]"
    assert rows[1:] == [f"   content/guides/{number:02}.md:7:9" for number in range(3, 40)]


def test_five_alike_are_five_problems() -> None:
    """Only where it spares somebody something is anything left out."""
    assert len(list(listing(result(*(link(file=f"guides/{number}.md") for number in range(5)))))) == 5


def test_of_very_many_places_the_rest_is_counted_and_where_to_find_it() -> None:
    """The reports have them all."""
    same = [link("cu.md", file=f"guides/{number:03}.md") for number in range(300)]
    rows = list(listing(result(*same)))[-1].split("\n")
    assert rows[-1] == "   và 257 chỗ nữa; xem đủ bằng: --report html=TỆP"
