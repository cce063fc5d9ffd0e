"""The plan's values as the words that people read, the same in template, workbook and Word."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from vpreport.plan.types import (
    Activity,
    Baseline,
    Indicator,
    IndicatorKind,
    Marking,
    Plan,
    Target,
    TargetBasis,
)
from vpreport.texts import labels, numbers, secrecy, targets

_CHANGES: Final = frozenset({TargetBasis.PERCENT_CHANGE, TargetBasis.POINT_CHANGE})


def target_text(indicator: Indicator, target: Target) -> str:
    """Return the target in words without its date: "minst 70 %"."""
    if target.basis is TargetBasis.ANSWER:
        return targets.ANSWER[indicator.kind.value]
    if target.basis in _CHANGES:
        return targets.change(_value(target), _unit_of_change(indicator, target))
    if target.basis is TargetBasis.BASELINE:
        return targets.baseline(target.comparison.value)
    if indicator.kind is IndicatorKind.RANK:
        return targets.rank(target.comparison.value, _value(target))
    return targets.level(target.comparison.value, _value(target), indicator.unit)


def target_in_sentence(indicator: Indicator, target: Target) -> str:
    """Return the target as it stands after "målvärdet är": "en ökning med minst 10 %", "«ja»"."""
    if target.basis is TargetBasis.ANSWER:
        return targets.ANSWER_IN_SENTENCE[indicator.kind.value]
    if target.basis in _CHANGES:
        return targets.change_in_sentence(_value(target), _unit_of_change(indicator, target))
    return target_text(indicator, target)


def _value(target: Target) -> Decimal:
    return target.value if target.value is not None else Decimal(0)


def _unit_of_change(indicator: Indicator, target: Target) -> str:
    if target.basis is TargetBasis.PERCENT_CHANGE:
        return "%"
    return targets.POINTS if indicator.unit == "%" else indicator.unit


def dated_target_text(indicator: Indicator, target: Target) -> str:
    """Return "minst 70 % (augusti 2026)", the date as the plan writes it."""
    return f"{target_text(indicator, target)} ({target.when})"


def dated_target_in_sentence(indicator: Indicator, target: Target) -> str:
    """Return "en ökning med minst 10 % (augusti 2026)"."""
    return f"{target_in_sentence(indicator, target)} ({target.when})"


def baseline_text(baseline: Baseline, unit: str) -> str:
    """Return "54,2 % (våren 2025)"; only the date where the value is not known."""
    if baseline.value is None:
        return baseline.when
    value = numbers.with_unit(baseline.value, unit)
    return f"{value} ({baseline.when})" if baseline.when else value


def value_text(indicator: Indicator, value: Decimal | str | dt.date | None) -> str:
    """Return an outcome or forecast in words; empty for None. Choices come as stable values."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return numbers.with_unit(value, indicator.unit)
    if isinstance(value, dt.date):
        return value.isoformat()
    words = labels.ASSESSMENT if indicator.kind is IndicatorKind.JUDGED else labels.YES_NO
    return words.get(value, value)


def marking_text(marking: Marking | None) -> str:
    """Return the note of secrecy in one line; empty for a public plan."""
    if marking is None:
        return ""
    return secrecy.stamp(marking.provisions, marking.date, marking.authority)


def row_names(plan: Plan) -> tuple[str, ...]:
    """Return what can be confidential as messages name it: "3.1.2 Andel roller"."""
    parts: tuple[Indicator | Activity, ...] = (*plan.indicators, *plan.activities)
    controls = (control for of in plan.control_plans for control in of.controls)
    return (*(f"{part.number} {part.text}" for part in parts), *(one.name for one in controls))
