"""Content for a country, a province or a few communes, made from a seed.

    python tests/bench/country.py OUT --communes 150

Names and codes of the communes are facts (`units.py`); people, hamlets, dates and happenings are made up, and the site
says so (`demo`, `sample`). The same seed and count give the same bytes on every machine, and a commune the same bytes
in whatever country it stands, so that figures of two days can be compared.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from stock_guides import SHARED, TOPICS, GuideStock
from stock_news import COMMON, HOURS, NEWS, PLACES, NewsStock
from stock_own import CLOSING, MISTAKES, NEEDS, OWN, WITHOUT_APP
from stock_people import GIVEN, HAMLETS, HEADS, MAIN, MIDDLES, OTHERS, POSITIONS, ROLES, SERVICES, SURNAMES
from units import Commune, Province, first, tuyen_quang_of_2022

from site_builder.text.normalize import slug

DAY = date(2026, 11, 22)
"""The day for which the country is built: its dates lie around it, so that a benchmark of next year builds the same."""
SEED = "247"
TEAMS, MEMBERS = 4, 28
"""Of a commune: four hamlets with a team of seven each."""
_OWN_GUIDES = 2
_NEWS = 10
_EXPIRED = 2
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_PRESETS = {"tuyen-quang": (tuyen_quang_of_2022, 1871, 10257)}
"""A province, its teams and members, as the press counted them."""
_ROUNDS = 3
_SITE = """\
title: Cả nước 24/7
base_url: https://canuoc247.example/
languages: [vi]
theme: {theme}
demo: có
owner: Ủy ban nhân dân các xã, phường, đặc khu
"""
_ROOT = """\
name: Việt Nam
kind: nước
page_name: VietNam24/7
tagline: Bà con cần gì, xem ở đây trước.
hotline: "1022"
reviews:
  - id: guides
    days: 365
    owner: Người quản lý phần chung
topics:
{topics}warnings:
  - Chỉ tải ứng dụng từ **kho ứng dụng** có sẵn trong máy.
  - Không đọc mã xác nhận, mật khẩu cho **bất kỳ ai**.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A commune and how many teams and members it is to have."""

    commune: Commune
    teams: int = TEAMS
    members: int = MEMBERS
    rounds: int = 0
    """Rounds of outreach that are over; with them its teams tell when they were launched and trained."""


def main(arguments: list[str] | None = None) -> int:
    """Writes a content folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="the content folder to make; it must not exist")
    parser.add_argument("--communes", type=int, default=15, help="1 to 3321 (15)")
    parser.add_argument("--preset", choices=sorted(_PRESETS), help="a whole province with its real number of teams")
    parser.add_argument("--seed", default=SEED)
    parser.add_argument("--theme", default="default")
    options = parser.parse_args(arguments)
    content = preset(options.preset) if options.preset else communes(options.communes)
    count = write(options.out, files(content, options.seed, options.theme))
    sys.stdout.write(f"{options.out}: {count} files\n")
    return 0


Content = Mapping[Province, tuple[Task, ...]]


def communes(count: int) -> Content:
    """The first so many communes of the country."""
    return {province: tuple(Task(commune=item) for item in province.communes) for province in first(count)}


def preset(name: str) -> Content:
    """A province with so many teams and members in all, spread evenly."""
    find_province, teams, members = _PRESETS[name]
    province = find_province()
    count = len(province.communes)
    shares = zip(province.communes, _share(teams, count), _share(members, count), strict=True)
    return {
        province: tuple(Task(commune=item, teams=own, members=people, rounds=_ROUNDS) for item, own, people in shares)
    }


def write(out: Path, made: Iterable[tuple[str, str]]) -> int:
    """Writes the files into a folder that must not exist yet; returns how many."""
    out.mkdir(parents=True)
    known: set[Path] = set()
    count = 0
    for name, text in made:
        path = out / name
        if path.parent not in known:
            path.parent.mkdir(parents=True, exist_ok=True)
            known.add(path.parent)
        path.write_bytes(text.encode())
        count += 1
    return count


def files(content: Content, seed: str = SEED, theme: str = "default") -> Iterator[tuple[str, str]]:
    """Every file of the content, by its path: the nation, its provinces, their communes."""
    yield from _nation(Random(f"{seed}/guides"), theme)  # noqa: S311 - chance that can be repeated
    for province, tasks in content.items():
        yield f"{province.folder}/unit.yaml", _province_file(province)
        for task in tasks:
            chance = Random(f"{seed}/{task.commune.code}")  # noqa: S311 - the same
            for name, text in _commune_files(task, chance):
                yield f"{province.folder}/{task.commune.folder}/{name}", text


def _share(total: int, parts: int) -> list[int]:
    each, rest = divmod(total, parts)
    return [each + (index < rest) for index in range(parts)]


def _nation(chance: Random, theme: str) -> Iterator[tuple[str, str]]:
    yield "site.yaml", _SITE.format(theme=theme)
    topics = "".join(
        f"  - id: {name}\n    name: {title}\n    summary: {about}\n    order: {order}\n"
        for order, (name, title, about) in enumerate(TOPICS, start=1)
    )
    yield "unit.yaml", _ROOT.format(topics=topics)
    yield "services.yaml", SERVICES
    for order, stock in enumerate(SHARED, start=1):
        yield f"guides/{stock.slug}.md", _guide(stock, chance, order * 10)


def _province_file(province: Province) -> str:
    return (
        f"name: {province.name}\nkind: {province.kind}\n"
        f"tagline: Trang 24/7 của các xã, phường ở {province.name}.\n"
        f"channels:\n  - kind: web\n    label: Trang thông tin của {province.kind} {province.name}\n"
        f"    note: Hỏi việc chung của cả {province.kind}.\n"
        "reviews:\n  - id: services\n    days: 365\n"
        f"    owner: Người phụ trách phần của {province.kind} {province.name}\n"
    )


def _commune_files(task: Task, chance: Random) -> Iterator[tuple[str, str]]:
    commune = task.commune
    names = chance.sample(HAMLETS, task.teams)
    yield "unit.yaml", _unit(commune, names, chance)
    teams = _teams(commune, names, _share(task.members, task.teams), chance)
    yield "teams.yaml", _with_days(teams, commune) if task.rounds else teams
    if task.rounds:
        yield "events.yaml", _rounds(task)
    for stock in chance.sample(OWN, _OWN_GUIDES):
        yield f"guides/{stock.slug}.md", _guide(stock, chance, 500, commune)
    days = sorted(chance.sample(range(2, 80), _NEWS))
    for index, (stock_news, ago) in enumerate(zip(chance.sample(NEWS, _NEWS), days, strict=True)):
        posted = DAY - timedelta(days=ago)
        is_expired = index >= _NEWS - _EXPIRED
        hamlet = f"{commune.locality_kind} {chance.choice(names)}"
        yield (
            f"announcements/{posted.isoformat()}-{stock_news.slug}.md",
            _news(stock_news, commune, hamlet, posted, chance, is_expired=is_expired),
        )


def _unit(commune: Commune, names: Iterable[str], chance: Random) -> str:
    localities = "".join(
        f"  - id: {slug(name)}\n    kind: {commune.locality_kind}\n    name: {name}\n" for name in names
    )
    opening = chance.choice(("7 giờ", "7 giờ 30"))
    return (
        f'name: {commune.name}\nkind: {commune.kind}\ncode: "{commune.code}"\n'
        f"tagline: Việc giấy tờ, việc nhà, việc xóm ở {commune.label}.\n"
        f"office:\n  name: Trụ sở {commune.label}\n"
        f"  hours: [Thứ Hai đến thứ Sáu, sáng từ {opening} đến 11 giờ 30, chiều từ 13 giờ 30 đến 17 giờ]\n"
        "  note: Sáng thứ Bảy có người trực nhận hồ sơ.\n"
        f"localities:\n{localities}"
    )


def _teams(commune: Commune, names: Iterable[str], sizes: Iterable[int], chance: Random) -> str:
    teams = [
        f"  - id: to-{slug(name)}\n    locality: {slug(name)}\n    sample: có\n    members:\n"
        + "".join(_member(commune, index, chance) for index in range(size))
        for name, size in zip(names, sizes, strict=True)
    ]
    return "teams:\n" + "".join(teams)


def _with_days(teams: str, commune: Commune) -> str:
    """The same teams, launched in the summer of 2022; those of every third commune are not trained yet."""
    trained = "" if int(commune.code) % 3 == 0 else "    trained_on: 2022-10-15\n"
    return teams.replace("    sample: có\n", f"    sample: có\n    launched_on: 2022-08-01\n{trained}")


def _rounds(task: Task) -> str:
    """Rounds of outreach, one a month; of the last it is not yet told whom it reached."""
    code = int(task.commune.code)
    told = [f", reached: {30 + code % (20 + number)}, people: {3 + code % 4}" for number in range(task.rounds - 1)]
    rounds = (
        f"  - {{date: 2026-{8 + number:02}-{1 + code % 28:02}, sample: có{text}}}\n"
        for number, text in enumerate([*told, ""])
    )
    return "events:\n" + "".join(rounds)


def _member(commune: Commune, index: int, chance: Random) -> str:
    """The first four of a team know one of the main services each: nobody has to go to the next hamlet."""
    name = f"{chance.choice(SURNAMES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}"
    role = ROLES[min(index, len(ROLES) - 1)]
    position = chance.choice(POSITIONS if index else HEADS).format(locality_kind=commune.locality_kind)
    skills = [MAIN[index % len(MAIN)], *chance.sample(OTHERS, chance.randint(1, 2))]
    return (
        f"      - name: {name}\n        role: {role}\n        position: {position}\n"
        f"        specialities: [{', '.join(skills)}]\n"
    )


def _guide(stock: GuideStock, chance: Random, order: int, commune: Commune | None = None) -> str:
    """A guide's file; a commune's own names the commune."""
    closing = "\n\n".join(
        f"## {heading}\n\n" + " ".join(chance.sample(sentences, chance.randint(4, 6)))
        for heading, sentences in CLOSING.items()
    )
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(stock.steps, start=1))
    body = "\n\n".join(part for part in (stock.opening, steps, stock.table, stock.more, closing) if part)
    lists = {
        "needs": chance.sample(NEEDS, 3),
        "mistakes": chance.sample(MISTAKES, 2),
        "without_app": chance.sample(WITHOUT_APP, 2),
    }
    head = (
        f"title: {stock.title}\nsummary: {stock.summary}\nwhy: {stock.why}\ntopic: {stock.topic}\norder: {order}\n"
        f"services: [{', '.join(stock.services)}]\n"
        + "".join(f"{key}:\n" + "".join(f"  - {line}\n" for line in lines) for key, lines in lists.items())
        + (f"related: [{', '.join(stock.related)}]\n" if stock.related else "")
        + "checked_on: 2026-11-01\n"
    )
    text = f"---\n{head}---\n\n{body}\n"
    return text.format(label=commune.label, locality_kind=commune.locality_kind) if commune else text


def _news(stock: NewsStock, commune: Commune, hamlet: str, posted: date, chance: Random, *, is_expired: bool) -> str:
    happens = posted + timedelta(days=chance.randint(5, 12))
    hour, place = chance.choice(HOURS), chance.choice(PLACES)
    words = {
        "label": commune.label,
        "hamlet": hamlet,
        "day": f"{_WEEKDAYS[happens.weekday()]} {happens.day}/{happens.month}",
        "hour": hour,
        "place": place,
    }
    told = [_capital(text.format(**words)) for text in (stock.title, stock.summary, stock.opening, *stock.points)]
    title, summary, opening, *points = told
    common = chance.sample(COMMON, chance.randint(4, 9))
    middle = len(common) // 2
    body = "\n\n".join(
        (opening, "\n".join(f"- {point}" for point in points), " ".join(common[:middle]), " ".join(common[middle:]))
    )
    event = f"event:\n  starts: {happens.isoformat()} {_clock(hour)}\n  place: {place}\n" if stock.event else ""
    expires = f"expires: {(posted + timedelta(days=1)).isoformat()}\n" if is_expired else ""
    return f"---\ntitle: {title}\ndate: {posted.isoformat()}\nsummary: {summary}\n{expires}{event}---\n\n{body}\n"


def _clock(hour: str) -> str:
    """The hour as a clock shows it: "7 giờ 30" → "07:30"."""
    hours, _, minutes = hour.partition(" giờ")
    return f"{int(hours):02}:{minutes.strip() or '00'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


if __name__ == "__main__":
    raise SystemExit(main())
