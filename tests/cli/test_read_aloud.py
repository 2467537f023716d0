"""`read-aloud`: a machine reads a text, and nothing that a person has recorded or written is lost."""

import shutil
import subprocess
import wave
from pathlib import Path

import pytest
from chromium import absent
from small_site import GUIDE, SmallSite

from site_builder.cli import main
from site_builder.cli.exit import FAILED, FINE, WRONG_USAGE

NEWS = "---\n# Ghi chú của xã.\ntitle: Họp ấp\ndate: 2026-11-18 # thứ Tư\n---\nMời mỗi nhà một người, lúc 7:30.\n"
READ = NEWS.replace("# thứ Tư\n", "# thứ Tư\naudio: {file: ../media/hop.mp3}\n")
PERSON = b"ID3 somebody reads"
TEXT, SOUND = "bao-quang/announcements/2026-11-18-hop.md", "bao-quang/media/hop.mp3"
HALF_A_SECOND = r"head -c 24 /dev/zero; printf '\000\020\000\000'; head -c 4112 /dev/zero"
"""It makes a WAV of 4,096 samples a second, and no sound."""
PAGE = "bao-quang/thong-bao/hop/index.html"


@pytest.fixture
def spoken(site: SmallSite) -> SmallSite:
    """A small site with an announcement, on a machine that can speak."""
    for tool in ("espeak-ng", "lame"):
        if shutil.which(tool) is None:
            absent(tool)
    return site.put({TEXT: NEWS})


def record(site: SmallSite, *what: str) -> int:
    """The exit code of the command on the small site."""
    return main(["read-aloud", *what, "--content", str(site.content), "--date", "2026-11-22"])


def seconds(mp3: Path, folder: Path) -> float:
    """How long a recording is, as a decoder has it."""
    decoded = folder / "decoded.wav"
    subprocess.run(["lame", "--quiet", "--decode", mp3, decoded], check=True)
    with wave.open(str(decoded)) as sound:
        frames, rate = int(sound.getnframes()), int(sound.getframerate())
        return frames / rate


def test_a_machine_reads_and_the_page_says_that_it_is_one(
    spoken: SmallSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Comments stay; what is said of the length is right to a second."""
    assert record(spoken, "bao-quang", "hop") == FINE
    assert "(11 giây, " in capsys.readouterr().out
    after = (spoken.content / TEXT).read_text("utf-8")
    audio = "audio:\n  file: ../media/hop.mp3\n  length: 11 giây\n  machine: có\n"
    assert after == NEWS.replace("# thứ Tư\n", f"# thứ Tư\n{audio}")
    assert abs(seconds(spoken.content / SOUND, tmp_path) - 11) < 1
    built = spoken.build()
    assert not built.report.errors
    assert "Giọng máy đọc." in built.page(PAGE)
    assert 'src="../../media/hop.mp3"' in built.page(PAGE)


def test_a_changed_text_is_read_again(spoken: SmallSite) -> None:
    """The machine's own recording is replaced; the file is the only one."""
    record(spoken, "bao-quang", "hop")
    first = (spoken.content / SOUND).read_bytes()
    text = (spoken.content / TEXT).read_text("utf-8")
    spoken.put({TEXT: text.replace("Mời mỗi nhà", "Mời ông bà, cô bác trong ấp, mỗi nhà")})
    assert record(spoken, "bao-quang", "hop.md") == FINE
    assert len((spoken.content / SOUND).read_bytes()) > len(first)
    assert [path.name for path in (spoken.content / SOUND).parent.iterdir()] == ["hop.mp3"]


def test_a_guide_is_read_too(spoken: SmallSite) -> None:
    """With its steps."""
    spoken.put({"bao-quang/guides/bai.md": GUIDE})
    assert record(spoken, "bao-quang", "bai") == FINE
    assert "machine: có" in (spoken.content / "bao-quang/guides/bai.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("files", "name", "word"),
    [
        ({TEXT: READ, SOUND: PERSON}, "hop", "bản do người đọc"),
        ({SOUND: PERSON}, "hop", "Đã có tệp bao-quang/media/hop.mp3"),
        ({}, "hopp", "Có phải: hop?"),
        ({}, "cai-vneid", "là bài dùng chung"),
    ],
)
def test_nothing_of_a_person_is_replaced(
    spoken: SmallSite, files: dict[str, str | bytes], name: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And what is not there is told with what may have been meant."""
    spoken.put(files)
    before = {path: path.read_bytes() for path in spoken.content.rglob("*.*") if path.is_file()}
    assert record(spoken, "bao-quang", name) == WRONG_USAGE
    assert word in capsys.readouterr().err
    assert {path: path.read_bytes() for path in spoken.content.rglob("*.*") if path.is_file()} == before


def put_programs(folder: Path, monkeypatch: pytest.MonkeyPatch, voice: str = HALF_A_SECOND, small: str = "cat") -> None:
    """Puts programs of ours before those of the machine."""
    folder.mkdir()
    for tool, script in (("espeak-ng", voice), ("lame", small)):
        (folder / tool).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (folder / tool).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_a_machine_that_cannot_speak_says_what_to_do(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person's voice is the better way, and is named."""
    site.put({TEXT: NEWS})
    monkeypatch.setenv("PATH", str(site.content))
    assert record(site, "bao-quang", "hop") == WRONG_USAGE
    assert "Máy này chưa có espeak-ng" in capsys.readouterr().err


def test_a_program_that_fails_leaves_no_half_recording(
    spoken: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither a sound file nor a line in the text."""
    put_programs(tmp_path / "bin", monkeypatch, voice="echo hỏng >&2\nexit 3")
    assert record(spoken, "bao-quang", "hop") == FAILED
    assert "espeak-ng không làm được: hỏng" in capsys.readouterr().err
    assert (spoken.content / TEXT).read_text("utf-8") == NEWS
    assert not (spoken.content / SOUND).exists()


def test_a_program_that_says_nothing_is_told(
    spoken: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As where the Vietnamese voice is not installed; nothing is written."""
    put_programs(tmp_path / "bin", monkeypatch, voice="exit 0")
    assert record(spoken, "bao-quang", "hop") == FAILED
    assert "espeak-ng không đọc ra tiếng nào" in capsys.readouterr().err
    assert not (spoken.content / SOUND).exists()


@pytest.mark.parametrize("has_recording", [False, True])
def test_a_text_that_is_saved_meanwhile_keeps_what_it_had(
    spoken: SmallSite,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    has_recording: bool,
) -> None:
    """What somebody has just written stands, and the recording is the one that was there, or none."""
    if has_recording:
        record(spoken, "bao-quang", "hop")
    before = (spoken.content / SOUND).read_bytes() if has_recording else None
    text = spoken.content / TEXT
    changed = text.read_text("utf-8") + "Thêm một câu.\n"
    (tmp_path / "changed.md").write_text(changed, "utf-8")
    put_programs(tmp_path / "bin", monkeypatch, small=f"cp {tmp_path}/changed.md {text}; cat")
    assert record(spoken, "bao-quang", "hop") == FAILED
    assert "có người vừa lưu" in capsys.readouterr().err
    assert text.read_text("utf-8") == changed
    assert ((spoken.content / SOUND).read_bytes() if (spoken.content / SOUND).exists() else None) == before
