"""Makes one HTML page of tables, to be printed for a meeting: no script, no picture, nothing from elsewhere."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import escape

from site_builder.output.workbook import SheetCell, Table
from site_builder.text.numbers import Locale, show_count, show_date, show_decimal

_STYLE = """\
body { margin: 1rem; font: 14px/1.4 sans-serif; color: #000; background: #fff }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin: 1.5rem 0 .4rem }
div { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #666; padding: .2rem .4rem; text-align: left; vertical-align: top }
td.n { text-align: right; white-space: nowrap }
tfoot td { font-weight: bold }
p { margin: .4rem 0 }
@page { size: A4 landscape; margin: 12mm }
@media print {
  body { margin: 0; font-size: 9pt }
  div { overflow: visible }
  tr { page-break-inside: avoid }
  h2 { page-break-after: avoid }
  thead { display: table-header-group }
  tfoot { display: table-row-group }
}
"""


def table_page(title: str, lang: str, tables: Sequence[Table], locale: Locale) -> bytes:
    """Returns a page with all tables that have a row. Numbers are written as the language writes them."""
    parts = [
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>",
        *(_table(table, locale) for table in tables if table.rows),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts).encode()


def _table(table: Table, locale: Locale) -> str:
    head = "".join(f'<th scope="col">{escape(column.head)}</th>' for column in table.columns)
    body = "\n".join(_row(row, locale) for row in table.rows)
    foot = f"<tfoot>\n{_row(table.sums, locale)}\n</tfoot>\n" if table.sums else ""
    notes = "".join(f"\n<p>{escape(note)}</p>" for note in table.notes)
    return (
        f'<h2>{escape(table.name)}</h2>\n<div tabindex="0">\n<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n'
        f"<tbody>\n{body}\n</tbody>\n{foot}</table>\n</div>{notes}"
    )


def _row(row: tuple[SheetCell, ...], locale: Locale) -> str:
    return f"<tr>{''.join(_cell(cell, locale) for cell in row)}</tr>"


def _cell(cell: SheetCell, locale: Locale) -> str:
    match cell:
        case None:
            return "<td></td>"
        case str():
            return f"<td>{escape(cell)}</td>"
        case date():
            return f"<td>{show_date(cell)}</td>"
        case Decimal():
            return f'<td class="n">{show_decimal(cell, locale)}</td>'
        case _:
            return f'<td class="n">{show_count(cell, locale)}</td>'
