"""What the pages of a made-up country show, read out of its content folder without our engine: the peers' input.

Lists come in the order of the pages and dates as residents read them: what the templates of Eleventy, Pelican and
MkDocs would otherwise have to sort and format is ready-made, in these peers' favour. Hugo takes only pages' addresses,
titles and descriptions from here, and the texts and data from `content`. What none of them can make, QR codes, is cut
out of the pages that our engine has built; for those three peers the list from A to Z too.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from site_builder.text.address import spoken
from site_builder.text.letters import order, page_name
from site_builder.text.numbers import show_date, show_moment

Json = dict[str, Any]
WORDS = Path(__file__).resolve().parents[2] / "themes" / "default" / "i18n" / "vi.yaml"
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LINK = re.compile(r"\]\((?!https?:)(?:\.\./)?(?P<folder>guides/)?(?P<name>[a-z0-9-]+)\.(?P<ending>md|yaml)\)")
_DATA = {"teams": "to-cong-nghe/", "services": "dich-vu/"}
_FRONT = 3
"""Guides of a topic on the first page; where there are more, it says so."""
_READY = {
    "qr": re.compile(r'<div class="codes">.*?(?=\n</main>)', re.DOTALL),
    "az": re.compile(r'<div class="all">.*?(?=\n</main>)', re.DOTALL),
}
_READY_PAGES = {"qr": "ma-qr", "az": "tat-ca"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """All units, the root first; `nation` is what they share; `content` is where all of it comes from."""

    content: Path
    nation: Json
    units: tuple[Json, ...]


def read(content: Path, built: Path, day: date) -> Country:
    """The country of a content folder; `built` is what our engine made of it."""
    words = _yaml(WORDS)
    nation = _nation(content, built, words)
    folders = sorted(path.parent for path in content.rglob("unit.yaml"))
    names: dict[Path, Json] = {folder: _yaml(folder / "unit.yaml") for folder in folders}
    reader = _Reader(content, built, day, nation, names)
    return Country(content=content, nation=nation, units=tuple(reader.unit(folder) for folder in folders))


def pages(unit: Json, nation: Json) -> Iterator[Json]:
    """Every page of a unit: its kind, address, title, description, and the Markdown of its body."""
    path, words, label = unit["path"], nation["words"], unit["label"]
    yield {"kind": "unit", "url": path, "title": unit["name"], "description": unit["about"]}
    for kind, folder, title, about in (
        ("teams", "to-cong-nghe/", "teams", words["teams_about"].format(unit=label)),
        ("guides", "huong-dan/", "guides", words["guides_about"].format(unit=label)),
        ("announcements", "thong-bao/", "announcements", words["announcements_about"].format(unit=label)),
        ("archive", "thong-bao/luu-tru/", "archive", words["announcements_about"].format(unit=label)),
        ("services", "dich-vu/", "services", words["services_about"]),
        ("contact", "lien-he/", "contact", words["contact_about"].format(unit=label)),
        ("qr", "ma-qr/", "qr", words["qr_about"].format(unit=label)),
        ("az", "tat-ca/", "index", words["index_about"]),
        ("privacy", "quyen-rieng-tu/", "privacy", words["privacy_about"].format(unit=label)),
    ):
        yield {"kind": kind, "url": path + folder, "title": words[title], "description": about}
    for guide in (*nation["guides"].values(), *unit["own_guides"]):
        shared = guide["slug"] if guide["slug"] in nation["guides"] else ""
        yield {**guide, "kind": "guide", "url": f"{path}huong-dan/{guide['slug']}/", "shared": shared}
    for post in unit["posts"]:
        yield {**post, "kind": "announcement", "url": f"{path}thong-bao/{post['slug']}/"}


def _yaml(path: Path) -> Json:
    found: Json = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - it makes only texts
    return found


def cut(path: Path) -> tuple[str, str]:
    """A text's head as its editor wrote it, and its body with the links as addresses."""
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    return head, _linked(body.strip())


def _front(path: Path) -> tuple[Json, str]:
    """A text's head as values, and its body."""
    head, body = cut(path)
    return yaml.load(head, Loader=_LOADER), body  # noqa: S506 - as above


def _nation(content: Path, built: Path, words: Json) -> Json:
    site, root, services = (_yaml(content / f"{name}.yaml") for name in ("site", "unit", "services"))
    style = re.search(r"<style>(.*?)</style>", (built / "index.html").read_text("utf-8"), re.DOTALL)
    if style is None:
        raise ValueError(built)
    known = {item["id"]: item for item in services["services"]}
    guides = [_guide(path, known, root) for path in sorted((content / "guides").glob("*.md"))]
    return {
        "words": words,
        "css": style[1],
        "demo": words["demo"].format(owner=site["owner"]),
        "topics": [{key: item[key] for key in ("id", "name", "summary")} for item in root["topics"]],
        "categories": [
            {
                "name": group["name"],
                "services": [_service(item, words) for item in known.values() if item["category"] == group["id"]],
            }
            for group in services["categories"]
        ],
        "known": known,
        "owner": root["reviews"][0]["owner"],
        "guides": {guide["slug"]: guide for guide in sorted(guides, key=lambda guide: guide["order"])},
    }


def _service(item: Json, words: Json) -> Json:
    rows = (("service_operator", item.get("operator", "")), ("checked_on", _day(item["checked_on"])))
    return {
        "id": item["id"],
        "name": item["name"],
        "use": ", ".join(item["use"]),
        "calls": [{"label": item["name"], "number": number} for number in item.get("hotline", ())],
        "links": [{"text": spoken(item["website"]), "href": item["website"]}] if "website" in item else [],
        "details": [{"label": words[word], "value": value} for word, value in rows if value],
    }


def _guide(path: Path, known: Mapping[str, Json], root: Json) -> Json:
    head, body = _front(path)
    return {
        "slug": path.stem,
        "title": head["title"],
        "description": head["summary"],
        "topic": head["topic"],
        "order": int(head["order"]),
        "why": head["why"],
        "needs": head["needs"],
        "without_app": head["without_app"],
        "mistakes": head["mistakes"],
        "official": [{"id": name, "name": known[name]["name"]} for name in head["services"]],
        "related": head.get("related", []),
        "checked": _day(head["checked_on"]),
        "owner": root["reviews"][0]["owner"],
        "body": body,
    }


def _linked(body: str) -> str:
    """Markdown with its links as addresses beside the page: guides and announcements both lie two folders deep."""

    def address(match: re.Match[str]) -> str:
        if match["ending"] == "yaml":
            return f"](../../{_DATA[match['name']]})"
        return f"](../../huong-dan/{match['name']}/)"

    return _LINK.sub(address, body)


def _day(text: str) -> str:
    return show_date(date.fromisoformat(text))


def _full(profile: Json) -> str:
    return f"{profile['kind']} {profile['name']}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class _Reader:
    """Reads units one by one."""

    def __init__(self, content: Path, built: Path, day: date, nation: Json, profiles: Mapping[Path, Json]) -> None:
        self.content = content
        self.built = built
        self.day = day
        self.nation = nation
        self.profiles = profiles

    def unit(self, folder: Path) -> Json:
        """All that the pages of one unit show."""
        path, posts = self._address(folder), self._posts(folder)
        own = self._own_guides(folder)
        return {
            "key": path.strip("/").replace("/", "--") or "root",
            "path": path,
            **self._names(folder),
            "units": self._below(folder),
            "topics": list(self._topics([*self.nation["guides"].values(), *own])),
            "teams": self._teams(folder),
            "news": [_brief(post) for post in posts if not post["expired"]],
            "archive": [_brief(post) for post in posts if post["expired"]],
            "own_guides": own,
            "posts": posts,
            **{name: self._ready(folder, name) for name in _READY},
        }

    def _names(self, folder: Path) -> Json:
        """What a unit is called, where it belongs, how it is reached."""
        profile, above = self.profiles[folder], self._above(folder)
        label = _full(profile)
        return {
            "name": profile.get("page_name") or page_name(profile["name"]),
            "label": label,
            "place": _capital(label),
            "about": self.nation["words"]["home_about"].format(unit=label, tagline=profile["tagline"]),
            "tagline": profile["tagline"],
            "above": [{"text": _capital(_full(self.profiles[one])), "href": self._address(one)} for one in above],
            "office": profile.get("office"),
            "channels": [item for one in (folder, *reversed(above)) for item in self.profiles[one].get("channels", ())],
        }

    def _own_guides(self, folder: Path) -> list[Json]:
        """Those that no other unit has; the root's are everybody's."""
        root = self.profiles[self.content]
        guides = [_guide(file, self.nation["known"], root) for file in self._own_texts(folder, "guides")]
        return sorted(guides, key=lambda guide: (guide["order"], order(guide["title"])))

    def _own_texts(self, folder: Path, kind: str) -> list[Path]:
        return [] if folder == self.content and kind == "guides" else sorted((folder / kind).glob("*.md"))

    def _address(self, folder: Path) -> str:
        return "/" + "".join(f"{part}/" for part in folder.relative_to(self.content).parts)

    def _above(self, folder: Path) -> list[Path]:
        return [] if folder == self.content else [*self._above(folder.parent), folder.parent]

    def _below(self, folder: Path) -> list[Json]:
        inner = [(self.profiles[one], one) for one in self.profiles if one != folder and one.parent == folder]
        return [
            {"text": profile["name"], "note": _capital(profile["kind"]), "href": self._address(one)}
            for profile, one in sorted(inner, key=lambda item: order(item[0]["name"]))
        ]

    def _topics(self, guides: list[Json]) -> Iterator[Json]:
        for topic in self.nation["topics"]:
            own = [guide for guide in guides if guide["topic"] == topic["id"]]
            links = [{key: guide[key] for key in ("slug", "title", "description")} for guide in own]
            more = self.nation["words"]["topic_more"].format(count=len(own)) if len(own) > _FRONT else ""
            yield {**topic, "guides": links, "more": more}

    def _teams(self, folder: Path) -> list[Json]:
        if not (folder / "teams.yaml").is_file():
            return []
        words, known = self.nation["words"], self.nation["known"]
        places = {item["id"]: _full(item) for item in self.profiles[folder]["localities"]}
        teams = sorted(_yaml(folder / "teams.yaml")["teams"], key=lambda team: order(places[team["locality"]]))
        roles = ("head", "deputy", "core", "member")
        return [
            {
                "id": team["id"],
                "name": f"{words['team']} {places[team['locality']]}",
                "place": _capital(places[team["locality"]]),
                "people": [
                    {
                        "name": member["name"],
                        "role": words[f"role_{member['role']}"],
                        "position": member["position"],
                        "helps": ", ".join(known[name]["name"] for name in member["specialities"]),
                    }
                    for member in sorted(team["members"], key=lambda member: roles.index(member["role"]))
                ],
            }
            for team in teams
        ]

    def _posts(self, folder: Path) -> list[Json]:
        """The announcements, the newest first, each with its neighbours."""
        posts = [self._post(path) for path in reversed(self._own_texts(folder, "announcements"))]
        for newer, older in pairwise(posts):
            newer["older"] = {"title": older["title"], "slug": older["slug"]}
            older["newer"] = {"title": newer["title"], "slug": newer["slug"]}
        return posts

    def _post(self, path: Path) -> Json:
        head, body = _front(path)
        posted = date.fromisoformat(head["date"])
        words, expires = self.nation["words"], head.get("expires")
        event = []
        if "event" in head:
            starts = datetime.fromisoformat(head["event"]["starts"])
            event = [
                {"label": words["event_time"], "value": show_moment(starts)},
                {"label": words["event_place"], "value": head["event"]["place"]},
            ]
        return {
            "slug": path.stem[11:],
            "title": head["title"],
            "description": head["summary"],
            "posted": head["date"],
            "shown": show_date(posted),
            "day": show_moment(datetime(posted.year, posted.month, posted.day)),  # noqa: DTZ001 - Vietnam's, as in content
            "expired": _day(expires) if expires and date.fromisoformat(expires) < self.day else "",
            "event": event,
            "newer": None,
            "older": None,
            "body": body,
        }

    def _ready(self, folder: Path, name: str) -> str:
        page = self.built / folder.relative_to(self.content) / _READY_PAGES[name] / "index.html"
        found = _READY[name].search(page.read_text("utf-8"))
        if found is None:
            raise ValueError(page)
        return found[0]


def _brief(post: Json) -> Json:
    """An announcement in a list."""
    event = " · ".join(row["value"] for row in post["event"])
    return {**{key: post[key] for key in ("slug", "title", "description", "posted", "shown")}, "event": event}
