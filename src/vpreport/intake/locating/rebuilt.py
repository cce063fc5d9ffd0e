"""Finding tables on sheets that have lost their hidden rows and columns.

Who copies what can be seen into a new sheet leaves the keys and the ids behind. Then the headings
tell the columns apart, and number and name together the rows. Only what is wholly certain counts:
both texts of a row must be those of one row of the plan, and no other table may fit as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vpreport.intake.grid import CellKind, Grid, Sheet
from vpreport.intake.locating.areas import ENOUGH_KEYS, Area, find_areas, own_rows
from vpreport.intake.locating.witnesses import IDENTIFYING_COLUMNS
from vpreport.intake.parsing.cleaning import one_line
from vpreport.template.table import Row, Table

Declared = tuple[tuple[Table, tuple[Row, ...]], ...]
"""The tables of a department's template, each with its rows."""

NO_COLUMN: Final = 0
LONGEST_HEADING: Final = 100  # signs, blanks included


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """A row that reads like the headings of a table; `columns` has the columns of each key."""

    row: int
    table: Table
    rows: tuple[Row, ...]
    columns: Mapping[str, tuple[int, ...]]

    @property
    def identifying(self) -> tuple[int, ...]:
        """The columns of number and name."""
        keys = [column.key for column in self.table.columns[:IDENTIFYING_COLUMNS]]
        return tuple(self.columns[key][0] for key in keys)


def locate(grid: Grid, declared: Declared) -> tuple[Area, ...]:
    """Return every place where one of the tables stands, by keys and ids or by what is seen.

    A sheet where keys and ids lead to a row is never read by what is seen.
    """
    by_keys = find_areas(grid, (table for table, _ in declared))
    ids = {table.key: {row.id for row in rows} for table, rows in declared}
    found: list[Area] = []
    for sheet in grid.sheets:
        own = [area for area in by_keys if area.sheet is sheet]
        leads = any(ids[area.table.key] & set(area.rows) for area in own)
        found.extend(own if leads else (rebuilt_areas(sheet, declared) or own))
    return tuple(found)


def rebuilt_areas(sheet: Sheet, declared: Declared) -> tuple[Area, ...]:
    """Return the tables on a sheet by their headings, in the order of their rows."""
    headings = tuple(_headings(sheet, declared))
    starts = sorted({heading.row for heading in headings})
    return tuple(
        area
        for row in starts
        if (area := _best(sheet, [h for h in headings if h.row == row], own_rows(row, starts)))
    )


def _best(sheet: Sheet, headings: Iterable[_Heading], own: range) -> Area | None:
    """Return the table that fits best below a row of headings, None where two fit alike or none."""
    areas = [area for heading in headings if (area := _area(sheet, heading, own)).rows]
    if not areas:
        return None
    fits = [(len(area.rows), len(area.columns)) for area in areas]
    best = max(fits)
    return areas[fits.index(best)] if fits.count(best) == 1 else None


def _headings(sheet: Sheet, declared: Declared) -> Iterator[_Heading]:
    """Yield each row that has number, name, an input and enough columns of a table."""
    names: dict[str, list[tuple[str, str]]] = {}
    for table, _ in declared:
        for column in table.columns:
            for name in {_name(column.words.title), column.key}:
                names.setdefault(name, []).append((table.key, column.key))
    found: dict[tuple[int, str], dict[str, tuple[int, ...]]] = {}
    for (row, number), cell in sorted(sheet.cells.items()):
        if cell.kind is CellKind.TEXT and len(cell.text) <= LONGEST_HEADING:
            for table_key, key in names.get(_name(cell.text), ()):
                columns = found.setdefault((row, table_key), {})
                columns[key] = (*columns.get(key, ()), number)
    by_key = {table.key: (table, rows) for table, rows in declared}
    for (row, table_key), columns in found.items():
        table, rows = by_key[table_key]
        if _is_enough(table, columns):
            yield _Heading(row=row, table=table, rows=rows, columns=columns)


def _name(text: str) -> str:
    return one_line(text).casefold()


def _is_enough(table: Table, columns: Mapping[str, tuple[int, ...]]) -> bool:
    identifying = table.columns[:IDENTIFYING_COLUMNS]
    inputs = [column.key for column in table.columns if column.is_input]
    return (
        len(columns) >= ENOUGH_KEYS
        and all(len(columns.get(column.key, ())) == 1 for column in identifying)
        and any(key in columns for key in inputs)
    )


def _area(sheet: Sheet, heading: _Heading, own: range) -> Area:
    id_column = _id_column(sheet, heading)
    rows: dict[str, list[int]] = {}
    for number, row_id in sorted(_row_ids(sheet, heading, own, id_column).items()):
        rows.setdefault(row_id, []).append(number)
    return Area(
        table=heading.table,
        sheet=sheet,
        key_row=heading.row,
        id_column=id_column or heading.identifying[0],
        own=own,
        columns=heading.columns,
        rows={row_id: tuple(numbers) for row_id, numbers in rows.items()},
        by_labels=True,
    )


def _id_column(sheet: Sheet, heading: _Heading) -> int:
    """Return the column without a heading where most ids stand, NO_COLUMN where they are gone."""
    ids = {row.id for row in heading.rows}
    headed = {column for columns in heading.columns.values() for column in columns}
    found = Counter(
        at[1] for at, cell in sheet.cells.items() if cell.text in ids and at[1] not in headed
    )
    return found.most_common(1)[0][0] if found else NO_COLUMN


def _row_ids(sheet: Sheet, heading: _Heading, own: range, id_column: int) -> dict[int, str]:
    """Return the row id of each row of the sheet that is certain: by its id, else by its texts."""
    ids = {row.id for row in heading.rows}
    by_texts = _by_texts(heading)
    shown: dict[int, dict[int, str]] = {}
    for (number, column), cell in sheet.cells.items():
        if number in own and number != heading.row:
            shown.setdefault(number, {})[column] = one_line(cell.text)
    found = {}
    for number, texts in shown.items():
        written = texts.get(id_column, "")
        seen = tuple(texts.get(column, "") for column in heading.identifying)
        row_id = written if written in ids else by_texts.get(seen)
        if row_id is not None:
            found[number] = row_id
    return found


def _by_texts(heading: _Heading) -> dict[tuple[str, ...], str]:
    """Return whose number and name the texts of a row are; texts that two rows share are none's."""
    keys = [column.key for column in heading.table.columns[:IDENTIFYING_COLUMNS]]
    texts = {
        row.id: tuple(one_line(row.shown.get(key, "")) for key in keys) for row in heading.rows
    }
    shared = Counter(texts.values())
    return {seen: row_id for row_id, seen in texts.items() if all(seen) and shared[seen] == 1}
