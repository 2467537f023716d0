"""The bar of a long build, as somebody at a terminal sees it, and the lines that a log gets instead."""

import io

from site_builder.builder import BuildProgress
from site_builder.cli.progress import ProgressBar
from site_builder.cli.words.all import WORDS
from site_builder.report.phrases import PHRASES


class Terminal(io.StringIO):
    """Says that it is one."""

    def isatty(self) -> bool:
        """Yes."""
        return True


class Clock:
    """Goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def told(out: io.StringIO, seconds: float, units: int, lang: str = "vi") -> str:
    """What is written about a build of 1,000 units of 30 pages, 10 of them reused, that takes some time for each."""
    clock = Clock()
    bar = ProgressBar(WORDS[lang], clock, locale=PHRASES[lang], out=out)
    for number in range(1, units + 1):
        clock.now += seconds
        bar(BuildProgress(units=10 + number, of=1000, pages=30 * (10 + number), rendered=30 * number))
    bar.close()
    return out.getvalue()


def test_a_terminal_gets_a_bar_that_redraws_itself() -> None:
    """Units, pages, rate and time left; at the end the line is free again."""
    lines = told(Terminal(), 0.2, 495).split("\r")
    assert lines[-3].rstrip() == "[############............] 505/1.000 đơn vị, 14.850 trang, 150 trang/giây, còn 1:38"
    assert (lines[-2].strip(), lines[-1]) == ("", "")
    assert max(map(len, lines)) < 100
    assert "\n" not in "".join(lines)


def test_a_log_gets_a_plain_line_now_and_then() -> None:
    """Every ten seconds; no carriage return, no bar."""
    lines = told(io.StringIO(), 0.2, 495, "en").splitlines()
    assert len(lines) == 9
    assert lines[0] == "60/1,000 units, 1,500 pages, 150 pages/s, 3:08 left"
    assert all("\r" not in line and "[" not in line for line in lines)


def test_who_is_done_at_once_hears_nothing() -> None:
    """A bar that flashes up tells nobody anything."""
    assert told(Terminal(), 0.001, 100) == ""
    assert told(io.StringIO(), 0.01, 100) == ""
