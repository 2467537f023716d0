"""Why a unit is built, in words."""

from collections.abc import Iterable, Mapping

from site_builder.model.staleness import Staleness, StaleReason
from site_builder.report.message import public, unit_name
from site_builder.text.numbers import show_date

_NAMED = 5
"""Files or units that are named."""

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        StaleReason.NEVER_BUILT: "chưa dựng lần nào",
        StaleReason.CACHE_LOST: "không còn ghi chép của lần dựng trước (.cache bị xóa, bị hỏng hoặc của kiểu dựng khác)",
        StaleReason.FAILED: "lần trước có lỗi",
        StaleReason.PRIVATE: "lời nhắc lần trước có số của một người nên kết quả không được ghi lại",
        StaleReason.OUTPUT_EMPTY: "thư mục kết quả chưa có trang nào của đơn vị",
        StaleReason.OUTPUT_OTHER: "thư mục kết quả giữ bản khác (sau lệnh check, sau lần dựng kiểu khác hoặc bị ngắt)",
        StaleReason.OUTPUT_DAMAGED: "tệp trong thư mục kết quả bị mất hoặc không còn nguyên",
        StaleReason.DAY: "đến ngày {day} trang tự đổi (có mục hiện ra, hết hạn hoặc đến hạn kiểm tra lại)",
        StaleReason.EARLIER_DAY: "trang đang có được dựng cho một ngày muộn hơn ({day})",
        StaleReason.PROGRAM: "chương trình, thư viện hoặc Python là bản khác",
        StaleReason.THEME: "giao diện thay đổi",
        StaleReason.SETTINGS: "thông tin chung của trang (site.yaml) thay đổi",
        StaleReason.LAYER: "nội dung của cấp trên thay đổi",
        StaleReason.BELOW: "đơn vị bên trong thêm, bớt hoặc đổi tên",
        StaleReason.FOLDER: "tệp của thư mục thay đổi",
        "removed": "bớt {count} tệp",
        "root": "cấp trên cùng",
    },
    "en": {
        StaleReason.NEVER_BUILT: "it was never built",
        StaleReason.CACHE_LOST: "there is no record of its last build (.cache was deleted, damaged, or of another kind)",
        StaleReason.FAILED: "it had an error last time",
        StaleReason.PRIVATE: "a message of the last result has somebody's number, so that the result was not recorded",
        StaleReason.OUTPUT_EMPTY: "the output folder has no page of it",
        StaleReason.OUTPUT_OTHER: "the output folder holds another version (after check, or another or an unfinished build)",
        StaleReason.OUTPUT_DAMAGED: "a file in the output folder is lost or not whole",
        StaleReason.DAY: "its pages change by themselves on {day} (something appears, expires or falls due for review)",
        StaleReason.EARLIER_DAY: "its pages were built for a later day ({day})",
        StaleReason.PROGRAM: "the program, a library or Python is another version",
        StaleReason.THEME: "the theme has changed",
        StaleReason.SETTINGS: "the settings of the site (site.yaml) have changed",
        StaleReason.LAYER: "a layer above it has changed",
        StaleReason.BELOW: "a unit inside it was added, removed or renamed",
        StaleReason.FOLDER: "files of its folder have changed",
        "removed": "{count} removed",
        "root": "the root",
    },
}


def because(stale: Iterable[Staleness], lang: str) -> str:
    """All reasons in one clause, to stand after "vì" or "because"."""
    return "; ".join(_clause(one, WORDS[lang]) for one in stale)


def unit_shown(path: tuple[str, ...], lang: str) -> str:
    """A unit as it is named to people, the root too."""
    return unit_name(path) or WORDS[lang]["root"]


def is_first_build(stale: Iterable[Staleness]) -> bool:
    """Whether a unit is not built again, but for the first time."""
    return any(one.reason is StaleReason.NEVER_BUILT for one in stale)


def _clause(one: Staleness, words: Mapping[str, str]) -> str:
    said = words[one.reason].format(day=show_date(one.day) if one.day else "")
    names = [public(name) or words["root"] for name in one.names[:_NAMED]]
    names += ["…"] if len(one.names) > _NAMED else []
    names += [words["removed"].format(count=one.removed)] if one.removed else []
    return f"{said}: {', '.join(names)}" if names else said
