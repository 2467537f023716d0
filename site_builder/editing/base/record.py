"""The record of what the program has given to a place: against it, its own changes and newer texts are told apart."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import field

from site_builder.model.frozen import frozen

RECORD = ".base.json"
"""The record's file in the content folder. Nobody edits it; the builder does not read it."""


class DamagedRecord(Exception):  # noqa: N818 - says what is wrong with it
    """The record cannot be read."""


@frozen
class GivenFiles:
    """Holds the files as the program has given them, by their path in the content folder."""

    program: str = ""
    """The version of the program that gave them."""
    texts: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    """Of a file that is no text, its digest."""

    def __contains__(self, name: str) -> bool:
        """Returns whether the program has given a file of this name."""
        return name in self.texts or name in self.digests

    def text(self, name: str) -> str | None:
        """Returns the text of a file, or None."""
        return self.texts.get(name)

    def is_as_given(self, name: str, body: bytes | None) -> bool:
        """Returns whether a file is what was given, but for line ends; None stands for one that is not there."""
        if body is None or name not in self:
            return body is None and name not in self
        if name in self.digests:
            return digest_of(body) == self.digests[name]
        return with_plain_ends(text_of(body) or "") == with_plain_ends(self.texts[name])

    def with_file(self, name: str, body: bytes | None) -> "GivenFiles":
        """Returns the record with another version of a file, or without it."""
        texts = {key: text for key, text in self.texts.items() if key != name}
        digests = {key: digest for key, digest in self.digests.items() if key != name}
        if body is not None:
            text = text_of(body)
            texts |= {} if text is None else {name: text}
            digests |= {name: digest_of(body)} if text is None else {}
        return GivenFiles(program=self.program, texts=texts, digests=digests)


def given(files: Mapping[str, bytes], program: str) -> GivenFiles:
    """Returns the record of files that a program gives."""
    texts = {name: text_of(body) for name, body in files.items()}
    return GivenFiles(
        program=program,
        texts={name: text for name, text in texts.items() if text is not None},
        digests={name: digest_of(files[name]) for name, text in texts.items() if text is None},
    )


def text_of(body: bytes) -> str | None:
    """Returns a file's text, or None where it is no text."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def with_plain_ends(text: str) -> str:
    """Returns a text with the line ends that programs of all systems read."""
    return text.replace("\r\n", "\n")


def digest_of(body: bytes) -> str:
    """Returns the digest of a file."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def written(record: GivenFiles) -> bytes:
    """Returns the record's file."""
    kept = {
        "program": record.program,
        "texts": dict(sorted(record.texts.items())),
        "digests": dict(sorted(record.digests.items())),
    }
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def read(body: bytes) -> GivenFiles:
    """Reads a record's file. Raises DamagedRecord."""
    try:
        kept = json.loads(body)
        maps = kept["texts"], kept["digests"]
        if not all(isinstance(text, str) for texts in maps for pair in texts.items() for text in pair):
            raise DamagedRecord(RECORD)
        return GivenFiles(program=str(kept["program"]), texts=maps[0], digests=maps[1])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedRecord(RECORD) from error
