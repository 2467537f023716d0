"""What reads which kind of document."""

from collections.abc import Callable, Mapping

from site_builder.content.media.documents.office import read_office
from site_builder.content.media.documents.pdf import read_pdf
from site_builder.content.media.documents.plain import read_legacy, read_plain
from site_builder.content.media.documents.result import DocumentText

READERS: Mapping[str, Callable[[bytes], DocumentText]] = {
    "pdf": read_pdf,
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), read_office),
    **dict.fromkeys(("doc", "xls", "ppt"), read_legacy),
    **dict.fromkeys(("txt", "csv", "ics", "vcf"), read_plain),
}
"""The ending of a file's name → what reads it. Pictures, sound and film are not read."""
