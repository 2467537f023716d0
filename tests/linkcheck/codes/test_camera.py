"""The simulated phone: the same on every run, and as strict as the measurements that the limits come from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkcheck.codes.drawn import drawn
from site_builder.linkcheck.codes.camera import captured, poses
from site_builder.linkcheck.codes.decoders import decode, second_opinion
from site_builder.linkcheck.codes.judge import CodePicture, faults_of_size
from site_builder.qr.printed import readable_from

SHORT = "https://longkhanh247.example/q/12345671/"
LONG = SHORT + "?utm_source=poster&utm_medium=qr&utm_campaign=phuong247" + "&trang=thong-bao" * 3
POSES = poses(12)
PAYLOADS = st.one_of(
    st.from_regex(r"https://[a-z]{3,18}\.vn/q/[1-9][0-9]{7}/", fullmatch=True),
    st.from_regex(r"https://[a-z]{3,18}\.vn/[a-z/-]{5,60}/", fullmatch=True),
    st.from_regex(r"tel:(\+84[39][0-9]{8}|1900[0-9]{4}|11[1-5]|1022)", fullmatch=True),
)


def faults(payload: str, size: float, metres: float) -> list[str]:
    """The rules that a code breaks of a size in millimetres, for readers at a distance."""
    picture, _ = drawn(payload)
    (code,) = decode(picture)
    return [rule for rule, _ in faults_of_size(CodePicture(picture=picture, code=code), size, metres)]


def read(payload: str, size: float) -> int:
    """In how many of the poses a code is read that is so many pixels wide."""
    picture, width = drawn(payload)
    return sum(payload in (code.text for code in decode(captured(picture, width, size, pose))) for pose in POSES)


def test_the_same_picture_in_the_same_pose_has_the_same_pixels() -> None:
    """Whatever was looked at before."""
    picture, width = drawn(SHORT)
    first = [captured(picture, width, 90, pose).tobytes() for pose in POSES]
    assert first == [captured(picture, width, 90, pose).tobytes() for pose in reversed(POSES)][::-1]
    assert len(set(first)) == len(POSES)


@given(PAYLOADS, st.sampled_from([0.2, 0.5, 1.0, 2.0]))
def test_what_is_printed_large_enough_is_read_in_every_pose(payload: str, metres: float) -> None:
    """So the size that is told for a distance is true of any code that a site of ours may have, or of a larger one."""
    size = readable_from(payload, metres).size
    assert faults(payload, size, metres) == []
    assert faults(payload, 2 * size, metres) == []


@given(PAYLOADS)
def test_what_is_much_too_small_is_told(payload: str) -> None:
    """At half of the size, nobody reads it from there."""
    size = readable_from(payload, 2).size / 2
    assert faults(payload, size, 2) == ["scan-far"]


@pytest.mark.parametrize(
    ("payload", "ratio", "least", "most"), [(SHORT, 10, 12, 12), (LONG, 10, 0, 3), (LONG, 5, 12, 12)]
)
def test_the_limits_are_those_that_were_measured(payload: str, ratio: float, least: int, most: int) -> None:
    """10:1 for a short address; not for a long one, which needs twice the size."""
    assert least <= read(payload, 1004 / ratio) <= most


def test_a_second_opinion_is_stricter() -> None:
    """ZBar does not read light on dark."""
    zbar = second_opinion()
    if zbar is None:
        pytest.skip("no ZBar here")
    picture, _ = drawn(SHORT)
    assert zbar(picture) == (SHORT,)
    assert zbar(picture.point(lambda value: 255 - value)) == ()
