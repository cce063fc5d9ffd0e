"""The sheets of an .ods file, read row by row without ever building what is repeated.

A few hundred bytes can say that a row is repeated a million times, so repeats are counted, and
only those with content are written out, up to a limit.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from vpreport.findings import Code
from vpreport.intake.formats.ods_cells import read_cell, repeat
from vpreport.intake.formats.ods_names import STYLE, TABLE
from vpreport.intake.formats.xml_parts import SAFE
from vpreport.intake.grid import Cell, Sheet
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

MAX_CELLS: Final = 200_000  # in a workbook; a template has some thousand
MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384

_HIDDEN: Final = ("collapse", "filter")
_CONSTANT: Final = re.compile(r'(?:of:=|=)?"([^"]*)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The sheets in order, and the defined names that stand for a text."""

    sheets: tuple[Sheet, ...]
    names: Mapping[str, str]


def read_content(data: bytes, *, file: str, footers: Mapping[str, str]) -> Content:
    """Return what content.xml holds; `footers` has the page foot by master page.

    Raises FileRefusedError where the XML is damaged, has no sheets, or repeats content beyond
    what a spreadsheet can show.
    """
    reader = _ContentReader(file, footers)
    try:
        for event, element in etree.iterparse(io.BytesIO(data), events=("start", "end"), **SAFE):
            reader.take(event, element)
    except etree.XMLSyntaxError as error:
        raise refused(Code.DAMAGED, file, reason=words.UNREADABLE_CONTENT) from error
    if not reader.sheets:
        raise refused(Code.DAMAGED, file, reason=words.NO_SHEETS)
    return Content(sheets=tuple(reader.sheets), names=reader.names)


@dataclass(slots=True, kw_only=True)
class _OpenSheet:
    """A sheet while its rows come in. `row` and `column` are the last ones passed."""

    name: str
    style: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    row: int = 0
    column: int = 0


class _ContentReader:
    """Takes the parser's events in order and gathers sheets and names."""

    def __init__(self, file: str, footers: Mapping[str, str]) -> None:
        self.sheets: list[Sheet] = []
        self.names: dict[str, str] = {}
        self._file = file
        self._footers = footers
        self._master_pages: dict[str, str] = {}
        self._hidden_styles: set[str] = set()
        self._open: list[_OpenSheet] = []  # a table inside a cell opens a second one
        self._cells_left = MAX_CELLS

    def take(self, event: str, element: etree._Element) -> None:
        if event == "start":
            if element.tag == f"{TABLE}table":
                self._open.append(_opened(element))
            return
        match element.tag:
            case _ if element.tag == f"{TABLE}table":
                self._close(self._open.pop())
            case _ if element.tag == f"{TABLE}table-row" and self._open:
                self._take_row(self._open[-1], element)
                element.clear()
            case _ if element.tag == f"{TABLE}table-column" and self._open:
                _take_column(self._open[-1], element)
            case _ if element.tag == f"{STYLE}style":
                self._take_style(element)
            case _ if element.tag == f"{TABLE}named-expression":
                self._take_name(element)

    def _take_style(self, element: etree._Element) -> None:
        name = element.get(f"{STYLE}name", "")
        self._master_pages[name] = element.get(f"{STYLE}master-page-name", "")
        properties = element.iterchildren(f"{STYLE}table-properties")
        if any(found.get(f"{TABLE}display") == "false" for found in properties):
            self._hidden_styles.add(name)

    def _take_name(self, element: etree._Element) -> None:
        constant = _CONSTANT.fullmatch(element.get(f"{TABLE}expression", ""))
        if constant:
            self.names[element.get(f"{TABLE}name", "")] = constant.group(1)

    def _take_row(self, sheet: _OpenSheet, element: etree._Element) -> None:
        times = repeat(element.get(f"{TABLE}number-rows-repeated"))
        first = sheet.row + 1
        sheet.row += times
        found = self._row_cells(sheet, element, first)
        if not found:
            return
        self._spend(len(found) * times, sheet.row, max(found))
        for row in range(first, first + times):
            sheet.cells.update(((row, column), cell) for column, cell in found.items())
            if element.get(f"{TABLE}visibility") in _HIDDEN:
                sheet.hidden_rows.add(row)

    def _row_cells(self, sheet: _OpenSheet, element: etree._Element, row: int) -> dict[int, Cell]:
        found: dict[int, Cell] = {}
        column = 1
        for child in element:
            if child.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            times = repeat(child.get(f"{TABLE}number-columns-repeated"))
            # What a merged cell covers is not shown, so nobody can have meant it.
            if child.tag == f"{TABLE}table-cell" and (cell := read_cell(child)) is not None:
                self._spend(times, row, column + times - 1)
                found.update(dict.fromkeys(range(column, column + times), cell))
            _take_merged(sheet, child, row, column)
            column += times
        return found

    def _spend(self, cells: int, row: int, column: int) -> None:
        self._cells_left -= cells
        if self._cells_left < 0 or row > MAX_ROW or column > MAX_COLUMN:
            raise refused(Code.TOO_LARGE, self._file, what=words.REPEATED)

    def _close(self, sheet: _OpenSheet) -> None:
        if self._open:
            return
        columns = {column for _, column in sheet.cells}
        hidden = {column for column in columns if any(column in r for r in sheet.hidden_columns)}
        self.sheets.append(
            Sheet(
                name=sheet.name,
                cells=sheet.cells,
                is_hidden=sheet.style in self._hidden_styles,
                hidden_rows=frozenset(sheet.hidden_rows),
                hidden_columns=frozenset(hidden),
                merged=tuple(sheet.merged),
                footer=self._footers.get(self._master_pages.get(sheet.style, ""), ""),
            )
        )


def _opened(element: etree._Element) -> _OpenSheet:
    return _OpenSheet(
        name=element.get(f"{TABLE}name", ""), style=element.get(f"{TABLE}style-name", "")
    )


def _take_column(sheet: _OpenSheet, element: etree._Element) -> None:
    times = repeat(element.get(f"{TABLE}number-columns-repeated"))
    if element.get(f"{TABLE}visibility") in _HIDDEN:
        sheet.hidden_columns.append(range(sheet.column + 1, sheet.column + times + 1))
    sheet.column += times


def _take_merged(sheet: _OpenSheet, element: etree._Element, row: int, column: int) -> None:
    rows = repeat(element.get(f"{TABLE}number-rows-spanned"))
    columns = repeat(element.get(f"{TABLE}number-columns-spanned"))
    if rows > 1 or columns > 1:
        sheet.merged.append((row, column, row + rows - 1, column + columns - 1))
