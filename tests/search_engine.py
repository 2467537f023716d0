"""Runs the script of the search in Node, outside any page: what it folds, and what it finds."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from typing import Any

from chromium import absent

_PAGE = """
var window = {}, document = { getElementById: function () { return null; } }, index, asked, found;
"""
_ASK = """
asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
found = asked.map(function (one) { return window.find[one[0]].apply(null, one.slice(1)); });
process.stdout.write(JSON.stringify(found));
"""


def ask(script: str, questions: Sequence[Sequence[str]]) -> list[Any]:
    """Returns what the functions of a published script answer: ["fold", "Đường"] is `fold("Đường")`."""
    node = shutil.which("node")
    if node is None:
        absent("Node")
    program = f"{_PAGE}{script}{_ASK}"
    asked = json.dumps(questions)
    told = subprocess.run([node, "-e", program], input=asked, capture_output=True, text=True, check=True)
    answers: list[Any] = json.loads(told.stdout)
    return answers


def rows(script: str) -> list[list[Any]]:
    """Returns the rows of the index in a published script."""
    found: list[list[Any]] = json.loads("{" + script[script.index('"e":[') : script.rindex("})")] + "}")["e"]
    return found


def find(script: str, queries: Sequence[str]) -> list[list[str]]:
    """Returns for each query the titles and addresses that are found, the best first: "Bảo Vinh → bao-vinh/"."""
    entries = rows(script)
    slugs = ask(script, [["slug", row[0]] for row in entries])
    named = [f"{row[0]} → {row[1].replace('*', slug)}" for row, slug in zip(entries, slugs, strict=True)]
    return [[named[at] for at in found] for found in ask(script, [["search", query] for query in queries])]
