"""Drawing a declared sheet: its title, its lead and its blocks, one under the other."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vpreport import paper
from vpreport.paging import Line
from vpreport.report.workbook.cells import look_of, write
from vpreport.report.workbook.charts import Box, Placed, height, insert_chart
from vpreport.report.workbook.checked import checked
from vpreport.report.workbook.declared import Chart, Sheet, Table, Value
from vpreport.report.workbook.formats import Formats
from vpreport.report.workbook.measuring import height_of_heading, height_of_row, widths
from vpreport.report.workbook.page import set_up_page, set_up_view
from vpreport.spreadsheet import GrowingWorksheet
from vpreport.texts import workbook as texts

LEAD_SIGNS: Final = (60, 190)  # the shortest and the longest line under the title

TITLE_HEIGHT: Final = 36.0  # points, like all heights here
LEAD_HEIGHT: Final = 18.0
SECTION_HEIGHT: Final = 40.0  # the air above a section is in its own row: there are no empty ones
CHART_AIR: Final = 12.0
BESIDE_CHART: Final = 22.0  # the lowest row of a table with a chart beside it: a bar each
LOW: Final = 160.0
POINTS_PER_PIXEL: Final = 0.75
GAP: Final = 16  # pixels between a table and the chart beside it


@dataclass(slots=True, kw_only=True)
class Pen:
    """Draws downwards on one worksheet; `row` is the next one, counted from 0.

    `block` counts what belongs together on a printed page.
    """

    book: Workbook
    worksheet: Worksheet
    formats: Formats
    widths: tuple[float, ...]
    row: int = 0
    block: int = 0
    lines: list[Line] = field(default_factory=list)

    def line(self, value: Value, format_: Format, points: float) -> None:
        """Write one cell on a row of its own."""
        write(self.worksheet, self.row, 0, value, format_)
        self.next(points)

    def next(self, points: float, *, can_begin: bool = False) -> None:
        """Set the height of the row that is drawn and go on to the one under it."""
        checked(self.worksheet.set_row(self.row, points))
        line = Line(row=self.row, points=points, block=self.block, can_begin=can_begin)
        self.lines.append(line)
        self.row += 1

    def height_of(self, first: int, last: int) -> float:
        """Return the height in points of these rows, both included."""
        return sum(line.points for line in self.lines if first <= line.row <= last)


def draw_sheet(
    book: Workbook, formats: Formats, sheet: Sheet, context: str, *, marking: str = ""
) -> None:
    """Add `sheet` to `book`; `context` stands in the footer of every page.

    A `marking` (a note of secrecy) stands above the title and in the header of every page.
    """
    worksheet = book.add_worksheet(sheet.name, GrowingWorksheet)
    pen = Pen(book=book, worksheet=worksheet, formats=formats, widths=widths(sheet))
    for index, width in enumerate(pen.widths):
        checked(worksheet.set_column(index, index, width))
    _draw_top(pen, sheet, marking)
    placed: dict[str, Placed] = {}
    for number, (table, chart) in enumerate(_with_charts(sheet)):
        pen.block = number
        placed[table.name] = _draw_table(pen, table, chart)
        if chart is not None:
            _draw_chart(pen, chart, beside=placed[table.name], over=placed[chart.table])
    set_up_page(worksheet, sheet, context, marking=marking)
    set_up_view(worksheet, sheet, placed, pen.widths, pen.lines)


def _draw_top(pen: Pen, sheet: Sheet, marking: str) -> None:
    if marking:
        pen.line(marking, pen.formats.stamp, LEAD_HEIGHT)
    pen.line(sheet.title, pen.formats.title, TITLE_HEIGHT)
    shortest, longest = LEAD_SIGNS
    signs = min(longest, max(shortest, int(sum(pen.widths))))
    for line in sheet.lead:
        for part in textwrap.wrap(line, signs):
            pen.line(part, pen.formats.lead, LEAD_HEIGHT)


def _with_charts(sheet: Sheet) -> Iterator[tuple[Table, Chart | None]]:
    """Yield each table with the chart that comes after it, None where none does."""
    for block, after in zip_longest(sheet.blocks, sheet.blocks[1:]):
        if isinstance(block, Table):
            yield block, after if isinstance(after, Chart) else None


def _draw_table(pen: Pen, table: Table, chart: Chart | None) -> Placed:
    top = pen.row
    if table.heading:
        pen.line(table.heading, pen.formats.section, SECTION_HEIGHT)
    head, count = pen.row, len(table.columns)
    last = head + max(1, len(table.rows))
    checked(pen.worksheet.add_table(head, 0, last, count - 1, _options(pen, table)))
    if table.runs_on:
        _fill_to_edge(pen, table, pen.formats.heading(table.columns[-1], has_filter=False))
    pen.next(height_of_heading(table, pen.widths))
    lowest = BESIDE_CHART if chart is not None and chart.is_beside else 0.0
    for number, row in enumerate(table.rows or (_empty_row(table),)):
        _draw_row(pen, table, row, lowest, can_begin=number > 0)
    if table.total:
        _draw_row(pen, table, table.total, lowest, is_total=True)
    return Placed(top=top, head=head, last=last, columns=count)


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
    return tuple(table.empty if column is widest else texts.NOTHING for column in table.columns)


def _draw_row(
    pen: Pen,
    table: Table,
    row: tuple[Value, ...],
    lowest: float,
    *,
    is_total: bool = False,
    can_begin: bool = False,
) -> None:
    """Draw one row; what the follow-up has nothing about is a dash, but blank in a line of sums."""
    points = max(lowest, height_of_row(table, row, pen.widths))
    is_low = points <= LOW
    for index, (column, value) in enumerate(zip(table.columns, row, strict=True)):
        shown = texts.NOTHING if value in (None, "") and not is_total else value
        look = look_of(shown, column.places)
        format_ = pen.formats.cell(column, is_low=is_low, is_total=is_total, **look)
        write(pen.worksheet, pen.row, index, shown, format_)
    if table.runs_on:
        plain = pen.formats.cell(table.columns[-1], is_low=is_low, is_total=False)
        _fill_to_edge(pen, table, plain)
    pen.next(points, can_begin=can_begin)


def _fill_to_edge(pen: Pen, table: Table, format_: Format) -> None:
    """Give the empty cells that the last column runs on over the look of that column."""
    for index in range(len(table.columns), len(pen.widths)):
        write(pen.worksheet, pen.row, index, None, format_)


def _draw_chart(pen: Pen, chart: Chart, *, beside: Placed, over: Placed) -> None:
    """Draw a chart over one table, under or beside the table that was drawn last."""
    whole = paper.dots(pen.widths)
    if chart.is_beside:
        left = paper.dots(pen.widths[: beside.columns]) + GAP
        high = int(pen.height_of(beside.top, pen.row - 1) / POINTS_PER_PIXEL)
        box = Box(row=beside.top, left=left, top=GAP, width=whole - left, height=high - 2 * GAP)
        insert_chart(pen.book, pen.worksheet, chart, over=over, box=box)
        return
    box = Box(row=pen.row, left=0, top=GAP // 2, width=whole, height=height(chart, over))
    insert_chart(pen.book, pen.worksheet, chart, over=over, box=box)
    pen.next(box.height * POINTS_PER_PIXEL + CHART_AIR)
