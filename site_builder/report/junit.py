"""The result as JUnit XML, the form in which Jenkins, GitLab and most CI systems read what a check has found.

There is no standard, but two schemas that readers go by, Jenkins's `junit-10.xsd` and Ant's `JUnit.xsd`; what is
written here is valid in both. So the root has no counts, and a case one outcome at most: each error is a case that
failed, a fault of the baseline one that was skipped, and every healthy unit one that passed. Warnings are the output
of their file's suite, because no reader knows a case that warns.
"""

import re
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

from site_builder.report.message import Message
from site_builder.report.outcome import Outcome, by_file
from site_builder.report.phrases import PHRASES
from site_builder.report.summary import closing
from site_builder.report.terminal import show

_NO_CHARACTER = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (§2.2) allows in no form, not even escaped."""


def as_junit(outcome: Outcome) -> str:
    """A suite of the units, then one for each source file with problems."""
    root = ET.Element("testsuites")
    _units(root, outcome)
    for file, problems in by_file((*outcome.problems, *outcome.old)):
        _file(root, file, problems, outcome)
    for number, suite in enumerate(root):
        suite.set("id", str(number))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _units(root: ET.Element, outcome: Outcome) -> None:
    """Every healthy unit has passed. Where none is known and all is well, one case says so: no case is a failure."""
    words = PHRASES[outcome.lang]
    suite = _suite(root, words["title"], outcome)
    names = [name or words["shared"] for name in outcome.healthy]
    for name in names or [words["fine"]] * (not outcome.problems):
        _case(suite, name, words["title"])
    _close(suite, closing(outcome), outcome.seconds)


def _file(root: ET.Element, file: str, problems: list[Message], outcome: Outcome) -> None:
    """A file that has nothing worse than warnings has passed."""
    seen, old = Counter[str](), set(outcome.old)
    path = outcome.path(problems[0])
    group = path.rpartition(".")[0] or path
    suite = _suite(root, path, outcome)
    for problem in problems:
        if problem not in old and not problem.is_error:
            continue
        case = _case(suite, _name(problem, seen), group)
        if problem in old:
            ET.SubElement(case, "skipped")
        else:
            told = ET.SubElement(case, "failure", type=problem.code, message=_text(problem.message))
            told.text = _text(show(problem, outcome.root))
    if not len(suite.findall("testcase")):
        _case(suite, file, group)
    warned = (show(one, outcome.root) for one in problems if not one.is_error and one not in old)
    _close(suite, "\n".join(warned), 0)


def _name(problem: Message, seen: "Counter[str]") -> str:
    """A case is known by its name from one run to the next: so it has no line in it, and twins are numbered."""
    name = f"{problem.message} [{problem.code}]"
    seen[name] += 1
    return name if seen[name] == 1 else f"{name} ({seen[name]})"


def _suite(root: ET.Element, name: str, outcome: Outcome) -> ET.Element:
    """A suite without cases. The day is the one for which the content was checked: reports know no clock."""
    timestamp = f"{outcome.day or date.min}T00:00:00"
    suite = ET.SubElement(root, "testsuite", name=_text(name), package=_text(name), hostname="localhost")
    suite.set("timestamp", timestamp)
    ET.SubElement(suite, "properties")
    return suite


def _case(suite: ET.Element, name: str, group: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", name=_text(name), classname=_text(group), time="0.000")


def _close(suite: ET.Element, said: str, seconds: float) -> None:
    """The counts, and what was said beside the cases."""
    for key, path in (("tests", "testcase"), ("failures", "testcase/failure"), ("skipped", "testcase/skipped")):
        suite.set(key, str(len(suite.findall(path))))
    suite.set("errors", "0")
    suite.set("time", f"{seconds:.3f}")
    ET.SubElement(suite, "system-out").text = _text(said)
    ET.SubElement(suite, "system-err")


def _text(text: str) -> str:
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)
