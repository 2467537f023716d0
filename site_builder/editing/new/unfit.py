"""What cannot be made of the answers."""


class CannotEdit(Exception):  # noqa: N818 - a refusal, told to the person
    """Nothing is written; which of the command line's sentences says why, and its words."""

    def __init__(self, word: str, **words: str) -> None:
        super().__init__(word)
        self.word = word
        self.words = words
