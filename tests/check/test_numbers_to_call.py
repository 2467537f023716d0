"""A site that says it is real has the numbers that residents need; one that is still written is left in peace."""

import pytest
from small_site import SmallSite

SITE = "title: A\nbase_url: https://a.gov.vn\n"
REAL = f"{SITE}demo: không\n"
AMBULANCE = (
    "categories: [{id: giay-to, name: Giấy tờ}, {id: khan-cap, name: Khẩn cấp}]\n"
    "services:\n  - {id: vneid, name: VNeID, category: giay-to, website: https://vneid.gov.vn}\n"
    '  - {id: khan-115, name: Cấp cứu, category: khan-cap, hotline: ["115"]}\n'
)
XUAN_AN = "xuan-an/unit.yaml"
UNIT = "name: Xuân An\nkind: phường\n"


def test_a_real_site_without_numbers_is_told_so_once_each(site: SmallSite) -> None:
    """The emergency numbers of the root unit, where all would inherit them; the other of the commune that lacks it."""
    built = site.put({"site.yaml": REAL}).build()
    assert built.told == [("unit.yaml", "no-emergency", 1, 7), (XUAN_AN, "no-phone", 1, 7)]
    assert "xuan-an/index.html" in built.tree, "a warning keeps no page back"


@pytest.mark.parametrize("written", [SITE, f"{SITE}demo: có\n"])
def test_a_site_that_does_not_say_that_it_is_real_is_left_in_peace(written: str, site: SmallSite) -> None:
    """Its numbers may still be on their way."""
    assert site.put({"site.yaml": written}).build(dry=True).codes == []


@pytest.mark.parametrize(
    "line",
    [
        "hotline: 0251 1022",
        "office: {phone: 0251 1022}",
        "channels:\n  - {kind: phone, value: 0251 1022}",
    ],
)
def test_any_number_to_call_will_do(line: str, site: SmallSite) -> None:
    """Of the commune itself, or one for all that the root unit has."""
    site.put({"site.yaml": REAL, "services.yaml": AMBULANCE})
    assert site.build(dry=True).codes == ["no-phone"]
    assert site.put({XUAN_AN: f"{UNIT}{line}\n"}).build(dry=True).codes == []


@pytest.mark.parametrize(
    "line", ["channels:\n  - {kind: phone, label: Sắp có}", "channels:\n  - {kind: email, value: a@dongnai.gov.vn}"]
)
def test_what_cannot_be_called_is_no_number(line: str, site: SmallSite) -> None:
    """A channel that is being prepared, or a letter."""
    site.put({"site.yaml": REAL, "services.yaml": AMBULANCE, XUAN_AN: f"{UNIT}{line}\n"})
    assert site.build(dry=True).codes == ["no-phone"]


def test_a_hotline_of_the_root_unit_is_everybodys(site: SmallSite) -> None:
    """It is written once."""
    root = (site.content / "unit.yaml").read_text("utf-8")
    site.put({"site.yaml": REAL, "services.yaml": AMBULANCE, "unit.yaml": f"{root}hotline: 0251 1022\n"})
    assert site.build(dry=True).codes == []


def test_a_commune_that_hides_all_emergency_numbers_is_told(site: SmallSite) -> None:
    """There, and not at the root unit, which has them."""
    hidden = "services:\n  - {id: khan-115, hide: có}\n"
    site.put({"site.yaml": REAL, "services.yaml": AMBULANCE, XUAN_AN: f"{UNIT}hotline: 0251 1022\n"})
    site.put({"xuan-an/services.yaml": hidden})
    assert site.build(dry=True).told == [(XUAN_AN, "no-emergency", 1, 7)]


def test_a_single_commune_is_asked_as_any_other(site: SmallSite) -> None:
    """The root unit has no units inside then."""
    site.remove("bao-quang", "xuan-an")
    assert site.put({"site.yaml": REAL, "services.yaml": AMBULANCE}).build(dry=True).codes == ["no-phone"]
