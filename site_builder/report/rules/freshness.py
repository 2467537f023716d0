"""What is out of date, and overrides that fell behind."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "override-undated": Rule(
        wrong="---\nwhy: Bà con đi làm cả ngày.\n---",
        right="---\nwhy: Bà con đi làm cả ngày.\nchecked_on: 2026-11-20\n---",
        where="guides/cai-vneid.md",
    ),
    "override-drift": Rule(
        wrong="---\nwhy: Bà con đi làm cả ngày.\nchecked_on: 2026-05-01\n---",
        right="---\nwhy: Bà con đi làm cả ngày.\nchecked_on: 2026-11-20\n---",
        where="guides/cai-vneid.md",
    ),
}
