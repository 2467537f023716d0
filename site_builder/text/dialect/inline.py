"""Marks inside a line: stars that are no emphasis, links with a space in them."""

import re
from dataclasses import dataclass

_DIAL = r"(?<!\w)(?:\*#|\#\#|\*)\d[\d*]{0,60}(?:\*[^\W\d][^*#\n]{0,30})?#"
"""A code to dial: *100#, *100*1#, *#06#, *100*mã thẻ#."""
_TOKEN = re.compile(
    r"(?P<kept>\\.|(?P<ticks>`+)(?!`)(?:(?!(?P=ticks)).)+(?P=ticks)(?!`)|<[^<>\s]+>)"
    r"|(?P<spaced>\](?P<gap>[ \t]{1,3})(?=\((?:https?://|mailto:|tel:|#|\.{0,2}/?[\w./-]*\.(?:md|pdf|jpe?g|png)\b)[^()\s]*\)))"
    r"|(?P<target>\]\([^()\n]*\))"
    rf"|(?P<dial>{_DIAL})"
    r"|(?P<stars>\*+)"
    r"|(?P<line>_{3,})",
    re.DOTALL,
)
_SOUND = re.compile(r"[^*_`\\\]<]*(?:\*\*[^\s*_`\\\]<](?:[^*_`\\\]<]*[^\s*_`\\\]<])?\*\*[^*_`\\\]<]*)*")
"""Words, some of them in bold, and nothing else that could matter."""
_CODE = re.compile(r"[\d#*\\]*")
_EMPHASIS = (1, 2, 3)
"""Numbers of stars that mean something."""
_MAY_MATTER = re.compile(r"\*[^*]*\*|\*\*|_{3}|\][ \t]")


@dataclass(slots=True, kw_only=True)
class _Run:
    """Stars that stand together: their index among the pieces of the text, and the characters around them."""

    index: int
    count: int
    before: str
    after: str
    is_paired: bool = False


def normalise_inline(text: str) -> tuple[str, bool]:
    """The text with a backslash before each star that is no emphasis, and whether marks of bold have no partner."""
    if not _MAY_MATTER.search(text) or _SOUND.fullmatch(text):
        return text, False  # most texts, in a tenth of the time
    pieces, runs = _pieces(text)
    is_open = False
    for count in _EMPHASIS:
        same = [run for run in runs if run.count == count and not _is_between_digits(run)]
        if count == 1:
            _pair_by_sides(same, pieces)
        elif len(same) % 2 == 0:
            for opening, closing in zip(same[::2], same[1::2], strict=True):
                _pair_by_turns(pieces, opening, closing)
        else:
            _pair_by_sides(same, pieces)
            is_open = is_open or any(not run.is_paired for run in same)
    for run in runs:
        if not run.is_paired:
            pieces[run.index] = "\\*" * run.count
    return "".join(pieces), is_open


def _pieces(text: str) -> tuple[list[str], list[_Run]]:
    """The text in pieces, and the runs of stars among them that may be emphasis."""
    pieces, runs, position = list[str](), list[_Run](), 0
    for token in _TOKEN.finditer(text):
        pieces.append(text[position : token.start()])
        written = token[0]
        if token["dial"]:
            written = written.replace("*", "\\*")
        elif token["spaced"]:
            written = "]"
        elif token["line"]:
            written = "\\_" * len(written)
        elif token["stars"]:
            before, after = text[max(0, token.start() - 1) : token.start()], text[token.end() : token.end() + 1]
            runs.append(_Run(index=len(pieces), count=len(written), before=before or " ", after=after or " "))
        pieces.append(written)
        position = token.end()
    pieces.append(text[position:])
    return pieces, runs


def _is_between_digits(run: _Run) -> bool:
    return run.before in "0123456789#" and run.after in "0123456789#"


def _pair_by_sides(runs: list[_Run], pieces: list[str]) -> None:
    """Pairs runs as CommonMark does: what opens has a letter behind it, what closes has one before it."""
    opened: list[_Run] = []
    for run in runs:
        if opened and not run.before.isspace():
            opening = opened.pop()
            inside = range(opening.index + 1, run.index)
            is_code = all(_CODE.fullmatch(pieces[index]) for index in inside)  # mostly known at the first piece
            opening.is_paired = run.is_paired = run.count > 1 or not is_code
        elif not run.after.isspace():
            opened.append(run)


def _pair_by_turns(pieces: list[str], opening: _Run, closing: _Run) -> None:
    """Pairs two runs whatever stands beside them; spaces on their inner sides, which phones type, go outside."""
    inner = range(opening.index + 1, closing.index)
    if not "".join(pieces[index] for index in inner).strip():
        return
    opening.is_paired = closing.is_paired = True
    first = pieces[opening.index + 1]
    if first[:1].isspace():
        gap = _moved(first[: len(first) - len(first.lstrip())], opening.before)
        pieces[opening.index : opening.index + 2] = [gap + pieces[opening.index], first.lstrip()]
    last = pieces[closing.index - 1]
    if last[-1:].isspace():
        gap = _moved(last[len(last.rstrip()) :], closing.after)
        pieces[closing.index - 1 : closing.index + 1] = [last.rstrip(), pieces[closing.index] + gap]


def _moved(gap: str, beside: str) -> str:
    """What stands outside of a mark in place of the gap inside of it; a line's end stays one."""
    if "\n" in gap:
        return gap
    return "" if beside.isspace() else " "
