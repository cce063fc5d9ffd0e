"""Answers in a workbook that have no place any more: their row or column is gone from the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vpreport.findings import Code, Finding, Place
from vpreport.intake.grid import a1
from vpreport.intake.locating.areas import Area
from vpreport.intake.locating.witnesses import IDENTIFYING_COLUMNS
from vpreport.intake.parsing.answers import is_blank
from vpreport.intake.parsing.cleaning import one_line
from vpreport.plan.types import CheckpointKind
from vpreport.template.table import Column, Row


def leftovers(
    area: Area, rows: Iterable[Row], kind: CheckpointKind, file: str
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
                yield from _answer(area, number, column, code, file)


def _answer(area: Area, number: int, column: Column, code: Code, file: str) -> Iterator[Finding]:
    cell = area.cell(number, column.key)
    if cell is None or is_blank(cell):
        return
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
    yield Finding(code=code, place=place, params=params)


def _shown(area: Area, number: int) -> str:
    """Return the number and the name that stand on the row."""
    keys = (column.key for column in area.table.columns[:IDENTIFYING_COLUMNS])
    cells = (area.cell(number, key) for key in keys)
    return " ".join(text for cell in cells if cell and (text := one_line(cell.text)))
