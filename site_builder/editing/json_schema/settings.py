"""The settings of VS Code, which name the files that each schema is for."""

import re

from site_builder.model.file_kinds import FILE_KINDS, FileKind


def with_schemas(settings: str, folder: str) -> str:
    """The settings with a line for each kind of YAML file that they lack, behind the lines for the schemas of `folder`.

    All else stays as it was written. Settings that name no schema of this folder are somebody else's, and stay too.
    """
    named = list(re.finditer(rf'^( *)"{re.escape(folder)}/[\w-]+\.json": "[^"\n]*"', settings, re.MULTILINE))
    if not named:
        return settings
    lines = (f'"{folder}/{kind.stem}.json": "{_files(kind)}"' for kind in FILE_KINDS.values() if not kind.is_folder)
    start, end = named[-1][1], named[-1].end()
    new = "".join(f",\n{start}{line}" for line in lines if line.partition(":")[0] not in settings)
    return settings[:end] + new + settings[end:]


def _files(kind: FileKind) -> str:
    if kind.is_of_language:
        return f"content/**/{kind.stem}.*.yaml"
    return f"content/{kind.name}" if kind.is_of_site else f"content/**/{kind.name}"
