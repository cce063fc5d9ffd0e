"""Taking what was typed on confidential rows out of a workbook before anything else reads it.

What comes after this (answers, findings, comparisons, sources) is made from a grid in which such
a row holds what the template had there and nothing else, so that nothing can be quoted, kept or
counted by mistake. That something stood there is said, never where on the row or what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from vpreport.findings import Code, Finding, Place
from vpreport.intake.asked import Asked
from vpreport.intake.formats.cells import text_cell
from vpreport.intake.grid import Cell, Grid, Sheet
from vpreport.intake.locating.areas import Area, find_areas
from vpreport.intake.parsing.answers import is_blank
from vpreport.intake.parsing.cleaning import one_line
from vpreport.template.declared import TABLES
from vpreport.template.table import Row

Address = tuple[int, int]
Closed = Mapping[tuple[str, str], Row]
"""The confidential rows by table key and row id."""


def without_confidential(grid: Grid, asked: Asked, file: str) -> tuple[Grid, tuple[Finding, ...]]:
    """Return the grid without what was typed on confidential rows, and a finding for each.

    A row is confidential by its id or, where ids have been sorted apart or cut away, by its name.
    """
    closed = asked.closed_rows
    if not closed:
        return grid, ()
    labels = ((one_line(row.label), row) for row in closed.values())
    names = {name: row for name, row in labels if name not in asked.open_names}
    areas = find_areas(grid, TABLES)
    cleaners = tuple(
        _Cleaner(
            sheet=sheet,
            areas=tuple(area for area in areas if area.sheet is sheet),
            closed=closed,
            names=names,
        )
        for sheet in grid.sheets
    )
    sheets = tuple(cleaner.cleaned() for cleaner in cleaners)
    findings = tuple(finding for cleaner in cleaners for finding in cleaner.findings(file))
    return replace(grid, sheets=sheets), findings


@dataclass(slots=True, kw_only=True)
class _Cleaner:
    """Cleans one sheet; `typed` are the rows on which something was found, with their names."""

    sheet: Sheet
    areas: tuple[Area, ...]
    closed: Closed
    names: Mapping[str, Row]
    typed: dict[int, Row] = field(default_factory=dict)

    def cleaned(self) -> Sheet:
        by_id, by_name = self._found()
        held = {**by_name, **by_id}
        if not held:
            return self.sheet
        cells = {at: cell for at, cell in self.sheet.cells.items() if at[0] not in held}
        expected = self._expected()
        for (number, column), cell in self.sheet.cells.items():
            if number in by_id:
                self._note_if_typed(number, cell, expected.get((number, column), ""), by_id)
            elif number in by_name and self._says_only_whose(by_name[number], column, cell):
                cells[number, column] = replace(cell, note="")
            elif number in by_name:
                self._note_unless_known(number, cell, by_name[number])
        cells |= {
            at: text_cell(text, formula=None, note="") for at, text in expected.items() if text
        }
        merged = self._unmerged(held, cells)
        return replace(self.sheet, cells=dict(sorted(cells.items())), merged=merged)

    def findings(self, file: str) -> tuple[Finding, ...]:
        return tuple(
            Finding(
                code=Code.CONFIDENTIAL_ANSWER,
                place=Place(file=file, sheet=self.sheet.name, row=number, item=row.name),
            )
            for number, row in sorted(self.typed.items())
        )

    def _found(self) -> tuple[dict[int, Row], dict[int, Row]]:
        """Return the confidential rows by number: those known by id, and those only by name."""
        by_id = {number: row for area in self._areas() for number, row in self._held_by(area)}
        ids = {} if self.areas else {row_id: row for (_, row_id), row in self.closed.items()}
        by_name = {
            number: row
            for (number, _), cell in self.sheet.cells.items()
            if (row := self.names.get(one_line(cell.text)) or ids.get(cell.text.strip()))
        }
        return by_id, by_name

    def _areas(self) -> tuple[Area, ...]:
        """Return the tables of the sheet, but for one whose mark is typed on a confidential row."""
        held = {number for area in self.areas for number, _ in self._held_by(area)}
        return tuple(area for area in self.areas if area.key_row not in held)

    def _held_by(self, area: Area) -> Iterator[tuple[int, Row]]:
        """Yield each row of the whole sheet that has a confidential id in the table's column."""
        for (number, column), cell in self.sheet.cells.items():
            if column != area.id_column:
                continue
            row = self.closed.get((area.table.key, cell.text.strip()))
            if row is not None:
                yield number, row

    def _expected(self) -> dict[Address, str]:
        """Return what the template has in every cell of the rows that are known by id."""
        found: dict[Address, str] = {}
        for area in self._areas():
            for number, row in self._held_by(area):
                found[number, area.id_column] = row.id
                for key, columns in area.columns.items():
                    text = row.shown.get(key) or row.closed.get(key, "")
                    found |= {(number, column): text for column in columns}
        return found

    def _note_if_typed(
        self, number: int, cell: Cell, expected: str, rows: Mapping[int, Row]
    ) -> None:
        says_more = not is_blank(cell) and one_line(cell.text) != one_line(expected)
        if says_more or cell.note or cell.formula:
            self.typed[number] = rows[number]

    def _says_only_whose(self, row: Row, column: int, cell: Cell) -> bool:
        """Return whether the cell only tells what row this is: number, name or a known id."""
        if cell.formula is None and one_line(cell.text) in (row.number, one_line(row.label)):
            return True
        known = {row_id for _, row_id in self.closed}
        is_id = any(column == area.id_column for area in self.areas)
        return cell.text.strip() in known or (is_id and " " not in cell.text.strip())

    def _note_unless_known(self, number: int, cell: Cell, row: Row) -> None:
        template = {one_line(text) for text in (*row.shown.values(), *row.closed.values())}
        if (not is_blank(cell) and one_line(cell.text) not in template) or cell.note:
            self.typed[number] = row

    def _unmerged(
        self, held: Mapping[int, Row], cells: dict[Address, Cell]
    ) -> tuple[tuple[int, int, int, int], ...]:
        """Return the merged areas that no confidential row is part of.

        What stands in one that is may be its answer, so it goes too.
        """
        kept = []
        for area in self.sheet.merged:
            top, left, bottom, _ = area
            inside = [number for number in held if top <= number <= bottom]
            if not inside:
                kept.append(area)
            elif top not in held and not is_blank(cells.pop((top, left), None)):
                self.typed[inside[0]] = held[inside[0]]
        return tuple(kept)
