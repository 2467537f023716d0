"""A made-up country as every peer of our engine gets it: texts and data as their editors wrote them.

Ready-made are only the names, titles and descriptions of the pages that every unit has, links as addresses, and what
none of the peers can make: the QR codes, cut out of the pages that our engine has built. To sort, group, join, look up
and show dates is the peers' own work.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from site_builder.text.normalize import page_name

Json = dict[str, Any]
WORDS = Path(__file__).resolve().parents[2] / "themes" / "default" / "i18n" / "vi.yaml"
SECTIONS = {"guide": "huong-dan", "announcement": "thong-bao"}
"""The folder of a unit in which the page of each kind of text lies."""
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LINK = re.compile(r"\]\((?!https?:)(?:\.\./)?(?P<folder>guides/)?(?P<name>[a-z0-9-]+)\.(?P<ending>md|yaml)\)")
_DATA = {"teams": "to-cong-nghe/", "services": "dich-vu/"}
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CODES = re.compile(r'<div class="codes">.*?(?=\n</main>)', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that every unit has; `ready` is HTML that the peer cannot make."""

    kind: str
    url: str
    title: str
    summary: str
    ready: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A guide or an announcement: the head is its editor's, and in the body links are addresses."""

    kind: str
    slug: str
    file: str
    head: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit; `profile` is its editors' YAML with its address and the page's name, which our engine makes itself."""

    folder: Path
    path: str
    place: str
    profile: str
    teams: str
    pages: tuple[Page, ...]

    @property
    def key(self) -> str:
        """A name for its data that is a file's name."""
        return self.path.strip("/").replace("/", "--") or "root"

    @property
    def codes(self) -> str:
        """Its QR codes as HTML."""
        return next(page.ready for page in self.pages if page.ready)

    def announcements(self) -> list[Text]:
        """The oldest first."""
        return [_text("announcement", path) for path in sorted((self.folder / "announcements").glob("*.md"))]

    def guides(self) -> list[Text]:
        """Those in its folder: at the root, everybody's."""
        return [_text("guide", path) for path in sorted((self.folder / "guides").glob("*.md"))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """All units, the root first; `theme` is what the peers' templates take from our theme: words, style, a note."""

    theme: Json
    services: str
    units: tuple[Unit, ...]
    shared: tuple[Text, ...]
    """The root's guides, which all units show."""

    def texts(self, unit: Unit) -> list[Text]:
        """What a peer that knows no inheritance keeps in a unit's folder: its own texts and a copy of each guide."""
        own = [] if unit is self.units[0] else unit.guides()
        return [*unit.announcements(), *own, *self.shared]


def read(content: Path, built: Path) -> Country:
    """The country of a content folder; `built` is what our engine made of it."""
    words = values(WORDS.read_text("utf-8"))
    folders = sorted(path.parent for path in content.rglob("unit.yaml"))
    demo = words["demo"].format(owner=values((content / "site.yaml").read_text("utf-8"))["owner"])
    return Country(
        theme={"words": words, "css": _cut(_STYLE, built / "index.html")[1], "demo": demo},
        services=(content / "services.yaml").read_text("utf-8"),
        units=tuple(_unit(folder, content, built, words) for folder in folders),
        shared=tuple(_text("guide", path) for path in sorted((content / "guides").glob("*.md"))),
    )


def values(text: str) -> Json:
    """YAML as values, every scalar a text."""
    found: Json = yaml.load(text, Loader=_LOADER)  # noqa: S506 - it makes only texts
    return found


def _unit(folder: Path, content: Path, built: Path, words: Json) -> Unit:
    path = "/" + "".join(f"{part}/" for part in folder.relative_to(content).parts)
    written = (folder / "unit.yaml").read_text("utf-8")
    profile, teams = values(written), folder / "teams.yaml"
    label = f"{profile['kind']} {profile['name']}"
    named = profile.get("page_name") or page_name(profile["name"])
    about = words["home_about"].format(unit=label, tagline=profile["tagline"])
    home = Page(kind="unit", url=path, title=named, summary=about)
    codes = _cut(_CODES, built / path.strip("/") / "ma-qr" / "index.html")[0]
    return Unit(
        folder=folder,
        path=path,
        place=label[:1].upper() + label[1:],
        profile=f"{written}path: {path}\n" + ("" if "page_name" in profile else f"page_name: {named}\n"),
        teams=teams.read_text("utf-8") if teams.is_file() else "",
        pages=(home, *_pages(path, label, words, codes)),
    )


def _pages(path: str, label: str, words: Json, codes: str) -> Iterator[Page]:
    """The pages below the first one that every unit has."""
    for kind, folder, title, about in (
        ("teams", "to-cong-nghe/", "teams", "teams_about"),
        ("guides", "huong-dan/", "guides", "guides_about"),
        ("announcements", "thong-bao/", "announcements", "announcements_about"),
        ("archive", "thong-bao/luu-tru/", "archive", "announcements_about"),
        ("services", "dich-vu/", "services", "services_about"),
        ("contact", "lien-he/", "contact", "contact_about"),
        ("qr", "ma-qr/", "qr", "qr_about"),
        ("az", "tat-ca/", "index", "index_about"),
        ("privacy", "quyen-rieng-tu/", "privacy", "privacy_about"),
    ):
        summary = words[about].format(unit=label)
        ready = codes if kind == "qr" else ""
        yield Page(kind=kind, url=path + folder, title=words[title], summary=summary, ready=ready)


def _text(kind: str, path: Path) -> Text:
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    slug = path.stem[11:] if kind == "announcement" else path.stem
    return Text(kind=kind, slug=slug, file=path.name, head=head, body=_LINK.sub(_address, body.strip()))


def _address(match: re.Match[str]) -> str:
    """A link to a file as the address beside the page: guides and announcements both lie two folders deep."""
    if match["ending"] == "yaml":
        return f"](../../{_DATA[match['name']]})"
    return f"](../../huong-dan/{match['name']}/)"


def _cut(pattern: re.Pattern[str], page: Path) -> re.Match[str]:
    found = pattern.search(page.read_text("utf-8"))
    if found is None:
        raise ValueError(page)
    return found
