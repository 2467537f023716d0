"""Where the preview listens, and by which names it may be asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from site_builder.serve.listener import EVERYWHERE, FIRST_PORT, Listener, NoListener, open_listener, own_addresses


@contextmanager
def opened(address: str = "127.0.0.1", port: int | None = None) -> Iterator[Listener]:
    """A listener, closed again."""
    listener = open_listener(address, port)
    yield listener
    listener.bound_socket.close()


def named(name: str, port: int = 8024) -> Listener:
    """A listener of that name; nobody is behind it."""
    with opened() as listener:
        return replace(listener, names=(name,), port=port)


def test_only_this_machine_comes_in_unless_it_is_asked_for() -> None:
    """By the names that mean this machine, with the right port."""
    with opened() as listener:
        assert listener.bound_socket.getsockname() == ("127.0.0.1", listener.port)
        assert listener.hosts == {f"{name}:{listener.port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        assert (listener.here, listener.outside) == (f"http://127.0.0.1:{listener.port}/", "")


def test_phones_come_in_by_the_addresses_of_this_machine() -> None:
    """And by no other name."""
    with opened(EVERYWHERE) as listener:
        assert listener.here == f"http://127.0.0.1:{listener.port}/"
        assert listener.hosts == {
            f"{name}:{listener.port}" for name in ("127.0.0.1", "localhost", "[::1]", *own_addresses())
        }
        assert listener.outside in {f"http://{name}:{listener.port}/" for name in own_addresses()} | {""}


def test_a_chosen_address_is_the_only_one() -> None:
    """Here another one of the machine itself, because no test knows the networks around it."""
    listener = named("192.168.1.5")
    assert listener.hosts == {"192.168.1.5:8024"}
    assert listener.here == listener.outside == "http://192.168.1.5:8024/"


def test_browsers_leave_out_the_port_80() -> None:
    """So it may be missing."""
    assert named("localhost", port=80).hosts == {"localhost:80", "localhost"}


def test_the_next_free_port_is_taken_when_nobody_chose_one() -> None:
    """Two previews may run side by side."""
    with opened() as first, opened() as second:
        assert FIRST_PORT <= first.port < second.port


def test_a_chosen_port_that_is_taken_is_refused() -> None:
    """The person has to know: the address may be printed already."""
    with opened() as first:
        with pytest.raises(NoListener) as refused:
            open_listener("127.0.0.1", first.port)
        assert (refused.value.port, refused.value.is_taken) == (first.port, True)


@pytest.mark.parametrize("address", ["192.0.2.77", "khong-co.invalid", "a" * 70])
def test_an_address_of_another_machine_is_refused(address: str) -> None:
    """Here of none: RFC 5737 and RFC 2606 keep these free; the last one is no name at all."""
    with pytest.raises(NoListener) as refused:
        open_listener(address)
    assert not refused.value.is_taken
