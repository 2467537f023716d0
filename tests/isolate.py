"""Hundreds of broken units of the real content: no other unit's pages may change.

    python tests/isolate.py --count 200 --seed 1

Each time one file of one commune is spoiled as in `mutate.py` and all is built. Every page of all other communes has to
be byte for byte that of the clean build; so has every page of a commune that fails, for it keeps its last good ones.
"""

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from mutate import mutant, prepare
from small_site import SmallSite, Tree

from site_builder.model.folder import Folder


@dataclass(slots=True, kw_only=True)
class Breakages:
    """What came of them: how many units failed, and what was touched that should not be."""

    failed: int = 0
    faults: list[str] = field(default_factory=list)


def others(tree: Tree, path: tuple[str, ...]) -> Tree:
    """The files of all units but one, those inside it, and those around it: their lists may name it anew."""
    own = "".join(f"{part}/" for part in path)
    around = [f"{'/'.join(path[:depth])}/" if depth else "" for depth in range(len(path))]
    units = {name.rpartition("/")[0] for name in tree if name.endswith("/to-cong-nghe/index.html")}
    homes = {unit.removesuffix("to-cong-nghe") for unit in units} - {own, *around}
    return {
        name: body
        for name, body in tree.items()
        if not name.startswith(own) and any(name.startswith(home) for home in homes)
    }


def run(site: SmallSite, folders: list[tuple[int, Folder, str]]) -> Breakages:
    """Breaks a site once for each mutant, and mends it again."""
    found = Breakages()
    before = site.build().tree
    for number, folder, name in folders:
        file = folder.name_of(name)
        whole = (site.content / file).read_bytes()
        built = site.put({file: folder.files[name]}).build()
        found.failed += bool(built.report.failed)
        if others(built.tree, folder.path) != others(before, folder.path):
            found.faults.append(f"{number} {file}: other units changed")
        if built.report.failed and built.tree != before:
            found.faults.append(f"{number} {file}: a failed unit's pages changed")
        if built.report.failed not in ((), (folder.path,)) or "our-fault" in built.codes:
            found.faults.append(f"{number} {file}: {built.report.failed} failed")
        site.put({file: whole})
        if not built.report.failed:
            before = site.build().tree
    return found


def main() -> int:
    """Breaks the real content and prints what changed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    ground, started = prepare(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        site = SmallSite(Path(folder), {})
        for unit in ground.folders[:-1]:
            site.put({unit.name_of(name): body for name, body in unit.files.items()})
            site.put({media.file: (ground.content / media.source).read_bytes() for media in unit.media.values()})
        numbers = (number for number in range(100 * options.count))
        spoiled = ((number, *mutant(ground, options.seed, number)) for number in numbers)
        units = {unit.path for unit in ground.folders[1:-1]}
        chosen = [found for found in spoiled if found[1].path in units][: options.count]
        found = run(site, chosen)
    seconds = time.monotonic() - started
    print(f"{len(chosen)} broken files, seed {options.seed}: {found.failed} units failed, {seconds:.0f} s")
    print(f"{len(found.faults)} faults", *found.faults, sep="\n")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
