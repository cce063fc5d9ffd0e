"""The sheet of deviations: what is not as planned, and what the department does about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vpreport.followup.answers import is_confidential
from vpreport.followup.assignment_types import AssignmentResult, AssignmentStatus
from vpreport.followup.budget_types import BudgetResult
from vpreport.followup.types import (
    ActivityResult,
    ActivityStatus,
    FollowUp,
    GoalForecast,
    GoalResult,
    GoalStatus,
    IndicatorResult,
    IndicatorStatus,
)
from vpreport.plan.types import Plan
from vpreport.report.budget_wording import deviation_words
from vpreport.report.workbook.declared import Column, Look, Sheet, Table, Value
from vpreport.report.workbook.values import (
    Status,
    each_department,
    has_forecast,
    label,
    status_mark,
)
from vpreport.texts import assignments, budget_report
from vpreport.texts import workbook as texts

_COLUMNS: Final = (
    Column(title=texts.KIND, width=10),
    Column(title=texts.NUMBER, width=7, look=Look.STRONG),
    Column(title=texts.NAME, width=30, look=Look.STRONG),
    Column(title=texts.STATUS, width=15),
    Column(title=texts.FORECAST, width=15),
    Column(title=texts.WHY_HERE, width=24),
    Column(title=texts.DEPARTMENT_TEXT, width=40),
    Column(title=texts.CORRECTIVE_ACTION, width=30),
    Column(title=texts.DEPARTMENT, width=18),
)
_SHORT_OF_GOAL: Final[frozenset[Status]] = frozenset(
    {
        GoalStatus.PARTLY,
        GoalStatus.NOT_MET,
        IndicatorStatus.PARTLY,
        IndicatorStatus.NOT_MET,
        ActivityStatus.LATE,
        ActivityStatus.CANCELLED,
        AssignmentStatus.LATE,
        AssignmentStatus.WRITTEN_OFF,
    }
)
_SHORT_FORECASTS: Final[frozenset[Status]] = frozenset(
    {
        GoalForecast.WILL_BE_PARTLY,
        GoalForecast.WILL_NOT_BE_MET,
        IndicatorStatus.PARTLY,
        IndicatorStatus.NOT_MET,
    }
)


def deviations_sheet(followup: FollowUp) -> Sheet:
    """Return the sheet: each goal with its own indicators and activities after it."""
    table = Table(
        name="VPR_AVVIKELSER",
        description=texts.CONTENTS[texts.DEVIATIONS],
        columns=_COLUMNS,
        rows=tuple(_rows(followup)),
        empty=texts.NO_DEVIATIONS,
    )
    return Sheet(
        name=texts.DEVIATIONS,
        contents=texts.CONTENTS[texts.DEVIATIONS],
        title=texts.DEVIATIONS,
        lead=(texts.DEVIATIONS_LEAD,),
        blocks=(table if has_forecast(followup) else table.without(texts.FORECAST),),
        frozen_columns=3,
    )


def _rows(followup: FollowUp) -> Iterator[tuple[Value, ...]]:
    for goal in followup.goals:
        yield from _goal_rows(followup.plan, goal)
        for indicator in goal.indicators:
            yield from _indicator_rows(followup.plan, indicator)
        for activity in goal.activities:
            yield from _activity_rows(followup.plan, activity)
    for budget in followup.budgets:
        yield from _budget_rows(followup.plan, budget)
    for assignment in followup.assignments:
        yield from _assignment_rows(followup.plan, assignment)


def _goal_rows(plan: Plan, result: GoalResult) -> Iterator[tuple[Value, ...]]:
    why = _why(result.status, result.forecast)
    if any(text.deviation for text in result.texts):
        why.append(texts.WHY_WRITTEN)
    if why:
        goal = result.goal
        yield (
            texts.KIND_GOAL,
            goal.number,
            goal.title,
            status_mark(result.status),
            status_mark(result.forecast),
            " ".join(why),
            each_department(plan, ((text.department, text.deviation) for text in result.texts)),
            each_department(plan, ((t.department, t.corrective_action) for t in result.texts)),
            _departments(plan, goal.departments),
        )


def _indicator_rows(plan: Plan, result: IndicatorResult) -> Iterator[tuple[Value, ...]]:
    indicator = result.indicator
    why = _why(result.status, result.forecast_status)
    if why and not is_confidential(indicator):
        comments = each_department(plan, ((a.department, a.comment.text) for a in result.answers))
        yield (
            texts.KIND_INDICATOR,
            indicator.number,
            indicator.text,
            status_mark(result.status),
            status_mark(result.forecast_status),
            " ".join(why),
            "\n".join(part for part in (result.judgement.reason, comments) if part),
            None,
            _departments(plan, indicator.departments),
        )


def _budget_rows(plan: Plan, result: BudgetResult) -> Iterator[tuple[Value, ...]]:
    for line in result.lines:
        if line.is_large:
            yield (
                budget_report.KIND,
                line.line.number,
                line.line.label,
                None,
                None,
                budget_report.WHY_LARGE.format(words=deviation_words(result, line)),
                line.explanation.text or budget_report.NOT_EXPLAINED,
                None,
                _departments(plan, (line.department,)),
            )


def _activity_rows(plan: Plan, result: ActivityResult) -> Iterator[tuple[Value, ...]]:
    why = _why(result.status, None)
    if result.overdue:
        why.append(texts.WHY_OVERDUE)
    if why:
        activity = result.activity
        yield (
            texts.KIND_ACTIVITY,
            activity.number,
            activity.text,
            status_mark(result.status),
            None,
            " ".join(why),
            result.comment,
            None,
            _departments(plan, activity.departments),
        )


def _assignment_rows(plan: Plan, result: AssignmentResult) -> Iterator[tuple[Value, ...]]:
    why = _why(result.status, None)
    if result.overdue:
        why.append(texts.WHY_OVERDUE)
    if result.old:
        why.append(assignments.WHY_OLD)
    if why:
        assignment = result.assignment
        yield (
            assignments.KIND[assignment.kind.value],
            assignment.number,
            assignment.text,
            status_mark(result.status),
            None,
            " ".join(why),
            result.comment,
            None,
            _departments(plan, assignment.departments),
        )


def _why(status: Status, forecast: Status | None) -> list[str]:
    """Return a sentence for each of status and forecast that falls short."""
    why = []
    if status in _SHORT_OF_GOAL:
        why.append(texts.WHY_STATUS.format(status=label(status).lower()))
    if forecast in _SHORT_FORECASTS:
        why.append(texts.WHY_FORECAST.format(forecast=label(forecast).lower()))
    return why


def _departments(plan: Plan, ids: tuple[str, ...]) -> str:
    return "\n".join(plan.department(department).name for department in ids)
