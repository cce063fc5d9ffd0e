"""Staff as a pandas table in long form, sick leave only as it may be shown.

See `vpreport.followup.frames`.
"""

from __future__ import annotations

from typing import Final

import pandas as pd

from vpreport.followup.staff_types import Shown, SickLeaveResult, StaffGroupResult
from vpreport.followup.types import FollowUp
from vpreport.intake.types import CellRef
from vpreport.template.staff import measure_id, measure_number
from vpreport.texts.staff import MEASURE

_COLUMNS: Final = (
    "checkpoint",
    "checkpoint_date",
    "item",
    "number",
    "name",
    "department",
    "unit",
    "planned",
    "outcome",
    "outcome_state",
    "employees",
    "comment",
    "file",
    "sheet",
    "cell",
)
_FLOATS: Final = ("planned", "outcome", "employees")
_POSTS: Final = "full_time_equivalents"
_PERCENT: Final = "percent"


def staff_frame(followup: FollowUp) -> pd.DataFrame:
    """Return one row per group of posts, then one per measure of sick leave.

    Columns: checkpoint, checkpoint_date; item (id of the group or measure), number, name,
    department (id of who reports); unit ("full_time_equivalents" or "percent"); planned, outcome
    and employees as numbers; outcome_state as for indicators, but for a measure without a figure
    one of the values of `Withholding`; comment; file, sheet and cell of the outcome.
    """
    result, staff = followup.staff, followup.plan.staff
    who = (staff.sick_leave if staff else None) or ""
    rows = [
        *(_group(each) for each in (result.groups if result else ())),
        *({**_measure(each), "department": who} for each in (result.sick_leave if result else ())),
    ]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    frame["checkpoint"] = followup.checkpoint.id
    frame["checkpoint_date"] = pd.to_datetime(followup.checkpoint.date)
    return frame.astype(dict.fromkeys(_FLOATS, "float64"))


def _group(result: StaffGroupResult) -> dict[str, object]:
    group, outcome = result.group, result.answer.number
    return {
        "item": group.id,
        "number": group.number,
        "name": group.name,
        "department": group.department,
        "unit": _POSTS,
        "planned": float(group.planned),
        "outcome": None if outcome is None else float(outcome),
        "outcome_state": result.answer.state.value,
        "comment": result.comment,
        **_source(result.answer.ref),
    }


def _measure(result: SickLeaveResult) -> dict[str, object]:
    figure = result.figure
    row: dict[str, object] = {
        "item": measure_id(result.measure),
        "number": measure_number(result.measure),
        "name": MEASURE[result.measure.value],
        "unit": _PERCENT,
        "comment": result.comment,
    }
    if not isinstance(figure, Shown):
        return {**row, "outcome_state": figure.reason.value, **_source(None)}
    return {
        **row,
        "outcome": float(figure.percent),
        "outcome_state": "value",
        "employees": float(figure.employees),
        **_source(figure.source),
    }


def _source(ref: CellRef | None) -> dict[str, object]:
    return {
        "file": ref.file if ref else "",
        "sheet": ref.sheet if ref else "",
        "cell": ref.cell if ref else "",
    }
