"""One process reads all that strangers made. A file that is too much for it costs nobody else anything."""

import io
import os
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from multiprocessing import active_children

import pytest
from papers import WORD, paragraph, pdf, xlsx, zipped
from PIL import Image
from small_site import SmallSite

from site_builder.content.media.budget import Budget
from site_builder.content.media.reading_process import OverBudgetError, ReadingError, ReadingProcess
from site_builder.model.problem import Refused

SMALL = Budget(seconds=1, memory=100 * 1024**2)


def is_where(_file: str, _body: bytes) -> int:
    """The number of the process that reads."""
    return os.getpid()


def refuses(file: str, _body: bytes) -> int:
    """A file with a mistake."""
    raise Refused("file-broken", file=file)


def has_a_bug(_file: str, _body: bytes) -> int:
    """A reader that is wrong."""
    return {"a": 0}["b"]


def spins(_file: str, _body: bytes) -> int:
    """A file without end."""
    while True:
        pass


def sleeps(_file: str, _body: bytes) -> int:
    """A reader that waits for something."""
    time.sleep(60)
    return 0


def grows(_file: str, _body: bytes) -> int:
    """A file that asks for too much memory."""
    return len(bytearray(3 * SMALL.memory))


def crashes(_file: str, _body: bytes) -> int:
    """A file that ends whatever native code reads it."""
    os.abort()


@pytest.fixture
def reading() -> Iterator[ReadingProcess]:
    """A process that is ended after the test."""
    made = ReadingProcess()
    yield made
    made.close()


def test_all_files_are_read_in_one_other_process(reading: ReadingProcess) -> None:
    """A mistake, or a bug of ours, does not end it."""
    where = reading.run(is_where, "a", b"", SMALL)
    assert where != os.getpid()
    with pytest.raises(Refused, match="file-broken") as refused:
        reading.run(refuses, "a.jpg", b"", SMALL)
    assert refused.value.words == {"file": "a.jpg"}
    with pytest.raises(ReadingError, match="KeyError"):
        reading.run(has_a_bug, "a", b"", SMALL)
    assert reading.run(is_where, "b", b"", SMALL) == where


@pytest.mark.parametrize("read", [spins, sleeps, grows, crashes])
def test_what_is_too_much_ends_only_that_process(read: Callable[[str, bytes], int], reading: ReadingProcess) -> None:
    """The next file meets another one; nothing is left running."""
    if read is grows and sys.platform in ("win32", "darwin"):
        pytest.skip("the system keeps no limit of memory")
    before = reading.run(is_where, "a", b"", SMALL)
    with pytest.raises(OverBudgetError):
        reading.run(read, "a", b"", SMALL)
    assert reading.run(is_where, "a", b"", SMALL) != before
    reading.close()
    assert active_children() == []


def test_nobody_asks_the_process_of_another(reading: ReadingProcess) -> None:
    """Whoever was given a copy of the object starts a process of its own; one that was killed is replaced."""
    where = reading.run(is_where, "a", b"", SMALL)
    copy = deepcopy(reading)
    assert copy.run(is_where, "a", b"", SMALL) != where
    copy.close()
    killed = [child for child in active_children() if child.pid == where]
    killed[0].kill()
    killed[0].join()
    assert reading.run(is_where, "a", b"", SMALL) not in (where, os.getpid())


def test_a_process_is_spawned_where_forking_is_not_safe(reading: ReadingProcess) -> None:
    """As in the preview, whose threads may hold a lock."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert reading.run(is_where, "a", b"", Budget()) != os.getpid()
    finally:
        done.set()
        thread.join()


def tangled_forms() -> bytes:
    """A PDF whose forms draw each other: each of 30 draws all 30."""
    count = 30
    first = 5
    named = " ".join(f"/X{at} {first + at} 0 R" for at in range(count))
    drawn = " ".join(f"/X{at} Do" for at in range(count))
    form = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << {named} >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << {named} >> >> /Contents 4 0 R >>",
        *[f"<< {form} /Length {len(drawn)} >>\nstream\n{drawn}\nendstream" for _ in range(count + 1)],
    ]
    body = "".join(f"{at} 0 obj\n{item}\nendobj\n" for at, item in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n0\n%%EOF".encode()


def repeated_notes() -> bytes:
    """A PDF of whose one long note 20,000 annotations make use."""
    packed = "5 0 R " * 20_000
    body = pdf("x").replace(b"/MediaBox", f"/Annots [{packed}] /MediaBox".encode())
    long = b"9" * 400_000
    return body.replace(b"5 0 obj\n<<", b"5 0 obj\n<< /Contents (" + long + b")")


def slow_jpeg() -> bytes:
    """A progressive JPEG with far more scans than it needs."""
    written = io.BytesIO()
    Image.effect_noise((90, 90), 20).save(written, "JPEG", progressive=True)
    body = written.getvalue()
    last = body.rindex(b"\xff\xda")
    return body[:-2] + body[last:-2] * 400 + b"\xff\xd9"


def narrow_png() -> bytes:
    """One pixel by 109 million."""
    header = (1).to_bytes(4, "big") + (109_000_000).to_bytes(4, "big") + b"\x08\x02\0\0\0"
    lines = zlib.compress(b"\0\0\0\0" * 1000)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def word(body: str) -> bytes:
    """A Word document that says what it is."""
    return zipped({"[Content_Types].xml": "", "word/document.xml": f'<w:x xmlns:w="{WORD}">{body}</w:x>'})


HOSTILE = {
    "forms.pdf": (tangled_forms(), "attachment-unread"),
    "notes.pdf": (repeated_notes(), "attachment-unread"),
    "scans.jpg": (slow_jpeg(), "picture-costly"),
    "narrow.png": (narrow_png(), "picture-huge"),
    "marks.txt": (("CCCD " + "\u0301\u0323" * 200_000).encode(), "attachment-unread"),
    "marks.docx": (word(paragraph("CCCD " + "\u0301\u0323" * 200_000)), "attachment-unread"),
    "entities.docx": (
        zipped(
            {
                "[Content_Types].xml": "",
                "word/document.xml": (
                    '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
                    + "".join(f'<!ENTITY b{at} "{f"&b{at - 1};" * 10 if at else "&a;" * 10}">' for at in range(9))
                    + "]><x>&b8;</x>"
                ).encode("utf-16"),
            }
        ),
        "attachment-unread",
    ),
    "rows.xlsx": (
        xlsx(*[f'<c r="XFD{row}"><v>1</v></c>' for row in range(1, 20_000)], parts={"../[Content_Types]": ""}),
        "attachment-unread",
    ),
}
"""Small files that took hours or gigabytes (or might), and what is told of each instead."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_harms_nobody_else(name: str, site: SmallSite) -> None:
    """It is told, its own commune at most is held back, and the picture beside it is read."""
    body, code = HOSTILE[name]
    assert len(body) < 5_000_000
    started = time.monotonic()
    good = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(good, "JPEG")
    site.put({f"bao-quang/media/{name}": body, "media/tot.jpg": good.getvalue()})
    assert set(site.build().codes) - {"site-unused"} == {code}
    assert time.monotonic() - started < 60
    assert (site.output / "index.html").is_file()
    assert list(site.output.glob("media/tot.*.webp"))
