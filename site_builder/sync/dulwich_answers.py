"""What dulwich raises when another repository, or the network, refuses: told as git would tell it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from dulwich.client import HTTPUnauthorized
from dulwich.errors import GitProtocolError, NotGitRepository, SendPackError

from site_builder.sync.refusals import refusal

_Answer = TypeVar("_Answer")


def told(talk: Callable[[], _Answer], said: Iterable[bytes] = ()) -> _Answer:
    """Talks with the other repository. Raises RepositoryRefuses with what it, or the network, has said."""
    try:
        return talk()
    except HTTPUnauthorized as error:
        raise refusal(f"401 {error}") from error
    except (GitProtocolError, NotGitRepository, SendPackError, OSError, ValueError) as error:
        lines = b"".join(said).decode("utf-8", "replace").splitlines()
        why = f"not found: {error}" if isinstance(error, NotGitRepository) else str(error)
        raise refusal("\n".join([*(f"remote: {line}" for line in lines), why])) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] == "urllib3":  # dulwich passes on what its client raises
            raise refusal(f"{error} unreachable") from error
        raise
