"""What is measured by an indicator: unit, targets, baseline, and how answers become one."""

from __future__ import annotations

import datetime as dt
from typing import Final

from vpreport.findings import Code
from vpreport.plan.ladder import Table
from vpreport.plan.targets import PERCENT, read_target
from vpreport.plan.types import Baseline, Combine, IndicatorKind, Target
from vpreport.texts import plan_wanted as wanted
from vpreport.texts.labels import INDICATOR_KIND
from vpreport.texts.message import Phrase

_WORDS_ONLY: Final = (
    IndicatorKind.YES_NO,
    IndicatorKind.DONE,
    IndicatorKind.JUDGED,
    IndicatorKind.CONFIDENTIAL,
)
_ARITHMETIC: Final = (Combine.SUM, Combine.MEAN, Combine.MIN)


def read_unit(table: Table, kind: IndicatorKind | None) -> str:
    unit = table.optional_text("unit")
    if kind is not IndicatorKind.SHARE:
        return unit
    if unit not in ("", PERCENT):
        not_for_kind(table, "unit", unit, kind, wanted.SHARE_IS_PERCENT)
    return PERCENT


def read_combine(table: Table, kind: IndicatorKind | None) -> Combine:
    combine = table.choice("combine", Combine.LEAD)
    if kind in _WORDS_ONLY and combine in _ARITHMETIC:
        not_for_kind(table, "combine", combine.value, kind, wanted.ONLY_NUMBERS_COMBINE)
    return combine


def read_baseline(table: Table, kind: IndicatorKind | None) -> Baseline | None:
    if not table.has("baseline"):
        return None
    if kind is IndicatorKind.CONFIDENTIAL:
        not_for_kind(table, "baseline", "baseline", kind, wanted.NO_TARGET_IN_PLAN)
    inner = table.table("baseline")
    baseline = Baseline(
        value=inner.optional_number("value"),
        when=inner.optional_text("when"),
    )
    inner.close()
    return baseline


def read_targets(table: Table, kind: IndicatorKind | None, unit: str) -> tuple[Target, ...]:
    """Return the targets by date; a confidential indicator must not have any in the plan file."""
    if kind is IndicatorKind.CONFIDENTIAL:
        if table.has("target"):
            not_for_kind(table, "target", "target", kind, wanted.NO_TARGET_IN_PLAN)
        return ()
    inner = table.table("target", compulsory=True)
    if table.values.get("target") == {}:
        table.note(Code.EMPTY_VALUE, "target", wanted=wanted.TARGETS.what)
    targets: dict[dt.date, Target] = {}
    for when in inner.values:
        target = _target(inner, when, kind, unit)
        if target and target.due in targets:
            other = targets[target.due].when
            inner.note(Code.SAME_DATE_TWICE, when, value=when, other=other, date=target.due)
        elif target:
            targets[target.due] = target
    return tuple(targets[due] for due in sorted(targets))


def _target(inner: Table, when: str, kind: IndicatorKind | None, unit: str) -> Target | None:
    due = inner.date_named(when, when)
    text = inner.text(when)
    if kind is None or due is None or not text:
        return None
    target = read_target(text, kind=kind, unit=unit, due=due, when=when)
    if isinstance(target, Target):
        return target
    right = wanted.TARGET_RANGES if target is Code.OUT_OF_RANGE else wanted.TARGET_FORMS
    label = INDICATOR_KIND[kind.value]
    inner.note(target, when, value=text, kind=label, wanted=right[kind.value])
    return None


def not_for_kind(
    table: Table, name: str, value: str, kind: IndicatorKind | None, advice: Phrase
) -> None:
    label = INDICATOR_KIND[kind.value] if kind else ""
    table.note(Code.NOT_FOR_KIND, name, value=value, kind=label, advice=advice)
