if [ -f build.py ]; then
  python3 build.py --help > /dev/null # lần đầu: tải thư viện, chừng nửa phút
elif [ -n "$SITE_BUILDER" ]; then
  python3 -m pip install --quiet "$SITE_BUILDER"
else
  echo "Chưa biết cài chương trình từ đâu. Hãy đặt biến SITE_BUILDER: tên==phiên-bản, git+https://…@thẻ, hoặc tệp .whl nằm trong kho này." >&2
  exit 1
fi
