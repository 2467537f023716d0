"""Makes the files by which a forge keeps a site alive: checks each change, publishes, and looks for dead links. Pure.

The forges' files are texts in `workflows/`, with the steps that they share as shell scripts. A line `@name.sh@` stands
for such a script, `@NAME@` for a value; a line whose value is empty is left out.
"""

import json
import re
from collections.abc import Callable, Mapping

from site_builder.model.frozen import frozen

ReadTemplate = Callable[[str], str]
"""Reads a text of `workflows/` by its path there."""

_NAMES = ("dang-trang.yml", "kiem-tra.yml", "duong-dan.yml", "phieu.yml")
_ISSUE_FORMS = ("thong-bao-moi.yml", "doi-so-dien-thoai.yml")
_MOST_CHOICES = 60
"""Units in a list to choose from; of more, the name is written."""
_SCRIPT = re.compile(r"^(?P<indent> *)@(?P<name>[a-z-]+\.sh)@\n", re.MULTILINE)
_VALUE = re.compile(r"@([A-Z]+)@")
_SHARED = {
    "CHECKOUT": "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2",
    "CACHE": "actions/cache@9255dc7a253b0ccc959486e2bca901246202afeb # v5.0.1",
}
"""Actions that both forges run, pinned by commit: a tag may be moved to somebody else's code."""
_GITHUB = {
    **_SHARED,
    "FORGE": "github",
    "PAGES": "gh-pages",
    "RUNNER": "ubuntu-24.04",
    "CONTAINER": "",
    "PERMISSIONS": "",
    "PYTHON": """\
      - name: Chuẩn bị Python
        uses: actions/setup-python@a309ff8b426b58ec0e2a45f0f869d46889d02405 # v6.2.0
        with:
          python-version: "3.13\"""",
    "UPLOAD": "actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1",
    "RUN": "${{ github.run_id }}",
    "FORMS": ".github/ISSUE_TEMPLATE",
    "FORMNOTE": "",
    "NOTE": """\
#
# Kho không ai sửa gì suốt 60 ngày thì GitHub tắt việc chạy mỗi ngày: vào mục Actions bật lại.""",
}
_FORGEJO = {
    "CHECKOUT": f"https://code.forgejo.org/{_SHARED['CHECKOUT']}",
    "CACHE": f"https://code.forgejo.org/{_SHARED['CACHE']}",
    "FORGE": "forgejo",
    "PAGES": "pages",
    "RUNNER": "docker",
    "CONTAINER": """\
    container:
      image: node:24-bookworm""",
    "PERMISSIONS": "",
    "PYTHON": """\
      - name: Chuẩn bị Python
        run: |
          python3 -c 'import ensurepip' && command -v curl > /dev/null && command -v git > /dev/null || {
            apt-get update -qq
            apt-get install -qq -y --no-install-recommends python3 python3-pip python3-venv curl git
          }""",
    "UPLOAD": "https://code.forgejo.org/forgejo/upload-artifact@cb8afe72b42edc798abfb8fcb556cf660d894245 # v5",
    "RUN": "${{ github.run_number }}",
    "FORMS": ".forgejo/issue_template",
    "FORMNOTE": """\
#
# Cần đặt: mật khẩu (secret) FORM_TOKEN, là token của người quản trị kho, quyền đọc kho: Forgejo chỉ cho người ấy hỏi ai
# có quyền gì. Chưa đặt thì máy không nhận phiếu nào.""",
    "NOTE": """\
#
# Máy chạy (runner) của kho có nhãn khác «docker» thì sửa lại các dòng runs-on.""",
}


@frozen
class WorkflowSettings:
    """What a workflow has to know of a repository."""

    content: str
    """The content folder, from the root of the repository."""
    branch: str
    """The branch from which the site is published."""
    has_program: bool
    """Whether the repository holds the program itself (`build.py`); else it is installed as a package."""
    units: tuple[str, ...] = ()
    """What the units are called, to be chosen from in forms; () where that is not known yet."""


@frozen
class Forge:
    """A kind of host for repositories: its files, each with the template of it, and the values for these."""

    files: Mapping[str, str]
    values: Mapping[str, str]
    tells: str
    """The script that leaves a message at a commit."""


FORGES: Mapping[str, Forge] = {
    "github": Forge(
        files={
            **{f".github/workflows/{name}": f"actions/{name}" for name in _NAMES},
            **{f".github/ISSUE_TEMPLATE/{name}": f"forms/{name}" for name in _ISSUE_FORMS},
        },
        values=_GITHUB,
        tells="steps/tell-github.sh",
    ),
    "gitlab": Forge(files={".gitlab-ci.yml": "gitlab/gitlab-ci.yml"}, values={}, tells="steps/tell-gitlab.sh"),
    "forgejo": Forge(
        files={
            **{f".forgejo/workflows/{name}": f"actions/{name}" for name in _NAMES},
            **{f".forgejo/issue_template/{name}": f"forms/{name}" for name in _ISSUE_FORMS},
        },
        values=_FORGEJO,
        tells="steps/tell-forgejo.sh",
    ),
}


def make_workflow(forge: Forge, settings: WorkflowSettings, read: ReadTemplate) -> dict[str, str]:
    """Returns the files of a forge: path from the root of the repository → text."""
    folder = settings.content.rpartition("/")[0]
    values = {
        **forge.values,
        "SITE": "python3 build.py" if settings.has_program else "site-builder",
        "CONTENT": settings.content,
        "CACHED": f"{folder}/.cache" if folder else ".cache",
        "BRANCH": settings.branch,
        "UNITFIELD": _unit_field(settings.units),
    }

    def script(match: re.Match[str]) -> str:
        name = match["name"]
        text = read(forge.tells if name == "tell.sh" else f"steps/{name}")
        whole = _SCRIPT.sub(script, text)
        return "".join(f"{match['indent']}{line}" if line.strip() else line for line in whole.splitlines(keepends=True))

    def filled(template: str) -> str:
        text = _SCRIPT.sub(script, read(template))
        lines = (_VALUE.sub(lambda match: values[match[1]], line) for line in text.split("\n"))
        asked = text.split("\n")
        return "\n".join(line for line, was in zip(lines, asked, strict=True) if line or not was)

    return {path: filled(template) for path, template in forge.files.items()}


def _unit_field(units: tuple[str, ...]) -> str:
    """The field of a form that asks for the unit: a list, if it is short enough for a phone."""
    is_list = 0 < len(units) <= _MOST_CHOICES
    lines = [f"  - type: {'dropdown' if is_list else 'input'}", "    id: unit", "    attributes:", "      label: Nơi"]
    if is_list:
        lines += ["      options:", *(f"        - {json.dumps(unit, ensure_ascii=False)}" for unit in units)]
    else:
        lines += ["      description: Tên xã, phường, hoặc tên thư mục.", "      placeholder: xã Bảo Quang"]
    return "\n".join([*lines, "    validations:", "      required: true"])
