"""The result as GitLab's Code Quality report, which a merge request shows beside its lines.

https://docs.gitlab.com/ci/testing/code_quality/: a list of objects; a fault is the same one as long as its fingerprint
is, so no line is in it.
"""

import json
from collections import Counter
from hashlib import sha256

from site_builder.report.outcome import Outcome
from site_builder.report.phrases import PHRASES


def as_code_quality(outcome: Outcome) -> str:
    """Every problem with its place and what to do. What keeps old pages is "major", the rest "minor"."""
    seen = Counter[str]()
    rows = []
    for problem in outcome.problems:
        path, do = outcome.path(problem), PHRASES[outcome.lang]["do"]
        known = f"{problem.code}\0{path}\0{problem.message}"
        seen[known] += 1
        rows.append(
            {
                "description": f"{problem.message}. {do}: {problem.advice} [{problem.code}]",
                "check_name": problem.code,
                "fingerprint": sha256(f"{known}\0{seen[known]}".encode("utf-8", "replace")).hexdigest(),
                "severity": "major" if problem.is_error else "minor",
                "location": {"path": path, "lines": {"begin": problem.place.line}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
