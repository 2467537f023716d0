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
    changed: tuple[str, ...] = ()
    """What was changed, in words."""

    def written(self, content: Path) -> None:
        """Puts the file on the disk.

        Raises atomic.Changed where somebody has saved it meanwhile, FileExistsError where one that is to be made is
        there already, OSError where the disk refuses.
        """
        path = content / self.file
        if self.before is None:
            atomic.write_new({path: self.after})
        else:
            atomic.replace(path, self.before, self.after)

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
