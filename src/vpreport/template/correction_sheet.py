"""Draws "Att rätta", second in a return workbook: every finding with a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vpreport import palette
from vpreport.spreadsheet import height_for
from vpreport.template.formats import Formats
from vpreport.template.returned import Correction, Returned
from vpreport.template.sheet import INDENT, PROTECTION, DataSheet, set_up_print
from vpreport.texts import returns as texts
from vpreport.texts import template as template_texts
from vpreport.texts.labels import SEVERITY

WIDTHS: Final = (3, 12, 15, 8, 36, 17, 28, 50, 42, 7)
HEADINGS: Final = (
    texts.SEVERITY,
    texts.SHEET_COLUMN,
    texts.CELL,
    texts.ROW,
    texts.COLUMN,
    texts.TYPED,
    texts.WRONG,
    texts.TODO,
    texts.CODE,
)
FIRST: Final = 1  # column B, counted from 0: A is a margin
CELL_COLUMN: Final = FIRST + HEADINGS.index(texts.CELL)


class CorrectionSheet:
    """Draws from the top down; `line` is the next free row, counted from 0."""

    def __init__(self, worksheet: Worksheet, formats: Formats, sheets: Sequence[DataSheet]) -> None:
        self.worksheet = worksheet
        self.formats = formats
        self.sheets = {sheet.table.key: sheet for sheet in sheets}
        self.line = 0

    def draw(self, returned: Returned, *, title: str, code: str, marking: str = "") -> None:
        if marking:
            self._text(marking, 20, self.formats.stamp)
        self._text(title, 28, self.formats.title)
        self._text(returned.counts, 22, self.formats.section)
        width = sum(WIDTHS[FIRST:])
        for text in (returned.lead, texts.SEND_BACK):
            self._text(text, height_for([(text, width)]), self.formats.plain_text)
        self._text(template_texts.CODE.format(code=code), 22, self.formats.quiet)
        first = self._headings()
        for correction in returned.corrections:
            self._correction(correction)
        self._set_up(first, code, marking)

    def _headings(self) -> int:
        heading = self.line
        for offset, text in enumerate(HEADINGS):
            self.worksheet.write_string(heading, FIRST + offset, text, self.formats.heading)
        self._next(22)
        return heading

    def _correction(self, correction: Correction) -> None:
        sheet, cell, column = self._target(correction)
        texts_of_row = (
            SEVERITY[correction.severity.value],
            sheet,
            cell,
            correction.item or texts.WHOLE_FILE,
            column,
            correction.typed,
            correction.what,
            correction.remedy or texts.NOTHING_TO_DO,
            correction.code,
        )
        for offset, text in enumerate(texts_of_row):
            look = self.formats.boxed
            if offset == 0:
                look = self.formats.marked(correction.mark)
            self.worksheet.write_string(self.line, FIRST + offset, text, look)
        if cell:
            self.worksheet.write_url(
                self.line,
                CELL_COLUMN,
                f"internal:'{sheet}'!{cell}",
                self.formats.link,
                cell,
                texts.LINK_TIP,
            )
        widths = tuple(width - INDENT for width in WIDTHS[FIRST:])
        self._next(height_for(list(zip(texts_of_row, widths, strict=True))))

    def _target(self, correction: Correction) -> tuple[str, str, str]:
        """Return sheet, cell and column as they are called here, empty where there are none."""
        if correction.row is None:
            return "", "", ""
        table, row = correction.row
        sheet = self.sheets[table]
        cell = sheet.address(row, correction.column)
        title = sheet.table.column(correction.column).words.title if correction.column else ""
        return sheet.table.words.sheet, cell, title

    def _text(self, text: str, height: float, look: Format) -> None:
        self.worksheet.write_string(self.line, FIRST, text, look)
        self._next(height)

    def _next(self, height: float) -> None:
        self.worksheet.set_row(self.line, height)
        self.line += 1

    def _set_up(self, heading: int, code: str, marking: str) -> None:
        for place, width in enumerate(WIDTHS):
            self.worksheet.set_column(place, place, width)
        last = FIRST + len(HEADINGS) - 1
        self.worksheet.autofilter(heading, FIRST, max(self.line - 1, heading), last)
        self.worksheet.freeze_panes(heading + 1, 0)
        self.worksheet.repeat_rows(heading)
        self.worksheet.hide_gridlines(2)
        self.worksheet.set_tab_color(palette.STAMP)
        self.worksheet.protect("", PROTECTION)
        set_up_print(self.worksheet, WIDTHS, code, marking)
