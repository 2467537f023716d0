"""One deploy at a time on a host: a folder there that only one can make, and in it who has made it and when."""

import json
from contextlib import suppress
from datetime import datetime

from site_builder.deploy.host import Host
from site_builder.deploy.manifest import OURS
from site_builder.model.frozen import frozen

_FOLDER = f"{OURS}/lock"
_OWNER = f"{_FOLDER}/owner.json"


@frozen
class LockOwner:
    """Who deploys."""

    token: str
    """Names this folder of this machine: a run that was killed is known again by the next one."""
    who: str
    """For people: user and machine."""
    since: datetime | None
    """By the clock of that machine; None where nobody knows."""


class Locked(Exception):  # noqa: N818 - says what was found
    """Somebody else deploys, or was killed while doing so."""

    def __init__(self, owner: LockOwner | None) -> None:
        super().__init__(owner)
        self.owner = owner


def take_lock(host: Host, me: LockOwner, *, take_over: bool, was_taking: bool) -> None:
    """Takes the lock. Raises Locked where somebody else has it, unless it is to be taken over.

    `was_taking` says that this machine was killed while it took the lock: one without a name is its own.
    """
    host.make_folder(OURS)
    if not host.make_folder(_FOLDER):
        owner = read_lock(host)
        is_mine = owner.token == me.token if owner else was_taking
        if not take_over and not is_mine:
            raise Locked(owner)
    since = me.since.isoformat() if me.since else ""
    host.put(_OWNER, json.dumps({"token": me.token, "who": me.who, "since": since}).encode())


def read_lock(host: Host) -> LockOwner | None:
    """Who has the lock; None where nobody has, or where it does not say."""
    body = host.read(_OWNER)
    if body is None:
        return None
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        found = json.loads(body)
        since = datetime.fromisoformat(found["since"]) if found["since"] else None
        return LockOwner(token=str(found["token"]), who=str(found["who"])[:100], since=since)
    return None


def check_lock(host: Host, me: LockOwner) -> None:
    """Raises Locked where somebody has taken the lock over: two must not write at the same time."""
    owner = read_lock(host)
    if owner and owner.token != me.token:
        raise Locked(owner)


def release_lock(host: Host) -> None:
    """Gives the lock back."""
    host.delete(_OWNER)
    host.remove_folder(_FOLDER)
