"""What a browser does with a form: it reads the fields of a page, and sends them."""

from collections.abc import Mapping
from contextlib import closing
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import quote, urlencode, urlsplit

from serve.running import PATIENCE, Answer, Running

FORM = "/__sua/tep/"
HTML = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


class FormReader(HTMLParser):
    """Collects what the form of a page would send, untouched: boxes that are not ticked are left out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.action = ""
        self._text = ""
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a field."""
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form" and given.get("id") == "sua":
            self.action = given["action"]
        elif tag == "input" and name and given.get("type") != "checkbox":
            self.fields[name] = given.get("value", "")
        elif tag == "textarea":
            self._text, self.fields[name] = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and (self._select not in self.fields or "selected" in given):
            self.fields[self._select] = given["value"]

    def handle_data(self, data: str) -> None:
        """Notes the text of a box."""
        if self._text:
            self.fields[self._text] += data

    def handle_endtag(self, tag: str) -> None:
        """Ends a box; browsers leave out the line end with which it begins, and send all others as two characters."""
        if tag == "textarea":
            self.fields[self._text] = self.fields[self._text].removeprefix("\n").replace("\n", "\r\n")
            self._text = ""


def post(preview: Running, path: str, fields: Mapping[str, str], **headers: str) -> Answer:
    """Sends a form, by default as our own page does."""
    host = urlsplit(preview.address).netloc
    given = {"Host": host, "Origin": f"http://{host}", "Content-Type": "application/x-www-form-urlencoded", **headers}
    body = urlencode(fields).encode()
    connection = HTTPConnection(host, timeout=PATIENCE)
    sent = {name.replace("_", "-"): value for name, value in given.items() if value}
    connection.request("POST", path, body, sent)
    with closing(connection), connection.getresponse() as response:
        return Answer(status=response.status, headers=response.headers, body=response.read())


def fields_of(preview: Running, file: str) -> dict[str, str]:
    """What the form of a file would send."""
    answer = preview.get(f"{FORM}{quote(file)}")
    assert answer.status == 200, answer.text
    return FormReader(answer.text).fields


def save(preview: Running, file: str, typed: Mapping[str, str], fields: Mapping[str, str] | None = None) -> Answer:
    """Opens the form of a file, or takes one that was opened before, types something and sends it."""
    return post(preview, f"{FORM}{quote(file)}", {**(fields or fields_of(preview, file)), **typed})
