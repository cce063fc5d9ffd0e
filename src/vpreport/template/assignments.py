"""The declared table of assignments and motions; each of the two kinds has its own statuses."""

from __future__ import annotations

import datetime as dt
from typing import Final

from vpreport.plan.assignments import Assignment
from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.fields import ChoiceField, Choices, DateField, TextField
from vpreport.template.table import Column, Lasting, Look, OnlyWith, Reason, Row, Table
from vpreport.texts import assignments as words
from vpreport.texts import columns
from vpreport.texts.numbers import joined

ASSIGNMENT_STATUS: Final = Choices(
    name="VPR_UPPDRAG", labels=tuple(words.ASSIGNMENT_STATUS.items())
)
MOTION_STATUS: Final = Choices(name="VPR_MOTION", labels=tuple(words.MOTION_STATUS.items()))
DONE: Final = frozenset({"executed", "finally_handled"})


def choices_for(assignment: Assignment) -> Choices:
    """Return the statuses that the assignment or the motion can have."""
    return MOTION_STATUS if assignment.is_motion else ASSIGNMENT_STATUS


def _rows(plan: Plan, checkpoint: Checkpoint, department: str) -> tuple[Row, ...]:
    """Return what the department is asked about: not a motion that is known to be handled."""
    return tuple(
        _row(plan, checkpoint, assignment)
        for assignment in plan.assignments
        if department in assignment.departments and not assignment.is_handled_at(checkpoint.date)
    )


def _row(plan: Plan, checkpoint: Checkpoint, assignment: Assignment) -> Row:
    return Row(
        id=assignment.id,
        group=assignment.kind.value,
        number=assignment.number,
        label=assignment.text,
        shown={
            "number": assignment.number,
            "assignment": assignment.text,
            "begun": words.begun(
                kind=assignment.kind.value,
                origin=assignment.origin,
                date=assignment.begun,
                reference=assignment.reference,
            ),
            "responsible": joined(assignment.responsible) or columns.NO_TARGET_NEXT,
            "due": assignment.when or columns.NO_TARGET_NEXT,
        },
        fields={
            "status": ChoiceField(choices=choices_for(assignment)),
            "done_on": _window(plan, checkpoint, assignment),
            "comment": TextField(),
        },
        required=frozenset({"status"}),
    )


def _window(plan: Plan, checkpoint: Checkpoint, assignment: Assignment) -> DateField:
    """Return the dates that can be meant: from the day it began to the plan's last day."""
    last = max(dt.date(plan.years[-1], 12, 31), assignment.begun)
    return DateField(earliest=assignment.begun, latest=last, expected_by=checkpoint.date)


def _unless_done(choices: Choices) -> Reason:
    """Return that any other status than done must be explained."""
    values = frozenset(value for value, _ in choices.labels) - DONE
    return Reason(column="status", demands="comment", values=values, choices=choices)


ASSIGNMENTS: Final = Table(
    key="assignments",
    words=words.TABLE,
    rows=_rows,
    columns=(
        Column(key="number", words=columns.NUMBER, width=7, look=Look.SHORT),
        Column(key="assignment", words=words.TEXT, width=50),
        Column(key="begun", words=words.BEGUN, width=28),
        Column(key="responsible", words=columns.RESPONSIBLE, width=22),
        Column(key="due", words=columns.DUE, width=14, look=Look.SHORT),
        Column(key="status", words=words.STATUS, width=19, is_input=True),
        Column(key="done_on", words=words.DONE_ON, width=13, is_input=True, look=Look.SHORT),
        Column(key="comment", words=words.COMMENT, width=48, is_input=True),
    ),
    reasons=(_unless_done(ASSIGNMENT_STATUS), _unless_done(MOTION_STATUS)),
    only_with=(OnlyWith(column="done_on", other="status", values=DONE),),
    lasting=(
        Lasting(column="status", values=DONE),
        Lasting(column="done_on", other="status", values=DONE),
    ),
)
