"""The language server of VS Code's YAML extension, spoken to as VS Code does: LSP 3.17 over stdin and stdout."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from threading import Timer
from typing import IO, Any

PATIENCE = 120
"""Seconds, for all tests together; then the server is ended and whoever waits for it fails."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the editor underlines: line and column as people count, the marked text, and what is said of it."""

    line: int
    column: int
    marked: str
    says: str


class Editor:
    """An editor's window on the project, with the project's own settings."""

    def __init__(self, process: "subprocess.Popen[bytes]", root: Path, settings: dict[str, Any]) -> None:
        assert process.stdin
        assert process.stdout
        self.to: IO[bytes] = process.stdin
        self.back: IO[bytes] = process.stdout
        self.root = root
        self.settings = settings
        self.numbers = count(1)
        self.marked: dict[str, list[dict[str, Any]]] = {}
        folder = {"uri": root.as_uri(), "name": root.name}
        can = {"workspace": {"configuration": True}, "textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        asked = {"processId": os.getpid(), "rootUri": folder["uri"], "workspaceFolders": [folder], "capabilities": can}
        self.ask("initialize", asked)
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def open(self, name: str, text: str) -> list[Mark]:
        """Opens a file of the project with this text, and waits for what the server thinks of it."""
        uri = self._uri(name)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self.marked:
            self._listen()
        lines = text.splitlines()
        return [_mark(found, lines) for found in self.marked[uri]]

    def hover(self, name: str, line: int, column: int) -> str:
        """What is shown when the mouse rests on a character."""
        found = self.ask("textDocument/hover", self._at(name, line, column))
        return str(found["contents"]["value"]) if found else ""

    def offers(self, name: str, line: int, column: int) -> dict[str, str]:
        """What is offered to be filled in there: label and explanation."""
        found = self.ask("textDocument/completion", self._at(name, line, column))
        return {item["label"]: item.get("documentation") or "" for item in found["items"]}

    def tell(self, method: str, words: object) -> None:
        """A notification."""
        self._send({"method": method, "params": words})

    def ask(self, method: str, words: object) -> Any:  # noqa: ANN401 - as the protocol has it
        """A request, and its answer."""
        number = next(self.numbers)
        self._send({"id": number, "method": method, "params": words})
        while True:
            heard = self._listen()
            if heard.get("id") == number and "method" not in heard:
                assert "error" not in heard, heard
                return heard["result"]

    def _uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def _at(self, name: str, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self._uri(name)}, "position": {"line": line - 1, "character": column - 1}}

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.to.flush()

    def _listen(self) -> dict[str, Any]:
        """The next message; the server's own requests are answered, its marks kept."""
        size = 0
        while line := self.back.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the language server has ended"
        heard: dict[str, Any] = json.loads(self.back.read(size))
        if "method" in heard and "id" in heard:
            wanted = heard["params"]["items"] if heard["method"] == "workspace/configuration" else ()
            self._send({"id": heard["id"], "result": [self._setting(item.get("section", "")) for item in wanted]})
        elif heard.get("method") == "textDocument/publishDiagnostics":
            self.marked[heard["params"]["uri"]] = heard["params"]["diagnostics"]
        return heard

    def _setting(self, section: str) -> dict[str, Any]:
        """The settings below a name: VS Code writes `yaml.schemas`, the server asks for `yaml`."""
        found: dict[str, Any] = {}
        for key, value in self.settings.items():
            if key == section:
                found |= value
            elif key.startswith(f"{section}."):
                *outer, last = key.removeprefix(f"{section}.").split(".")
                place = found
                for part in outer:
                    place = place.setdefault(part, {})
                place[last] = value
        return found


def _mark(found: dict[str, Any], lines: list[str]) -> Mark:
    start, end = found["range"]["start"], found["range"]["end"]
    line = lines[start["line"]] if start["line"] < len(lines) else ""
    stop = end["character"] if end["line"] == start["line"] else None
    marked = line[start["character"] : stop]
    return Mark(line=start["line"] + 1, column=start["character"] + 1, marked=marked, says=found["message"])


def read_settings(path: Path) -> dict[str, Any]:
    """VS Code's JSON, in which a line may be a comment."""
    lines = path.read_text("utf-8").splitlines()
    settings: dict[str, Any] = json.loads("\n".join(line for line in lines if not line.lstrip().startswith("//")))
    return settings


@contextmanager
def editing(command: list[str], root: Path) -> Iterator[Editor]:
    """An editor on the project, until the block ends."""
    with subprocess.Popen([*command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        limit = Timer(PATIENCE, process.kill)
        limit.start()
        try:
            yield Editor(process, root, read_settings(root / ".vscode" / "settings.json"))
        finally:
            limit.cancel()
            process.kill()
