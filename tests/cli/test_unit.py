"""`unit`: prepares the files of units that become others. Nothing else in them changes, and nothing is removed."""

import pytest
from small_site import SmallSite
from terminal import Ran, run_command

_OLD = "# Trang của xã.\nname: Bảo Quang   # tên\nkind: xã\r\n".encode()
_MERGE = ("unit", "merge", "bao-quang", "xuan-an", "--into", "bao-vinh=phường Bảo Vinh", "--date", "1/7/2027")


def run(site: SmallSite, *typed: str) -> Ran:
    """One command on the site's content."""
    return run_command(site.content.parent, *typed, "--content", str(site.content))


def _text(site: SmallSite, unit: str) -> str:
    return (site.content / unit / "unit.yaml").read_bytes().decode()


def test_units_merge_into_a_new_one(site: SmallSite) -> None:
    """Each old file gets its succession below what it says, and the content passes `check`."""
    before = _text(site, "bao-quang")
    assert run(site, *_MERGE).returncode == 0
    added = "succession:\n  kind: merged\n  into: bao-vinh\n  date: 2027-07-01\n"
    assert _text(site, "bao-quang") == before + added
    made = "succession:\n  kind: merged\n  from:\n    - bao-quang\n    - xuan-an\n  date: 2027-07-01\n"
    assert _text(site, "bao-vinh") == f"name: Bảo Vinh\nkind: phường\n{made}"
    assert run(site, "check", "--date", "2026-11-22").returncode == 0


def test_a_dry_run_shows_the_lines_and_writes_nothing(site: SmallSite) -> None:
    """Not even the new unit's folder."""
    ran = run(site, *_MERGE, "--dry-run")
    assert ran.returncode == 0
    assert "+  into: bao-vinh" in ran.stdout
    assert "+name: Bảo Vinh" in ran.stdout
    assert "succession" not in _text(site, "bao-quang")
    assert not (site.content / "bao-vinh").exists()


def test_no_other_byte_changes(site: SmallSite) -> None:
    """Comments, blanks and line ends stay."""
    site.put({"bao-quang/unit.yaml": _OLD})
    assert run(site, "unit", "end", "bao-quang", "--date", "2027-07-01").returncode == 0
    assert _text(site, "bao-quang").startswith(_OLD.decode())


def test_a_unit_that_came_from_others_keeps_the_day_on_which_it_began(site: SmallSite) -> None:
    """`date` is then the day of what comes next."""
    run(site, *_MERGE)
    ran = run(site, "unit", "split", "bao-vinh", "--into", "a=xã A", "--into", "b=xã B", "--date", "2028-01-01")
    assert ran.returncode == 0
    assert "since: 2027-07-01" in _text(site, "bao-vinh")
    assert "into:\n    - a\n    - b\n" in _text(site, "bao-vinh")
    assert run(site, "check", "--date", "2026-11-22").returncode == 0


@pytest.mark.parametrize(("name", "kind"), [("xã Bảo Quang Mới", "renamed"), ("phường Bảo Quang", "changed")])
def test_a_new_name_or_kind_needs_no_new_folder(site: SmallSite, name: str, kind: str) -> None:
    """The unit keeps its addresses."""
    assert run(site, "unit", "rename", "bao-quang", "--name", name, "--date", "2027-07-01").returncode == 0
    assert f"succession:\n  kind: {kind}\n  into: {name}\n  date: 2027-07-01\n" in _text(site, "bao-quang")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("merge", "bao-quang", "--date", "2027-07-01"), "--into C"),
        (("merge", "bao-quang", "--into", "xuan-an"), "--date 2025-07-01"),
        (("merge", "bao-quangg", "--into", "xuan-an", "--date", "2027-07-01"), "bao-quang"),
        (("merge", "bao-quang", "--into", "bao-quang", "--date", "2027-07-01"), "chính nó"),
        (("merge", "bao-quang", "--into", "bao-vinh", "--date", "2027-07-01"), "bao-vinh"),
        (("split", "bao-quang", "--into", "xuan-an", "--date", "2027-07-01"), "--into D"),
        (("merg", "bao-quang"), "merge"),
    ],
)
def test_what_cannot_be_prepared_is_told_and_nothing_is_written(
    site: SmallSite, typed: tuple[str, ...], said: str
) -> None:
    """With what to type instead."""
    ran = run(site, "unit", *typed)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "succession" not in _text(site, "bao-quang")


def test_a_unit_has_one_end(site: SmallSite) -> None:
    """A second one is to be written by hand."""
    run(site, *_MERGE)
    ran = run(site, "unit", "end", "bao-quang", "--date", "2028-01-01")
    assert ran.returncode == 2
    assert "bao-vinh" in ran.stderr


def test_the_source_of_the_old_event_does_not_stay_for_the_new_one(site: SmallSite) -> None:
    """A resolution of 2025 decides nothing of 2028."""
    site.put(
        {
            "bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nsuccession:\n  kind: merged\n  from: [xuan-an]\n"
            "  date: 2025-07-01\n  source: https://chinhphu.vn/nq-2025\n  note: Sáp nhập năm 2025.\n"
        }
    )
    assert run(site, "unit", "end", "bao-quang", "--date", "2028-01-01").returncode == 0
    text = _text(site, "bao-quang")
    assert "2025.\n" not in text
    assert "nq-2025" not in text
    assert "since: 2025-07-01" in text
    again = run(site, "unit", "end", "bao-quang", "--date", "2029-01-01")
    assert again.returncode == 2
    assert "«»" not in again.stderr


def test_a_unit_may_be_called_by_its_name(site: SmallSite) -> None:
    """As `new` and `qr` take it."""
    assert run(site, "unit", "end", "xã Bảo Quang", "--date", "2028-01-01").returncode == 0
    assert "kind: ended" in _text(site, "bao-quang")
