"""What the process of its own hands back: cells as plain lists, made into the neutral grid here.

It is JSON, as nothing that a hostile file may have taken over must be able to hand back code.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from vpreport.intake.formats.cells import (
    boolean_cell,
    date_cell,
    empty_cell,
    error_cell,
    number_cell,
    text_cell,
    time_cell,
)
from vpreport.intake.formats.number_formats import NumberFormat, classify
from vpreport.intake.formats.serials import moment_cell
from vpreport.intake.grid import EPOCH_1900, EPOCH_1904, Cell, Grid, Sheet, Unseen


def grid_from(content: Mapping[str, Any]) -> Grid:
    """Return the grid of what the process read."""
    epoch = EPOCH_1904 if content["is_1904"] else EPOCH_1900
    return Grid(
        sheets=tuple(_sheet(sheet, epoch) for sheet in content["sheets"]),
        epoch=epoch,
        unseen=tuple(Unseen(name) for name in content["unseen"]),
    )


def _sheet(sheet: Mapping[str, Any], epoch: dt.date) -> Sheet:
    cells = {
        (row, column): _cell(kind, value, code, epoch)
        for row, column, kind, value, code in sheet["cells"]
    }
    for row, column, note in sheet["notes"]:
        cell = cells.get((row, column)) or empty_cell(formula=None, note="")
        cells[row, column] = replace(cell, note=note)
    return Sheet(
        name=sheet["name"],
        cells=dict(sorted(cells.items())),
        is_hidden=sheet["is_hidden"],
        hidden_rows=frozenset(sheet["hidden_rows"]),
        hidden_columns=frozenset(sheet["hidden_columns"]),
        merged=tuple((a, b, c, d) for a, b, c, d in sheet["merged"]),
    )


def _cell(kind: str, value: Any, code: str | None, epoch: dt.date) -> Cell:
    """Return a cell; `code` is its number format, None where the library does not tell."""
    match kind:
        case "number":
            return _number(float(value), code, epoch)
        case "boolean":
            return boolean_cell(bool(value), formula=None, note="")
        case "error":
            return error_cell(str(value), formula=None, note="")
        case "date":
            return date_cell(dt.datetime.fromisoformat(value), formula=None, note="")
        case "time":
            return time_cell(str(value), formula=None, note="")
        case _:
            return text_cell(str(value), formula=None, note="")


def _number(value: float, code: str | None, epoch: dt.date) -> Cell:
    if code is None:
        return number_cell(value, is_percent=None, formula=None, note="")
    form = classify(code)
    if form.is_number:
        is_percent, currency = form is NumberFormat.PERCENT, form.currency
        return number_cell(value, is_percent=is_percent, currency=currency, formula=None, note="")
    return moment_cell(value, form, f"{value:.15g}", epoch, formula=None)
