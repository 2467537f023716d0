"""What is told of each key of a content file: in the editor's program on hover (`editing.json_schema`), and as comments
in the files that `new` writes.

The sentences stand in `messages/<language>/editing/`, which a language may lack: who edits content is then told in the
first language.
"""

from collections.abc import Mapping
from enum import StrEnum

from site_builder.model.frozen import frozen
from site_builder.model.location import Record
from site_builder.report.field_examples import EXAMPLES
from site_builder.report.messages import EDITING
from site_builder.report.phrases import PHRASES
from site_builder.report.rule_text import RuleText, rule_text


@frozen
class FieldHelp:
    """What to write at a key, and an example; "" where an example would teach nothing."""

    says: str
    example: str
    told: str
    """Both, as one text."""


@frozen
class EditorHelp:
    """All that those who edit content are told, in one language."""

    lang: str
    words: Mapping[str, str]

    def title(self, kind: type[Record]) -> str:
        """What a record is called by those who write it."""
        return self.words[f"titles.{kind.__name__}"]

    def field(self, kind: type[Record], name: str) -> FieldHelp:
        """A key of a record. Records of which nothing is said share a sentence."""
        own, example = f"keys.{kind.__name__}.{name}", EXAMPLES[kind][name]
        says = self.words[own if own in self.words else f"keys.any.{name}"]
        told = self.words["with_example"].format(says=says, example=example) if example else says
        return FieldHelp(says=says, example=example, told=told)

    def list_of(self, name: str) -> str:
        """The key at the top of a file that holds a list."""
        return self.words[f"lists.{name}"]

    def meaning(self, choice: StrEnum) -> str:
        """What a word means, of which one has to be chosen."""
        return self.words[f"choices.{type(choice).__name__}.{choice}"]

    def rule(self, code: str) -> RuleText:
        """A rule's texts."""
        return rule_text(code, self.lang)

    def advised(self, says: str, do: str) -> str:
        """What is wrong and what to do, as one text."""
        return f"{says}. {PHRASES[self.lang]['do']}: {do}"


def editor_help(lang: str) -> EditorHelp:
    """What is told in that language, or in the first one where it has no such sentences."""
    lang = EDITING.or_first(lang)
    return EditorHelp(lang=lang, words=EDITING[lang])
