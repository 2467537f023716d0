"""`explain`."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "explain": "giải thích một mã lỗi (explain phone-short) hoặc một mục lấy từ đâu (explain bao-quang hotline)",
        "explain_what": "mã ở cuối dòng báo lỗi, hoặc đơn vị rồi tên mục; không ghi gì thì liệt kê mọi mã",
        "why_help": "đơn vị này có phải dựng lại không, và vì sao (explain bao-quang --why)",
        "why_unit": "ghi một đơn vị, ví dụ: explain bao-quang --why; «.» là cấp trên cùng",
        "why_first": "{unit} sẽ được dựng vì {why}.",
        "why_stale": "{unit} sẽ được dựng lại vì {why}.",
        "why_right": "{unit} còn đúng: lần dựng tới giữ nguyên.",
        "why_right_until": "{unit} còn đúng đến trước ngày {day}: lần dựng tới giữ nguyên.",
        "markdown": "in cả sổ tra lời báo lỗi (tệp README-loi.md của sổ tay)",
        "no_code": "Không có mã nào tên «{name}».",
        "no_code_hint": "Không có mã nào tên «{name}»; ý bạn là «{hint}»?",
        "all_codes": "Gõ «{program} explain» để xem mọi mã.",
        "one_code": "Gõ «{program} explain MÃ» để xem cách sửa và ví dụ.",
    },
    "en": {
        "explain": "explain a message (explain phone-short) or where a value comes from (explain bao-quang hotline)",
        "explain_what": "the code at the end of a message, or a unit and a field; without any all codes are listed",
        "why_help": "tell whether this unit has to be rebuilt, and why (explain bao-quang --why)",
        "why_unit": "name one unit, e.g. explain bao-quang --why; «.» is the root",
        "why_first": "{unit} will be built because {why}.",
        "why_stale": "{unit} will be rebuilt because {why}.",
        "why_right": "{unit} is up to date: the next build leaves it as it is.",
        "why_right_until": "{unit} is up to date until before {day}: the next build leaves it as it is.",
        "markdown": "print the whole catalogue (README-loi.md of the editors' manual)",
        "no_code": "There is no code «{name}».",
        "no_code_hint": "There is no code «{name}»; did you mean «{hint}»?",
        "all_codes": "See «{program} explain» for all codes.",
        "one_code": "«{program} explain CODE» says what to do, with an example.",
    },
}
