"""The sheet of goals of importance for sound financial management, with their evaluation."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from typing import Final

from vpreport.followup.sound_management import evaluation, lead_analysis, met_of
from vpreport.followup.types import FollowUp, GoalResult, IndicatorResult, IndicatorStatus
from vpreport.plan.types import CheckpointKind, Plan
from vpreport.plan.wording import dated_target_text
from vpreport.report.workbook.declared import Column, Look, Sheet, Table, Value
from vpreport.report.workbook.values import answer_value, status_mark
from vpreport.texts import secrecy
from vpreport.texts import sound_management as words
from vpreport.texts import workbook as texts

_COLUMNS: Final = (
    Column(title=texts.NUMBER, width=7, look=Look.STRONG),
    Column(title=words.COLUMN_ITEM, width=29, look=Look.STRONG),
    Column(title=words.COLUMN_KIND, width=14),
    Column(title=texts.TARGET, width=16),
    Column(title=texts.OUTCOME, width=12, look=Look.NUMBER),
    Column(title=texts.UNIT, width=8),
    Column(title=texts.STATUS, width=15),
    Column(title=texts.FORECAST, width=15),
    Column(title=texts.EXPLANATION, width=29),
    Column(title=texts.ANALYSIS, width=34),
    Column(title=texts.DEPARTMENT, width=18),
)


def sound_management_sheet(followup: FollowUp) -> Sheet:
    """Return the sheet; where the plan names no such goal it says so and has no rows."""
    found = evaluation(followup)
    with_forecast = followup.checkpoint.kind is not CheckpointKind.ANNUAL
    lead = [words.goals(found.kinds)]
    if found.goals:
        lead += [words.said_of_outcome(found.statuses, is_final=not with_forecast)]
        lead += [words.said_of_forecast(found.forecasts)] if with_forecast else []
        lead += [words.WHOLE]
    rows = (row for result in found.goals for row in _rows(followup.plan, result))
    kept = [with_forecast or column.title != texts.FORECAST for column in _COLUMNS]
    return Sheet(
        name=words.SHEET,
        contents=words.CONTENTS,
        title=words.HEADING,
        lead=tuple(lead),
        blocks=(
            Table(
                name="VPR_HUSHALLNING",
                description=words.CONTENTS,
                columns=tuple(compress(_COLUMNS, kept)),
                rows=tuple(tuple(compress(row, kept)) for row in rows),
                empty=words.NO_GOALS,
            ),
        ),
        frozen_columns=2,
    )


def _rows(plan: Plan, result: GoalResult) -> Iterator[tuple[Value, ...]]:
    goal = result.goal
    yield (
        goal.number,
        goal.title,
        words.KIND[goal.financial.value] if goal.financial else None,
        texts.NOTHING,
        words.met_of(*met_of(result)) or texts.NOTHING,
        None,
        status_mark(result.status),
        status_mark(result.forecast),
        words.explained(result.explanation, result.reason),
        lead_analysis(result),
        plan.department(goal.lead).name,
    )
    for each in result.indicators:
        yield _indicator(plan, each)


def _indicator(plan: Plan, result: IndicatorResult) -> tuple[Value, ...]:
    indicator, target = result.indicator, result.target
    names = "\n".join(plan.department(d).name for d in indicator.departments)
    if indicator.is_closed:
        why = secrecy.not_counted(indicator.confidential or "")
        status = status_mark(IndicatorStatus.CONFIDENTIAL)
        row: tuple[Value, ...] = (None, None, None, status, None, why)
    else:
        row = (
            dated_target_text(indicator, target) if target else texts.NO_TARGET_YET,
            answer_value(
                result.outcome,
                of=indicator,
                is_missed=result.judgement.computed is IndicatorStatus.NOT_REPORTED,
            ),
            indicator.unit,
            status_mark(result.status),
            answer_value(result.forecast, of=indicator),
            secrecy.with_provision(result.judgement.explanation, indicator.confidential),
        )
    return (indicator.number, indicator.text, words.INDICATOR, *row, None, names)
