"""Tells from what git and servers say why something was refused: they have no other words for it."""

import re

from site_builder.sync.repository import RepositoryRefuses

_SHOWN = 600
"""Letters of what a server has said that are repeated."""
_REASONS: tuple[tuple[str, str], ...] = (
    ("sync_raced", r"non-fast-forward|fetch first|cannot lock ref|stale info|failed to update ref"),
    ("sync_hook", r"hook declined|remote rejected|pre-push|protected branch|refusing to update checked out"),
    (
        "sync_denied",
        (
            r"Authentication failed|could not read (?:User|Pass)|ermission (?:to \S+ )?denied|\b40[13]\b|ccess denied|"
            r"Invalid username|nauthorized|nsufficient permission|read-only|Host key verification"
        ),
    ),
    (
        "sync_offline",
        (
            r"Could not resolve|Failed to connect|[Cc]onnection (?:refused|timed out|reset|closed)|timed out|timeout|"
            r"Network is unreachable|No route to host|Couldn't connect|Name or service not known|Temporary failure|"
            r"unreachable|Empty reply|early EOF|hung up unexpectedly|SSL|\b50[0234]\b"
        ),
    ),
    ("sync_gone", r"not appear to be a git repository|[Nn]ot found|does not exist|\b404\b|No such"),
)
"""The sentence for a refusal, and the words by which git tells it."""


def refusal(said: str) -> RepositoryRefuses:
    """Returns the refusal that fits what was said."""
    word = next((word for word, pattern in _REASONS if re.search(pattern, said)), "sync_git")
    return RepositoryRefuses(word, said=remote_words(said) or said[-_SHOWN:])


def remote_words(said: str) -> str:
    """Returns what a server has said, without git's own words around it."""
    lines = (line.removeprefix("remote:").strip() for line in said.splitlines() if line.startswith("remote:"))
    return "\n".join(line for line in lines if line)[-_SHOWN:]
