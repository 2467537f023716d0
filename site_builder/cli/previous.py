"""The site that was published last, as the person has named it: opened, refused, or gone on without."""

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from site_builder.builder import BuildReport
from site_builder.builder.previous import PreviousLost, PreviousSite, read_previous
from site_builder.builder.previous_folder import folder_reader
from site_builder.builder.previous_host import HostReader
from site_builder.builder.previous_web import WebReader
from site_builder.cli.arguments.publishing import PublishingArguments
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.deploy_password import environment, find_password
from site_builder.cli.exit import FAILED, UsageError, refuse
from site_builder.cli.paths import content_folder, overlap
from site_builder.cli.words.all import Words
from site_builder.deploy.host import HostRefuses
from site_builder.deploy.target import DeployTarget, UnfitTarget, read_target
from site_builder.deploy.transports.open import Access, open_target
from site_builder.output import Manifest

_HARMLESS = frozenset({"CNAME", "LICENSE", "README.md", "cgi-bin", "error_log", "lost+found", "logs"})
"""What hosts put into a folder that is otherwise empty; names that begin with a dot are harmless too."""


class LastSite:
    """The last site, and whether some of it was lost."""

    def __init__(self, place: str, access: Access, words: Words, *, optional: bool) -> None:
        self.site: PreviousSite | None = None
        self.has_lost_units = False
        self._place = place
        self._access = access
        self._words = words
        self._optional = optional
        self._open = ExitStack()
        """The connections that are open."""

    def open(self) -> None:
        """Reads what the last site says of itself. Raises UsageError where it cannot be had and is needed."""
        try:
            self.site = _opened(self._place, self._access, self._words, self._open)
        except PreviousLost as lost:
            self._lose(lost)
        else:
            if self.site is None:
                print(self._words["previous_none"].format(place=self._place), file=sys.stderr)

    @property
    def manifest(self) -> Manifest:
        """What is published there."""
        return Manifest(units=self.site.units if self.site else {})

    def build(self, make: Callable[[PreviousSite | None], BuildReport]) -> BuildReport:
        """Builds; again without a unit of which the old pages cannot be had, if that was allowed. Raises UsageError."""
        while True:
            try:
                report = make(self.site)
            except PreviousLost as lost:
                self._lose(lost)
            else:
                self._open.close()
                return report

    def _lose(self, lost: PreviousLost) -> None:
        unit = lost.unit if lost.unit is None else lost.unit or "."
        said = self._words[lost.word].format(**{"place": self._place, "unit": unit, **lost.gaps})
        if not self._optional:
            raise UsageError(self._words["previous_refused"].format(said=said), FAILED) from lost
        print(self._words["previous_gone_on"].format(said=said), file=sys.stderr)
        self.has_lost_units |= self.site is not None
        self.site = self.site and self.site.without(lost.unit)


def last_site(publishing: PublishingArguments, site: SiteArguments, words: Words) -> LastSite:
    """Opens the site that was named. Raises UsageError."""
    place = publishing.previous or ""
    if site.only is not None:
        refuse(words, words["previous_whole"].format(option="--only"))
    if not _is_web(place) and _target(place, words).kind in ("folder", "zip"):
        folders = (content_folder(site.content, words), site.output)
        if any(overlap(Path(_target(place, words).path).resolve(), folder.resolve()) for folder in folders):
            raise UsageError(words["previous_nested"].format(path=place))
    access = Access(
        password=find_password(_target(place, words), words) if not _is_web(place) else str,
        ca=publishing.ca,
        host_key=publishing.host_key,
        cache=content_folder(site.content, words).resolve().parent / ".cache",
        environment=environment(),
        moment=int(time.time()),
    )
    found = LastSite(place, access, words, optional=publishing.previous_optional)
    found.open()
    return found


def _is_web(place: str) -> bool:
    return place.lower().startswith(("http://", "https://"))


def _opened(place: str, access: Access, words: Words, connections: ExitStack) -> PreviousSite | None:
    """Reads what is published at a place. None where nothing of ours is, for sure. Raises PreviousLost, UsageError."""
    if _is_web(place):
        web = WebReader(place, time.monotonic, time.sleep, access.ca)
        connections.callback(web.close)
        found = read_previous(web)
        if found is None:
            raise PreviousLost("previous_web_none")
        return found
    target = _target(place, words)
    if target.kind != "folder":
        try:
            connect = open_target(target, access)
        except HostRefuses as error:
            raise PreviousLost(error.word, **error.gaps) from error
        host = HostReader(connect, str(target), time.sleep)
        connections.callback(host.close)
        return read_previous(host)
    folder = Path(place)
    found = read_previous(folder_reader(folder))
    if found is None and _is_foreign(folder):
        raise PreviousLost("previous_foreign")
    return found


def _target(place: str, words: Words) -> DeployTarget:
    """Reads a place as `deploy` does. Ends the program where it is none."""
    try:
        return read_target(place)
    except UnfitTarget as error:
        refuse(words, words[error.word].format(target=error.text))


def _is_foreign(folder: Path) -> bool:
    """Whether something stands in a folder though nothing of ours does."""
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return any(not name.startswith(".") for name in names - _HARMLESS)
