"""The values typed in a confidential workbook, to be looked for in public files.

They are taken as they stand in the cells to be filled in, without the plan and whatever is wrong
with them: what must not leak does not depend on whether it can be used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from vpreport.findings import UsageError
from vpreport.intake.grid import Cell
from vpreport.intake.locating.areas import Area, find_areas
from vpreport.intake.opening.files import receive
from vpreport.intake.opening.sniffing import sniff
from vpreport.intake.refusal import FileRefusedError
from vpreport.intake.submissions import READERS
from vpreport.leaks.secrets import Secret, secrets_in
from vpreport.template.declared import TABLES


def secrets_of_workbook(path: str | Path) -> tuple[Secret, ...]:
    """Return every number, date, text and note in the cells to be filled in, by the row's id.

    Raises UsageError where the file cannot be read: nothing could then be said of the rest.
    """
    try:
        received = receive(Path(path))
        form, package = sniff(received)
        grid = READERS[form](received, package)
    except FileRefusedError as error:
        raise UsageError(*error.findings) from None
    return tuple(secret for area in find_areas(grid, TABLES) for secret in _of_area(area))


def _of_area(area: Area) -> Iterator[Secret]:
    inputs = [column.key for column in area.table.columns if column.is_input]
    columns = sorted(column for key in inputs for column in area.columns.get(key, ()))
    for row, places in sorted(area.rows.items()):
        for place in places:
            for column in columns:
                if cell := area.sheet.cells.get((place, column)):
                    yield from _of_cell(row, cell)


def _of_cell(row: str, cell: Cell) -> Iterator[Secret]:
    if cell.note:
        yield from secrets_in(row, cell.note)
    match cell.value:
        case bool() | None:
            return
        case Decimal() | dt.date():
            yield Secret(row=row, value=cell.value)
        case str():
            yield from secrets_in(row, cell.value)
