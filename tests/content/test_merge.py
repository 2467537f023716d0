"""Layers → one unit: the rule belongs to the field, merging is associative, every value knows where it was written."""

from collections.abc import Mapping
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import CONTENT, GUIDE, SmallSite

from site_builder.content.files import read_layer
from site_builder.content.merge import PROFILE_RULES, UNIT_RULES, merge, visible
from site_builder.model.folder import Folder
from site_builder.model.location import Location, Record
from site_builder.model.profile import Profile
from site_builder.model.unit import Unit

GUIDES = st.dictionaries(
    st.sampled_from(["a", "b"]),
    st.tuples(
        st.dictionaries(
            st.sampled_from(["title", "summary", "why", "fee", "checked_on", "needs", "services", "hide", "topic"]),
            st.integers(1, 9),
        ),
        st.booleans(),
    ),
    max_size=2,
)
PROFILES = st.dictionaries(
    st.sampled_from(
        ["name", "kind", "tagline", "note", "hotline", "warnings", "channels", "topics", "office", "localities"]
    ),
    st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True),
)
SERVICES = st.dictionaries(
    st.sampled_from(["v", "w"]),
    st.dictionaries(st.sampled_from(["name", "category", "website", "use", "hide"]), st.integers(1, 9)),
    max_size=2,
)


def profile(keys: dict[str, list[int]]) -> str:
    """A `unit.yaml` of any of its keys."""
    forms = {
        "hotline": lambda ns: f"11{ns[0] + 1}",
        "warnings": lambda ns: str([f"w{n}" for n in ns]),
        "channels": lambda ns: "[" + ", ".join(f"{{kind: web, value: 'https://c{n}.vn'}}" for n in ns) + "]",
        "topics": lambda ns: "[" + ", ".join(f"{{id: t{n}, name: n{ns[0]}, order: {n}}}" for n in ns) + "]",
        "localities": lambda ns: "[" + ", ".join(f"{{id: l{n}, kind: ấp, name: n{n}}}" for n in ns) + "]",
        "office": lambda ns: f"{{name: n{ns[0]}}}",
    }
    return "".join(f"{key}: {forms.get(key, lambda ns: f'x{ns[0]}')(ns)}\n" for key, ns in keys.items())


def guide(keys: dict[str, int], *, body: bool) -> str:
    """A guide of any of its keys, with a text of its own or without."""
    forms = {"checked_on": "2026-11-0{}", "needs": "[n{}, m]", "services": "[s{}]", "hide": "có", "topic": "t{}"}
    front = "".join(f"{key}: {forms.get(key, 'x{}').format(number)}\n" for key, number in keys.items())
    return f"---\n{front}---\n" + "1. Một bước.\n" * body


def service(name: str, keys: dict[str, int]) -> str:
    """A row of a catalogue."""
    forms = {"website": "'https://a{}.gov.vn'", "use": "[u{}]", "hide": "có"}
    rest = "".join(f", {key}: {forms.get(key, 'x{}').format(number)}" for key, number in keys.items())
    return f"  - {{id: {name}{rest}}}\n"


@st.composite
def layers(draw: st.DrawFn, path: tuple[str, ...]) -> Unit:
    """One unit's own files, read."""
    files = {f"guides/{name}.md": guide(keys, body=body) for name, (keys, body) in draw(GUIDES).items()}
    files["unit.yaml"] = profile(draw(PROFILES))
    files["services.yaml"] = "services:\n" + "".join(service(name, keys) for name, keys in draw(SERVICES).items())
    unit, _ = read_layer(Folder(path=path, files={name: text.encode() for name, text in files.items()}))
    return unit


def places(unit: Unit) -> dict[str, Location]:
    """Where each value of a merged unit was written, by the way to it; of lists each item."""
    found: dict[str, Location] = {}
    records = {"profile": unit.profile, **{f"topic {key}": item for key, item in unit.profile.topics.items()}}
    records |= {f"guide {key}": item for key, item in unit.guides.items()}
    records |= {f"service {key}": item for key, item in unit.services.items()}
    for name, record in records.items():
        for item in fields(record):
            value = getattr(record, item.name)
            if value and item.name in record.places and not isinstance(value, tuple | Mapping):
                found[f"{name} {item.name}"] = record.at(item.name)
            for index in range(len(value) if isinstance(value, tuple) else 0):
                found[f"{name} {item.name} {index}"] = record.at(item.name, index)
    return found


@given(layers(()), layers(("tinh",)), layers(("tinh", "xa")))
def test_merging_is_associative(outer: Unit, middle: Unit, inner: Unit) -> None:
    """Law 4: it does not matter which two layers are laid over each other first; nor for the places."""
    one, other = merge(merge(outer, middle), inner), merge(outer, merge(middle, inner))
    assert one == other
    assert places(one) == places(other)


@given(layers(()), layers(("tinh",)))
def test_every_value_knows_the_file_that_wrote_it(outer: Unit, inner: Unit) -> None:
    """Law 4: the place of each value of the merged unit is that of the very value in one of the layers."""
    written = {(place, _value(unit, way)) for unit in (outer, inner) for way, place in places(unit).items()}
    merged = merge(outer, inner)
    for way, place in places(merged).items():
        assert (place, _value(merged, way)) in written


def _value(unit: Unit, way: str) -> object:
    """The value at the end of a way such as "guide a needs 1"."""
    kind, *rest = way.split(" ")
    tables = {"topic": unit.profile.topics, "guide": unit.guides, "service": unit.services}
    record: Record = unit.profile if kind == "profile" else tables[kind][rest.pop(0)]
    value = getattr(record, rest[0])
    value = value[int(rest[1])] if len(rest) > 1 else value
    return repr(value)


@pytest.mark.parametrize(("kind", "rules"), [(Profile, PROFILE_RULES), (Unit, UNIT_RULES)])
def test_every_field_has_its_rule(kind: type[Profile] | type[Unit], rules: dict[str, object]) -> None:
    """A new field of the model has to be given one."""
    assert {item.name for item in fields(kind)} == set(rules)


def test_what_no_layer_says_is_left_out(site: SmallSite) -> None:
    """Merging with an empty layer changes nothing but the path."""
    unit, _ = read_layer(
        Folder(files={name: str(text).encode() for name, text in CONTENT.items() if "bao" not in name})
    )
    merged = merge(unit, replace(Unit(path=("xa",)), profile=unit.profile))
    assert (merged.guides, merged.services, merged.profile.topics) == (unit.guides, unit.services, unit.profile.topics)
    assert site.build().codes == []


def test_a_commune_changes_one_line_of_a_shared_guide(site: SmallSite) -> None:
    """And inherits the rest; other units keep the shared one."""
    page = "{}/huong-dan/cai-vneid/index.html"
    before = site.build()
    after = site.put(
        {"bao-quang/guides/cai-vneid.md": "---\nwhy: Đỡ phải đi xa.\nchecked_on: 2026-11-01\n---\n"}
    ).build()
    assert after.codes == []
    own = after.page(page.format("bao-quang"))
    assert "Đỡ phải đi xa." in own
    assert "Một ứng dụng thay cho nhiều giấy tờ." not in own
    assert "Cài ứng dụng định danh quốc gia." in own
    assert 'id="buoc-2"' in own
    assert after.of("xuan-an") == before.of("xuan-an")


def test_a_commune_writes_its_own_steps(site: SmallSite) -> None:
    """A text replaces the shared text as a whole; links in it start from its own folder."""
    text = "---\nchecked_on: 2026-11-01\n---\n1. Ra [tổ công nghệ số](../teams.yaml).\n"
    built = site.put(
        {
            "bao-quang/guides/cai-vneid.md": text,
            "bao-quang/announcements/2026-11-18-hop-ap.md": "---\ntitle: A\ndate: 2026-11-18\n---\n",
        }
    ).build()
    assert built.codes == []
    own = built.page("bao-quang/huong-dan/cai-vneid/index.html")
    assert 'href="../../to-cong-nghe/"' in own
    assert "Cài đặt" not in own


def test_a_commune_hides_a_shared_guide(site: SmallSite) -> None:
    """On its own pages only; a link to it leads to the list in which it would stand."""
    built = site.put({"xuan-an/guides/cai-vneid.md": "---\nhide: có\n---\n"}).build()
    assert built.codes == []
    assert [name for name in built.of("xuan-an") if "cai-vneid" in name] == []
    assert "bao-quang/huong-dan/cai-vneid/index.html" in built.tree
    linked = site.put({"bao-quang/guides/cai-vneid.md": "---\nhide: có\n---\n"}).build()
    assert linked.codes == []
    assert 'Xem <a href="../../huong-dan/">cách cài</a>' in linked.page("bao-quang/thong-bao/hop-ap/index.html")


def test_a_commune_overrides_one_key_of_a_service(site: SmallSite) -> None:
    """The rest comes from the shared catalogue."""
    built = site.put({"bao-quang/services.yaml": "services: [{id: vneid, name: VNeID của xã}]\n"}).build()
    assert built.codes == []
    assert "VNeID của xã" in built.page("bao-quang/dich-vu/index.html")
    assert "vneid.gov.vn" in built.page("bao-quang/dich-vu/index.html")
    assert "VNeID của xã" not in built.page("xuan-an/dich-vu/index.html")


def test_what_is_hidden_is_not_visible() -> None:
    """Guides, announcements and services alike; a nearer layer may show again what an outer one hides."""
    hidden = GUIDE.replace("title", "hide: có\ntitle").encode()
    outer, _ = read_layer(Folder(files={"unit.yaml": b"", "guides/a.md": hidden, "guides/b.md": GUIDE.encode()}))
    inner, _ = read_layer(
        Folder(path=("x",), files={"unit.yaml": b"", "guides/a.md": "---\nhide: không\n---\n".encode()})
    )
    assert set(visible(outer).guides) == {"b"}
    assert set(visible(merge(outer, inner)).guides) == {"a", "b"}


def test_a_commune_changes_one_key_of_a_shared_topic(site: SmallSite) -> None:
    """The rest of the topic is inherited; a topic that no layer names is told."""
    unit = "name: Bảo Quang\nkind: xã\ntopics: [{id: nen-tang, summary: Riêng của xã}]\n"
    page = site.put({"bao-quang/unit.yaml": unit}).build().page("bao-quang/huong-dan/index.html")
    assert "Nền tảng" in page
    assert "Riêng của xã" in page
    assert site.put({"bao-quang/unit.yaml": unit.replace("nen-tang", "moi")}).build().codes == ["missing-key"]
