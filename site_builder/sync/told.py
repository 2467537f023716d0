"""Says what a sync has to say in the words of a catalogue, for the terminal and for the editor."""

from collections.abc import Mapping

from site_builder.editing.values.alignment import written_value
from site_builder.editing.values.tree import YamlValue
from site_builder.report.message import presentable
from site_builder.sync.outcome import SyncOutcome

_LONGEST = 400
"""Letters of a value that are shown."""


def told_refusal(words: Mapping[str, str], word: str, gaps: Mapping[str, str]) -> str:
    """Returns a sentence with its gaps; what the other side has said stands below it."""
    sentence = words[word].format(**{"path": "", "what": "", "why": "", **gaps})
    said = gaps.get("said", "")
    return f"{sentence}\n{quoted(said)}" if said else sentence


def told_outcome(words: Mapping[str, str], made: SyncOutcome) -> str:
    """Returns what became of a sync, and why."""
    told = words[f"sync_{made.status}"].format(sentence=made.sentence, commit=made.commit[:10])
    return f"{told} {told_refusal(words, made.word, made.gaps)}".strip() if made.word else told


def quoted(said: str) -> str:
    """Returns what another machine has said, each line marked as not ours."""
    return "\n".join(f"  | {presentable(line)}" for line in said.splitlines())


def value_text(value: YamlValue, words: Mapping[str, str]) -> str:
    """Returns a value that somebody has to choose, or to refuse."""
    if value is None:
        return words["sync_nothing"]
    text = presentable(value if isinstance(value, str) else written_value(value))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
