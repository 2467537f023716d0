"""`schema`: what an editor's program (VS Code with its YAML extension) has to know of the content."""

import json
from argparse import Namespace
from pathlib import Path

from site_builder.cli.command import FAILED, FINE, Command
from site_builder.cli.parser import Parser
from site_builder.cli.site import Unusable
from site_builder.words import Words


def _add(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        default=Path(".vscode/schemas"),
        help=words["schema_output"],
    )


def _run(options: Namespace, words: Words) -> int:
    from site_builder import desk  # noqa: PLC0415 - help answers without loading the house
    from site_builder.shapes import FILES, shape  # noqa: PLC0415

    folder: Path = options.output
    texts = {f"{kind}.json": json.dumps(shape(kind), ensure_ascii=False, indent=1) + "\n" for kind in FILES}
    try:
        changed = sum(desk.write_made(folder / name, text.encode()) for name, text in texts.items())
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or folder)
        return Unusable(said, FAILED).tell()
    print(words["schema_written"].format(count=len(texts), changed=changed, path=folder.as_posix()))
    return FINE


SCHEMA = Command(add=_add, run=_run)
