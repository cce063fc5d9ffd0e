"""The sheet of goals: every one of the plan, with status, forecast and the departments' texts."""

from __future__ import annotations

from typing import Final

from vpreport.followup.types import FollowUp, GoalResult
from vpreport.plan.types import Plan
from vpreport.report.workbook.declared import Column, Look, Sheet, Table, Value
from vpreport.report.workbook.values import (
    cited,
    each_department,
    has_forecast,
    status_mark,
    status_word,
    strategic_goal_name,
)
from vpreport.texts import workbook as texts
from vpreport.texts.numbers import joined

_COLUMNS: Final = (
    Column(title=texts.NUMBER, width=6, look=Look.STRONG),
    Column(title=texts.GOAL, width=20, look=Look.STRONG),
    Column(title=texts.WHOLE_TEXT, width=27),
    Column(title=texts.STRATEGIC_GOAL, width=16),
    Column(title=texts.STATUS, width=14),
    Column(title=texts.FORECAST, width=14),
    Column(title=texts.EXPLANATION, width=21),
    Column(title=texts.DEPARTMENT, width=18),
    Column(title=texts.RESPONSIBLE, width=14),
    Column(title=texts.FINANCIAL, width=12),
    Column(title=texts.COMPUTED, width=12),
    Column(title=texts.CHOSEN, width=12),
    Column(title=texts.REASON, width=15),
    Column(title=texts.ANALYSIS, width=32),
    Column(title=texts.DEVIATION, width=18),
    Column(title=texts.CORRECTIVE_ACTION, width=18),
    Column(title=texts.SOURCE, width=17, look=Look.QUIET),
)


def goals_sheet(followup: FollowUp) -> Sheet:
    """Return the sheet."""
    table = Table(
        name="VPR_MAL",
        description=texts.CONTENTS[texts.GOALS],
        columns=_COLUMNS,
        rows=tuple(_row(followup.plan, result) for result in followup.goals),
    )
    return Sheet(
        name=texts.GOALS,
        contents=texts.CONTENTS[texts.GOALS],
        title=texts.GOALS,
        lead=(texts.GOALS_LEAD,),
        blocks=(table if has_forecast(followup) else table.without(texts.FORECAST),),
        frozen_columns=2,
    )


def _row(plan: Plan, result: GoalResult) -> tuple[Value, ...]:
    goal = result.goal
    return (
        goal.number,
        goal.title,
        goal.text,
        strategic_goal_name(plan.strategic_goal(goal.strategic_goal)),
        status_mark(result.status),
        status_mark(result.forecast),
        result.explanation,
        "\n".join(plan.department(d).name for d in goal.departments),
        joined(goal.responsible) or texts.NOTHING,
        texts.FINANCIAL_KIND[goal.financial.value] if goal.financial else texts.NOTHING,
        status_word(result.computed),
        status_word(result.chosen),
        result.reason,
        each_department(plan, ((text.department, text.analysis) for text in result.texts)),
        each_department(plan, ((text.department, text.deviation) for text in result.texts)),
        each_department(plan, ((text.department, text.corrective_action) for text in result.texts)),
        cited(
            (
                (texts.FORECAST, result.forecast_answer),
                (texts.CHOSEN, result.assessment),
                *((texts.TEXTS, text.source) for text in result.texts),
            )
        ),
    )
