"""The sheet of indicators: every one of the plan, answered or not."""

from __future__ import annotations

from typing import Final

from vpreport.followup.answers import is_confidential
from vpreport.followup.types import (
    DepartmentAnswer,
    FollowUp,
    IndicatorResult,
    IndicatorStatus,
)
from vpreport.plan.types import Plan
from vpreport.plan.wording import dated_target_text, target_text, value_text
from vpreport.report.workbook.declared import Column, Look, Sheet, Table, Value
from vpreport.report.workbook.values import (
    answer_value,
    cited,
    each_department,
    has_forecast,
    status_mark,
    status_word,
)
from vpreport.texts import secrecy
from vpreport.texts import workbook as texts

_COLUMNS: Final = (
    Column(title=texts.NUMBER, width=6, look=Look.STRONG),
    Column(title=texts.INDICATOR, width=22, look=Look.STRONG),
    Column(title=texts.GOAL, width=16),
    Column(title=texts.STATUS, width=14),
    Column(title=texts.OUTCOME, width=9.5, look=Look.NUMBER),
    Column(title=texts.UNIT, width=8),
    Column(title=texts.TARGET, width=12),
    Column(title=texts.TARGET_DATE, width=12),
    Column(title=texts.NEXT_TARGET, width=12.5),
    Column(title=texts.BASELINE, width=12, look=Look.NUMBER),
    Column(title=texts.BASELINE_WHEN, width=12),
    Column(title=texts.FORECAST_VALUE, width=9, look=Look.NUMBER),
    Column(title=texts.FORECAST_STATUS, width=13),
    Column(title=texts.MEASURED_BY, width=14),
    Column(title=texts.DEPARTMENT, width=18),
    Column(title=texts.COMPUTED, width=12),
    Column(title=texts.CHOSEN, width=12),
    Column(title=texts.EXPLANATION, width=24),
    Column(title=texts.REASON, width=15),
    Column(title=texts.COMMENT, width=22),
    Column(title=texts.SOURCE, width=16, look=Look.QUIET),
)
_CITED: Final = {
    "outcome": texts.OUTCOME,
    "forecast": texts.FORECAST_VALUE,
    "baseline": texts.BASELINE,
    "assessment": texts.CHOSEN,
    "reason": texts.REASON,
    "comment": texts.COMMENT,
}


def indicators_sheet(followup: FollowUp) -> Sheet:
    """Return the sheet; a confidential indicator shows the provision and nothing else."""
    rows = tuple(
        _confidential_row(followup.plan, result)
        if is_confidential(result.indicator)
        else _row(followup.plan, result)
        for result in followup.indicators
    )
    table = Table(
        name="VPR_INDIKATORER",
        description=texts.CONTENTS[texts.INDICATORS],
        columns=_COLUMNS,
        rows=rows,
    )
    if not has_forecast(followup):
        table = table.without(texts.FORECAST_VALUE, texts.FORECAST_STATUS)
    return Sheet(
        name=texts.INDICATORS,
        contents=texts.CONTENTS[texts.INDICATORS],
        title=texts.INDICATORS,
        lead=(texts.INDICATORS_LEAD,),
        blocks=(table,),
        frozen_columns=2,
    )


def _row(plan: Plan, result: IndicatorResult) -> tuple[Value, ...]:
    indicator, target, after = result.indicator, result.target, result.next_target
    is_missed = result.judgement.computed is IndicatorStatus.NOT_REPORTED
    baseline = indicator.baseline
    return (
        indicator.number,
        indicator.text,
        f"{result.goal.number} {result.goal.title}",
        status_mark(result.status),
        answer_value(result.outcome, of=indicator, is_missed=is_missed),
        indicator.unit,
        target_text(indicator, target) if target else texts.NO_TARGET_YET,
        target.due if target else None,
        dated_target_text(indicator, after) if after else texts.NOTHING,
        result.baseline,
        baseline.when if baseline else None,
        answer_value(result.forecast, of=indicator),
        status_mark(result.forecast_status),
        indicator.source,
        _departments(plan, result),
        status_word(result.judgement.computed),
        status_word(result.judgement.chosen),
        secrecy.with_provision(result.judgement.explanation, indicator.confidential),
        result.judgement.reason,
        each_department(plan, ((a.department, a.comment.text) for a in result.answers)),
        cited((what, getattr(a, key)) for a in result.answers for key, what in _CITED.items()),
    )


def _confidential_row(plan: Plan, result: IndicatorResult) -> tuple[Value, ...]:
    """Return what may be public: nothing is taken from answers, targets or judgement."""
    indicator = result.indicator
    shown: dict[str, Value] = {
        texts.NUMBER: indicator.number,
        texts.INDICATOR: indicator.text,
        texts.GOAL: f"{result.goal.number} {result.goal.title}",
        texts.STATUS: status_mark(IndicatorStatus.CONFIDENTIAL),
        texts.DEPARTMENT: "\n".join(plan.department(d).name for d in indicator.departments),
        texts.EXPLANATION: secrecy.not_counted(indicator.confidential or ""),
    }
    return tuple(shown.get(column.title) for column in _COLUMNS)


def _departments(plan: Plan, result: IndicatorResult) -> str:
    """Return the department, or what each said where several answer the same indicator."""
    if len(result.answers) <= 1:
        return "\n".join(plan.department(d).name for d in result.indicator.departments)
    return "\n".join(
        texts.DEPARTMENT_SAYS.format(
            department=plan.department(answer.department).name, value=_said(result, answer)
        )
        for answer in result.answers
    )


def _said(result: IndicatorResult, answer: DepartmentAnswer) -> str:
    if answer.outcome.is_value:
        return value_text(result.indicator, answer.outcome.value)
    is_missed = result.target is not None
    return str(answer_value(answer.outcome, of=result.indicator, is_missed=is_missed)).lower()
