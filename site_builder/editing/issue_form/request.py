"""The event that a host sends for an issue → who asks for what; and whether they may.

Source: docs.github.com, "Webhook events and payloads", issues; Forgejo and Gitea send the same keys. What somebody may
do is the host's answer to GET /repos/{owner}/{repo}/collaborators/{user}/permission.
"""

import json
from collections.abc import Mapping

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.model.frozen import frozen

_MOST = 100_000
"""Characters of an issue. Hosts take 65,536."""
_ACTIONS = ("opened", "edited", "reopened")
_WRITERS = ("write", "maintain", "admin", "owner")


@frozen
class IssueRequest:
    """An issue that somebody has opened or edited."""

    number: int
    text: str
    author: str
    sender: str
    """Who has opened or edited it just now."""
    is_private: bool
    """Whether only those of the repository read it."""


def read_request(event: bytes) -> IssueRequest | None:
    """The issue of an event; None where it is over, or the event is about something else.

    Raises CannotEdit where nobody can read the event, or where the text is longer than any host takes.
    """
    said = _mapping(event)
    issue, number = _inner(said, "issue"), _inner(said, "issue").get("number")
    is_open = issue.get("state", "open") == "open" and "pull_request" not in {k for k, v in issue.items() if v}
    if said.get("action") not in _ACTIONS or not is_open or not isinstance(number, int):
        return None
    text = issue.get("body") or ""
    if not isinstance(text, str):
        raise CannotEdit("form_event")
    if len(text) > _MOST:
        raise CannotEdit("form_long", most=str(_MOST))
    return IssueRequest(
        number=number,
        text=text,
        author=_login(issue.get("user")),
        sender=_login(said.get("sender")),
        is_private=_is_private(_inner(said, "repository")),
    )


def refuse_strangers(request: IssueRequest, permission: bytes) -> None:
    """Raises CannotEdit unless the repository is private and its own collaborator has asked, by themself."""
    if not request.is_private:
        raise CannotEdit("form_public")
    if not request.author or request.author != request.sender:
        raise CannotEdit("form_other")
    said = _mapping(permission)
    if _login(said.get("user")) != request.sender or said.get("permission") not in _WRITERS:
        raise CannotEdit("form_stranger")


def _mapping(body: bytes) -> Mapping[str, object]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise CannotEdit("form_event") from error
    if not isinstance(said, dict):
        raise CannotEdit("form_event")
    return said


def _inner(said: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = said.get(key)
    return found if isinstance(found, dict) else {}


def _is_private(repository: Mapping[str, object]) -> bool:
    """Whether only those of a repository read it. One that is "internal" all of an organisation read, too."""
    is_internal = repository.get("internal") or repository.get("visibility", "private") != "private"
    return repository.get("private") is True and not is_internal


def _login(user: object) -> str:
    """The name of an account, which hosts compare without regard to capitals; "" where there is none."""
    name = user.get("login") if isinstance(user, dict) else None
    return name.lower() if isinstance(name, str) else ""
