"""Reads short codes that stand in official lists: those of languages and of administrative units."""

import re

from site_builder.model.addresses import RESERVED
from site_builder.model.problem import Refused
from site_builder.model.scalars import Language, Province, UnitAddress, UnitCode
from site_builder.text.normalize import SLUG, fold, slug
from site_builder.text.provinces import FORMER, province_meant

_LANGUAGES = frozenset(
    re.findall(
        "..",
        "aaabaeafakamanarasavayazbabebgbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvha"
        "hehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmyna"
        "nbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrts"
        "tttwtyugukuruzvevivowawoxhyiyozazhzu",
    )
)
"""They are the codes of ISO 639-1, without a divider."""
_OF_VIETNAM = frozenset("bdq blt cja cjm hmv hre ium jra kpm mtq nut rad sed twh tyz".split())  # noqa: SIM905 - a list
"""Languages of Vietnam that have three letters only (ISO 639-3): Ba Na, Thái đen, Chăm (two), Mông, Hrê, Dao, Gia Rai,
Cơ Ho, Mường, Nùng, Ê Đê, Xơ Đăng, Thái trắng, Tày."""
_NAMES = {
    "vn": "vi",
    "vie": "vi",
    "viet": "vi",
    "tieng viet": "vi",
    "eng": "en",
    "anh": "en",
    "tieng anh": "en",
    "khmer": "km",
    "tieng khmer": "km",
    "hoa": "zh",
    "cn": "zh",
    "tieng hoa": "zh",
    "tieng trung": "zh",
    "khm": "km",
    "kh": "km",
    "tay": "tyz",
    "tieng tay": "tyz",
    "nung": "nut",
    "tieng nung": "nut",
    "mong": "hmv",
    "cham": "cjm",
    "e de": "rad",
    "gia rai": "jra",
    "ba na": "bdq",
}
"""It maps what officials write instead, without accents, to the code."""
_UNIT_CODE = re.compile(r"\d{2}|\d{3}|\d{5}", re.ASCII)


def read_language(text: str) -> Language:
    """Reads a language's code. "vn" is refused with the hint that Vietnamese is "vi"."""
    meant = language_meant(text)
    if not text or meant != text:
        raise Refused("language-form", value=text, hint=meant)
    return Language(text)


def language_meant(text: str) -> str:
    """Returns the code of the language that a word means: "vn" and "EN" mean "vi" and "en"; "" for any other word."""
    lower = text.lower()
    return lower if lower in _LANGUAGES or lower in _OF_VIETNAM else _NAMES.get(fold(text), "")


def read_unit_code(text: str) -> UnitCode:
    """Reads a unit's number: two digits for a province, three for a former district, five for a commune. Zeros stay."""
    if not _UNIT_CODE.fullmatch(text):
        raise Refused("unit-code-form", value=text)
    return UnitCode(text)


def read_province(text: str) -> Province:
    """Reads the name of a province of today. One of before July 2025 is refused with the province that it is now."""
    if text not in FORMER:
        raise Refused("province-form", value=text, hint=province_meant(text))
    return Province(text)


def read_unit_address(text: str) -> UnitAddress:
    """Reads where a unit was below the site's root: "long-khanh/bao-quang", with slashes at its ends or without."""
    parts = text.strip("/").split("/")
    if not all(SLUG.fullmatch(part) for part in parts) or parts[0] in RESERVED:
        raise Refused("unit-address-form", value=text, better="/".join(map(slug, parts)).strip("/") or "bao-quang")
    return UnitAddress("/".join(parts))
