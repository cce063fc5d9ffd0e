"""The small plan with internal control: a plan of last year, and one of this year in preparation.

K25.1 kassa-25    ekonomi      followed in 2025 only
K25.2 behorig-25  it           still followed in 2026
K26.1 inkop       ekonomi      3 × 4
K26.2 loner       ledning, it  2 × 3
K26.3 arkiv       ledning      not valued, nobody responsible
K26.4 skydd       it           confidential
"""

from __future__ import annotations

from dataclasses import replace

from sample import DELAR, answered, small_plan

import vpreport as vp
from vpreport.followup.types import FollowUp
from vpreport.plan.controls import Control, ControlPlan, ControlPlanState
from vpreport.plan.types import Plan

LIKELIHOOD = ("Osannolik", "Mindre sannolik", "Möjlig", "Sannolik")
IMPACT = ("Försumbar", "Lindrig", "Kännbar", "Allvarlig")


def control(control_id: str, number: str, *departments: str, **changes: object) -> Control:
    plain = Control(
        id=control_id,
        number=number,
        title=control_id.capitalize(),
        perspective="Ekonomi",
        process="Inköp",
        risk=f"Risken för {control_id}",
        likelihood=2,
        impact=3,
        control="Stickprov av tio ärenden",
        frequency="En gång om året",
        responsible=("Ekonomichef",),
        departments=departments,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def control_plan(year: int, state: ControlPlanState, *controls: Control) -> ControlPlan:
    return ControlPlan(
        year=year,
        state=state,
        perspectives=("Ekonomi", "Medarbetare"),
        likelihood=LIKELIHOOD,
        impact=IMPACT,
        controls=tuple(replace(one, position=place) for place, one in enumerate(controls)),
    )


def plan_with_controls() -> Plan:
    last = control_plan(
        2025,
        ControlPlanState.ADOPTED,
        control("kassa-25", "K25.1", "ekonomi"),
        control("behorig-25", "K25.2", "it", also_followed_in=(2026,), likelihood=4, impact=4),
    )
    this = control_plan(
        2026,
        ControlPlanState.IN_PREPARATION,
        control("inkop", "K26.1", "ekonomi", likelihood=3, impact=4),
        control("loner", "K26.2", "ledning", "it"),
        control("arkiv", "K26.3", "ledning", likelihood=None, impact=None, responsible=()),
        control(
            "skydd",
            "K26.4",
            "it",
            likelihood=None,
            impact=None,
            confidential="18 kap. 13 § OSL",
            risk="HEMLIG RISK",
            control="HEMLIGT SÄTT",
        ),
    )
    return replace(small_plan(), control_plans=(last, replace(this, position=1)))


def followed_controls(*, checkpoint: str = DELAR, **answers: dict) -> FollowUp:
    """Return the follow-up; `answers` has, by department, {("inkop", "done"): "yes"}."""
    plan = plan_with_controls()
    typed = {
        department: {("controls", row, column): value for (row, column), value in said.items()}
        for department, said in answers.items()
    }
    return vp.merge(plan, answered(plan, checkpoint, typed))
