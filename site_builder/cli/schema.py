"""`schema`: what an editor's program (VS Code with its YAML extension) has to know of the content."""

import json
from argparse import Namespace
from pathlib import Path

from site_builder.cli.build_options import UsageError
from site_builder.cli.command import FAILED, FINE, Command
from site_builder.cli.parser import Parser
from site_builder.cli.words.all import Words


def _add(parser: Parser, words: Words) -> None:
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        default=Path(".vscode/schemas"),
        help=words["schema_output"],
    )


def _run(options: Namespace, words: Words) -> int:
    from site_builder.editing.json_schema.make import schemas  # noqa: PLC0415
    from site_builder.editing.json_schema.settings import with_schemas  # noqa: PLC0415
    from site_builder.output import atomic  # noqa: PLC0415 - help answers without loading the house

    folder: Path = options.output
    settings = folder.parent / "settings.json"
    texts = {
        f"{name}.json": json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        for name, made in schemas(options.lang).items()
    }
    try:
        changed = sum(atomic.write_made(folder / name, text.encode()) for name, text in texts.items())
        if settings.is_file():
            before = settings.read_bytes().decode("utf-8", "surrogateescape")
            after = with_schemas(before, folder.as_posix())
            atomic.write_made(settings, after.encode("utf-8", "surrogateescape"))
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or folder)
        return UsageError(said, FAILED).tell()
    print(words["schema_written"].format(count=len(texts), changed=changed, path=folder.as_posix()))
    return FINE


SCHEMA = Command(add=_add, run=_run)
