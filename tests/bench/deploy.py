"""Deploys to one FTP server: ours beside rclone and lftp, in one run, on the same files.

    python tests/bench/deploy.py [--pages 1003] [--pictures 100]

Three deploys each: the first one, one that changes nothing, and one of a site that was built again (all times are new)
in which four pages differ in one digit, so that no size changes. What is counted: seconds, files that arrived, and
whether the new digit is there. The server is pyftpdlib, once with all that modern servers know, and once without MLSD,
MDTM and MFMT, as cheap hosts are. Both peers are what people use by default, rclone with `--ignore-times` as well.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests"), str(PROJECT / "tests/deploy")]
from servers import PASSWORD, Server, pyftpd, tool  # noqa: E402 - the project is findable only now

from site_builder.output import MANIFEST, Manifest, ManifestEntry  # noqa: E402 - as above
from site_builder.output.manifest import manifest_text  # noqa: E402 - as above

OLD, NEW = b"0251 1022", b"0251 1023"
Tool = Callable[[Path, Server], None]


def make_site(folder: Path, pages: int, pictures: int, changed: int = 0) -> None:
    """Writes an output; in some pages one digit is another."""
    shutil.rmtree(folder, ignore_errors=True)
    files = {f"xa-{number % 40}/trang-{number}/": 12_000 for number in range(pages - 1)} | {"": 12_000}
    for number, (url, size) in enumerate(files.items()):
        path = folder / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = NEW if number < changed else OLD
        path.write_bytes((b"<!doctype html><p>" + text + b" %d " % number).ljust(size, b"x"))
    for number in range(pictures):
        path = folder / f"media/anh-{number}.webp"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"%d" % number * 9000)
        files[f"media/anh-{number}.webp"] = path.stat().st_size
    manifest = Manifest(units={"": ManifestEntry(files=files)})
    (folder / MANIFEST).write_text(manifest_text(manifest), "utf-8")


def ours(site: Path, server: Server) -> None:
    """`deploy`."""
    command = [sys.executable, "-m", "site_builder", "deploy", server.target, "--output", str(site), "--server", "none"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "DEPLOY_PASSWORD": PASSWORD}
    subprocess.run(command, cwd=site.parent, env=environment, check=True, capture_output=True)


def rclone(*options: str) -> Tool:
    """`rclone sync`."""

    def run(site: Path, server: Server) -> None:
        port = server.target.rpartition(":")[2]
        secret = subprocess.run(
            [tool("rclone"), "obscure", PASSWORD], check=True, capture_output=True, encoding="utf-8"
        )
        remote = f":ftp,host=127.0.0.1,port={port},user=u,pass={secret.stdout.strip()}:"
        subprocess.run([tool("rclone"), "sync", *options, site, remote], check=True, capture_output=True)

    return run


def lftp(site: Path, server: Server) -> None:
    """`lftp mirror -R`."""
    port = server.target.rpartition(":")[2]
    script = f"set ftp:ssl-allow no; open -u u,{PASSWORD} -p {port} 127.0.0.1; mirror -R --delete --parallel=4 {site} /"
    subprocess.run([tool("lftp"), "-c", script], check=True, capture_output=True)


TOOLS: dict[str, Tool] = {
    "deploy": ours,
    "rclone": rclone(),
    "rclone --ignore-times": rclone("--ignore-times"),
    "lftp": lftp,
}


def arrived(server: Server, before: dict[str, tuple[int, int]]) -> tuple[int, dict[str, tuple[int, int]]]:
    """How many files of the site were written since."""
    now = {
        path.relative_to(server.root).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in server.root.rglob("*")
        if path.is_file() and ".deploy" not in path.parts
    }
    return sum(before.get(name) != stamp for name, stamp in now.items()), now


def measure(name: str, poor: bool, pages: int, pictures: int) -> None:  # noqa: FBT001 - a row of the table
    """Three deploys by one tool to one server."""
    with tempfile.TemporaryDirectory() as folder, pyftpd(Path(folder) / "server", poor=poor) as server:
        site, cells, before = Path(folder) / "public", list[str](), dict[str, tuple[int, int]]()
        for changed in (0, 0, 4):
            if not before or changed:
                make_site(site, pages, pictures, changed)
            began = time.perf_counter()
            TOOLS[name](site, server)
            seconds = time.perf_counter() - began
            count, before = arrived(server, before)
            cells.append(f"{seconds:.1f} s, {count}")
        is_new = sum(NEW in path.read_bytes() for path in server.root.rglob("index.html")) == 4
    row = (name, "poor" if poor else "good", *cells, "yes" if is_new else "**no**")
    print(f"| {' | '.join(row)} |", flush=True)  # noqa: T201 - the table


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1003)
    parser.add_argument("--pictures", type=int, default=100)
    given = parser.parse_args()
    head = ("tool", "server", "first", "nothing changed", "four digits", "new number there")
    print(f"| {' | '.join(head)} |\n|{' --- |' * len(head)}", flush=True)  # noqa: T201 - the table
    for poor in (False, True):
        for name in TOOLS:
            measure(name, poor, given.pages, given.pictures)


if __name__ == "__main__":
    main()
