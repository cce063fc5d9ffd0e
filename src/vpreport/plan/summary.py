"""Counts that a person can tick off against the document that the plan was taken from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from vpreport.plan.types import Goal, IndicatorKind, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalCounts:
    """How many goals there are, and how much stands under them. `targets` are dated targets."""

    goals: int
    indicators: int
    targets: int
    activities: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategicGoalSummary:
    number: int
    title: str
    counts: GoalCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSummary:
    """`kinds` are those that occur, in the order of the enum; `roles` each once, by first use.

    `budgets` has the title of each with the number of lines that are reported.
    """

    departments: tuple[str, ...]
    checkpoints: tuple[str, ...]
    strategic_goals: tuple[StrategicGoalSummary, ...]
    total: GoalCounts
    kinds: tuple[tuple[IndicatorKind, int], ...]
    roles: tuple[str, ...]
    budgets: tuple[tuple[str, int], ...] = ()
    assignments: int = 0
    motions: int = 0
    staff_groups: int = 0
    full_time_equivalents: Decimal = Decimal(0)
    mandate_headings: int = 0


def summarise(plan: Plan) -> PlanSummary:
    """Return the counts of the plan; names and labels as the plan has them."""
    kinds = Counter(indicator.kind for indicator in plan.indicators)
    motions = sum(assignment.is_motion for assignment in plan.assignments)
    return PlanSummary(
        departments=tuple(department.name for department in plan.departments),
        checkpoints=tuple(checkpoint.label for checkpoint in plan.checkpoints),
        strategic_goals=tuple(
            StrategicGoalSummary(
                number=strategic_goal.number,
                title=strategic_goal.title,
                counts=_counts(plan.goals_of(strategic_goal.id)),
            )
            for strategic_goal in plan.strategic_goals
        ),
        total=_counts(plan.goals),
        kinds=tuple((kind, kinds[kind]) for kind in IndicatorKind if kinds[kind]),
        roles=tuple(dict.fromkeys(role for goal in plan.goals for role in goal.responsible)),
        budgets=tuple((budget.title, len(budget.lines)) for budget in plan.budgets),
        assignments=len(plan.assignments) - motions,
        motions=motions,
        staff_groups=len(plan.staff.groups) if plan.staff else 0,
        full_time_equivalents=plan.staff.planned if plan.staff else Decimal(0),
        mandate_headings=len(plan.core_mandate),
    )


def _counts(goals: tuple[Goal, ...]) -> GoalCounts:
    indicators = [indicator for goal in goals for indicator in goal.indicators]
    return GoalCounts(
        goals=len(goals),
        indicators=len(indicators),
        targets=sum(len(indicator.targets) for indicator in indicators),
        activities=sum(len(goal.activities) for goal in goals),
    )
