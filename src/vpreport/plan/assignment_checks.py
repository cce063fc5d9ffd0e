"""What the plan leaves unclear about its assignments and motions; one function a remark."""

from __future__ import annotations

from collections.abc import Iterator

from vpreport.findings import Code, Finding, Place
from vpreport.plan.assignments import Assignment
from vpreport.plan.types import Plan
from vpreport.texts.message import Phrase


def assignment_has_due(plan: Plan) -> Iterator[Finding]:
    """Say which assignments have no last day; for a motion the law sets one (KL 5 kap. 35 §)."""
    for assignment in plan.assignments:
        if assignment.due is None and not assignment.is_motion:
            yield Finding(code=Code.ASSIGNMENT_WITHOUT_DUE, place=_place(assignment, "due"))


def assignment_has_responsible(plan: Plan) -> Iterator[Finding]:
    for assignment in plan.assignments:
        if not assignment.responsible:
            place = _place(assignment, "responsible")
            yield Finding(code=Code.ASSIGNMENT_WITHOUT_RESPONSIBLE, place=place)


def assignment_is_due_after_it_began(plan: Plan) -> Iterator[Finding]:
    for assignment in plan.assignments:
        if assignment.due is not None and assignment.due < assignment.begun:
            yield Finding(
                code=Code.DUE_BEFORE_DECISION,
                place=_place(assignment, "due"),
                params={"when": assignment.when, "begun": assignment.begun},
            )


def assignment_has_reference(plan: Plan) -> Iterator[Finding]:
    for assignment in plan.assignments:
        if not assignment.reference:
            yield Finding(code=Code.NO_REFERENCE, place=_place(assignment, "reference"))


def no_assignment_is_unclear(plan: Plan) -> Iterator[Finding]:
    for assignment in plan.assignments:
        if assignment.unclear:
            yield Finding(
                code=Code.UNCLEAR,
                place=_place(assignment, "unclear"),
                params={"question": Phrase(assignment.unclear)},
            )


def _place(assignment: Assignment, name: str) -> Place:
    return Place(
        key=f"assignment[{assignment.position}].{name}",
        item=f"{assignment.number} {assignment.text}",
    )


CHECKS = (
    assignment_has_due,
    assignment_has_responsible,
    assignment_is_due_after_it_began,
    assignment_has_reference,
    no_assignment_is_unclear,
)
