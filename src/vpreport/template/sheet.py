"""Drawing one declared table as a data sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from vpreport import palette, paper
from vpreport.spreadsheet import LINE_HEIGHT, height_for, longest_word
from vpreport.template.filling import fill_in
from vpreport.template.formats import TEXT_SIZE, Formats
from vpreport.template.layout import (
    CODE_ROW,
    FIRST_COLUMN,
    FIRST_ROW,
    HEADING_ROW,
    ID_COLUMN,
    INTRO_ROW,
    KEY_ROW,
    REQUIRED_COLUMN,
    REQUIRED_KEY,
    TITLE_ROW,
    key_mark,
    required_mark,
)
from vpreport.template.returned import CellKey, Filled, Mark
from vpreport.template.table import Column, Row, Table
from vpreport.template.validation import validation
from vpreport.texts import template as texts

EMPTY: Final = Filled()
INDENT: Final = 1
FROZEN_COLUMNS: Final = 2  # number and name stay in sight
WORD_SIGNS: Final = 1.12  # signs of a word that a character of a column's width holds
AROUND_WORD: Final = 2.0  # the indent and the cell's own air, in characters
HEADING_HEIGHT: Final = 3 * LINE_HEIGHT  # two lines, or one and the filter's button under it
MAX_MARKING: Final = 120  # of the 255 signs that a page's head or foot takes, its codes included

TOP: Final = 0.5  # inches
BOTTOM: Final = 0.6

# What a person may do on a protected sheet. There is no password: the protection is there to
# prevent accidents, and must never lock anybody out.
PROTECTION: Final = {
    "select_locked_cells": True,
    "select_unlocked_cells": True,
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSheet:
    """One table of one department, ready to be drawn. Texts are finished.

    `marking` is the note of secrecy, empty for an ordinary template. `cells` are filled in already.
    """

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    code: str
    title: str
    context: str
    marking: str = ""
    cells: Mapping[CellKey, Filled] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        return FIRST_ROW + len(self.rows) - 1

    def column_letter(self, key: str) -> str:
        """Return the letter of the column with that key."""
        keys = [column.key for column in self.columns]
        return xl_col_to_name(FIRST_COLUMN - 1 + keys.index(key))

    @property
    def widths(self) -> tuple[float, ...]:
        """The width of each column: as declared, or as its longest word needs."""
        return tuple(max(column.width, self._needed(column)) for column in self.columns)

    def _needed(self, column: Column) -> float:
        words = [column.words.title]
        words += [row.shown.get(column.key, row.closed.get(column.key, "")) for row in self.rows]
        return max(map(longest_word, words)) / WORD_SIGNS + AROUND_WORD

    def filled(self, row: Row, column: Column) -> Filled:
        """Return what stands in an input cell from the beginning."""
        return self.cells.get((self.table.key, row.id, column.key), EMPTY)

    def count(self, mark: Mark) -> int:
        """Return how many of the table's cells have the mark."""
        own = (filled for key, filled in self.cells.items() if key[0] == self.table.key)
        return sum(filled.mark is mark for filled in own)

    def address(self, row_id: str, key: str | None) -> str:
        """Return the cell of the row as A1; without a key its first input, or its first cell."""
        place, row = next(pair for pair in enumerate(self.rows) if pair[1].id == row_id)
        keys = [column.key for column in self.columns]
        key = key or next((one for one in keys if one in row.fields), keys[0])
        return f"{self.column_letter(key)}{FIRST_ROW + place}"

    def left_formula(self) -> str:
        """Return a formula that counts required cells that are still empty.

        It looks the rows up in the hidden column of required keys, so it stays right when rows
        are sorted. Nothing ever reads its result back.
        """
        sheet = f"'{self.table.words.sheet}'"
        marks = f"{sheet}!$B${FIRST_ROW}:$B${self.last_row}"
        parts = []
        for key in sorted({key for row in self.rows for key in row.required}):
            letter = self.column_letter(key)
            cells = f"{sheet}!${letter}${FIRST_ROW}:${letter}${self.last_row}"
            parts.append(f'SUMPRODUCT(ISNUMBER(SEARCH(" {key} ",{marks}))*(LEN({cells})=0))')
        return f"={'+'.join(parts)}" if parts else "=0"


def draw(worksheet: Worksheet, sheet: DataSheet, formats: Formats) -> None:
    """Draw the table on an empty worksheet."""
    _draw_top(worksheet, sheet, formats)
    _draw_headings(worksheet, sheet, formats)
    for offset, row in enumerate(sheet.rows):
        before = sheet.rows[offset - 1] if offset else None
        starts_group = before is not None and before.group != row.group
        _draw_row(worksheet, sheet, row, FIRST_ROW + offset, formats, starts_group=starts_group)
    _set_up(worksheet, sheet)


def _draw_top(worksheet: Worksheet, sheet: DataSheet, formats: Formats) -> None:
    column = FIRST_COLUMN - 1
    worksheet.write_string(TITLE_ROW - 1, column, sheet.title, formats.title)
    worksheet.set_row(TITLE_ROW - 1, 28)
    intro = texts.INTRO.format(context=sheet.context, intro=sheet.table.words.intro)
    worksheet.write_string(INTRO_ROW - 1, column, intro, formats.subtitle)
    code = texts.CODE.format(code=sheet.code)
    if sheet.marking:
        stamped = f"{code} · {sheet.marking}"
        worksheet.write_string(CODE_ROW - 1, column, stamped, formats.stamp)
    else:
        worksheet.write_string(CODE_ROW - 1, column, code, formats.quiet)
    worksheet.set_row(CODE_ROW - 1, LINE_HEIGHT + 7)


def _draw_headings(worksheet: Worksheet, sheet: DataSheet, formats: Formats) -> None:
    key_row = KEY_ROW - 1
    mark = key_mark(sheet.code, sheet.table.key)
    worksheet.write_string(key_row, ID_COLUMN - 1, mark, formats.technical)
    worksheet.write_string(key_row, REQUIRED_COLUMN - 1, REQUIRED_KEY, formats.technical)
    worksheet.set_row(key_row, None, None, {"hidden": True})
    worksheet.set_column(0, FIRST_COLUMN - 2, 12, None, {"hidden": True})
    places = enumerate(zip(sheet.columns, sheet.widths, strict=True), start=FIRST_COLUMN - 1)
    for place, (column, width) in places:
        worksheet.set_column(place, place, width)
        worksheet.write_string(key_row, place, column.key, formats.technical)
        heading = formats.input_heading if column.is_input else formats.heading
        worksheet.write_string(HEADING_ROW - 1, place, column.words.title, heading)
    worksheet.set_row(HEADING_ROW - 1, HEADING_HEIGHT)


def _draw_row(
    worksheet: Worksheet,
    sheet: DataSheet,
    row: Row,
    number: int,
    formats: Formats,
    *,
    starts_group: bool,
) -> None:
    line = number - 1
    worksheet.write_string(line, ID_COLUMN - 1, row.id, formats.technical)
    required = required_mark(row.required)
    worksheet.write_string(line, REQUIRED_COLUMN - 1, required, formats.technical)
    worksheet.set_row(line, _height(sheet, row))
    for place, column in enumerate(sheet.columns, start=FIRST_COLUMN - 1):
        open_field = row.fields.get(column.key)
        if open_field is not None:
            filled = sheet.filled(row, column)
            cell = formats.input(
                open_field, column.look, starts_group=starts_group, mark=filled.mark
            )
            fill_in(worksheet, line, place, filled, cell)
            options = validation(open_field, sheet.table, column, xl_rowcol_to_cell(line, place))
            worksheet.data_validation(line, place, line, place, options)
        elif column.key in row.closed:
            cell = formats.closed(column.look, starts_group=starts_group)
            worksheet.write_string(line, place, row.closed[column.key], cell)
        else:
            cell = formats.locked(column.look, starts_group=starts_group)
            worksheet.write_string(line, place, row.shown.get(column.key, ""), cell)


def _height(sheet: DataSheet, row: Row) -> float:
    words = {**row.shown, **row.closed}
    for column in sheet.columns:
        filled = sheet.filled(row, column).value
        if isinstance(filled, str):
            words[column.key] = filled
    cells = zip(sheet.columns, sheet.widths, strict=True)
    return height_for(
        [(words.get(column.key, ""), width - INDENT) for column, width in cells], at_least=2
    )


def _set_up(worksheet: Worksheet, sheet: DataSheet) -> None:
    last_column = FIRST_COLUMN + len(sheet.columns) - 2
    worksheet.autofilter(HEADING_ROW - 1, FIRST_COLUMN - 1, sheet.last_row - 1, last_column)
    worksheet.freeze_panes(HEADING_ROW, FIRST_COLUMN - 1 + FROZEN_COLUMNS)
    worksheet.hide_gridlines(2)
    worksheet.set_tab_color(palette.INPUT_HEADING)
    worksheet.protect("", PROTECTION)
    worksheet.set_selection(*_first_input(sheet) * 2)
    worksheet.repeat_rows(HEADING_ROW - 1)
    set_up_print(worksheet, sheet.widths, sheet.code, sheet.marking)


def _first_input(sheet: DataSheet) -> tuple[int, int]:
    """Return row and column, counted from 0, of the first cell to fill in."""
    for line, row in enumerate(sheet.rows, start=FIRST_ROW - 1):
        for place, column in enumerate(sheet.columns, start=FIRST_COLUMN - 1):
            if column.key in row.fields:
                return (line, place)
    return (FIRST_ROW - 1, FIRST_COLUMN - 1)


def set_up_print(
    worksheet: Worksheet, widths: Sequence[float], code: str, marking: str = ""
) -> None:
    """Set landscape, one page wide, with the code and the page number at the foot.

    The paper is A4, or A3 where columns of these widths would not be readable on that.
    A `marking` stands at the head and at the foot of every page.
    """
    worksheet.set_landscape()
    worksheet.set_paper(paper.paper_for(widths, TEXT_SIZE).code)
    side = paper.SIDE_INCHES
    worksheet.set_margins(left=side, right=side, top=TOP, bottom=BOTTOM)
    worksheet.fit_to_pages(1, 0)
    page = texts.FOOTER_PAGE.format(page="&P", pages="&N")
    middle = head_and_foot(marking) if marking else "&A"
    worksheet.set_footer(f"&L&9{texts.CODE.format(code=code)}&C&9{middle}&R&9{page}")
    if marking:
        worksheet.set_header(f"&C&9{middle}")


def head_and_foot(marking: str) -> str:
    """Return the marking as a page's head or foot takes it: short enough, and "&" as a sign."""
    return marking[:MAX_MARKING].replace("&", "&&")
