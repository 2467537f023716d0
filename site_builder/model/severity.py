"""How grave it is to break each rule. Nothing else says so: a problem has the severity of its rule.

A rule is known by its code; its texts are in `report/rules/`.
"""

from collections.abc import Mapping
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps a unit's new pages offline until it is mended. A warning stops nothing."""

    ERROR = "error"
    WARNING = "warning"


WARNINGS = frozenset(
    {
        # What makes pages heavy.
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
        # How files are written and named.
        "file-unknown",
        "files-left",
        "text-entity",
        "text-question-mark",
        "yaml-hash",
        # Translations.
        "phrase-unused",
        "translation-items",
        "translation-old",
        "translation-partial",
        "translation-unused",
        # Days, settings, and names that say too much.
        "date-far",
        "date-hour",
        "edit-url-form",
        "code-address-long",
        "name-kind",
        "urgent-endless",
        "weekday-wrong",
        # What is no longer so, or is told in two ways.
        "body-gone",
        "phone-differs",
        # Who helps whom, and what is published of people.
        "attachment-unread",
        "many-specialities",
        "no-consent",
        "no-emergency",
        "no-phone",
        "no-team",
        "not-covered",
        "sample-team",
        "stall-no-consent",
        "stall-no-holder",
        "team-large",
        # Outreach days.
        "outreach-early",
        "outreach-unheld",
        "outreach-unreported",
        "repeat-empty",
        "repeat-except",
        "repeat-unreported",
        # Guides, and texts that replace inherited ones.
        "guide-app-gone",
        "guide-app-name",
        "guide-code",
        "guide-link-dead",
        "guide-link-moved",
        "guide-no-helper",
        "guide-overdue",
        "guide-service-past",
        "guide-step-order",
        "guide-step-unknown",
        "override-drift",
        "override-undated",
        # Links that lead to a list, because nobody sees the text yet.
        "link-draft",
        "link-hidden",
        # Marks in texts.
        "text-fence",
        "text-footnote",
        "text-html",
        "text-link-plain",
        "text-list",
        "text-stars",
        "text-strike",
        "text-table-cells",
        # Pictures and documents.
        "document-acts",
        "document-links",
        "media-located",
        "picture-moving",
        # The output folder.
        "address-later",
        "file-later",
        "theme-shadowed",
        "ended-living",
        "file-ended",
        "output-unclaimed",
        "page-ended",
        "page-renamed",
        "updated-missing",
        # Addresses that may be meant as they are, or that work for some people.
        "form-mail-coding",
        "form-map-abroad",
        "form-phone-hash",
        "form-phone-zero",
        "form-store-closed",
        "form-store-other",
        "form-store-path",
        "form-store-unknown",
        "form-zalo-path",
        "ignore-expired",
        "ignore-unused",
        # Finished pages.
        "site-charset",
        "site-fragment-twice",
        "site-hidden",
        "site-no-ending",
        "site-orphan",
        "site-sends-on",
        "site-unused",
        # Other hosts: what has moved, what may be broken tomorrow, and what nobody can know for sure.
        "outside-app",
        "outside-empty",
        "outside-ending",
        "outside-failing",
        "outside-home",
        "outside-moved",
        "outside-no-file",
        "outside-parked",
        "outside-part",
        "outside-private",
        "outside-unsure",
    },
)
"""The rules whose breach is a warning. To break any other rule is an error."""

MILD: Mapping[str, str] = {
    "substitution-lacking": "a list, a heading or a text is left out; a title or a name that is lacking stops a unit",
    "grade-low": "a text that says more than that source does is there; a number that rests on it alone is missing",
    "not-filled": "a value that is only a place to fill in is missing; a text that has one somewhere is there",
}
"""The rules that are errors, but of which some breaches are only warnings (`Problem.mild`); and why."""

AGAINST_LAST = frozenset({"file-ended", "page-ended", "page-renamed", "updated-missing"})
"""Warnings that compare with the last build. The next one finds none of them: they never fail a build, however strict,
and are for no baseline."""

REMARKS = AGAINST_LAST | {"address-later", "file-later", "files-left", "outreach-unreported", "repeat-unreported"}
"""The warnings that hold nothing back even with `--strict`: they are not on what somebody has written today."""

UNREADABLE = frozenset(
    {
        "conflict-marks",
        "control-character",
        "encoding",
        "encoding-windows",
        "encoding-twice",
        "encoding-unmarked",
        "file-empty",
        "file-folder",
        "file-large",
        "file-special",
        "file-unreadable",
        "folder-deep",
        "front-matter-dashes",
        "front-matter-open",
        "line-long",
        "marks-piled",
        "no-front-matter",
        "no-unit",
        "not-a-mapping",
        "old-font",
        "yaml-anchor",
        "yaml-brace",
        "yaml-bracket",
        "yaml-colon",
        "yaml-curly",
        "yaml-dash",
        "yaml-deep",
        "yaml-escape",
        "yaml-indent",
        "yaml-key",
        "yaml-nested",
        "yaml-rest",
        "yaml-no-colon",
        "yaml-space",
        "yaml-start",
        "yaml-syntax",
        "yaml-tab",
        "yaml-two-documents",
        "yaml-unclosed",
    },
)
"""Rules after whose breach nothing more is known of a file."""


def severity_of(code: str, *, is_mild: bool = False) -> Severity:
    """The severity of a rule's breach. `is_mild` changes nothing for rules that `MILD` does not name."""
    return Severity.WARNING if code in WARNINGS or (is_mild and code in MILD) else Severity.ERROR
