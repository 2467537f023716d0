"""Text files: tables (CSV), notes, calendars, visiting cards."""

from site_builder.content.media.documents.result import DocumentText, reading


def read_plain(body: bytes) -> DocumentText:
    """The whole text, in UTF-8, in UTF-16 with its mark, else as old Windows wrote."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = body.decode("utf-16", "replace")
    else:
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = body.decode("cp1258", "replace")
    return reading(text.replace("\r\n", "\n").replace("\r", "\n"))
