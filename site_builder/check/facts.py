"""The rules on facts: whether what is said still holds, on what it rests, and whether two places say the same."""

from site_builder.check.differing_phones import differing_phones
from site_builder.check.foreign_facts import foreign_facts
from site_builder.check.former_bodies import former_bodies
from site_builder.check.grades import grades_of_sources

CHECKS = (foreign_facts, former_bodies, grades_of_sources, differing_phones)
"""In the order in which they are asked."""
