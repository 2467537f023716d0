"""Content as tables that people edit in Excel, and tables brought back as edits of content. Pure: bytes in, bytes out.

    content ─ rows ─▶ records ─ tables ─▶ workbook      workbook ─ reading ─▶ rows ─ mapping ─▶ cells of our fields
                                                        records + base + cells ─ merge ─▶ edits ─ values ─▶ content

A row is found by its id and a cell by its column's name, never by their places. A table that a person has made of
something else has no ids: its columns are told by their Vietnamese words, its people by their names.
"""
