"""Drawing a declared sheet: the one place where cells are written."""

from __future__ import annotations

import datetime as dt
import textwrap
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vpreport import palette
from vpreport.report.workbook.charts import Placed, height, insert_chart
from vpreport.report.workbook.checked import checked
from vpreport.report.workbook.declared import Chart, Link, Look, Marked, Sheet, Table, Value
from vpreport.report.workbook.formats import DATE, Formats, marked, numeric
from vpreport.report.workbook.page import set_up_page, set_up_view
from vpreport.spreadsheet import GrowingWorksheet, height_for
from vpreport.texts import workbook as texts

MAX_TEXT: Final = 32_767  # UTF-16 units that Excel keeps in a cell
LEAD_SIGNS: Final = 140  # a longer line would run off the first page

TITLE_HEIGHT: Final = 36.0  # points, like all heights here
LEAD_HEIGHT: Final = 19.0
SECTION_HEIGHT: Final = 44.0  # the air above a section is in its own row: there are no empty ones
HEADING_HEIGHT: Final = 36.0
CHART_AIR: Final = 12.0
ONE_LINE: Final = height_for([])
POINTS_PER_PIXEL: Final = 0.75
PIXELS_PER_SIGN: Final = 7

# A column of width 20 holds more than 20 signs of our 10 point text; measured in LibreOffice.
SIGNS_PER_WIDTH: Final = 1.12


@dataclass(slots=True, kw_only=True)
class Pen:
    """Draws downwards on one worksheet; `row` is the next one, counted from 0."""

    book: Workbook
    worksheet: Worksheet
    formats: Formats
    widths: tuple[float, ...]
    row: int = 0

    def line(self, value: Value, format_: Format, points: float) -> None:
        """Write one cell on a row of its own."""
        checked(self.worksheet.set_row(self.row, points))
        write(self.worksheet, self.row, 0, value, format_)
        self.row += 1


def draw_sheet(book: Workbook, formats: Formats, sheet: Sheet, context: str) -> None:
    """Add `sheet` to `book`; `context` stands in the footer of every page."""
    worksheet = book.add_worksheet(sheet.name, GrowingWorksheet)
    pen = Pen(book=book, worksheet=worksheet, formats=formats, widths=sheet.widths)
    for index, width in enumerate(sheet.widths):
        checked(worksheet.set_column(index, index, width))
    pen.line(sheet.title, formats.title, TITLE_HEIGHT)
    for line in sheet.lead:
        for part in textwrap.wrap(line, LEAD_SIGNS):
            pen.line(part, formats.lead, LEAD_HEIGHT)
    placed: dict[str, Placed] = {}
    for block in sheet.blocks:
        if isinstance(block, Table):
            placed[block.name] = _draw_table(pen, block)
        else:
            _draw_chart(pen, block, placed[block.table])
    set_up_page(worksheet, sheet, context)
    set_up_view(worksheet, sheet, placed)


def _draw_table(pen: Pen, table: Table) -> Placed:
    if table.heading:
        pen.line(table.heading, pen.formats.section, SECTION_HEIGHT)
    placed = Placed(
        head=pen.row, last=pen.row + max(1, len(table.rows)), columns=len(table.columns)
    )
    checked(pen.worksheet.set_row(pen.row, HEADING_HEIGHT))
    checked(
        pen.worksheet.add_table(
            placed.head, 0, placed.last, placed.columns - 1, _options(pen.formats, table)
        )
    )
    pen.row += 1
    for row in table.rows or (_empty_row(table),):
        _draw_row(pen, table, row)
    if table.total:
        _draw_row(pen, table, table.total, is_total=True)
    return placed


def _options(formats: Formats, table: Table) -> dict[str, object]:
    return {
        "name": table.name,
        "title": table.heading or table.name,
        "description": table.description,
        "style": None,  # the cells carry their looks, the same in every program
        "autofilter": table.has_filter,
        "columns": [
            {"header": column.title, "header_format": formats.heading(column)}
            for column in table.columns
        ],
    }


def _empty_row(table: Table) -> tuple[Value, ...]:
    widest = max(table.columns, key=lambda column: column.width)
    return tuple(table.empty if column is widest else None for column in table.columns)


def _draw_row(pen: Pen, table: Table, row: tuple[Value, ...], *, is_total: bool = False) -> None:
    points = _height(pen, table, row)
    is_line = points == ONE_LINE
    checked(pen.worksheet.set_row(pen.row, points))
    for index, (column, value) in enumerate(zip(table.columns, row, strict=True)):
        format_ = pen.formats.cell(column, is_line=is_line, is_total=is_total, **_changes(value))
        write(pen.worksheet, pen.row, index, value, format_)
    pen.row += 1


def _height(pen: Pen, table: Table, row: tuple[Value, ...]) -> float:
    """Return a height in points at which every wrapped text of the row is seen whole."""
    cells = zip(table.columns, row, pen.widths, strict=False)
    return height_for(
        [
            (_words(value), width * SIGNS_PER_WIDTH)
            for column, value, width in cells
            if column.look is not Look.LINE
        ]
    )


def _words(value: Value) -> str:
    if isinstance(value, Marked):
        return value.text
    return value if isinstance(value, str) else ""


def _changes(value: Value) -> dict[str, object]:
    match value:
        case Marked():
            return marked(value.colour)
        case int() | Decimal():
            return numeric(Decimal(value))
        case dt.date():
            return {"num_format": DATE, "align": "left"}
        case Link():
            return {"underline": 1, "font_color": palette.ACCENT, "bold": True}
        case _:
            return {}


def write(worksheet: Worksheet, row: int, column: int, value: Value, format_: Format) -> None:
    """Write one value by its type; a text is never taken for a formula, a number or a link."""
    match value:
        case None | "":
            checked(worksheet.write_blank(row, column, None, format_))
        case str():
            checked(worksheet.write_string(row, column, clean(value), format_))
        case Marked():
            checked(worksheet.write_string(row, column, clean(value.text), format_))
        case int() | Decimal():
            checked(worksheet.write_number(row, column, float(value), format_))
        case dt.date():
            midnight = dt.datetime.combine(value, dt.time())
            checked(worksheet.write_datetime(row, column, midnight, format_))
        case Link():
            place = f"internal:'{value.sheet}'!A1"
            checked(worksheet.write_url(row, column, place, format_, value.sheet))


def clean(text: str) -> str:
    """Return the text as a cell can hold it: cut where Excel would cut it, and saying so."""
    whole = text.encode("utf-16-le", "replace")
    if len(whole) <= 2 * MAX_TEXT:
        return whole.decode("utf-16-le")
    kept = whole[: 2 * (MAX_TEXT - len(texts.CUT))]
    return kept.decode("utf-16-le", "ignore") + texts.CUT


def _draw_chart(pen: Pen, chart: Chart, over: Placed) -> None:
    width = int(sum(pen.widths[: over.columns]) * PIXELS_PER_SIGN)
    checked(pen.worksheet.set_row(pen.row, height(over) * POINTS_PER_PIXEL + CHART_AIR))
    insert_chart(pen.book, pen.worksheet, chart, over=over, row=pen.row, width=width)
    pen.row += 1
