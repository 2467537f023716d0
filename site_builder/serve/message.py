"""Prepares a problem for the preview: the sentences of the terminal, and their parts for the page."""

from pathlib import Path
from urllib.parse import quote

from site_builder.content.load import source_line
from site_builder.model.file_kinds import data_kind, kind_in_unit
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.report.message import shown
from site_builder.report.terminal import advised, pointed, says, severity, where


@frozen
class OverlayMessage:
    """Says what is wrong and what to do."""

    says: str
    is_error: bool = True
    where: str = ""
    kind: str = ""
    """It is the word for the severity: "lỗi", "nhắc"."""
    excerpt: tuple[str, ...] = ()
    advice: str = ""
    trace: str = ""
    place: Location | None = None
    """It is where the mistake is in the content."""

    @property
    def form(self) -> str:
        """Returns the address of the form of what is wrong, at the very value; "" where no form has it."""
        if self.place is None:
            return ""
        folder, _, name = self.place.file.rpartition("/")
        is_text = name.endswith(".md") and kind_in_unit(f"{folder.rpartition('/')[2]}/{name}") is not None
        if not is_text and data_kind(name) is None:
            return ""
        return f"/__sua/tep/{quote(self.place.file)}?dong={self.place.line}&cot={self.place.column}"

    @property
    def text(self) -> str:
        """Returns the text as `build` prints it."""
        head = ": ".join(part for part in (self.where, self.kind, self.says) if part)
        rows = [head, *self.excerpt, f"   {self.advice}" if self.advice else "", self.trace]
        return "\n".join(row for row in rows if row)


def overlay_message(problem: Problem, content: Path, lang: str) -> OverlayMessage:
    """Returns the message for a problem of the content, with the line that it is about."""
    found = shown(problem, source_line(content, problem.place), lang)
    return OverlayMessage(
        says=says(found),
        is_error=found.is_error,
        where=where(found, content.as_posix()),
        kind=severity(found),
        excerpt=pointed(found),
        advice=advised(found),
        trace=found.trace,
        place=problem.place,
    )
