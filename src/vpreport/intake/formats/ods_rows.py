"""One sheet of an OpenDocument workbook, row by row, never building what is only repeated.

A few hundred bytes can say that a row is repeated a million times, so repeats are counted, and
only those with content are written out, up to a limit.
"""

from __future__ import annotations

from typing import Final

from vpreport.findings import Code
from vpreport.intake.formats.cells import broken_cell
from vpreport.intake.formats.ods_cells import CONTENT, FORMULA, read_cell
from vpreport.intake.formats.ods_names import TABLE
from vpreport.intake.formats.ods_scopes import Scopes
from vpreport.intake.formats.ods_styles import Styles
from vpreport.intake.formats.ods_text import Paragraphs
from vpreport.intake.grid import Cell, Sheet
from vpreport.intake.opening import limits
from vpreport.intake.opening.bounded_xml import Attributes, OnEnd, OnStart
from vpreport.intake.refusal import FileRefusedError, refused
from vpreport.texts import intake_words as words

_STYLE: Final = TABLE + "style-name"
_COLUMNS_REPEATED: Final = TABLE + "number-columns-repeated"
_ROWS_REPEATED: Final = TABLE + "number-rows-repeated"
_COLUMNS_SPANNED: Final = TABLE + "number-columns-spanned"
_ROWS_SPANNED: Final = TABLE + "number-rows-spanned"
_HIDDEN: Final = ("collapse", "filter")


class OpenSheet:
    """A sheet while its rows come in.

    `merged` has the ranges so far as (top, left, bottom, right), `notes` those of the cell that
    is open, and `has_table` says that it holds a table, which no spreadsheet shows as one cell.
    """

    def __init__(self, scopes: Scopes, styles: Styles, text: Paragraphs) -> None:
        self.merged: list[tuple[int, int, int, int]] = []
        self.notes: list[str] = []
        self.has_table = False
        self._scopes = scopes
        self._styles = styles
        self._text = text
        self._text.is_wanted = False
        self._cells: dict[tuple[int, int], Cell] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = 0  # the last one passed
        self._column = 0
        self._groups: list[bool] = []  # for each group of rows or columns that is open: is it shut
        self._row_attributes: Attributes | None = None
        self._attributes: Attributes | None = None  # of the cell that is open
        self._found: dict[int, Cell] = {}  # of the row that is open, by column
        self._spans: list[tuple[int, int, int]] = []  # its merged cells: column, rows, columns
        self._typed = 0  # its cells with content before repeating

    @property
    def is_in_cell(self) -> bool:
        return self._attributes is not None

    def starts(self) -> dict[str, OnStart]:
        return {
            TABLE + "table-column": self._take_column,
            TABLE + "table-column-group": self._open_group,
            TABLE + "table-row-group": self._open_group,
            TABLE + "table-row": self._open_row,
            TABLE + "table-cell": self._open_cell,
            TABLE + "covered-table-cell": self._pass_covered,
        }

    def ends(self) -> dict[str, OnEnd]:
        return {
            TABLE + "table-column-group": self._close_group,
            TABLE + "table-row-group": self._close_group,
            TABLE + "table-row": self._close_row,
            TABLE + "table-cell": self._close_cell,
        }

    def closed(self, name: str, style: str) -> Sheet:
        """Return the sheet, of which everything has come in."""
        columns = {column for _, column in self._cells}
        return Sheet(
            name=name,
            cells=self._cells,
            is_hidden=self._styles.is_hidden_sheet(style),
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(columns & self._hidden_columns),
            merged=tuple(self.merged),
            footer=self._styles.footer(style),
        )

    def _take_column(self, attributes: Attributes) -> None:
        first = self._column + 1
        self._column += self._scopes.count(attributes, _COLUMNS_REPEATED)
        if self._is_hidden("table-column", attributes):
            last = min(self._column, limits.MAX_COLUMN)
            self._hidden_columns.update(range(first, last + 1))

    def _is_hidden(self, family: str, attributes: Attributes) -> bool:
        is_shut = attributes.get(TABLE + "visibility") in _HIDDEN or any(self._groups)
        return is_shut or self._styles.is_flat(family, attributes.get(_STYLE))

    def _open_group(self, attributes: Attributes) -> None:
        self._groups.append(attributes.get(TABLE + "display") == "false")

    def _close_group(self) -> None:
        self._groups.pop()

    def _open_row(self, attributes: Attributes) -> None:
        if self._row_attributes is not None:
            raise self._scopes.damaged()
        self._row_attributes = attributes
        self._found = {}
        self._spans.clear()
        self._typed = 0
        self._column = 1

    def _open_cell(self, attributes: Attributes) -> None:
        if self._row_attributes is None or self._attributes is not None:
            raise self._scopes.damaged()
        self._attributes = attributes
        self._text.is_wanted = True

    def _pass_covered(self, attributes: Attributes) -> None:
        # What a merged cell covers is not shown, so nobody can have meant it.
        self._column += self._scopes.count(attributes, _COLUMNS_REPEATED)

    def _close_cell(self) -> None:
        attributes, self._attributes = self._attributes or {}, None
        self._text.is_wanted = False
        column = self._column
        self._column += self._scopes.count(attributes, _COLUMNS_REPEATED)
        if _COLUMNS_SPANNED in attributes or _ROWS_SPANNED in attributes:
            rows = self._scopes.count(attributes, _ROWS_SPANNED)
            columns = self._scopes.count(attributes, _COLUMNS_SPANNED)
            self._spans.append((column, rows, columns))
        cell = self._cell(attributes)
        if cell is None:
            return
        if self._column > limits.MAX_COLUMN + 1:
            raise self._repeated()
        self._typed += 1
        for place in range(column, self._column):
            self._found[place] = cell

    def _cell(self, attributes: Attributes) -> Cell | None:
        text = self._text.taken() if self._text.lines else ""
        note = ""
        if self.notes:
            note = "\n".join(self.notes)
            self.notes.clear()
        if self.has_table:
            self.has_table = False
            return broken_cell(words.TABLE_IN_CELL, formula=attributes.get(FORMULA), note=note)
        is_said = text or note or not CONTENT.isdisjoint(attributes)
        return read_cell(attributes, text, note) if is_said else None

    def _close_row(self) -> None:
        attributes, self._row_attributes = self._row_attributes or {}, None
        first = self._row + 1
        self._row += self._scopes.count(attributes, _ROWS_REPEATED)
        # A merged range without content is told once: it hides nothing.
        last = self._row if self._found else first
        if self._found:
            self._spend(len(self._found) * (last - first + 1))
            is_hidden = self._is_hidden("table-row", attributes)
            for row in range(first, last + 1):
                self._cells.update(((row, column), cell) for column, cell in self._found.items())
                if is_hidden:
                    self._hidden_rows.add(row)
        if self._spans:
            for row in range(first, last + 1):
                self._merge(row)

    def _merge(self, row: int) -> None:
        for column, rows, columns in self._spans:
            bottom, right = row + rows - 1, column + columns - 1
            is_outside = bottom > limits.MAX_ROW or right > limits.MAX_COLUMN
            is_vast = rows * columns > limits.MAX_MERGED_CELLS
            if is_outside or is_vast or len(self.merged) == limits.MAX_MERGED:
                raise refused(Code.TOO_LARGE, self._scopes.budget.file, what=words.MERGED)
            if rows > 1 or columns > 1:
                self.merged.append((row, column, bottom, right))

    def _spend(self, cells: int) -> None:
        budget = self._scopes.budget
        is_repeated = cells > self._typed
        if self._row > limits.MAX_ROW or (is_repeated and cells > budget.cells):
            raise self._repeated()
        budget.spend_cells(cells)

    def _repeated(self) -> FileRefusedError:
        return refused(Code.TOO_LARGE, self._scopes.budget.file, what=words.REPEATED)
