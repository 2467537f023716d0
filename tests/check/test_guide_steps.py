"""Guides: steps that count on, steps that are spoken of, services that live."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from small_site import SERVICES, SmallSite

from site_builder.check.guide_steps import steps
from site_builder.text.markdown import fragment

GUIDE = "---\ntitle: B\nsummary: T\nservices: [{}]\nchecked_on: 2026-11-01\n---\n{}\n"
SOUND = [
    "1. a\n2. b\n3. c",
    "1. a\n1. b\n1. c",
    "1. a\n\n2. b\n\n3. c",
    "1. a\n    - x\n    - y\n2. b",
    "1. a\n\n    Một đoạn trong bước.\n\n    1. việc nhỏ\n    2. việc nhỏ\n\n2. b",
    "1. a\ndòng nối tiếp\n2. b",
    "1. a\n2. b\n\nChờ một lát.\n\n3. c",
    "## Trên máy\n\n1. a\n2. b\n\n## Tại xã\n\n1. c\n2. d",
    "## Trên máy\n\n1. a\n2. b\n\n## Tại xã\n\n3. c\n4. d",
    "1. a\n2. b\n\nNếu dùng iPhone:\n\n1. c\n2. d",
    "1. a\n2. b\n\n**Cách hai**\n\n1. c\n2. d",
    "Sinh năm\n1990. Đó là một năm.",
    "- a\n- b",
    "1. a\n\n   Lùi vào ba dấu cách.\n\n1. b",
    "1) a\n2) b",
    "1.Mở\n2.Bấm",
    "Không có bước nào.",
    "",
]
UNSOUND = [
    ("2. a\n3. b", [(2, 1)]),
    ("1. a\n3. b", [(3, 2)]),
    ("1. a\n2. b\n2. c", [(2, 3)]),
    ("1. a\n2. b\n1. c", [(1, 3)]),
    ("1. a\n\nChờ một lát.\n\n1. b", [(1, 2)]),
    ("1. a\n\n![Màn hình](../media/a.jpg)\n\n1. b\n\n![Màn hình](../media/b.jpg)\n\n1. c", [(1, 2), (1, 2)]),
    ("1. a\n\n- xen vào\n\n1. b", [(1, 2)]),
    ("1. a\n2. b\n\nChờ một lát.\n\n5. c", [(5, 3)]),
]


@pytest.mark.parametrize("text", SOUND)
def test_steps_in_order_are_left_alone(text: str) -> None:
    """Also those that the browser counts, that go on after a pause, or begin again under a heading or for a choice."""
    assert [step for step in steps(text) if not step.is_sound] == []


@pytest.mark.parametrize(("text", "wrong"), UNSOUND)
def test_steps_that_jump_or_begin_again_are_told(text: str, wrong: list[tuple[int, int]]) -> None:
    """With the number that is written, and the one that should be."""
    assert [(step.written, step.wanted) for step in steps(text) if not step.is_sound] == wrong


@pytest.mark.parametrize("text", [*SOUND, *(text for text, _ in UNSOUND)])
def test_numbers_are_those_that_pages_show(text: str) -> None:
    """Read from the page's own lists: where each begins, and how many items it has."""
    page = BeautifulSoup("".join(fragment(text).parts), "html.parser")
    lists = [(int(str(found.get("start", "1"))), found) for found in page.find_all("ol", recursive=False)]
    shown = [start + index for start, found in lists for index, _ in enumerate(found.find_all("li", recursive=False))]
    assert [step.shown for step in steps(text)] == shown


@given(text=st.text("1 2.\n#*-:ab\t", max_size=60))
def test_no_text_stops_the_count(text: str) -> None:
    """Every numbered line is found where it stands."""
    for step in steps(text):
        assert text[step.offset :].startswith(str(step.written)) or text[step.offset].isdigit()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Sai thì làm lại bước 2.", []),
        ("Làm lại từ Bước 1 đến bước 3.", [23]),
        ("Không được thì xem bước 4, rồi bước 12.", [20, 32]),
        ("Xem bước 9 của bài Cài VNeID.", []),
        ("Xem [bước 2](../../guides/cai-vneid.md#buoc-2), bước 9.", []),
        ("Bước đầu, từng bước, 9 bước.", []),
    ],
)
def test_a_step_that_is_spoken_of_exists(said: str, told: list[int], site: SmallSite) -> None:
    """Each is told where its words stand; steps of other texts are their own affair."""
    built = site.put({"bao-quang/guides/bai.md": GUIDE.format("vneid", f"1. a\n2. b\n\n{said}")}).build(dry=True)
    assert built.told == [("bao-quang/guides/bai.md", "guide-step-unknown", 10, column) for column in told]


def test_a_guide_without_steps_may_speak_of_any(site: SmallSite) -> None:
    """They are somebody else's."""
    assert site.put({"bao-quang/guides/bai.md": GUIDE.format("vneid", "Xem bước 3.")}).build(dry=True).codes == []


def test_a_guide_to_what_is_gone_is_told_but_not_one_whose_page_leads_to_the_successor(site: SmallSite) -> None:
    """The page shows the addresses of what has replaced a service."""
    past = "  - {{id: {}, name: A, category: giay-to, state: {}}}\n"
    services = SERVICES + past.format("a", "closed") + past.format("b", "replaced, replaced_by: vneid")
    site.put({"services.yaml": services + past.format("c", "replaced, replaced_by: a")})
    built = site.put({"bao-quang/guides/bai.md": GUIDE.format("a, b, c", "x")}).build(dry=True)
    assert built.told == [
        ("bao-quang/guides/bai.md", "guide-service-past", 4, 12),
        ("bao-quang/guides/bai.md", "guide-service-past", 4, 18),
    ]
