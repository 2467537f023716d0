"""Adds to the ledger of addresses. It is the one writer of it, and takes no line away."""

from collections.abc import Iterable
from pathlib import Path

from site_builder.content import load
from site_builder.links.ledger import Ledger, ledger_text, parse_ledger
from site_builder.model.addresses import LEDGER
from site_builder.output import atomic


def lacking(content: Path, addresses: Iterable[str]) -> tuple[str, ...]:
    """Those of the addresses that the ledger has not. Raises OSError."""
    return _new(parse_ledger(load.read_ledger(content)), addresses)


def add(content: Path, addresses: Iterable[str]) -> tuple[str, ...]:
    """Adds addresses, and returns those that are new. Where all are known, no byte is written. Raises OSError."""
    known = parse_ledger(load.read_ledger(content))
    new = _new(known, addresses)
    if new:
        odd = (fault.words["value"] for fault in known.faults)  # a person decides about these
        atomic.write_made(content / LEDGER, ledger_text((*known.lines, *odd, *new)))
    return new


def _new(known: Ledger, addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(addresses).difference(known.lines)))
