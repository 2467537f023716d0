"""How long `check --external` takes for many addresses on many local hosts, beside the time that their limits allow.

    python tests/bench/outside.py --addresses 2000 --hosts 200 --interval 0.5
    python tests/bench/outside.py --addresses 3000 --hosts 15 --silent 37

The ideal is that of a checker that needs no time of its own: on the host with most addresses, one request each, in that
host's own time. Ours also asks each host once for an address that does not exist. The servers are a process of their
own, on loopback; names come from a stub; one host in a hundred answers only after seconds, and
one more may accept every request and never answer.
"""

import argparse
import asyncio
import multiprocessing
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from ipaddress import ip_network
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from site_builder.linkcheck.web import Limits, LinkCheckOptions, check

WORDS = "Một trang bình thường về thủ tục hành chính, mỗi trang một khác. " * 60
SLOW = 3.0
"""Seconds that a slow host takes for each answer."""
NEVER = 86_400.0


def serve(ready: Connection, delay: float) -> None:
    """The servers, until they are ended: a page for every address, 404 for what nobody made."""
    asyncio.run(_serve(ready, delay))


async def _serve(ready: Connection, delay: float) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
                path, host = head.split(" ")[1], head.lower().partition("host: ")[2].split("\r\n")[0]
                await asyncio.sleep(NEVER if host.startswith("cam") else SLOW if host.startswith("cham") else delay)
                known = path.startswith("/bai-")
                body = f"<title>{path}</title><p>{path} {WORDS}" if known else "<title>404</title>"
                told = f"HTTP/1.1 {200 if known else 404} x\r\nContent-Type: text/html; charset=utf-8\r\n"
                writer.write(f"{told}Content-Length: {len(body.encode())}\r\n\r\n{body}".encode())
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=1024)
    ready.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def addresses(count: int, hosts: int, port: int) -> list[str]:
    """Addresses, as evenly on their hosts as can be."""
    names = [f"{'cham' if number % 100 == 0 else 'nhanh'}-{number}.test" for number in range(hosts)]
    return [f"http://{names[number % hosts]}:{port}/bai-{number}" for number in range(count)]


async def resolve(_host: str, _port: int) -> Sequence[str]:
    """Every name is here."""
    return ["127.0.0.1"]


def measure(count: int, hosts: int, interval: float, delay: float, silent: int) -> dict[str, float]:
    """Seconds, requests and verdicts of one run."""
    here, there = multiprocessing.Pipe()
    servers = multiprocessing.Process(target=serve, args=(there, delay), daemon=True)
    servers.start()
    port = here.recv()
    asked = addresses(count - silent, hosts, port) + [
        f"http://cam.test:{port}/bai-{number}" for number in range(silent)
    ]
    options = LinkCheckOptions(
        day=date(2026, 11, 22),
        moment=lambda: datetime.now(UTC),
        limits=Limits(interval=interval),
        allowed=(ip_network("127.0.0.0/8"),),
        resolve=resolve,
    )
    started, before = time.perf_counter(), _cpu()
    verdicts = check(asked, options)
    seconds, cpu = time.perf_counter() - started, _cpu() - before
    servers.terminate()
    each = -(-(count - silent) // hosts)
    slow = -(-each // options.limits.per_host) * SLOW if hosts else 0.0
    ideal = max((each - 1) * interval + delay, slow)
    return {
        "seconds": seconds,
        "ideal": ideal,
        "ratio": seconds / ideal,
        "cpu": cpu,
        **{f"said {name}": number for name, number in Counter(v.link_status.value for v in verdicts.values()).items()},
    }


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--addresses", type=int, default=2000)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--interval", type=float, default=Limits().interval)
    parser.add_argument("--delay", type=float, default=0.05, help="seconds that an ordinary host takes")
    parser.add_argument("--silent", type=int, default=0, help="how many addresses lead to a host that never answers")
    given = parser.parse_args()
    for name, number in measure(given.addresses, given.hosts, given.interval, given.delay, given.silent).items():
        sys.stdout.write(f"{name:<16}{number:10.2f}\n")


if __name__ == "__main__":
    main()
