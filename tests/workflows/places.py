"""Places with a site at a forge, and what happens there when somebody saves."""

from pathlib import Path
from typing import Any

import pytest
from small_site import CONTENT, Files

from workflows.forge import JobRun, LocalForge

BROKEN: Files = {"content/bao-quang/unit.yaml": "name: Bảo Quang\nkind: xã\nhotline: 12\n"}
EDITED: Files = {"content/xuan-an/unit.yaml": "name: Xuân An\nkind: phường\ntagline: Mới tinh\n"}
FORGES = ("github", "gitlab", "forgejo")
WORKFLOWS = ("dang-trang", "kiem-tra", "duong-dan", "phieu")
FILES = {
    "github": [f".github/workflows/{name}.yml" for name in WORKFLOWS],
    "gitlab": [".gitlab-ci.yml"],
    "forgejo": [f".forgejo/workflows/{name}.yml" for name in WORKFLOWS],
}
ISSUE_FORMS = {
    kind: [f"{folder}/{name}.yml" for name in ("thong-bao-moi", "doi-so-dien-thoai")]
    for kind, folder in {"github": ".github/ISSUE_TEMPLATE", "forgejo": ".forgejo/issue_template"}.items()
}
"""GitLab has none."""
Posted = list[tuple[str, dict[str, Any]]]
ON_ALL = pytest.mark.parametrize("forge", FORGES, indirect=True)
ON_TWO = pytest.mark.parametrize("forge", ["github", "gitlab"], indirect=True)
"""GitHub and Forgejo take the same steps."""


def forge_with_site(folder: Path, kind: str, api: str) -> LocalForge:
    """A repository with a small site and the workflow that the program has written for it."""
    forge = LocalForge(folder, kind, api)
    forge.commit({f"content/{name}": text for name, text in CONTENT.items()})
    made = forge.new_workflow()
    assert (made.returncode, made.stderr) == (0, "")
    forge.commit({})
    return forge


def publish(forge: LocalForge, event: str = "push", **given: str) -> JobRun:
    """What happens after somebody has saved, or each day."""
    if forge.kind == "gitlab":
        (run,) = forge.pipeline(event, **({"TASK": "daily"} if event == "schedule" else {}), **given).values()
        return run
    return forge.run("dang-trang.yml", event)


def of(unit: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of one unit."""
    return {name: body for name, body in files.items() if name.startswith(f"{unit}/")}
