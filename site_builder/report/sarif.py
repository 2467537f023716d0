"""The result as SARIF 2.1.0, the form in which code hosts and editors' programs take the findings of checkers.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/: §3.27 a result, §3.30 its region, §3.49 a rule.
"""

import json
from collections import Counter
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from site_builder.model.severity import severity_of
from site_builder.report.catalogue import full_stop, plain
from site_builder.report.message import Message
from site_builder.report.outcome import Outcome
from site_builder.report.phrases import PHRASES
from site_builder.report.rule_text import rule_text
from site_builder.report.rules import RULES, SUBJECT
from site_builder.text.languages import FIRST

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "problem/v1"
"""The version counts how the print is taken: another way is another version, so that old alerts are not mistaken."""


def as_sarif(outcome: Outcome) -> str:
    """One run, with the rules that it found broken."""
    told = (*outcome.problems, *outcome.old)
    codes = sorted({problem.code for problem in told})
    seen: Counter[str] = Counter()
    run: dict[str, Any] = {
        "tool": {
            "driver": {"name": "site-builder-247", "rules": [_rule(code) for code in codes], "language": outcome.lang}
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The root of the repository."}}},
        "results": [_result(problem, outcome, codes.index(problem.code), seen) for problem in told],
    }
    for found in run["results"][len(outcome.problems) :]:
        found["suppressions"] = [{"kind": "external", "status": "accepted"}]  # §3.35: the baseline is no part of a file
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str) -> dict[str, Any]:
    """The rule's texts in every language, the first with an example: what an alert shows beside the line."""
    rule, words = RULES[code], PHRASES[FIRST]
    first, *others = (_told(code, lang) for lang in PHRASES)
    example = f"{words['wrong']}:\n\n```\n{rule.wrong}\n```\n\n{words['right']}:\n\n```\n{rule.right}\n```"
    return {
        "id": code,
        "shortDescription": {"text": plain(rule_text(code, FIRST).says)},
        "fullDescription": {"text": " / ".join([first, *others])},
        "help": {"text": "\n\n".join([first, *others]), "markdown": "\n\n".join([first, example, *others])},
        "defaultConfiguration": {"level": str(severity_of(code))},
        "properties": {"tags": [SUBJECT[code]], "problem.severity": str(severity_of(code))},
    }


def _told(code: str, lang: str) -> str:
    """What a rule says, without a problem."""
    text = rule_text(code, lang)
    return f"{full_stop(plain(text.says))} {PHRASES[lang]['do']}: {full_stop(plain(text.do))}"


def _result(problem: Message, outcome: Outcome, rule: int, seen: "Counter[str]") -> dict[str, Any]:
    location = {"artifactLocation": {"uri": quote(outcome.path(problem)), "uriBaseId": "SRCROOT"}}
    said = f"{full_stop(problem.message)} {PHRASES[outcome.lang]['do']}: {full_stop(problem.advice)}"
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": str(problem.severity),
        "message": {"text": said.replace("](", "] (")},  # or the content could put links into our words (§3.11.6)
        "locations": [{"physicalLocation": {**location, "region": _region(problem)}}],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(problem, seen)},
    }


def _region(problem: Message) -> dict[str, Any]:
    place = problem.place
    if not problem.line:
        return {"startLine": place.line}
    return {"startLine": place.line, "startColumn": place.column, "endColumn": problem.end}


def _fingerprint(problem: Message, seen: "Counter[str]") -> str:
    """The same while lines are added above it: rule, file and the line's words, and which of several alike it is."""
    same = f"{problem.code}\n{problem.place.file}\n{problem.line.strip()}"
    seen[same] += 1
    return sha256(f"{same}\n{seen[same]}".encode()).hexdigest()[:32]
