"""The ledger of addresses: a sorted file beside `site.yaml` with every address that was ever published, one a line.

It is what a build compares with where there is no last output: on the machine of a pull request, and years later. It
is only added to. Branches join it by git's `merge=union`, so that lines may come in any order and more than once, and
even the marks of a conflict do no harm: both sides are meant.

    dong-nai/long-khanh/bao-quang/huong-dan/cai-vneid/
    dong-nai/long-khanh/bao-quang/huong-dan/cai-vneid/#buoc-2
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from site_builder.links.pages.cross_unit import stem
from site_builder.model.addresses import EDITING, FEED, LEDGER, LIST_PAGE, PROGRESS, RESERVED, SHORT, WORKER
from site_builder.model.folder import UnitPath
from site_builder.model.frozen import frozen
from site_builder.model.location import Location
from site_builder.model.problem import Problem

_MARKS = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?")
"""What git leaves where it was told nothing of `merge=union`."""
_ADDRESS = re.compile(r"(?:(?!\.{1,2}/)[^\\/:?*<>|\"\x00-\x1f]+/)*[^\\/:?*<>|\"\x00-\x1f]*")
"""An address within the site. Names of media may have blanks and any letters."""
_CODE = re.compile(rf"{SHORT}\d+/(?:#.*)?")
_MEDIA = re.compile(r"(?:^|/)media/")


@frozen
class Ledger:
    """What the ledger says: each address with the first line that has it, and the lines that are no addresses."""

    lines: Mapping[str, int]
    faults: tuple[Problem, ...] = ()


def parse_ledger(body: bytes) -> Ledger:
    """Reads the text of the ledger."""
    lines, faults = dict[str, int](), list[Problem]()
    for number, row in enumerate(body.decode("utf-8-sig", "replace").splitlines(), 1):
        address = row.strip().lstrip("/")
        if not address or _MARKS.fullmatch(address):
            continue
        if _ADDRESS.fullmatch(address):
            lines.setdefault(address, number)
        else:
            faults.append(Problem.found("ledger-line", Location(file=LEDGER, line=number), value=address))
    return Ledger(lines=lines, faults=tuple(faults))


def ledger_text(addresses: Iterable[str]) -> bytes:
    """Writes the ledger of these addresses."""
    return "".join(f"{address}\n" for address in sorted(set(addresses))).encode()


def is_remembered(address: str) -> bool:
    """Whether the ledger has an address of this form: a page, a feed, the service worker, a file to download.

    Numbered pages of lists and the versions of pictures come and go by themselves, and so do the counts of a unit that
    has others inside it, and the page for editors: officials read them, and no code leads there. The first page of the
    site has no line: it is always there.
    """
    if address.endswith("/"):
        return not (LIST_PAGE.search(address) or f"/{address}".endswith((f"/{PROGRESS}", f"/{EDITING}")))
    path = address.partition("#")[0]
    if path != address:
        return path.endswith("/")
    is_followed = path == WORKER or path.rpartition("/")[2] == FEED
    return is_followed or bool(_MEDIA.search(path) and stem(path) == path)


def remembered(addresses: Iterable[str]) -> Iterator[str]:
    """Those of the addresses that the ledger has."""
    return filter(is_remembered, addresses)


def is_code(address: str) -> bool:
    """Whether it is the page of a printed code, which belongs to the unit that has issued it, and not to the root."""
    return bool(_CODE.fullmatch(address))


def unit_of_address(address: str) -> UnitPath:
    """The unit whose address it is, by its form alone: no unit is called as a section of pages.

    >>> unit_of_address("dong-nai/bao-quang/huong-dan/cai-vneid/"), unit_of_address("feed.xml")
    (('dong-nai', 'bao-quang'), ())
    """
    folders = address.partition("#")[0].split("/")[:-1]
    return tuple(takewhile(lambda part: part not in RESERVED, folders))
