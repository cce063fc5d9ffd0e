"""The follow-up as frozen values: every goal, indicator and activity of the plan, answered or not.

Reports only render this; they decide nothing about data. Sentences in it are finished Swedish.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from vpreport.findings import Finding
from vpreport.followup.assignment_types import AssignmentResult
from vpreport.followup.budget_types import BudgetResult
from vpreport.followup.control_types import ControlResult
from vpreport.followup.mandate_types import MandateText
from vpreport.followup.staff_types import StaffResult
from vpreport.intake.types import Answer, Source
from vpreport.plan.types import (
    Activity,
    Checkpoint,
    Goal,
    Indicator,
    Marking,
    Plan,
    StrategicGoal,
    Target,
)

if TYPE_CHECKING:
    import pandas as pd


class IndicatorStatus(Enum):
    """How an indicator stands. Only the first three are judged."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_DUE = "not_due"  # no target is dated on or before the checkpoint
    NOT_REPORTED = "not_reported"  # blank, or no workbook came in
    NOT_MEASURED = "not_measured"  # the department says "ej mätt"
    NOT_APPLICABLE = "not_applicable"  # the department says "ej aktuellt"
    NOT_ASSESSABLE = "not_assessable"  # an answer is there but cannot be used or compared
    CONFIDENTIAL = "confidential"

    @property
    def is_judged(self) -> bool:
        return self in (IndicatorStatus.MET, IndicatorStatus.PARTLY, IndicatorStatus.NOT_MET)


class GoalStatus(Enum):
    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_JUDGED = "not_judged"  # too few of its indicators could be judged
    NOT_DUE = "not_due"  # none of its indicators is due yet


class GoalForecast(Enum):
    """What the lead department expects at the end of the year; kept apart from the outcome."""

    WILL_BE_MET = "will_be_met"
    WILL_BE_PARTLY = "will_be_partly"
    WILL_NOT_BE_MET = "will_not_be_met"
    UNCERTAIN = "uncertain"
    NOT_REPORTED = "not_reported"


class ActivityStatus(Enum):
    DONE = "done"
    ONGOING = "ongoing"
    NOT_STARTED = "not_started"
    LATE = "late"
    CANCELLED = "cancelled"
    NOT_REPORTED = "not_reported"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A status with its reason.

    `computed` comes from the rules, `chosen` is the department's own assessment or None.
    `explanation` is one Swedish sentence that says how `computed` came about; `reason` is the
    department's reason for `chosen` (empty without one).
    """

    computed: IndicatorStatus
    chosen: IndicatorStatus | None
    explanation: str
    reason: str = ""

    @property
    def status(self) -> IndicatorStatus:
        """The status that counts: a person's judgement wins over the computed one."""
        return self.chosen or self.computed


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentAnswer:
    """What one department said about one indicator; all BLANK where it has not answered.

    `reason` and `comment` are texts of people: never formulas, links or mark-up.
    """

    department: str
    outcome: Answer
    forecast: Answer
    baseline: Answer
    assessment: Answer
    reason: Answer
    comment: Answer
    submitted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorResult:
    """One indicator at the checkpoint.

    `target` is the latest target dated on or before the checkpoint, `next_target` the first one
    after it; None where there is none. `outcome` is the combined answer (its `ref` is the lead's
    cell where several were combined; a text with each department's value under Combine.EACH, the
    assessment itself for JUDGED), `baseline` the value changes are counted from.
    `target_level` is the target as a level in the indicator's unit (baseline and change put
    together), None if it cannot be known. `forecast_status` None: no usable forecast was given.
    """

    indicator: Indicator
    goal: Goal
    target: Target | None
    next_target: Target | None
    target_level: Decimal | None
    baseline: Decimal | None
    outcome: Answer
    forecast: Answer
    forecast_status: IndicatorStatus | None
    judgement: Judgement
    answers: tuple[DepartmentAnswer, ...]

    @property
    def status(self) -> IndicatorStatus:
        return self.judgement.status


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityResult:
    """One activity. `status`, `done_on` and `status_answer` are those of the lead, `department`.

    `comment` has what all its departments wrote, each on its own line under its name where it is
    not the lead alone that wrote.
    `overdue` is True where the plan's date has passed and the activity is neither done nor
    cancelled, whatever status the department chose.
    """

    activity: Activity
    goal: Goal
    status: ActivityStatus
    done_on: dt.date | None
    comment: str
    overdue: bool
    status_answer: Answer
    department: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalText:
    """What one department wrote about a goal; empty texts where it wrote nothing.

    `source` is the first of its cells that holds something; all three are on the same row.
    """

    department: str
    analysis: str
    deviation: str
    corrective_action: str
    source: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalResult:
    """One goal. `computed` from the rules; `chosen` the lead's own assessment, with `reason`."""

    goal: Goal
    computed: GoalStatus
    chosen: GoalStatus | None
    explanation: str
    reason: str
    assessment: Answer
    forecast: GoalForecast
    forecast_answer: Answer
    indicators: tuple[IndicatorResult, ...]
    activities: tuple[ActivityResult, ...]
    texts: tuple[GoalText, ...]

    @property
    def status(self) -> GoalStatus:
        return self.chosen or self.computed


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicGoalResult:
    """A strategic goal shows counts and no single status of its own."""

    strategic_goal: StrategicGoal
    goals: tuple[GoalResult, ...]

    def count(self, status: GoalStatus) -> int:
        return sum(result.status is status for result in self.goals)

    def count_forecast(self, forecast: GoalForecast) -> int:
        return sum(result.forecast is forecast for result in self.goals)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How much of what was asked in one table one department has answered.

    `asked` and `answered` count required cells; "ej mätt" is an answer, a refused cell is not.
    `rows` is 0 where the plan has nothing for the department in that table.
    """

    department: str
    table: str
    rows: int
    asked: int
    answered: int
    refused: int
    submitted: bool


@dataclass(frozen=True, kw_only=True)
class FollowUp:
    """All of the plan at one checkpoint, with what came in about it."""

    plan: Plan
    checkpoint: Checkpoint
    strategic_goals: tuple[StrategicGoalResult, ...]
    completeness: tuple[Completeness, ...]
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    assignments: tuple[AssignmentResult, ...] = ()
    budgets: tuple[BudgetResult, ...] = ()
    staff: StaffResult | None = None
    controls: tuple[ControlResult, ...] = ()
    core_mandate: tuple[MandateText, ...] = ()

    @property
    def internal(self) -> Marking | None:
        """The note of secrecy that everything made from this must carry; None: it is public.

        It is the plan's own, so a follow-up that knows anything confidential cannot be without.
        """
        return self.plan.marking

    @cached_property
    def goals(self) -> tuple[GoalResult, ...]:
        return tuple(goal for strategic in self.strategic_goals for goal in strategic.goals)

    @cached_property
    def indicators(self) -> tuple[IndicatorResult, ...]:
        return tuple(result for goal in self.goals for result in goal.indicators)

    @cached_property
    def activities(self) -> tuple[ActivityResult, ...]:
        return tuple(result for goal in self.goals for result in goal.activities)

    @cached_property
    def missing_departments(self) -> tuple[str, ...]:
        """Ids of the departments that were asked and have not answered, in the plan's order."""
        asked = dict.fromkeys(c.department for c in self.completeness if c.rows)
        answered = {c.department for c in self.completeness if c.submitted}
        return tuple(department for department in asked if department not in answered)

    def frame(self) -> pd.DataFrame:
        """Return one row per indicator; see `vpreport.followup.frames.indicator_frame`."""
        from vpreport.followup.frames import indicator_frame

        return indicator_frame(self)

    def goal_frame(self) -> pd.DataFrame:
        """Return one row per goal."""
        from vpreport.followup.frames import goal_frame

        return goal_frame(self)

    def control_frame(self) -> pd.DataFrame:
        """Return one row per control and department."""
        from vpreport.followup.control_frame import control_frame

        return control_frame(self)

    def activity_frame(self) -> pd.DataFrame:
        """Return one row per activity."""
        from vpreport.followup.frames import activity_frame

        return activity_frame(self)

    def assignment_frame(self) -> pd.DataFrame:
        """Return one row per assignment or motion."""
        from vpreport.followup.assignment_frame import assignment_frame

        return assignment_frame(self)

    def staff_frame(self) -> pd.DataFrame:
        """Return one row per group of posts and per measure of sick leave."""
        from vpreport.followup.staff_frame import staff_frame

        return staff_frame(self)

    def core_mandate_frame(self) -> pd.DataFrame:
        """Return one row per department and heading of the core mandate."""
        from vpreport.followup.mandate_frame import core_mandate_frame

        return core_mandate_frame(self)

    def budget_frame(self) -> pd.DataFrame:
        """Return one row per budget line."""
        from vpreport.followup.budget_frame import budget_frame

        return budget_frame(self)
