"""Files with accents in their names go to a host under plain ones: many servers make question marks of such letters.

The output keeps the names that an editor has given. What leads to such a file is changed on the way, and the build's
manifest tells what stands on the host, so that another machine can go on from there.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from unicodedata import normalize
from urllib.parse import quote

from site_builder.deploy.site import DeploySite, stamp_of
from site_builder.output import MANIFEST, Manifest, ManifestEntry
from site_builder.output.manifest import manifest_text
from site_builder.output.paths import file_of

_LEADING = (".html", ".xml", ".css", ".json", ".webmanifest", ".svg", ".txt")
"""Files that lead to others."""


def with_plain_names(site: DeploySite) -> DeploySite:
    """Renames what has to be renamed. Sites without such names come back as they are."""
    renamed = {name: plain_name(name) for name in site.files if not name.isascii()}
    if not renamed:
        return site
    made = {plain: site.body(name) for name, plain in renamed.items()}
    words = {quote(_base(name)): _base(plain) for name, plain in renamed.items()}
    pattern = re.compile(
        "/(" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?=[\"'<\s?#),\\&])"
    )
    for name in site.files.keys() - renamed.keys():
        if name.endswith(_LEADING) and name != MANIFEST:
            before = site.body(name).decode("utf-8", "surrogateescape")
            after = pattern.sub(lambda found: f"/{words[found[1]]}", before)
            if after != before:
                made[name] = after.encode("utf-8", "surrogateescape")
    made[MANIFEST] = manifest_text(_manifest(site.output, renamed, made)).encode()
    stamps = {name: stamp for name, stamp in site.files.items() if name not in renamed}
    stamps |= {name: stamp_of(body) for name, body in made.items()}
    return replace(site, files=stamps, made={**site.made, **made})


def _base(name: str) -> str:
    return name.rpartition("/")[2]


def _manifest(output: Manifest, renamed: Mapping[str, str], made: Mapping[str, bytes]) -> Manifest:
    """The build's manifest with the names and sizes that the host has."""
    units = {unit: _entry(entry, renamed, made) for unit, entry in output.units.items()}
    return replace(output, units=units)


def _entry(entry: ManifestEntry, renamed: Mapping[str, str], made: Mapping[str, bytes]) -> ManifestEntry:
    files = dict[str, int]()
    for url, size in entry.files.items():
        body = made.get(renamed.get(file_of(url), file_of(url)))
        files[renamed.get(file_of(url), url)] = size if body is None else len(body)
    return entry if files == entry.files else replace(entry, files=dict(sorted(files.items())), files_digest="")


def plain_name(name: str) -> str:
    """The name under which a host gets a file: "media/Giấy mời.pdf" → "media/giay-moi-3f2a.pdf".

    The last letters follow from the name, so that two names do not become one.
    """
    return "/".join(map(_plain, name.split("/")))


def _plain(part: str) -> str:
    if part.isascii():
        return part
    stem, dot, rest = part.partition(".")
    if not rest.isascii():
        stem, dot, rest = part, "", ""
    letters = normalize("NFKD", stem.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    mark = blake2b(normalize("NFC", part).encode("utf-8", "surrogatepass"), digest_size=2).hexdigest()
    return "-".join([*re.findall("[a-z0-9]+", letters), mark]) + dot + rest
