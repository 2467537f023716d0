"""Where a value comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import SmallSite

from site_builder.builder.queries import origin
from site_builder.content.origin import MARK, FieldOrigin, UnknownField, marked, trace
from site_builder.model.choices import ChannelKind
from site_builder.model.contact import PhoneContact, PlaceContact
from site_builder.model.guide import Guide
from site_builder.model.location import Location
from site_builder.model.profile import Channel, Profile
from site_builder.model.scalars import Markup, Phone, Slug
from site_builder.model.unit import Unit

CITY = (
    "name: Long Khánh\nkind: thành phố\nhotline: 0251 1022\ntopics: [{id: nen-tang, name: Nền tảng}]\n"
    "channels: [{kind: phone, value: 0251 1022}]\n"
)
COMMUNE = (
    "name: Bảo Quang\nkind: xã\nhotline: 113\noffice: {address: ấp 1, phone: 0251 1022}\n"
    "channels: [{kind: visit, value: nhà văn hóa}]\ntopics: [{id: nen-tang, order: 1}]\n"
)
OVERRIDE = "---\nwhy: Vì xa\nneeds: [Điện thoại, SIM]\nchecked_on: 2026-11-20\n---\n"


@pytest.fixture
def layered(site: SmallSite) -> SmallSite:
    """A commune that overrides a little of everything."""
    return site.put({"unit.yaml": CITY, "bao-quang/unit.yaml": COMMUNE, "bao-quang/guides/cai-vneid.md": OVERRIDE})


def told(found: FieldOrigin) -> list[tuple[str, str, int, str, bool]]:
    """Each layer's word: field, file, line, value, and whether it is shown."""
    return [(said.field, said.place.file, said.place.line, said.value, said.wins) for said in found.said]


def test_the_nearest_word_wins_and_the_others_are_told(layered: SmallSite) -> None:
    """The outermost layer first."""
    found = origin(layered.content, ("bao-quang",), "hotline")
    assert told(found) == [
        ("hotline", "unit.yaml", 3, "02511022", False),
        ("hotline", "bao-quang/unit.yaml", 3, "113", True),
    ]
    assert found.rule == "nearest"
    assert [said[-1] for said in told(origin(layered.content, ("xuan-an",), "hotline"))] == [True]


def test_a_key_of_a_text_is_replaced_by_itself(layered: SmallSite) -> None:
    """Slashes and dots both lead inside; the other keys stay the shared ones."""
    assert told(origin(layered.content, ("bao-quang",), "guides/cai-vneid/why")) == [
        ("guides.cai-vneid.why", "guides/cai-vneid.md", 4, "Một ứng dụng thay cho nhiều giấy tờ.", False),
        ("guides.cai-vneid.why", "bao-quang/guides/cai-vneid.md", 2, "Vì xa", True),
    ]
    whole = told(origin(layered.content, ("bao-quang",), "guides.cai-vneid"))
    assert ("guides.cai-vneid.needs.2", "bao-quang/guides/cai-vneid.md", 3, "SIM", True) in whole
    assert ("guides.cai-vneid.title", "guides/cai-vneid.md", 2, "Cài VNeID", True) in whole
    assert ("guides.cai-vneid.checked_on", "guides/cai-vneid.md", 7, "01/11/2026", False) in whole


def test_lists_that_are_united_are_all_shown(layered: SmallSite) -> None:
    """By the rule of the field."""
    found = origin(layered.content, ("bao-quang",), "channels")
    assert {said[1] for said in told(found) if said[-1]} == {"unit.yaml", "bao-quang/unit.yaml"}
    values = origin(layered.content, ("bao-quang",), "channels.1.value")
    assert told(values) == [
        ("channels.1.value", "unit.yaml", 5, "0251 1022", True),
        ("channels.1.value", "bao-quang/unit.yaml", 5, "nhà văn hóa", True),
    ]
    assert found.rule == "union"
    topic = origin(layered.content, ("bao-quang",), "topics.nen-tang")
    assert ("topics.nen-tang.order", "bao-quang/unit.yaml", 6, "1", True) in told(topic)
    assert topic.rule == "by_id"


def test_what_a_unit_says_for_itself_alone_is_not_inherited(layered: SmallSite) -> None:
    """The city's office is not the commune's."""
    found = origin(layered.content, ("bao-quang",), "office.phone")
    assert (found.rule, len(found.said)) == ("own", 1)
    assert told(origin(layered.content, ("bao-quang",), "name"))[0] == ("name", "unit.yaml", 1, "Long Khánh", False)


def test_a_field_that_nobody_wrote_is_known_and_empty(layered: SmallSite) -> None:
    """It is no mistake to ask for it."""
    assert origin(layered.content, ("bao-quang",), "tagline").said == ()
    assert origin(layered.content, ("bao-quang",), "guides.cai-vneid.fee").said == ()


@pytest.mark.parametrize(
    ("field", "near"),
    [("hotlien", "hotline"), ("guides.cai-vneidd", "cai-vneid"), ("guides.cai-vneid.wy", "why"), ("", ""), ("x.y", "")],
)
def test_an_unknown_field_is_answered_with_its_neighbours(field: str, near: str, layered: SmallSite) -> None:
    """At the part of the name where it went wrong."""
    with pytest.raises(UnknownField) as caught:
        origin(layered.content, ("bao-quang",), field)
    assert caught.value.near == near
    assert caught.value.known


@given(st.lists(st.sampled_from(["", "a", "b"]), min_size=1, max_size=4))
def test_of_any_layers_the_last_that_speaks_wins(words: list[str]) -> None:
    """Exactly one wins, if any says anything."""
    layers = [
        Unit(profile=Profile(tagline=word, places={"tagline": Location(file=f"{index}.yaml")} if word else {}))
        for index, word in enumerate(words)
    ]
    found = trace(layers, "tagline")
    assert [said.place.file for said in found.said] == [f"{index}.yaml" for index, word in enumerate(words) if word]
    expected = [f"{len(words) - 1}.yaml"] if words[-1] else []
    assert [said.place.file for said in found.said if said.wins] == expected, "a tagline is a unit's own"


def test_a_mark_goes_to_the_words_of_one_file_only() -> None:
    """And to no id, so that references still lead where they did."""
    here, there = Location(file="a.md"), Location(file="b.md")
    places = {"": here, "title": here, "why": there, "needs.0": here, "topic": here, "services.0": here}
    guide = Guide(
        slug=Slug("x"),
        title="T",
        why=Markup("W"),
        needs=(Markup("1"),),
        topic=Slug("t"),
        services=(Slug("s"),),
        places=places,
    )
    found = marked(Unit(guides={"x": guide}), "a.md").guides["x"]
    assert (found.title, found.why, found.needs) == (f"T{MARK}", "W", (f"1{MARK}",))
    assert (found.slug, found.topic, found.services) == ("x", "t", ("s",))


def test_a_mark_goes_to_what_a_channel_leads_to() -> None:
    """So that a page which shows a number is touched by the file that wrote it; other channels stay as they are."""
    here, there = Location(file="a.yaml"), Location(file="b.yaml")
    own = Channel(kind=ChannelKind.PHONE, value=PhoneContact(Phone("02511022")), places={"value": here})
    other = Channel(kind=ChannelKind.VISIT, value=PlaceContact("nhà văn hóa"), places={"value": there})
    found = marked(Unit(profile=Profile(channels=(own, other))), "a.yaml").profile.channels
    assert [channel.value for channel in found] == [PhoneContact(Phone(f"02511022{MARK}")), other.value]
