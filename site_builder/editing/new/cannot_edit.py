"""Defines the refusal of answers from which nothing can be made."""


class CannotEdit(Exception):  # noqa: N818 - a refusal, told to the person
    """Reports that nothing is written. `word` names the sentence that says why, and `words` fill its gaps."""

    def __init__(self, word: str, **words: str) -> None:
        super().__init__(word)
        self.word = word
        self.words = words
