"""What `explain` takes."""

from site_builder.cli.arguments.define import flag, language, option, positionals
from site_builder.cli.arguments.site import SiteArguments
from site_builder.model.frozen import frozen


@frozen
class ExplainArguments:
    """The arguments of `explain`.

    `what` holds codes of messages, or a unit: alone for `why`, or with one of its fields.
    """

    lang: str = language()
    what: tuple[str, ...] = positionals(str, nargs="*", metavar="CODE | UNIT FIELD", word="explain_what")
    markdown: bool = flag()
    why: bool = flag(word="why_help")
    impact: str | None = option(str, default=None, metavar="FILE", word="impact_help")
    site: SiteArguments
