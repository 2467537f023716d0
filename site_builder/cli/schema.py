"""`schema`: writes what an editor's program (VS Code with its YAML extension) has to know of the content."""

import json

from site_builder.cli.arguments.schema import SchemaArguments
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.words.all import Words
from site_builder.editing.json_schema.make import schemas
from site_builder.editing.json_schema.settings import with_schemas
from site_builder.output import atomic


def run(arguments: SchemaArguments, words: Words) -> int:
    """Writes a JSON Schema for each kind of content file."""
    folder = arguments.output
    settings = folder.parent / "settings.json"
    texts = {
        f"{name}.json": json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        for name, made in schemas(arguments.lang).items()
    }
    try:
        changed = sum(atomic.write_made(folder / name, text.encode()) for name, text in texts.items())
        if settings.is_file():
            before = settings.read_bytes().decode("utf-8", "surrogateescape")
            after = with_schemas(before, folder.as_posix())
            atomic.write_made(settings, after.encode("utf-8", "surrogateescape"))
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or folder)
        raise UsageError(said, FAILED) from error
    print(words["schema_written"].format(count=len(texts), changed=changed, path=folder.as_posix()))
    return FINE
