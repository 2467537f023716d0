"""What `schema` takes."""

from dataclasses import dataclass
from pathlib import Path

from site_builder.cli.arguments.define import language, option


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaArguments:
    """The arguments of `schema`."""

    lang: str = language()
    output: Path = option(Path, default=Path(".vscode/schemas"), metavar="DIR", word="schema_output")
