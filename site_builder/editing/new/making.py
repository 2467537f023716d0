"""Makes the six kinds of new things. Each has a function from answers to files."""

from collections.abc import Callable, Mapping
from dataclasses import field

from site_builder.check.hosts import outer_link, register_of
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.new.context import ContentContext, TakenNames
from site_builder.editing.new.lines import block, comment, item, offered, pair, shift, written
from site_builder.editing.new.naming import name_for
from site_builder.editing.new.unit_file import KnownOfUnit, ended, place_in, unit_lines
from site_builder.editing.values.change import changed
from site_builder.editing.values.edits import AddItem
from site_builder.editing.values.tree import Commented
from site_builder.model.addresses import ANNOUNCEMENTS, ARCHIVE
from site_builder.model.announcement import Announcement, Event
from site_builder.model.choices import Role
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.model.problem import Refused
from site_builder.model.scalars import Slug, Url
from site_builder.model.services import Service
from site_builder.model.teams import Outreach
from site_builder.model.unit import Unit
from site_builder.text.normalize import slug

ROOT = "."
"""The name of the root unit."""
Answers = Mapping[str, str]
"""It maps a question's name to its answer. "name" is the name that the user wants for the file or entry, if any."""


@frozen
class NewFiles:
    """Holds what is to be written: new files, and the old and new bytes of a file that gets an addition."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    changed: str = ""
    before: bytes = b""
    after: bytes = b""
    ended: Mapping[str, str] = field(default_factory=dict)
    """Of a unit that is none of today: its name, the day on which it ended, and what it became, if that is known."""

    @property
    def file_to_open(self) -> str:
        """Returns the file that the user should open next."""
        return self.changed or next(iter(self.files))

    @property
    def line(self) -> int:
        """Returns the line of that file on which the new part begins."""
        same = next((at for at, byte in enumerate(self.before) if byte != self.after[at]), len(self.before))
        return self.after[:same].count(b"\n") + 1


def _unused(name: str, taken: TakenNames, word: str) -> str:
    if name in taken:
        raise CannotEdit(word, name=name, file=taken[name])
    return name


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _unit(answers: Answers, context: ContentContext) -> NewFiles:
    kind = answers["type"].lower()
    title = answers["title"]
    title = title[len(kind) :].strip() if title.lower().startswith(f"{kind} ") else title
    place = place_in(context.unit.profile.province, kind, title)
    known = KnownOfUnit(name=place.name if place else title, kind=kind, code=place.code if place else "", place=place)
    is_root = answers.get("name") == ROOT and not context.folder.path
    name = "" if is_root else name_for({**answers, "title": known.name}, slug(kind) or "xa")
    if is_root and "unit.yaml" in context.folder.files:
        raise CannotEdit("unfit_root", file=context.name_of("unit.yaml"))
    if context.is_taken(name):
        raise CannotEdit("unfit_unit", name=name, file=context.name_of(name))
    words, full = context.helps.words, f"{kind} {known.name}"
    unit = [*comment(words["new.root" if is_root else "new.unit"].format(unit=full)), *unit_lines(known, context.helps)]
    path = "/".join((*context.folder.path, name)) or ROOT
    teams = [*comment(words["new.teams"].format(unit=full, path=path)), "teams:"]
    files = {"unit.yaml": unit, "teams.yaml": teams}
    made = {file: lines for file, lines in files.items() if not is_root or file not in context.folder.files}
    written = {context.name_of(f"{name}/{file}".lstrip("/")): _text(lines) for file, lines in made.items()}
    return NewFiles(files=written, ended=ended(place, context.helps))


def _guide(answers: Answers, context: ContentContext) -> NewFiles:
    name = _unused(name_for(answers, "bai"), context.guides, "unfit_guide")
    front = [
        *pair("title", answers["title"]),
        *pair("summary", answers["summary"]),
        *pair("topic", answers.get("topic")),
        *comment(context.helps.words["new.checked_on"]),
        *pair("checked_on", answers["date"]),
        *_draft(context),
        *offered(context.helps, Guide, "why", "needs", "fee", "without_app", "mistakes", "warnings", "sources"),
    ]
    body = [context.helps.words["new.steps"]]
    return NewFiles(files={context.name_of(f"guides/{name}.md"): _text(["---", *front, "---", *body])})


def _announcement(answers: Answers, context: ContentContext) -> NewFiles:
    archive = ARCHIVE.removeprefix(ANNOUNCEMENTS).rstrip("/")
    name = name_for(answers, "tin", kept=(archive,))
    _unused(name, context.announcements, "unfit_announcement")
    if "" < answers.get("expires", "") < answers["date"]:
        raise Refused("dates-crossed", key="expires", other="date")
    event = {key: context.helps.field(Event, key).example for key in ("starts", "ends", "place")}
    open_end = () if answers.get("expires") else ("expires",)
    front = [
        *pair("title", answers["title"]),
        *pair("date", answers["date"]),
        *pair("expires", answers.get("expires")),
        *_draft(context),
        *offered(context.helps, Announcement, "summary", *open_end, "localities", "source"),
        *block(context.helps, Announcement, "event", event),
    ]
    body = [context.helps.words["new.announcement"]]
    file = context.name_of(f"announcements/{answers['date']}-{name}.md")
    return NewFiles(files={file: _text(["---", *front, "---", *body])})


def _draft(context: ContentContext) -> list[str]:
    """The line that keeps a text from the pages until somebody has written it."""
    return [*comment(context.helps.words["new.draft"]), "draft: có"]


def _team(answers: Answers, context: ContentContext) -> NewFiles:
    locality = answers.get("locality", "")
    name = slug(answers.get("name", "")) or (f"to-{locality}" if locality else name_for(answers, "to", is_file=False))
    _unused(name, {key: team.at().file for key, team in context.unit.teams.items()}, "unfit_team")
    words, roles = context.helps.words, ", ".join(f"{role} = {context.helps.meaning(role)}" for role in Role)
    member = {"name": words["new.member_name"], "role": "member", "position": words["new.member_position"]}
    member["specialities"] = "[vneid, zalo]"
    head = [*pair("name", answers.get("head")), "role: head"]
    people = ["members:", *item(head)] if answers.get("head") else ["# members:"]
    lines = [
        *pair("id", name),
        *pair("name", answers["title"]),
        *pair("locality", locality),
        *comment(words["new.members"].format(roles=roles)),
        *people,
        *(f"# {line}" for line in item(f"{key}: {word}" for key, word in member.items())),
        *comment(words["new.consent"]),
    ]
    return _with_item("teams", lines, context)


def _event(answers: Answers, context: ContentContext) -> NewFiles:
    for event in context.unit.events:
        same = event.date and f"{event.date:%Y-%m-%d}" == answers["date"] and event.place == answers.get("place", "")
        if same and event.topics == tuple(filter(None, [answers.get("title", "")])):
            raise CannotEdit("unfit_event", file=event.at().file, line=str(event.at().line))
    topics = ["topics:", *shift([f"- {written(answers['title'])}"])] if answers.get("title") else []
    lines = [
        *pair("date", answers["date"]),
        *pair("place", answers.get("place")),
        *topics,
        *offered(
            context.helps, Outreach, *(key for key in ("place",) if not answers.get("place")), "localities", "partner"
        ),
        *offered(context.helps, Outreach, "planned", "reached"),
    ]
    return _with_item("events", lines, context)


def _service(answers: Answers, context: ContentContext) -> NewFiles:
    name = _unused(name_for(answers, "dich-vu", is_file=False), context.services, "unfit_service")
    _check_website(answers.get("website", ""), context)
    lines = [
        *pair("id", name),
        *pair("name", answers["title"]),
        *pair("category", answers["category"]),
        *pair("website", answers.get("website")),
        *pair("hotline", answers.get("hotline")),
        *offered(context.helps, Service, "use", "operator", "android", "ios", "without_app", "sources", "checked_on"),
    ]
    return _with_item("services", lines, context)


def _check_website(website: str, context: ContentContext) -> None:
    """Refuses a website to which nobody may lead residents, in the words of the check."""
    service = Service(id=Slug("a"), website=Url(website)) if website else Service()
    register = register_of(Unit(services={service.id: service}), context.site)
    problem = outer_link(website, register, service.at("website")) if website else None
    if problem:
        raise Refused(problem.code, **problem.words)


def _with_item(key: str, lines: list[str], context: ContentContext) -> NewFiles:
    """Adds an item to a list, in the file that holds it or in a new file."""
    name = f"{key}.yaml"
    file, before = context.name_of(name), context.folder.files.get(name)
    if before is None:
        return NewFiles(files={file: _text([*comment(context.helps.list_of(key)), f"{key}:", *item(lines)])})
    return NewFiles(changed=file, before=before, after=changed(before, file, [AddItem((key,), Commented(lines))]))


MAKERS: Mapping[str, Callable[[Answers, ContentContext], NewFiles]] = {
    "unit": _unit,
    "team": _team,
    "guide": _guide,
    "announcement": _announcement,
    "event": _event,
    "service": _service,
}
"""It maps each kind to the function that makes it. The kinds are those of QUESTIONS."""
