"""Names the reader of each kind of document.

It is loaded in builds that meet a new document (20 ms); libraries are loaded by the readers that use them.
"""

from collections.abc import Callable, Mapping

from site_builder.content.media.documents.legacy import read_legacy
from site_builder.content.media.documents.office import read_office
from site_builder.content.media.documents.pdf import read_pdf
from site_builder.content.media.documents.plain import read_plain
from site_builder.content.media.documents.result import DocumentText

READERS: Mapping[str, Callable[[bytes], DocumentText]] = {
    "pdf": read_pdf,
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), read_office),
    **dict.fromkeys(("doc", "xls", "ppt"), read_legacy),
    **dict.fromkeys(("txt", "csv", "ics", "vcf"), read_plain),
}
"""The ending of a file's name → what reads it. A test compares these with `filetype.ENDINGS`."""
