"""The catalogue's examples break their rules, or none where they are right; whatever quotes it quotes it well."""

import re

import pytest
from small_site import PROJECT, SmallSite

from report.cases.contents import example
from site_builder.model.problem import is_error
from site_builder.report.catalogue import manual_page, plain
from site_builder.report.phrases import PHRASES
from site_builder.report.rule_text import rule_text
from site_builder.report.rules import RULES, SUBJECTS

IN_WORDS = {
    "foreign-fact",
    "qr-code-taken",
    "qr-target-hidden",
    "alias-taken",
    "succession-early",
    "succession-loop",
    "succession-unconfirmed",
    "document-acts",
    "document-links",
    "document-located",
    "link-draft",
    "link-hidden",
    "attachment-unread",
    "encoding",
    "encoding-unmarked",
    "encoding-windows",
    "file-broken",
    "file-disguised",
    "file-empty",
    "file-ending",
    "file-folder",
    "file-in-cloud",
    "file-kind",
    "file-large",
    "file-misplaced",
    "file-name",
    "file-outside",
    "file-personal",
    "file-special",
    "file-unknown",
    "file-unreadable",
    "files-left",
    "film-data",
    "folder-deep",
    "form-map-abroad",
    "form-map-point",
    "form-pay-fields",
    "form-pay-image",
    "form-pay-sum",
    "address-later",
    "file-later",
    "address-lost",
    "address-moved",
    "address-withheld",
    "code-lost",
    "ended-known",
    "file-lost",
    "ledger-line",
    "part-lost",
    "unit-lost",
    "line-long",
    "guide-app-gone",
    "guide-app-name",
    "guide-code",
    "guide-link-dead",
    "guide-link-moved",
    "guide-no-helper",
    "guide-overdue",
    "many-specialities",
    "team-large",
    "marks-piled",
    "media-large",
    "media-located",
    "name-bytes",
    "name-long",
    "name-windows",
    "no-emergency",
    "no-phone",
    "no-site",
    "no-team",
    "no-unit",
    "not-covered",
    "our-fault",
    "output-unclaimed",
    "output-unremoved",
    "output-unwritten",
    "unit-died",
    "ended-living",
    "theme-missing",
    "theme-shadowed",
    "theme-style",
    "theme-template",
    "theme-token",
    "theme-unknown",
    "theme-word",
    "page-codes",
    "page-cookie",
    "page-drawings",
    "page-font",
    "page-host",
    "page-links",
    "page-navigation",
    "page-pictures",
    "page-request",
    "page-script",
    "page-style",
    "page-tables",
    "page-text",
    "picture-heavy",
    "file-ended",
    "page-ended",
    "page-renamed",
    "updated-missing",
    "unit-misnamed",
    "unit-stalled",
    "unit-vanished",
    "base-file",
    "base-folder",
    "base-key",
    "cache-differs",
    "personal-bank",
    "personal-birth",
    "personal-health",
    "personal-id",
    "picture-costly",
    "picture-drawing",
    "picture-huge",
    "picture-moving",
    "private-mobile",
    "reference-form",
    "reserved-name",
    "same-name",
    "same-slug",
    "text-tangled",
    "site-charset",
    "site-file-empty",
    "site-hidden",
    "site-orphan",
    "site-unreadable",
    "site-unused",
}
IN_WORDS |= SUBJECTS["languages"].keys() - {"language-wordless"}
IN_WORDS |= {*SUBJECTS["outside"], *(SUBJECTS["printing"].keys() - {"code-address-long"})}
"""Rules on what no part of a file can show: names, sizes, encodings, folders, other files, somebody's number."""
PAGES = {code for code, rule in RULES.items() if rule.where == "index.html"}
"""Rules on finished pages: `audit/test_examples.py`."""


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_an_example(code: str) -> None:
    """Short enough to be taken in at a glance; and it is code unless there is a reason."""
    rule = RULES[code]
    for written in (rule.wrong, rule.right):
        assert written.strip("\n") == written
        assert 0 < written.count("\n") + 1 <= 12
        assert max(map(len, written.split("\n"))) <= 80
    assert rule.wrong != rule.right
    assert bool(rule.where) != (code in IN_WORDS), "mark the kind of file, or name the rule in IN_WORDS"


@pytest.mark.parametrize("code", sorted(RULES.keys() - IN_WORDS - PAGES))
def test_the_wrong_example_breaks_its_rule_and_the_right_one_none(code: str, site: SmallSite) -> None:
    """Whoever copies the right one into a file has a healthy unit."""
    rule = RULES[code]
    assert code in site.put(example(rule.where, rule.wrong)).build(dry=True).codes
    after = site.put(example(rule.where, rule.right)).build(dry=True)
    assert code not in after.codes
    assert [one.code for one in after.report.problems if is_error(one)] == []


def test_no_code_stands_for_two_rules() -> None:
    """Not even in two subjects."""
    assert sum(map(len, SUBJECTS.values())) == len(RULES)


def test_every_subject_has_a_heading() -> None:
    """In the list of all codes and on the manual's page, in every language."""
    assert all(set(SUBJECTS) <= set(words) for words in PHRASES.values())


def test_the_page_of_the_manual_is_that_of_the_catalogue() -> None:
    """`build.py explain --markdown` has made it and nobody has changed it since."""
    assert (PROJECT / "content/README-loi.md").read_text("utf-8") == manual_page("vi")


def test_the_page_has_a_place_for_every_code() -> None:
    """Its own list leads to a heading each, and so does a link from elsewhere."""
    page = manual_page("vi")
    headings = re.findall(r"^### (.*)$", page, re.MULTILINE)
    assert headings == list(RULES)
    assert re.findall(r"\]\(#(.*?)\)", page) == headings


def test_the_manual_leads_to_the_page_and_quotes_messages_as_they_are() -> None:
    """What its table says that the machine says, some rule does say."""
    manual = (PROJECT / "content/README.md").read_text("utf-8")
    assert "](README-loi.md)" in manual
    table = manual.partition("| Máy báo |")[2].partition("\n\n")[0]
    quoted = [row.split("|")[1].strip() for row in table.split("\n")[2:]]
    said = [plain(rule_text(code, "vi").says) for code in RULES]
    assert len(quoted) > 10
    for quote in quoted:
        pattern = ".*".join(re.escape(part.strip()) for part in quote.split("…"))
        assert any(re.search(pattern, sentence) for sentence in said), quote


def test_a_manual_in_parts_is_no_content(site: SmallSite) -> None:
    """Files whose names begin with README are for the people who write."""
    site.put({"README-loi.md": "a", "bao-quang/README.md": "b", "bao-quang/guides/ReadMe-2.md": "c"})
    assert site.build(dry=True).codes == []
