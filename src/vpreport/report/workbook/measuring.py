"""How wide the columns of a sheet must be and how high its rows, so that nothing is cut."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import zip_longest
from typing import Final

from vpreport.report.workbook.declared import Column, Look, Marked, Sheet, Table, Value
from vpreport.spreadsheet import MAX_HEIGHT, height_for, longest_word

HEADING_HEIGHT: Final = 36.0  # points, like all heights here
ONE_LINE: Final = 19.0
TEXT_LINE: Final = 13.0
QUIET_LINE: Final = 12.0

# Columns count digits of 11 points; of our 10 point text more goes in, of bold less. Measured in
# LibreOffice (about 1.35 and 1.18) and lowered: letters differ, and Excel sets text a little wider.
PLAIN_SIGNS: Final = 1.2
BOLD_SIGNS: Final = 1.1
QUIET_SIGNS: Final = 1.33  # of 9 points
WORD: Final = 1.06  # part of the margin above that a single word can do without
INDENT: Final = 1
AROUND_WORD: Final = 2.5  # the indent and the cell's own air, in characters
FILTER_BUTTON: Final = 13.0  # points that the button takes under a heading
WIDEST: Final = 120.0  # characters; a longer text is read in the formula bar
WIDER: Final = 4.0
DATE_WIDTH: Final = 12.0


def widths(sheet: Sheet) -> tuple[float, ...]:
    """Return the width of each column, in characters: as declared, or as its longest word needs.

    A last column without content fills the sheet up to the width that it asks for.
    """
    each = [tuple(_width(table, i) for i in range(len(table.columns))) for table in sheet.tables]
    found = tuple(max(column) for column in zip_longest(*each, fillvalue=0.0))
    rest = sheet.at_least - sum(found)
    return (*found, rest) if rest > 0 else found


def _width(table: Table, index: int) -> float:
    column = table.columns[index]
    values = [row[index] for row in (*table.rows, *filter(None, (table.total,)))]
    needed = max((_needed(column, value) for value in values), default=0.0)
    needed = max(needed, *(_for_height(column, value) for value in values), 0.0)
    return max(column.width, needed, longest_word(column.title) / (WORD * BOLD_SIGNS) + AROUND_WORD)


def _for_height(column: Column, value: Value) -> float:
    """Return the width without which a long text would need a row higher than there can be."""
    text, signs, width = words_of(value), _signs(column, value), column.width
    if column.look is Look.LINE:
        return 0.0
    while width < WIDEST and _high(text, (width - INDENT) * signs) >= MAX_HEIGHT:
        width += WIDER
    return width


def _high(text: str, signs: float) -> float:
    return height_for([(text, signs)], line_height=TEXT_LINE)


def _needed(column: Column, value: Value) -> float:
    """Return the width without which a word would be parted or a number shown as signs."""
    match value:
        case dt.date():
            return DATE_WIDTH
        case int() | Decimal():
            return len(f"{value:,}") / BOLD_SIGNS + 2 * INDENT
        case str() | Marked() if column.look not in (Look.LINE, Look.QUIET):
            return longest_word(words_of(value)) / (WORD * _signs(column, value)) + AROUND_WORD
        case _:
            return 0.0


def height_of_heading(table: Table, widths_: tuple[float, ...]) -> float:
    """Return a height in points at which every heading of the table is seen whole."""
    # The text stands in the middle of its row and the button at the foot: as much air above it.
    buttons = 2 * FILTER_BUTTON if table.has_filter else 0.0
    cells = [
        (column.title, (width - INDENT) * BOLD_SIGNS)
        for column, width in zip(table.columns, widths_, strict=False)
        if column.look is not Look.LINE
    ]
    return max(HEADING_HEIGHT, height_for(cells, line_height=TEXT_LINE) + buttons)


def height_of_row(table: Table, row: tuple[Value, ...], widths_: tuple[float, ...]) -> float:
    """Return a height in points at which every wrapped text of the row is seen whole."""
    wrapped: dict[float, list[tuple[str, float]]] = {TEXT_LINE: [], QUIET_LINE: []}
    for column, value, width in zip(table.columns, row, widths_, strict=False):
        if column.look is not Look.LINE:
            line = QUIET_LINE if column.look is Look.QUIET else TEXT_LINE
            signs = (width - INDENT) * _signs(column, value)
            wrapped[line].append((words_of(value), signs))
    heights = (height_for(cells, line_height=line) for line, cells in wrapped.items())
    return max(ONE_LINE, *heights)


def _signs(column: Column, value: Value) -> float:
    if column.look is Look.QUIET:
        return QUIET_SIGNS
    is_bold = column.look is Look.STRONG or isinstance(value, Marked)
    return BOLD_SIGNS if is_bold else PLAIN_SIGNS


def words_of(value: Value) -> str:
    """Return the words of a cell, "" where it holds no words."""
    if isinstance(value, Marked):
        return value.text
    return value if isinstance(value, str) else ""
