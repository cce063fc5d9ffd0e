"""What stands in a workbook where no answer is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from vpreport.findings import Code, Finding, Place
from vpreport.intake.grid import Cell, Grid, Sheet, a1
from vpreport.intake.locating.areas import Area
from vpreport.intake.parsing.answers import is_blank
from vpreport.intake.parsing.cleaning import one_line
from vpreport.template.layout import INFO_SHEET, LIST_SHEET
from vpreport.template.table import Row
from vpreport.texts import intake_words as words
from vpreport.texts import returns
from vpreport.texts import template as texts

HEADING_OFFSET: Final = 1  # the headings stand directly below the keys

Address = tuple[int, int]  # row and column, both counted from 1

_CODE_LABEL: Final = texts.CODE.partition("{")[0].strip()


def stray_content(area: Area, rows: Iterable[Row], file: str) -> Iterator[Finding]:
    """Yield a finding for each row without a known id, and one for all text outside the table."""
    rows = tuple(rows)
    printed = _printed(area, rows)
    known = {number for row in rows for number in area.rows.get(row.id, ())}
    ids = {number: row_id for row_id, found in area.rows.items() for number in found}
    outside: dict[Address, Cell] = {}
    for number, cells in _rows_with_content(area).items():
        if number in known:
            outside |= _without_key(area, number, cells)
        elif number in ids:
            place = _place(area.sheet, (number, area.id_column), file)
            yield Finding(code=Code.ROW_UNKNOWN, place=place, params={"value": ids[number]})
        elif not _is_top(area, number, cells):
            if answers := _answers_in(area, number, cells, printed):
                address, cell = next(iter(answers.items()))
                place = _place(area.sheet, address, file)
                yield _without_id(area, place, cell)
            else:
                outside |= {(number, column): cell for column, cell in cells.items()}
    yield from _outside(area.sheet, outside, file)


def extra_sheets(grid: Grid, areas: Iterable[Area], file: str) -> Iterator[Finding]:
    """Yield a finding for each sheet with content that is not one of the template's own."""
    tables = {id(area.sheet) for area in areas}
    for sheet in grid.sheets:
        if id(sheet) not in tables and not _is_of_the_template(sheet):
            filled = {at: cell for at, cell in sorted(sheet.cells.items()) if not is_blank(cell)}
            yield from _outside(sheet, filled, file)


def _without_id(area: Area, place: Place, cell: Cell) -> Finding:
    """Return the finding about an answer on a row of which it is not known what row it is.

    Where rows are known by their texts, it may be a confidential one, so nothing is quoted.
    """
    if area.by_labels:
        return Finding(code=Code.ROW_NOT_RECOGNISED, place=place)
    return Finding(code=Code.ROW_WITHOUT_ID, place=place, params={"value": cell.text})


def _is_of_the_template(sheet: Sheet) -> bool:
    if sheet.name in (texts.README_SHEET, returns.SHEET, INFO_SHEET, LIST_SHEET):
        return True
    return any(cell.text.strip().startswith(_CODE_LABEL) for cell in sheet.cells.values())


def _rows_with_content(area: Area) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(area.sheet.cells.items()):
        if row in area.own and row != area.key_row and not is_blank(cell):
            rows.setdefault(row, {})[column] = cell
    return rows


def _is_top(area: Area, number: int, cells: Mapping[int, Cell]) -> bool:
    """Return whether the row is above the table or holds its headings, wherever they now are."""
    if number <= area.key_row + (0 if area.by_labels else HEADING_OFFSET):
        return True
    titles = {column.words.title for column in area.table.columns}
    return all(cell.text.strip() in titles for cell in cells.values())


def _without_key(area: Area, number: int, cells: Mapping[int, Cell]) -> dict[Address, Cell]:
    keyed = {column for columns in area.columns.values() for column in columns}
    keys = {column.key for column in area.table.columns}
    return {
        (number, column): cell
        for column, cell in cells.items()
        if column not in keyed and column != area.id_column
        # The hidden column of required cells, where its key is gone.
        if not (area.by_labels and keys.issuperset(cell.text.split()))
    }


def _printed(area: Area, rows: Iterable[Row]) -> frozenset[tuple[int, str]]:
    """Return what a template has in its input columns where nothing is asked for, by column.

    Only of use where a row's id cannot tell that it is a template's: elsewhere all is an answer.
    """
    if not area.by_labels:
        return frozenset()
    return frozenset(
        (number, one_line(text))
        for row in rows
        for key, text in (*row.shown.items(), *row.closed.items())
        for number in area.columns.get(key, ())
    )


def _answers_in(
    area: Area, number: int, cells: Mapping[int, Cell], printed: frozenset[tuple[int, str]]
) -> dict[Address, Cell]:
    inputs = {
        place
        for column in area.table.columns
        if column.is_input
        for place in area.columns.get(column.key, ())
    }
    return {
        (number, column): cell
        for column, cell in cells.items()
        if column in inputs and (column, one_line(cell.text)) not in printed
    }


def _outside(sheet: Sheet, cells: Mapping[Address, Cell], file: str) -> Iterator[Finding]:
    """Yield one finding for all stray cells of a sheet: a table pasted beside has hundreds."""
    if cells:
        address, cell = next(iter(cells.items()))
        params = {"value": cell.text, "more": words.and_more(len(cells) - 1)}
        place = _place(sheet, address, file)
        yield Finding(code=Code.OUTSIDE_TABLE, place=place, params=params)


def _place(sheet: Sheet, address: Address, file: str) -> Place:
    row, column = address
    return Place(file=file, sheet=sheet.name, cell=a1(row, column), row=row, column=column)
