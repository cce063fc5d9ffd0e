"""The part of the plan that is confidential, and the plan of an internal build, which has it.

The values do not show themselves in a traceback or a log: their fields are left out of `repr`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from vpreport.plan.controls import Control
from vpreport.plan.types import (
    Activity,
    Baseline,
    Combine,
    Indicator,
    IndicatorKind,
    Marking,
    Plan,
    RatioBasis,
    Target,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretIndicator:
    """What is measured by a confidential indicator. `text` empty: the plan has its real name."""

    id: str
    text: str = field(repr=False)
    kind: IndicatorKind = field(repr=False)
    unit: str = field(repr=False)
    targets: tuple[Target, ...] = field(repr=False)
    baseline: Baseline | None = field(repr=False)
    combine: Combine = field(repr=False)
    ratio_basis: RatioBasis = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretActivity:
    """The real name and date of a confidential activity, where the plan leaves them out."""

    id: str
    text: str = field(repr=False)
    due: dt.date | None = field(repr=False)
    when: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretControl:
    """The risk of a confidential control and its places on the plan's scales, None if not valued.

    Empty texts: the plan's own are the real ones.
    """

    id: str
    risk: str = field(repr=False)
    control: str = field(repr=False)
    likelihood: int | None = field(repr=False)
    impact: int | None = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretPlan:
    """The whole file. `date` and `authority` are those of the note of secrecy.

    `authority` empty: the board whose plan it is.
    """

    date: dt.date
    authority: str
    indicators: tuple[SecretIndicator, ...]
    activities: tuple[SecretActivity, ...]
    controls: tuple[SecretControl, ...]


def internal_plan(plan: Plan, secret: SecretPlan) -> Plan:
    """Return the plan of an internal build: every confidential part open, and the plan marked."""
    indicators = {indicator.id: indicator for indicator in secret.indicators}
    activities = {activity.id: activity for activity in secret.activities}
    controls = {control.id: control for control in secret.controls}
    return replace(
        plan,
        goals=tuple(
            replace(
                goal,
                indicators=tuple(_open_indicator(i, indicators) for i in goal.indicators),
                activities=tuple(_open_activity(a, activities) for a in goal.activities),
            )
            for goal in plan.goals
        ),
        control_plans=tuple(
            replace(of, controls=tuple(_open_control(one, controls) for one in of.controls))
            for of in plan.control_plans
        ),
        marking=Marking(
            provisions=provisions(plan),
            date=secret.date,
            authority=secret.authority or f"{plan.board}, {plan.organisation}",
        ),
    )


def provisions(plan: Plan) -> tuple[str, ...]:
    """Return the provisions that the plan's confidential parts rest on, each once."""
    controls = (control for of in plan.control_plans for control in of.controls)
    parts: tuple[Indicator | Activity | Control, ...] = (
        *plan.indicators,
        *plan.activities,
        *controls,
    )
    return tuple(dict.fromkeys(part.confidential for part in parts if part.confidential))


def _open_indicator(indicator: Indicator, secret: dict[str, SecretIndicator]) -> Indicator:
    known = secret.get(indicator.id)
    if known is None:
        return indicator
    return replace(
        indicator,
        text=known.text or indicator.text,
        kind=known.kind,
        unit=known.unit,
        targets=known.targets,
        baseline=known.baseline,
        combine=known.combine,
        ratio_basis=known.ratio_basis,
        disclosed=True,
    )


def _open_activity(activity: Activity, secret: dict[str, SecretActivity]) -> Activity:
    if activity.confidential is None:
        return activity
    known = secret.get(activity.id)
    if known is None:
        return replace(activity, disclosed=True)
    return replace(
        activity,
        text=known.text or activity.text,
        due=known.due or activity.due,
        when=known.when or activity.when,
        disclosed=True,
    )


def _open_control(control: Control, secret: dict[str, SecretControl]) -> Control:
    if control.confidential is None:
        return control
    known = secret.get(control.id)
    if known is None:
        return replace(control, disclosed=True)
    return replace(
        control,
        risk=known.risk or control.risk,
        control=known.control or control.control,
        likelihood=known.likelihood,
        impact=known.impact,
        disclosed=True,
    )
