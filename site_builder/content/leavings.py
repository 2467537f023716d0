"""Names of what editors, systems, clouds and downloads leave behind in a folder, and who leaves it.

Nobody has written it, so it is passed over everywhere: it is not read, not published, and part of no digest. It is told
once for the whole content, by name, because a copy that an editor keeps may be somebody's only one.

A name is passed over only if no person would give it to a text or a picture: what decides is how it ends or that it is
one of a few whole names. A guide called "tmp", a picture "backup" and the copies that clouds make of a conflict are
files like any other.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from site_builder.model.folder import Listing
from site_builder.model.location import Location
from site_builder.model.problem import Problem

HIDDEN: Mapping[str, str] = {
    "desktop.ini": "Windows",
    "ehthumbs.db": "Windows Media Center",
    "ehthumbs_vista.db": "Windows Media Center",
    "icon\r": "macOS",
    "thumbs.db": "Windows",
}
"""Files that a system hides and makes again. Like names that begin with a dot, nobody sees them: they are not told."""

NAMES: Mapping[str, str] = {
    "#recycle": "Synology",
    "#snapshot": "Synology",
    "$recycle.bin": "Windows",
    "@eadir": "Synology",
    "@recently-snapshot": "QNAP",
    "@recycle": "QNAP",
    "@sharebin": "Synology",
    "@tmp": "Synology",
    "__macosx": "macOS: a folder inside every ZIP file that it packs",
    "_desktop.ini": "Windows",
    "autorun.inf": "USB sticks",
    "bootex.log": "Windows: chkdsk",
    "deadjoe": "JOE",
    "indexervolumeguid": "Windows",
    "lost+found": "Linux: fsck",
    "lost.dir": "Android",
    "network trash folder": "macOS: shared folders",
    "nppbackup": "Notepad++",
    "picasa.ini": "Picasa",
    "recycled": "Windows",
    "recycler": "Windows",
    "sync.ffs_db": "FreeFileSync",
    "sync.ffs_lock": "FreeFileSync",
    "system volume information": "Windows",
    "temporary items": "macOS: shared folders",
    "thevolumesettingsfolder": "macOS: shared folders",
    "wpsettings.dat": "Windows",
    "ws_ftp.log": "WS_FTP",
    "zbthumbnail.info": "Canon ZoomBrowser",
}
"""Whole names, in small letters."""

ENDINGS: Mapping[str, str] = {
    "~": "vim, Emacs, gedit, Kate, nano",
    ".!bt": "BitTorrent",
    ".!sync": "Resilio Sync",
    ".!ut": "µTorrent",
    ".aae": "iPhone: what was changed in the picture of the same name",
    ".aria2": "aria2",
    ".asd": "Word",
    ".bc!": "BitComet",
    ".crdownload": "Chrome, Edge, Cốc Cốc",
    ".download": "Safari",
    ".drivedownload": "Google Drive",
    ".driveupload": "Google Drive",
    ".ffs_tmp": "FreeFileSync",
    ".filepart": "WinSCP",
    ".lck": "locks of many programs",
    ".lock": "locks of many programs",
    ".opdownload": "Opera",
    ".part": "Firefox, KDE, FTP programs",
    ".partial": "Internet Explorer, rsync, rclone",
    ".rej": "patch",
    ".swn": "vim",
    ".swo": "vim",
    ".swp": "vim",
    ".wbk": "Word",
    ".xlk": "Excel",
    ".xmp": "Lightroom, darktable",
    "@synoeastream": "Synology",
    "@synoresource": "Synology",
    "___jb_old___": "JetBrains",
    "___jb_tmp___": "JetBrains",
}
"""How names end, in small letters."""

FORMS: Mapping[str, str] = {
    r"#.+#": "Emacs, jEdit",
    r".+\.(?:bak|backup|old|orig|save|temp|tmp)(?:[-_.]?\d[-_.\d]*)?": "editors, Office, git, nano, Syncthing",
    r"~.+\.tmp": "Word, Excel",
    r".+\.sb-[0-9a-f]{8}-\w{6}": "macOS: a document being saved",
    r"\(a document being saved by .+\)": "macOS",
    r"_vti_[a-z]+": "FrontPage",
    r"file\d{4}\.chk|found\.\d{3}": "Windows: chkdsk",
    r"synctoy_.+\.dat": "SyncToy",
}
"""Names of other forms, as patterns of the whole name in small letters."""

_NAMED = 8
"""Leavings that are named."""


def is_leaving(name: str) -> bool:
    """Whether a file or folder of this name is nothing that a person has written. It need not be fast: see
    `filenames.is_ignored`.
    """
    small = name.lower()
    return small in NAMES or small.endswith(tuple(ENDINGS)) or bool(_forms().fullmatch(small))


@cache
def _forms() -> re.Pattern[str]:
    return re.compile("|".join(FORMS))


def told(listings: Iterable[Listing]) -> list[Problem]:
    """The one remark on all that was passed over in these units, at the first of it; nothing where there is none."""
    left = ["/".join((*listing.path, name)) for listing in listings for name in listing.leavings]
    if not left:
        return []
    names = ", ".join(left[:_NAMED]) + " …" * (len(left) > _NAMED)
    place = Location(file=left[0].rstrip("/"))
    return [Problem.found("files-left", place, count=str(len(left)), names=names)]
