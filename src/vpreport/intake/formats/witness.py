"""A second reading of an .xlsx file, with openpyxl, that every cell must agree with.

Used where somebody asks for it, and in the tests always. Two readers written by different people
seldom make the same mistake; where they differ the cell is given up, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from vpreport.findings import Code
from vpreport.intake.formats.apart import second_reading
from vpreport.intake.formats.cells import broken_cell, empty_cell
from vpreport.intake.formats.xlsx_texts import unescaped
from vpreport.intake.grid import Cell, CellKind, Grid, Sheet
from vpreport.intake.opening.files import Received
from vpreport.intake.refusal import FileRefusedError, refused
from vpreport.texts import intake_words as words

Cells = Mapping[tuple[int, int], Cell]

_NO_DAY: Final = "#VALUE!"  # what openpyxl makes of a date that does not exist


def witnessed(grid: Grid, received: Received) -> Grid:
    """Return the grid with every cell that openpyxl reads otherwise as a broken one.

    Raises FileRefusedError where openpyxl cannot read the file or sees other sheets.
    """
    try:
        seen = second_reading(received)
    except FileRefusedError as error:
        raise refused(Code.NO_WITNESS, received.name) from error
    return compared(grid, seen, file=received.name)


def compared(grid: Grid, seen: Grid, *, file: str) -> Grid:
    """Return the grid with every cell that stands otherwise in `seen` as a broken one."""
    if [sheet.name for sheet in seen.sheets] != [sheet.name for sheet in grid.sheets]:
        raise refused(Code.NO_WITNESS, file)
    pairs = zip(grid.sheets, seen.sheets, strict=True)
    return replace(grid, sheets=tuple(_compared(ours, theirs.cells) for ours, theirs in pairs))


def _compared(sheet: Sheet, seen: Cells) -> Sheet:
    cells = {
        at: _agreed(sheet.cells.get(at, _BLANK), seen.get(at, _BLANK))
        for at in sorted(sheet.cells.keys() | seen.keys())
    }
    # openpyxl does not read what a merged range covers; such cells are never taken for answers.
    cells |= {
        at: sheet.cells[at]
        for at in sheet.cells.keys() - seen.keys()
        if cells[at] != sheet.cells[at] and _is_covered(at, sheet)
    }
    return replace(sheet, cells={at: cell for at, cell in cells.items() if cell != _BLANK})


def _is_covered(at: tuple[int, int], sheet: Sheet) -> bool:
    row, column = at
    return any(
        top <= row <= bottom and left <= column <= right and at != (top, left)
        for top, left, bottom, right in sheet.merged
    )


def _agreed(ours: Cell, theirs: Cell) -> Cell:
    if ours.kind is CellKind.BROKEN or _says(ours) == _says(theirs):
        return ours
    if theirs.kind is CellKind.ERROR and theirs.text == _NO_DAY and ours.value is None:
        return ours  # neither reads a day out of it
    return broken_cell(words.both(ours.text, theirs.text), note=ours.note)


def _says(cell: Cell) -> tuple[object, ...]:
    """Return what must be the same. An empty text is an empty cell; so is a note alone.

    openpyxl leaves _x000D_ as it stands but takes the escape of the escape away, so that texts
    can only be compared with both undone.
    """
    if cell.kind is CellKind.NOTHING or cell.value == "":
        return ()
    value = unescaped(cell.value) if isinstance(cell.value, str) else cell.value
    return (cell.kind, value, unescaped(cell.text), bool(cell.is_percent))


_BLANK: Final = empty_cell(formula=None, note="")
