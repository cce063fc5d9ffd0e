"""The controls as a pandas table in long form; see `vpreport.followup.frames`."""

from __future__ import annotations

from typing import Final

import pandas as pd

from vpreport.followup.control_types import ControlAnswer, ControlResult
from vpreport.followup.types import FollowUp
from vpreport.texts import controls as words
from vpreport.texts import section_controls as sentences

_COLUMNS: Final = (
    "checkpoint",
    "checkpoint_date",
    "control_plan",
    "control",
    "number",
    "title",
    "perspective",
    "process",
    "risk",
    "likelihood",
    "impact",
    "score",
    "department",
    "performed",
    "performed_label",
    "status",
    "status_label",
    "finding",
    "corrective_action",
    "due",
    "file",
    "sheet",
    "cell",
)
_INTEGERS: Final = ("likelihood", "impact", "score")
_DATES: Final = ("checkpoint_date", "due")


def control_frame(followup: FollowUp) -> pd.DataFrame:
    """Return one row per control and department, in the order of the follow-up.

    Columns: checkpoint, checkpoint_date; control_plan (year), control (id), number, title,
    perspective, process, risk; likelihood, impact and score as whole numbers, null where the risk
    is not valued; department (id); performed and status, each with its `_label`; finding,
    corrective_action, due; file, sheet and cell of the result. A confidential control has one row
    without a department, and nothing of its risk.
    """
    rows = [
        {**_control(followup, result), **said}
        for result in followup.controls
        for said in ([_said(answer) for answer in result.answers] or [_unsaid(result)])
    ]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    for column in _DATES:
        frame[column] = pd.to_datetime(frame[column])
    return frame.astype(dict.fromkeys(_INTEGERS, "Int64"))


def _control(followup: FollowUp, result: ControlResult) -> dict[str, object]:
    control = result.control
    shown = {
        "perspective": control.perspective,
        "process": control.process,
        "risk": control.risk,
        "likelihood": control.likelihood,
        "impact": control.impact,
        "score": control.score,
    }
    return {
        "checkpoint": followup.checkpoint.id,
        "checkpoint_date": followup.checkpoint.date,
        "control_plan": result.control_plan.year,
        "control": control.id,
        "number": control.number,
        "title": control.title,
        **({"perspective": "", "process": "", "risk": ""} if control.is_closed else shown),
    }


def _said(answer: ControlAnswer) -> dict[str, object]:
    ref = answer.result.ref
    return {
        "department": answer.department,
        **_labelled("performed", answer.performed.value, sentences.PERFORMED),
        **_labelled("status", answer.status.value, words.STATUS),
        "finding": answer.finding,
        "corrective_action": answer.corrective_action,
        "due": answer.due,
        "file": ref.file if ref else "",
        "sheet": ref.sheet if ref else "",
        "cell": ref.cell if ref else "",
    }


def _unsaid(result: ControlResult) -> dict[str, object]:
    return {
        "department": "",
        **_labelled("performed", result.performed.value, sentences.PERFORMED),
        **_labelled("status", result.status.value, words.STATUS),
        **dict.fromkeys(("finding", "corrective_action", "file", "sheet", "cell"), ""),
    }


def _labelled(name: str, value: str, labels: dict[str, str]) -> dict[str, object]:
    return {name: value, f"{name}_label": labels[value]}
