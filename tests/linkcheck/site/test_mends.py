"""Whatever is proposed for a fault of a finished page can be pasted in its place: a second check does not find it."""

from html import escape, unescape

import pytest

from linkcheck.site import test_examples, test_faults, test_unseen
from linkcheck.site.folders import HOME, Pages, looked_through
from site_builder.model.problem import Problem
from site_builder.report.rules import RULES

MORE = [
    "<a href='A.html?b=1&amp;c=2#x'>",
    "<a href=//xa.example/A.html>",
    "<a href='https:a.html/'>",
    "<a href=https//khac.example/a>",
    "<a href='https;//khac.example/?a=1&amp;b=2'>",
    "<a href=https://https://khac.example/a>",
    "<a href='lan@xa.example'>",
    "<a href='tep/bieu+mau.pdf#page=2'>",
    "<a href='muc/index.htm#Y'>",
    "<a href=a.html#Được>",
    "<svg><use href=anh/sprite.svg#go /></svg>",
    "<a href=tel:0613123456>",
    "<a href='tel:*101#'>",
    "<a href='https://maps.google.com/?q=107.24,10.93&amp;z=3'>",
    "<a href='https://play.google.com/store/details?id=vn.vidu.a&amp;hl=vi'>",
]
PAGES: list[tuple[str, Pages]] = [
    *((text, test_faults.FULL) for text, _ in test_faults.WRONG),
    *((text, test_faults.FULL) for text in MORE),
    *((text, test_unseen.BESIDE) for text, _, _ in test_unseen.BROKEN),
    *((RULES[code].wrong, test_examples.BESIDE) for code in test_examples.PAGES),
]


def found(text: str, beside: Pages) -> list[Problem]:
    """What is told of the first page."""
    home = "" if beside is test_examples.BESIDE else HOME
    problems = looked_through({**beside, "index.html": text}, home).problems
    return [problem for problem in problems if problem.place.file == "index.html"]


def pasted(text: str, problem: Problem, mend: str) -> str:
    """The page with something else in the place of an address."""
    lines = text.split("\n")
    line, start = lines[problem.place.line - 1], problem.place.column - 1
    end = next(at for at in range(start, len(line) + 1) if unescape(line[start:at]).strip() == problem.words["value"])
    lines[problem.place.line - 1] = line[:start] + escape(mend) + line[end:]
    return "\n".join(lines)


@pytest.mark.parametrize(("text", "beside"), PAGES)
def test_a_mend_of_a_page_can_be_pasted(text: str, beside: Pages) -> None:
    """The fault is gone then, and no other has come."""
    page = f"<!doctype html><title>a</title>\n{text}"
    before = found(page, beside)
    for problem in before:
        if mend := problem.words.get("hint"):
            after = found(pasted(page, problem, mend), beside)
            assert len(after) < len(before), mend


def test_most_faults_that_have_a_mend_are_among_these() -> None:
    """Or the test above would test nothing."""
    mended = {
        problem.code
        for text, beside in PAGES
        for problem in found(f"<!doctype html><title>a</title>\n{text}", beside)
        if problem.words.get("hint")
    }
    assert mended >= {
        *("site-case", "site-unicode-form", "site-encoded-twice", "site-encoding", "site-flat-slash", "site-no-ending"),
        *("site-no-scheme", "site-malformed", "site-missing", "site-fragment", "site-fragment-case", "site-symbol"),
        *("site-fragment-form", "form-phone-area", "form-phone-hash", "form-map-point", "form-store-path"),
    }
