"""Whatever happens to a content, no published address is lost in silence: it answers, or an error names it."""

import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import PurePosixPath
from random import Random

from hypothesis import event, given
from hypothesis import strategies as st
from small_site import DAY, GUIDE, Built, SmallSite, small_site

from site_builder.builder.tree import unit_of
from site_builder.cli import main
from site_builder.editing import ledger
from site_builder.links.ledger import parse_ledger, remembered, unit_of_address
from site_builder.output.manifest import parse_manifest

PLAIN = GUIDE.replace("Xem [cách cài](../guides/cai-vneid.md#buoc-2).", "")
NEWS = "---\ntitle: Tin\ndate: 2026-11-18\n---\nMời bà con.\n"
GONE = "  - {{page: {page}, reason: Không còn, on: 2026-11-20}}\n"
Happening = Callable[[SmallSite, Random], None]


def _texts(site: SmallSite) -> list[str]:
    names = (path.relative_to(site.content).as_posix() for path in site.content.rglob("*.md"))
    return sorted(name for name in names if PurePosixPath(name).parent.name in ("guides", "announcements"))


def _units(site: SmallSite) -> list[str]:
    found = (path.parent.relative_to(site.content).as_posix() for path in site.content.rglob("unit.yaml"))
    return sorted(name for name in found if name != ".")


def _new_name(name: str, chance: Random) -> str:
    path = PurePosixPath(name)
    day = "2026-11-18-" if path.parent.name == "announcements" else ""
    return str(path.with_name(f"{day}ten-{chance.randrange(9)}.md"))


def rename_by_hand(site: SmallSite, chance: Random) -> None:
    """As a phone or `git mv` does."""
    if texts := _texts(site):
        old = chance.choice(texts)
        new = site.content / _new_name(old, chance)
        if not new.exists():
            (site.content / old).rename(new)


def rename_by_command(site: SmallSite, chance: Random) -> None:
    """As the manual says."""
    if texts := _texts(site):
        old = chance.choice(texts)
        main(["move", old, _new_name(old, chance), "--content", str(site.content)])


def delete(site: SmallSite, chance: Random) -> None:
    """A text."""
    if texts := _texts(site):
        site.remove(chance.choice(texts))


def hide(site: SmallSite, chance: Random) -> None:
    """A text of its own, or a shared one for a unit."""
    if texts := _texts(site):
        name = chance.choice(texts)
        text = (site.content / name).read_text("utf-8")
        site.put({name: text.replace("---\n", "---\nhide: có\n", 1)} if "hide:" not in text else {})


def hide_in_a_unit(site: SmallSite, chance: Random) -> None:
    """A shared guide."""
    shared = [name for name in _texts(site) if name.startswith("guides/")]
    if shared and (units := _units(site)):
        site.put({f"{chance.choice(units)}/{chance.choice(shared)}": "---\nhide: có\n---\n"})


def expire(site: SmallSite, chance: Random) -> None:
    """An announcement."""
    news = [name for name in _texts(site) if "announcements" in name]
    for name in chance.sample(news, min(1, len(news))):
        text = (site.content / name).read_text("utf-8")
        site.put({name: text.replace("date:", "expires: 2026-11-19\ndate:", 1)} if "expires" not in text else {})


def add(site: SmallSite, chance: Random) -> None:
    """A text."""
    unit = chance.choice(["", *(f"{one}/" for one in _units(site))])
    number = chance.randrange(9)
    name = chance.choice([f"guides/moi-{number}.md", f"announcements/2026-11-18-tin-{number}.md"])
    site.put({f"{unit}{name}": PLAIN if name.startswith("guides") else NEWS})


def move_unit_by_hand(site: SmallSite, chance: Random) -> None:
    """Its folder gets another name."""
    if units := _units(site):
        old = site.content / chance.choice(units)
        new = old.with_name(f"xa-{chance.randrange(9)}")
        if not new.exists():
            old.rename(new)


def move_unit_by_command(site: SmallSite, chance: Random) -> None:
    """And its addresses lead on."""
    if units := _units(site):
        main(["move", chance.choice(units), f"xa-{chance.randrange(9)}", "--content", str(site.content)])


def end_unit(site: SmallSite, chance: Random) -> None:
    """Its folder is deleted and its end declared."""
    if len(units := _units(site)) > 1:
        site.end(chance.choice(units))


def give_up(site: SmallSite, chance: Random) -> None:
    """A text is deleted, and a page says so."""
    texts = [name for name in _texts(site) if "/" in name.replace("announcements/", "").replace("guides/", "")]
    for name in chance.sample(texts, min(1, len(texts))):
        path = PurePosixPath(name)
        unit = f"{path.parent.parent}/unit.yaml"
        section = "huong-dan" if path.parent.name == "guides" else "thong-bao"
        entry = GONE.format(page=f"{section}/{path.stem.removeprefix('2026-11-18-')}/")
        text = (site.content / unit).read_text("utf-8")
        head = "" if "withdrawn:" in text else "withdrawn:\n"
        site.remove(name).put({unit: f"{text}{head}{entry}" if head else text.rstrip("\n") + f"\n{entry}"})


def break_unit(site: SmallSite, chance: Random) -> None:
    """A slip of the pen, or its mending."""
    if units := _units(site):
        name = f"{chance.choice(units)}/unit.yaml"
        text = (site.content / name).read_text("utf-8")
        site.put({name: text.replace("hotline: 12\n", "") if "hotline: 12\n" in text else f"hotline: 12\n{text}"})


HAPPENINGS: tuple[Happening, ...] = (
    rename_by_hand,
    rename_by_command,
    delete,
    hide,
    hide_in_a_unit,
    expire,
    add,
    move_unit_by_hand,
    move_unit_by_command,
    end_unit,
    give_up,
    break_unit,
)


def git(site: SmallSite, *arguments: str) -> bool:
    """Runs git in the content. False where it cannot do what it should."""
    who = ("-c", "user.name=a", "-c", "user.email=a@localhost", "-c", "core.hooksPath=/dev/null")
    return subprocess.run(["git", *who, *arguments], cwd=site.content, capture_output=True, check=False).returncode == 0


def on_two_branches(site: SmallSite, chance: Random) -> None:
    """Two people edit and publish at the same time; git joins what they did, as it is set up to."""
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--allow-empty", "--message=a")
    for branch in ("mot", "hai"):
        git(site, "checkout", "--quiet", "-B", branch, "main")
        chance.choice(HAPPENINGS)(site, chance)
        ledger.add(site.content, remembered(parse_manifest(site.clean().manifest).files))
        git(site, "add", "--all")
        git(site, "commit", "--quiet", "--allow-empty", "--message=b")
    git(site, "checkout", "--quiet", "main")
    git(site, "merge", "--quiet", "mot")
    if not git(site, "merge", "--quiet", "--message=c", "hai"):
        assert b"addresses.txt" not in _conflicts(site)
        git(site, "merge", "--abort")
    git(site, "branch", "--quiet", "--delete", "--force", "mot", "hai")


def _conflicts(site: SmallSite) -> bytes:
    command = ["git", "diff", "--name-only", "--diff-filter=U"]
    return subprocess.run(command, cwd=site.content, capture_output=True, check=True).stdout


def answered(built: Built) -> set[str]:
    """The addresses that a visitor can open."""
    return {name.removesuffix("index.html") for name in built.tree}


def is_named(address: str, built: Built) -> bool:
    """Whether an error speaks of an address, or its unit is one that failed."""
    units = {unit_of(path) for path in built.report.failed}
    if unit_of(unit_of_address(address)) in units:
        return True
    for one in built.report.problems:
        value = one.words.get("value", "").strip("/")
        is_unit = one.code in ("unit-lost", "ended-known", "unit-vanished") and f"{address}/".startswith(f"{value}/")
        is_page = bool(one.words.get("page")) and address.endswith(one.words["page"])
        if is_unit or is_page:
            return True
    return False


@given(st.integers(0, 2**32), st.lists(st.sampled_from([*HAPPENINGS, on_two_branches]), min_size=1, max_size=6))
def test_every_address_answers_or_an_error_names_it(seed: int, happenings: list[Happening]) -> None:
    """On the machine that has the last output, and on one that has nothing but the content."""
    chance = Random(seed)  # noqa: S311 - only to repeat it
    with small_site() as site:
        site.put({".gitattributes": "addresses.txt merge=union\n", "bao-quang/guides/rieng.md": PLAIN})
        site.put({"bao-quang/announcements/2026-11-18-hop-ap.md": NEWS})
        git(site, "init", "--quiet", "--initial-branch=main")
        ledger.add(site.content, remembered(parse_manifest(site.build().manifest).files))
        for number, happening in enumerate(happenings):
            happening(site, chance)
            day = DAY + timedelta(days=number)
            known = parse_ledger((site.content / "addresses.txt").read_bytes())
            assert known.faults == ()
            for built in (site.clean(day), site.build(day)):
                lost = {one for one in known.lines if one not in answered(built) and f"{one}/" not in answered(built)}
                silent = {one for one in lost if not is_named(one, built)}
                assert silent == set(), (happening.__name__, silent, built.told)
            event("an error" if built.report.errors else "all is well")
            ledger.add(site.content, remembered(parse_manifest(built.manifest).files))
