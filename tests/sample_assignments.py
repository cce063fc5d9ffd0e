"""The small plan with three assignments and four motions, and answers to them.

U1 e-arkiv      ledning        due June 2026
U2 policy       ekonomi, it    due December 2026
U3 lokaler      ledning        no due day
M1 cykel        ledning        came in March 2025
M2 solceller    it             came in October 2025
M3 lekplats     ledning        came in May 2024, handled by the council in February 2026
M4 belysning    ledning        came in June 2026
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sample import DECEMBER, DELAR, JUNE, answered, small_plan

import vpreport as vp
from vpreport.followup.types import FollowUp
from vpreport.plan.assignments import Assignment, AssignmentKind
from vpreport.plan.types import Plan


def assignment(
    assignment_id: str, number: str, text: str, begun: dt.date, *departments: str, **changes: object
) -> Assignment:
    is_motion = number.startswith("M")
    plain = Assignment(
        id=assignment_id,
        number=number,
        kind=AssignmentKind.MOTION if is_motion else AssignmentKind.ASSIGNMENT,
        text=text,
        origin="Kommunfullmäktige",
        reference="KS 2025/12",
        begun=begun,
        due=None,
        when="",
        responsible=("Kanslichef",),
        departments=departments,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def plan_with_assignments() -> Plan:
    return replace(
        small_plan(),
        assignments=(
            assignment(
                "e-arkiv",
                "U1",
                "Införa ett e-arkiv",
                dt.date(2025, 11, 24),
                "ledning",
                due=JUNE[0],
                when=JUNE[1],
            ),
            assignment(
                "policy",
                "U2",
                "Ta fram en inköpspolicy",
                dt.date(2026, 2, 23),
                "ekonomi",
                "it",
                due=DECEMBER[0],
                when=DECEMBER[1],
            ),
            assignment(
                "lokaler", "U3", "Se över lokalerna", dt.date(2025, 6, 16), "ledning", reference=""
            ),
            assignment("cykel", "M1", "Fler cykelställ", dt.date(2025, 3, 3), "ledning"),
            assignment("solceller", "M2", "Solceller på taken", dt.date(2025, 10, 6), "it"),
            assignment(
                "lekplats",
                "M3",
                "En ny lekplats",
                dt.date(2024, 5, 6),
                "ledning",
                finally_handled=dt.date(2026, 2, 23),
            ),
            assignment("belysning", "M4", "Bättre belysning", dt.date(2026, 6, 1), "ledning"),
        ),
    )


ANSWERS = {
    "ledning": {
        ("assignments", "e-arkiv", "status"): "late",
        ("assignments", "e-arkiv", "comment"): "Upphandlingen gjordes om. Klart i november.",
        ("assignments", "lokaler", "status"): "executed",
        ("assignments", "lokaler", "done_on"): dt.date(2026, 5, 4),
        ("assignments", "cykel", "status"): "in_preparation",
        ("assignments", "cykel", "comment"): "Väntar på en kostnadsberäkning.",
        ("assignments", "belysning", "status"): "before_council",
        ("assignments", "belysning", "comment"): "Behandlas i september.",
    },
    "ekonomi": {
        ("assignments", "policy", "status"): "ongoing",
        ("assignments", "policy", "comment"): "Ett utkast är på remiss.",
    },
}


def followed_up(checkpoint: str = DELAR, answers=ANSWERS, plan: Plan | None = None) -> FollowUp:
    plan = plan or plan_with_assignments()
    return vp.merge(plan, answered(plan, checkpoint, answers))
