"""The digests of the themes of units, for the keys of their results. A site with one theme takes none here."""

from collections.abc import Iterable
from pathlib import Path

from site_builder.builder.job import BuildKey
from site_builder.pages.theme import theme_digest
from site_builder.pages.theme_fault import ThemeError


class ThemeDigests:
    """Takes the digest of each theme once, from its bytes alone."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._found: dict[str, str] = {}

    def key(self, build: BuildKey, name: str) -> BuildKey:
        """The key of a build for the units that have the theme of that name; "" is the site's own.

        The digest of a theme that is missing is "", as in the key of the units that name it.
        """
        if not name:
            return build
        if name not in self._found:
            try:
                self._found[name] = theme_digest(name, self._folders)
            except ThemeError:
                self._found[name] = ""
        return build._replace(theme=self._found[name], theme_name=name)
