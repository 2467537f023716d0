"""What a unit lists for phones to keep, and the worker that reads it."""

import gzip
import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from small_site import CONTENT, GUIDE, TEAMS, THEMES, Files, SmallSite, small_site

from site_builder.deploy.order import stage
from site_builder.links.html.other_files import paper
from site_builder.links.ledger import is_remembered
from site_builder.pages.worker import GONE, SOURCE

KEPT = ["", "lien-he/", "huong-dan/", "to-cong-nghe/", "huong-dan/cai-vneid/"]
SETTINGS = "title: Trang 24/7\nbase_url: https://longkhanh.gov.vn/247\n"
OFF = {"site.yaml": f"{SETTINGS}offline: không\n"}


def listed(site: SmallSite, unit: str = "bao-quang/") -> dict[str, str]:
    """What a unit lists after a build."""
    found: dict[str, str] = json.loads(site.build().tree[f"{unit}offline.json"])
    return found


def test_a_unit_lists_whom_to_call_and_its_guides(site: SmallSite) -> None:
    """In this order: where a phone cannot keep all, these come first."""
    assert list(listed(site)) == KEPT
    assert list(listed(site, "")) == KEPT


def test_a_worker_weighs_a_kilobyte(site: SmallSite) -> None:
    """Packed. It is the price of a look at the site, as browsers ask for it again and again."""
    for files in ({}, OFF):
        worker = site.put(files).build().tree["sw.js"]
        assert len(gzip.compress(worker, 9)) <= 1024
        assert b"\n" not in worker
        assert not re.search(rb"_[A-Z]", worker)
        assert not re.search(rb"=>|\blet\b|\bconst\b|`|\basync\b|\bclass\b|\?\.|\?\?", worker)


def test_a_site_that_keeps_nothing_still_answers(site: SmallSite) -> None:
    """At the worker's address, for ever. No page registers it, and no unit lists anything."""
    tree = site.put(OFF).build().tree
    assert b"unregister" in tree["sw.js"]
    assert not [name for name in tree if name.endswith("offline.json")]
    assert not [name for name, body in tree.items() if name.endswith(".html") and b"serviceWorker" in body]
    assert b"unregister" not in site.put(CONTENT).build().tree["sw.js"]


def test_a_preview_keeps_nothing(site: SmallSite) -> None:
    """A copy would hide what was written since."""
    tree = site.build(preview=True).tree
    assert b"unregister" in tree["sw.js"]


def test_every_page_in_a_frame_registers_the_one_worker_of_the_site(site: SmallSite) -> None:
    """Behind `#` stands the home page of the unit, at whatever depth the page is."""
    tree = site.build().tree
    for name, body in tree.items():
        found = (
            re.findall(r'register\("((?:\.\./)*)sw\.js#((?:\./|(?:\.\./)*))"\)', body.decode())
            if name.endswith("html")
            else []
        )
        if found:
            [(up, home)] = found
            assert up == "../" * name.count("/")
            assert len(up) - len(home.removeprefix("./")) in (0, len("../")), name
    assert b'register("../sw.js#./")' in tree["bao-quang/index.html"]
    assert b'register("../../../sw.js#../../")' in tree["bao-quang/huong-dan/cai-vneid/index.html"]


@given(st.sets(st.sampled_from(["", "lien-he/", "to-cong-nghe/", "huong-dan/cai-vneid/"]), min_size=1))
def test_a_digest_changes_with_its_page_alone(changed: set[str]) -> None:
    """So that a phone fetches what is new and nothing else."""
    edits: dict[str, Files] = {
        "": {"bao-quang/announcements/2026-11-20-moi.md": "---\ntitle: Mới\ndate: 2026-11-20\n---\nTin.\n"},
        "huong-dan/cai-vneid/": {"guides/cai-vneid.md": GUIDE.replace("Cài đặt", "Nhận")},
        "lien-he/": {},
        "to-cong-nghe/": {"bao-quang/teams.yaml": TEAMS.replace("Văn Mẫu", "Thị Mẫu")},
    }
    with small_site() as site:
        before, tree = listed(site), site.build().tree
        for page in sorted(changed):
            site.put(edits[page])
        after, now = listed(site), site.build().tree
        for page in KEPT:
            name = f"bao-quang/{page}index.html"
            assert (before[page] == after[page]) == (tree[name] == now[name])


def test_what_is_kept_of_a_unit_has_a_limit(site: SmallSite) -> None:
    """A guide for which no room is left is read from the network; a shorter one behind it may still find room."""
    long = ("Một câu dài để đọc. " * 20 + "\n") * 170
    bodies = {
        f"guides/bai-{number}.md": f"{GUIDE.replace('title: ', f'title: A{number} ')}{long}\n" for number in range(7)
    }
    site.put({**bodies, "guides/z.md": GUIDE})
    kept, tree = listed(site), site.build().tree
    sizes = [len(tree[f"bao-quang/{page}index.html"]) for page in kept]
    assert 450_000 < sum(sizes) <= 600_000
    assert "huong-dan/bai-0/" in kept
    assert "huong-dan/bai-6/" not in kept
    assert "huong-dan/z/" in kept


def test_an_edit_and_a_clean_build_list_the_same(site: SmallSite) -> None:
    """And a build that changes nothing leaves the worker as it is."""
    site.build()
    site.put({"guides/cai-vneid.md": GUIDE.replace("Cài đặt", "Nhận")})
    assert site.build().tree == site.clean().tree


def test_words_of_a_theme_cannot_leave_the_worker(tmp_path: Path) -> None:
    """Quotation marks, dollars and brackets in what it says are letters."""
    words = "\"'</p><script>$&\\"
    theme = tmp_path / "themes" / "ours"
    (theme / "i18n").mkdir(parents=True)
    (theme / "theme.yaml").write_text("name: ours\nextends: default\n", "utf-8")
    said = words.replace("\\", "\\\\").replace('"', '\\"')
    (theme / "i18n" / "vi.yaml").write_text(f'offline_copy: "{said} {{day}}"\noffline_missing: "{said}"\n', "utf-8")
    site = SmallSite(tmp_path / "site", {**CONTENT, "site.yaml": f"{SETTINGS}theme: ours\n"})

    worker = site.build(themes=(tmp_path / "themes", THEMES)).tree["sw.js"].decode()
    assert "<script" not in worker
    assert "&lt;/p&gt;&lt;script&gt;$$&amp;" in worker
    assert "&lt;/p&gt;&lt;script&gt;$&amp;" in worker


def test_a_look_at_the_built_site_knows_the_list(site: SmallSite) -> None:
    """A page that is on the list and not there is told: phones would ask for it in vain, again and again."""
    site.build()
    text = (site.output / "bao-quang/offline.json").read_text("utf-8")
    found = paper("bao-quang/offline.json", text)
    assert found
    assert [one.value for one in found.references] == KEPT[1:]


def test_the_worker_is_never_lost(site: SmallSite) -> None:
    """Phones ask at its address for years: the ledger has it."""
    assert is_remembered("sw.js")
    assert not is_remembered("bao-quang/offline.json")
    assert "sw.js" in site.build().tree


def test_a_worker_is_sent_after_the_lists_and_these_after_the_pages() -> None:
    """A phone that sees a new digest fetches the page, and must not get the old one."""
    names = ["sw.js", "a/offline.json", "index.html", "a/index.html", "a/feed.xml"]
    last = sorted(names, key=lambda name: stage(name)[0])[-2:]
    assert set(last) == {"sw.js", "a/offline.json"}


def test_both_workers_are_scripts_without_gaps() -> None:
    """What stands in capitals behind an underscore is known to `pages.offline`."""
    assert set(re.findall(r"_[A-Z]+", SOURCE + GONE)) == {
        "_COPY",
        "_AFTER",
        "_MISSING",
        "_LANG",
        "_LIST",
        "_WORKER",
        "_CODES",
    }
