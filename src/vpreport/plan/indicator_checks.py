"""What the plan leaves unclear about its indicators and their targets; one function a remark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from vpreport.findings import Code, Finding
from vpreport.plan.places import indicator_place
from vpreport.plan.targets import PERCENT, POINTS
from vpreport.plan.types import (
    Comparison,
    Goal,
    Indicator,
    IndicatorKind,
    Plan,
    Target,
    TargetBasis,
)
from vpreport.plan.wording import dated_target_text
from vpreport.texts.lint_words import COUNT, WITHOUT

_MEASURED: Final = (
    IndicatorKind.NUMBER,
    IndicatorKind.SHARE,
    IndicatorKind.CHANGE,
    IndicatorKind.RANK,
)
_AT_THE_BOTTOM: Final = (Comparison.AT_MOST, Comparison.LESS_THAN)


def change_has_baseline(plan: Plan) -> Iterator[Finding]:
    for goal, indicator in _indicators(plan):
        known = indicator.baseline is not None and indicator.baseline.value is not None
        if indicator.kind is IndicatorKind.CHANGE and not known:
            yield Finding(code=Code.NO_BASELINE, place=indicator_place(goal, indicator, "baseline"))


def count_is_not_in_percent(plan: Plan) -> Iterator[Finding]:
    for goal, indicator in _indicators(plan):
        is_count = COUNT in indicator.text.lower().split()[:1]
        if is_count and indicator.unit == PERCENT and indicator.targets:
            yield Finding(
                code=Code.COUNT_WITH_PERCENT,
                place=indicator_place(goal, indicator, "target"),
                params={"target": dated_target_text(indicator, indicator.targets[-1])},
            )


def percent_is_not_points(plan: Plan) -> Iterator[Finding]:
    """Ask which is meant: ten percent more than 40 % is 44 %, ten points more is 50 %."""
    for goal, indicator in _indicators(plan):
        for target in indicator.targets:
            if indicator.unit == PERCENT and target.basis is TargetBasis.PERCENT_CHANGE:
                yield Finding(
                    code=Code.PERCENT_OR_POINTS,
                    place=indicator_place(goal, indicator, "target"),
                    params={
                        "value": target.text,
                        "points": target.text.replace(PERCENT, POINTS),
                    },
                )


def target_agrees_with_goal(plan: Plan) -> Iterator[Finding]:
    """Expect a high share of what goes without trouble."""
    for goal, indicator in _indicators(plan):
        without = WITHOUT in indicator.text.lower().split()
        for target in indicator.targets:
            if indicator.kind is IndicatorKind.SHARE and without and _asks_for_little(target):
                yield Finding(
                    code=Code.TARGET_CONTRADICTS,
                    place=indicator_place(goal, indicator, "target"),
                    params={"target": dated_target_text(indicator, target)},
                )


def _asks_for_little(target: Target) -> bool:
    return target.comparison in _AT_THE_BOTTOM or target.value == 0


def milestone_is_filled_in(plan: Plan) -> Iterator[Finding]:
    """Find the dates at which most sibling indicators have a target and this one has none.

    Only measured values are compared: what is done once has no use for a second milestone.
    """
    for goal in plan.goals:
        measured = tuple(i for i in goal.indicators if i.kind in _MEASURED)
        for indicator in measured:
            siblings = tuple(i for i in measured if i is not indicator)
            for target in _milestones_of_most(siblings):
                if target.due not in {own.due for own in indicator.targets}:
                    yield Finding(
                        code=Code.EMPTY_MILESTONE,
                        place=indicator_place(goal, indicator, "target"),
                        params={"when": target.when},
                    )


def _milestones_of_most(siblings: tuple[Indicator, ...]) -> tuple[Target, ...]:
    """Return one target for each date that more than half of at least two siblings share."""
    by_due: dict[dt.date, list[Target]] = {}
    for target in (target for sibling in siblings for target in sibling.targets):
        by_due.setdefault(target.due, []).append(target)
    shared = (by_due[due] for due in sorted(by_due))
    return tuple(found[0] for found in shared if len(found) > max(1, len(siblings) / 2))


def target_is_within_plan(plan: Plan) -> Iterator[Finding]:
    for goal, indicator in _indicators(plan):
        for target in indicator.targets:
            if target.due.year > plan.years[-1]:
                yield Finding(
                    code=Code.TARGET_BEYOND_PLAN,
                    place=indicator_place(goal, indicator, "target"),
                    params={"when": target.when, "last": plan.years[-1]},
                )


def _indicators(plan: Plan) -> Iterator[tuple[Goal, Indicator]]:
    return ((goal, indicator) for goal in plan.goals for indicator in goal.indicators)
