"""One worksheet part, cell by cell as expat tells of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from vpreport.findings import Code
from vpreport.intake.formats.cells import broken_cell, empty_cell
from vpreport.intake.formats.ooxml import MAIN, is_on
from vpreport.intake.formats.xlsx_styles import as_index
from vpreport.intake.formats.xlsx_values import Values
from vpreport.intake.grid import Cell, Sheet
from vpreport.intake.opening import limits
from vpreport.intake.opening.bounded_xml import Attributes, Budget, Pass, named
from vpreport.intake.refusal import FileRefusedError, refused
from vpreport.texts import intake_words as words

Address = tuple[int, int]

_CELL_DEPTH: Final = 4  # worksheet, sheetData, row, c
_ADDRESS: Final = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_FOOT_CODES: Final = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|[0-9]{1,3}|[A-Z])')


class SheetReader:
    """Reads the part of one sheet. What it gathers stands in its attributes after `read`."""

    def __init__(self, values: Values, budget: Budget) -> None:
        self.cells: dict[Address, Cell] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[range] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.footer = ""
        self._values = values
        self._budget = budget
        self._is_worksheet = False
        self._row = 0
        self._last: Address = (0, 0)
        self._attributes: Attributes = {}
        self._content: str | None = None
        self._formula: str | None = None
        self._is_doubled = False
        self._texts: list[str] = []
        self._spoken = 0
        starts = {
            "worksheet": self._root,
            "row": self._open_row,
            "c": self._open_cell,
            "v": self._collect,
            "f": self._collect,
            "t": self._collect,
            "rPh": self._open_spoken,
            "oddFooter": self._collect,
            "col": self._take_column,
            "mergeCell": self._take_merged,
        }
        ends = {
            "c": self._close_cell,
            "v": self._close_value,
            "f": self._close_formula,
            "t": self._close_text,
            "rPh": self._close_spoken,
            "oddFooter": self._close_footer,
        }
        self._pass = Pass(budget=budget, starts=named(MAIN, starts), ends=named(MAIN, ends))

    def read(self, content: bytes, notes: Mapping[str, str], *, name: str, hidden: bool) -> Sheet:
        """Return the sheet. Raises FileRefusedError where the part is no whole worksheet."""
        self._pass.walk(content)
        if not self._is_worksheet:
            raise self._damaged()
        for address, note in notes.items():
            self._add_note(_parsed(address), note)
        columns = {column for _, column in self.cells}
        return Sheet(
            name=name,
            cells={at: cell for at, cell in sorted(self.cells.items()) if cell != _NOTHING},
            is_hidden=hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(
                column for column in columns if any(column in r for r in self.hidden_columns)
            ),
            merged=tuple(sorted(self.merged)),
            footer=self.footer,
        )

    def _damaged(self) -> FileRefusedError:
        return refused(Code.DAMAGED, self._budget.file, reason=words.UNREADABLE_CONTENT)

    def _root(self, _: Attributes) -> None:
        self._is_worksheet = self._is_worksheet or self._pass.depth == 1

    def _collect(self, _: Attributes) -> None:
        self._pass.collect()

    def _open_row(self, attributes: Attributes) -> None:
        written = attributes.get("r")
        number = self._row + 1 if written is None else as_index(written)
        if number is None:
            raise self._damaged()
        self._row = number
        self._last = (self._row, 0)
        if is_on(attributes.get("hidden")):
            self.hidden_rows.add(self._row)

    def _open_cell(self, attributes: Attributes) -> None:
        if self._pass.depth != _CELL_DEPTH:
            raise self._damaged()  # a cell that other programs might not see, or see elsewhere
        self._attributes = attributes
        self._content = None
        self._formula = None
        self._is_doubled = False
        self._texts.clear()

    def _close_value(self) -> None:
        self._take_value(self._pass.collected())

    def _take_value(self, value: str) -> None:
        self._is_doubled = self._is_doubled or self._content is not None
        self._content = value if self._content is None else words.both(self._content, value)

    def _close_formula(self) -> None:
        self._formula = f"={self._pass.collected()}"

    def _open_spoken(self, _: Attributes) -> None:
        self._spoken += 1

    def _close_spoken(self) -> None:
        self._spoken -= 1

    def _close_text(self) -> None:
        """Add a text of the cell's own; a cell with runs has several."""
        text = self._pass.collected()
        if not self._spoken:
            self._texts.append(text)

    def _close_footer(self) -> None:
        self.footer = _FOOT_CODES.sub(" ", self._pass.collected()).strip()

    def _close_cell(self) -> None:
        attributes = self._attributes
        written = attributes.get("r")
        row, column = self._last
        self._last = at = (row, column + 1) if written is None else _parsed(written)
        formula = self._formula
        if self._texts:
            self._take_value("".join(self._texts))
        content = self._content
        if content is None and formula is None:
            return
        if not (0 < at[0] <= limits.MAX_ROW and 0 < at[1] <= limits.MAX_COLUMN):
            raise self._damaged()
        if content is None:
            cell = empty_cell(formula=formula, note="")
        elif self._is_doubled:  # programs differ in which of the two they show
            cell = broken_cell(content, formula=formula)
        else:
            kind, style = attributes.get("t", ""), attributes.get("s", "")
            cell = self._values.cell(kind, style, content, formula)
        self._budget.spend_cells()
        if at in self.cells and self.cells[at] != cell:
            # Two cells with one address: programs differ in which of them they show.
            cell = broken_cell(words.both(self.cells[at].text, cell.text))
        self.cells[at] = cell

    def _add_note(self, at: Address, note: str) -> None:
        cell = self.cells.get(at)
        if at != _NOWHERE:
            self.cells[at] = (
                empty_cell(formula=None, note=note) if cell is None else replace(cell, note=note)
            )

    def _take_column(self, attributes: Attributes) -> None:
        if is_on(attributes.get("hidden")):
            first, last = as_index(attributes.get("min")), as_index(attributes.get("max"))
            self.hidden_columns.append(range(first or 1, (last or 1) + 1))

    def _take_merged(self, attributes: Attributes) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        (top, left), (bottom, right) = _parsed(first), _parsed(last or first)
        self.merged.append((top, left, bottom, right))
        cells = (bottom - top + 1) * (right - left + 1)
        if cells > limits.MAX_MERGED_CELLS or len(self.merged) > limits.MAX_MERGED:
            raise refused(Code.TOO_LARGE, self._budget.file, what=words.MERGED)


_NOTHING: Final = empty_cell(formula=None, note="")
_NOWHERE: Final = (0, 0)


def _parsed(address: str) -> Address:
    """Return row and column, counted from 1; (0, 0) for what is no address."""
    found = _ADDRESS.fullmatch(address.strip())
    return (int(found[2]), _column(found[1])) if found else _NOWHERE


@cache
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
