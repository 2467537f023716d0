"""How what is typed after an option becomes a value."""

from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv4Network

import pytest

from site_builder.cli.arguments.values import (
    read_count,
    read_port,
    read_private_range,
    read_scheduler,
    read_seconds,
    read_shard,
)
from site_builder.cli.arguments.work import ReportRequest, read_report

Reader = Callable[[str], object]


@pytest.mark.parametrize(
    ("reader", "typed", "value"),
    [
        (read_count, "1", 1),
        (read_count, "٣", 3),
        (read_seconds, "0", 0.0),
        (read_seconds, "0,5", 0.5),
        (read_seconds, "2.", 2.0),
        (read_port, "65535", 65535),
        (read_scheduler, "dask://10.0.0.5:8786", "10.0.0.5:8786"),
        (read_scheduler, "DASK://[::1]:1/", "[::1]:1"),
        (read_shard, "5/5", (5, 5)),
        (read_private_range, "10.0.0.0/8", IPv4Network("10.0.0.0/8")),
        (read_report, "json", ReportRequest(kind="json")),
    ],
)
def test_a_value_is_read(reader: Reader, typed: str, value: object) -> None:
    """As people write it."""
    assert reader(typed) == value


@pytest.mark.parametrize(
    ("reader", "typed"),
    [
        *((read_count, text) for text in ("", "0", "-1", "1.5", "x", "9" * 5000)),
        *((read_seconds, text) for text in ("", ".5", "-1", "1e3", "nhanh", "1.2.3")),
        *((read_port, text) for text in ("", "0", "65536", "http")),
        *((read_scheduler, text) for text in ("", "dask://a", "dask://a:0", "dask://a:65536", "http://a:1")),
        *((read_shard, text) for text in ("", "2", "0/2", "3/2", "1/2/3", "01/2")),
        *((read_private_range, text) for text in ("", "mạng nhà", "10.0.0.0/33")),
        *((read_report, text) for text in ("", "pdf", "html=", "=a")),
    ],
)
def test_what_is_no_value_is_refused(reader: Reader, typed: str) -> None:
    """The parser makes a sentence of it."""
    value = None
    with suppress(ValueError):
        value = reader(typed)
    assert value is None
