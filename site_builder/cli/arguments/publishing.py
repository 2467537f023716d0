"""What a command takes that makes the site for publishing: where the last one stands, and who is told the result."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, option
from site_builder.model.frozen import frozen

_SCHEMES = ("http", "https", "ftp", "ftps", "sftp")


def read_place(text: str) -> str:
    """A folder, an address of the web, or a target of `deploy`."""
    scheme, colon, rest = text.partition("://")
    is_known = scheme.lower() in _SCHEMES or ":" in scheme
    if not text.strip() or (colon and not (is_known and rest.strip("/"))):
        raise ValueError(text)
    return text


@frozen
class PublishingArguments:
    """Where the site was published last, how to get in there, and the file for the result."""

    previous: str | None = option(read_place, default=None, metavar="DIR|URL|TARGET", wrong="previous_form")
    previous_optional: bool = flag()
    ca: Path | None = option(Path, default=None, metavar="FILE")
    host_key: str = option(str, default="", metavar="SHA256:…")
    status: Path | None = option(Path, default=None, metavar="FILE", word="status_file")
