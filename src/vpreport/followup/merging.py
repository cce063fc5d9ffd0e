"""Plan and submissions become the follow-up: every item of the plan, answered or not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from vpreport.findings import Finding
from vpreport.followup.answers import Received, received
from vpreport.followup.assignments import assignment_results
from vpreport.followup.completeness import completeness, missing_submissions
from vpreport.followup.differing import (
    activity_findings,
    assignment_findings,
    indicator_findings,
)
from vpreport.followup.goals import goal_result
from vpreport.followup.types import FollowUp, GoalResult, StrategicGoalResult
from vpreport.intake.types import Intake
from vpreport.plan.types import Plan


def merge(plan: Plan, intake: Intake) -> FollowUp:
    """Return the whole plan at the intake's checkpoint, with what came in about it.

    The order of goals, indicators and activities is the plan's; the findings are those of the
    intake followed by those of the merging. Raises UsageError if the plan has no such checkpoint.
    """
    checkpoint = plan.checkpoint(intake.checkpoint)
    got = received(plan, intake)
    goals = {goal.id: goal_result(got, goal, checkpoint.date) for goal in plan.goals}
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
            *intake.findings,
            *missing_submissions(got, checkpoint),
            *chain.from_iterable(_findings(got, result) for result in goals.values()),
            *chain.from_iterable(assignment_findings(got, one) for one in plan.assignments),
        ),
        assignments=assignment_results(got, checkpoint.date),
    )


def _findings(got: Received, result: GoalResult) -> Iterable[Finding]:
    for indicator in result.indicators:
        yield from indicator_findings(got, indicator)
    for activity in result.activities:
        yield from activity_findings(got, activity.activity)
