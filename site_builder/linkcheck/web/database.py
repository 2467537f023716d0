"""Keeps what is known of URLs between runs in one small SQLite file, which a CI job may commit.

Two runs may share the file, because each result is added inside the transaction that writes it. A file that is damaged,
or that another program wrote, is moved aside and a new one begins.
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
from site_builder.linkcheck.web.history import LinkRecord, learn, rejudged
from site_builder.model.link_status import LinkStatus, LinkVerdict

_OURS, _VERSION = 0x32343743, 1
"""They are the mark of the file ("247C") and the version of its table."""
_STATUS, _STATUS_COLUMN = "link_status", "standing"
"""The column has an older name than the field, so that files of former versions can still be read."""
_COLUMNS = (
    *(_STATUS_COLUMN if item.name == _STATUS else item.name for item in fields(LinkVerdict)),
    *("last_failed", "etag", "modified"),
)
_DAYS = ("checked_on", "last_good", "failing_since", "certificate_until", "last_failed")
_TABLE = f"CREATE TABLE IF NOT EXISTS links ({', '.join(_COLUMNS)}, PRIMARY KEY (address)) WITHOUT ROWID"
_READ = "SELECT * FROM links WHERE address = ?"
_WRITE = f"INSERT OR REPLACE INTO links VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - our own columns
_PATIENCE = 30.0
"""Another run that is writing is waited for this many seconds."""
_FORGOTTEN = 180
"""A URL that nothing links to any more is deleted after this many days."""


class LinkDatabase:
    """Reads and writes the records of one file. Without a path, the records last only for this run."""

    def __init__(
        self, path: Path | None, on_damaged: Callable[[Path], None] | None = None, *, reading: bool = False
    ) -> None:
        self._path = path
        self._on_damaged = on_damaged
        self._reading = reading
        self._records: dict[str, LinkRecord] = {}
        self._is_sound = False
        """It is true once the whole file has been checked. That is done once a run."""

    def read(self, addresses: Iterable[str], dead_after: int) -> Mapping[str, LinkRecord]:
        """Returns what is known of some URLs. Raises OSError where the file cannot be used at all."""
        wanted = list(dict.fromkeys(addresses))
        if self._path and (self._path.exists() or not self._reading):
            with self._connection(self._path) as connection:
                for address in wanted:
                    row = connection.execute(_READ, (address,)).fetchone()
                    record = _record(row) if row else None
                    if record:
                        self._records[address] = record
        for address, record in self._records.items():
            self._records[address] = _rejudged_record(record, dead_after)
        return self._records

    def add(self, found: Mapping[str, Classification], day: date, dead_after: int) -> dict[str, LinkVerdict]:
        """Adds one result for each of some URLs, and saves them at once. Raises OSError."""
        if not self._path:
            self._learn(found, day, dead_after, {})
        else:
            with self._connection(self._path) as connection:
                connection.execute("BEGIN IMMEDIATE")
                rows = [connection.execute(_READ, (name,)).fetchone() for name in found]
                self._learn(found, day, dead_after, {row["address"]: _record(row) for row in rows if row})
                records = [self._records[name] for name in found]
                connection.executemany(_WRITE, [_row(record) for record in records if record.verdict.checked_on])
                connection.execute(
                    "DELETE FROM links WHERE checked_on < ?", ((day - timedelta(_FORGOTTEN)).isoformat(),)
                )
                connection.execute("COMMIT")
        return {address: self._records[address].verdict for address in found}

    def _learn(
        self, found: Mapping[str, Classification], day: date, dead_after: int, stored: dict[str, LinkRecord | None]
    ) -> None:
        for address, finding in found.items():
            before = stored.get(address) or self._records.get(address)
            self._records[address] = learn(before, address, finding, day, dead_after)

    def _connection(self, path: Path) -> "closing[sqlite3.Connection]":
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
        """Renames a file that cannot be read, so that nothing in it is lost."""
        free = (path.with_name(f"{path.name}.hong{number or ''}") for number in range(1000))
        place = next(name for name in free if not name.exists())
        path.rename(place)
        if self._on_damaged:
            self._on_damaged(place)


def _open(path: Path, *, reading: bool, deep: bool) -> sqlite3.Connection:
    """Opens and checks the file.

    Raises sqlite3.DatabaseError if another program wrote it, and OperationalError if it cannot be opened.
    """
    if not reading:
        path.parent.mkdir(parents=True, exist_ok=True)
    uri = f"{path.resolve().as_uri()}?mode={'ro' if reading else 'rwc'}"
    connection = sqlite3.connect(uri, timeout=_PATIENCE, isolation_level=None, uri=True)
    try:
        connection.row_factory = sqlite3.Row
        _verify(connection, reading=reading, deep=deep)
    except BaseException:
        connection.close()
        raise
    return connection


def _verify(connection: sqlite3.Connection, *, reading: bool, deep: bool) -> None:
    """Makes sure that a file is ours and whole. An empty file becomes ours."""
    connection.execute("BEGIN" if reading else "BEGIN IMMEDIATE")  # two runs may begin the file at the same time
    mark, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    if not (reading or tables or mark or version):
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.execute(_TABLE)
    elif (mark, version) != (_OURS, _VERSION):
        raise sqlite3.DatabaseError("another program's file")
    names = tuple(row["name"] for row in connection.execute("PRAGMA table_info(links)"))
    if names != _COLUMNS or (deep and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok"):
        raise sqlite3.DatabaseError("damaged")
    connection.execute("COMMIT")


def _rejudged_record(record: LinkRecord, dead_after: int) -> LinkRecord:
    return LinkRecord(
        verdict=rejudged(record.verdict, dead_after),
        last_failed=record.last_failed,
        etag=record.etag,
        modified=record.modified,
    )


def _row(record: LinkRecord) -> tuple[Any, ...]:
    values = {item.name: getattr(record.verdict, item.name) for item in fields(LinkVerdict)}
    values |= {"last_failed": record.last_failed, "etag": record.etag, "modified": record.modified}
    values |= {name: values[name].isoformat() for name in _DAYS if values[name]}
    values |= {"hops": json.dumps(record.verdict.hops), _STATUS_COLUMN: values[_STATUS].value}
    return tuple(values[name] for name in _COLUMNS)


def _record(row: sqlite3.Row) -> LinkRecord | None:
    """Reads a row. Returns None where another program has changed it to something else."""
    with suppress(ValueError, TypeError):
        values: dict[str, Any] = dict(row)
        values |= {name: date.fromisoformat(values[name]) for name in _DAYS if values[name] is not None}
        values |= {"hops": tuple(map(str, json.loads(values["hops"]))), _STATUS: LinkStatus(values.pop(_STATUS_COLUMN))}
        rest = {name: values.pop(name) for name in ("last_failed", "etag", "modified")}
        texts = (values["reason"], values["final"], values["title"], rest["etag"], rest["modified"])
        if all(isinstance(text, str) for text in texts) and isinstance(values["failed_days"], int):
            return LinkRecord(verdict=LinkVerdict(**values), **rest)
    return None
