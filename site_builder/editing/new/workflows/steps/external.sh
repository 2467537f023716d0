if [ -f build.py ]; then
  python3 build.py --help > /dev/null
  python=.venv/bin/python
  [ -x "$python" ] || python=python3
else
  python=python3
fi
"$python" -m pip install --quiet "httpcore[asyncio,http2]>=1.0.9,<2" "certifi>=2025.1"
