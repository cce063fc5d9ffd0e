"""The assignments and motions as a pandas table in long form; see `vpreport.followup.frames`."""

from __future__ import annotations

from typing import Final

import pandas as pd

from vpreport.followup.assignment_types import AssignmentResult
from vpreport.followup.assignments import not_executed, yearly_account
from vpreport.followup.types import FollowUp
from vpreport.texts import assignments as words

_COLUMNS: Final = (
    "checkpoint",
    "checkpoint_date",
    "assignment",
    "number",
    "kind",
    "text",
    "origin",
    "reference",
    "begun",
    "due",
    "department",
    "status",
    "status_label",
    "done_on",
    "overdue",
    "old",
    "to_report",
    "account_year",
    "comment",
    "file",
    "sheet",
    "cell",
)
_DATES: Final = ("checkpoint_date", "begun", "due", "done_on")


def assignment_frame(followup: FollowUp) -> pd.DataFrame:
    """Return one row per assignment or motion, in the order of the follow-up.

    Columns: checkpoint, checkpoint_date; assignment (id), number, kind ("assignment", "motion"),
    text, origin, reference, begun, due, department (the lead's id); status with status_label,
    done_on; overdue, old (a motion of more than a year) and to_report (not executed) as True or
    False; account_year, the year whose account of motions it stands in, null in none; comment;
    file, sheet and cell of the status.
    """
    to_report = not_executed(followup.assignments)
    account = yearly_account(followup.assignments, followup.checkpoint.date)
    rows = [
        {
            "checkpoint": followup.checkpoint.id,
            "checkpoint_date": followup.checkpoint.date,
            **_row(result),
            "to_report": result in to_report,
            "account_year": account.year if result in account.motions else None,
        }
        for result in followup.assignments
    ]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    for column in _DATES:
        frame[column] = pd.to_datetime(frame[column])
    return frame.astype({"account_year": "Int64"})


def _row(result: AssignmentResult) -> dict[str, object]:
    assignment, ref = result.assignment, result.status_answer.ref
    labels = words.MOTION_RESULT if assignment.is_motion else words.ASSIGNMENT_RESULT
    return {
        "assignment": assignment.id,
        "number": assignment.number,
        "kind": assignment.kind.value,
        "text": assignment.text,
        "origin": assignment.origin,
        "reference": assignment.reference,
        "begun": assignment.begun,
        "due": assignment.due,
        "department": assignment.lead,
        "status": result.status.value,
        "status_label": labels[result.status.value],
        "done_on": result.done_on,
        "overdue": result.overdue,
        "old": result.old,
        "comment": result.comment,
        "file": ref.file if ref else "",
        "sheet": ref.sheet if ref else "",
        "cell": ref.cell if ref else "",
    }
