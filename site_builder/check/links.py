"""Rules on what texts and announcements point to: pages, files, pictures, other hosts."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from site_builder.check.context import CheckContext
from site_builder.check.hosts import mailbox, outer_link, register_of
from site_builder.content.media.filetype import PICTURES, ending
from site_builder.links import routes
from site_builder.links.hosts.trust import HostRegister
from site_builder.model.announcement import Announcement, Attachment
from site_builder.model.contact import WebContact
from site_builder.model.file_kinds import FOLDERS
from site_builder.model.guide import Guide
from site_builder.model.location import Location, Record, once, past
from site_builder.model.problem import Problem
from site_builder.model.recording import Recording
from site_builder.model.texts import text_records, texts_of
from site_builder.model.unit import Unit
from site_builder.text.markdown import Fragment, fragment
from site_builder.text.normalize import suggest

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|me|io)(?:/.*)?")
"""A web address written without its scheme. No content file ends like that."""

_DAY = re.compile(r"\d{4}-\d\d?-\d\d?-")
"""The day with which the name of an announcement's file begins."""
_MOST_PROPOSED = 100
"""Of so many broken links of a unit it is proposed what was meant: each is compared with all names that exist."""
_BEFORE = re.compile(r"\]\(\s*+<?|\]:\s*+<?|<")
"""What Markdown writes before a target: [words](target), [name]: target, <target>."""
_HEAD = re.compile(r"[^()<>\s]*+")
_MOST_ALIKE = 1000
"""So many places are compared in which a target may stand that begins like many others, up to a bracket or blank."""
_RECORDINGS = ("mp3", "ogg", "m4a")
"""What browsers play, old ones too (Ogg not on iPhones before 2023)."""
_ON_DISK = re.compile(
    r"[A-Za-z]:[\\/]|\\|file:|content:|~/|/(?:storage|sdcard|mnt|Users|Volumes|home|private|var|tmp|data|Downloads)/",
    re.IGNORECASE,
)
"""The place of a file on somebody's own computer or phone: "C:\\Users\\…", "/storage/emulated/0/DCIM/…"."""


def links(context: CheckContext) -> Iterator[Problem]:
    """Every link in a text leads somewhere, and outside only to known hosts."""
    unit, register, broken = context.unit, register_of(context.unit, context.site), 0
    for record in text_records(context.to_ask):
        is_unseen = isinstance(record, Guide | Announcement) and (record.hide or record.draft)
        for text, place, target, times in _targets(record):
            problem = _link(unit, register, target, place, text, proposes=broken < _MOST_PROPOSED)
            if problem and not (is_unseen and problem.code in ("link-hidden", "link-draft")):
                broken += 1
                yield from (replace(problem, place=inside(place, text, target, nth)) for nth in range(times))


def targets(unit: Unit) -> Iterator[str]:
    """Every address that a unit writes anywhere, as it is written."""
    for record in text_records(unit):
        yield from (target for _, _, target, _ in _targets(record))
    yield from (service.website for service in unit.services.values() if service.website)
    contacts = (channel.value for channel in unit.profile.every_channel)
    yield from (contact.address for contact in contacts if isinstance(contact, WebContact))
    for announcement in unit.announcements.values():
        yield from (attachment.file for attachment in announcement.attachments)


@once
def _targets(record: Record) -> tuple[tuple[str, Location, str, int], ...]:
    """What the texts of a record name: text, its place, target, and how often it is named there."""
    return tuple(
        (text, place, target, times)
        for text, place in texts_of(record)
        for target, times in Counter(fragment(text).targets).items()
    )


def _link(
    unit: Unit, register: HostRegister, target: str, place: Location, text: str, *, proposes: bool
) -> Problem | None:
    """What is wrong with a target, told of the text that begins at `place`."""
    if _ON_DISK.match(target):
        return Problem.found("link-on-disk", place, value=target)
    address = _parts(target)
    if address.scheme in ("http", "https"):
        return outer_link(target, register, place)
    if address.scheme in ("mailto", "tel"):
        return mailbox(target, register, place) if address.scheme == "mailto" else None
    if address.scheme or target.startswith("/") or not target:
        return Problem.found("link-scheme", place, value=target)
    if target.startswith("#"):
        return _own_part(target, place, text, proposes=proposes)
    return _inner_link(unit, target, place, proposes=proposes)


def _own_part(target: str, place: Location, text: str, *, proposes: bool) -> Problem | None:
    """What is wrong with a link to a part of its own text."""
    ids, name = fragment(text).ids, routes.part(target)
    if not name or name in ids:
        return None
    near = suggest(target[1:], ids) if proposes else ""
    return Problem.found("link-fragment", place, value=target, hint=f"#{near}" if near else "")


def _inner_link(unit: Unit, target: str, place: Location, *, proposes: bool) -> Problem | None:
    found = routes.find(unit, place.file, target)
    if not found.fault:
        code = unseen(found.text, routes.layer_of(place.file)) if found.text else ""
        return Problem.found(code, place, value=target, name=found.text.title) if code and found.text else None
    if _HOST.fullmatch(target):
        return Problem.found("link-bare", place, value=target)
    return Problem.found(found.fault, place, value=target, hint=mend(unit, place, target, found) if proposes else "")


def unseen(text: Guide | Announcement, layer: tuple[str, ...]) -> str:
    """The rule that a link of a layer breaks whose text residents do not see, though the layer may know that; or "".

    A shared text that a unit hides for itself alone may still be named, also there: the link leads to the list.
    """
    key = "hide" if text.hide else "draft" if text.draft else ""
    own = text.at(key).file
    is_known = key and own == text.at("title").file and routes.is_in_reach(own, layer)
    return {"hide": "link-hidden", "draft": "link-draft"}[key] if is_known else ""


def mend(unit: Unit, place: Location, target: str, found: routes.ResolvedReference) -> str:
    """What can be pasted in the place of a reference that is broken; "" where nothing is meant for sure."""
    path, _, anchor = target.partition("#")
    if found.fault == "link-fragment":
        near = suggest(anchor, found.near())
        return f"{path}#{near}" if near else ""
    start, slash, name = path.rpartition("/")
    near = suggest(_DAY.sub("", name.removesuffix(".md")), found.near())
    if found.fault == "link-announcement" and near:
        near = unit.announcements[near].at().file.rpartition("/")[2]
    elif near and name.endswith(".md"):
        near += ".md"
    way = _elsewhere(unit, place, target) or (f"{start}{slash}{near}" if near else "")
    return "" if not way or routes.find(unit, place.file, way).fault else way


def _elsewhere(unit: Unit, place: Location, target: str) -> str:
    """The right way to a file that exists, but not where the link looks for it."""
    name = target.partition("#")[0].rpartition("/")[2]
    up = "../" if place.file.endswith(".md") else ""
    ways = (f"{up}{folder}/{name}" for folder in FOLDERS)
    return next((way for way in ways if way != target and _is_there(unit, place.file, way)), "")


def _is_there(unit: Unit, file: str, way: str) -> bool:
    """Whether a way leads to something, in every unit that shows the file and not only in this one."""
    found, name = routes.find(unit, file, way), way.rpartition("/")[2]
    source = found.text.at().file if found.text else unit.media[name].file if name in unit.media else file
    return not found.fault and routes.is_in_reach(source, routes.layer_of(file))


@lru_cache(maxsize=4096)
def _parts(target: str) -> SplitResult:
    r"""A target's parts; no known scheme where a browser may find others: to it https://a.vn\@b.gov.vn is a.vn."""
    with suppress(ValueError):
        if "\\" not in target:
            return urlsplit(target)
    return SplitResult("?", "", "", "", "")


def inside(place: Location, text: str, target: str, nth: int = 0) -> Location:
    """Where a target stands in a text whose first word is at `place`: in the `nth` link to it, if there are so many."""
    offsets = _offsets(text, target)
    offset = offsets[min(nth, len(offsets) - 1)] if offsets else text.find(target)
    return place if offset < 0 else past(place, text, offset)


@lru_cache(maxsize=8)
def _offsets(text: str, target: str) -> tuple[int, ...]:
    """Where a text writes a target, in the order of the text; a backslash may stand there twice."""
    found = list[int]()
    for name in dict.fromkeys((target, target.replace("\\", "\\\\"))):
        starts = _beginnings(text).get(_head(name, 0), ())
        for start in starts if _head(name, 0) == name else starts[:_MOST_ALIKE]:
            after = text[start + len(name) : start + len(name) + 1]
            if text.startswith(name, start) and (after in ("", ")", ">") or after.isspace()):
                found.append(start)
    return tuple(sorted(found))


@lru_cache(maxsize=8)
def _beginnings(text: str) -> Mapping[str, list[int]]:
    """Where a text may write targets, by what stands there up to a bracket or blank. It is looked through once."""
    found: dict[str, list[int]] = {}
    for match in _BEFORE.finditer(text):
        found.setdefault(_head(text, match.end()), []).append(match.end())
    return found


def _head(text: str, start: int) -> str:
    found = _HEAD.match(text, start)
    return found[0] if found else ""


def pictures(context: CheckContext) -> Iterator[Problem]:
    """Every picture is one, is ours, and says in words what it shows (WCAG 1.1.1)."""
    unit = context.unit
    for record in text_records(context.to_ask):
        for text, place, made in _illustrated(record):
            for source in made.pictures:
                if _ON_DISK.match(source) or source.startswith("/"):
                    continue  # told as a link
                if _parts(source).scheme:
                    yield Problem.found("picture-outside", inside(place, text, source), value=source)
                    continue
                found = routes.find(unit, place.file, source)
                if not found.fault and ending(found.address) not in PICTURES:
                    yield Problem.found("picture-kind", inside(place, text, source), value=source)
            for source in made.silent_pictures:
                yield Problem.found("picture-silent", inside(place, text, source), value=source)


@once
def _illustrated(record: Record) -> tuple[tuple[str, Location, Fragment], ...]:
    """The texts of a record that have pictures."""
    made = ((text, place, fragment(text)) for text, place in texts_of(record))
    return tuple(item for item in made if item[2].pictures)


def attachments(context: CheckContext) -> Iterator[Problem]:
    """Every file that is offered exists, and what is offered to be heard is a recording."""
    asked = context.to_ask
    for announcement in asked.announcements.values():
        for attachment in announcement.attachments:
            yield from _offered(context.unit, attachment)
    recordings = (
        *(guide.audio for guide in asked.guides.values()),
        *(item.audio for item in asked.announcements.values()),
    )
    for recording in recordings:
        if recording and recording.file:
            yield from _offered(context.unit, recording)
            if ending(recording.file) not in _RECORDINGS:
                yield Problem.found("audio-kind", recording.at("file"), value=recording.file)


def _offered(unit: Unit, offer: Attachment | Recording) -> Iterator[Problem]:
    if not offer.file:
        return  # told already: the key is required
    place = offer.at("file")
    if _ON_DISK.match(offer.file):
        yield Problem.found("link-on-disk", place, value=offer.file)
        return
    found = routes.find(unit, place.file, offer.file)
    if found.fault or "/media/" not in f"/{found.address}":
        yield Problem.found("link-file", place, value=offer.file, hint=mend(unit, place, offer.file, found))


CHECKS = (links, pictures, attachments)
