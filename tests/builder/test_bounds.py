"""Memory: of a unit that is done, a small summary stays, whatever its pages weigh, and however many units there are."""

import gc
import pickle
from collections import Counter
from pathlib import Path

from small_site import CONTENT, DAY, GUIDE, NEWS, THEMES, Files, SmallSite

from site_builder.builder import BuildOptions, BuildProgress, settle
from site_builder.builder.job import Job
from site_builder.builder.memo import Memo
from site_builder.builder.record import JobResult
from site_builder.builder.unit import Inherited
from site_builder.builder.worker import Worker
from site_builder.content import load
from site_builder.model.folder import Folder
from site_builder.model.output import File, Page
from site_builder.model.unit import Unit

HEAVY = (Unit, Inherited, Folder, File, Page)
"""What pages are made of, and pages. Single records stay for a while, up to a number of them (`place.once`)."""


def nested(count: int) -> Files:
    """Communes, each with a hamlet inside it: each has texts of its own, which the hamlet inherits."""
    files = dict(CONTENT)
    for number in range(count):
        files[f"xa-{number}/unit.yaml"] = f"name: Mẫu {number}\nkind: xã\n"
        files[f"xa-{number}/guides/rieng.md"] = GUIDE
        files[f"xa-{number}/announcements/2026-11-18-hop.md"] = NEWS
        files[f"xa-{number}/ap/unit.yaml"] = "name: Ấp\nkind: ấp\n"
    return files


def test_nothing_of_a_unit_that_is_done_is_held(tmp_path: Path) -> None:
    """Neither its texts nor its pages, nor what it has passed down to the units inside it."""
    counts: dict[int, Counter[type]] = {}

    def counting(progress: BuildProgress) -> None:
        if progress.units in (5, 13, 20, 28):
            gc.collect()
            counts[progress.units] = Counter(type(item) for item in gc.get_objects() if isinstance(item, HEAVY))

    SmallSite(tmp_path, nested(14)).build(watch=counting)
    assert counts[5].keys() >= {Unit, Inherited}
    assert (counts[13], counts[28]) == (counts[5], counts[20])


def test_what_comes_back_of_a_unit_is_small(tmp_path: Path) -> None:
    """It has to go from one process to the other: the addresses of its files, and nothing of what is in them."""
    sizes = [len(pickle.dumps(done(SmallSite(tmp_path / str(times)), times))) for times in (1, 100)]
    assert sizes[0] == sizes[1] < 5000


def done(site: SmallSite, times: int) -> JobResult:
    """What comes back of a commune, with a guide that is so many times as long."""
    site.put({"guides/cai-vneid.md": GUIDE + "Chờ một lát cho máy tải về.\n" * times})
    options = BuildOptions(content=site.content, output=site.output, day=DAY, themes=(THEMES,))
    listings = load.look(site.content)
    settings, _ = settle(options, load.read(site.content, listings[0]))
    assert settings
    (site.output / ".build").mkdir(parents=True)
    worker = Worker(content=site.content, cache=None, settings=settings, output=site.output, memory=Memo())
    return worker.do(Job(listing=listings[1]))
