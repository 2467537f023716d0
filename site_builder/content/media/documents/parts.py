"""Sorts the parts of an Office or LibreOffice file: each is read, or known to hold no text of people, or told.

So no part can be forgotten: one that nobody has heard of is unread.
"""

import re
from enum import Enum, auto


class Part(Enum):
    """What is done with a part."""

    TEXT = auto()
    """Only the elements that are made for text are read: numbers between the others are corners of drawings."""
    ALL = auto()
    """All text and all attributes are read: caches, links, names, XML of other programs."""
    LINKS = auto()
    PICTURE = auto()
    FILE = auto()
    """A file of its own inside the file."""
    NOTHING = auto()
    """It holds no text of people."""
    UNKNOWN = auto()


_KINDS = {
    Part.NOTHING: r"""
        \[Content_Types\]\.xml | mimetype | META-INF/manifest\.xml | manifest\.rdf | layout-cache | Configurations2/.*
        | settings\.xml | (?:.*/)?(?:theme|fonts)/[^/]+ | .*\.(?:odttf|fntdata|ttf|otf) | .*/
        | docProps/thumbnail\.\w+ | Thumbnails/.* | docMetadata/LabelInfo\.xml
        | word/(?:glossary/)?(?:styles|stylesWithEffects|fontTable|webSettings|numbering)\.xml
        | word/comments(?:Extended|Ids|Extensible)\.xml
        | xl/(?:styles|calcChain|sharedStrings|workbook|metadata)\.xml | xl/worksheets/[^/]+\.xml
        | (?:xl|ppt|word)/printerSettings/[^/]+\.bin
        | ppt/(?:presProps|viewProps|tableStyles)\.xml | (?:.*/)?charts/(?:style|colors)\d*\.xml""",
    Part.LINKS: r"(?:.*/)?_rels/[^/]*\.rels",
    Part.TEXT: r"""
        word/(?:glossary/)?(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml
        | ppt/(?:slides|notesSlides|comments|slideLayouts|slideMasters|notesMasters|handoutMasters)/[^/]+\.xml
        | (?:word|ppt|xl)/(?:charts|diagrams|drawings)/[^/]+\.xml
        | xl/(?:comments\d*|comments/[^/]+|threadedComments/[^/]+)\.xml
        | (?:.*/)?(?:content|styles|meta)\.xml | docProps/(?:core|app|custom)\.xml""",
    Part.PICTURE: r"""
        (?:.*/)?(?:media|Pictures|ObjectReplacements)/[^/]+ | .*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|webp)""",
    Part.FILE: r".*\.(?:docx|xlsx|pptx|docm|xlsm|pptm|odt|ods|odp)",
    Part.ALL: r".*\.(?:xml|vml|rdf)",
}
"""The names of parts, the first that fits. The sheets of a workbook and its strings are read as cells."""
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE | re.VERBOSE)) for kind, pattern in _KINDS.items())


def part_of(name: str) -> Part:
    """What is done with the part of this name."""
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(name)), Part.UNKNOWN)
