"""Photos for texts: taken in from a form, upright and without notes, and nothing else can be put there."""

import json
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from photos import SECRETS, bomb, located
from small_site import GUIDE, SmallSite

from serve.forms import fields_of, post
from serve.running import Answer, Running

TEXT = "bao-quang/guides/a.md"
ABOUT = "Bà con học quét mã ở nhà văn hóa"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A small site whose commune has a guide."""
    return SmallSite(tmp_path).put({TEXT: GUIDE})


def put(preview: Running, body: bytes, about: str = ABOUT, file: str = TEXT) -> Answer:
    """Sends a picture as the form's script does."""
    token = fields_of(preview, TEXT)["_token"]
    sent = {"_token": token, "_chu": about, "_anh": b64encode(body).decode()}
    return post(preview, f"/__sua/anh/{quote(file)}", sent)


def told(answer: Answer) -> Mapping[str, str]:
    """What the script is told."""
    assert answer.status == 200, answer.text
    found: Mapping[str, str] = json.loads(answer.text)
    return found


def files(site: SmallSite) -> list[str]:
    """The names in the commune's folder of files."""
    folder = site.content / "bao-quang" / "media"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_photo_lies_beside_the_texts_without_its_notes(editing: Running, site: SmallSite) -> None:
    """Its name says what it shows; a second one of that name stands beside it, and one click takes the last away."""
    assert told(put(editing, located())) == {"link": "../media/ba-con-hoc-quet-ma-o-nha-van-hoa.jpg", "refused": ""}
    assert told(put(editing, located("PNG")))["link"] == "../media/ba-con-hoc-quet-ma-o-nha-van-hoa-2.jpg"
    kept = (site.content / "bao-quang/media/ba-con-hoc-quet-ma-o-nha-van-hoa.jpg").read_bytes()
    assert not any(secret in kept for secret in SECRETS)
    post(editing, "/__sua/hoan-tac", {"_token": fields_of(editing, TEXT)["_token"]})
    assert files(site) == ["ba-con-hoc-quet-ma-o-nha-van-hoa.jpg"]


@pytest.mark.parametrize(
    ("body", "about", "word"),
    [
        (b"%PDF-1.7", ABOUT, "không mở được"),
        (b"", ABOUT, "không mở được"),
        (located()[:2000], ABOUT, "không mở được"),
        (bomb(), ABOUT, "quá lớn"),
        (located(), "  ", "Trong ảnh có gì?"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(
    editing: Running, site: SmallSite, body: bytes, about: str, word: str
) -> None:
    """And nothing is written."""
    refused = told(put(editing, body, about))
    assert (refused["link"], word in refused["refused"]) == ("", True), refused
    assert files(site) == []


@pytest.mark.parametrize(
    "file",
    ["../x.md", "bao-quang/../../x.md", "nowhere/guides/a.md", "bao-quang/unit.yaml", "bao-quang/media/a.md", ""],
)
def test_only_texts_of_the_content_have_pictures(editing: Running, site: SmallSite, file: str) -> None:
    """Whatever an address says."""
    assert put(editing, located(), file=file).status in (404, 405)
    assert files(site) == []
    assert not (site.content.parent / "media").exists()


def test_names_are_plain_whatever_the_picture_shows(editing: Running, site: SmallSite) -> None:
    """A sentence is no path."""
    for about in ("../../x", "<script>", "CON", "…", "a" * 500):
        assert told(put(editing, located(), about))["refused"] == ""
    assert all(len(name) < 100 and name.strip("abcdefghijklmnopqrstuvwxyz0123456789-.") == "" for name in files(site))
    assert len(files(site)) == 5


def test_a_folder_that_leads_elsewhere_takes_nothing(editing: Running, site: SmallSite, tmp_path: Path) -> None:
    """A link is not followed."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site.content / "bao-quang" / "media").symlink_to(elsewhere)
    assert "không ghi được" in told(put(editing, located()))["refused"]
    assert list(elsewhere.iterdir()) == []
