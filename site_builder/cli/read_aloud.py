"""`read-aloud UNIT NAME`: lets espeak-ng read a text, and gives the text the sound file, marked as read by a machine.

Exit codes: 0 written · 1 a program or the disk refuses · 2 there is no such text, or a person has read it already.
"""

from pathlib import Path

from site_builder.cli.arguments.read_aloud import ReadAloudArguments
from site_builder.cli.arguments.site import SiteArguments
from site_builder.cli.build_options import build_options
from site_builder.cli.deploy_password import environment
from site_builder.cli.exit import FAILED, FINE, UsageError, refuse
from site_builder.cli.one_unit import context_of
from site_builder.cli.words.all import Words
from site_builder.deploy.host import HostRefuses
from site_builder.deploy.transports.process import is_installed
from site_builder.deploy.transports.process import run as run_program
from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.editing.values.change import changed
from site_builder.editing.values.edits import SetValue
from site_builder.model.announcement import Announcement
from site_builder.model.frozen import frozen
from site_builder.model.guide import Guide
from site_builder.output import atomic
from site_builder.pages.announcements import published
from site_builder.pages.context import PageContext
from site_builder.pages.loudspeaker import guide_speech, loudspeaker_text
from site_builder.report.message import public
from site_builder.text.normalize import suggest
from site_builder.text.numbers import show_size

_VOICE = ("espeak-ng", "-v", "vi", "-s", "140", "--stdin", "--stdout")
"""140 words a minute: an announcer's pace; its own is 175."""
_SMALL = ("lame", "--quiet", "-m", "m", "--resample", "16", "-b", "24", "-", "-")
"""An MP3 of 24 kbit/s, which every phone plays: three minutes weigh half a megabyte."""
_RATE, _HEADER, _SAMPLE = slice(24, 28), 44, 2
"""Where a WAV says how many samples a second has; the bytes before the samples, and of one sample (mono, 16 bits)."""


@frozen
class _Target:
    """The text that is read, its file and that of the recording, and what stands there now."""

    text: Announcement | Guide
    file: str
    path: Path
    before: bytes
    sound: Path
    old: bytes | None


def run(arguments: ReadAloudArguments, words: Words) -> int:
    """Reads, writes both files, and says how long the recording is. Raises UsageError."""
    if not arguments.unit or not arguments.name:
        refuse(words, words["aloud_needed"])
    options = build_options(SiteArguments(content=arguments.content, day=arguments.day), words, dry=True)
    context = context_of(arguments.unit, options, words)
    text = _found(context, arguments.name, words)
    target = _target(options.content, context, text, words)
    said = loudspeaker_text(context, text) if isinstance(text, Announcement) else guide_speech(context, text)
    sound, length = _spoken(said, words)
    _write(target, sound, length, words)
    name = target.sound.relative_to(options.content).as_posix()
    about = f"{length}, {show_size(len(sound), words)}"
    print(words["aloud_done"].format(file=name, about=about, text=target.file))
    return FINE


def _found(context: PageContext, name: str, words: Words) -> Announcement | Guide:
    known: dict[str, Announcement | Guide] = {str(item.slug): item for item in context.unit.guides.values()}
    known |= {str(item.slug): item for item in published(context)}
    asked = Path(name).name.removesuffix(".md")
    if asked not in known:
        hint = suggest(asked, known) or ", ".join(sorted(known)[:8])
        raise UsageError(words["aloud_no_name"].format(unit=context.label, name=public(name), hint=hint))
    return known[asked]


def _target(content: Path, context: PageContext, text: Announcement | Guide, words: Words) -> _Target:
    """Which files are written. Raises UsageError where the text is another unit's, or has a recording to be kept."""
    file, name = text.at("title").file, str(text.slug)
    unit = "".join(f"{part}/" for part in context.unit.path)
    if not file.startswith(unit) or file.removeprefix(unit).count("/") != 1:
        raise UsageError(words["aloud_elsewhere"].format(name=name, file=file, unit=context.label))
    if text.audio and not text.audio.machine:
        raise UsageError(words["aloud_person"].format(name=name, file=text.audio.file, text=file))
    sound = content / unit / "media" / f"{name}.mp3"
    is_ours = bool(text.audio and text.audio.file == f"../media/{sound.name}")
    if sound.exists() and not is_ours:
        raise UsageError(words["aloud_taken"].format(file=sound.relative_to(content).as_posix()))
    path = content / file
    old = sound.read_bytes() if sound.exists() else None
    return _Target(text=text, file=file, path=path, before=path.read_bytes(), sound=sound, old=old)


def _spoken(said: str, words: Words) -> tuple[bytes, str]:
    """The sound file, and how long it is, in words."""
    for tool in (_VOICE[0], _SMALL[0]):
        if not is_installed(tool):
            raise UsageError(words["aloud_lacks"].format(tool=tool))
    try:
        wave = run_program(_VOICE, environment(), word="aloud_failed", given=said.encode())
        sound = run_program(_SMALL, environment(), word="aloud_failed", given=wave)
    except HostRefuses as error:
        raise UsageError(words["aloud_failed"].format(**error.gaps), FAILED) from error
    if len(wave) <= _HEADER:
        raise UsageError(words["aloud_silent"].format(tool=_VOICE[0]), FAILED)
    rate = int.from_bytes(wave[_RATE], "little")  # its length is not in its header: it was not known at the start
    minutes, seconds = divmod(round((len(wave) - _HEADER) / _SAMPLE / rate), 60)
    word = "aloud_minutes" if minutes else "aloud_seconds"
    return sound, words[word].format(minutes=minutes, seconds=seconds)


def _write(target: _Target, sound: bytes, length: str, words: Words) -> None:
    """Writes the sound, then the text that names it; where the text cannot be written, the sound is as it was."""
    audio = {"file": f"../media/{target.sound.name}", "length": length, "machine": "có"}
    edits = [SetValue(("audio", key), value) for key, value in audio.items()]
    try:
        after = changed(target.before, target.file, edits if target.text.audio else [SetValue(("audio",), audio)])
        _put(target.sound, target.old, sound)
        try:
            atomic.replace(target.path, target.before, after)
        except (atomic.Changed, OSError):
            _put(target.sound, sound, target.old)
            raise
    except CannotEdit as error:
        raise UsageError(words[error.word].format(**{**error.words, "file": target.file}), FAILED) from error
    except (atomic.Changed, FileExistsError) as error:
        raise UsageError(words["aloud_changed"].format(text=target.file), FAILED) from error
    except OSError as error:
        said = words["disk"].format(why=error.strerror or error, path=error.filename or target.path)
        raise UsageError(said, FAILED) from error


def _put(path: Path, before: bytes | None, after: bytes | None) -> None:
    """Lets a file say something else than before; None stands for no file."""
    if before is None and after is not None:
        atomic.write_new({path: after})
    elif after is None and before is not None:
        atomic.remove(path, before)
    elif before is not None and after is not None:
        atomic.replace(path, before, after)
