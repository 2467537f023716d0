"""The forms in which a result can be had. To add one, write a function from `Outcome` to text and name it here."""

from collections.abc import Callable, Mapping

from site_builder.report.as_json import as_json
from site_builder.report.github import as_annotations
from site_builder.report.gitlab import as_code_quality
from site_builder.report.html import as_page
from site_builder.report.junit import as_junit
from site_builder.report.markdown import as_markdown
from site_builder.report.outcome import Outcome
from site_builder.report.sarif import as_sarif

FORMATS: Mapping[str, Callable[[Outcome], str]] = {
    "json": as_json,
    "github": as_annotations,
    "gitlab": as_code_quality,
    "sarif": as_sarif,
    "junit": as_junit,
    "html": as_page,
    "markdown": as_markdown,
}
"""What `--report KIND` may be."""
