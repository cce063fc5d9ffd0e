"""Assignments and motions at the checkpoint, as frozen values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from vpreport.intake.types import Answer
from vpreport.plan.assignments import Assignment


class AssignmentStatus(Enum):
    EXECUTED = "executed"
    ONGOING = "ongoing"
    NOT_STARTED = "not_started"
    LATE = "late"
    WRITTEN_OFF = "written_off"
    NOT_REPORTED = "not_reported"


class MotionStatus(Enum):
    IN_PREPARATION = "in_preparation"
    BEFORE_COUNCIL = "before_council"
    FINALLY_HANDLED = "finally_handled"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentResult:
    """One assignment or motion. `status`, `done_on` and `status_answer` are those of the lead.

    `status` is a MotionStatus for a motion and an AssignmentStatus for any other. For a motion
    that the plan itself says is handled, nothing was asked: `status_answer` is BLANK. `comment`
    has what all the departments wrote. `overdue` is True where the plan's date has passed and it
    is not done, `old` where a motion that is not handled came in more than a year before.
    """

    assignment: Assignment
    status: AssignmentStatus | MotionStatus
    done_on: dt.date | None
    comment: str
    overdue: bool
    old: bool
    status_answer: Answer

    @property
    def is_done(self) -> bool:
        """Whether it is executed or, for a motion, finally handled. Written off is not done."""
        return self.status in (AssignmentStatus.EXECUTED, MotionStatus.FINALLY_HANDLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The yearly account to the council of motions that are not finally handled.

    It is given before 1 April of `year` and has the motions that came in before that year.
    """

    year: int
    motions: tuple[AssignmentResult, ...]
    received_later: tuple[AssignmentResult, ...]

    @property
    def last_year(self) -> int:
        """The last year of which it has the motions."""
        return self.year - 1
