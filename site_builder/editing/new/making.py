"""The six kinds of new things: each a function from answers to files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from site_builder.check.hosts import websites
from site_builder.editing.new.append import append
from site_builder.editing.new.around import ContentContext, TakenNames
from site_builder.editing.new.lines import block, item, offered, pair, remark, shift, written
from site_builder.editing.new.naming import name_for
from site_builder.editing.new.unfit import CannotEdit
from site_builder.model.addresses import ANNOUNCEMENTS, ARCHIVE
from site_builder.model.problem import Refused
from site_builder.model.records import (
    Announcement,
    Channel,
    Event,
    Guide,
    Locality,
    Office,
    Outreach,
    Profile,
    Role,
    Service,
    Slug,
    Unit,
    Url,
)
from site_builder.text.normalize import slug

Answers = Mapping[str, str]
"""What was answered, by the question's name; "name" is what the file or entry is to be called, if anybody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFiles:
    """What is to be written: new files, and a file that gets more (its old bytes and its new ones)."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    changed: str = ""
    before: bytes = b""
    after: bytes = b""

    @property
    def shown(self) -> str:
        """The file to open next."""
        return self.changed or next(iter(self.files))

    @property
    def line(self) -> int:
        """The line of that file with which the new begins."""
        same = next((at for at, byte in enumerate(self.before) if byte != self.after[at]), len(self.before))
        return self.after[:same].count(b"\n") + 1


def _free(name: str, taken: TakenNames, word: str) -> str:
    if name in taken:
        raise CannotEdit(word, name=name, file=taken[name])
    return name


def _text(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _unit(answers: Answers, around: ContentContext) -> NewFiles:
    kind = answers["type"].lower()
    title = answers["title"]
    title = title[len(kind) :].strip() if title.lower().startswith(f"{kind} ") else title
    name = name_for({**answers, "title": title}, slug(kind) or "xa")
    if around.is_taken(name):
        raise CannotEdit("unfit_unit", name=name, file=around.name_of(name))
    helps, words = around.helps, around.helps.words
    about = remark(words["new.unit"].format(unit=f"{kind} {title}"))
    unit = [*about, *pair("name", title), *pair("kind", kind)]
    for lines in (
        *(offered(helps, Profile, key) for key in ("code", "tagline", "hotline")),
        block(helps, Profile, "office", Office, "address", "hours", "phone", "email"),
        block(helps, Profile, "channels", Channel, "kind", "value", "label", many=True),
        block(helps, Profile, "localities", Locality, "id", "kind", "name", many=True),
    ):
        unit += ["", *lines]
    path = "/".join((*around.folder.path, name))
    teams = [*remark(words["new.teams"].format(unit=f"{kind} {title}", path=path)), "teams:"]
    files = {"unit.yaml": unit, "teams.yaml": teams}
    return NewFiles(files={around.name_of(f"{name}/{file}"): _text(lines) for file, lines in files.items()})


def _guide(answers: Answers, around: ContentContext) -> NewFiles:
    name = _free(name_for(answers, "bai"), around.guides, "unfit_guide")
    front = [
        *pair("title", answers["title"]),
        *pair("summary", answers["summary"]),
        *pair("topic", answers.get("topic")),
        *remark(around.helps.words["new.checked_on"]),
        *pair("checked_on", answers["date"]),
        *_draft(around),
        *offered(around.helps, Guide, "why", "needs", "fee", "without_app", "mistakes", "warnings", "sources"),
    ]
    body = [around.helps.words["new.steps"]]
    return NewFiles(files={around.name_of(f"guides/{name}.md"): _text(["---", *front, "---", *body])})


def _announcement(answers: Answers, around: ContentContext) -> NewFiles:
    archive = ARCHIVE.removeprefix(ANNOUNCEMENTS).rstrip("/")
    name = name_for(answers, "tin", kept=(archive,))
    _free(name, around.announcements, "unfit_announcement")
    if "" < answers.get("expires", "") < answers["date"]:
        raise Refused("dates-crossed", key="expires", other="date")
    open_end = () if answers.get("expires") else ("expires",)
    front = [
        *pair("title", answers["title"]),
        *pair("date", answers["date"]),
        *pair("expires", answers.get("expires")),
        *_draft(around),
        *offered(around.helps, Announcement, "summary", *open_end, "localities", "source"),
        *block(around.helps, Announcement, "event", Event, "starts", "ends", "place"),
    ]
    body = [around.helps.words["new.announcement"]]
    file = around.name_of(f"announcements/{answers['date']}-{name}.md")
    return NewFiles(files={file: _text(["---", *front, "---", *body])})


def _draft(around: ContentContext) -> list[str]:
    """The line that keeps a text from the pages until somebody has written it."""
    return [*remark(around.helps.words["new.draft"]), "draft: có"]


def _team(answers: Answers, around: ContentContext) -> NewFiles:
    locality = answers.get("locality", "")
    name = slug(answers.get("name", "")) or (f"to-{locality}" if locality else name_for(answers, "to", is_file=False))
    _free(name, {key: team.at().file for key, team in around.unit.teams.items()}, "unfit_team")
    words, roles = around.helps.words, ", ".join(f"{role} = {around.helps.meaning(role)}" for role in Role)
    member = {"name": words["new.member_name"], "role": "member", "position": words["new.member_position"]}
    member["specialities"] = "[vneid, zalo]"
    head = [*pair("name", answers.get("head")), "role: head"]
    people = ["members:", *item(head)] if answers.get("head") else ["# members:"]
    lines = [
        *pair("id", name),
        *pair("name", answers["title"]),
        *pair("locality", locality),
        *remark(words["new.members"].format(roles=roles)),
        *people,
        *(f"# {line}" for line in item(f"{key}: {word}" for key, word in member.items())),
        *remark(words["new.consent"]),
    ]
    return _listed("teams", lines, around)


def _event(answers: Answers, around: ContentContext) -> NewFiles:
    for event in around.unit.events:
        same = event.date and f"{event.date:%Y-%m-%d}" == answers["date"] and event.place == answers.get("place", "")
        if same and event.topics == tuple(filter(None, [answers.get("title", "")])):
            raise CannotEdit("unfit_event", file=event.at().file, line=str(event.at().line))
    topics = ["topics:", *shift([f"- {written(answers['title'])}"])] if answers.get("title") else []
    lines = [
        *pair("date", answers["date"]),
        *pair("place", answers.get("place")),
        *topics,
        *offered(
            around.helps, Outreach, *(key for key in ("place",) if not answers.get("place")), "localities", "partner"
        ),
        *offered(around.helps, Outreach, "planned", "reached"),
    ]
    return _listed("events", lines, around)


def _service(answers: Answers, around: ContentContext) -> NewFiles:
    name = _free(name_for(answers, "dich-vu", is_file=False), around.services, "unfit_service")
    _judge(answers.get("website", ""), around)
    lines = [
        *pair("id", name),
        *pair("name", answers["title"]),
        *pair("category", answers["category"]),
        *pair("website", answers.get("website")),
        *pair("hotline", answers.get("hotline")),
        *offered(around.helps, Service, "use", "operator", "android", "ios", "without_app", "sources", "checked_on"),
    ]
    return _listed("services", lines, around)


def _judge(website: str, around: ContentContext) -> None:
    """An address to which nobody may lead residents is refused now, in the words of the check."""
    service = Service(id=Slug("a"), website=Url(website)) if website else Service()
    for problem in websites(Unit(services={service.id: service}), around.site):
        raise Refused(problem.code, **problem.words)


def _listed(key: str, lines: list[str], around: ContentContext) -> NewFiles:
    """An item of a list, in the file that has it or in a new one."""
    name = f"{key}.yaml"
    file, before = around.name_of(name), around.folder.files.get(name)
    if before is None:
        return NewFiles(files={file: _text([*remark(around.helps.list_of(key)), f"{key}:", *item(lines)])})
    return NewFiles(changed=file, before=before, after=append(before, file, key, lines))


MAKERS: Mapping[str, Callable[[Answers, ContentContext], NewFiles]] = {
    "unit": _unit,
    "team": _team,
    "guide": _guide,
    "announcement": _announcement,
    "event": _event,
    "service": _service,
}
"""Kind → what makes it; the same kinds as in QUESTIONS."""
