"""What the plan itself leaves unclear, said before it is adopted or followed up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from vpreport.findings import Code, Finding, Place
from vpreport.plan import (
    assignment_checks,
    budget_checks,
    control_checks,
    goal_checks,
    indicator_checks,
)
from vpreport.plan.assignments import Assignment
from vpreport.plan.controls import Control
from vpreport.plan.staff import staff_adds_up
from vpreport.plan.types import Activity, CheckpointKind, Goal, Indicator, Plan
from vpreport.texts import plan_wanted as words

# An interim report covers half to two thirds of the year: the period ends from 30 June to
# 31 August (LKBR 13 kap., RKR R17).
INTERIM_FIRST: Final = (6, 30)
INTERIM_LAST: Final = (8, 31)


def lint(plan: Plan) -> tuple[Finding, ...]:
    """Return every remark on the plan: on the plan as a whole first, then kind by kind."""
    return tuple(remark for check in CHECKS for remark in check(plan))


def plan_has_vision(plan: Plan) -> Iterator[Finding]:
    if not plan.vision:
        yield Finding(code=Code.NO_VISION, place=Place(key="plan.vision"))


def perspectives_are_as_announced(plan: Plan) -> Iterator[Finding]:
    announced, listed = plan.perspectives_announced, len(plan.perspectives)
    if announced is not None and announced != listed:
        yield Finding(
            code=Code.PERSPECTIVES_DIFFER,
            place=Place(key="plan.perspectives"),
            params={"announced": words.perspectives(announced), "listed": words.listed(listed)},
        )


def interim_report_covers_its_period(plan: Plan) -> Iterator[Finding]:
    for place, checkpoint in enumerate(plan.checkpoints):
        day = (checkpoint.date.month, checkpoint.date.day)
        interim = checkpoint.kind is CheckpointKind.INTERIM
        if interim and not INTERIM_FIRST <= day <= INTERIM_LAST:
            yield Finding(
                code=Code.INTERIM_PERIOD,
                place=Place(key=f"checkpoint[{place}].date", item=checkpoint.label),
                params={"date": checkpoint.date},
            )


def strategic_goal_has_goal(plan: Plan) -> Iterator[Finding]:
    for place, strategic_goal in enumerate(plan.strategic_goals):
        if not plan.goals_of(strategic_goal.id):
            yield Finding(
                code=Code.STRATEGIC_GOAL_WITHOUT_GOAL,
                place=Place(
                    key=f"strategic_goal[{place}]",
                    item=f"{strategic_goal.number} {strategic_goal.title}",
                ),
            )


def department_has_goal(plan: Plan) -> Iterator[Finding]:
    """Say which departments have nothing at all to report, and so get no template."""
    if plan.core_mandate:
        return  # every department writes about its core mandate
    parts: tuple[Goal | Indicator | Activity | Assignment | Control, ...] = (
        *plan.goals,
        *plan.indicators,
        *plan.activities,
        *plan.assignments,
        *(control for control_plan in plan.control_plans for control in control_plan.controls),
    )
    busy = {department for part in parts for department in part.departments}
    busy |= plan.staff.departments if plan.staff else set()
    busy |= {line.department for b in plan.budgets for line in b.lines if line.department}
    for place, department in enumerate(plan.departments):
        if department.id not in busy:
            yield Finding(
                code=Code.DEPARTMENT_WITHOUT_GOAL,
                place=Place(key=f"department[{place}]", item=department.name),
            )


CHECKS: Final[tuple[Callable[[Plan], Iterator[Finding]], ...]] = (
    plan_has_vision,
    perspectives_are_as_announced,
    interim_report_covers_its_period,
    strategic_goal_has_goal,
    department_has_goal,
    goal_checks.goal_has_responsible,
    goal_checks.goal_has_indicator,
    goal_checks.goal_has_activity,
    goal_checks.goal_stands_once,
    indicator_checks.change_has_baseline,
    indicator_checks.count_is_not_in_percent,
    indicator_checks.percent_is_not_points,
    indicator_checks.target_agrees_with_goal,
    indicator_checks.milestone_is_filled_in,
    indicator_checks.target_is_within_plan,
    goal_checks.activity_is_within_plan,
    goal_checks.activity_has_date,
    staff_adds_up,
    goal_checks.nothing_is_unclear,
    budget_checks.parts_make_total,
    budget_checks.totals_agree,
    *control_checks.CHECKS,
    *assignment_checks.CHECKS,
)
