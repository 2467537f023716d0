"""What was saved from forms, so that it can be taken back."""

from pathlib import Path

from site_builder.model.frozen import frozen
from site_builder.output import atomic


@frozen
class Save:
    """A file before and after it was saved; `before` is None for one that was made."""

    file: str
    before: bytes | None
    after: bytes
    edits: tuple[str, ...] = ()
    """What was changed, in words."""

    def taken_back(self, content: Path) -> bool:
        """Puts the file back as it was. Returns False where somebody has saved it since: then it stays."""
        path = content / self.file
        try:
            if self.before is None:
                atomic.remove(path, self.after)
            else:
                atomic.replace(path, self.after, self.before)
        except (atomic.Changed, FileNotFoundError):
            return False
        return True
