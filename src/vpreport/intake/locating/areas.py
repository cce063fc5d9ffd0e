"""Finding the declared tables in a workbook, wherever their sheets, rows and columns now are.

A table is known by its key row: the mark with the table's key in one cell, and the keys of the
columns in the others. The mark's own column holds the row ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from vpreport.intake.grid import Cell, CellKind, Grid, Sheet
from vpreport.template.layout import KEY_ROW_MARK
from vpreport.template.table import Table

# Where the mark is gone: so many column keys in a row make it a key row all the same.
ENOUGH_KEYS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One table on one sheet.

    `own` are the rows that belong to it, `columns` has the columns of each key and `rows` the rows
    of each id. `by_labels`: keys or ids are gone, and it was found by its headings (which are its
    `key_row`) and the numbers and names of its rows.
    """

    table: Table
    sheet: Sheet
    key_row: int
    id_column: int
    own: range
    columns: Mapping[str, tuple[int, ...]]
    rows: Mapping[str, tuple[int, ...]]
    by_labels: bool = False

    def cell(self, row: int, key: str) -> Cell | None:
        """Return the cell of the first column with that key; None where nothing stands there."""
        columns = self.columns.get(key, ())
        return self.sheet.cells.get((row, columns[0])) if columns else None


def find_areas(grid: Grid, tables: Iterable[Table]) -> tuple[Area, ...]:
    """Return every place where one of the tables stands, in the order of the sheets."""
    wanted = {table.key: table for table in tables}
    return tuple(area for sheet in grid.sheets for area in _areas_of(sheet, wanted))


def is_key_mark(cell: Cell) -> bool:
    """Return whether the cell is the mark of a key row."""
    if KEY_ROW_MARK not in cell.text or cell.kind is not CellKind.TEXT:
        return False
    return cell.text.strip().split(" ")[0] == KEY_ROW_MARK


def _areas_of(sheet: Sheet, wanted: Mapping[str, Table]) -> tuple[Area, ...]:
    marked = _marked(sheet, wanted) or _unmarked(sheet, wanted)
    starts = sorted(row for row, _, _ in marked)
    return tuple(
        _area(sheet, table, row, column, own_rows(row, starts)) for row, column, table in marked
    )


def own_rows(key_row: int, starts: list[int]) -> range:
    """Return the rows that belong to a key row: all of them, unless the sheet has several.

    A person can have sorted the key row into the middle of its own table.
    """
    place = starts.index(key_row)
    first = starts[place] if place else 1
    last = starts[place + 1] if place + 1 < len(starts) else 2**31
    return range(first, last)


def _marked(sheet: Sheet, wanted: Mapping[str, Table]) -> list[tuple[int, int, Table]]:
    found = []
    for (row, column), cell in sheet.cells.items():
        if is_key_mark(cell):
            key = cell.text.split()[-1]
            if key in wanted:
                found.append((row, column, wanted[key]))
    return found


def _unmarked(sheet: Sheet, wanted: Mapping[str, Table]) -> list[tuple[int, int, Table]]:
    """Return the row that holds the most keys of one table, with the column before the keys."""
    keys = {table.key: {column.key for column in table.columns} for table in wanted.values()}
    best = (ENOUGH_KEYS - 1, 0, 0, "")
    for row, texts in _texts_by_row(sheet).items():
        for table_key, own in keys.items():
            found = [column for column, text in texts.items() if text in own]
            if len(found) > best[0]:
                best = (len(found), row, min(found), table_key)
    _, row, first, table_key = best
    return [(row, _fullest_before(sheet, row, first), wanted[table_key])] if table_key else []


def _texts_by_row(sheet: Sheet) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        rows.setdefault(row, {})[column] = cell.text.strip()
    return rows


def _fullest_before(sheet: Sheet, key_row: int, first: int) -> int:
    """Return the column left of the keys with the most different words without blanks."""
    ids: dict[int, set[str]] = {column: set() for column in range(1, first)}
    for (row, column), cell in sheet.cells.items():
        if row > key_row and column < first and cell.text and " " not in cell.text:
            ids[column].add(cell.text)
    return max(ids, key=lambda column: (len(ids[column]), -column), default=1)


def _area(sheet: Sheet, table: Table, key_row: int, id_column: int, own: range) -> Area:
    columns: dict[str, list[int]] = {}
    rows: dict[str, list[int]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row == key_row and column != id_column:
            columns.setdefault(cell.text.strip(), []).append(column)
        elif column == id_column and row in own and row != key_row and cell.text.strip():
            rows.setdefault(cell.text.strip(), []).append(row)
    return Area(
        table=table,
        sheet=sheet,
        key_row=key_row,
        id_column=id_column,
        own=own,
        columns={key: tuple(found) for key, found in columns.items()},
        rows={row_id: tuple(found) for row_id, found in rows.items()},
    )
