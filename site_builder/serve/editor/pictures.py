"""Takes in a picture for a text: among the files of its unit, upright, without notes, with a name of plain letters."""

from site_builder.builder.queries import UnknownFile
from site_builder.builder.trial import place_of
from site_builder.content.media.image import without_notes
from site_builder.editing.new.naming import name_for
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Problem, Refused
from site_builder.report.message import shown
from site_builder.serve.editor.editor import Editor
from site_builder.serve.editor.saves import Save

_FOLDER, _NAMELESS = "media/", "anh"
_MOST_OF_A_NAME = 1000


@frozen
class TakenPicture:
    """A picture that was taken in, as the text names it, or why it was not."""

    link: str = ""
    refused: str = ""


def take_picture(editor: Editor, file: str, about: str, body: bytes) -> TakenPicture:
    """Keeps a picture for a text of the content, also one that is not saved yet. `about` says what is to be seen.

    Raises UnknownFile where the content can have no such text.
    """
    name = place_of(file, {listing.path for listing in editor.units()}).name
    if not name.endswith(".md"):
        raise UnknownFile(file)
    if not about.strip():
        return TakenPicture(refused=editor.words["editor_picture_about"])
    try:
        kept = without_notes(body)
    except Refused as refused:
        problem = Problem.found(refused.code, Location(file=file), **refused.words)
        return TakenPicture(refused=shown(problem, "", editor.lang).message)
    folder = file.removesuffix(name) + _FOLDER
    stem = name_for({"title": about}, _NAMELESS)
    saved = _saved(editor, folder, stem, kept)
    if saved is None:
        return TakenPicture(refused=editor.words["editor_picture_disk"])
    editor.saves.append(saved)
    return TakenPicture(link="../" * name.count("/") + saved.file.removeprefix(file.removesuffix(name)))


def _saved(editor: Editor, folder: str, stem: str, body: bytes) -> Save | None:
    """Saves under the first name that is free; None where the disk refuses, or where the folder lies elsewhere."""
    content = editor.options().content
    if (content / folder).is_symlink():
        return None
    for number in range(1, _MOST_OF_A_NAME):
        name = f"{stem}{f'-{number}' * (number > 1)}.jpg"
        made = Save(file=f"{folder}{name}", before=None, after=body, changed=(editor.words["editor_picture_added"],))
        try:
            made.written(content)
        except FileExistsError:
            continue
        except OSError:
            return None
        return made
    return None
