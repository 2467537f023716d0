"""What `deploy` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import flag, language, option, positional, repeated
from site_builder.cli.arguments.values import read_count, read_site_address
from site_builder.model.frozen import frozen

SERVERS = ("apache", "nginx", "pages", "none")
"""The names of `deploy.server_files.SERVER_FILES`."""


@frozen
class DecisionArguments:
    """What a person decides, by number or by name."""

    allow_delete: int = option(read_count, default=0, metavar="N", wrong="number_form")
    allow_lost: tuple[str, ...] = repeated(str, metavar="ADDRESS")
    accept_site: str = option(str, default="", metavar="URL")
    overwrite: tuple[str, ...] = repeated(str, metavar="FILE")
    beside: bool = flag()
    keep_failed: bool = flag()
    take_over: bool = flag()


@frozen
class DeployArguments:
    """The arguments of `deploy`."""

    lang: str = language()
    target: str | None = positional(str, metavar="TARGET", word="deploy_target")
    content: Path | None = option(Path, default=None, metavar="DIR")
    output: Path = option(Path, default=Path("public"), metavar="DIR", word="deploy_output")
    dry_run: bool = flag()
    recheck: bool = flag()
    verify: bool = flag(word="deploy_verify")
    rollback: bool = flag()
    base_url: str = option(read_site_address, default="", metavar="URL", wrong="base_url_form", word="deploy_base_url")
    server: str | None = option(str, default=None, metavar="KIND", choices=SERVERS)
    connections: int = option(read_count, default=4, metavar="N", wrong="number_form")
    ca: Path | None = option(Path, default=None, metavar="FILE")
    host_key: str = option(str, default="", metavar="SHA256:…")
    quiet: bool = flag()
    json: bool = flag(word="deploy_json")
    decisions: DecisionArguments
