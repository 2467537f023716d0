"""What the benchmark tells: tables out of raw figures, which several runs put into one file."""

from pathlib import Path
from typing import Any

import pytest
from figures import Figures, add, joined, runs
from machine import machine
from run import main as run
from table import main, summary, tables, winners

HERE = machine(Path(), {"hugo": "0.168.0"})


def figures(generator: str, *walls: float, remark: str = "") -> Figures:
    """A row of a table."""
    return Figures(
        generator=generator,
        scenario="cold",
        communes=15,
        walls=walls,
        cpus=walls,
        pages=554,
        remark=remark,
        peaks=tuple(int(wall * (1 << 20)) for wall in walls),
    )


def added(file: Path, *rows: Figures, **facts: object) -> list[Figures]:
    """The figures of a file to which a run was added."""
    add(file, date="2026-11-22", machine=HERE | facts, unlike=[], figures=rows)
    return joined(runs(file))


def test_the_table_gives_medians_and_ratios_and_marks_who_wins() -> None:
    """Nobody has to look for what speaks against us; a row of ours with another theme is no winner."""
    rows = [figures("site_builder", 2, 9, 3), figures("hugo", 1, 2, 50), figures("hugo-expert", 4, 4, 4)]
    told = tables([*rows, figures("site_builder, own theme", 1)])
    assert winners(rows) == ["hugo"]
    assert "| **hugo** | **2.00** | 1.00–50.00 |" in told
    assert "| site_builder | 3.00 | 2.00–9.00 | 3.00 | 9 | 554 | 0 | 1.500 | 0.750 |" in told
    assert "| site_builder, own theme |" in told
    assert "Quicker than site_builder here: hugo." in told


def test_who_was_absent_stands_last_with_the_reason() -> None:
    """No time is not the best time."""
    told = tables([figures("mkdocs", remark="pip install: no net"), figures("site_builder", 1)])
    assert told.index("| site_builder |") < told.index("| mkdocs | –")
    assert "pip install: no net |" in told
    assert "Quicker" not in told


def test_what_is_written_is_what_was_measured(tmp_path: Path) -> None:
    """With all rounds, and why something did not run."""
    measured = figures("hugo", 0.5, 1.5)
    absent = figures("mkdocs", remark="pip install: no net")
    assert added(tmp_path / "figures.json", measured, absent) == [measured, absent]


def test_rounds_of_several_sittings_are_joined(tmp_path: Path) -> None:
    """So that the country can be measured in three evenings."""
    file = tmp_path / "figures.json"
    added(file, figures("hugo", 1), load=0.1)
    [joint] = added(file, figures("hugo", 2, 3), load=2.5)
    assert list(joint.walls) == [1, 2, 3]
    assert joint.memory == 3 << 20


@pytest.mark.parametrize("facts", [{"commit": "another"}, {"processor": "another"}, {"versions": {"hugo": "0.169.0"}}])
def test_other_code_another_machine_another_version_begin_anew(tmp_path: Path, facts: dict[str, Any]) -> None:
    """A median of both would tell about neither."""
    file = tmp_path / "figures.json"
    added(file, figures("hugo", 1))
    [alone] = added(file, figures("hugo", 2), **facts)
    assert list(alone.walls) == [2]
    assert len(runs(file)) == 2


def test_one_table_has_a_column_for_each_generator_and_the_lowest_in_bold() -> None:
    """Our own theme makes other pages: it wins nothing."""
    rows = [figures("hugo", 123), figures("site_builder", 12.34), figures("site_builder, own theme", 1)]
    lines = summary(rows).splitlines()
    assert lines[0] == "| communes, scenario | us | Hugo, plain | us, real theme |"
    assert lines[2] == "| 15, cold | **12.3** | 123 | 1.00 |"
    assert lines[3] == "| 15, cold: peak MB | **12.3** | 123 | 1.00 |"
    assert lines[-1] == "Wall seconds, medians; rounds: 1 at 15 communes."


def test_the_table_of_a_file_says_where_and_when(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures of two machines are not compared."""
    file = tmp_path / "figures.json"
    added(file, figures("site_builder", 1))
    assert main([str(file)]) == 0
    told = capsys.readouterr().out
    assert "| 15, cold | **1.00** |" in told
    assert "2026-11-22: " in told
    assert "hugo 0.168.0" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--json", "figures.json"], "--date"), (["--peers", "jekyll"], "jekyll"), (["--scenarios", "warm"], "warm")],
)
def test_a_benchmark_that_was_not_meant_does_not_begin(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It takes long."""
    with pytest.raises(SystemExit):
        run(words)
    assert said in capsys.readouterr().err


def test_our_engine_alone_goes_through_the_chosen_scenarios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cold build is always the first; every page that an edit should reach shows it."""
    monkeypatch.setenv("SITE_BENCH_TOOLS", str(tmp_path / "tools"))
    file = tmp_path / "figures.json"
    words = ["--communes", "1", "--peers", "", "--rounds", "1", "--own-theme", "0", "--folder", str(tmp_path)]
    assert run([*words, "--scenarios", "announcement,theme:0", "--json", str(file), "--date", "2026-11-22"]) == 0
    found = joined(runs(file))
    assert [item.scenario for item in found] == ["cold", "one announcement changed"]
    assert [item.remark for item in found] == ["", ""]
    assert all(item.wall > 0 and item.memory > 0 and item.pages > 0 for item in found)
