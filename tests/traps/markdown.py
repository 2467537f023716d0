"""Markdown that brings other builders to a stop: each must be read, or refused, within a moment."""

from traps.trap import Trap, guide, unit


def _lines(text: str, count: int) -> str:
    return "\n".join([text] * count)


REFUSED = {
    "2,000 quotations inside each other": "> " * 2000 + "a",
    "quotations that grow": "\n".join(">" * depth + " a" for depth in range(1, 300)),
    "400 lists inside each other": "\n".join("    " * depth + "- a" for depth in range(400)),
    "2,000 dashes in a line": "- " * 2000 + "a",
    "1,000 stars in a line": "* " * 1000 + "a",
    "lists in quotations in lists": "> - " * 1000 + "a",
    "4,900 open brackets": "[" * 4900,
    "10,000 open brackets in many lines": _lines("[" * 100, 100),
    "100,000 open brackets in many lines": _lines("[" * 4000, 25),
    "2,000 brackets inside each other": "[[" * 1000 + "]]" * 1000,
    "5,000 links that never close": _lines("[a](b " * 100, 50),
    "3,000 pictures that never close": _lines("![a](b " * 100, 30),
    "5,000 references that never close": _lines("[a][" * 100, 50),
    "a table of 2,000 columns": "|" + "a|" * 2000 + "\n|" + "-|" * 2000 + "\n" + _lines("|a|b|", 2000),
    "10,000 headings in a row": _lines("# a", 10_000),
    "5,000 underlined headings": _lines("a\n=", 5000),
    "100 lines of 4,900 spaces": _lines(" " * 4900 + "a", 100),
    "a paragraph of 250,000 letters": _lines("chữ " * 1000, 63),
}
READ = {
    "4,900 stars": "*" * 4900,
    "half-open emphasis": _lines("**a *b _c", 300),
    "4,900 backquotes": "`" * 4900,
    "4,900 backslashes": "\\" * 4900,
    "4,900 ampersands": "&" * 4900,
    "4,900 smaller-than signs": "<" * 4900,
    "open comments": "<!--" * 1200,
    "4,900 spaces": "a" + " " * 4900 + "b",
    "10,000 list items": _lines("- a", 10_000),
    "2,000 headings of one name": _lines("# a\n", 2000),
    "a table of 3,000 rows": "|a|b|c|\n|-|-|-|\n" + _lines("|a|b|c|", 3000),
    "100,000 empty lines": "a" + "\n" * 100_000 + "b",
    "a ruler of 60 stars": "Một\n\n" + "*" * 60 + "\n\n" + "- " * 40,
    "an underline of 100 hyphens": "Một\n" + "-" * 100,
    "what the library keeps for itself": "klzzwxh:0000 wzxhzdk:0",
}
TRAPS: dict[str, Trap] = {
    **{name: guide(text, ("text-tangled", 6, 1)) for name, text in REFUSED.items()},
    **{name: guide(text, shown="</html>") for name, text in READ.items()},
    "10,000 steps": guide(_lines("1. a", 10_000), ("page-text", 1, 1), shown="</html>", warns=True),
    "open tags": guide("<div>" * 900, ("text-html", 6, 1), warns=True),
    "entities": guide("&#x41;" * 800, *(("text-entity", 6, column) for column in range(1, 26, 6)), warns=True),
    "tangled after an empty line": guide(f"Một.\n\n\n{'> ' * 30}a", ("text-tangled", 9, 1)),
    "tangled in a value": unit("note: |\n  Một\n\n  " + "[" * 30 + "\n", ("text-tangled", 4, 3)),
    "a link of every scheme that acts": guide("[a](javascript:alert(1))", ("link-scheme", 6, 5)),
    "markup that acts": guide("<script>alert(1)</script>", shown="&lt;script&gt;alert(1)"),
}
