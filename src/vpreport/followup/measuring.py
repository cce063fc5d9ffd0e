"""How far an outcome has come towards a target: comparisons and shares, never a division by zero.

The shares follow the field: 100 % of the target is met and 80 % partly met in Vansbro's scale; a
share of the level hides an increase that never came (100 against a target of 110 is 91 %), which
is why changes are measured from the baseline.
"""

from __future__ import annotations

from decimal import Decimal
from operator import eq, ge, gt, le, lt
from typing import Final

from vpreport.followup.types import IndicatorStatus
from vpreport.plan.types import (
    AssessmentRules,
    Comparison,
    Indicator,
    IndicatorKind,
    RatioBasis,
    Target,
    TargetBasis,
)

_HOLDS: Final = {
    Comparison.AT_LEAST: ge,
    Comparison.AT_MOST: le,
    Comparison.MORE_THAN: gt,
    Comparison.LESS_THAN: lt,
    Comparison.EQUAL: eq,
}
_UPWARD: Final = frozenset({Comparison.AT_LEAST, Comparison.MORE_THAN})
_DOWNWARD: Final = frozenset({Comparison.AT_MOST, Comparison.LESS_THAN})
_FULL: Final = Decimal(1)


def is_relative(target: Target) -> bool:
    """Return whether the target means nothing without a baseline."""
    return target.basis in (
        TargetBasis.PERCENT_CHANGE,
        TargetBasis.POINT_CHANGE,
        TargetBasis.BASELINE,
    )


def is_by_change(indicator: Indicator, target: Target) -> bool:
    """Return whether shares are of the way from the baseline.

    An exact target is not at the end of a way: one can pass it.
    """
    by_change = indicator.ratio_basis is RatioBasis.CHANGE
    return by_change and target.comparison is not Comparison.EQUAL


def target_level(target: Target, baseline: Decimal | None) -> Decimal | None:
    """Return the target as a level in the indicator's unit, None if it cannot be known.

    A percent change from zero or from a negative number has no meaning and no level.
    """
    if not is_relative(target):
        return target.value
    if baseline is None:
        return None
    if target.basis is TargetBasis.BASELINE or target.value is None:
        return baseline
    if target.basis is TargetBasis.POINT_CHANGE:
        return baseline + target.value
    return baseline * (1 + target.value / 100) if baseline > 0 else None


def holds(outcome: Decimal, comparison: Comparison, level: Decimal) -> bool:
    return bool(_HOLDS[comparison](outcome, level))


def goodness(value: Decimal, target: Target, level: Decimal) -> Decimal:
    """Return a number that is larger the better the value is; it orders departments' answers."""
    if target.comparison in _UPWARD:
        return value - level
    if target.comparison in _DOWNWARD:
        return level - value
    return -abs(value - level)


def share(
    indicator: Indicator,
    target: Target,
    *,
    outcome: Decimal,
    level: Decimal,
    baseline: Decimal | None,
) -> Decimal | None:
    """Return how much of the way the outcome has come (1 is all of it).

    None where only the plain comparison has a meaning: a rank, the baseline itself as target,
    zero or negative numbers, a way of no length or in the wrong direction.
    """
    if indicator.kind is IndicatorKind.RANK or target.basis is TargetBasis.BASELINE:
        return None
    if not is_by_change(indicator, target):
        return _share_of_level(outcome, target.comparison, level)
    if baseline is None:
        return None
    return _share_of_change(outcome, target.comparison, level, baseline)


def status_of(
    outcome: Decimal,
    comparison: Comparison,
    level: Decimal,
    *,
    way: Decimal | None,
    rules: AssessmentRules,
) -> IndicatorStatus:
    """Return met, partly or not met; `way` is the result of `share`."""
    if holds(outcome, comparison, level):
        return IndicatorStatus.MET
    if way is None:
        return IndicatorStatus.NOT_MET
    # "Less than 5" is not met by 5 although 5 is all of 5: at 100 % the comparison alone decides.
    if rules.met_at < _FULL and way >= rules.met_at:
        return IndicatorStatus.MET
    return IndicatorStatus.PARTLY if way >= rules.partly_at else IndicatorStatus.NOT_MET


def _share_of_level(outcome: Decimal, comparison: Comparison, level: Decimal) -> Decimal | None:
    if outcome <= 0 or level <= 0:
        return None
    if comparison in _UPWARD:
        return outcome / level
    if comparison in _DOWNWARD:
        return level / outcome
    return min(outcome, level) / max(outcome, level)


def _share_of_change(
    outcome: Decimal, comparison: Comparison, level: Decimal, baseline: Decimal
) -> Decimal | None:
    whole = level - baseline
    if whole == 0:
        return None
    leads_there = whole > 0 if comparison in _UPWARD else whole < 0
    return (outcome - baseline) / whole if leads_there else None
