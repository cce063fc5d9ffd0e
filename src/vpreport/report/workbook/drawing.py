"""Drawing a declared sheet: its title, its lead and its blocks, one under the other."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vpreport.report.workbook.cells import look_of, write
from vpreport.report.workbook.charts import Placed, height, insert_chart
from vpreport.report.workbook.checked import checked
from vpreport.report.workbook.declared import Chart, Column, Look, Marked, Sheet, Table, Value
from vpreport.report.workbook.formats import Formats
from vpreport.report.workbook.page import set_up_page, set_up_view
from vpreport.spreadsheet import GrowingWorksheet, height_for

LEAD_SIGNS: Final = 140  # a longer line would run off the first page

TITLE_HEIGHT: Final = 36.0  # points, like all heights here
LEAD_HEIGHT: Final = 19.0
SECTION_HEIGHT: Final = 44.0  # the air above a section is in its own row: there are no empty ones
HEADING_HEIGHT: Final = 36.0
CHART_AIR: Final = 12.0
ONE_LINE: Final = 20.0
LOW: Final = 160.0
POINTS_PER_PIXEL: Final = 0.75
PIXELS_PER_SIGN: Final = 7

# Columns count digits of 11 points; of our 10 point text more goes in, of bold less. Measured in
# LibreOffice (about 1.35 and 1.18) and lowered: letters differ, and Excel sets text a little wider.
PLAIN_SIGNS: Final = 1.2
BOLD_SIGNS: Final = 1.1
INDENT: Final = 1
TEXT_LINE: Final = 13.0


@dataclass(slots=True, kw_only=True)
class Pen:
    """Draws downwards on one worksheet; `row` is the next one, counted from 0."""

    book: Workbook
    worksheet: Worksheet
    formats: Formats
    widths: tuple[float, ...]
    row: int = 0
    page_breaks: list[int] = field(default_factory=list)

    def line(self, value: Value, format_: Format, points: float) -> None:
        """Write one cell on a row of its own."""
        checked(self.worksheet.set_row(self.row, points))
        write(self.worksheet, self.row, 0, value, format_)
        self.row += 1


def draw_sheet(
    book: Workbook, formats: Formats, sheet: Sheet, context: str, *, marking: str = ""
) -> None:
    """Add `sheet` to `book`; `context` stands in the footer of every page.

    A `marking` (a note of secrecy) stands above the title and in the header of every page.
    """
    worksheet = book.add_worksheet(sheet.name, GrowingWorksheet)
    pen = Pen(book=book, worksheet=worksheet, formats=formats, widths=sheet.widths)
    for index, width in enumerate(sheet.widths):
        checked(worksheet.set_column(index, index, width))
    if marking:
        pen.line(marking, formats.stamp, LEAD_HEIGHT)
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
    worksheet.set_h_pagebreaks(pen.page_breaks)
    set_up_page(worksheet, sheet, context, marking=marking)
    set_up_view(worksheet, sheet, placed)


def _draw_table(pen: Pen, table: Table) -> Placed:
    if table.starts_page:
        pen.page_breaks.append(pen.row)
    if table.heading:
        pen.line(table.heading, pen.formats.section, SECTION_HEIGHT)
    placed = Placed(
        head=pen.row, last=pen.row + max(1, len(table.rows)), columns=len(table.columns)
    )
    checked(pen.worksheet.set_row(pen.row, HEADING_HEIGHT))
    checked(
        pen.worksheet.add_table(
            placed.head, 0, placed.last, placed.columns - 1, _options(pen, table)
        )
    )
    if table.runs_on:
        _fill_to_edge(pen, table, pen.formats.heading(table.columns[-1], has_filter=False))
    pen.row += 1
    for row in table.rows or (_empty_row(table),):
        _draw_row(pen, table, row)
    if table.total:
        _draw_row(pen, table, table.total, is_total=True)
    return placed


def _options(pen: Pen, table: Table) -> dict[str, object]:
    return {
        "name": table.name,
        "title": table.heading or pen.worksheet.name,
        "description": table.description,
        "style": None,  # the cells carry their looks, the same in every program
        "autofilter": table.has_filter,
        "columns": [
            {
                "header": column.title,
                "header_format": pen.formats.heading(column, has_filter=table.has_filter),
            }
            for column in table.columns
        ],
    }


def _empty_row(table: Table) -> tuple[Value, ...]:
    widest = max(table.columns, key=lambda column: column.width)
    return tuple(table.empty if column is widest else None for column in table.columns)


def _draw_row(pen: Pen, table: Table, row: tuple[Value, ...], *, is_total: bool = False) -> None:
    points = _height(pen, table, row)
    is_low = points <= LOW
    checked(pen.worksheet.set_row(pen.row, points))
    for index, (column, value) in enumerate(zip(table.columns, row, strict=True)):
        look = look_of(value, column.places)
        format_ = pen.formats.cell(column, is_low=is_low, is_total=is_total, **look)
        write(pen.worksheet, pen.row, index, value, format_)
    if table.runs_on:
        _fill_to_edge(
            pen, table, pen.formats.cell(table.columns[-1], is_low=is_low, is_total=False)
        )
    pen.row += 1


def _fill_to_edge(pen: Pen, table: Table, format_: Format) -> None:
    """Give the empty cells that the last column runs on over the look of that column."""
    for index in range(len(table.columns), len(pen.widths)):
        write(pen.worksheet, pen.row, index, None, format_)


def _height(pen: Pen, table: Table, row: tuple[Value, ...]) -> float:
    """Return a height in points at which every wrapped text of the row is seen whole."""
    cells = zip(table.columns, row, pen.widths, strict=False)
    wrapped = [
        (_words(value), (width - INDENT) * _signs(column, value))
        for column, value, width in cells
        if column.look is not Look.LINE
    ]
    return max(ONE_LINE, height_for(wrapped, line_height=TEXT_LINE))


def _signs(column: Column, value: Value) -> float:
    is_bold = column.look is Look.STRONG or isinstance(value, Marked)
    return BOLD_SIGNS if is_bold else PLAIN_SIGNS


def _words(value: Value) -> str:
    if isinstance(value, Marked):
        return value.text
    return value if isinstance(value, str) else ""


def _draw_chart(pen: Pen, chart: Chart, over: Placed) -> None:
    width = sum(int(width * PIXELS_PER_SIGN + 5) for width in pen.widths[: over.columns])
    checked(pen.worksheet.set_row(pen.row, height(chart, over) * POINTS_PER_PIXEL + CHART_AIR))
    insert_chart(pen.book, pen.worksheet, chart, over=over, row=pen.row, width=width)
    pen.row += 1
