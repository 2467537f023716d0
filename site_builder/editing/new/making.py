"""The six kinds of new things: each a function from answers to files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from site_builder.check.hosts import outer_link, register_of
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
    Service,
    Slug,
    Unit,
    Url,
)
from site_builder.report.field_help import LISTS
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
    unit = [*remark(_UNIT.format(f"{kind} {title}")), *pair("name", title), *pair("kind", kind)]
    for lines in (
        *(offered(Profile, key) for key in ("code", "tagline", "hotline")),
        block(Profile, "office", Office, "address", "hours", "phone", "email"),
        block(Profile, "channels", Channel, "kind", "value", "label", many=True),
        block(Profile, "localities", Locality, "id", "kind", "name", many=True),
    ):
        unit += ["", *lines]
    path = "/".join((*around.folder.path, name))
    teams = [*remark(_TEAMS.format(f"{kind} {title}", path)), "teams:"]
    files = {"unit.yaml": unit, "teams.yaml": teams}
    return NewFiles(files={around.name_of(f"{name}/{file}"): _text(lines) for file, lines in files.items()})


_UNIT = (
    "Trang của {}. Sửa chữ sau dấu hai chấm; giữ nguyên chữ trước dấu hai chấm. Dòng bắt đầu bằng dấu # là ghi chú, "
    "không hiện trên trang: biết điều gì thì xóa dấu # và một dấu cách ngay sau nó, rồi thay chữ mẫu bằng chữ thật. "
    "Chưa biết thì để nguyên, trang tự ghi «đang cập nhật»."
)
_TEAMS = (
    "Các tổ công nghệ số của {}. Thêm một tổ: chép khối mẫu trong sổ tay (content/README.md), "
    "hoặc chạy lệnh: python3 build.py new team --unit {}"
)


def _guide(answers: Answers, around: ContentContext) -> NewFiles:
    name = _free(name_for(answers, "bai"), around.guides, "unfit_guide")
    front = [
        *pair("title", answers["title"]),
        *pair("summary", answers["summary"]),
        *pair("topic", answers.get("topic")),
        *remark("Ngày đã thử lại đủ các bước. Chưa thử thì đừng xóa dòng draft."),
        *pair("checked_on", answers["date"]),
        *_DRAFT,
        *offered(Guide, "why", "needs", "fee", "without_app", "mistakes", "warnings", "sources"),
    ]
    body = ["1. (ghi bước thứ nhất: bấm vào đâu)", "2. (ghi bước thứ hai)", "3. (ghi thấy gì thì biết là đã xong)"]
    return NewFiles(files={around.name_of(f"guides/{name}.md"): _text(["---", *front, "---", *body])})


def _announcement(answers: Answers, around: ContentContext) -> NewFiles:
    archive = ARCHIVE.removeprefix(ANNOUNCEMENTS).rstrip("/")
    name = name_for(answers, "tin", kept=(archive,))
    _free(name, around.announcements, "unfit_announcement")
    if "" < answers.get("expires", "") < answers["date"]:
        raise Refused("dates-crossed", key="expires", other="date")
    front = [
        *pair("title", answers["title"]),
        *pair("date", answers["date"]),
        *pair("expires", answers.get("expires")),
        *_DRAFT,
        *offered(Announcement, "summary", *(() if answers.get("expires") else ("expires",)), "localities", "source"),
        *block(Announcement, "event", Event, "starts", "ends", "place"),
    ]
    body = ["(ghi nội dung: việc gì, ai cần biết, ngày giờ nào, ở đâu, hỏi ai)"]
    file = around.name_of(f"announcements/{answers['date']}-{name}.md")
    return NewFiles(files={file: _text(["---", *front, "---", *body])})


_DRAFT = [*remark("Còn dòng dưới đây thì bài chưa lên trang. Viết xong, đọc lại rồi xóa cả hai dòng này."), "draft: có"]


def _team(answers: Answers, around: ContentContext) -> NewFiles:
    locality = answers.get("locality", "")
    name = slug(answers.get("name", "")) or (f"to-{locality}" if locality else name_for(answers, "to", is_file=False))
    _free(name, {key: team.at().file for key, team in around.unit.teams.items()}, "unfit_team")
    roles = "Vai trò (role): head = tổ trưởng, deputy = tổ phó, core = thành viên xung kích, member = thành viên."
    member = [f"{key}: {word}" for key, word in _MEMBER.items()]
    head = [*pair("name", answers.get("head")), "role: head"]
    people = ["members:", *item(head)] if answers.get("head") else ["# members:"]
    lines = [
        *pair("id", name),
        *pair("name", answers["title"]),
        *pair("locality", locality),
        *remark(f"Mỗi người bắt đầu bằng «- name:». {roles}"),
        *people,
        *(f"# {line}" for line in item(member)),
        *remark("Số điện thoại của ai chỉ được ghi khi người ấy đã đồng ý: xem consent trong sổ tay."),
    ]
    return _listed("teams", lines, around)


_MEMBER = {"name": "(ghi họ tên)", "role": "member", "position": "(ghi chức vụ)", "specialities": "[vneid, zalo]"}


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
        *offered(Outreach, *(key for key in ("place",) if not answers.get("place")), "localities", "partner"),
        *offered(Outreach, "planned", "reached"),
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
        *offered(Service, "use", "operator", "android", "ios", "without_app", "sources", "checked_on"),
    ]
    return _listed("services", lines, around)


def _judge(website: str, around: ContentContext) -> None:
    """An address to which nobody may lead residents is refused now, in the words of the check."""
    service = Service(id=Slug("a"), website=Url(website)) if website else Service()
    register = register_of(Unit(services={service.id: service}), around.site)
    problem = outer_link(website, register, service.at("website")) if website else None
    if problem:
        raise Refused(problem.code, **problem.words)


def _listed(key: str, lines: list[str], around: ContentContext) -> NewFiles:
    """An item of a list, in the file that has it or in a new one."""
    name = f"{key}.yaml"
    file, before = around.name_of(name), around.folder.files.get(name)
    if before is None:
        return NewFiles(files={file: _text([*remark(LISTS[key].says), f"{key}:", *item(lines)])})
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
