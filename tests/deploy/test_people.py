"""What a person sees of a deploy while it runs, and how a password is found."""

import io
from pathlib import Path

import pytest
from servers import PASSWORD, pyftpd
from small_site import PROJECT, SmallSite
from test_command import start

from site_builder.cli.deploy_progress import DeployBar
from site_builder.cli.words.all import WORDS
from site_builder.deploy.run import DeployProgress


class Terminal(io.StringIO):
    """A screen, or a file."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        """Whether somebody looks."""
        return self.is_terminal


def shown(*, is_terminal: bool, quiet: bool = False) -> str:
    """What is drawn after a quarter of the bytes, which took ten seconds."""
    out, now = Terminal(is_terminal=is_terminal), [0.0]
    bar = DeployBar(WORDS["vi"], lambda: now[0], "vi", quiet=quiet, out=out)
    now[0] = 10.0
    bar(DeployProgress(done=50, of=100, sent=1_000_000, to_send=4_000_000))
    drawn = out.getvalue()
    bar.close()
    assert out.getvalue().endswith("\r") or not drawn
    return drawn


def test_files_bytes_and_the_time_left_are_shown_on_a_terminal() -> None:
    """Bytes are what it waits for here; elsewhere and with --quiet there is nothing."""
    assert shown(is_terminal=True).strip() == "50/100 tệp, 977 kB/3,8 MB, còn 0:30"
    assert shown(is_terminal=False) == ""
    assert shown(is_terminal=True, quiet=True) == ""


KEYRING = """
class errors:
    class KeyringError(Exception):
        pass

def get_password(service, user):
    if user != "u@127.0.0.1":
        raise errors.KeyringError
    return "{password}" if service == "site-builder-247" else None
"""


@pytest.mark.parametrize(("password", "code"), [(PASSWORD, 0), ("another-one", 1)])
def test_a_password_is_taken_from_the_keyring(tmp_path: Path, password: str, code: int) -> None:
    """By the name of this program and user@host; it is not shown."""
    site = SmallSite(tmp_path / "site")
    site.build()
    (tmp_path / "keyring.py").write_text(KEYRING.format(password=password))
    with pyftpd(tmp_path / "server") as server:
        where = {"PYTHONPATH": f"{PROJECT}:{tmp_path}"}
        with start(site, server.target, **where) as process:
            said, told = process.communicate(timeout=60)
        assert process.returncode == code, told
        assert password not in said + told


def test_without_a_password_it_says_where_one_is_looked_for(tmp_path: Path) -> None:
    """Nobody is asked where nobody sits."""
    site = SmallSite(tmp_path / "site")
    site.build()
    with start(site, "ftp://u@127.0.0.1:9/www") as process:
        told: str = process.communicate(timeout=60)[1]
    assert process.returncode == 1
    assert "DEPLOY_PASSWORD" in told
