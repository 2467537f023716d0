"""What Jinja2 has compiled of a theme's templates, kept in the cache: compiling them is a fifth of an edit.

As with all of the cache, what is lost, damaged, or of another program or theme costs time and nothing else.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from site_builder.model.digest import content_digest, digest


@dataclass(frozen=True, slots=True)
class CompiledTemplates:
    """The compiled templates of one theme in one language, each in a file behind the digest of all it follows from."""

    folder: Path
    program: str
    """The digest of our code and of the versions of the libraries and Python: code of others is never run."""

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        """A process on another machine is sent nothing: it has no such folder."""
        return _nothing, ()

    def read(self, template: str, source: str) -> bytes:
        """What was kept of a template with this source; b"" where there is nothing that can be used."""
        try:
            seal, _, code = self._file(template).read_bytes().partition(b"\n")
        except OSError:
            return b""
        return code if seal == self._seal(source, code) else b""

    def keep(self, template: str, source: str, code: bytes) -> None:
        """Keeps what was compiled, in one step: other processes do the same at the same time."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            seal = self._seal(source, code)
            temporary = self.folder / f"{seal.decode()}.new"
            temporary.write_bytes(seal + b"\n" + code)
            temporary.replace(self._file(template))

    def _file(self, template: str) -> Path:
        return self.folder / template.replace("/", ".")

    def _seal(self, source: str, code: bytes) -> bytes:
        return digest(self.program, source, content_digest(code)).encode()


def _nothing() -> None:
    """What arrives on another machine."""
