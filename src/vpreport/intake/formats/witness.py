"""A second reading of an .xlsx file, with openpyxl, that every cell must agree with.

Used where somebody asks for it, and in the tests always. Two readers written by different people
seldom make the same mistake; where they differ the cell is given up, never guessed.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import warnings
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from vpreport.findings import Code
from vpreport.intake.formats.cells import (
    boolean_cell,
    broken_cell,
    date_cell,
    empty_cell,
    error_cell,
    number_cell,
    text_cell,
    time_cell,
)
from vpreport.intake.formats.number_formats import NumberFormat, classify
from vpreport.intake.formats.xlsx_texts import unescaped
from vpreport.intake.grid import Cell, CellKind, Grid, Sheet
from vpreport.intake.opening.files import Received
from vpreport.intake.refusal import refused
from vpreport.texts import intake_words as words

Address = tuple[int, int]
Cells = Mapping[Address, Cell]

_TOO_LARGE_FOR_FLOAT: Final = 1e300  # openpyxl makes whole numbers of any length
_NO_DAY: Final = "#VALUE!"  # what openpyxl makes of a date that does not exist


def witnessed(grid: Grid, received: Received) -> Grid:
    """Return the grid with every cell that openpyxl reads otherwise as a broken one.

    The grid has been read before, so the file has passed all guards. Raises FileRefusedError
    where openpyxl cannot read the file, or sees other sheets.
    """
    seen = _read(received)
    if [name for name, _ in seen] != [sheet.name for sheet in grid.sheets]:
        raise refused(Code.NO_WITNESS, received.name)
    pairs = zip(grid.sheets, seen, strict=True)
    return replace(grid, sheets=tuple(_compared(sheet, cells) for sheet, (_, cells) in pairs))


def _compared(sheet: Sheet, seen: Cells) -> Sheet:
    cells = {
        at: _agreed(sheet.cells.get(at, _BLANK), seen.get(at, _BLANK))
        for at in sorted(sheet.cells.keys() | seen.keys())
    }
    return replace(sheet, cells={at: cell for at, cell in cells.items() if cell != _BLANK})


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


def _read(received: Received) -> list[tuple[str, Cells]]:
    """Return the sheets' cells, read with openpyxl in the way that loses nothing.

    Its read-only mode trusts the size that a sheet states, and loses rows.
    """
    import openpyxl

    try:
        with warnings.catch_warnings():
            # It warns of what it would lose when saving; nothing is ever saved here.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(received.data), data_only=True)
            return [(sheet.title, _cells(sheet)) for sheet in book.worksheets]
    except _FAULTS as error:
        raise refused(Code.NO_WITNESS, received.name) from error


# What openpyxl raises for damaged files, met in 3 000 real and damaged workbooks.
_FAULTS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ET.ParseError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)


def _cells(sheet: Any) -> Cells:
    existing = sheet._cells  # noqa: SLF001 - all public ways fill the gaps
    return {at: _cell(found) for at, found in existing.items() if found.value is not None}


def _cell(found: Any) -> Cell:
    value = found.value
    if found.data_type == "e":
        return error_cell(str(value), formula=None, note="")
    if isinstance(value, dt.datetime):
        return date_cell(value, formula=None, note="")
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return time_cell(str(value), formula=None, note="")
    if isinstance(value, bool):
        return boolean_cell(value, formula=None, note="")
    if isinstance(value, int | float):
        number = float(value) if abs(value) < _TOO_LARGE_FOR_FLOAT else math.inf
        is_percent = classify(found.number_format) is NumberFormat.PERCENT
        return number_cell(number, is_percent=is_percent, formula=None, note="")
    return text_cell(str(value), formula=None, note="")


_BLANK: Final = empty_cell(formula=None, note="")
