"""Plan and submissions become the follow-up: every item of the plan, answered or not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from vpreport.findings import Finding
from vpreport.followup.answers import Received, received
from vpreport.followup.assignments import assignment_results
from vpreport.followup.budget import budget_findings, budget_results
from vpreport.followup.completeness import completeness, missing_submissions
from vpreport.followup.controls import control_results
from vpreport.followup.core_mandate import mandate_texts
from vpreport.followup.differing import (
    activity_findings,
    assignment_findings,
    indicator_findings,
)
from vpreport.followup.goals import goal_result
from vpreport.followup.staff import staff_findings, staff_result, without_protected
from vpreport.followup.types import FollowUp, GoalResult, StrategicGoalResult
from vpreport.intake.types import Intake
from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.declared import closed_rows


def merge(plan: Plan, intake: Intake) -> FollowUp:
    """Return the whole plan at the intake's checkpoint, with what came in about it.

    The order of goals, indicators and activities is the plan's; the findings are those of the
    intake followed by those of the merging. What came in for an internal build is merged with its
    own marked plan, whichever is given here; otherwise nothing confidential goes further than
    this. Raises UsageError if the plan has no such checkpoint.
    """
    plan = intake.plan if intake.plan.marking else plan
    checkpoint = plan.checkpoint(intake.checkpoint)
    got = received(plan, intake)
    goals = {goal.id: goal_result(got, goal, checkpoint.date) for goal in plan.goals}
    budgets = budget_results(got, checkpoint)
    return FollowUp(
        plan=plan,
        checkpoint=checkpoint,
        strategic_goals=tuple(
            StrategicGoalResult(
                strategic_goal=strategic_goal,
                goals=tuple(goals[goal.id] for goal in plan.goals_of(strategic_goal.id)),
            )
            for strategic_goal in plan.strategic_goals
        ),
        completeness=completeness(got, checkpoint),
        sources=intake.sources,
        findings=(
            *without_protected(got, tuple(_unquoted(plan, checkpoint, intake.findings))),
            *missing_submissions(got, checkpoint),
            *chain.from_iterable(_findings(got, result) for result in goals.values()),
            *chain.from_iterable(assignment_findings(got, one) for one in plan.assignments),
            *budget_findings(budgets),
            *staff_findings(got),
        ),
        assignments=assignment_results(got, checkpoint.date),
        budgets=budgets,
        staff=staff_result(got),
        controls=control_results(got, checkpoint.date.year),
        core_mandate=mandate_texts(got),
    )


def _findings(got: Received, result: GoalResult) -> Iterable[Finding]:
    for indicator in result.indicators:
        for finding in indicator_findings(got, indicator):
            yield finding.without_content() if indicator.indicator.confidential else finding
    for activity in result.activities:
        for finding in activity_findings(got, activity.activity):
            yield finding.without_content() if activity.activity.confidential else finding


def _unquoted(
    plan: Plan, checkpoint: Checkpoint, findings: tuple[Finding, ...]
) -> Iterable[Finding]:
    """Yield the findings, those about closed rows without what stood there."""
    closed = {row.name for row in closed_rows(plan, checkpoint).values()}
    for finding in findings:
        quotes = finding.place.item in closed and finding.params
        yield finding.without_content() if quotes else finding
