"""The small plan with staff: four groups, and sick leave reported by Ekonomiavdelningen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from sample import DELAR, Typed, answered, small_plan

import vpreport as vp
from vpreport.followup.types import FollowUp
from vpreport.plan.staff import SickLeaveMeasure, Staff, StaffGroup
from vpreport.plan.types import Plan
from vpreport.template.staff import measure_id

LEDNING, IT, EKONOMI = "ledning", "it", "ekonomi"


def staff_plan(**changes: object) -> Plan:
    """Return the plan; `changes` are of its staff."""
    staff = Staff(
        date=dt.date(2025, 7, 1),
        when="1 juli 2025",
        groups=(
            _group("direktor", "P1", "Kommundirektör", LEDNING, "1"),
            _group("stab", "P2", "Staben", LEDNING, "5.5"),
            _group("it", "P3", "IT-avdelningen", IT, "12.25"),
            _group("ekonomi", "P4", "Ekonomiavdelningen", EKONOMI, "11"),
        ),
        total=Decimal("29.75"),
        sick_leave=EKONOMI,
    )
    return replace(small_plan(), staff=replace(staff, **changes))  # type: ignore[arg-type]


def sick_leave_answers(
    percents: Mapping[SickLeaveMeasure, Typed],
    employees: Mapping[SickLeaveMeasure, Typed],
    **others: Mapping[SickLeaveMeasure, Typed],
) -> dict[tuple[str, str, str], Typed]:
    """Return what stands in the cells; `others` are the columns `identifies` and `comment`."""
    columns = {"value": percents, "employees": employees, **others}
    return {
        ("staff", measure_id(measure), column): typed
        for column, answers in columns.items()
        for measure, typed in answers.items()
    }


def staff_follow_up(
    answers: Mapping[str, Mapping[tuple[str, str, str], Typed]], plan: Plan | None = None
) -> FollowUp:
    plan = plan or staff_plan()
    return vp.merge(plan, answered(plan, DELAR, answers))


def _group(group_id: str, number: str, name: str, department: str, planned: str) -> StaffGroup:
    return StaffGroup(
        id=group_id, number=number, name=name, department=department, planned=Decimal(planned)
    )
