"""What a person has said of a table's columns and names: asked once, and kept in a small file beside the table."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from site_builder.cli.exit import UsageError
from site_builder.cli.new_questions import somebody_answers
from site_builder.cli.words.all import Words
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.sheets.mapping import HeadQuestion
from site_builder.editing.sheets.plan import SheetProblem
from site_builder.editing.values.tree import YamlValue, read
from site_builder.editing.values.writing import block
from site_builder.model.frozen import frozen
from site_builder.output import atomic


@frozen
class ImportAnswers:
    """Holds the answers: heading → the name of its column, and what a name in a cell means."""

    path: Path
    columns: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def save(self, words: Words) -> None:
        """Keeps the answers. Raises OSError."""
        said = {"columns": self.columns, "names": self.names}
        text = "".join(block(key, value, 0) for key, value in said.items() if value)
        if atomic.write_made(self.path, text.encode()):
            print(words["import_saved"].format(path=self.path.as_posix()))


def read_answers(table: Path, words: Words) -> ImportAnswers:
    """The answers that are kept for a table. Raises UsageError where the file has a mistake."""
    path = table.with_name(f"{table.name}.cot.yaml")
    try:
        data: YamlValue = read(path.read_bytes(), path.name)[0] if path.is_file() else None
    except CannotEdit as error:
        raise UsageError(words[error.word].format(**{**error.words, "file": path})) from error
    return ImportAnswers(path=path, columns=_texts(data, "columns"), names=_texts(data, "names"))


def _texts(data: YamlValue, key: str) -> dict[str, str]:
    held = data.get(key) if isinstance(data, Mapping) else None
    return {name: str(value or "") for name, value in held.items()} if isinstance(held, Mapping) else {}


def ask_heads(questions: Iterable[HeadQuestion], answers: ImportAnswers, words: Words) -> None:
    """Asks what columns are. Raises UsageError, with what to write into the file, where nobody can be asked."""
    asked = list(questions)
    if not somebody_answers():
        lines = "".join(block(one.head, one.meant, 2) for one in asked)
        told = "\n".join(
            f"   {words['import_head'].format(head=one.head, sheet=one.sheet, known=one.known)}" for one in asked
        )
        said = words["import_heads_asked"].format(path=answers.path.as_posix(), lines=f"columns:\n{lines}")
        raise UsageError(f"{told}\n{said}".rstrip())
    for one in asked:
        question = words["import_head"].format(head=one.head, sheet=one.sheet, known=one.known)
        said = input(words["import_head_ask"].format(question=question)).strip()
        answers.columns[one.head] = said or one.meant


def ask_names(faults: Iterable[SheetProblem], answers: ImportAnswers, words: Words) -> bool:
    """Asks what names mean that are nearly known. Returns whether anything was answered."""
    near = {one.words["value"]: one.words["near"] for one in faults if one.word == "sheet_meant"}
    if not near or not somebody_answers():
        return False
    for value, meant in near.items():
        question = words["import_meant"].format(value=value, near=meant)
        answers.names[value] = input(words["import_meant_ask"].format(question=question)).strip() or meant
    return True


def names_to_write(faults: Iterable[SheetProblem], answers: ImportAnswers, words: Words) -> str:
    """What to write into the file to answer by hand; "" where nothing is asked."""
    near = {one.words["value"]: one.words["near"] for one in faults if one.word == "sheet_meant"}
    lines = "".join(block(value, meant, 2) for value, meant in near.items())
    said = words["import_names_asked"].format(path=answers.path.as_posix(), lines=f"names:\n{lines}".rstrip())
    return said if near else ""
