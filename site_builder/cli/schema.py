"""`schema`: writes what an editor's program (VS Code with its YAML extension) has to know of the content."""

from pathlib import Path

from site_builder.cli.arguments.schema import SchemaArguments
from site_builder.cli.editor_files import schema_files, settings_file
from site_builder.cli.exit import FAILED, FINE, UsageError
from site_builder.cli.words.all import Words
from site_builder.output import atomic


def run(arguments: SchemaArguments, words: Words) -> int:
    """Writes a JSON Schema for each kind of content file."""
    folder = arguments.output
    made = schema_files(folder, arguments.lang)
    try:
        changed = sum(atomic.write_made(path, body) for path, body in made.items())
        for path, body in settings_file(Path(), folder.as_posix()).items():
            atomic.write_made(path, body)
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or folder)
        raise UsageError(said, FAILED) from error
    print(words["schema_written"].format(count=len(made), changed=changed, path=folder.as_posix()))
    return FINE
