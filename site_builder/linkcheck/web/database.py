"""What is known of addresses between runs: one small SQLite file, which a CI job may commit.

Two runs may share it: what one more look adds is worked out inside the transaction that writes it. A file that is
damaged, or no such file at all, is moved aside and begun anew.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from site_builder.linkcheck.web.classify import Classification
from site_builder.linkcheck.web.history import LinkRecord, judged, learn
from site_builder.model.link_status import LinkStatus, LinkVerdict

_OURS, _VERSION = 0x32343743, 1
"""The file's mark ("247C") and the version of its table."""
_COLUMNS = (*(item.name for item in fields(LinkVerdict)), "last_failed", "etag", "modified")
_DAYS = ("checked_on", "last_good", "failing_since", "certificate_until", "last_failed")
_TABLE = f"CREATE TABLE IF NOT EXISTS links ({', '.join(_COLUMNS)}, PRIMARY KEY (address)) WITHOUT ROWID"
_READ = "SELECT * FROM links WHERE address = ?"
_WRITE = f"INSERT OR REPLACE INTO links VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - our own columns
_PATIENCE = 30.0
"""Seconds for which another run that writes is waited for."""
_FORGOTTEN = 180
"""Days after which an address that nothing links to any more is left out."""


class LinkDatabase:
    """The records of one file; of no file where there is no path: then nothing outlives the run."""

    def __init__(self, path: Path | None, told: Callable[[Path], None] | None = None, *, reading: bool = False) -> None:
        self._path = path
        self._told = told
        self._reading = reading
        self._records: dict[str, LinkRecord] = {}
        self._is_sound = False
        """Whether the file was looked through: that is done once a run."""

    def read(self, addresses: Iterable[str], dead_after: int) -> Mapping[str, LinkRecord]:
        """What is known of some addresses. Raises OSError where the file cannot be used at all."""
        wanted = list(dict.fromkeys(addresses))
        if self._path and (self._path.exists() or not self._reading):
            with self._opened(self._path) as base:
                for address in wanted:
                    row = base.execute(_READ, (address,)).fetchone()
                    record = _record(row) if row else None
                    if record:
                        self._records[address] = record
        for address, record in self._records.items():
            self._records[address] = _rejudged(record, dead_after)
        return self._records

    def add(self, found: Mapping[str, Classification], day: date, dead_after: int) -> dict[str, LinkVerdict]:
        """One more look at some addresses, kept at once. Raises OSError."""
        if not self._path:
            self._learn(found, day, dead_after, {})
        else:
            with self._opened(self._path) as base:
                base.execute("BEGIN IMMEDIATE")
                rows = [base.execute(_READ, (name,)).fetchone() for name in found]
                self._learn(found, day, dead_after, {row["address"]: _record(row) for row in rows if row})
                records = [self._records[name] for name in found]
                base.executemany(_WRITE, [_row(record) for record in records if record.verdict.checked_on])
                base.execute("DELETE FROM links WHERE checked_on < ?", ((day - timedelta(_FORGOTTEN)).isoformat(),))
                base.execute("COMMIT")
        return {address: self._records[address].verdict for address in found}

    def _learn(
        self, found: Mapping[str, Classification], day: date, dead_after: int, there: dict[str, LinkRecord | None]
    ) -> None:
        for address, finding in found.items():
            before = there.get(address) or self._records.get(address)
            self._records[address] = learn(before, address, finding, day, dead_after)

    def _opened(self, path: Path) -> "closing[sqlite3.Connection]":
        try:
            opened = _open(path, reading=self._reading, deep=not self._is_sound)
            self._is_sound = True
            return closing(opened)
        except sqlite3.OperationalError as error:
            raise OSError(0, str(error), str(path)) from error
        except sqlite3.DatabaseError:
            self._set_aside(path)
            return closing(_open(path, reading=False, deep=True))

    def _set_aside(self, path: Path) -> None:
        """Gives a file that cannot be read another name; nothing of it is lost."""
        free = (path.with_name(f"{path.name}.hong{number or ''}") for number in range(1000))
        place = next(name for name in free if not name.exists())
        path.rename(place)
        if self._told:
            self._told(place)


def _open(path: Path, *, reading: bool, deep: bool) -> sqlite3.Connection:
    """The file, looked at. Raises sqlite3.DatabaseError where it is another one, OperationalError where it refuses."""
    if not reading:
        path.parent.mkdir(parents=True, exist_ok=True)
    way = f"{path.resolve().as_uri()}?mode={'ro' if reading else 'rwc'}"
    base = sqlite3.connect(way, timeout=_PATIENCE, isolation_level=None, uri=True)
    try:
        base.row_factory = sqlite3.Row
        _look(base, reading=reading, deep=deep)
    except BaseException:
        base.close()
        raise
    return base


def _look(base: sqlite3.Connection, *, reading: bool, deep: bool) -> None:
    """Makes sure that a file is ours and whole; an empty one becomes ours."""
    base.execute("BEGIN" if reading else "BEGIN IMMEDIATE")  # two runs may begin the file at the same time
    mark, version = (base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    tables = base.execute("SELECT name FROM sqlite_master").fetchall()
    if not (reading or tables or mark or version):
        base.execute(f"PRAGMA application_id = {_OURS}")
        base.execute(f"PRAGMA user_version = {_VERSION}")
        base.execute(_TABLE)
    elif (mark, version) != (_OURS, _VERSION):
        raise sqlite3.DatabaseError("another program's file")
    names = tuple(row["name"] for row in base.execute("PRAGMA table_info(links)"))
    if names != _COLUMNS or (deep and base.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok"):
        raise sqlite3.DatabaseError("damaged")
    base.execute("COMMIT")


def _rejudged(record: LinkRecord, dead_after: int) -> LinkRecord:
    return LinkRecord(
        verdict=judged(record.verdict, dead_after),
        last_failed=record.last_failed,
        etag=record.etag,
        modified=record.modified,
    )


def _row(record: LinkRecord) -> tuple[Any, ...]:
    values = {item.name: getattr(record.verdict, item.name) for item in fields(LinkVerdict)}
    values |= {"last_failed": record.last_failed, "etag": record.etag, "modified": record.modified}
    values |= {name: values[name].isoformat() for name in _DAYS if values[name]}
    values |= {"hops": json.dumps(record.verdict.hops), "standing": record.verdict.standing.value}
    return tuple(values[name] for name in _COLUMNS)


def _record(row: sqlite3.Row) -> LinkRecord | None:
    """A row as it was written; None where somebody has put something else there."""
    with suppress(ValueError, TypeError):
        values: dict[str, Any] = dict(row)
        values |= {name: date.fromisoformat(values[name]) for name in _DAYS if values[name] is not None}
        values |= {"hops": tuple(map(str, json.loads(values["hops"]))), "standing": LinkStatus(values["standing"])}
        rest = {name: values.pop(name) for name in ("last_failed", "etag", "modified")}
        texts = (values["reason"], values["final"], values["title"], rest["etag"], rest["modified"])
        if all(isinstance(text, str) for text in texts) and isinstance(values["failed_days"], int):
            return LinkRecord(verdict=LinkVerdict(**values), **rest)
    return None
