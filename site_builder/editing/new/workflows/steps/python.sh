python=.venv/bin/python # nơi build.py để thư viện
[ -x "$python" ] || python=python3
