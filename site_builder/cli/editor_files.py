"""What an editor's program (VS Code with its YAML extension) has to know of the content, in files beside it."""

import json
from collections.abc import Mapping
from pathlib import Path

from site_builder.editing.json_schema.make import schemas
from site_builder.editing.json_schema.settings import with_schemas

SCHEMAS = ".vscode/schemas"


def schema_files(folder: Path, lang: str) -> Mapping[Path, bytes]:
    """A JSON Schema for each kind of content file, as this version of the program makes them."""
    made = schemas(lang).items()
    return {
        folder / f"{name}.json": f"{json.dumps(one, ensure_ascii=False, indent=1)}\n".encode() for name, one in made
    }


def settings_file(root: Path, folder: str = SCHEMAS) -> Mapping[Path, bytes]:
    """The settings, with a line for each schema of a folder below `root`; nothing where there are none."""
    path = (root / folder).parent / "settings.json"
    if not path.is_file():
        return {}
    before = path.read_bytes().decode("utf-8", "surrogateescape")
    return {path: with_schemas(before, folder).encode("utf-8", "surrogateescape")}


def outdated(content: Path, lang: str) -> Mapping[Path, bytes]:
    """The files beside a content folder that are not of this version; none where the place has no schemas."""
    root = content.parent
    if not (root / SCHEMAS).is_dir():
        return {}
    made = {**schema_files(root / SCHEMAS, lang), **settings_file(root)}
    return {path: body for path, body in made.items() if not path.is_file() or path.read_bytes() != body}
