"""What `schema` takes."""

from pathlib import Path

from site_builder.cli.arguments.define import language, option
from site_builder.model.frozen import frozen


@frozen
class SchemaArguments:
    """The arguments of `schema`."""

    lang: str = language()
    output: Path = option(Path, default=Path(".vscode/schemas"), metavar="DIR", word="schema_output")
