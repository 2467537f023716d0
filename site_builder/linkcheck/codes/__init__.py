"""Looks at codes as phones do: in the pages of a site, and on sheets that are to be printed.

    page or sheet ─ drawings, sheets ─▶ pictures of codes ─ camera ─▶ what a cheap phone sees ─ decoders ─▶ addresses

`pages`, `register` and `print_check` compare them with what should be there. What decodes, and what draws the pages of
a PDF, comes with the optional extra `qr`. Where codes lead on the web, `linkcheck.web.code_audit` asks.
"""
