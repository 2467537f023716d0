"""Reads URLs of the two app stores: which app they name, and what is wrong with them."""

import re
from enum import StrEnum
from functools import lru_cache
from urllib.parse import parse_qs, unquote

from site_builder.links.schemes.fault import SchemeFault
from site_builder.model.frozen import frozen
from site_builder.text.url import split

PLAY, APPLE, ITUNES = "play.google.com", "apps.apple.com", "itunes.apple.com"
_PACKAGE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+")
"""It matches the name of a Java package with two parts or more (Android, "Set the application ID")."""
_DETAILS = re.compile(r"/store/apps/details(?:/[^/]*)?/?")
"""It matches the page of an app. Since 2023 the app's name may follow."""
_ALMOST = re.compile(r"/(?:store/)?(?:apps?/)?(?:details?|detail)?/?|/store/apps?/[^/]*details?/?", re.IGNORECASE)
"""It matches what is left of that path when a part is lost or misspelt."""
_APP = re.compile(r"(?:/[a-z]{2})?/app(?:/[^/]*)?/(id\d{9,10})/?", re.IGNORECASE)
"""It contains country, name and number. All numbers of apps have nine or ten digits."""
_OTHER_PAGES = re.compile(r"/(?:developer|artist|story|app-bundle|collection|curator|genre|room|grouping|post)(?:/|$)")
_NUMBER = re.compile(r"/(?:id)?(\d{9,10})/?$", re.IGNORECASE)


class Store(StrEnum):
    """Names a store by the key of the service catalogue that holds its apps."""

    ANDROID = "android"
    IOS = "ios"


@frozen(kw_only=False)
class App:
    """Names an app in a store."""

    store: Store
    id: str


def address_of(app: App) -> str:
    """Returns the URL of an app's page, as the generated pages write it."""
    if app.store is Store.ANDROID:
        return f"https://{PLAY}/store/apps/details?id={app.id}"
    return f"https://{APPLE}/vn/app/id{app.id}"


@lru_cache(maxsize=1024)
def app_in(address: str) -> App | None:
    """Returns the app to whose page a URL leads.

    >>> app_in("https://apps.apple.com/vn/app/vi-du/id1234567890").id
    '1234567890'
    """
    found = split(address)
    if not found:
        return None
    path = unquote(found.path)
    if found.host == PLAY and _DETAILS.fullmatch(path):
        package = parse_qs(found.query[1:]).get("id", [""])[0]
        return App(Store.ANDROID, package) if _PACKAGE.fullmatch(package) else None
    page = _APP.fullmatch(path) if found.host in (APPLE, ITUNES) else None
    return App(Store.IOS, page[1][2:]) if page else None


def store_fault(host: str, path: str, query: str) -> SchemeFault | None:
    """Returns what is wrong with the URL of an app's page. Other pages of a store are not checked."""
    if host == PLAY:
        return _play_fault(path, query)
    return _apple_fault(path, host) if host in (APPLE, ITUNES) else None


def _play_fault(path: str, query: str) -> SchemeFault | None:
    fields = parse_qs(query)
    package = fields.get("id", [""])[0]
    is_package = bool(_PACKAGE.fullmatch(package))
    if _DETAILS.fullmatch(path):
        return None if is_package else ("form-store-id", "")
    if is_package and path != "/" and _ALMOST.fullmatch(path):
        return "form-store-path", address_of(App(Store.ANDROID, package))
    return None


def _apple_fault(path: str, host: str) -> SchemeFault | None:
    """Returns the fault of a URL in Apple's stores. The older store also has songs and books with similar numbers."""
    if _APP.fullmatch(path) or _OTHER_PAGES.search(path):
        return None
    number = _NUMBER.search(path)
    hint = address_of(App(Store.IOS, number[1])) if number else ""
    if re.search(r"/app(?:/|$)", path, re.IGNORECASE):
        return "form-store-id", hint
    return ("form-store-path", hint) if hint and host == APPLE else None
