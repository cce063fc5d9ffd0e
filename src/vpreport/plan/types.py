"""The plan as frozen values. No I/O and no Swedish; texts are the plan's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from functools import cached_property

from vpreport.findings import Code, Finding, Place, UsageError
from vpreport.plan.assignments import Assignment
from vpreport.plan.budget import Budget
from vpreport.plan.controls import ControlPlan
from vpreport.plan.core_mandate import MandateHeading
from vpreport.plan.staff import Staff
from vpreport.plan.word_styles import WordStyle


class CheckpointKind(Enum):
    QUARTER = "quarter"
    INTERIM = "interim"
    ANNUAL = "annual"


class SeveralAnswers(Enum):
    """What is done with several files of one department that say different things."""

    NONE = "none"  # none is used until a person has chosen
    NEWEST = "newest"  # the one saved last is used, if the files say which that is


class IndicatorKind(Enum):
    """What is measured, and so what a department types and how it is judged."""

    NUMBER = "number"  # a level with a unit
    SHARE = "share"  # a level in percent, typed as a plain number: 70 is 70 %
    CHANGE = "change"  # a level whose target is a change from the baseline
    RANK = "rank"  # a place, 1 is best
    YES_NO = "yes_no"  # Ja, Nej or Delvis at a date
    DONE = "done"  # done by a date
    JUDGED = "judged"  # qualitative: the department judges and says why
    CONFIDENTIAL = "confidential"  # neither target nor outcome may be shown


class Comparison(Enum):
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"
    EQUAL = "="


class TargetBasis(Enum):
    """What a target's value is measured from."""

    LEVEL = "level"  # the value itself: ">= 8"
    PERCENT_CHANGE = "percent"  # percent of the baseline: "+10 %"
    POINT_CHANGE = "points"  # percentage points (or units) from the baseline: "-2 pp"
    BASELINE = "baseline"  # the baseline itself: "> baseline"
    ANSWER = "answer"  # "ja", "klart", "bedömning"


class Combine(Enum):
    """How the answers of several departments to one indicator become one."""

    LEAD = "lead"
    SUM = "sum"
    MEAN = "mean"
    MIN = "min"
    WORST = "worst"
    EACH = "each"


class GoalRule(Enum):
    STRICT = "strict"
    MAJORITY = "majority"
    WEIGHTED = "weighted"
    WORST = "worst"
    MANUAL = "manual"


class RatioBasis(Enum):
    """What "80 % of the way" is a share of."""

    LEVEL = "level"  # outcome / target
    CHANGE = "change"  # (outcome - baseline) / (target - baseline)


class FinancialKind(Enum):
    """The two kinds of goals of importance for sound financial management (KL 11 kap. 6 §)."""

    FINANCIAL = "financial"
    OPERATIONAL = "operational"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A date at which the plan is followed up; everything due on or before `date` counts."""

    id: str
    label: str
    date: dt.date
    kind: CheckpointKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    id: str
    name: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicGoal:
    """A goal decided by the council; `number` is its place in the plan, counted from 1."""

    id: str
    number: int
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What should hold at a date.

    `due` is the last day of what `when` names ("Q2 2026" is 2026-06-30). `value` is in the
    indicator's unit for LEVEL, in percent for PERCENT_CHANGE, in the unit itself for
    POINT_CHANGE, and None where there is no number (BASELINE, ANSWER). `text` is the target as
    the plan file has it.
    """

    due: dt.date
    when: str
    text: str
    comparison: Comparison
    basis: TargetBasis
    value: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Where a change is counted from. `value` None: not known when the plan was decided."""

    value: Decimal | None
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """`targets` by date. `departments` answer, the first of them leads; `number` is "3.1.2".

    `confidential` is the provision ("18 kap. 13 § OSL") or None; `unit` is empty where there is
    none. `weight` only matters under GoalRule.WEIGHTED. `disclosed` is True only in the plan of
    an internal build, which knows what the public one never does.
    """

    id: str
    number: str
    text: str
    kind: IndicatorKind
    unit: str
    targets: tuple[Target, ...]
    baseline: Baseline | None
    departments: tuple[str, ...]
    combine: Combine
    ratio_basis: RatioBasis
    weight: Decimal
    source: str
    confidential: str | None
    unclear: str = ""
    disclosed: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether neither target nor answer may be shown or even taken in here."""
        is_secret = self.kind is IndicatorKind.CONFIDENTIAL or self.confidential is not None
        return is_secret and not self.disclosed

    def target_at(self, date: dt.date) -> Target | None:
        """Return the latest target dated on or before `date`, or None: nothing is due yet."""
        return max((t for t in self.targets if t.due <= date), key=_due, default=None)

    def target_after(self, date: dt.date) -> Target | None:
        """Return the first target dated after `date`: what a forecast is about."""
        return min((t for t in self.targets if t.due > date), key=_due, default=None)


def _due(target: Target) -> dt.date:
    return target.due


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """`due` None: the plan gives no date. `when` is the date as the plan writes it.

    `confidential` and `disclosed`: see `Indicator`.
    """

    id: str
    number: str
    text: str
    due: dt.date | None
    when: str
    departments: tuple[str, ...]
    unclear: str = ""
    confidential: str | None = None
    disclosed: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether its answers may neither be shown nor taken in here."""
        return self.confidential is not None and not self.disclosed


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal of the board. The first of `departments` leads; `number` is "3.1".

    `position` is its place in the plan file, counted from 0: where a remark on it points.
    """

    id: str
    number: str
    title: str
    text: str
    strategic_goal: str
    departments: tuple[str, ...]
    responsible: tuple[str, ...]
    perspectives: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    activities: tuple[Activity, ...]
    financial: FinancialKind | None
    rule: GoalRule
    unclear: str = ""
    position: int = 0

    @property
    def lead(self) -> str:
        return self.departments[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRules:
    """How statuses are computed; `design` defaults, all settable under [assessment].

    Shares are 0 to 1. An indicator is met at `met_at` of the way, partly met at `partly_at`. A
    goal is judged when at least `judged_share_min` of its counted indicators are. Under
    GoalRule.WEIGHTED a goal is met at `weighted_met_at` and partly at `weighted_partly_at`.
    """

    met_at: Decimal = Decimal(1)
    partly_at: Decimal = Decimal("0.8")
    level_basis: RatioBasis = RatioBasis.LEVEL
    change_basis: RatioBasis = RatioBasis.CHANGE
    goal_rule: GoalRule = GoalRule.STRICT
    judged_share_min: Decimal = Decimal("0.5")
    weighted_met_at: Decimal = Decimal(1)
    weighted_partly_at: Decimal = Decimal("0.5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom a department asks, and by when an answer is wanted; empty text where not said."""

    role: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """A note of secrecy: what OSL 5 kap. 5 § asks of it.

    `provisions` are those of the plan's confidential parts, each once. `date` is the day on which
    a person made the note, `authority` whose it is. The note decides nothing by itself: every
    request for the document is tried anew.
    """

    provisions: tuple[str, ...]
    date: dt.date
    authority: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The whole plan. `perspectives_announced` None: the plan does not say how many.

    `goals` stand by number: by strategic goal, and within it in the order of the plan file.
    `marking` is there only in the plan of an internal build: what is made from it must carry it.
    """

    organisation: str
    board: str
    title: str
    years: tuple[int, ...]
    vision: str
    perspectives: tuple[str, ...]
    perspectives_announced: int | None
    values: tuple[str, ...]
    contact: Contact
    departments: tuple[Department, ...]
    checkpoints: tuple[Checkpoint, ...]
    strategic_goals: tuple[StrategicGoal, ...]
    goals: tuple[Goal, ...]
    assessment: AssessmentRules = field(default_factory=AssessmentRules)
    marking: Marking | None = None
    budgets: tuple[Budget, ...] = ()
    staff: Staff | None = None
    control_plans: tuple[ControlPlan, ...] = ()
    core_mandate: tuple[MandateHeading, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    word_styles: tuple[WordStyle, ...] = ()
    several_answers: SeveralAnswers = SeveralAnswers.NONE

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(i for goal in self.goals for i in goal.indicators)

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(a for goal in self.goals for a in goal.activities)

    def checkpoint(self, checkpoint_id: str) -> Checkpoint:
        """Return the checkpoint with that id; raise UsageError if the plan has none."""
        for checkpoint in self.checkpoints:
            if checkpoint.id == checkpoint_id:
                return checkpoint
        known = tuple(checkpoint.id for checkpoint in self.checkpoints)
        raise UsageError(
            Finding(
                code=Code.UNKNOWN_CHECKPOINT,
                place=Place(),
                params={"value": checkpoint_id, "known": known},
            )
        )

    def department(self, department_id: str) -> Department:
        return self._departments[department_id]

    def strategic_goal(self, strategic_goal_id: str) -> StrategicGoal:
        return next(g for g in self.strategic_goals if g.id == strategic_goal_id)

    def goals_of(self, strategic_goal_id: str) -> tuple[Goal, ...]:
        return tuple(g for g in self.goals if g.strategic_goal == strategic_goal_id)

    @cached_property
    def _departments(self) -> dict[str, Department]:
        return {department.id: department for department in self.departments}
