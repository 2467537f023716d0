#!/bin/sh
# Bấm đúp: xem thử và sửa nội dung của kho này trong trình duyệt. Đóng cửa sổ này là dừng.
cd "$(dirname "$0")" || exit 1
PATH="$PWD/.venv/bin:$PATH:/opt/homebrew/bin:/usr/local/bin"
exec python3 build.py serve --open
