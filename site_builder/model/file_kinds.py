"""The kinds of content files, one entry each: what a file of the kind holds, and what becomes of it.

To add a kind, add its record to the package `model`, a field of `model.unit.Unit` for each of its lists, and one entry
here. The reader, the merging of layers, the rules on texts and numbers, the repairs, the schemas and the links follow
from it. The type of the records is said by the field alone, so that a build without changes, which looks at the names
of files only, need not make thirty classes.

The types are named tuples because every start makes them: 0.1 ms each, where a dataclass takes 0.6.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from site_builder.model.addresses import ANNOUNCEMENTS, GUIDES, MARKETS, QR, QUESTIONS, SERVICES, TEAMS
from site_builder.model.location import Record

DAY_PREFIX = re.compile(r"^\d{4}-\d{2}-\d{2}-(?=.)")
"""The day before a text's name, as in "2026-11-18-hop-ap"."""
_PART = re.compile(r"-[a-z0-9-]*[a-z0-9]\.yaml\Z")
_OF_LANGUAGE = "phrases."
_PHRASES = r"phrases\.[A-Za-z-]{2,16}\.yaml"
Records = Mapping[str, Record] | tuple[Record, ...]
"""A list of records as a unit holds it."""


class RecordList(NamedTuple):
    """Records of one type that a unit has, in the field of `Unit` of the same name: a list of a file, or its texts."""

    key: str = ""
    """The field by whose value the unit holds the records; without one it holds them in the order of the file."""
    merge: Literal["own", "by_id", "by_name"] = "own"
    """The rule of `content.merge`, by name."""
    has_anchors: bool = False
    """Whether the page marks each record with its id, so that `services.yaml#vneid` leads to it."""


class FileKind(NamedTuple):
    """A kind of content file. It holds one record, or lists of records."""

    name: str
    """The file's name, or the name of a folder of texts with its slash: each text in it is a file of this kind."""
    page: str | None
    """The page of the unit that shows the file, or below which each text has its own.

    None if no page shows anything of it: then nobody looks for personal numbers in what its records say.
    """
    lists: Mapping[str, RecordList] = MappingProxyType({})
    """The lists of the file, by the key at its top. Without any, the whole file is one record (`unit.record_of`)."""
    is_dated: bool = False
    """Whether the names of the texts begin with a day, which is no part of their addresses."""
    is_of_few: bool = False
    """Whether only units that have something of it have its page."""
    is_of_language: bool = False
    """Whether its name says its language, too: `phrases.en.yaml`."""
    is_of_site: bool = False
    """Whether it speaks of the whole site: only the root folder may have it, and it fills no field of `Unit`."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of texts."""
        return self.name.endswith("/")

    @property
    def is_inherited(self) -> bool:
        """Whether units inherit anything of it: otherwise the base layer, which is no unit, has no use for it."""
        lists = self.record_lists.values()
        return not self.is_of_site and (not lists or any(records.merge != "own" for records in lists))

    @property
    def stem(self) -> str:
        """The name without its slash or ending: "guides", "teams"."""
        return self.name.removesuffix("/").removesuffix(".yaml")

    def slug_of(self, text: str) -> str:
        """The name of a text in addresses, from its file's name without the ending."""
        return DAY_PREFIX.sub("", text) if self.is_dated else text

    @property
    def record_lists(self) -> Mapping[str, RecordList]:
        """What the file adds to the fields of a unit; the texts of a folder are one list, their translations one."""
        if self.is_folder:
            return {
                self.stem: RecordList(key="slug", merge="by_id"),
                self.translations: RecordList(key="name", merge="by_id"),
            }
        return self.lists

    @property
    def translations(self) -> str:
        """The field of a unit that has the translations of a folder's texts: "guide_translations"."""
        return f"{self.stem.removesuffix('s')}_translations"


FILE_KINDS: Mapping[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind(name="site.yaml", page=None, is_of_site=True),
        FileKind(name="unit.yaml", page=""),
        FileKind(
            name="services.yaml",
            page=SERVICES,
            lists={
                "categories": RecordList(key="id", merge="by_id"),
                "services": RecordList(key="id", merge="by_id", has_anchors=True),
            },
        ),
        FileKind(name="guides/", page=GUIDES),
        FileKind(name="announcements/", page=ANNOUNCEMENTS, is_dated=True),
        FileKind(name="teams.yaml", page=TEAMS, lists={"teams": RecordList(key="id", has_anchors=True)}),
        FileKind(name="events.yaml", page=TEAMS, lists={"events": RecordList()}),
        FileKind(name="figures.yaml", page=TEAMS, lists={"figures": RecordList()}),
        FileKind(
            name="markets.yaml",
            page=MARKETS,
            lists={"markets": RecordList(key="id", has_anchors=True)},
            is_of_few=True,
        ),
        FileKind(
            name="questions.yaml",
            page=QUESTIONS,
            lists={"questions": RecordList(key="id", merge="by_id", has_anchors=True)},
            is_of_few=True,
        ),
        FileKind(
            name="phrases.yaml",
            page="",
            lists={"phrases": RecordList(key="name", merge="by_id")},
            is_of_language=True,
        ),
        FileKind(name="qr.yaml", page=QR, lists={"codes": RecordList(key="code")}),
        FileKind(
            name="checks.yaml",
            page=None,
            lists={"checks": RecordList(key="address", merge="by_name")},
        ),
    )
}
"""Every kind by its name. Rules look at a unit's records in this order."""

RECORD_LISTS: Mapping[str, RecordList] = {
    name: records for kind in FILE_KINDS.values() for name, records in kind.record_lists.items()
}
"""Every list of records that a unit has, by the field of `Unit` that holds it."""

TEXT_FOLDERS = tuple(kind.stem for kind in FILE_KINDS.values() if kind.is_folder)
REGISTER = "qr.yaml"
"""The register of issued codes."""
MEDIA = "media"
"""The folder of pictures and of files to download. Its files have no kind of their own here: nobody writes them."""
FOLDERS = (*TEXT_FOLDERS, MEDIA)
"""The folders of a unit that are no units inside it."""


def data_kind(name: str) -> FileKind | None:
    """The kind of a data file by its name, or None. A file of lists may have parts: `teams-ap-3.yaml` holds more of
    what `teams.yaml` holds. Phrases have their language in the name: `phrases.en.yaml`.
    """
    if name.startswith(_OF_LANGUAGE):
        return FILE_KINDS["phrases.yaml"] if re.fullmatch(_PHRASES, name) else None
    kind = FILE_KINDS.get(_PART.sub(".yaml", name))
    return kind if kind and (kind.lists or name == kind.name) else None


def is_register(name: str) -> bool:
    """Whether a file of a unit holds issued codes: `qr.yaml`, or a part of it such as `qr-cho.yaml`."""
    kind = data_kind(name)
    return kind is not None and kind.name == REGISTER


def kind_in_unit(name: str) -> FileKind | None:
    """The kind of a unit's file by its name in the unit's folder, such as "guides/cai-vneid.md", or None."""
    folder, slash, _ = name.partition("/")
    kind = FILE_KINDS.get(folder + slash) if slash else data_kind(name)
    return None if kind is None or kind.is_of_site else kind
