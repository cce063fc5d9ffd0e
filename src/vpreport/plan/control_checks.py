"""What the plan leaves unclear about internal control; one function a remark."""

from __future__ import annotations

from collections.abc import Iterator

from vpreport.findings import Code, Finding, Place
from vpreport.plan.controls import Control, ControlPlan, ControlPlanState
from vpreport.plan.types import Plan
from vpreport.texts import controls as words
from vpreport.texts.message import Phrase
from vpreport.texts.numbers import joined


def control_plan_is_adopted(plan: Plan) -> Iterator[Finding]:
    for control_plan in plan.control_plans:
        if control_plan.state is ControlPlanState.IN_PREPARATION:
            yield Finding(
                code=Code.CONTROL_PLAN_IN_PREPARATION, place=_plan_place(control_plan, "status")
            )


def control_plan_is_within_plan(plan: Plan) -> Iterator[Finding]:
    for control_plan in plan.control_plans:
        if control_plan.year not in plan.years:
            years = joined([str(year) for year in plan.years])
            yield Finding(
                code=Code.CONTROL_PLAN_OUTSIDE_PLAN,
                place=_plan_place(control_plan, "year"),
                params={"year": str(control_plan.year), "years": Phrase(years)},
            )


def control_has_responsible(plan: Plan) -> Iterator[Finding]:
    for control_plan, control in _controls(plan):
        if not control.responsible:
            place = _place(control_plan, control, "responsible")
            yield Finding(code=Code.CONTROL_WITHOUT_RESPONSIBLE, place=place)


def risk_is_valued(plan: Plan) -> Iterator[Finding]:
    """Say which risks have no likelihood or no impact; a confidential one has neither here."""
    for control_plan, control in _controls(plan):
        missing = [
            name
            for name, value in (("likelihood", control.likelihood), ("impact", control.impact))
            if value is None
        ]
        if missing and control.confidential is None:
            yield Finding(
                code=Code.RISK_NOT_VALUED,
                place=_place(control_plan, control, missing[0]),
                params={"missing": Phrase(joined(missing))},
            )


def no_control_is_unclear(plan: Plan) -> Iterator[Finding]:
    for control_plan, control in _controls(plan):
        if control.unclear:
            yield Finding(
                code=Code.UNCLEAR,
                place=_place(control_plan, control, "unclear"),
                params={"question": Phrase(control.unclear)},
            )


def _controls(plan: Plan) -> Iterator[tuple[ControlPlan, Control]]:
    for control_plan in plan.control_plans:
        for control in control_plan.controls:
            yield control_plan, control


def _plan_place(control_plan: ControlPlan, name: str) -> Place:
    return Place(
        key=f"control_plan[{control_plan.position}].{name}",
        item=words.plan_name(control_plan.year),
    )


def _place(control_plan: ControlPlan, control: Control, name: str) -> Place:
    return Place(
        key=f"control_plan[{control_plan.position}].control[{control.position}].{name}",
        item=control.name,
    )


CHECKS = (
    control_plan_is_adopted,
    control_plan_is_within_plan,
    control_has_responsible,
    risk_is_valued,
    no_control_is_unclear,
)
