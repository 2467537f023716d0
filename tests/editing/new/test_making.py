"""Answers → files that pass `check`, whatever the answers are."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from small_site import CONTENT, DAY, SmallSite, small_site
from yaml12 import load as load12

from site_builder.content.load import scan
from site_builder.content.yaml_nodes import Items, parse
from site_builder.editing.new.lines import written
from site_builder.editing.new.make import (
    QUESTIONS,
    Answers,
    CannotEdit,
    ContentContext,
    NewFiles,
    Question,
    content_context,
    make,
)
from site_builder.editing.new.making import MAKERS
from site_builder.model.problem import Refused
from site_builder.output.atomic import replace, write_new

GIVEN = {
    "title": "Tổ công nghệ số ấp 1",
    "type": "xã",
    "summary": "Một câu.",
    "topic": "nen-tang",
    "date": "28/11/2026",
    "expires": "2026-12-30",
    "locality": "ap-1",
    "head": "Nguyễn Văn Mẫu",
    "place": "nhà văn hóa ấp",
    "category": "giay-to",
    "website": "https://dichvucong.gov.vn",
    "hotline": "0251.1022",
}
SITE = {
    **CONTENT,
    "bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nlocalities: [{id: ap-1, kind: ấp, name: '1'}]\n",
    "bao-quang/announcements/2026-11-01-cu.md": "---\ntitle: Cũ\ndate: 2026-11-01\naliases: [ten-cu]\n---\nCũ.\n",
}
PATH = ("bao-quang",)
ODD = ["Ðắk Lắk", "24/7", 'Anh nói "được"', "'", "🎉", "con", "NUL", "x" * 199, "a: b", "- a", "# a", "[a", "null"]
ODD += ["có", "---", "中文", "a\tb\nc", "\x00a", "\ud800b", "@a", "{a}", "a #b", "2026-11-22", "~", "luu-tru", "\u200b"]
ODD += ["a\\"]


def around(site: SmallSite, path: tuple[str, ...] = PATH, day: date = DAY) -> ContentContext:
    """What stands in a unit of the small site."""
    return content_context(scan(site.content), path, day, "vi")


def answered(kind: str, here: ContentContext, **given: str) -> Answers:
    """Raw answers as they are read; what is not given is left out."""
    raw = {**GIVEN, **given}
    read = {question.name: question.read(raw.get(question.name, ""), here) for question in QUESTIONS[kind]}
    return {"name": raw.get("name", ""), **read}


def write(site: SmallSite, made: NewFiles) -> None:
    """Puts it on the disk, as the command does."""
    if made.changed:
        replace(site.content / made.changed, made.before, made.after)
    write_new({site.content / name: body for name, body in made.files.items()})


@pytest.fixture
def here(tmp_path: object) -> SmallSite:
    """The small site with a locality and an announcement that has had another name."""
    return SmallSite(tmp_path, SITE)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", QUESTIONS)
@pytest.mark.parametrize("path", [(), PATH, ("xuan-an",)], ids=["shared", "rich", "bare"])
@pytest.mark.parametrize("full", [True, False], ids=["all answers", "few answers"])
def test_what_is_made_passes_check_at_once(kind: str, path: tuple[str, ...], here: SmallSite, *, full: bool) -> None:
    """In the shared layer, in a unit that has lists, in one that has none; and its comments are no content."""
    place = around(here, path)
    few = {question.name: "" for question in QUESTIONS[kind] if not question.needed}
    given = {} if full else few
    if not place.unit.profile.localities:
        given = {**given, "locality": ""}
    made = make(kind, answered(kind, place, **given), place)
    write(here, made)
    assert here.build(dry=True).told == []
    assert "(ghi" not in "".join(line for line in _plain(made) if ":" in line)


def _plain(made: NewFiles) -> list[str]:
    """The lines that are no comments and belong to no text below front matter."""
    texts = [body.decode() for body in made.files.values()] or [made.after.decode()]
    fronts = [re.sub(r"\A---\n(.*?)^---$.*", r"\1", text, flags=re.DOTALL | re.MULTILINE) for text in texts]
    return [line for front in fronts for line in front.splitlines() if not line.lstrip().startswith("#")]


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_comment_only_lacks_its_mark_to_be_content(kind: str, here: SmallSite) -> None:
    """Each `# key: …` without its # and one blank is YAML that the reader takes, ids of the examples aside."""
    place = around(here)
    few = {question.name: "" for question in QUESTIONS[kind] if not question.needed}
    made = make(kind, answered(kind, place, **{**few, "title": "Mới", "date": "20/11/2026"}), place)
    uncommented = {
        name: re.sub(r"^( *)# (?=[ -]*[a-z_]+:)", r"\1", body.decode(), flags=re.MULTILINE).encode()
        for name, body in (made.files or {made.changed: made.after}).items()
    }
    assert uncommented != (made.files or {made.changed: made.after})
    assert set(here.put(uncommented).build(dry=True).codes) <= {"unknown-id", "link-host", "not-filled"}


@given(kind=st.sampled_from(sorted(QUESTIONS)), title=st.text(max_size=60) | st.sampled_from(ODD), shared=st.booleans())
@example(kind="unit", title="con", shared=True)
@example(kind="guide", title="con", shared=False)
def test_any_title_makes_a_file_that_passes(kind: str, title: str, *, shared: bool) -> None:
    """The law. What cannot be a title is refused before anything is written."""
    with small_site(SITE) as site:
        place = around(site, () if shared else PATH)
        try:
            answers = answered(kind, place, title=title, **({"locality": ""} if shared else {}))
        except Refused:
            return  # a number of somebody's, or a place to fill in: asked again
        if QUESTIONS[kind][0].name == "title" and not answers["title"]:
            return  # the command asks again
        try:
            made = make(kind, answers, place)
        except CannotEdit:
            return  # the title happens to be taken
        write(site, made)
        assert site.build(dry=True).told == []
        assert all(re.fullmatch(r"[a-z0-9/.-]{1,90}", name) for name in made.files)
        assert not any(re.search(r"(^|/)(con|nul)(\.|/)", name) for name in made.files)
        for name, body in made.files.items():
            if name.endswith(".yaml"):
                load12(body.decode())  # other programs read it too


@given(text=st.text(max_size=30) | st.sampled_from(ODD))
def test_a_text_is_written_so_that_it_reads_back(text: str) -> None:
    """By us, and by programs that keep to YAML 1.2; on a line of its own and as an item of a list."""
    try:
        answer = Question(name="title").read(text, context=None)  # type: ignore[arg-type]
    except Refused:
        return
    if not answer:
        return
    for line in (f"a: {written(answer)}\n", f"a:\n  - {written(answer)}\n"):
        tree, problems = parse(line, "a")
        node = tree.entries["a"][1]
        (found,) = node.items if isinstance(node, Items) else [node]
        assert (problems, getattr(found, "text", None)) == ([], answer)
        load12(line)


@pytest.mark.parametrize("kind", QUESTIONS)
def test_the_same_twice_is_told(kind: str, here: SmallSite) -> None:
    """With the file in which it stands; nothing is written."""
    place = around(here)
    write(here, make(kind, answered(kind, place), place))
    again = around(here)
    with pytest.raises(CannotEdit) as caught:
        make(kind, answered(kind, again), again)
    assert caught.value.word == f"unfit_{kind}"
    assert caught.value.words["file"].startswith("bao-quang/")


@pytest.mark.parametrize(
    ("kind", "path", "title", "file"),
    [
        ("guide", PATH, "Cài VNeID", "guides/cai-vneid.md"),
        ("announcement", (), "Họp ấp", "bao-quang/announcements/2026-11-18-hop-ap.md"),
        ("announcement", PATH, "Tên cũ", "bao-quang/announcements/2026-11-01-cu.md"),
        ("service", PATH, "VNeID", "services.yaml"),
        ("team", PATH, "Tổ xã", "bao-quang/teams.yaml"),
        ("unit", (), "Xuân An", "xuan-an"),
        ("unit", (), "Hướng dẫn", "huong-dan"),
        ("unit", (), "Media", "media"),
        ("unit", (), "Guides", "guides"),
    ],
)
def test_a_name_that_is_taken_is_told(kind: str, path: tuple[str, ...], title: str, file: str, here: SmallSite) -> None:
    """By the unit itself, by those above it, by those below it, by an old name, by the builder."""
    place = around(here, path)
    with pytest.raises(CannotEdit) as caught:
        make(kind, answered(kind, place, title=title, locality=""), place)
    assert caught.value.words["file"] == file


def test_answers_that_do_not_go_together_are_refused(here: SmallSite) -> None:
    """Now, and not by the next check."""
    place = around(here)
    with pytest.raises(Refused, match="dates-crossed"):
        make("announcement", answered("announcement", place, expires="2026-11-01"), place)
    with pytest.raises(Refused, match="link-host"):
        make("service", answered("service", place, website="https://example.com"), place)
    with pytest.raises(Refused, match="not-a-choice"):
        answered("guide", place, topic="3")
    with pytest.raises(CannotEdit, match="unfit_long"):
        answered("guide", place, title="a" * 201)


def test_a_choice_may_be_given_by_its_number(here: SmallSite) -> None:
    """As the list on the screen counts."""
    place = around(here)
    assert answered("team", place, locality="1")["locality"] == "ap-1"


def test_a_name_may_be_asked_for(here: SmallSite) -> None:
    """Else it follows from the title; a team of a hamlet is named after it."""
    place = around(here)
    names = [
        next(iter(make(kind, answered(kind, place, **given), place).files))
        for kind, given in (
            ("guide", {"title": "Trả tiền rác ở đâu?"}),
            ("guide", {"title": "Trả tiền rác", "name": "rac"}),
            ("announcement", {"title": "Nghỉ lễ"}),
            ("announcement", {"title": "Lưu trữ"}),
            ("unit", {"title": "xã Con"}),
            ("guide", {"title": "dài " * 49}),
        )
    ]
    assert names == [
        "bao-quang/guides/tra-tien-rac-o-dau.md",
        "bao-quang/guides/rac.md",
        "bao-quang/announcements/2026-11-28-nghi-le.md",
        "bao-quang/announcements/2026-11-28-tin-luu-tru.md",
        "bao-quang/xa-con/unit.yaml",
        f"bao-quang/guides/{'dai-' * 14}dai.md",
    ]
    made = make("team", answered("team", place), place)
    assert b"  - id: to-ap-1\n" in made.after


def test_every_kind_has_its_questions() -> None:
    """And its maker."""
    assert set(QUESTIONS) == set(MAKERS)


def test_what_is_appended_is_found_again(here: SmallSite) -> None:
    """The line that is told is the first of the new ones."""
    place = around(here)
    made = make("team", answered("team", place), place)
    assert made.after.decode().splitlines()[made.line - 1] == "  - id: to-ap-1"
    assert parse(made.after.decode(), "a")[1] == []
