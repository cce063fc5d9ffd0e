"""The declared table of indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from vpreport.plan.types import (
    Checkpoint,
    CheckpointKind,
    Goal,
    Indicator,
    IndicatorKind,
    Plan,
    TargetBasis,
)
from vpreport.plan.wording import baseline_text, dated_target_text
from vpreport.template.fields import (
    ASSESSMENT,
    YES_NO,
    ChoiceField,
    Field,
    NumberField,
    TextField,
)
from vpreport.template.table import Column, Lasting, Look, Reason, Row, Table
from vpreport.texts import columns as words
from vpreport.texts import labels

BEFORE_YEAR_END: Final = frozenset({CheckpointKind.QUARTER, CheckpointKind.INTERIM})

# A share above 1000 % is a typing error, not an outcome (reliability of the field, not law).
MAX_PERCENT: Final = Decimal(1000)


def _rows(plan: Plan, checkpoint: Checkpoint, department: str) -> tuple[Row, ...]:
    return tuple(
        _row(checkpoint, goal, indicator)
        for goal in plan.goals
        for indicator in goal.indicators
        if department in indicator.departments
    )


def _row(checkpoint: Checkpoint, goal: Goal, indicator: Indicator) -> Row:
    target = indicator.target_at(checkpoint.date)
    after = indicator.target_after(checkpoint.date)
    shown = {
        "number": indicator.number,
        "indicator": indicator.text,
        "goal": f"{goal.number} {goal.title}",
        "target": dated_target_text(indicator, target) if target else words.NO_TARGET_NOW,
        "next_target": dated_target_text(indicator, after) if after else words.NO_TARGET_NEXT,
        "unit": _unit(indicator),
        "baseline": _baseline(indicator),
    }
    if indicator.confidential and indicator.is_closed:
        shown["target"] = labels.confidential(indicator.confidential)
    return Row(
        id=indicator.id,
        group=goal.id,
        number=indicator.number,
        label=indicator.text,
        shown=shown,
        fields=_fields(indicator),
        required=_required(indicator, is_due=target is not None),
        closed=_closed(indicator),
        confidential=indicator.confidential or "",
    )


def _baseline(indicator: Indicator) -> str:
    if indicator.baseline is None:
        return words.NO_TARGET_NEXT
    return baseline_text(indicator.baseline, indicator.unit)


def _unit(indicator: Indicator) -> str:
    """Return the unit, or what is done instead of typing a number in one."""
    match outcome_field(indicator):
        case ChoiceField():
            return words.PICK
        case NumberField() if indicator.kind is IndicatorKind.RANK:
            return words.PLACE
        case _:
            return indicator.unit or words.NO_TARGET_NEXT


def asks_for_baseline(indicator: Indicator) -> bool:
    """Return whether the department must say where the change is counted from."""
    counts_change = any(
        t.basis in (TargetBasis.PERCENT_CHANGE, TargetBasis.POINT_CHANGE, TargetBasis.BASELINE)
        for t in indicator.targets
    )
    return counts_change and (indicator.baseline is None or indicator.baseline.value is None)


def usual_size(indicator: Indicator) -> Decimal | None:
    """Return the size that an outcome can be expected to have: the largest target or baseline."""
    sizes = [
        target.value
        for target in indicator.targets
        if target.basis is TargetBasis.LEVEL and target.value is not None
    ]
    if indicator.baseline is not None and indicator.baseline.value is not None:
        sizes.append(indicator.baseline.value)
    return max((abs(size) for size in sizes), default=None)


def outcome_field(indicator: Indicator) -> Field | None:
    """Return what may stand as outcome; None where no outcome is typed."""
    match indicator.kind:
        case IndicatorKind.NUMBER | IndicatorKind.CHANGE:
            return NumberField(
                unit=indicator.unit, usual=usual_size(indicator), may_be_missing=True
            )
        case IndicatorKind.SHARE:
            return NumberField(
                unit="%",
                minimum=Decimal(0),
                maximum=MAX_PERCENT,
                usual=usual_size(indicator),
                may_be_missing=True,
            )
        case IndicatorKind.RANK:
            return NumberField(unit="", minimum=Decimal(1), may_be_missing=True)
        case IndicatorKind.YES_NO | IndicatorKind.DONE:
            return ChoiceField(choices=YES_NO, may_be_missing=True)
        case IndicatorKind.JUDGED | IndicatorKind.CONFIDENTIAL:
            return None


def _fields(indicator: Indicator) -> dict[str, Field]:
    if indicator.is_closed:
        return {}
    fields: dict[str, Field] = {
        "assessment": ChoiceField(choices=ASSESSMENT),
        "reason": TextField(),
        "comment": TextField(),
    }
    outcome = outcome_field(indicator)
    if outcome is not None:
        fields["outcome"] = fields["forecast"] = outcome
    if asks_for_baseline(indicator):
        fields["baseline"] = NumberField(unit=indicator.unit)
    return fields


def _required(indicator: Indicator, *, is_due: bool) -> frozenset[str]:
    if indicator.is_closed or not is_due:
        return frozenset()
    if indicator.kind is IndicatorKind.JUDGED:
        return frozenset({"assessment", "reason"})
    return frozenset({"outcome", "baseline"} if asks_for_baseline(indicator) else {"outcome"})


def _closed(indicator: Indicator) -> dict[str, str]:
    if indicator.is_closed:
        return dict.fromkeys(
            ("outcome", "forecast", "assessment", "reason", "comment"), words.ASKED_SEPARATELY
        )
    if indicator.kind is IndicatorKind.JUDGED:
        return {"outcome": words.SEE_ASSESSMENT, "forecast": words.NO_TARGET_NEXT}
    return {}


INDICATORS: Final = Table(
    key="indicators",
    words=words.INDICATORS,
    rows=_rows,
    columns=(
        Column(key="number", words=words.NUMBER, width=7, look=Look.SHORT),
        Column(key="indicator", words=words.INDICATOR, width=35),
        Column(key="goal", words=words.GOAL_NUMBER, width=19),
        Column(key="target", words=words.TARGET_NOW, width=17),
        Column(key="next_target", words=words.TARGET_NEXT, width=17),
        Column(key="baseline", words=words.BASELINE, width=13, is_input=True, look=Look.SHORT),
        Column(key="outcome", words=words.OUTCOME, width=12, is_input=True, look=Look.SHORT),
        Column(key="unit", words=words.UNIT, width=9, look=Look.SHORT),
        Column(
            key="forecast",
            words=words.FORECAST_VALUE,
            width=12,
            is_input=True,
            look=Look.SHORT,
            only_at=BEFORE_YEAR_END,
        ),
        Column(key="assessment", words=words.ASSESSMENT, width=14, is_input=True),
        Column(key="reason", words=words.REASON, width=24, is_input=True),
        Column(key="comment", words=words.COMMENT, width=28, is_input=True),
    ),
    reasons=(Reason(column="assessment", demands="reason"),),
    lasting=(Lasting(column="baseline"),),
)
