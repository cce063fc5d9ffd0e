"""What a row shows beside its id: whether it bears the id out and says what the plan says.

When the visible part of a table has been sorted without the hidden id column, every id stands on
a row of something else. The number and the name of the row tell.
"""

from __future__ import annotations

from collections.abc import Mapping

from vpreport.findings import Code, Finding
from vpreport.intake.cleaning import one_line
from vpreport.intake.spots import Spot
from vpreport.template.table import Row, Table

Owners = Mapping[str, Mapping[str, str]]
"""For each column whose texts are all different: which row id a text belongs to."""


def owners(table: Table, rows: tuple[Row, ...]) -> Owners:
    """Return the columns that identify a row, with the id that each of their texts belongs to."""
    found = {}
    for column in table.columns:
        texts = {one_line(row.shown[column.key]): row.id for row in rows if column.key in row.shown}
        if len(texts) == len(rows):
            found[column.key] = texts
    return found


def mismatch(spot: Spot, owners: Owners) -> Finding | None:
    """Return a finding if as much on the row speaks for another row as for the one of its id."""
    votes: dict[str, int] = {spot.row.id: 1}
    texts: dict[str, str] = {}
    for key, ids in owners.items():
        text = _shown(spot, key)
        if text in ids:
            votes[ids[text]] = votes.get(ids[text], 0) + 1
            texts.setdefault(ids[text], text)
    other = max((i for i in votes if i != spot.row.id), key=votes.__getitem__, default=None)
    if other is None or votes[other] < votes[spot.row.id]:
        return None
    params = {"value": spot.row.id, "shown": texts[other]}
    return Finding(code=Code.LABEL_MISMATCH, place=spot.place(), params=params)


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
