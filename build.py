#!/usr/bin/env python3
"""Builds the site: `python3 build.py`, with nothing installed but Python.

The wrapper finds an interpreter that has what the builder needs, or makes one, and hands over to it. In this order:

    1. this Python is too old                  say so
    2. it has every package already            go on in this process
    3. .venv is not ready                      make it, install the locked packages, mark it as ready
    4. .venv is ready                          go on with its interpreter

Python 3.6 must be able to parse this file and to run it as far as step 1: newer types stand in quotes.
What only steps 3 and 4 need is imported there: it would be 6 ms of every run.
"""

import os
import re
import sys
from pathlib import Path

PYTHON_NEEDED = (3, 11)  # as `requires-python` in pyproject.toml
HERE = Path(__file__)
ROOT = (HERE.resolve() if HERE.is_symlink() else HERE.absolute()).parent  # a link may lie anywhere
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LIB_ONLY = VENV / "lib-only"  # the packages alone, for a Python that cannot make virtual environments
MARKER = VENV / "site-builder-ready"  # one stamp a line, for each lock that is installed; written last
IN_VENV = "--in-venv"  # first argument of a run that this wrapper started: it never starts another

LOCK = ROOT / "requirements.lock"
LOCKS = {"build": [LOCK], "test": [LOCK, ROOT / "tests" / "requirements.lock"]}

OLD_PYTHON = """\
Bộ dựng trang cần Python {needed} trở lên; lệnh này đang chạy bằng Python {found} ({executable}).
(Yêu cầu này ghi ở mục requires-python trong tệp pyproject.toml.)
  Windows, macOS: tải bản mới ở https://www.python.org/downloads/ rồi chạy lại.
  Debian, Ubuntu: sudo apt install python3 python3-venv (cần Debian 12 hay Ubuntu 24.04 trở lên).
  Nếu máy đã có sẵn bản mới, gọi đúng tên của nó, ví dụ: python3.12 build.py"""
PREPARING = "Chuẩn bị thư viện trong thư mục .venv: cần mạng, mất chừng {duration}; những lần sau chạy ngay."
FOREIGN = """\
Không dùng được «{venv}»: đó không phải môi trường ảo của Python, nên bộ dựng không dám xoá.
  Hãy đổi tên hoặc dời nó đi nơi khác, rồi chạy lại."""
NO_PIP = """\
Bản Python này ({executable}) thiếu cả venv lẫn pip nên chưa cài được thư viện.
  Debian, Ubuntu: sudo apt install python3-venv
  Windows: cài lại Python từ https://www.python.org/downloads/ và đánh dấu ô «pip».
  Rồi chạy lại."""
DISK = """\
Chưa chuẩn bị được thư mục .venv: {reason} ({file}).
  Hãy kiểm tra quyền ghi vào thư mục này và chỗ trống trên đĩa, rồi chạy lại. Nội dung và trang đã dựng vẫn nguyên."""
FAILED = """\
Chưa cài được thư viện mà bộ dựng cần. {advice}
  Không có gì bị mất: nội dung và trang đã dựng vẫn nguyên. Máy báo:
{details}"""
DISK_FULL = "Ổ đĩa đã đầy: hãy giải phóng chừng 500 MB, rồi chạy lại."
LITTLE = 64 * 2**20  # bytes
ADVICE = {  # words in what pip said → what to do
    "No space left": DISK_FULL,
    "Read-only file system": "Thư mục này chỉ đọc: hãy chép dự án sang nơi ghi được, rồi chạy lại.",
    "Permission denied": "Không có quyền ghi vào thư mục này: hãy chép dự án sang nơi ghi được, rồi chạy lại.",
    "DO NOT MATCH THE HASHES": "Gói tải về khác với gói đã khoá: hãy chạy lại; nếu vẫn thế, hãy báo người quản trị.",
}
CHECK_NETWORK = """\
Hãy kiểm tra mạng (và proxy, nếu cơ quan dùng proxy), rồi chạy lại.
  Nếu mạng vẫn tốt: cần Python 64 bit, bản 3.11 đến 3.14, trên Windows, macOS hoặc Linux."""


def main(argv: "list[str]") -> int:
    """The steps of this file's docstring; returns the exit code. `sys.exit(text)` prints the text and exits with 1."""
    if sys.version_info < PYTHON_NEEDED:
        sys.exit(old_python(sys.version_info[:2]))
    if argv[:1] == [IN_VENV]:
        return hand_over(argv[1:])
    purpose = "test" if argv[:1] == ["test"] else "build"
    if has_packages(purpose):
        return hand_over(argv)
    try:
        if not is_ready(LOCKS[purpose]):
            prepare(purpose)
    except OSError as error:
        sys.exit(DISK.format(reason=error.strerror or error, file=error.filename or VENV))
    return go_on_with_venv(argv)


def hand_over(argv: "list[str]") -> int:
    """The builder takes over, in this process, which it ends."""
    put_foreign_modules_last()
    if sys.path[0] != str(ROOT):  # each folder is looked into for each module
        sys.path.insert(0, str(ROOT))
    sys.argv[1:] = argv
    from site_builder.__main__ import run as build  # noqa: PLC0415  # only now are its packages sure to be there

    return build(argv)


def put_foreign_modules_last() -> None:
    """Folders of PYTHONPATH with none of our packages come last: a `yaml.py` of somebody's own is not our library."""
    named = {str(Path(folder).absolute()) for folder in os.environ.get("PYTHONPATH", "").split(os.pathsep) if folder}
    foreign = [folder for folder in sys.path if folder in named and not any(Path(folder).glob("*.dist-info"))]
    sys.path[:] = [folder for folder in sys.path if folder not in foreign] + foreign


def go_on_with_venv(argv: "list[str]") -> int:
    """The same command again, with what is in .venv."""
    if LIB_ONLY.is_dir():
        sys.path.insert(1, str(LIB_ONLY))
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(LIB_ONLY), os.environ.get("PYTHONPATH")]))
        return hand_over(argv)
    for name in ("PYTHONHOME", "PYTHONPATH"):  # they would lead the interpreter of .venv away from .venv
        os.environ.pop(name, None)
    command = [str(VENV_PYTHON), str(ROOT / "build.py"), IN_VENV, *argv]
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606  # this process becomes that one
    import subprocess  # noqa: PLC0415

    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the child got the Ctrl-C too, and says how it ended
            continue


def old_python(version: "tuple[int, ...]") -> str:
    """What to say to a Python that is too old."""
    found, needed = (".".join(map(str, numbers)) for numbers in (version, PYTHON_NEEDED))
    return OLD_PYTHON.format(needed=needed, found=found, executable=sys.executable)


def has_packages(purpose: str) -> bool:
    """True if this interpreter has each package in the range that pyproject.toml gives.

    Folder names tell: 1 ms in all, where importing `importlib.metadata` alone takes 9 (time.perf_counter around each).
    """
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    lists = [wanted_ranges(project, key) for key in ("dependencies", purpose) if key != "build"]
    versions = installed_versions()
    return all(lists) and all(is_met(package_range, versions) for ranges in lists for package_range in ranges)


def wanted_ranges(project: str, key: str) -> "list[str]":
    """The items of one list in pyproject.toml, an item a line. A parser of TOML would take 6 ms to be imported.

    Of a list that is written otherwise nothing is found: then the packages of the lock are taken.
    """
    written = re.search(r"^{} = \[\n(.*?)^\]".format(key), project, re.DOTALL | re.MULTILINE)
    return re.findall(r'^ *"([^"]*)"', written[1], re.MULTILINE) if written else []


def installed_versions() -> "dict[str, str]":
    """Package → version, of all that this interpreter can import; the first on its path wins, as in an import."""
    versions = {}  # type: dict[str, str]
    for folder in map(Path, sys.path):
        for entry in folder.glob("*.dist-info"):
            name, _, version = entry.stem.partition("-")
            versions.setdefault(re.sub(r"[-_.]+", "-", name).lower(), version)
    return versions


def is_met(package_range: str, versions: "dict[str, str]") -> bool:
    """True if a version of `versions` lies in a range written as name>=low,<high. Any other form is never met."""
    match = re.fullmatch(r"([a-z0-9-]+)>=([0-9.]+),<([0-9.]+)", package_range)
    if not match or match[1] not in versions:
        return False
    low, version, high = (re.findall(r"\d+", text) for text in (match[2], versions[match[1]], match[3]))
    return [*map(int, low)] <= [*map(int, version)] < [*map(int, high)]


def is_ready(locks: "list[Path]") -> bool:
    """True if .venv holds what the locks say, for this version of Python."""
    try:
        stamps = MARKER.read_text("utf-8").splitlines()
    except OSError:
        return False
    return (VENV_PYTHON.exists() or LIB_ONLY.is_dir()) and all(stamp(lock) in stamps for lock in locks)


def stamp(lock: Path) -> str:
    """A line that is another one when the lock, or the Python it was installed for, is another one."""
    import hashlib  # noqa: PLC0415

    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return "{} {} python{}.{}".format(lock.relative_to(ROOT).as_posix(), digest, *sys.version_info[:2])


def prepare(purpose: str) -> None:
    """Make .venv hold what the locks say. Killed at any moment, the next run begins here again."""
    if os.path.lexists(VENV) and not is_ours_or_empty(VENV):
        sys.exit(FOREIGN.format(venv=VENV))
    print(PREPARING.format(duration="hai phút" if purpose == "test" else "nửa phút"), file=sys.stderr, flush=True)
    if MARKER.exists():
        MARKER.unlink()
    if is_usable(VENV_PYTHON):
        install(VENV_PYTHON, purpose)
    elif can_import("venv", "ensurepip"):
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
        install(VENV_PYTHON, purpose)
    elif can_import("pip"):
        import shutil  # noqa: PLC0415

        shutil.rmtree(VENV, ignore_errors=True)
        LIB_ONLY.mkdir(parents=True)
        install(Path(sys.executable), purpose, target=str(LIB_ONLY))
    else:
        sys.exit(NO_PIP.format(executable=sys.executable))
    MARKER.write_text("".join(stamp(lock) + "\n" for lock in LOCKS[purpose]), "utf-8")


def is_ours_or_empty(folder: Path) -> bool:
    """True for what may be made anew: a virtual environment, whoever made it, our packages, or nothing at all."""
    signs = (folder / "pyvenv.cfg", LIB_ONLY, MARKER)
    return folder.is_dir() and (any(sign.exists() for sign in signs) or not any(folder.iterdir()))


def is_usable(python: Path) -> bool:
    """True if it is a virtual environment's, of this version, with pip and no half-installed package."""
    import subprocess  # noqa: PLC0415

    probe = (
        "import sys, importlib.metadata as m; print(*sys.version_info[:2]);"
        "assert sys.prefix != sys.base_prefix and m.version('pip');"
        "assert all(package.read_text('INSTALLER') for package in m.distributions())"  # which pip writes last
    )
    try:
        answer = subprocess.run([str(python), "-c", probe], env=environment(), capture_output=True, check=False)
    except OSError:
        return False
    return not answer.returncode and answer.stdout.split() == [b"%d" % number for number in sys.version_info[:2]]


def can_import(*modules: str) -> bool:
    """True if this interpreter has them: Debian's, for one, comes without `ensurepip` and without pip."""
    try:
        for module in modules:
            __import__(module)
    except ImportError:
        return False
    return True


def install(python: Path, purpose: str, target: str = "") -> None:
    """The locked packages, checked against their hashes. An empty target undoes one from the user's pip settings."""
    rules = ["--require-hashes", "--only-binary=:all:", "--disable-pip-version-check", "--no-input", "-q"]
    locks = [argument for lock in LOCKS[purpose] for argument in ("-r", str(lock))]
    run([str(python), "-m", "pip", "install", "--target=" + target, *rules, *locks])


def run(command: "list[str]") -> None:
    """One step of the preparation; its output is shown only if it fails."""
    import shutil  # noqa: PLC0415
    import subprocess as s  # noqa: PLC0415
    import textwrap  # noqa: PLC0415

    answer = s.run(command, env=environment(), stdin=s.DEVNULL, stdout=s.PIPE, stderr=s.STDOUT, check=False)
    if answer.returncode:
        said = answer.stdout.decode("utf-8", "replace")
        otherwise = DISK_FULL if shutil.disk_usage(ROOT).free < LITTLE else CHECK_NETWORK  # ensurepip gives no reason
        advice = next((advice for words, advice in ADVICE.items() if words in said), otherwise)
        last_lines = [textwrap.shorten(line, 150) for line in said.splitlines() if line[:1].strip()][-3:]
        sys.exit(FAILED.format(advice=advice, details=textwrap.indent("\n".join(last_lines), "    ")))


def environment() -> "dict[str, str]":
    """The user's, with their proxy, mirror and certificates, but without what would make pip install elsewhere."""
    astray = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_PYTHON", "PIP_CONSTRAINT"}
    kept = {name: value for name, value in os.environ.items() if name not in astray}
    return {**kept, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PYTHONIOENCODING": "utf-8"}


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # from Python 3.7 on; a Windows console or pipe may be in cp1252 or cp1258
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
