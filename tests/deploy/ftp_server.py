"""An FTP server of pyftpdlib that can be made as poor as the cheapest hosts are. Run by the Python of the test tools.

    python ftp_server.py ROOT '{"poor": true, "most": 2, "drop": 7, "quota": 100000}'

It prints its port. The user is `u`, the password `p-secret-1`.
"""

import json
import sys
from pathlib import Path
from typing import Any

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import DTPHandler, FTPHandler
from pyftpdlib.servers import FTPServer

ROOT, WISHES = sys.argv[1], json.loads(sys.argv[2])
MODERN = ("MLSD", "MLST", "MFMT", "MDTM", "FEAT", "OPTS", "REST", "STAT")
count = {"stored": 0}


def used() -> int:
    """The bytes of all files."""
    return sum(path.stat().st_size for path in Path(ROOT).rglob("*") if path.is_file())


class Data(DTPHandler):  # type: ignore[misc] # untyped
    """A data connection that is torn at each so many-th file, or when the disk is full."""

    def handle_read(self) -> None:
        """Receives a part of a file."""
        super().handle_read()
        if WISHES.get("drop") and self.receive and count["stored"] % WISHES["drop"] == 0:
            count["stored"] += 1
            self.cmd_channel.close()
            self.close()


class Handler(FTPHandler):  # type: ignore[misc] # untyped
    """What a client meets."""

    dtp_handler = Data
    banner = "ready"

    def ftp_STOR(self, file: str, mode: str = "w") -> Any:  # noqa: ANN401, N802 - as the class above has it
        """Takes a file, unless the disk is full."""
        count["stored"] += 1
        if WISHES.get("quota") and used() > WISHES["quota"]:
            self.respond("552 Disk full - please upload later")
            return None
        return super().ftp_STOR(file, mode)


authorizer = DummyAuthorizer()
authorizer.add_user("u", "p-secret-1", ROOT, perm="elradfmwMT")
Handler.authorizer = authorizer
Handler.use_gmt_times = False
Handler.permit_foreign_addresses = True
unknown = (*MODERN, *WISHES.get("without", ())) if WISHES.get("poor") else WISHES.get("without", ())
Handler.proto_cmds = {name: what for name, what in FTPHandler.proto_cmds.items() if name not in unknown}
server = FTPServer(("127.0.0.1", 0), Handler)
server.max_cons, server.max_cons_per_ip = 256, WISHES.get("most", 0)
print(server.socket.getsockname()[1], flush=True)  # noqa: T201 - whoever has started it waits for this
server.serve_forever()
