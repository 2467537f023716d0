"""The model is the schema: every record reads from a full example, and every mistake is told with its place."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal

import pytest
from contract import RECORDS

from site_builder.content.schema import keys_of, read_record
from site_builder.content.yaml_nodes import parse
from site_builder.model.announcement import Announcement, Attachment, Event
from site_builder.model.choices import ChannelKind, Role, State
from site_builder.model.contact import Contact, PhoneContact, PlaceContact
from site_builder.model.guide import Guide
from site_builder.model.issued_code import IssuedCode
from site_builder.model.location import Record
from site_builder.model.market import Market, Stall
from site_builder.model.problem import Problem
from site_builder.model.profile import (
    Channel,
    Ignored,
    Locality,
    Office,
    Profile,
    PublicNumber,
    Review,
    TeamLimit,
    Topic,
    Withdrawn,
)
from site_builder.model.question import ResidentQuestion
from site_builder.model.recording import Recording
from site_builder.model.scalars import Phone
from site_builder.model.services import Category, LinkCheck, Service
from site_builder.model.site import Site
from site_builder.model.succession import Succession
from site_builder.model.teams import Consent, Figure, Member, Outreach, Team
from site_builder.model.translation import AnnouncementTranslation, GuideTranslation, Phrase

FULL: dict[type[Record], str] = {
    Site: "{title: T, base_url: 'https://a.gov.vn', languages: [vi], theme: default, allowed_hosts: [zalo.me], "
    "demo: có, owner: xã, ended: [bao-quang], short_addresses: refresh, "
    "edit_url: 'https://github.com/a/b/tree/main/content', offline: không}",
    Office: "{name: a, address: b, hours: [c], phone: 0251 1022, email: d@e.vn, note: f, source: g, "
    "checked_on: 2026-11-01}",
    Channel: "{kind: zalo, value: 0912 345 678, label: b, hours: c, answers_within: d, note: e, source: f, "
    "checked_on: 2026-11-01}",
    Locality: "{id: ap-1, kind: ấp, name: '1', within: ap-2, into: b, channels: [{kind: visit}], sample: có}",
    Succession: "{kind: merged, into: a, from: b, date: 1/7/2025, since: 1/6/2019, about: có, note: c, source: d}",
    Review: "{id: contacts, days: 90, owner: Văn phòng}",
    TeamLimit: "{kind: thôn, members: 5}",
    Topic: "{id: a, name: b, summary: c, order: 7}",
    Profile: "{name: a, kind: xã, province: Đồng Nai, theme: a, aliases: [b], page_name: A24/7, code: '001', "
    "tagline: b, note: c, office: {name: d}, hotline: 113, "
    "channels: [{kind: visit}], localities: [{id: a, kind: ấp, name: b}], succession: {into: e}, "
    "topics: [{id: a, name: b}], warnings: [f], "
    "reviews: [{id: guides, days: 180}], public_numbers: [{number: 1, owner: Kho bạc}], "
    "ignore: [{value: a.md, reason: b, until: 2026-12-31}], limits: {members: 10}, "
    "withdrawn: {page: a/, reason: b, on: 2026-12-31}}",
    Withdrawn: "{page: huong-dan/a/, reason: b, on: 2026-12-31, to: guides/c.md}",
    PublicNumber: "{number: 3751 0123, owner: Kho bạc, source: a}",
    Ignored: "{value: a.md, reason: b, until: 31/12/2026, code: link-guide}",
    Category: "{id: a, name: b, order: 1}",
    Service: "{id: a, name: b, category: c, main: có, full_name: d, use: [e], operator: f, area: g, "
    "website: 'https://a.gov.vn', "
    "android: vn.a, ios: '123', size_mb: '71,4', size_note: h, hotline: [113, 19001006], hotline_note: i, "
    "without_app: j, former_names: [k], words: [w], requires: [l], facts: [m], state: closed, replaced_by: n, "
    "checked_on: 2026-11-01, sources: [o], hide: không}",
    Guide: "{title: a, summary: b, checked_on: 01/11/2026, why: c, topic: d, audience: members, services: [e], "
    "needs: [f], fee: g, "
    "duration: h, without_app: [i], mistakes: [j], warnings: [k], related: [l], "
    "audio: {file: a}, words: [w], sources: [m], order: 3, aliases: [n], "
    "draft: có, hide: có}",
    Recording: "{file: ../media/a.mp3, length: 2 phút, machine: có}",
    Event: "{starts: 2026-12-12 07:30, ends: '11h, 12/12/2026', place: a}",
    Attachment: "{file: ../media/a.pdf, label: b, reviewed_by: Văn phòng}",
    Announcement: "{title: a, date: 2026-12-04, summary: b, updated: 2026-12-05, expires: 2026-12-11, pinned: có, "
    "urgent: có, localities: [c], event: {starts: 2026-12-12}, attachments: [{file: d}], "
    "audio: {file: d}, source: e, sample: có, "
    "aliases: [f], draft: có, hide: có}",
    Consent: "{what: [phone, zalo], date: 2026-11-21, by: xã}",
    Member: "{name: a, role: deputy, position: b, phone: 0912 345 678, zalo: '0912345678', specialities: [c], "
    "consent: {what: [phone], date: 2026-11-21, by: xã}, valid_from: 2026-01-01, valid_to: 2026-12-31, source: d, "
    "sample: có}",
    Team: "{id: a, name: b, locality: c, state: launched, decision: d, decided_on: 2022-10-20, "
    "planned_on: 2022-10-25, launched_on: 2022-10-28, trained_on: 2022-11-15, reformed_on: 2025-07-01, "
    "partners: [e], members: [{name: f, role: core}], source: g, sample: có}",
    Outreach: "{date: 2026-12-12, repeat: thứ Bảy đầu tháng, from: 2026-12-01, until: 2027-06-30, "
    "except: [2027-02-06], starts: 7h30, ends: 11h, people: 5, workdays: '2,5', held: không, reason: f, "
    "place: a, localities: [b], topics: [c], partner: d, planned: 1.871, reached: 0, "
    "source: e, sample: có}",
    IssuedCode: "{code: 52718306, target: home, label: a, place: b, keeper: c, form: poster, issued: 2026-11-30, "
    "printed: 2026-12-01, status: retired, successor: contact, reason: d, seal: krjq}",
    Market: "{id: cho, name: Chợ, place: a, hours: [b], manager: c, note: d, stalls: [{id: sap-1, sign: e}], "
    "source: f, sample: có}",
    Stall: "{id: sap-1, sign: a, goods: [b], keeper: c, consent: {what: [name], date: 2026-11-01, by: d}, "
    "ways: [cash, bank], bank: e, account_name: f, note: g, source: h, sample: có}",
    GuideTranslation: "{original: a, title: b, summary: c, why: d, needs: [e], fee: f, duration: g, without_app: [h], "
    "mistakes: [i], warnings: [j], draft: có, hide: có}",
    AnnouncementTranslation: "{original: a, title: b, summary: c, draft: có, hide: có}",
    Phrase: "{text: a, says: b}",
    LinkCheck: "{address: 'https://a.gov.vn', checked_on: 2026-11-01}",
    ResidentQuestion: "{id: a, question: b, answer: c, date: 2026-11-21, answered_by: d, source: e, sample: có, "
    "hide: có}",
    Figure: "{label: a, value: 10.257, measure: hộ, as_of: 2026-11-01, source: b}",
}


def read(kind: type[Record], text: str, *, partial: bool = False) -> tuple[Record, list[Problem]]:
    """A record read from the value of a key."""
    tree, problems = parse(f"it: {text}", "a.yaml")
    return read_record(tree.entries["it"][1], kind, problems, partial=partial), problems


def told(kind: type[Record], text: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of each mistake."""
    tree, problems = parse(text, "a.yaml")
    read_record(tree, kind, problems)
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def test_every_record_has_an_example() -> None:
    """A new record comes with one."""
    assert set(FULL) == RECORDS


@pytest.mark.parametrize("kind", FULL, ids=lambda kind: kind.__name__)
def test_every_record_reads_from_a_full_example(kind: type[Record]) -> None:
    """Every key is accepted, fills its field with the right type, and keeps its place."""
    record, problems = read(kind, FULL[kind])
    assert problems == []
    for spec in keys_of(kind).values():
        assert spec.name in record.places
    default = kind(**{item.name: getattr(record, item.name) for item in fields(kind) if "derived" in item.metadata})
    kept = {spec.name for spec in keys_of(kind).values() if getattr(record, spec.name) == getattr(default, spec.name)}
    assert kept <= {"role", "languages", "theme", "hide", "status"}


def test_values_have_the_types_that_the_model_promises() -> None:
    """Not the texts that were written."""
    service, member, event = (read(kind, FULL[kind])[0] for kind in (Service, Member, Event))
    assert isinstance(service, Service)
    assert (service.size_mb, service.state, service.hotline) == (Decimal("71.4"), State.CLOSED, ("113", "19001006"))
    assert (service.hide, service.checked_on) == (False, date(2026, 11, 1))
    assert isinstance(member, Member)
    assert (member.role, member.phone, member.consent and member.consent.by) == (Role.DEPUTY, "0912345678", "xã")
    assert isinstance(event, Event)
    assert (event.starts, event.ends) == (datetime(2026, 12, 12, 7, 30), datetime(2026, 12, 12, 11))  # noqa: DTZ001 - Vietnamese time


def test_every_field_of_a_record_is_reachable_from_a_key() -> None:
    """But for those that follow from the file's name or text."""
    for kind in FULL:
        assert is_dataclass(kind)
        derived = {item.name for item in fields(kind) if "derived" in item.metadata}
        assert {spec.name for spec in keys_of(kind).values()} == {item.name for item in fields(kind)} - derived


def test_a_single_value_is_a_list_of_one() -> None:
    """Editors forget the brackets."""
    record, problems = read(Office, "{hours: Thứ Hai đến thứ Sáu, phone: 113}")
    assert isinstance(record, Office)
    assert (record.hours, problems) == (("Thứ Hai đến thứ Sáu",), [])
    profile, _ = read(Profile, "{name: a, kind: b, channels: {kind: phone}}")
    assert isinstance(profile, Profile)
    assert [channel.kind for channel in profile.channels] == [ChannelKind.PHONE]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("nmae", "name"), ("Name", "name"), ("hotlin", "hotline"), ("localites", "localities"), ("xyzzy", "")],
)
def test_an_unknown_key_is_told_with_the_nearest_known_one(written: str, meant: str) -> None:
    """It is proposed, and all keys are listed."""
    _, problems = read(Profile, f"{{name: a, kind: b, {written}: c}}")
    assert [(p.code, p.words["key"], p.words["hint"]) for p in problems] == [("unknown-key", written, meant)]
    assert problems[0].words["known"].split(", ") == list(keys_of(Profile))


MISTAKES = {
    "a list for a text": (Profile, "name: [a]\nkind: b\n", [("expected-text", 1, 7)]),
    "a mapping for a text": (Profile, "name: a\nkind: {b: c}\n", [("expected-text", 2, 7)]),
    "a text for a record": (Profile, "name: a\nkind: b\noffice: số 1\n", [("not-a-mapping", 3, 9)]),
    "a list for a record": (Profile, "name: a\nkind: b\noffice: [a]\n", [("not-a-mapping", 3, 9)]),
    "a text in a list of records": (Team, "id: a\nmembers: [b]\n", [("not-a-mapping", 2, 11)]),
    "not a choice": (Member, "name: a\nrole: trưởng\n", [("not-a-choice", 2, 7)]),
    "not a slug": (Team, "id: Tổ xã\n", [("slug-form", 1, 5)]),
    "not an address": (Site, "title: a\nbase_url: a.gov.vn\n", [("url-form", 2, 11)]),
    "an address with a space": (Site, "title: a\nbase_url: https://a b\n", [("url-form", 2, 11)]),
    "not a day": (Consent, "what: [phone]\ndate: 31/02/2026\nby: a\n", [("date-none", 2, 7)]),
    "half a year": (Consent, "what: [phone]\ndate: 1/2/26\nby: a\n", [("date-form", 2, 7)]),
    "not an hour": (Event, "starts: 2026-12-12 25:00\n", [("time-form", 1, 9)]),
    "maybe": (Locality, "id: a\nkind: b\nname: c\nsample: có lẽ\n", [("yes-no", 4, 9)]),
    "a count with a word": (Outreach, "date: 2026-12-12\nplanned: 7 người\n", [("count-form", 2, 10)]),
    "not a number": (Service, "id: a\nname: b\ncategory: c\nsize_mb: nan\n", [("number-form", 4, 10)]),
    "the second of a list": (Service, "id: a\nname: b\ncategory: c\nhotline: [113, 99]\n", [("phone-unknown", 4, 16)]),
    "nothing at all": (Consent, "{}", [("missing-key", 1, 1)] * 3),
    "a key without a value": (Category, "id: a\nname:\n", [("missing-key", 1, 1)]),
    "the same id": (
        Profile,
        "name: a\nkind: b\ntopics:\n- {id: a, name: b}\n- {id: a, name: c}\n",
        [("duplicate-id", 5, 8)],
    ),
}


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_names_its_rule_and_its_place(what: str) -> None:
    """The place of the value; that of the record where something is missing."""
    kind, text, expected = MISTAKES[what]
    assert told(kind, text) == expected


def test_all_mistakes_are_told_at_once() -> None:
    """Seven in nine lines, in the order in which they are written."""
    text = """\
nmae: a
kind: [xã]
hotline: 0912 34
office:
  phone: 12x
  adress: b
channels:
  - kind: zallo
code: {}
"""
    assert told(Profile, text) == [
        ("unknown-key", 1, 1),
        ("expected-text", 2, 7),
        ("phone-short", 3, 10),
        ("phone-letters", 5, 10),
        ("unknown-key", 6, 3),
        ("not-a-choice", 8, 11),
        ("expected-value", 9, 7),
        ("missing-key", 1, 1),
    ]


@pytest.mark.parametrize(
    ("channel", "value", "mistakes"),
    [
        ("{kind: phone, value: 0251 1022}", PhoneContact(Phone("02511022")), []),
        ("{value: 0251 1022, kind: phone}", PhoneContact(Phone("02511022")), []),
        ("{kind: visit, value: nhà  văn hóa}", PlaceContact("nhà văn hóa"), []),
        ("{kind: phone}", None, []),
        ("{kind: phone, value: }", None, []),
        ("{kind: phone, value: ''}", None, []),
        ("{kind: phone, value: 0251 abc}", None, [("phone-letters", 1, 22)]),
        ("{value: 0251 abc, kind: phone}", None, [("phone-letters", 1, 9)]),
        ("{kind: web, value: '[điền địa chỉ]'}", None, [("not-filled", 1, 21)]),
        ("{kind: phone, value: [113, 114]}", None, [("expected-text", 1, 22)]),
        ("{kind: gọi, value: 0251 abc}", None, [("not-a-choice", 1, 8)]),
        ("{value: 0251 abc}", None, [("missing-key", 1, 1)]),
    ],
)
def test_a_value_waits_for_the_kind_that_types_it(
    channel: str, value: Contact | None, mistakes: list[tuple[str, int, int]]
) -> None:
    """Wherever the kind is written. Without one, only that is told."""
    record, problems = read(Channel, channel)
    assert isinstance(record, Channel)
    assert record.value == value
    assert [(item.code, item.place.line, item.place.column - len("it: ")) for item in problems] == mistakes


def test_a_partial_record_may_lack_what_an_outer_layer_gives() -> None:
    """Only its id has to be there."""
    record, problems = read(Service, "{id: vneid, name: VNeID 2}", partial=True)
    assert problems == []
    assert record.missing() == ("category",)
    assert record.given() == {"id": "vneid", "name": "VNeID 2"}
