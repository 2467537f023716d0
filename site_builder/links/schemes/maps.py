"""Checks points on maps: `geo:` (RFC 5870) and the URLs of the maps that people use."""

import re
from urllib.parse import parse_qs, unquote

from site_builder.links.schemes.fault import SchemeFault

_NUMBER = r"\s*([+-]?\d+(?:\.\d+)?)\s*"
_POINT = re.compile(rf"(?:loc:)?{_NUMBER},{_NUMBER}(?:\(.*\))?")
"""It matches latitude and longitude; a name may follow. Any other text is a search by words."""
_IN_PATH = re.compile(r"/@([+-]?\d+(?:\.\d+)?),([+-]?\d+(?:\.\d+)?)(?=[,/]|$)")
_GAP = r"(?:\s|\+|%20)*(?:,|%2c)(?:\s|\+|%20)*"
"""It matches what stands between the two numbers of a point in an address."""
_KEYS = ("q", "query", "ll", "sll", "center", "destination", "origin", "daddr", "saddr", "viewpoint", "coordinate")
_GOOGLE = re.compile(r"(?:maps\.)?google\.(?:com|com\.vn)")
_HOSTS = ("maps.apple.com", "openstreetmap.org")
_NORTH, _EAST = 90, 180
_VIETNAM = ((6.0, 23.6), (102.0, 118.0))
"""These latitudes and longitudes reach from Cà Mau to Hà Giang, with Hoàng Sa and Trường Sa."""


def geo_fault(rest: str) -> SchemeFault | None:
    """Returns what is wrong with a `geo:` link. After 0,0 the query ?q= names the words or the point to look for."""
    point, _, query = unquote(rest).partition("?")
    wanted = parse_qs(query).get("q", [""])[0]
    numbers = point.partition(";")[0].split(",")
    if len(numbers) not in (2, 3) or not all(re.fullmatch(_NUMBER, number) for number in numbers):
        return "form-map-point", ""
    if wanted:
        return _text_fault(wanted)
    return _point_fault(numbers[0], numbers[1])


def swapped(address: str, pair: str) -> str:
    """Returns an address with a pair of numbers put in the order in which the pair has them; "" where that fails."""
    first, _, second = pair.partition(",")
    if not pair:
        return ""
    beside = rf"(?<![\d.]){re.escape(second)}({_GAP}){re.escape(first)}(?![\d.])"
    found = re.sub(beside, lambda match: f"{first}{match[1]}{second}", address, flags=re.IGNORECASE)
    apart = {"mlat": first, "mlon": second}
    return (
        found if found != address else re.sub(r"(mlat|mlon)=[^&#]*", lambda one: f"{one[1]}={apart[one[1]]}", address)
    )


def map_fault(host: str, path: str, query: str) -> SchemeFault | None:
    """Returns what is wrong with the points in the URL of a map; the hint is the pair of numbers that was meant."""
    is_google = bool(_GOOGLE.fullmatch(host)) and (host.startswith("maps.") or path.startswith("/maps"))
    if not is_google and host not in _HOSTS:
        return None
    fields = parse_qs(query)
    found = [_text_fault(value) for key in _KEYS for value in fields.get(key, ())]
    if "mlat" in fields and "mlon" in fields:
        found.append(_text_fault(f"{fields['mlat'][0]},{fields['mlon'][0]}"))
    centre = _IN_PATH.search(path) if is_google else None
    if centre:
        found.append(_point_fault(centre[1], centre[2]))
    return next(filter(None, found), None)


def _text_fault(text: str) -> SchemeFault | None:
    point = _POINT.fullmatch(text.strip())
    return _point_fault(point[1], point[2]) if point else None


def _point_fault(first: str, second: str) -> SchemeFault | None:
    latitude, longitude = float(first), float(second)
    if abs(latitude) > _NORTH or abs(longitude) > _EAST:
        return "form-map-point", f"{second.strip()},{first.strip()}" if _is_vietnam(longitude, latitude) else ""
    return None if _is_vietnam(latitude, longitude) else ("form-map-abroad", "")


def _is_vietnam(latitude: float, longitude: float) -> bool:
    (south, north), (west, east) = _VIETNAM
    return south <= latitude <= north and west <= longitude <= east
