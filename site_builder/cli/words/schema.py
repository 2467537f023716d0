"""`schema`."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "schema": "ghi lại các tệp giúp VS Code nhắc tên mục và báo chỗ sai khi đang gõ",
        "schema_output": "thư mục để ghi (mặc định: .vscode/schemas)",
        "schema_written": "Đã ghi {count} tệp vào {path}; {changed} tệp mới hoặc đổi.",
    },
    "en": {
        "schema": "write the JSON Schemas by which VS Code offers keys and marks mistakes",
        "schema_output": "the folder to write to (default: .vscode/schemas)",
        "schema_written": "Wrote {count} files to {path}; {changed} new or changed.",
    },
}
