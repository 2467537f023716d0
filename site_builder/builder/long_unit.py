"""A unit with hundreds of announcements: an edit costs what it touches, and not the whole unit.

What a build leaves (`LongUnit`) is believed as long as nothing but the unit's announcements has changed, and the output
holds what was made then. Two things follow, and in nothing else does such a unit differ from any other:

- **A text rests** if its file is the same, nothing is told of it, and its page follows from its own file and the texts
  beside it alone. It is not read (`content.resting`), and no rule is asked about it (`CheckContext.awake`).
- **A page stands** if it was made of the same announcements: planners compare its key (`model.standing`).

What is odd is left to the usual way: a text with a warning, a former address or a link to another announcement never
rests, and a unit on whose standing pages a link may be dead is built as if nothing were known.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from site_builder.builder.job import UnitKey
from site_builder.check.run import Checked
from site_builder.content.resting import facts_of, resting
from site_builder.links import routes
from site_builder.links.content_ids import short_addresses
from site_builder.links.pages.unit_links import PageFindings
from site_builder.model.announcement import Announcement
from site_builder.model.digest import content_digest, digest
from site_builder.model.file_kinds import FILE_KINDS
from site_builder.model.folder import Folder
from site_builder.model.frozen import frozen
from site_builder.model.long_unit import LongUnit, TextFacts
from site_builder.model.output import File, Published, StandingPage
from site_builder.model.standing import Standing
from site_builder.model.texts import texts_of
from site_builder.model.unit import Unit
from site_builder.pages.announcements import summary
from site_builder.pages.plan import PageContext, days_of, next_change
from site_builder.text.markdown import fragment

_FOLDER = "announcements"


@frozen
class KnownTexts:
    """The announcements of a long unit's folder, and which of them rest."""

    digests: Mapping[str, str]
    """Name of the file → its digest."""
    at_rest: Mapping[str, TextFacts]
    """The same → what is known of the announcement."""
    pages: Mapping[str, StandingPage]

    @property
    def standing(self) -> Standing:
        """What planners may know."""
        return Standing(
            digests={_slug(name): digest for name, digest in self.digests.items()},
            at_rest=frozenset(facts.slug for facts in self.at_rest.values()),
            pages=self.pages,
        )


def is_long(folder: Folder, least: int) -> bool:
    """Whether a unit has so many announcements that it is worth to know which of them rest."""
    return len(folder.files) >= least and sum(map(_is_text, folder.files)) >= least


def constant(folder: Folder, key: UnitKey) -> str:
    """The digest of all that a unit follows from, but for its announcements and the day."""
    others = folder.without({name for name in folder.files if _is_text(name)})
    return digest(*map(str, key._replace(folder=others.digest)))


def known_texts(folder: Folder, last: LongUnit | None, day: date) -> KnownTexts:
    """What is known of a unit's announcements, by what the last build has left."""
    digests = {name: content_digest(body) for name, body in folder.files.items() if _is_text(name)}
    if last is None:
        return KnownTexts(digests=digests, at_rest={}, pages={})
    same = {name: facts for name, facts in last.texts.items() if digests.get(name) == facts.digest}
    taken = {_slug(name) for name in digests.keys() - same.keys()}  # two files of one slug are a mistake
    at_rest = {name: facts for name, facts in same.items() if facts.slug not in taken and not _fell(facts, last, day)}
    return KnownTexts(digests=digests, at_rest=at_rest, pages=last.pages)


def with_resting(
    unit: Unit, known: KnownTexts, folder: Folder, outer: Collection[str], read: Callable[[str], Announcement]
) -> Unit:
    """Adds the announcements that rest to a unit that was read without them, each where it would stand otherwise.

    `outer` are the slugs of those that are inherited. `read` reads the file of one that somebody asks for more.
    """
    at_rest = {
        facts.slug: resting(folder.name_of(name), facts, partial(read, name)) for name, facts in known.at_rest.items()
    }
    there: Mapping[str, Announcement] = {**unit.announcements, **at_rest}
    slugs = (*(slug for slug in unit.announcements if slug in outer), *map(_slug, sorted(known.digests)))
    return replace(unit, announcements={slug: there[slug] for slug in slugs if slug in there})


def left(  # noqa: PLR0913, PLR0917 - all that a build knows of a unit when it is done
    folder: Folder,
    known: KnownTexts,
    context: PageContext,
    outer: Collection[str],
    checked: Checked,
    files: Iterable[Published],
    findings: Mapping[str, PageFindings],
) -> LongUnit:
    """What the next build may take over. `findings` are those of the pages that were made and have no doubtful link."""
    unit = context.unit
    pages = {page.url: page for page in _pages(files, findings)}
    shown_once = pages.keys() - short_addresses(unit).keys()  # the page of an issued code shows its text again
    texts, told_of = dict(known.at_rest), _told_of(checked)
    for name in known.digests.keys() - known.at_rest.keys():
        item = unit.announcements.get(_slug(name))
        file = folder.name_of(name)
        if item and file not in told_of and item.at().file == file and _may_rest(item, unit, outer, shown_once):
            texts[name] = facts_of(item, known.digests[name], summary(item))
    until = next_change(replace(context, unit=replace(unit, announcements={})))
    return LongUnit(texts=texts, pages=pages, day=context.today, until=until)


def _told_of(checked: Checked) -> set[str]:
    """The files in which something is wrong, whether it is told or not."""
    return {problem.place.file for problem in (*checked.told, *(one.problem for one in checked.silenced))}


def _pages(files: Iterable[Published], findings: Mapping[str, PageFindings]) -> Iterator[StandingPage]:
    """The pages that a key tells all about."""
    for file in files:
        if isinstance(file, StandingPage):
            yield file
        elif isinstance(file, File) and file.key and file.url in findings:
            references, ids, _ = findings[file.url]
            yield StandingPage(
                url=file.url,
                template=file.template,
                key=file.key,
                size=len(file.body),
                digest=content_digest(file.body),
                references=frozenset(references),
                ids=tuple(ids),
            )


def _may_rest(item: Announcement, unit: Unit, outer: Collection[str], pages: Collection[str]) -> bool:
    """Whether an announcement has one of these pages, and it follows from its own file and the titles beside it."""
    if item.slug in outer or item.aliases or item.audio or routes.announcement(unit, item.slug) not in pages:
        return False
    targets = (target for text, _ in texts_of(item) for target in fragment(text).targets)
    return all(routes.folder_of(item.at().file, target) != _FOLDER for target in targets if ":" not in target)


def _fell(facts: TextFacts, last: LongUnit, day: date) -> bool:
    """Whether something of an announcement began, ended or was over since the last build."""
    if day == last.day:
        return False
    return any(last.day < due <= day for due in days_of(resting("", facts, Announcement)))


def _is_text(name: str) -> bool:
    return name.startswith(f"{_FOLDER}/")


def _slug(name: str) -> str:
    return FILE_KINDS[f"{_FOLDER}/"].slug_of(name.rpartition("/")[2].removesuffix(".md"))
