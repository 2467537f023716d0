"""Adds to the ledger of addresses. It is the one writer of it, and takes no line away."""

from collections.abc import Iterable
from pathlib import Path

from site_builder.content import load
from site_builder.links.ledger import ledger_text, parse_ledger
from site_builder.model.addresses import LEDGER
from site_builder.output import atomic


def lacking(content: Path, addresses: Iterable[str]) -> tuple[str, ...]:
    """Those of the addresses that the ledger has not. Raises OSError."""
    return tuple(sorted(set(addresses).difference(parse_ledger(load.read_ledger(content)).lines)))


def add(content: Path, addresses: Iterable[str]) -> tuple[str, ...]:
    """Adds addresses, and returns those that are new. Where all are known, no byte is written. Raises OSError."""
    before = load.read_ledger(content)
    known = parse_ledger(before)
    new = tuple(sorted(set(addresses).difference(known.lines)))
    if new:
        odd = (fault.words["value"] for fault in known.faults)  # a person decides about these
        atomic.write_made(content / LEDGER, ledger_text((*known.lines, *odd, *new)))
    return new
