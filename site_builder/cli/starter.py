"""Reads what the program brings for new sites, in its own repository or as it is installed; and which version it is."""

import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from site_builder.cli.paths import PROJECT
from site_builder.editing.new import workflow
from site_builder.editing.new.site import starter

_INSTALLED = PROJECT / "site_builder" / "_starter"
_TEMPLATES = Path(starter.__file__).parent / "files"
_WORKFLOWS = Path(workflow.__file__).parent / "workflows"


def starter_files() -> Mapping[str, bytes]:
    """The starter files by name, as `editing.new.site.starter` has them."""
    root = _INSTALLED if _INSTALLED.is_dir() else PROJECT
    files = {file: root / file for name in starter.PATHS for file in _below(root, name)}
    files |= {f"files/{path.name}": path for path in _TEMPLATES.iterdir()}
    files |= {f"workflows/{file}": _WORKFLOWS / file for file in _below(_WORKFLOWS, "")}
    return {name: path.read_bytes() for name, path in sorted(files.items())}


def _below(root: Path, name: str) -> list[str]:
    """A file, or the files of a folder."""
    paths = [root / name] if (root / name).is_file() else sorted((root / name).rglob("*"))
    names = (path.relative_to(root).as_posix() for path in paths if path.is_file())
    return [file for file in names if not Path(file).name.startswith(".") or file.startswith(".vscode/")]


def program_version() -> str:
    """The version of the program: as it is installed, else as its repository says."""
    try:
        return version("site-builder-247")
    except PackageNotFoundError:
        found = re.search(r'^version = "([^"]+)"', (PROJECT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
        return found[1] if found else "0"
