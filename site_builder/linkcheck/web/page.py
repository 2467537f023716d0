"""What a page says of itself, read from its first bytes: title, ids, where it refreshes to, how its text begins.

A scan of its own, because what it reads was written by strangers: it never goes back, so that no page takes longer than
its length, and a page that is cut or broken says what it has said so far.
"""

import re
from html import unescape

from site_builder.links.html.elements import RAW
from site_builder.links.html.refresh import read_refresh
from site_builder.model.frozen import frozen
from site_builder.text.encodings import DecodedPage, decode_page

_NAME = re.compile(r"/?([a-z][^\s/>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")
_SILENT = (RAW - {"title"}) | {"template", "noscript"}
"""Elements whose content is no text of the page. What stands in a noscript no phone shows: all run scripts."""
LONGEST_WAIT = 30
"""Seconds after which a refresh is no redirect any more."""
_TEMPLATE = re.compile(r"<(/?)template(?=[\s/>])", re.IGNORECASE)


@frozen
class FetchedPage:
    """What was read of a page."""

    title: str = ""
    heading: str = ""
    """The words of its first h1."""
    text: str = ""
    """Its words, without what is markup."""
    ids: frozenset[str] = frozenset()
    refresh: str = ""
    """Where it leads by itself; "" where it stays."""
    base: str = ""
    """What that is relative to: the page's first base element before it, or ""."""
    scripts: int = 0
    code: str = ""
    """The number of the printed code whose short address it stands at: our own pages say so in a meta element."""
    canonical: str = ""
    """The address that it gives itself, as it is written there."""
    fault: str = ""
    """"charset-unknown" or "charset-wrong"."""

    @property
    def is_shell(self) -> bool:
        """Whether scripts make the page: what it holds, nobody can tell who does not run them."""
        return self.scripts > 0 and len(self.text) < 400  # noqa: PLR2004 - letters; a menu and a notice


def read(body: bytes, content_type: str) -> FetchedPage:
    """A page out of its bytes."""
    decoded = decode_page(body, content_type)
    return _Scanner(decoded.text).page(_charset_fault(decoded))


def _charset_fault(page: DecodedPage) -> str:
    """What is wrong with a page's charset, or "". Of a page that is cut, the last letter may be cut too."""
    if not page.is_known:
        return "charset-unknown"
    wrong = 0 if page.is_sound else page.text.rstrip("\ufffd").count("\ufffd")
    return "charset-wrong" if wrong > len(page.text) // 100 else ""


class _Scanner:
    """One pass over a page."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lower = text.lower() if len(text.lower()) == len(text) else text
        self._ids: set[str] = set()
        self._refresh, self._base, self._scripts = "", "", 0
        self._code, self._canonical = "", ""
        self._words: list[str] = []
        self._inside: dict[str, list[str]] = {"title": [], "h1": []}
        self._open = ""

    def page(self, fault: str) -> FetchedPage:
        """The whole of it."""
        position = 0
        while (start := self._text.find("<", position)) >= 0:
            self._say(self._text[position:start])
            position = self._markup(start)
        self._say(self._text[position:])
        return FetchedPage(
            title=_joined(self._inside["title"]),
            heading=_joined(self._inside["h1"]),
            text=_joined(self._words),
            ids=frozenset(self._ids),
            refresh=self._refresh,
            base=self._base if self._refresh else "",
            scripts=self._scripts,
            code=self._code,
            canonical=self._canonical,
            fault=fault,
        )

    def _say(self, words: str) -> None:
        """Text between two tags; only the first title and heading count."""
        if not words.strip():
            return
        if self._open:
            self._inside[self._open].append(words)
        if self._open != "title":
            self._words.append(words)

    def _markup(self, start: int) -> int:
        """What begins with "<"; returns where it ends."""
        if self._text.startswith("<!--", start):
            end = self._text.find("-->", start + 2)  # "<!-->" is a whole one
            return len(self._text) if end < 0 else end + 3
        name = _NAME.match(self._text, start + 1)
        if not name or (self._open == "title" and name[0].lower() != "/title"):
            return start + 1
        values, end = self._attributes(name.end())
        tag = name[1].lower()
        if name[0].startswith("/"):
            self._open = "" if tag == self._open else self._open
            return end
        self._note(tag, values)
        return self._past(tag, end) if tag in _SILENT else end

    def _past(self, tag: str, end: int) -> int:
        """Where the content of an element ends that is no text. Only templates hold others of their kind."""
        if tag == "template":
            return self._past_template(end)
        closing = -1 if tag == "plaintext" else self._lower.find(f"</{tag}", end)
        return len(self._text) if closing < 0 else closing

    def _past_template(self, end: int) -> int:
        depth = 1
        for mark in _TEMPLATE.finditer(self._text, end):
            depth += -1 if mark[1] else 1
            if not depth:
                return mark.start()
        return len(self._text)

    def _attributes(self, position: int) -> tuple[dict[str, str], int]:
        values: dict[str, str] = {}
        while match := _ATTRIBUTE.match(self._text, position):
            value = next((group for group in match.groups()[1:] if group is not None), "")
            values.setdefault(match[1].lower(), unescape(value))
            position = match.end()
        end = self._text.find(">", position)
        return values, len(self._text) if end < 0 else end + 1

    def _note(self, tag: str, values: dict[str, str]) -> None:
        self._ids |= {values["id"]} if "id" in values else set()
        self._ids |= {values["name"]} if tag == "a" and "name" in values else set()
        self._scripts += tag == "script"
        if tag in self._inside and not self._inside[tag]:
            self._open = tag
        if tag == "base" and not self._refresh:
            self._base = self._base or values.get("href", "").strip()
        if tag == "meta" and values.get("name", "").strip().lower() == "code":
            self._code = self._code or values.get("content", "").strip()
        if tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self._canonical = self._canonical or values.get("href", "").strip()
        if tag == "meta" and values.get("http-equiv", "").strip().lower() == "refresh" and not self._refresh:
            refresh = read_refresh(values.get("content", ""))
            if refresh and refresh.seconds <= LONGEST_WAIT:
                self._refresh = refresh.url.strip()


def _joined(parts: list[str]) -> str:
    return " ".join(unescape(" ".join(parts)).split())
