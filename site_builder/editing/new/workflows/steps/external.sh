@python.sh@
"$python" -m pip install --quiet "httpcore[asyncio,http2]>=1.0.9,<2" "certifi>=2025.1"
