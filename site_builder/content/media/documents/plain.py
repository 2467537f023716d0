"""Text files: tables (CSV), notes, calendars, visiting cards."""

from site_builder.content.media.documents.result import DocumentText, reading


def read_plain(body: bytes) -> DocumentText:
    """Returns the whole text: UTF-8, UTF-16 with its mark, or what old Windows wrote."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = body.decode("utf-16", "replace")
    else:
        try:
            text = body.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = body.decode("cp1258", "replace")
    return reading(text.replace("\r\n", "\n").replace("\r", "\n"))
