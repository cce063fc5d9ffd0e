"""A goal's result: its indicators rolled up by the goal's rule, and what the lead says itself."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from typing import Final

from vpreport.followup.activities import activity_result
from vpreport.followup.answers import Received
from vpreport.followup.indicators import indicator_result
from vpreport.followup.types import (
    GoalForecast,
    GoalResult,
    GoalStatus,
    GoalText,
    IndicatorResult,
    IndicatorStatus,
)
from vpreport.plan.types import AssessmentRules, Goal, GoalRule
from vpreport.texts import goal_explanations as say

LEFT_OUT: Final = frozenset(
    {IndicatorStatus.NOT_DUE, IndicatorStatus.CONFIDENTIAL, IndicatorStatus.NOT_APPLICABLE}
)
"""Statuses that neither help nor harm a goal. All others count, the missing ones as not met."""

_SCORE: Final = {IndicatorStatus.MET: Decimal(1), IndicatorStatus.PARTLY: Decimal("0.5")}


def goal_result(got: Received, goal: Goal, at: dt.date) -> GoalResult:
    """Return the goal's result at the date of the checkpoint."""
    indicators = tuple(indicator_result(got, goal, one, at) for one in goal.indicators)
    computed, explanation = roll_up(goal.rule, indicators, got.plan.assessment)
    assessment = got.about_goal(goal.id, "assessment", goal.lead)
    reason = got.about_goal(goal.id, "reason", goal.lead).text
    forecast = got.about_goal(goal.id, "forecast", goal.lead)
    chosen = GoalStatus(assessment.text) if assessment.is_value and reason.strip() else None
    return GoalResult(
        goal=goal,
        computed=computed,
        chosen=chosen,
        explanation=explanation,
        reason=reason if chosen else "",
        assessment=assessment,
        forecast=GoalForecast(forecast.text) if forecast.is_value else GoalForecast.NOT_REPORTED,
        forecast_answer=forecast,
        indicators=indicators,
        activities=tuple(activity_result(got, goal, one, at) for one in goal.activities),
        texts=tuple(_text(got, goal, department) for department in goal.departments),
    )


def roll_up(
    rule: GoalRule, indicators: tuple[IndicatorResult, ...], rules: AssessmentRules
) -> tuple[GoalStatus, str]:
    """Return the goal's computed status and the sentence that explains it.

    An indicator counts unless its status is in LEFT_OUT; one that is met before its date counts.
    """
    statuses = Counter(result.status for result in indicators)
    counted = sum(count for status, count in statuses.items() if status not in LEFT_OUT)
    judged = sum(count for status, count in statuses.items() if status.is_judged)
    groups = {status.value: count for status, count in statuses.items()}
    if not counted:
        return _nothing_counted(groups)
    if rule is GoalRule.MANUAL:
        return GoalStatus.NOT_JUDGED, say.manual(groups)
    if judged < rules.judged_share_min * counted:
        return GoalStatus.NOT_JUDGED, say.too_few(groups, rules.judged_share_min)
    if rule is GoalRule.WEIGHTED:
        return _weighted(indicators, groups, rules)
    status = _by_count(rule, statuses, counted)
    return status, say.by_rule(groups, rule.value, status.value)


def _nothing_counted(groups: dict[str, int]) -> tuple[GoalStatus, str]:
    if not groups:
        return GoalStatus.NOT_JUDGED, say.no_indicators()
    if IndicatorStatus.NOT_DUE.value in groups:
        return GoalStatus.NOT_DUE, say.not_due(groups)
    return GoalStatus.NOT_JUDGED, say.nothing_counted(groups)


def _by_count(rule: GoalRule, statuses: Counter[IndicatorStatus], counted: int) -> GoalStatus:
    met = statuses[IndicatorStatus.MET]
    if rule is GoalRule.WORST:
        if statuses[IndicatorStatus.NOT_MET]:
            return GoalStatus.NOT_MET
        return GoalStatus.MET if met == counted else GoalStatus.PARTLY
    enough = met * 2 >= counted if rule is GoalRule.MAJORITY else met == counted
    if enough:
        return GoalStatus.MET
    some = met + statuses[IndicatorStatus.PARTLY]
    return GoalStatus.PARTLY if some else GoalStatus.NOT_MET


def _weighted(
    indicators: tuple[IndicatorResult, ...], groups: dict[str, int], rules: AssessmentRules
) -> tuple[GoalStatus, str]:
    counted = [result for result in indicators if result.status not in LEFT_OUT]
    whole = sum((result.indicator.weight for result in counted), Decimal(0))
    if whole <= 0:
        return GoalStatus.NOT_JUDGED, say.no_weights(groups)
    points = sum(
        (result.indicator.weight * _SCORE.get(result.status, Decimal(0)) for result in counted),
        Decimal(0),
    )
    share = points / whole
    limits = (rules.weighted_met_at, rules.weighted_partly_at)
    status = _by_share(share, rules)
    return status, say.weighted(groups, share, limits, status.value)


def _by_share(share: Decimal, rules: AssessmentRules) -> GoalStatus:
    if share >= rules.weighted_met_at:
        return GoalStatus.MET
    return GoalStatus.PARTLY if share >= rules.weighted_partly_at else GoalStatus.NOT_MET


def _text(got: Received, goal: Goal, department: str) -> GoalText:
    analysis, deviation, corrective_action = (
        got.about_goal(goal.id, column, department)
        for column in ("analysis", "deviation", "corrective_action")
    )
    written = (answer for answer in (analysis, deviation, corrective_action) if answer.text)
    return GoalText(
        department=department,
        analysis=analysis.text,
        deviation=deviation.text,
        corrective_action=corrective_action.text,
        source=next(written, analysis),
    )
