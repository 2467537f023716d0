"""The 34 provinces of Vietnam since 1/7/2025, and the 63 that they were made of.

Source: Resolution 202/2025/QH15; cities under central government: of the 34 those six, and Đồng Nai since 30/4/2026.
"""

from collections.abc import Mapping
from functools import cache

from site_builder.text.normalize import slug

CITIES = ("Cần Thơ", "Đà Nẵng", "Đồng Nai", "Hà Nội", "Hải Phòng", "Huế", "Hồ Chí Minh")
"""The provinces that are cities under central government."""
FORMER: Mapping[str, tuple[str, ...]] = {
    "An Giang": ("An Giang", "Kiên Giang"),
    "Bắc Ninh": ("Bắc Ninh", "Bắc Giang"),
    "Cà Mau": ("Cà Mau", "Bạc Liêu"),
    "Cao Bằng": ("Cao Bằng",),
    "Cần Thơ": ("Cần Thơ", "Hậu Giang", "Sóc Trăng"),
    "Đà Nẵng": ("Đà Nẵng", "Quảng Nam"),
    "Đắk Lắk": ("Đắk Lắk", "Phú Yên"),
    "Điện Biên": ("Điện Biên",),
    "Đồng Nai": ("Đồng Nai", "Bình Phước"),
    "Đồng Tháp": ("Đồng Tháp", "Tiền Giang"),
    "Gia Lai": ("Gia Lai", "Bình Định"),
    "Hà Nội": ("Hà Nội",),
    "Hà Tĩnh": ("Hà Tĩnh",),
    "Hải Phòng": ("Hải Phòng", "Hải Dương"),
    "Hồ Chí Minh": ("Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"),
    "Huế": ("Huế", "Thừa Thiên Huế"),
    "Hưng Yên": ("Hưng Yên", "Thái Bình"),
    "Khánh Hòa": ("Khánh Hòa", "Ninh Thuận"),
    "Lai Châu": ("Lai Châu",),
    "Lạng Sơn": ("Lạng Sơn",),
    "Lào Cai": ("Lào Cai", "Yên Bái"),
    "Lâm Đồng": ("Lâm Đồng", "Đắk Nông", "Bình Thuận"),
    "Nghệ An": ("Nghệ An",),
    "Ninh Bình": ("Ninh Bình", "Hà Nam", "Nam Định"),
    "Phú Thọ": ("Phú Thọ", "Vĩnh Phúc", "Hòa Bình"),
    "Quảng Ngãi": ("Quảng Ngãi", "Kon Tum"),
    "Quảng Ninh": ("Quảng Ninh",),
    "Quảng Trị": ("Quảng Trị", "Quảng Bình"),
    "Sơn La": ("Sơn La",),
    "Tây Ninh": ("Tây Ninh", "Long An"),
    "Thái Nguyên": ("Thái Nguyên", "Bắc Kạn"),
    "Thanh Hóa": ("Thanh Hóa",),
    "Tuyên Quang": ("Tuyên Quang", "Hà Giang"),
    "Vĩnh Long": ("Vĩnh Long", "Bến Tre", "Trà Vinh"),
}
"""Province → what it was made of, itself first."""
TODAY: Mapping[str, str] = {former: province for province, parts in FORMER.items() for former in parts}
"""Name of a province, of today or before July 2025 → the province of today that the place lies in."""

AREA_CODES: Mapping[str, str] = {
    "An Giang": "0296 0297",
    "Bắc Ninh": "0204 0222",
    "Cà Mau": "0290 0291",
    "Cao Bằng": "0206",
    "Cần Thơ": "0292 0293 0299",
    "Đà Nẵng": "0235 0236",
    "Đắk Lắk": "0257 0262",
    "Điện Biên": "0215",
    "Đồng Nai": "0251 0271",
    "Đồng Tháp": "0273 0277",
    "Gia Lai": "0256 0269",
    "Hà Nội": "024",
    "Hà Tĩnh": "0239",
    "Hải Phòng": "0220 0225",
    "Hồ Chí Minh": "0254 0274 028",
    "Huế": "0234",
    "Hưng Yên": "0221 0227",
    "Khánh Hòa": "0258 0259",
    "Lai Châu": "0213",
    "Lạng Sơn": "0205",
    "Lào Cai": "0214 0216",
    "Lâm Đồng": "0252 0261 0263",
    "Nghệ An": "0238",
    "Ninh Bình": "0226 0228 0229",
    "Phú Thọ": "0210 0211 0218",
    "Quảng Ngãi": "0255 0260",
    "Quảng Ninh": "0203",
    "Quảng Trị": "0232 0233",
    "Sơn La": "0212",
    "Tây Ninh": "0272 0276",
    "Thái Nguyên": "0208 0209",
    "Thanh Hóa": "0237",
    "Tuyên Quang": "0207 0219",
    "Vĩnh Long": "0270 0275 0294",
}
"""Province → the area codes of its landlines (`text.area_codes`): those of what it was made of stayed in use."""


@cache
def _by_slug() -> Mapping[str, str]:
    """The provinces by their names without marks, as people may write them."""
    return {slug(name): name for name in TODAY} | {"thanh-pho-ho-chi-minh": "Hồ Chí Minh", "tp-hcm": "Hồ Chí Minh"}


def province_meant(text: str) -> str:
    """The province of today that a name means, also one of before 2025, without marks, or with its kind; or ""."""
    written = slug(text)
    known = _by_slug()
    bare = written.removeprefix("tinh-").removeprefix("thanh-pho-").removeprefix("tp-")
    return TODAY.get(known.get(written) or known.get(bare) or "", "")


def full_name(province: str) -> str:
    """A province as addresses have it: "Thành phố Đồng Nai", "tỉnh Cà Mau"."""
    return f"{'Thành phố' if province in CITIES else 'tỉnh'} {province}"
