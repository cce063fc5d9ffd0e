"""The rules of assessment in words, made from those that the plan really uses."""

from __future__ import annotations

from collections.abc import Iterator

from vpreport.followup.answers import is_confidential
from vpreport.followup.combining import combine_of
from vpreport.followup.measuring import is_relative
from vpreport.plan.types import (
    Combine,
    Comparison,
    GoalRule,
    Indicator,
    IndicatorKind,
    Plan,
    RatioBasis,
    TargetBasis,
)
from vpreport.texts import assignments, controls
from vpreport.texts import rules as say

_ANSWERED = frozenset({IndicatorKind.YES_NO, IndicatorKind.DONE})
_NUMBERS = frozenset({IndicatorKind.NUMBER, IndicatorKind.SHARE, IndicatorKind.CHANGE})
_AT_MOST = frozenset({Comparison.AT_MOST, Comparison.LESS_THAN})


def rules_in_words(plan: Plan, *, with_forecast: bool = True) -> tuple[str, ...]:
    """Return "Så bedöms målen" as paragraphs, with only what applies in this plan.

    At the end of the year there is no forecast, and then `with_forecast` is False.
    """
    shown = [indicator for indicator in plan.indicators if not is_confidential(indicator)]
    return (
        *_of_indicators(plan, shown),
        *_of_goals(plan),
        *(say.MISSING if shown else ()),
        *_of_departments(shown),
        *([say.CONFIDENTIAL] if len(shown) < len(plan.indicators) else []),
        say.OWN_ASSESSMENT,
        *([say.FORECAST] if with_forecast else []),
        *([say.ACTIVITIES] if plan.activities else []),
        *([assignments.RULE] if plan.assignments else []),
        *([controls.RULE] if plan.control_plans else []),
    )


def _of_indicators(plan: Plan, shown: list[Indicator]) -> Iterator[str]:
    if shown:
        yield say.WHICH_TARGET
    yield from _of_numbers(plan, [one for one in shown if one.kind in _NUMBERS])
    kinds = {indicator.kind for indicator in shown}
    bases = {target.basis for indicator in shown for target in indicator.targets}
    if IndicatorKind.RANK in kinds:
        yield say.RANK
    if TargetBasis.BASELINE in bases:
        yield say.BASELINE
    if any(is_relative(target) for indicator in shown for target in indicator.targets):
        yield say.NO_BASELINE
    if kinds & _ANSWERED:
        yield say.ANSWERS
    if IndicatorKind.JUDGED in kinds:
        yield say.JUDGED


def _of_numbers(plan: Plan, numbers: list[Indicator]) -> Iterator[str]:
    limits = (plan.assessment.met_at, plan.assessment.partly_at)
    by_level = [one for one in numbers if one.ratio_basis is RatioBasis.LEVEL]
    if by_level:
        yield say.level(limits)
    if any(target.comparison in _AT_MOST for one in by_level for target in one.targets):
        yield say.AT_MOST
    if len(by_level) < len(numbers):
        yield say.change(limits)


def _of_goals(plan: Plan) -> Iterator[str]:
    rules = plan.assessment
    limits = (rules.weighted_met_at, rules.weighted_partly_at)
    measured = [goal for goal in plan.goals if goal.indicators]
    used = [rule for rule in GoalRule if any(goal.rule is rule for goal in measured)]
    for rule in used:
        numbers = [goal.number for goal in measured if goal.rule is rule]
        yield say.goal(rule.value, numbers if len(used) > 1 else (), limits)
    if set(used) - {GoalRule.MANUAL}:
        yield say.judged_share(rules.judged_share_min)
    if len(measured) < len(plan.goals):
        yield say.NO_INDICATORS


def _of_departments(shown: list[Indicator]) -> Iterator[str]:
    shared = [indicator for indicator in shown if len(indicator.departments) > 1]
    for how in Combine:
        numbers = [one.number for one in shared if combine_of(one) is how]
        if numbers:
            yield say.departments(how.value, numbers)
