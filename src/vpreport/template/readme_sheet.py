"""Draws "Läs mig": what to do, what is left, and how each column is filled in.

The instruction is made from the declared tables, so it cannot contradict the checks.
"""

from __future__ import annotations

from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vpreport import palette, paper
from vpreport.paging import Line, page_breaks
from vpreport.spreadsheet import LINE_HEIGHT, height_for
from vpreport.template.formats import TEXT_SIZE, Formats
from vpreport.template.instruction import instruction
from vpreport.template.returned import Mark
from vpreport.template.sheet import BOTTOM, PROTECTION, TOP, DataSheet, set_up_print
from vpreport.template.table import Column
from vpreport.texts import numbers, returns
from vpreport.texts import template as texts

WIDTHS: Final = (3, 18, 22, 84, 44)
ROW_HEIGHT: Final = 20.0
MARKS: Final = (
    (Mark.WRONG, returns.LEGEND_WRONG, returns.LEGEND_WRONG_TEXT),
    (Mark.DOUBTFUL, returns.LEGEND_DOUBTFUL, returns.LEGEND_DOUBTFUL_TEXT),
    (Mark.EARLIER, returns.LEGEND_EARLIER, returns.LEGEND_EARLIER_TEXT),
)
FIRST: Final = 1  # column B, counted from 0: A is a margin


class ReadmeSheet:
    """Draws from the top down; `line` is the next free row, counted from 0.

    `block` counts what belongs together on a page, and `head` is the row of the last headings.
    """

    def __init__(self, worksheet: Worksheet, formats: Formats) -> None:
        self.worksheet = worksheet
        self.formats = formats
        self.line = 0
        self.block = 0
        self.head = 0
        self.lines: list[Line] = []

    def draw(
        self,
        *,
        title: str,
        subtitle: str,
        code: str,
        steps: tuple[str, ...],
        sheets: tuple[DataSheet, ...],
        marking: str = "",
        is_return: bool = False,
    ) -> None:
        if marking:
            self._text(marking, self.formats.stamp, height=ROW_HEIGHT)
        self._top(title, subtitle, code)
        self._steps(steps)
        self._left_to_fill_in(sheets, is_return=is_return)
        self._legend(is_return=is_return)
        self._columns(sheets)
        self._set_up(code, marking)

    def _top(self, title: str, subtitle: str, code: str) -> None:
        self._text(title, self.formats.title, height=28)
        self._text(subtitle, self.formats.subtitle, height=20)
        self._text(texts.CODE.format(code=code), self.formats.quiet)

    def _steps(self, steps: tuple[str, ...]) -> None:
        self._section(texts.HOW_TO)
        last = FIRST + len(WIDTHS) - 2
        for number, step in enumerate(steps, start=1):
            text = f"{number}. {step}"
            # Merging is harmless here: nothing on this sheet is ever read back.
            self.worksheet.merge_range(self.line, FIRST, self.line, last, text, self.formats.text)
            self._next(height_for([(text, sum(WIDTHS[FIRST:]))]))

    def _left_to_fill_in(self, sheets: tuple[DataSheet, ...], *, is_return: bool) -> None:
        self._section(texts.LEFT_TITLE)
        marked = (returns.SHEET,) if is_return else ()
        headings = (texts.LEFT_SHEET, texts.LEFT_NOW, texts.LEFT_ASKED, *marked)
        for offset, heading in enumerate(headings):
            self.worksheet.write_string(self.line, FIRST + offset, heading, self.formats.heading)
        self._next(ROW_HEIGHT)
        for sheet in sheets:
            name = sheet.table.words.sheet
            asked = sum(len(row.required) for row in sheet.rows)
            self.worksheet.write_url(
                self.line, FIRST, f"internal:'{name}'!A1", self.formats.link, name
            )
            # An empty saved result makes LibreOffice compute the formula when it opens the file;
            # a saved 0 would stand there as if everything were filled in.
            self.worksheet.write_formula(
                self.line, FIRST + 1, sheet.left_formula(), self.formats.count, ""
            )
            asked_text = texts.LEFT_OF.format(
                answers=numbers.plural(asked, texts.ANSWER, texts.ANSWERS),
                rows=numbers.plural(len(sheet.rows), texts.ROW, texts.ROWS),
            )
            self.worksheet.write_string(self.line, FIRST + 2, asked_text, self.formats.boxed)
            if is_return:
                text = returns.marked(*(sheet.count(mark) for mark in (Mark.WRONG, Mark.DOUBTFUL)))
                self.worksheet.write_string(self.line, FIRST + 3, text, self.formats.boxed)
            self._next(ROW_HEIGHT)
        self._text(returns.LEFT_NOTE if is_return else texts.LEFT_NOTE, self.formats.quiet)

    def _legend(self, *, is_return: bool) -> None:
        self._section(texts.LEGEND_TITLE)
        marks = MARKS if is_return else ()
        for label, text, look in (
            (texts.LEGEND_INPUT, texts.LEGEND_INPUT_TEXT, self.formats.legend_input),
            *((label, text, self.formats.marked(mark)) for mark, label, text in marks),
            (texts.LEGEND_LOCKED, texts.LEGEND_LOCKED_TEXT, self.formats.boxed),
            (texts.LEGEND_CLOSED, texts.LEGEND_CLOSED_TEXT, self.formats.legend_closed),
        ):
            self.worksheet.write_string(self.line, FIRST, label, look)
            self.worksheet.write_string(self.line, FIRST + 1, text, self.formats.plain)
            self._next(ROW_HEIGHT)

    def _columns(self, sheets: tuple[DataSheet, ...]) -> None:
        self._section(texts.COLUMNS_TITLE)
        headings = (
            texts.COLUMNS_SHEET,
            texts.COLUMNS_COLUMN,
            texts.COLUMNS_HELP,
            texts.COLUMNS_EXAMPLE,
        )
        for offset, heading in enumerate(headings):
            self.worksheet.write_string(self.line, FIRST + offset, heading, self.formats.heading)
        self.head = self.line
        self._next(ROW_HEIGHT)
        for sheet in sheets:
            for column in sheet.columns:
                if any(column.key in row.fields for row in sheet.rows):
                    self._column(sheet, column)

    def _column(self, sheet: DataSheet, column: Column) -> None:
        cells = (
            (sheet.table.words.sheet, self.formats.boxed),
            (column.words.title, self.formats.boxed_strong),
            (instruction(sheet.table, column), self.formats.boxed),
            (column.words.example, self.formats.boxed),
        )
        for offset, (text, look) in enumerate(cells):
            self.worksheet.write_string(self.line, FIRST + offset, text, look)
        widths = WIDTHS[FIRST:]
        texts_and_widths = [(text, width) for (text, _), width in zip(cells, widths, strict=True)]
        self._next(height_for(texts_and_widths), can_begin=self.line > self.head + 1)

    def _section(self, title: str) -> None:
        self.block += 1
        self._next(12)
        self._text(title, self.formats.section, height=22)

    def _text(self, text: str, look: Format, *, height: float | None = None) -> None:
        self.worksheet.write_string(self.line, FIRST, text, look)
        self._next(height)

    def _next(self, height: float | None, *, can_begin: bool = False) -> None:
        """Set the height of the row that is done and go on to the next."""
        self.worksheet.set_row(self.line, height)
        points = LINE_HEIGHT if height is None else height
        self.lines.append(Line(row=self.line, points=points, block=self.block, can_begin=can_begin))
        self.line += 1

    def _set_up(self, code: str, marking: str) -> None:
        for place, width in enumerate(WIDTHS):
            self.worksheet.set_column(place, place, width)
        self.worksheet.hide_gridlines(2)
        self.worksheet.set_tab_color(palette.ACCENT)
        self.worksheet.protect("", PROTECTION)
        set_up_print(self.worksheet, WIDTHS, code, marking)
        holds = paper.capacity(WIDTHS, paper.paper_for(WIDTHS, TEXT_SIZE), TOP + BOTTOM)
        self.worksheet.set_h_pagebreaks(list(page_breaks(self.lines, holds, ROW_HEIGHT)))
        self.worksheet.repeat_rows(self.head)
