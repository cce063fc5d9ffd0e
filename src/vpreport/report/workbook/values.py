"""From the follow-up's values to what a cell shows: statuses, answers, where they came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from vpreport.followup.assignment_types import AssignmentStatus, MotionStatus
from vpreport.followup.control_types import ControlStatus
from vpreport.followup.types import (
    ActivityStatus,
    FollowUp,
    GoalForecast,
    GoalStatus,
    IndicatorStatus,
)
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.types import CheckpointKind, Indicator, Plan, StrategicGoal
from vpreport.plan.wording import value_text
from vpreport.report.style import STATUS_COLOURS
from vpreport.report.workbook.declared import Marked, Value
from vpreport.texts import assignments, controls, labels
from vpreport.texts import workbook as texts

Status = (
    IndicatorStatus
    | GoalStatus
    | GoalForecast
    | ActivityStatus
    | AssignmentStatus
    | MotionStatus
    | ControlStatus
)

_LABELS: dict[type, dict[str, str]] = {
    IndicatorStatus: labels.INDICATOR_STATUS,
    GoalStatus: labels.GOAL_STATUS,
    GoalForecast: labels.GOAL_FORECAST,
    ActivityStatus: labels.ACTIVITY_RESULT,
    AssignmentStatus: assignments.ASSIGNMENT_RESULT,
    MotionStatus: assignments.MOTION_RESULT,
    ControlStatus: controls.STATUS,
}
_STATES = {
    AnswerState.NOT_MEASURED: labels.MISSING["not_measured"],
    AnswerState.NOT_APPLICABLE: labels.MISSING["not_applicable"],
}


def has_forecast(followup: FollowUp) -> bool:
    """Return whether anything is forecast: at the end of a year there is nothing left to."""
    return followup.checkpoint.kind is not CheckpointKind.ANNUAL


def label(status: Status) -> str:
    """Return the word of a status: "Uppfyllt"."""
    return _LABELS[type(status)][status.value]


def status_mark(status: Status | None) -> Marked | None:
    """Return symbol, word and colour of a status; None where there is no status."""
    if status is None:
        return None
    text = labels.with_symbol(status.value, _LABELS[type(status)])
    return Marked(text=text, colour=STATUS_COLOURS[status.value])


def status_word(status: Status | None) -> str:
    """Return symbol and word of a status, for columns that need no colour of their own."""
    mark = status_mark(status)
    return mark.text if mark else ""


def answer_value(answer: Answer, *, of: Indicator | None = None, is_missed: bool = False) -> Value:
    """Return a number as a number, anything else in words; `of` is what a choice answers.

    A blank cell is "Ej redovisat" where an answer `is_missed`, and otherwise a dash.
    """
    if answer.state is AnswerState.REFUSED:
        return texts.REFUSED.format(raw=answer.raw) if answer.raw else texts.NOT_COMBINED
    if answer.state is AnswerState.BLANK:
        return texts.NOT_REPORTED if is_missed else texts.NOTHING
    if answer.is_value and isinstance(answer.value, (Decimal, dt.date)):
        return answer.value
    if answer.is_value:
        return value_text(of, answer.value) if of else answer.text
    return _STATES[answer.state]


def strategic_goal_name(strategic_goal: StrategicGoal) -> str:
    """Return "3. God ekonomisk hushållning"."""
    return texts.NUMBERED.format(number=strategic_goal.number, title=strategic_goal.title)


def cited(answers: Iterable[tuple[str, Answer]]) -> str:
    """Return where answers came from: "it.xlsx › Indikatorer!H7 (utfall), J7 (prognos)".

    Each answer comes with what it is; blank ones and those without a cell are left out. There
    is a line for each file and sheet, in the order in which they first come.
    """
    cells: dict[str, list[str]] = {}
    for what, answer in answers:
        if answer.ref is None or answer.state is AnswerState.BLANK:
            continue
        sheet = f"{answer.ref.file} › {answer.ref.sheet}!"
        cells.setdefault(sheet, []).append(f"{answer.ref.cell} ({what.lower()})")
    return "\n".join(sheet + ", ".join(found) for sheet, found in cells.items())


def each_department(plan: Plan, said: Iterable[tuple[str, str]]) -> str:
    """Return what departments (by id) wrote; with their names where several wrote."""
    written = [(department, text) for department, text in said if text]
    if len(written) == 1:
        return written[0][1]
    return "\n".join(
        texts.DEPARTMENT_SAYS.format(department=plan.department(department).name, value=text)
        for department, text in written
    )
