"""Questions about the content, also as commands."""

import subprocess
import sys
from datetime import date

import pytest
from small_site import CONTENT, DAY, PROJECT, SERVICES, THEMES, SmallSite

from site_builder.builder import BuildOptions
from site_builder.builder.queries import Touched, UnknownFile, impact, next_instant


def options(site: SmallSite, day: date = DAY) -> BuildOptions:
    """What a command would ask."""
    return BuildOptions(content=site.content, output=site.output, day=day, themes=(THEMES,))


def pages_with(site: SmallSite, word: str) -> dict[str, int]:
    """How many pages of each unit hold a word, counted in the output."""
    found: dict[str, int] = {}
    for name, body in site.build().tree.items():
        if name.endswith("index.html") and word in body.decode():
            unit = name.partition("/")[0] if name.startswith(("bao-quang/", "xuan-an/")) else "."
            found[unit] = found.get(unit, 0) + 1
    return found


def touched(site: SmallSite, file: str) -> dict[str, int]:
    """What the survey says."""
    return {"/".join(item.path) or ".": item.pages for item in impact(options(site), file)}


@pytest.mark.parametrize(
    ("file", "word"),
    [
        ("guides/cai-vneid.md", "Cài VNeID"),
        ("services.yaml", "Căn cước số"),
        ("bao-quang/announcements/2026-11-18-hop-ap.md", "Họp ấp"),
        ("xuan-an/unit.yaml", "Xuân An"),
    ],
)
def test_the_pages_that_a_file_touches_are_those_that_show_its_words(file: str, word: str, site: SmallSite) -> None:
    """Neither more nor fewer."""
    site.put({"services.yaml": SERVICES.replace("name: VNeID", "name: Căn cước số")})
    counted = pages_with(site, word)
    assert touched(site, file) == counted
    assert counted


def test_a_number_counts_as_well_as_a_word(site: SmallSite) -> None:
    """The hotline stands on every page of the unit."""
    (found,) = impact(options(site), "bao-quang/unit.yaml")[1:]
    assert found == Touched(path=("bao-quang",), pages=found.of, of=found.of)


def test_the_settings_touch_everything_and_a_file_for_download_its_page(site: SmallSite) -> None:
    """An attachment is found by the links to it."""
    news = str(CONTENT["bao-quang/announcements/2026-11-18-hop-ap.md"]).replace(
        "date:", "attachments: [{file: ../media/mau.txt}]\ndate:"
    )
    site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": news, "bao-quang/media/mau.txt": "Mẫu đơn"})
    assert touched(site, "bao-quang/media/mau.txt") == {"bao-quang": 1}
    assert set(touched(site, "site.yaml")) == {".", "bao-quang", "xuan-an"}


def test_a_file_that_is_not_there_is_refused(site: SmallSite) -> None:
    """Rather than counted as touching nothing."""
    with pytest.raises(UnknownFile):
        impact(options(site), "guides/khong-co.md")


def test_the_next_instant_is_when_a_build_would_differ(site: SmallSite) -> None:
    """The day before nothing differs, on that day something does."""
    news = "---\ntitle: Tin mới\ndate: 2026-12-05 07:30\n---\n"
    site.put({"bao-quang/announcements/tin-moi.md": news})
    assert next_instant(options(site)) == date(2026, 12, 5)
    today = site.build(DAY).tree
    assert site.build(date(2026, 12, 4)).tree == today
    assert site.build(date(2026, 12, 5)).tree != today
    assert next_instant(options(site, date(2200, 1, 1))) is None


def run(site: SmallSite, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command beside the content folder."""
    command = [sys.executable, str(PROJECT / "build.py"), *arguments]
    return subprocess.run(command, cwd=site.content.parent, capture_output=True, encoding="utf-8", check=False)


def test_next_change_prints_one_instant_for_a_timed_job(site: SmallSite) -> None:
    """Alone on stdout; nothing there when nothing is scheduled."""
    ran = run(site, "next-change", "--date", "2026-11-22")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "2027-05-01T00:00:00+07:00\n", "")
    ran = run(site, "next-change", "--date", "2190-01-01", "--lang", "en")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr.startswith("Nothing is scheduled")


def test_explain_tells_where_a_value_comes_from(site: SmallSite) -> None:
    """With an arrow before what is shown, and the rule in words."""
    ran = run(site, "explain", "bao-quang", "hotline")
    assert ran.stdout == (
        "bao-quang · hotline\n→ content/bao-quang/unit.yaml:3:10\n      02511022\n"
        "Cách chọn: nơi gần đơn vị nhất có ghi thì được dùng.\n"
    )
    assert "Chưa nơi nào ghi mục này." in run(site, "explain", ".", "tagline").stdout
    unknown = run(site, "explain", "bao-quang", "hotlien")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "Ý bạn là «hotline»?" in unknown.stderr
    assert run(site, "explain", "bao-qang", "hotline").returncode == 2


def test_explain_tells_what_a_file_touches(site: SmallSite) -> None:
    """Named as the content names it, or as the shell completes it."""
    for name in ("guides/cai-vneid.md", "content/guides/cai-vneid.md", "content\\guides\\cai-vneid.md"):
        ran = run(site, "explain", "--impact", name, "--date", "2026-11-22")
        assert ran.returncode == 0
        assert ran.stdout.startswith("guides/cai-vneid.md: hiện trên ")
        assert "  xuan-an: " in ran.stdout
    assert run(site, "explain", "--impact", "khong-co.md").returncode == 2


def test_explain_tells_why_a_unit_will_be_built(site: SmallSite) -> None:
    """And a build tells it afterwards, where a profile is asked for."""
    day = ("--date", "2026-11-22")
    ran = run(site, "explain", "bao-quang", "--why", *day)
    assert (ran.returncode, ran.stdout) == (0, "bao-quang sẽ được dựng vì chưa dựng lần nào.\n")
    assert run(site, "build", "--profile", *day).stdout.splitlines()[1] == (
        "3 đơn vị (cấp trên cùng, bao-quang, xuan-an) được dựng vì chưa dựng lần nào."
    )
    site.put({"bao-quang/teams.yaml": f"{CONTENT['bao-quang/teams.yaml']!s}\n"})
    ran = run(site, "explain", "bao-quang", "--why", *day)
    assert ran.stdout == "bao-quang sẽ được dựng lại vì tệp của thư mục thay đổi: teams.yaml.\n"
    told = run(site, "build", "--profile", *day).stdout.splitlines()
    assert told[1] == "bao-quang được dựng lại vì tệp của thư mục thay đổi: teams.yaml."
    for unit, name in (("bao-quang", "bao-quang"), (".", "the root")):
        ran = run(site, "explain", unit, "--why", *day, "--lang", "en")
        assert ran.stdout == f"{name} is up to date until before 01/05/2027: the next build leaves it as it is.\n"
    assert run(site, "build", "--profile", *day).stdout.splitlines()[1] == "Không đơn vị nào phải dựng lại."


def test_explain_names_one_unit_that_exists(site: SmallSite) -> None:
    """Anything else is wrong usage; a theme that is not there keeps every answer back."""
    none, unknown = run(site, "explain", "--why"), run(site, "explain", "bao-qang", "--why")
    assert (none.returncode, unknown.returncode) == (2, 2)
    assert "explain bao-quang --why" in none.stderr
    assert "bao-qang" in unknown.stderr
    site.put({"site.yaml": f"{CONTENT['site.yaml']!s}theme: khong-co\n"})
    assert run(site, "explain", "bao-quang", "--why").returncode == 1


def test_check_lists_what_is_stale(site: SmallSite) -> None:
    """On request; else only how many there are."""
    ran = run(site, "check", "--stale", "--date", "2027-05-01")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "guides/cai-vneid.md:7:13: bài hướng dẫn «Cài VNeID»" in ran.stdout
    assert run(site, "check", "--date", "2027-05-01").stderr.startswith("1 mục đã đến hạn kiểm tra lại")
    assert run(site, "check", "--stale", "--date", "2026-11-22").stdout.startswith("Không có mục nào")
    assert run(site, "check", "--date", "2026-11-22").stderr == ""
