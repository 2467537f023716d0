"""`explain`."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "explain": "giải thích một mã lỗi (explain phone-short) hoặc một mục lấy từ đâu (explain bao-quang hotline)",
        "explain_what": "mã ở cuối dòng báo lỗi, hoặc đơn vị rồi tên mục; không ghi gì thì liệt kê mọi mã",
        "markdown": "in cả sổ tra lời báo lỗi (tệp README-loi.md của sổ tay)",
        "no_code": "Không có mã nào tên «{name}».",
        "no_code_hint": "Không có mã nào tên «{name}»; ý bạn là «{hint}»?",
        "all_codes": "Gõ «{program} explain» để xem mọi mã.",
        "one_code": "Gõ «{program} explain MÃ» để xem cách sửa và ví dụ.",
    },
    "en": {
        "explain": "explain a message (explain phone-short) or where a value comes from (explain bao-quang hotline)",
        "explain_what": "the code at the end of a message, or a unit and a field; without any all codes are listed",
        "markdown": "print the whole catalogue (README-loi.md of the editors' manual)",
        "no_code": "There is no code «{name}».",
        "no_code_hint": "There is no code «{name}»; did you mean «{hint}»?",
        "all_codes": "See «{program} explain» for all codes.",
        "one_code": "«{program} explain CODE» says what to do, with an example.",
    },
}
