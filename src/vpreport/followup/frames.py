"""The follow-up as pandas tables in long form, for those who go on in Python, CSV or Power BI.

Numbers are floats here and nowhere before. A missing number or date is a pandas null; a missing
text is an empty string. Every status stands twice: the stable value, and the Swedish words under
the same name with `_label`.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from vpreport.followup.types import ActivityResult, FollowUp, GoalResult, IndicatorResult
from vpreport.intake.types import Answer
from vpreport.plan.types import Goal, Target
from vpreport.plan.wording import dated_target_text, value_text
from vpreport.texts import labels

_KEYS = ("checkpoint", "checkpoint_date", "strategic_goal", "goal", "goal_number", "goal_title")
_SOURCE = ("file", "sheet", "cell")
_INDICATOR = (
    *_KEYS,
    "indicator",
    "number",
    "text",
    "kind",
    "unit",
    "departments",
    "target",
    "target_due",
    "target_level",
    "next_target",
    "next_target_due",
    "baseline",
    "outcome",
    "outcome_text",
    "outcome_state",
    "forecast",
    "forecast_text",
    "status",
    "status_label",
    "computed",
    "computed_label",
    "chosen",
    "chosen_label",
    "forecast_status",
    "forecast_status_label",
    "explanation",
    "reason",
    *_SOURCE,
)
_GOAL = (
    *_KEYS,
    "departments",
    "responsible",
    "rule",
    "status",
    "status_label",
    "computed",
    "computed_label",
    "chosen",
    "chosen_label",
    "forecast",
    "forecast_label",
    "explanation",
    "reason",
    "indicators",
    "indicators_met",
    "indicators_judged",
    "activities",
    *_SOURCE,
)
_ACTIVITY = (
    *_KEYS,
    "activity",
    "number",
    "text",
    "department",
    "due",
    "status",
    "status_label",
    "overdue",
    "done_on",
    "comment",
    *_SOURCE,
)
_FLOATS = ("target_level", "baseline", "outcome", "forecast")
_DATES = ("checkpoint_date", "target_due", "next_target_due", "due", "done_on")


def indicator_frame(followup: FollowUp) -> pd.DataFrame:
    """Return one row per indicator, in the plan's order.

    Columns: checkpoint, checkpoint_date, strategic_goal, goal (ids), goal_number, goal_title;
    indicator (id), number, text, kind, unit, departments (ids with a space between); target and
    next_target in words with target_due and next_target_due; target_level and baseline in the
    unit; outcome and forecast as numbers, the same as words in outcome_text and forecast_text,
    outcome_state ("value", "blank", "not_measured", "not_applicable", "refused"); status,
    computed, chosen and forecast_status, each with its `_label`; explanation, reason; and file,
    sheet and cell that the outcome came from.
    """
    frame = _frame([_indicator(followup, result) for result in followup.indicators], _INDICATOR)
    return frame.astype(dict.fromkeys(_FLOATS, "float64"))


def goal_frame(followup: FollowUp) -> pd.DataFrame:
    """Return one row per goal, in the plan's order.

    Columns: as far as goal_title like `indicator_frame`; departments (ids, the lead first),
    responsible (roles with "; " between), rule; status, computed, chosen and forecast, each with
    its `_label`; explanation, reason; indicators, indicators_met, indicators_judged and
    activities as counts; file, sheet and cell of the lead's own assessment.
    """
    return _frame([_goal(followup, result) for result in followup.goals], _GOAL)


def activity_frame(followup: FollowUp) -> pd.DataFrame:
    """Return one row per activity, in the plan's order.

    Columns: as far as goal_title like `indicator_frame`; activity (id), number, text, department
    (the lead's id), due; status with status_label, overdue (True or False), done_on, comment;
    file, sheet and cell of the status.
    """
    return _frame([_activity(followup, result) for result in followup.activities], _ACTIVITY)


def _frame(rows: Sequence[dict[str, object]], columns: tuple[str, ...]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(columns))
    for column in columns:
        if column in _DATES:
            frame[column] = pd.to_datetime(frame[column])
    return frame


def _keys(followup: FollowUp, goal: Goal) -> dict[str, object]:
    return {
        "checkpoint": followup.checkpoint.id,
        "checkpoint_date": followup.checkpoint.date,
        "strategic_goal": goal.strategic_goal,
        "goal": goal.id,
        "goal_number": goal.number,
        "goal_title": goal.title,
    }


def _indicator(followup: FollowUp, result: IndicatorResult) -> dict[str, object]:
    indicator = result.indicator
    judgement = result.judgement

    def words(target: Target | None) -> str:
        return dated_target_text(indicator, target) if target else ""

    return {
        **_keys(followup, result.goal),
        "indicator": indicator.id,
        "number": indicator.number,
        "text": indicator.text,
        "kind": indicator.kind.value,
        "unit": indicator.unit,
        "departments": " ".join(indicator.departments),
        "target": words(result.target),
        "target_due": result.target.due if result.target else None,
        "target_level": _float(result.target_level),
        "next_target": words(result.next_target),
        "next_target_due": result.next_target.due if result.next_target else None,
        "baseline": _float(result.baseline),
        "outcome": _float(result.outcome.number),
        "outcome_text": value_text(indicator, result.outcome.value),
        "outcome_state": result.outcome.state.value,
        "forecast": _float(result.forecast.number),
        "forecast_text": value_text(indicator, result.forecast.value),
        **_status("status", result.status.value, labels.INDICATOR_STATUS),
        **_status("computed", judgement.computed.value, labels.INDICATOR_STATUS),
        **_status(
            "chosen", judgement.chosen.value if judgement.chosen else "", labels.INDICATOR_STATUS
        ),
        **_status(
            "forecast_status",
            result.forecast_status.value if result.forecast_status else "",
            labels.INDICATOR_STATUS,
        ),
        "explanation": judgement.explanation,
        "reason": judgement.reason,
        **_source(result.outcome),
    }


def _goal(followup: FollowUp, result: GoalResult) -> dict[str, object]:
    statuses = [indicator.status for indicator in result.indicators]
    return {
        **_keys(followup, result.goal),
        "departments": " ".join(result.goal.departments),
        "responsible": "; ".join(result.goal.responsible),
        "rule": result.goal.rule.value,
        **_status("status", result.status.value, labels.GOAL_STATUS),
        **_status("computed", result.computed.value, labels.GOAL_STATUS),
        **_status("chosen", result.chosen.value if result.chosen else "", labels.GOAL_STATUS),
        **_status("forecast", result.forecast.value, labels.GOAL_FORECAST),
        "explanation": result.explanation,
        "reason": result.reason,
        "indicators": len(statuses),
        "indicators_met": sum(status.value == "met" for status in statuses),
        "indicators_judged": sum(status.is_judged for status in statuses),
        "activities": len(result.activities),
        **_source(result.assessment),
    }


def _activity(followup: FollowUp, result: ActivityResult) -> dict[str, object]:
    return {
        **_keys(followup, result.goal),
        "activity": result.activity.id,
        "number": result.activity.number,
        "text": result.activity.text,
        "department": result.department,
        "due": result.activity.due,
        **_status("status", result.status.value, labels.ACTIVITY_RESULT),
        "overdue": result.overdue,
        "done_on": result.done_on,
        "comment": result.comment,
        **_source(result.status_answer),
    }


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _status(name: str, value: str, words: dict[str, str]) -> dict[str, object]:
    return {name: value, f"{name}_label": words[value] if value else ""}


def _source(answer: Answer) -> dict[str, object]:
    ref = answer.ref
    return dict(zip(_SOURCE, (ref.file, ref.sheet, ref.cell) if ref else ("", "", ""), strict=True))
