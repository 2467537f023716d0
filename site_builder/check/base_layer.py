"""The rule on the base layer: it says nothing that only a unit can say."""

from collections.abc import Iterator

from site_builder.content.merge import PROFILE_RULES, own
from site_builder.model.problem import Problem
from site_builder.model.unit import Unit


def only_of_units(base: Unit) -> Iterator[Problem]:
    """No key of its `unit.yaml` is one that nobody inherits, such as a name: it would be lost without a word."""
    for key in base.profile.given():
        if PROFILE_RULES.get(key) is own:
            yield Problem.found("base-key", base.profile.at(key), key=key.rstrip("_"))
