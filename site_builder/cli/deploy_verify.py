"""What visitors find after a deploy, and what is told of it."""

import sys
from collections.abc import Iterable
from dataclasses import replace

from site_builder.cli.arguments.deploy import DeployArguments
from site_builder.cli.words.all import Words
from site_builder.deploy.http_read import HttpReader
from site_builder.deploy.plan import DeployPlan
from site_builder.deploy.site import DeploySite
from site_builder.deploy.verify import WrongPage, verify, what_to_verify

_SHOWN = 20
"""Addresses that are listed."""


def read_back(site: DeploySite, plan: DeployPlan, arguments: DeployArguments, mark: str) -> tuple[WrongPage, ...]:
    """Asks the host for what has changed, every issued address and the units' first pages.

    `mark` is a word that no cache has seen in an address.
    """
    site = replace(site, base_url=arguments.base_url or site.base_url)
    names = what_to_verify(site, (step.name for step in plan.puts))
    gone = (step.name for step in plan.deletes)
    return tuple(verify(site, names, gone, HttpReader(mark, arguments.ca)))


def tell_wrong(wrong: Iterable[WrongPage], words: Words) -> None:
    """Prints the addresses at which visitors do not find what was published."""
    found = list(wrong)
    for page in found[:_SHOWN]:
        print(words[f"verify_{page.how}"].format(address=page.address, detail=page.detail or "?"), file=sys.stderr)
    if len(found) > _SHOWN:
        print(words["verify_more"].format(count=len(found) - _SHOWN), file=sys.stderr)
