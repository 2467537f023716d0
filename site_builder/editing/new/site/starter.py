"""What a program brings for new sites: the base layer, the manual, and the files that stand beside a content folder."""

import re
from collections.abc import Mapping

from site_builder.links.hosts.trust import HostRegister, HostTrust, host_of, judge
from site_builder.model.addresses import BASE

StarterFiles = Mapping[str, bytes]
"""It maps names to bytes: "content/…" and ".vscode/…" as in the program's own repository, "files/…", "workflows/…" as
templates."""
MANUALS = ("README.md", "README-loi.md")
PATHS = (
    *(f"content/{name}" for name in (BASE, *MANUALS)),
    ".vscode/settings.json",
    ".vscode/extensions.json",
)
"""What is taken from the program's own repository. An installed program carries it inside."""
_CLONE, _INSTALLED = "python3 build.py", "site-builder"
_OWN = ("dong-nai/long-khanh/", "dong-nai/")
"""The folders of the communes of the manual's examples. In another place they stand in the content folder itself."""
_ADDRESS = re.compile(r"https?://[^\s<>()\"'\]]+")
_WINDOWS = "Trên Windows, thay `python3` bằng `py`. "


def given_files(starter: StarterFiles) -> Mapping[str, bytes]:
    """Returns the files that the program gives to a content folder and updates later, by their path in it."""
    files = {name.removeprefix("content/"): body for name, body in starter.items() if name.startswith("content/")}
    return {name: for_place(body) if name in MANUALS else body for name, body in files.items()}


def strange_hosts(starter: StarterFiles) -> tuple[str, ...]:
    """Returns the hosts to which the base layer leads, and which a site has to allow: all but official ones."""
    texts = (body.decode("utf-8", "replace") for name, body in starter.items() if name.startswith(f"content/{BASE}/"))
    hosts = {host_of(address.rstrip(".,;:")) for text in texts for address in _ADDRESS.findall(text)} - {""}
    nobody = HostRegister()
    return tuple(sorted(host for host in hosts if judge(host, nobody).standing is HostTrust.STRANGE))


_TREE = re.compile(r"^ {6}dong-nai/ .*\n {8}long-khanh/ .*\n((?: {10}.*\n)+)", re.MULTILINE)
"""The folders of the program's own content, as the manual draws them: a province, a place in it, and its communes."""


def for_place(text: bytes) -> bytes:
    """Returns a text for those who have the program installed, and a place of their own in the content folder."""
    drawn = _TREE.sub(lambda match: re.sub(r"^ {4}", "", match[1], flags=re.MULTILINE), text.decode())
    for ours, theirs in ((_WINDOWS, ""), (_CLONE, _INSTALLED), *((folder, "") for folder in _OWN)):
        drawn = drawn.replace(ours, theirs)
    return drawn.encode()
