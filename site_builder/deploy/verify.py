"""Reads back over HTTP what was published, as visitors do: through every cache on the way."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

from site_builder.deploy.order import is_page
from site_builder.deploy.site import DeploySite
from site_builder.model.frozen import frozen

_MOVED = (301, 302, 303, 307, 308)
_FINE, _GONE = 200, (404, 410)


@frozen
class HttpAnswer:
    """What a host answers. Status 0 stands for no answer."""

    status: int
    body: bytes = b""
    location: str = ""
    age: str = ""
    """Since when a cache has it, in seconds, if it says so."""
    why: str = ""
    """Why there is no answer."""


@frozen
class WrongPage:
    """An address at which visitors do not find what was published."""

    address: str
    how: str
    """lags: a cache still gives the old page · differs · missing · stays: it was removed · silent: no answer."""
    detail: str = ""


Fetch = Callable[[str, bool], HttpAnswer]
"""Asks for an address; the second value says whether caches are to be passed by."""


def verify(site: DeploySite, names: Iterable[str], gone: Iterable[str], fetch: Fetch) -> list[WrongPage]:
    """Compares what visitors find with the site. `gone` are pages that were removed."""
    checks = [_check(site, name, fetch) for name in sorted(set(names)) if is_visible(name) and name in site.files]
    checks += [_check_gone(site, name, fetch) for name in sorted(set(gone)) if is_page(name)]
    return [wrong for wrong in checks if wrong]


def is_visible(name: str) -> bool:
    """Whether hosts give a file to visitors under its name."""
    return not any(part.startswith((".", "_")) for part in name.split("/")) and not name.endswith(".gz")


def address_of(site: DeploySite, name: str) -> str:
    """Where visitors find a file."""
    return site.base_url + (name.removesuffix("index.html") if is_page(name) else name)


def _check(site: DeploySite, name: str, fetch: Fetch) -> WrongPage | None:
    address = address_of(site, name)
    found = fetch(address, False)
    if _is_right(site, name, address, found):
        return None
    if not found.status:
        return WrongPage(address=address, how="silent", detail=found.why)
    again = fetch(address, True)
    if _is_right(site, name, address, again):
        return WrongPage(address=address, how="lags", detail=found.age)
    return WrongPage(address=address, how="differs" if again.status == _FINE else "missing", detail=str(again.status))


def _check_gone(site: DeploySite, name: str, fetch: Fetch) -> WrongPage | None:
    address = address_of(site, name)
    found = fetch(address, False)
    if found.status != _FINE:
        return None
    again = fetch(address, True)
    return WrongPage(address=address, how="lags" if again.status in _GONE else "stays", detail=found.age)


def _is_right(site: DeploySite, name: str, address: str, found: HttpAnswer) -> bool:
    if found.status in _MOVED and name in site.redirects:
        wanted = address_of(site, site.redirects[name])
        return urlsplit(urljoin(address, found.location)).path == urlsplit(wanted).path
    return found.status == _FINE and sha256(found.body).hexdigest() == site.files[name].sha256


def what_to_verify(site: DeploySite, changed: Iterable[str]) -> Mapping[str, None]:
    """The files that are read back: what has changed, every issued address, and the first page of each unit."""
    homes = (f"{unit}/index.html" if unit else "index.html" for unit in site.output.units)
    return dict.fromkeys([*changed, *sorted(site.issued), *homes])
