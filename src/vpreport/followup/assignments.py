"""How assignments and motions stand, and which of them the council must be told of."""

from __future__ import annotations

import datetime as dt
from typing import Final

from vpreport.followup.answers import Received, comments
from vpreport.followup.assignment_types import (
    Account,
    AssignmentResult,
    AssignmentStatus,
    MotionStatus,
)
from vpreport.intake.types import BLANK, Answer
from vpreport.plan.assignments import Assignment
from vpreport.template.assignments import ASSIGNMENTS

# The board gives its account before 1 April (the council's standing orders). A motion should be
# prepared so that the council can decide within a year (KL 5 kap. 35 §).
ACCOUNT_DUE: Final = (4, 1)
_LEFT_BEHIND: Final = (
    AssignmentStatus.EXECUTED,
    AssignmentStatus.WRITTEN_OFF,
    MotionStatus.FINALLY_HANDLED,
)


def assignment_results(got: Received, at: dt.date) -> tuple[AssignmentResult, ...]:
    """Return every assignment and motion of the plan at the date, answered or not."""
    return tuple(_result(got, assignment, at) for assignment in got.plan.assignments)


def not_executed(results: tuple[AssignmentResult, ...]) -> tuple[AssignmentResult, ...]:
    """Return the assignments that the council must be told are not executed.

    One that is written off is among them: only the council can free the board of its task.
    """
    return tuple(r for r in results if not (r.assignment.is_motion or r.is_done))


def yearly_account(results: tuple[AssignmentResult, ...], at: dt.date) -> Account:
    """Return the next account to be given, as it stands at the date."""
    year = at.year if (at.month, at.day) < ACCOUNT_DUE else at.year + 1
    open_motions = [r for r in results if r.assignment.is_motion and not r.is_done]
    return Account(
        year=year,
        motions=tuple(r for r in open_motions if r.assignment.begun.year < year),
        received_later=tuple(r for r in open_motions if r.assignment.begun.year >= year),
    )


def _result(got: Received, assignment: Assignment, at: dt.date) -> AssignmentResult:
    answer, done_on = _status_answer(got, assignment, at)
    status = _status(assignment, answer, at)
    is_open = status not in _LEFT_BEHIND
    return AssignmentResult(
        assignment=assignment,
        status=status,
        done_on=done_on,
        comment=comments(got, ASSIGNMENTS.key, assignment.id, assignment.departments),
        overdue=is_open and assignment.due is not None and assignment.due <= at,
        old=is_open and assignment.is_motion and _a_year_after(assignment.begun) < at,
        status_answer=answer,
    )


def _status_answer(
    got: Received, assignment: Assignment, at: dt.date
) -> tuple[Answer, dt.date | None]:
    """Return the lead's status, and the day it was done, which the plan itself may have."""
    if assignment.is_handled_at(at):
        return BLANK, assignment.finally_handled
    answer = got.about(ASSIGNMENTS.key, assignment.id, "status", assignment.lead)
    return answer, got.about(ASSIGNMENTS.key, assignment.id, "done_on", assignment.lead).date


def _status(assignment: Assignment, answer: Answer, at: dt.date) -> AssignmentStatus | MotionStatus:
    if assignment.is_handled_at(at):
        return MotionStatus.FINALLY_HANDLED
    statuses = MotionStatus if assignment.is_motion else AssignmentStatus
    return statuses(answer.text) if answer.is_value else statuses.NOT_REPORTED


def _a_year_after(date: dt.date) -> dt.date:
    """Return the same day of the next year; 28 February for 29 February."""
    is_leap_day = (date.month, date.day) == (2, 29)
    return date.replace(year=date.year + 1, day=28 if is_leap_day else date.day)
