"""The password of a host: from the environment, the system's keyring, or the person at the keyboard.

It never comes from content, is never written, printed or put on another program's command line.
"""

import os
import sys
from collections.abc import Callable, Mapping
from functools import cache
from getpass import getpass
from importlib.util import find_spec

from site_builder.cli.exit import FAILED, UsageError
from site_builder.cli.words.all import Words
from site_builder.deploy.target import DeployTarget

PASSWORD = "DEPLOY_PASSWORD"  # noqa: S105 - the name of the variable
_SERVICE = "site-builder-247"
"""The name under which the keyring has passwords of ours."""


def environment() -> Mapping[str, str]:
    """The environment, for programs that we run: git and rclone find there what a person has set for them."""
    return dict(os.environ)


def environment_password() -> str:
    """The password that the environment has; "" for none."""
    return os.environ.get(PASSWORD, "")


def find_password(target: DeployTarget, words: Words) -> Callable[[], str]:
    """Gives a function that finds the password when it is needed, and asks for it once at most.

    It raises UsageError where there is nobody to ask.
    """

    @cache
    def password() -> str:
        if found := environment_password() or keyring_password(f"{target.user}@{target.host}"):
            return found
        if not sys.stdin.isatty():
            raise UsageError(words["password_none"].format(target=target, service=_SERVICE), FAILED)
        return getpass(words["password_ask"].format(target=target) + " ", sys.stderr)

    return password


def keyring_password(name: str) -> str:
    """The password that the system keeps for a name such as user@host; "" where it or the library is not there."""
    if find_spec("keyring") is None:
        return ""
    import keyring  # noqa: PLC0415 - few machines have it

    try:
        return keyring.get_password(_SERVICE, name) or ""
    except keyring.errors.KeyringError:  # a machine without a desktop
        return ""
