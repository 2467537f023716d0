"""What `next-change` takes."""

from dataclasses import dataclass

from site_builder.cli.arguments.define import language
from site_builder.cli.arguments.site import SiteArguments


@dataclass(frozen=True, slots=True, kw_only=True)
class NextChangeArguments:
    """The arguments of `next-change`."""

    lang: str = language()
    site: SiteArguments
