"""Answers in a workbook that have no place any more: their row or column is gone from the plan."""

from __future__ import annotations

from collections.abc import Iterator

from vpreport.findings import Code, Finding, Place
from vpreport.intake.grid import Cell, CellKind, a1
from vpreport.intake.locating.areas import Area
from vpreport.intake.locating.witnesses import IDENTIFYING_COLUMNS
from vpreport.intake.parsing.answers import is_blank
from vpreport.intake.parsing.cleaning import one_line
from vpreport.plan.types import CheckpointKind
from vpreport.template.table import Column, Row
from vpreport.texts.columns import NO_TARGET_NEXT


def leftovers(
    area: Area, rows: tuple[Row, ...], kind: CheckpointKind, file: str
) -> Iterator[Finding]:
    """Yield a finding for each such answer, by row.

    `kind` is the checkpoint's: a column that only others have is gone too.
    """
    known = {row.id for row in rows}
    for row_id, numbers in area.rows.items():
        for column in area.table.columns:
            if not column.is_input or (row_id in known and column.is_at(kind)):
                continue
            code = Code.COLUMN_GONE if row_id in known else Code.ROW_GONE
            for number in numbers:
                cell = area.cell(number, column.key)
                if cell is not None and not _is_of_the_template(cell, column, rows):
                    yield _answer(area, number, column, code, cell, file)


def _is_of_the_template(cell: Cell, column: Column, rows: tuple[Row, ...]) -> bool:
    """Return whether nothing was typed: the cell is blank, or has words that templates have."""
    if is_blank(cell):
        return True
    if cell.kind is not CellKind.TEXT:
        return False
    closed = {one_line(text) for row in rows for text in row.closed.values()}
    may_be_shown = any(column.key in row.shown for row in rows)
    return may_be_shown or one_line(cell.text) in closed | {NO_TARGET_NEXT}


def _answer(area: Area, number: int, column: Column, code: Code, cell: Cell, file: str) -> Finding:
    at = area.columns[column.key][0]
    place = Place(
        file=file,
        sheet=area.sheet.name,
        cell=a1(number, at),
        row=number,
        column=at,
        item=_shown(area, number),
    )
    params = {"column": column.words.title, "value": cell.text}
    return Finding(code=code, place=place, params=params)


def _shown(area: Area, number: int) -> str:
    """Return the number and the name that stand on the row."""
    keys = (column.key for column in area.table.columns[:IDENTIFYING_COLUMNS])
    cells = (area.cell(number, key) for key in keys)
    return " ".join(text for cell in cells if cell and (text := one_line(cell.text)))
