"""What a row shows beside its id: whether it bears the id out and says what the plan says.

When only a part of a table has been sorted, ids and answers no longer belong together. The number
and the name of each row tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code, Finding
from vpreport.intake.locating.spots import Spot
from vpreport.intake.parsing.cleaning import one_line
from vpreport.template.table import Row, Table

# Every declared table begins with the number and the name of its rows.
IDENTIFYING_COLUMNS: Final = 2
NAME_COLUMN: Final = 1  # counted from 0

Owners = Mapping[str, Mapping[str, str]]
"""For each identifying column: which row id a text belongs to."""


def owners(table: Table, rows: tuple[Row, ...], *, is_current: bool) -> Owners:
    """Return the identifying columns whose texts are all different, with the owner of each.

    In a template from another version of the plan the numbers prove nothing: a new row gives
    all that follow it new ones.
    """
    found = {}
    first = 0 if is_current else 1
    for column in table.columns[first:IDENTIFYING_COLUMNS]:
        texts = {one_line(row.shown.get(column.key, "")): row.id for row in rows}
        if len(texts) == len(rows):
            found[column.key] = texts
    return found


def mismatch(spot: Spot, owners: Owners) -> Finding | None:
    """Return a finding if the number or the name on the row is that of another row."""
    for key, ids in owners.items():
        text = _shown(spot, key)
        if ids.get(text, spot.row.id) != spot.row.id:
            params = {"value": spot.row.id, "shown": text}
            return Finding(code=Code.LABEL_MISMATCH, place=spot.place(key), params=params)
    return None


def changed_cells(spot: Spot, table: Table) -> tuple[Finding, ...]:
    """Return a finding for each locked cell that says something else than the plan."""
    findings = []
    for column in table.columns:
        expected = spot.row.shown.get(column.key)
        if expected is None or column.key in spot.row.fields or spot.column(column.key) is None:
            continue
        if _shown(spot, column.key) != one_line(expected):
            params = {"value": _shown(spot, column.key), "plan": expected}
            place = spot.place(column.key)
            findings.append(Finding(code=Code.LOCKED_CELL_CHANGED, place=place, params=params))
    return tuple(findings)


def _shown(spot: Spot, key: str) -> str:
    cell = spot.cell(key)
    return "" if cell is None else one_line(cell.text)
