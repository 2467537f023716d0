"""What every command says."""

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "about": "Dựng trang thông tin 24/7 của xã, phường từ các tệp trong thư mục nội dung.",
        "commands": "lệnh (không ghi lệnh nào là build)",
        "lang": "ngôn ngữ của lời nhắn: vi hoặc en",
        "wrong": "{program}: {said}.\nGõ «{program} --help» để xem cách dùng.",
        "choice": "{0} không nhận «{1}»; chọn một trong: {2}",
        "stopped": "Đã dừng theo yêu cầu.",
        "test": "chạy các bài kiểm thử của chương trình",
        "no_tests": "Thiếu thư viện để chạy kiểm thử. Hãy chạy: python3 build.py test",
        "content": "thư mục nội dung (mặc định: content)",
        "date": "dựng như thể hôm nay là ngày này, ví dụ 2026-11-28",
        "day": "{0} không đọc được ngày «{1}»; ghi như 2026-11-28 hoặc 28/11/2026",
        "no_content": "Không tìm thấy thư mục nội dung «{path}». Hãy chạy lệnh ở thư mục có content/, hoặc thêm --content ĐƯỜNG-DẪN.",
        "no_unit": "Không có đơn vị nào tên «{name}».",
        "disk": "Không đọc hoặc ghi được «{path}»: {why}. Kiểm tra chỗ trống và quyền đọc, ghi rồi chạy lại; các trang đang có vẫn nguyên vẹn.",
        "no_command": "không có lệnh «{name}»; có: {names}",
    },
    "en": {
        "about": "Builds communes' 24/7 information pages from a folder of content.",
        "commands": "commands (none means build)",
        "lang": "the language of messages: vi or en",
        "wrong": "{program}: {said}.\nSee «{program} --help».",
        "choice": "{0} cannot be «{1}»; choose one of: {2}",
        "stopped": "Stopped.",
        "test": "run the program's own tests",
        "no_tests": "The test libraries are missing. Run: python3 build.py test",
        "content": "the content folder (default: content)",
        "date": "build as if today were this day, e.g. 2026-11-28",
        "day": "{0}: «{1}» is not a day; write 2026-11-28",
        "no_content": "There is no content folder «{path}». Run where content/ is, or add --content DIR.",
        "no_unit": "There is no unit «{name}».",
        "disk": "«{path}» cannot be read or written: {why}. Check space and permissions; the existing pages are whole.",
        "no_command": "there is no command «{name}»; there is: {names}",
    },
}
