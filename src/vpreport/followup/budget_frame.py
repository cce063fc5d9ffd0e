"""The budgets as a pandas table in long form; see `vpreport.followup.frames`."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pandas as pd

from vpreport.followup.budget_types import BudgetResult, LineResult, TableResult
from vpreport.followup.types import FollowUp

_COLUMNS: Final = (
    "checkpoint",
    "checkpoint_date",
    "budget_id",
    "kind",
    "table",
    "divided_by",
    "line",
    "number",
    "label",
    "department",
    "unit",
    "budget",
    "outcome",
    "outcome_state",
    "forecast",
    "deviation",
    "is_large",
    "explanation",
    "file",
    "sheet",
    "cell",
)
_FLOATS: Final = ("budget", "outcome", "forecast", "deviation")


def budget_frame(followup: FollowUp) -> pd.DataFrame:
    """Return one row per budget line, in the plan's order. Totals are left to the reader.

    The tables of one budget divide the same money in different ways: add within a table only.
    Columns: checkpoint, checkpoint_date; budget_id, kind, table (its title), divided_by ("kind",
    "department" or "project"); line (id), number, label, department (id), unit; budget, outcome,
    forecast and deviation as numbers with the plan's signs (a positive deviation is better than
    budget), outcome_state as for indicators; is_large (the plan wants it explained), explanation;
    file, sheet and cell of the outcome.
    """
    rows = [
        _row(followup, result, table, line)
        for result in followup.budgets
        for table in result.tables
        for line in table.lines
    ]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    frame["checkpoint_date"] = pd.to_datetime(frame["checkpoint_date"])
    return frame.astype(dict.fromkeys(_FLOATS, "float64"))


def _row(
    followup: FollowUp, result: BudgetResult, table: TableResult, line: LineResult
) -> dict[str, object]:
    ref = line.outcome.ref
    return {
        "checkpoint": followup.checkpoint.id,
        "checkpoint_date": followup.checkpoint.date,
        "budget_id": result.budget.id,
        "kind": result.budget.kind.value,
        "table": table.table.title,
        "divided_by": table.table.by.value,
        "line": line.line.id,
        "number": line.line.number,
        "label": line.line.label,
        "department": line.department,
        "unit": result.unit,
        "budget": _float(line.budget),
        "outcome": _float(line.outcome.number),
        "outcome_state": line.outcome.state.value,
        "forecast": _float(line.forecast.number),
        "deviation": _float(line.deviation),
        "is_large": line.is_large,
        "explanation": line.explanation.text,
        "file": ref.file if ref else "",
        "sheet": ref.sheet if ref else "",
        "cell": ref.cell if ref else "",
    }


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
