"""The fingerprint of what makes the pages besides the content: this program, its libraries and Python."""

import os
import sys
from hashlib import blake2b
from pathlib import Path

_LIBRARIES = frozenset(
    {
        "idna",
        "jinja2",
        "markupsafe",
        "markdown",
        "pyyaml",
        "nh3",
        "olefile",
        "pillow",
        "pillow_heif",
        "pypdf",
        "python_calamine",
    },
)
"""The distributions whose version can change a page, named as the folders of their metadata are."""
_METADATA = (".dist-info", ".egg-info")


def fingerprint() -> str:
    """Digests our own code and the versions of the libraries and of Python. It takes 2 ms."""
    digest = blake2b(repr((sys.version_info[:3], sys.implementation.name, _versions())).encode(), digest_size=16)
    for name, file in _code(str(Path(__file__).parent.parent)):
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - 200 times: a Path takes longer than its file
            body = opened.read()
        digest.update(f"{name}\0{len(body)}\0".encode() + body)
    return digest.hexdigest()


def _code(folder: str) -> list[tuple[str, str]]:
    """Lists all modules and scripts in a folder: the name, which is the same on all systems, and the file."""
    files = (f"{inside}{os.sep}{name}" for inside, _, names in os.walk(folder) for name in names)
    return sorted((file[len(folder) :].replace(os.sep, "/"), file) for file in files if file.endswith((".py", ".js")))


def _versions() -> list[str]:
    """Finds names such as "jinja2-3.1.6" in the first folder on the path that has each. To import them takes longer."""
    found: dict[str, str] = {}
    for folder in sys.path:
        for name in _names(folder or "."):
            if name.endswith(_METADATA):
                library = name.partition("-")[0].lower()
                if library in _LIBRARIES:
                    found.setdefault(library, name)
    return sorted(found.values())


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return []
