"""What `next-change` takes."""

from site_builder.cli.arguments.define import language
from site_builder.cli.arguments.site import SiteArguments
from site_builder.model.frozen import frozen


@frozen
class NextChangeArguments:
    """The arguments of `next-change`."""

    lang: str = language()
    site: SiteArguments
