"""Compares a text with a pattern in which * stands for any letters."""


def matches(pattern: str, text: str) -> bool:
    """Returns whether the whole text is as the pattern says. Each part is looked for once, from the left to the right:
    a regular expression with many `.*` would try every division of the text among them.
    """
    first, *others = pattern.split("*")
    if not others:
        return text == pattern
    *between, last = others
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return False
    at, end = len(first), len(text) - len(last)
    for part in between:
        at = text.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True
