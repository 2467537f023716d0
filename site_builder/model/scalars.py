"""Names the types of single values, each of which an editor writes as one text."""

from datetime import date, datetime
from typing import NewType

Day = date
Moment = datetime
"""All times are Vietnamese."""
Phone = NewType("Phone", str)
"""It holds the digits as dialled inside Vietnam: "0912345678", "19001006", "113"."""
Markup = NewType("Markup", str)
"""It is a Vietnamese text with Markdown in it."""
Slug = NewType("Slug", str)
"""It consists of lower-case ASCII letters, digits and single hyphens: safe in any file name, URL and host."""
Url = NewType("Url", str)
"""It is an absolute web address."""
Email = NewType("Email", str)
AndroidId = NewType("AndroidId", str)
"""It names a package in Google Play: "com.vnid"."""
AppleId = NewType("AppleId", str)
"""An App Store number."""
Mobile = NewType("Mobile", Phone)
"""A mobile phone's digits: Zalo knows people by them."""
Language = NewType("Language", str)
"""It is a language's code: two letters (ISO 639-1), or three where it has no such (ISO 639-3)."""
UnitAddress = NewType("UnitAddress", str)
"""It is the path of a unit below the site's root, without a slash at its ends: "long-khanh/bao-quang"."""
Province = NewType("Province", str)
"""It is the name of one of the 34 provinces of today, without its kind: "Đồng Nai"."""
UnitCode = NewType("UnitCode", str)
"""It is a unit's number in the list of the statistics office, with its leading zeros: "26092", "00001"."""
BaseUrl = NewType("BaseUrl", str)
"""The whole site stands under this URL, which may have a path of its own."""
CodeNumber = NewType("CodeNumber", str)
"""It is eight decimal digits, of which the last checks the others: the code's address is `q/<digits>/`."""
ContentId = NewType("ContentId", str)
"""It names something of a unit for ever, whatever its address is: "home", "guide:cai-vneid", "team:to-1".

In front of it may stand another unit's path: "long-khanh/bao-vinh/guide:cai-vneid".
"""
