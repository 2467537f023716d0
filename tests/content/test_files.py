"""The files of a unit: which there are, how their front matter ends, what their names mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.files import read_layer
from site_builder.content.site_file import read_site
from site_builder.content.source import decode
from site_builder.model.file_kinds import FILE_KINDS
from site_builder.model.folder import Folder
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.unit import Unit

GUIDE = "---\ntitle: A\nsummary: B\nchecked_on: 2026-11-01\n---\n"


def layer(**files: str | bytes) -> tuple[Unit, tuple[Problem, ...]]:
    """One unit's layer; `guides__a` stands for guides/a.md."""
    named = {
        name.replace("__", "/").replace("_", "-") + (".md" if "__" in name else ".yaml"): files[name] for name in files
    }
    bodies = {name: text if isinstance(text, bytes) else text.encode() for name, text in named.items()}
    return read_layer(Folder(path=("xa",), files={"unit.yaml": b"name: A\nkind: b\n", **bodies}))


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    """Where each mistake is."""
    return [(p.place.file, p.code, p.place.line, p.place.column) for p in problems]


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        (GUIDE + "Một.\n", "Một.", 6),
        (GUIDE + "\n\nMột.\n", "Một.", 8),
        ("\n\n" + GUIDE + "Một.\n", "Một.", 8),
        (GUIDE + "  \n\t\nMột.\n", "Một.", 8),
        (GUIDE.replace("---\n", "---  \n") + "Một.", "Một.", 6),
        (GUIDE + "Một.\n\n---\n\nHai.\n", "Một.\n\n---\n\nHai.", 6),
        (GUIDE.replace("title: A", 'title: "---"') + "Một.\n", "Một.", 6),
    ],
    ids=[
        "plain",
        "empty lines",
        "empty lines before",
        "blank lines",
        "blanks after the fence",
        "a rule in the text",
        "dashes in a value",
    ],
)
def test_the_text_begins_after_the_second_fence(text: str, body: str, line: int) -> None:
    """And knows on which line of the file it does."""
    unit, problems = layer(guides__a=text)
    assert problems == ()
    guide = unit.guides["a"]
    assert (guide.body, guide.slug) == (body, "a")
    assert guide.at("body") == Location(file="xa/guides/a.md", line=line)


@pytest.mark.parametrize("text", [GUIDE, GUIDE.rstrip(), GUIDE + "\n  \n"], ids=["ended", "no line end", "blank"])
def test_front_matter_alone_leaves_the_text_to_an_outer_layer(text: str) -> None:
    """A text that is empty is not given."""
    unit, problems = layer(guides__a=text)
    assert problems == ()
    assert "body" not in unit.guides["a"].given()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "file-empty", 1),
        (" \n\n", "file-empty", 1),
        ("Một.\n", "no-front-matter", 1),
        ("---\ntitle: A\n\nMột.\n", "front-matter-open", 1),
        ("---\n", "front-matter-open", 1),
        ("---\ntitle: A\nsummary: x: y\n---\n", "yaml-colon", 3),
        ("---\ntitle: A\n\tsummary: y\n---\n", "yaml-tab", 3),
        ("---\n- A\n---\n", "not-a-mapping", 2),
        ("---\ntitle: A\ntitel: B\n---\n", "unknown-key", 3),
        ("---\nslug: a\n---\n", "unknown-key", 2),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_mistakes_in_front_matter_have_the_lines_of_the_file(text: str, code: str, line: int, ends: str) -> None:
    """Not those of the front matter alone."""
    _, problems = layer(guides__a=text.replace("\n", ends))
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]


def test_names_of_texts_are_their_addresses() -> None:
    """An announcement's date is no part of its name, a guide's would be."""
    news = "---\ntitle: A\ndate: 2026-11-01\n---\n"
    unit, problems = layer(announcements__2026_11_01_hop_ap=news, announcements__tin=news, guides__2026_11_01_a=GUIDE)
    assert problems == ()
    assert (set(unit.announcements), set(unit.guides)) == ({"hop-ap", "tin"}, {"2026-11-01-a"})


@pytest.mark.parametrize(
    ("name", "better"),
    [("Cài VNeID", "cai-vneid.md"), ("cai_vneid", "cai-vneid.md"), ("Đường-dây", "duong-day.md"), ("…", "vi-du.md")],
)
def test_a_name_that_is_no_address_is_refused_with_a_better_one(name: str, better: str) -> None:
    """The editor only has to copy it."""
    _, problems = read_layer(Folder(path=("xa",), files={f"guides/{name}.md": GUIDE.encode()}))
    (found,) = (problem for problem in problems if problem.code == "file-name")
    assert (found.place.file, found.words["better"]) == (f"xa/guides/{name}.md", better)


def test_a_translation_stands_beside_its_original() -> None:
    """Its name says of which text it is one, and in which language."""
    unit, problems = read_layer(
        Folder(
            path=("xa",),
            files={
                "unit.yaml": b"name: A\nkind: b\n",
                "guides/a.md": GUIDE.encode(),
                "guides/a.en.md": b"---\ntitle: A\n---\n",
            },
        ),
    )
    assert problems == ()
    assert set(unit.guides) == {"a"}
    assert {name: (one.slug, one.lang) for name, one in unit.guide_translations.items()} == {"a.en": ("a", "en")}


def test_the_keys_of_a_file_are_few() -> None:
    """`teams.yaml` holds teams, and nothing else."""
    _, problems = layer(teams="team: []\n", services="services: []\nteams: []\n", events="", figures="figures: a\n")
    assert told(problems) == [
        ("xa/figures.yaml", "not-a-mapping", 1, 10),
        ("xa/services.yaml", "unknown-key", 2, 1),
        ("xa/teams.yaml", "unknown-key", 1, 1),
    ]


def test_a_local_service_needs_only_its_id() -> None:
    """Without it nobody knows which one is meant."""
    unit, problems = layer(services="services: [{id: a, name: A}, {name: B}, {id: a, name: C}]\n")
    assert told(problems) == [("xa/services.yaml", "missing-key", 1, 30), ("xa/services.yaml", "duplicate-id", 1, 46)]
    assert {name: service.name for name, service in unit.services.items()} == {"a": "A"}


def test_old_code_pages_are_refused_with_their_line() -> None:
    """Windows-1258 is no UTF-8; the first wrong byte is on line 2."""
    _, problems = layer(teams=b"teams:\n  - id: B\xd2o\n")
    assert told(problems) == [("xa/teams.yaml", "encoding", 2, 1)]


def test_settings_are_read_from_the_root_only() -> None:
    """`site.yaml` belongs to the whole site."""
    site, problems = read_site(Folder(files={"site.yaml": b"title: Trang\nbase_url: https://a.gov.vn\n"}))
    assert (site.title, site.base_url, site.theme, problems) == ("Trang", "https://a.gov.vn", "default", ())
    _, missing = read_site(Folder())
    assert told(missing) == [("site.yaml", "no-site", 1, 1)]
    _, empty = read_site(Folder(files={"site.yaml": b""}))
    assert {problem.words["key"] for problem in empty} == {"title", "base_url"}


KEYS = [
    "name",
    "kind",
    "title",
    "id",
    "members",
    "teams",
    "services",
    "guides",
    "date",
    "checked_on",
    "office",
    "phone",
    "hotline",
    "channels",
    "localities",
]
YAMLISH = st.recursive(
    st.sampled_from(["", "có", "0912 345 678", "2026-11-01", "7", "đ: x", "#", '"a"', "[", "- a", "\u2028", "'"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


def written(data: object, depth: int = 0) -> str:
    """Nested data in block style, with scalars as they are: not always YAML."""
    pad = "  " * depth
    if isinstance(data, dict):
        return "".join(f"\n{pad}{key}: {written(value, depth + 1)}" for key, value in data.items())
    if isinstance(data, list):
        return "".join(f"\n{pad}- {written(value, depth + 1)}" for value in data)
    return str(data)


@given(
    st.sampled_from([name for name, kind in FILE_KINDS.items() if not kind.is_of_site]), YAMLISH, st.text(max_size=20)
)
def test_no_file_is_too_odd_to_be_read(name: str, data: object, body: str) -> None:
    """Law: reading never raises, and every mistake lies inside its file."""
    text = written(data).lstrip("\n")
    file = f"{name}a.md" if name.endswith("/") else name
    raw = (f"---\n{text}\n---\n{body}" if name.endswith("/") else text).encode("utf-8", "replace")
    _, problems = read_layer(Folder(path=("xa",), files={file: raw}))
    lines = decode(raw).split("\n")
    for problem in problems:
        if problem.place.file == f"xa/{file}":
            assert 1 <= problem.place.line <= len(lines)
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
        else:
            assert (problem.code, problem.place.file) == ("no-unit", "xa/unit.yaml")
