"""A preview that many tests ask, and change nothing of."""

from collections.abc import Iterator

import pytest
from small_site import SmallSite

from serve.running import Running, running

PRIVATE = "Chưa ai được xem"


@pytest.fixture(scope="session")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A running preview of the small site, with an attachment and a link that leads out of the output."""
    folder = tmp_path_factory.mktemp("preview")
    site = SmallSite(folder).put({"bao-quang/media/mau.pdf": b"%PDF-1"})
    (folder / "secret.txt").write_text(PRIVATE, "utf-8")
    with running(site) as started:
        started.wait_for("Lần đầu")
        outputs = list((folder / ".cache" / "preview").iterdir())
        (outputs[0] / "link.txt").symlink_to(folder / "secret.txt")
        (outputs[0] / "lying.txt").write_text(PRIVATE, "utf-8")
        yield started


@pytest.fixture
def editing(site: SmallSite) -> Iterator[Running]:
    """A preview of the test's own site, built once."""
    with running(site) as started:
        started.wait_for("Lần đầu")
        yield started
