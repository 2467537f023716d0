"""What a forge makes of the conditions in a workflow: as much of the two languages as our workflows use."""

import re
from collections.abc import Callable, Mapping
from typing import Any

_ACTIONS_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|==|!=|&&|\|\||!|\(|\)|[\w.-]+(?:\(\))?)")
_GITLAB_TOKEN = re.compile(r'\s*("[^"]*"|==|!=|&&|\|\||\(|\)|\$\w+|null)')
_WORDS = {"==": "==", "!=": "!=", "&&": " and ", "||": " or ", "!": " not ", "(": "(", ")": ")"}
_PLACEHOLDER = re.compile(r"\$\{\{(.*?)\}\}")


def _tokens(text: str, token: re.Pattern[str]) -> list[str]:
    found, at = [], 0
    while at < len(text.rstrip()):
        match = token.match(text, at)
        assert match, f"not understood: {text[at:]}"
        found.append(match[1])
        at = match.end()
    return found


def _judge(words: list[str], value: Callable[[str], object]) -> Any:  # noqa: ANN401 - text, truth or nothing
    """Lets Python judge: its `and` and `or` give the last operand that counts, as those of both languages do."""
    names: dict[str, object] = {}
    for number, word in enumerate(words):
        if word not in _WORDS:
            names[f"value{number}"] = value(word)
    said = "".join(_WORDS.get(word, f"value{number}") for number, word in enumerate(words))
    return eval(said, {"__builtins__": {}}, names)  # noqa: S307 - made of our own words only


class ActionsContext:
    """The contexts of GitHub and Forgejo, and whether a step before has failed."""

    def __init__(self, contexts: Mapping[str, Any]) -> None:
        self.contexts = dict(contexts)
        self.has_failed = False

    def judge(self, text: str) -> Any:  # noqa: ANN401 - text, truth or nothing
        """The value of an expression. GitHub compares nothing and "" as the same."""
        return _judge(_tokens(text, _ACTIONS_TOKEN), self._value)

    def applies(self, condition: str | None) -> bool:
        """Whether a step is taken. One without a word on what was before is taken only where all went well."""
        text = (condition or "success()").strip()
        text = text.removeprefix("${{").removesuffix("}}").strip()
        if not re.search(r"\b(always|failure|success|cancelled)\(\)", text):
            return not self.has_failed and bool(self.judge(text))
        return bool(self.judge(text))

    def filled(self, text: object) -> str:
        """A text with its expressions replaced by their values."""
        return _PLACEHOLDER.sub(lambda match: self._shown(self.judge(match[1].strip())), str(text))

    def _shown(self, value: object) -> str:
        return str(value).lower() if isinstance(value, bool) else str(value or "")

    def _value(self, word: str) -> object:
        if word.startswith("'"):
            return word[1:-1].replace("''", "'")
        states = {
            "always()": True,
            "success()": not self.has_failed,
            "failure()": self.has_failed,
            "cancelled()": False,
        }
        if word in states:
            return states[word]
        found: Any = self.contexts
        first = word.split(".", maxsplit=1)[0]
        assert first in found, f"{first} is no context here"
        for part in word.split("."):
            found = found.get(part, "") if isinstance(found, Mapping) else ""
        return found


def gitlab_rule(text: str, variables: Mapping[str, str]) -> bool:
    """Whether a rule of GitLab applies."""

    def value(word: str) -> object:
        if word.startswith('"'):
            return word[1:-1]
        return None if word == "null" else variables.get(word[1:])

    return bool(_judge(_tokens(text, _GITLAB_TOKEN), value))
