"""The address of the content folder at a host of repositories → addresses of the host's own web editor.

Each host is known by the form of its addresses, not by its name: many run GitLab or Forgejo under a name of their own.

- GitHub: `/OWNER/NAME/tree/BRANCH/FOLDER` → `/edit/BRANCH/FILE`, `/new/BRANCH?filename=FILE&value=TEXT`. The whole path
  stands in `filename`: of a folder behind the branch GitHub drops the last part (github.com/isaacs/github/issues/1527).
- GitLab: `/GROUP…/NAME/-/tree/BRANCH/FOLDER` → `/-/edit/…`, `/-/new/BRANCH?file_name=FILE`. Its editor passes over a
  text in the address (gitlab.com/gitlab-org/gitlab/-/issues/532221, …/work_items/594214).
- Forgejo and Gitea: `/OWNER/NAME/src/branch/BRANCH/FOLDER` → `/_edit/…`, `/_new/BRANCH?filename=FILE&value=TEXT`
  (github.com/go-gitea/gitea/pull/16556; `filename` may be a path there, too).
"""

from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from site_builder.model.frozen import frozen

LONGEST = 2_000
"""Characters of an address. Browsers, apps and proxies pass on so many; hosts refuse those beyond 8,000 (HTTP 414)."""
HostKind = Literal["github", "gitlab", "forgejo"]
"""A kind of host; "forgejo" stands for Gitea, too."""
_MARKS: Mapping[tuple[str, ...], HostKind] = {
    ("src", "branch"): "forgejo",
    ("_edit",): "forgejo",
    **{("-", view): "gitlab" for view in ("tree", "blob", "edit")},
    **{(view,): "github" for view in ("tree", "blob", "edit")},
}
"""What stands between the repository and the branch; the first such place in an address counts."""
_OTHERS = ("gitlab", "gitea", "forgejo", "codeberg")
"""Hosts by whose name one knows that their addresses are not as GitHub's."""
_SETTINGS = "site.yaml"


@frozen
class Repository:
    """The content folder in a repository, and the host that shows it."""

    host: HostKind
    home: str
    """The address of the repository, without a slash at its end."""
    branch: str
    folder: tuple[str, ...] = ()
    """The folders that lead to the content; () where it is the whole repository."""

    @property
    def takes_text(self) -> bool:
        """Whether the host fills a new file with a text from the address."""
        return self.host != "gitlab"

    def edit(self, file: str) -> str:
        """The address at which a file is edited, by its path in the content; "" where it would be too long."""
        verb = {"github": "edit", "gitlab": "-/edit", "forgejo": "_edit"}[self.host]
        address = f"{self.home}/{verb}/{quote(self.branch)}/{quote(self._path(file))}"
        return address if len(address) <= LONGEST else ""

    @property
    def new_base(self) -> str:
        """What an address for a new file begins with, up to the path of the file."""
        verb = {"github": "new", "gitlab": "-/new", "forgejo": "_new"}[self.host]
        name = "file_name" if self.host == "gitlab" else "filename"
        return f"{self.home}/{verb}/{quote(self.branch)}?{name}="

    def new(self, file: str, text: str) -> str:
        """The address at which a new file begins, with a text in it where the host takes one and it is short enough;
        "" where even the path is too long.
        """
        bare = self.new_base + quote(self._path(file), safe="")
        filled = f"{bare}&value={quote(text, safe='')}"
        if self.takes_text and len(filled) <= LONGEST:
            return filled
        return bare if len(bare) <= LONGEST else ""

    def _path(self, file: str) -> str:
        return "/".join((*self.folder, file))


def repository(address: str) -> Repository | None:
    """What an address leads to; None where it is not that of a folder at a host that is known."""
    parts = urlsplit(address)
    try:
        steps = [unquote(part, errors="strict") for part in parts.path.split("/") if part]
    except UnicodeDecodeError:
        return None
    if not all(step.isprintable() and {".", ".."}.isdisjoint(step.split("/")) for step in steps):
        return None
    if steps[-1:] == [_SETTINGS]:  # somebody has copied the address of the very file that says it
        steps.pop()
    elif steps and steps[-1].endswith((".yaml", ".md")):  # a file: nobody knows in which folder the content begins
        return None
    found = [(at, mark) for mark in _MARKS for at in range(2, len(steps) - len(mark)) if _stands(mark, steps, at)]
    if not found:
        return None
    at, mark = min(found)
    host = _MARKS[mark]
    if host == "github" and (at > 2 or any(name in parts.netloc.lower() for name in _OTHERS)):  # noqa: PLR2004 - owner, name
        return None
    branch, *folder = steps[at + len(mark) :]
    home = f"{parts.scheme.lower()}://{parts.netloc}/{quote('/'.join(steps[:at]))}"
    return Repository(host=host, home=home, branch=branch, folder=tuple(folder))


def _stands(mark: tuple[str, ...], steps: list[str], at: int) -> bool:
    """Whether the mark of a host stands in an address behind so many steps."""
    return tuple(steps[at : at + len(mark)]) == mark
