"""The schemas and the reader are of one mind, and the schemas in the repository are those that the model makes."""

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from small_site import PROJECT, tree
from yaml12 import load

from site_builder import cli
from site_builder.check.context import CheckContext
from site_builder.check.required import nameless, required
from site_builder.content.files import read_layer
from site_builder.content.schema import SCALARS, keys_of, read_record
from site_builder.content.site_file import read_site
from site_builder.content.source import decode
from site_builder.content.yaml_nodes import parse
from site_builder.editing.json_schema.make import _inner, schemas
from site_builder.editing.json_schema.patterns import FORMS, Schema
from site_builder.editing.json_schema.settings import with_schemas
from site_builder.model.folder import Folder
from site_builder.model.location import Record
from site_builder.model.quantity import Quantity
from site_builder.model.scalars import (
    AndroidId,
    AppleId,
    BaseUrl,
    Email,
    Language,
    Markup,
    Mobile,
    Phone,
    Province,
    Slug,
    UnitAddress,
    UnitCode,
    Url,
)
from site_builder.model.site import Site
from site_builder.model.unit import Unit
from site_builder.report.field_examples import EXAMPLES

CONTENT = PROJECT / "content"
SCHEMAS = PROJECT / ".vscode" / "schemas"
MADE = schemas("vi")
TEXTS = ("guide", "announcement")
FRONT = re.compile(r"---\n(.*?)^---$", re.DOTALL | re.MULTILINE)


@cache
def judge(kind: str) -> Draft202012Validator:
    """Whoever judges files of a kind."""
    return Draft202012Validator(MADE[kind])


def complaints(kind: str, text: str) -> list[ValidationError]:
    """What a schema has to say of a YAML text."""
    return list(judge(kind).iter_errors(load(text)))


def is_taken(kind: str, text: str) -> bool:
    """Whether the reader, and the rule on what must be there, have nothing to say of a YAML text.

    A unit without a name is refused by the build alone: the schema serves the base layer too, which has none.
    """
    if kind == "site":
        return not read_site(Folder(files={"site.yaml": text.encode()}))[1]
    name = f"{kind}s/a.md" if kind in TEXTS else f"{kind}.yaml"
    body = f"---\n{text}---\n" if kind in TEXTS else text
    unit, problems = read_layer(Folder(files={name: body.encode()}))
    context = CheckContext(unit=Unit(profile=unit.profile), site=Site(), day=date(2026, 11, 22))
    unnamed = list(nameless(unit.profile))
    own = [problem for problem in required(context) if problem not in unnamed] if kind == "unit" else []
    return not problems and not own


def test_every_type_has_a_form() -> None:
    """A new type of value comes with its pattern and its words."""
    assert set(FORMS) == set(SCALARS)


@pytest.mark.parametrize("kind", MADE)
def test_a_schema_is_one(kind: str) -> None:
    """By the rules of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(MADE[kind])


@pytest.mark.parametrize("kind", MADE)
def test_the_repository_holds_what_the_model_makes(kind: str) -> None:
    """`python3 build.py schema` was run after the last change to the contract."""
    assert json.loads((SCHEMAS / f"{kind}.json").read_text("utf-8")) == MADE[kind]
    assert {path.stem for path in SCHEMAS.iterdir()} == set(MADE)


def test_the_command_writes_them(tmp_path: Path) -> None:
    """Byte for byte those of the repository."""
    assert cli.main(["schema", "--output", str(tmp_path / "new")]) == 0
    assert tree(tmp_path / "new") == tree(SCHEMAS)


def test_settings_get_a_line_for_each_schema_that_they_lack() -> None:
    """Behind the others; comments and the lines of other programs stay, and settings without such lines are let be."""
    settings = (PROJECT / ".vscode" / "settings.json").read_text("utf-8")
    assert with_schemas(settings, ".vscode/schemas") == settings
    assert with_schemas(settings, "elsewhere") == settings
    line = '    ".vscode/schemas/qr.json": "content/**/qr.yaml"\n'
    shorter = settings.replace(f",\n{line}", "\n")
    assert shorter != settings
    assert with_schemas(shorter, ".vscode/schemas") == settings
    other = '    "other.json": "a.yaml"\n'
    assert with_schemas(shorter.replace('teams.yaml",\n', f'teams.yaml",\n{other[:-1]},\n'), ".vscode/schemas") == (
        settings.replace('teams.yaml",\n', f'teams.yaml",\n{other[:-1]},\n')
    )


def test_every_pattern_is_one_for_a_browser_too() -> None:
    """JavaScript with the `u` flag, which is what editors' programs use, is stricter than Python."""
    node = shutil.which("node")
    if not node:
        pytest.skip("node is not installed; .ci/run installs it with npm")
    patterns = sorted(set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(list(MADE.values())))))
    assert len(patterns) > 15
    script = f"for (const p of [{','.join(patterns)}]) new RegExp(p, 'u')"
    assert subprocess.run([node, "-e", script], capture_output=True, check=False).stderr == b""


def _real() -> list[tuple[str, Path]]:
    found = [(path.stem.partition(".")[0], path) for path in CONTENT.rglob("*.yaml")]
    texts = [path for path in CONTENT.rglob("*/*.md") if path.name != "README.md"]
    return found + [(path.parent.name.rstrip("s") + "translation" * ("." in path.stem), path) for path in texts]


@pytest.mark.parametrize(("kind", "path"), _real(), ids=lambda value: getattr(value, "stem", value))
def test_real_files_pass(kind: str, path: Path) -> None:
    """All that the communes have written."""
    text = decode(path.read_bytes())
    front = FRONT.match(text) if path.suffix == ".md" else None
    assert [error.message for error in complaints(kind, front[1] if front else text)] == []


DAYS = st.dates().map(lambda day: f"{day:%Y-%m-%d}") | st.dates().map(lambda day: f"{day.day}/{day.month}/{day.year}")
TIMES = st.sampled_from(["7:30", "07:30", "7h30", "7h", "7 giờ 30 phút", "7 giờ", "16:30"])
MOMENTS = st.builds("{} {}".format, DAYS, TIMES) | st.builds("{}, {}".format, TIMES, DAYS)
DIGITS = st.text("0123456789", min_size=1, max_size=12)
MOBILES = [
    "0912 345 678",
    "0912345678",
    "0912.345.678",
    "+84 912 345 678",
    "+84912345678",
    "0084 912345678",
    "+840912345678",
]
NUMBERS = [
    "(0251) 1022",
    "0251.1022",
    "0241022",
    "0251 113",
    "069.2345678",
    "08012345",
    "0912–345–678",
    "9191",
    "+842511022",
    "1900 1006",
    "19001006",
    "1800.1091",
    "113",
    "028 3822 1133",
]
PHONES = st.sampled_from([*MOBILES, *NUMBERS, "0203312345", "02033123456", "1022"])
PHONES |= st.builds("{}{}".format, st.sampled_from(["0", "+84", "+840", "02", "09", "1900", "0084"]), DIGITS)
COUNTS = st.integers(0, 10**6).map(str) | st.sampled_from(["1.871", "10.250", "1.871.000", "007"])
ANSWERS = st.sampled_from(["có", "Có", "KHÔNG", "x", "đúng", "true", "False", "yes", "No", "co\u0301"])
CODES = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True) | st.sampled_from(
    ["true", "1e3", "2e-1", "18"]
)
ADDRESSES = st.sampled_from(["https://a.gov.vn", "http://a.vn/b?c=d#e", "HTTPS://A.VN", "https://a.vn:8080/é"])
MAILBOXES = st.sampled_from(["1022@dongnai.gov.vn", "a.b-c@d.e.vn", "đ@a.vn"])
ANDROID = st.sampled_from(["com.vnid", "https://play.google.com/store/apps/details?id=com.vnid&hl=vi", "vn.a_b.c"])
APPLE = st.sampled_from(["1582750372", "id123", "https://apps.apple.com/vn/app/vneid/id1582750372?l=vi"])
SOME = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=12) | st.sampled_from(
    ["", "null", "~", "Null"]
)
FITTING: Mapping[object, st.SearchStrategy[str]] = {
    str: SOME,
    Markup: SOME,
    Phone: PHONES,
    Mobile: PHONES,
    Slug: CODES,
    date: DAYS,
    datetime: MOMENTS | DAYS,
    bool: ANSWERS,
    int: COUNTS,
    Quantity: COUNTS
    | st.sampled_from(["83/93", "93 / 83", "84,5 %", "84.5%", "hơn 441", "Khoảng 1.871", "~7", "2.5", "83 tổ"])
    | st.sampled_from(
        ["xấp xỉ 1,5 triệu", "Trên dưới 100", "tối đa 2 TỶ", "không dưới 84,5 %", "1.5 triệu", "3 triệu %"]
    ),
    Decimal: COUNTS | st.sampled_from(["71,4", "71.4", "0.5"]),
    Url: ADDRESSES,
    BaseUrl: ADDRESSES,
    Email: MAILBOXES,
    AndroidId: ANDROID,
    AppleId: APPLE,
    Language: st.sampled_from(["vi", "en", "km", "vn"]),
    UnitAddress: st.sampled_from(["bao-quang", "/a/b/", "Bảo Quang", "lien-he/a"]),
    Province: st.sampled_from(["Đồng Nai", "Cà Mau", "Sóc Trăng", "đồng nai"]),
    UnitCode: st.sampled_from(["26092", "00001", "75", "731", "1"]),
}
"""Texts of which the readers take most."""
ANY = st.one_of(*FITTING.values())
QUOTED = st.sampled_from(["{}", "{}", "{}", '"{}"', "'{}'", "“{}”", "{} ", '" {} "'])


@cache
def pieces() -> Mapping[str, Schema]:
    """The definition of every record, by its name in small letters."""
    return {name: piece for made in MADE.values() for name, piece in made["$defs"].items()}


def written(kind: object) -> st.SearchStrategy[str]:
    """A value as somebody might write it for a type, most often fittingly."""
    own = (
        st.sampled_from(list(kind)) if isinstance(kind, type) and issubclass(kind, StrEnum) else FITTING.get(kind, SOME)
    )
    return st.builds(lambda form, text: form.format(re.sub("[\"']", "", text)), QUOTED, own | own | ANY)


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_what_the_reader_takes_the_schema_takes(kind: type[Record], data: st.DataObject) -> None:
    """The law, key by key: a value that is read without a word is not marked in the editor's program."""
    key = data.draw(st.sampled_from(sorted(EXAMPLES[kind])))
    text = data.draw(written(_inner(keys_of(kind)[key].kind)[0]))
    line = data.draw(st.sampled_from([f"{key}: {text}\n", f"{key}: [{text}]\n", f"{key}:\n- {text}\n"]))
    tree, problems = parse(line, "a.yaml")
    read_record(tree, kind, problems, partial=True)
    if problems:
        return
    schema = {**pieces()[kind.__name__.lower()]["properties"][key], "$defs": pieces()}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(load(line)[key])] == []


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
def test_the_examples_that_are_shown_are_taken(kind: type[Record]) -> None:
    """All of a record's together, as they stand in a file."""
    text = "".join(f"{name}: {example}\n" for name, example in EXAMPLES[kind].items() if example)
    schema = {"$ref": f"#/$defs/{kind.__name__.lower()}", "$defs": pieces()}
    found = [error.message for error in Draft202012Validator(schema).iter_errors(load(text))]
    assert [said for said in found if "is a required property" not in said] == []


MISTAKES = {
    "unknown key": ("unit", "name: A\nkind: xã\nadress: B\n"),
    "unknown key inside": ("unit", "name: A\nkind: xã\noffice: {adress: B}\n"),
    "unknown list": ("teams", "team: []\n"),
    "nothing but a text": ("teams", "Tổ công nghệ số\n"),
    "a text for a record": ("unit", "name: A\nkind: xã\noffice: số 1\n"),
    "a text in a list of records": ("teams", "teams: [a]\n"),
    "a list for a text": ("unit", "name: [A]\nkind: xã\n"),
    "no id": ("teams", "teams: [{name: A}]\n"),
    "no role": ("teams", "teams: [{id: a, members: [{name: A}]}]\n"),
    "half a locality": ("unit", "name: A\nkind: xã\nlocalities: [{id: ap-1}]\n"),
    "short phone": ("unit", "name: A\nkind: xã\nhotline: 0912 34\n"),
    "short phone, a number to YAML": ("unit", "name: A\nkind: xã\nhotline: 091234567\n"),
    "long phone": ("unit", "name: A\nkind: xã\nhotline: 0912345678901\n"),
    "an area that is none": ("unit", "name: A\nkind: xã\nhotline: 0217 3123 456\n"),
    "a service number of nine digits": ("unit", "name: A\nkind: xã\nhotline: 1800 12345\n"),
    "letters in a phone": ("unit", "name: A\nkind: xã\nhotline: 0912 345 67x\n"),
    "two phones": ("services", "services: [{id: a, hotline: 0912 345 678 hoặc 0912 345 679}]\n"),
    "the second of two phones": ("services", "services: [{id: a, hotline: [113, 99]}]\n"),
    "a landline for Zalo": ("teams", "teams: [{id: a, members: [{name: A, role: head, zalo: 0251 1022}]}]\n"),
    "half a year": ("events", "events: [{date: 1/2/26}]\n"),
    "a month too many": ("events", "events: [{date: 2026-13-01}]\n"),
    "a year": ("events", "events: [{date: 2026}]\n"),
    "an hour in words": ("announcement", "event: {starts: sáng mai}\n"),
    "maybe": ("events", "events: [{date: 2026-12-12, sample: có lẽ}]\n"),
    "a count with a word": ("events", "events: [{date: 2026-12-12, planned: 7 hộ}]\n"),
    "less than none": ("events", "events: [{date: 2026-12-12, planned: -7}]\n"),
    "not a number": ("services", "services: [{id: a, size_mb: nặng}]\n"),
    "an id with marks": ("teams", "teams: [{id: Tổ xã}]\n"),
    "not a choice": ("teams", "teams: [{id: a, members: [{name: A, role: trưởng}]}]\n"),
    "an address without https": ("site", "title: A\nbase_url: a.vn\n"),
    "no mailbox": ("unit", "name: A\nkind: xã\noffice: {email: a@b}\n"),
    "no app": ("services", "services: [{id: a, android: vnid}]\n"),
    "no figure without a source": ("figures", "figures: [{label: A, value: 7, as_of: 2026-11-01}]\n"),
}


@pytest.mark.parametrize("what", MISTAKES)
def test_a_mistake_is_refused_by_both_in_vietnamese(what: str) -> None:
    """The schema has a message for whatever it refuses, and it is not the machine's own."""
    kind, text = MISTAKES[what]
    assert not is_taken(kind, text)
    found = complaints(kind, text)
    assert found
    for error in found:
        assert ". Sửa: " in error.schema["errorMessage"]  # type: ignore[index]


def test_blank_keys_and_empty_files_are_no_mistakes() -> None:
    """Editors leave a key open until they know."""
    for kind, text in (("teams", ""), ("teams", "teams:\n"), ("events", "# chưa có\n")):
        assert is_taken(kind, text)
        assert complaints(kind, text) == []
    blank = (
        "name: A\nkind: xã\nhotline:\noffice:\n  phone:\n  checked_on: ''\nchannels:\nlocalities: []\nsuccession: ~\n"
    )
    assert is_taken("unit", blank)
    assert complaints("unit", blank) == []


def test_an_override_may_lack_what_an_outer_layer_gives() -> None:
    """A commune's own number of a shared service, its own reason in a shared guide."""
    for kind, text in (("services", "services: [{id: vneid, hotline: 113}]\n"), ("guide", "hide: có\n")):
        assert is_taken(kind, text)
        assert complaints(kind, text) == []
