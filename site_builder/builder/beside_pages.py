"""What a unit publishes beside what is planned from its content alone: the theme's files, and the page for editors."""

from collections.abc import Iterator

from site_builder.model.folder import Folder
from site_builder.model.output import File
from site_builder.model.theme import Theme
from site_builder.pages.context import PageContext


def files_beside(context: PageContext, folder: Folder, theme: Theme | None) -> Iterator[File]:
    """Yields the files of the theme, where it is the unit that publishes them, and the page for the unit's editors."""
    if theme:
        yield from (File(url=context.home + name, body=body) for name, body in sorted(theme.assets.items()))
    if context.site.edit_url:
        from site_builder.pages.editing_page import editing_page  # noqa: PLC0415 - hardly any site has it

        yield from editing_page(context, folder)
