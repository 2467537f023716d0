#!/bin/sh
# Bấm đúp: xem thử trang, lưu tệp nào là trang tự đổi. Đóng cửa sổ này là dừng.
cd "$(dirname "$0")" || exit 1
PATH="$PATH:$HOME/.local/bin:/opt/homebrew/bin:/usr/local/bin"
if command -v site-builder >/dev/null 2>&1; then
  exec site-builder serve --open
fi
if python3 -c "import site_builder" >/dev/null 2>&1; then
  exec python3 -m site_builder serve --open
fi
for program in ../*/build.py; do
  if [ -f "$program" ] && [ -f "$(dirname "$program")/site_builder/__main__.py" ]; then
    exec python3 "$program" serve --open
  fi
done
echo 'Máy này chưa cài chương trình làm trang. Mở README.md, xem mục "Cài chương trình".'
exit 1
