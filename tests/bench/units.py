"""The 34 provinces and 3,321 communes of Viet Nam, out of `units.txt` (its licence and origin: `units.LICENSE.txt`)."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from site_builder.text.filenames import is_refused_by_windows
from site_builder.text.gazetteer.places import communes_of, find
from site_builder.text.normalize import slug

_FILE = Path(__file__).with_name("units.txt")
_KINDS = {"x": "xã", "p": "phường", "d": "đặc khu"}
_FIRST_OF_THE_SOUTH = "75"
"""Provinces from this code on say ấp and khu phố, those before it thôn and tổ dân phố."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """A commune; `folder` is its name in addresses, once only in its province."""

    code: str
    name: str
    kind: str
    folder: str
    locality_kind: str

    @property
    def label(self) -> str:
        """The commune in a sentence: "xã Bảo Quang"."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province with its communes in the order of their codes."""

    code: str
    name: str
    kind: str
    folder: str
    communes: tuple[Commune, ...]


@cache
def country() -> tuple[Province, ...]:
    """All provinces in the order of their codes."""
    blocks: list[list[str]] = []
    for line in _FILE.read_text("utf-8").splitlines():
        if line[2] == " ":
            blocks.append([])
        blocks[-1].append(line)
    return tuple(_province(head, rows) for head, *rows in blocks)


def first(count: int) -> tuple[Province, ...]:
    """The provinces that hold the first so many communes, the last of them cut short: 150 lie in two provinces."""
    found: list[Province] = []
    for province in country():
        left = count - sum(len(other.communes) for other in found)
        if left <= 0:
            break
        found.append(cut(province, left))
    return tuple(found)


def tuyen_quang_of_2022() -> Province:
    """The province before 1/7/2025, whose teams the press counted: 138 communes in seven districts."""
    districts = [place for name in _DISTRICTS for place in find(name, "Tuyên Quang")]
    places = [place for district in districts for place in communes_of(district)]
    times = Counter(slug(place.name) for place in places)
    communes = tuple(
        Commune(
            code=place.code,
            name=place.name,
            kind=place.kind,
            folder=slug(place.name) if times[slug(place.name)] == 1 else f"{slug(place.name)}-{place.code}",
            locality_kind="thôn" if place.kind == "xã" else "tổ dân phố",
        )
        for place in places
    )
    return Province(code="08", name="Tuyên Quang", kind="tỉnh", folder="tuyen-quang", communes=communes)


_DISTRICTS = (
    *("thành phố Tuyên Quang", "huyện Lâm Bình", "huyện Na Hang", "huyện Chiêm Hóa"),
    *("huyện Hàm Yên", "huyện Yên Sơn", "huyện Sơn Dương"),
)


def cut(province: Province, count: int) -> Province:
    """A province with its first communes only."""
    return Province(
        code=province.code,
        name=province.name,
        kind=province.kind,
        folder=province.folder,
        communes=province.communes[:count],
    )


def _province(head: str, rows: list[str]) -> Province:
    code, full = head.split(" ", 1)
    kind = "thành phố" if full.startswith("Thành phố") else "tỉnh"
    name = full[len(kind) + 1 :]
    times = Counter(slug(row[6:]) for row in rows)
    communes = tuple(_commune(row, code, times) for row in rows)
    return Province(code=code, name=name, kind=kind, folder=slug(name), communes=communes)


def _commune(row: str, province: str, times: Counter[str]) -> Commune:
    """Ten pairs inside a province have one slug: those take their code along."""
    code, kind, name = row[:5], _KINDS[row[5]], row[6:]
    folder = slug(name)
    if times[folder] > 1 or is_refused_by_windows(folder):
        folder = f"{folder}-{code}"
    is_south = province >= _FIRST_OF_THE_SOUTH
    rural, urban = ("ấp", "khu phố") if is_south else ("thôn", "tổ dân phố")
    return Commune(code=code, name=name, kind=kind, folder=folder, locality_kind=urban if kind == "phường" else rural)
