"""A problem → what may be shown of it. Every format is laid out from `Message` and from nothing else.

So there is one place, `public`, through which all words, names and lines from the content pass on their way to a
terminal, a log, a page or a machine.
"""

import re
from collections.abc import Mapping

from site_builder.model.file_kinds import FOLDERS
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Problem
from site_builder.model.severity import Severity
from site_builder.report.phrases import PHRASES
from site_builder.text.filenames import printable
from site_builder.text.privacy import mask

_LONGEST_WORD = 100
"""Letters of what an editor wrote that a message repeats: it may be a whole page that lost its quotation mark."""
_LONGEST_MEND = 2000
"""Letters of what can be pasted; an address is hardly ever longer."""
_LONGEST_VALUE = 300
"""Letters by which a problem is known again."""
_WHOLE = ("known", "choices", "hint", "better")
"""Words that list what to choose from, or that can be pasted: they are whole."""
_MARKED = ("value", "key", "host", "id")
"""Words of a problem that may stand at its place."""
_COMMAND = re.compile(r"#(?=#(?:vso|teamcity)?\[)")
"""Where a line has ##vso[…], ##[…] or ##teamcity[…], runners of Azure Pipelines, GitHub and TeamCity take it for a
command, wherever it stands. (`::…` counts at the beginning of a line only, where no text of the content ever stands.)
"""
_BLANK = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]")


@frozen
class Message:
    """A problem in the words of one language. `place.file` is relative to the content folder."""

    place: Location
    severity: Severity
    code: str
    message: str
    """What is wrong, as one sentence or two."""
    advice: str
    """What to do about it; begins in lower case."""
    lang: str
    line: str = ""
    """The source line, "" where there is none to show; its characters are one to one those of the file."""
    end: int = 0
    """The column after the last character of what is wrong."""
    value: str = ""
    """What was written there, by which the problem is known again when its line has moved."""
    trace: str = ""
    """Where our own program failed, for its developers; several lines."""
    changed: bool = False
    """Whether the file is one of those that were just edited."""

    @property
    def unit(self) -> str:
        """The folder of the unit that the file belongs to; "" is the root, whose files all units share.

        Of a finished site each page has a folder, and only the first one is somebody's.
        """
        parts = self.place.file.split("/")
        if parts[-1].endswith(".html"):
            return parts[0] if len(parts) > 1 else ""
        inner = next((index for index, part in enumerate(parts) if part in FOLDERS), len(parts))
        is_folder = inner == len(parts) and "." not in parts[-1]
        return "/".join(parts if is_folder else parts[: min(inner, len(parts) - 1)])

    @property
    def is_error(self) -> bool:
        """Whether a unit keeps its old pages because of it."""
        return self.severity is Severity.ERROR


def shown(problem: Problem, line: str, lang: str, *, changed: bool = False) -> Message:
    """A problem, put into words. `line` is the source line, "" where there is none."""
    # Both are loaded only where there is something to tell.
    from site_builder.report.rule_text import rule_text  # noqa: PLC0415
    from site_builder.report.rules import RULES  # noqa: PLC0415

    text, place = rule_text(problem.code, lang), problem.place
    words = {name: public(_short(name, word)) for name, word in problem.words.items() if name != "trace"}
    is_whole = words.get("hint") == presentable(problem.words.get("hint", ""))  # nobody can paste a masked number
    hint = PHRASES[lang]["hint"].format(hint=words["hint"]) if words.get("hint") and is_whole else ""
    explains = line.strip() and RULES[problem.code].shows_line
    return Message(
        place=Location(file=public(place.file), line=place.line, column=place.column),
        severity=problem.severity,
        code=problem.code,
        message=text.says.format_map(words),
        advice=hint + text.do.format_map(words),
        lang=lang,
        line=public(line) if explains else "",
        end=_end(line, place.column, problem.words),
        value=public(next((problem.words[name] for name in _MARKED if problem.words.get(name)), "")[:_LONGEST_VALUE]),
        trace="\n".join(public(row) for row in problem.words.get("trace", "").splitlines()),
        changed=changed,
    )


def presentable(text: str) -> str:
    """A text from the content as one line without surprises. Each character stays one, so that columns stay right."""
    return without_commands(printable(_BLANK.sub(" ", text)))


def without_commands(text: str) -> str:
    """A text in which no runner of a CI finds a command. Each character stays one."""
    return _COMMAND.sub("＃", text)


def public(text: str) -> str:
    """A presentable text without anybody's number: reports are read by everybody. Each character stays one."""
    return mask(presentable(text))


def unit_name(path: tuple[str, ...]) -> str:
    """A unit as it is named to people and machines; "" is the root. A folder may be called anything."""
    return public("/".join(path))


def excerpt(line: str, column: int, *, before: int, width: int) -> tuple[str, int]:
    """The part of a long line around a column, and the column in it; "…" stands for what is left out."""
    start = max(0, column - before)
    cut = "…" * bool(start) + line[start : start + width] + "…" * (len(line) > start + width)
    return cut, column - start + bool(start)


def _short(name: str, word: str) -> str:
    longest = _LONGEST_MEND if name in _WHOLE else _LONGEST_WORD
    return word if len(word) <= longest else f"{word[:longest]}…"


def _end(line: str, column: int, words: Mapping[str, str]) -> int:
    """Where the word ends that begins at a column; a place of which no word is known is one character."""
    rest = line[column - 1 :]
    found = [words[name] for name in _MARKED if words.get(name) and rest.startswith(words[name])]
    return column + max((len(word) for word in found), default=1)
