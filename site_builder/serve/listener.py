"""Where the preview listens, and by which names a browser may ask for it.

A page of any site can make the browser that shows it ask this machine for something. It cannot choose the Host header:
that names the site which the person opened. So only our own names are answered (DNS rebinding).
"""

import socket
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address

HERE = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only when it is asked for
FIRST_PORT = 8024
_PORTS = 20
"""How many ports are tried when nobody chose one."""
_HTTP = 80
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_NOWHERE = ("192.0.2.1", 9)
"""An address of documentation (RFC 5737). To prepare a way there sends nothing, and says which address we have."""


class NoListener(Exception):  # noqa: N818 - says which
    """The address or port cannot be used: `is_taken` when another program has it."""

    def __init__(self, port: int, *, is_taken: bool) -> None:
        super().__init__(port)
        self.port = port
        self.is_taken = is_taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """An open socket, its port, and the names by which browsers may ask, the best first."""

    listener: socket.socket
    port: int
    names: tuple[str, ...]

    @property
    def here(self) -> str:
        """The address for a browser on this machine."""
        name = next((name for name in self.names if _is_local(name)), self.names[0])
        return f"http://{name}:{self.port}/"

    @property
    def outside(self) -> str:
        """The address for a phone on the same network; "" when there is none."""
        name = next((name for name in self.names if not _is_local(name)), "")
        return name and f"http://{name}:{self.port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """What the Host header may be. Browsers leave out the port 80."""
        named = {f"{name}:{self.port}" for name in self.names}
        return frozenset(named | set(self.names) if self.port == _HTTP else named)


def open_listener(address: str = HERE, port: int | None = None) -> Listener:
    """Listens at an address of this machine; without a port, at the first free one. Raises NoDoor."""
    ports = range(FIRST_PORT, FIRST_PORT + _PORTS) if port is None else (port,)
    listener = _listen(address, ports)
    return Listener(listener=listener, port=listener.getsockname()[1], names=_named(address))


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
    """Raises OSError, also for what is no name at all."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        listener = socket.create_server((address, port), family=family)
    except UnicodeError as error:
        raise OSError(address) from error
    listener.setblocking(False)
    return listener


def _is_ours(address: str) -> bool:
    """Whether the address is this machine's: then it was the port that was refused."""
    try:
        _listener(address, 0).close()
    except OSError:
        return False
    return True


def _named(address: str) -> tuple[str, ...]:
    if address in (EVERYWHERE, "::"):
        return (*_LOCAL, *(_bracketed(own) for own in own_addresses()))
    if _is_local(_bracketed(address)):
        return _LOCAL
    return (_bracketed(address).lower(),)


def own_addresses() -> tuple[str, ...]:
    """The addresses that the machine has in its networks, the one of the way out first."""
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):  # it may be in no network
        probe.connect(_NOWHERE)
        found.append(probe.getsockname()[0])
    with suppress(OSError):  # it may not know its own name
        found += socket.gethostbyname_ex(socket.gethostname())[2]
    return tuple(dict.fromkeys(name for name in found if not _is_local(name)))


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _is_local(name: str) -> bool:
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name == "localhost"
