"""Opens the port of the preview, and knows by which host names a browser may ask for it.

A page of any website can make the browser send a request to this machine. But it cannot choose the Host header, which
names the site that the person opened. So only our own names are answered (DNS rebinding).
"""

import socket
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import ip_address

from site_builder.model.frozen import frozen

HERE = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only when it is asked for
FIRST_PORT = 8024
_PORTS = 20
"""So many ports are tried if the user chose none."""
_HTTP = 80
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_NO_SERVER = ("192.0.2.1", 9)
"""This address is reserved (RFC 5737). Connecting to it by UDP sends nothing, but shows which address is ours."""


class NoListener(Exception):  # noqa: N818 - says which
    """Reports an address or port that cannot be used. `is_taken` says that another program uses the port."""

    def __init__(self, port: int, *, is_taken: bool) -> None:
        super().__init__(port)
        self.port = port
        self.is_taken = is_taken


@frozen
class Listener:
    """Holds an open socket, its port, and the host names by which browsers may ask for it, the best name first."""

    bound_socket: socket.socket
    port: int
    names: tuple[str, ...]

    @property
    def here(self) -> str:
        """Returns the URL for a browser on this machine."""
        name = next((name for name in self.names if _is_local(name)), self.names[0])
        return f"http://{name}:{self.port}/"

    @property
    def outside(self) -> str:
        """Returns the URL for a phone in the same network, or "" if there is none."""
        name = next((name for name in self.names if not _is_local(name)), "")
        return name and f"http://{name}:{self.port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """Returns the allowed values of the Host header. Browsers leave out port 80."""
        named = {f"{name}:{self.port}" for name in self.names}
        return frozenset(named | set(self.names) if self.port == _HTTP else named)


def open_listener(address: str = HERE, port: int | None = None) -> Listener:
    """Listens at an address of this machine, at a port or at the first free one. Raises NoListener."""
    ports = range(FIRST_PORT, FIRST_PORT + _PORTS) if port is None else (port,)
    bound_socket = _listen(address, ports)
    return Listener(bound_socket=bound_socket, port=bound_socket.getsockname()[1], names=_names_of(address))


def _listen(address: str, ports: Iterable[int]) -> socket.socket:
    refusal = NoListener(0, is_taken=False)
    for port in ports:
        try:
            return _listener(address, port)
        except OSError as error:
            refusal = NoListener(port, is_taken=not isinstance(error, PermissionError))
            refusal.__cause__ = error
            if not _is_ours(address):
                raise NoListener(port, is_taken=False) from error
    raise refusal


def _listener(address: str, port: int) -> socket.socket:
    """Raises OSError, also for a text that is no address."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        bound_socket = socket.create_server((address, port), family=family)
    except UnicodeError as error:
        raise OSError(address) from error
    bound_socket.setblocking(False)
    return bound_socket


def _is_ours(address: str) -> bool:
    """Returns whether the address belongs to this machine. If so, it was the port that was refused."""
    try:
        _listener(address, 0).close()
    except OSError:
        return False
    return True


def _names_of(address: str) -> tuple[str, ...]:
    if address in (EVERYWHERE, "::"):
        return (*_LOCAL, *(_bracketed(own) for own in own_addresses()))
    if _is_local(_bracketed(address)):
        return _LOCAL
    return (_bracketed(address).lower(),)


def own_addresses() -> tuple[str, ...]:
    """Returns the addresses of this machine in its networks; the one that leads to the internet comes first."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):  # there may be no network
        probe.connect(_NO_SERVER)
        found.append(probe.getsockname()[0])
    with suppress(OSError):  # the machine may not know its own name
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    return tuple(dict.fromkeys(name for name in found if not _is_local(name)))


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _is_local(name: str) -> bool:
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name == "localhost"
