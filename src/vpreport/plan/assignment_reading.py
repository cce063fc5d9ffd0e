"""The assignments and motions of a plan file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Final

from vpreport.findings import Code
from vpreport.plan.assignments import Assignment, AssignmentKind
from vpreport.plan.ladder import Table
from vpreport.plan.references import read_departments
from vpreport.plan.register import Register
from vpreport.texts import assignments as words

_LETTERS: Final = {
    AssignmentKind.ASSIGNMENT: words.LETTER,
    AssignmentKind.MOTION: words.MOTION_LETTER,
}
_BEGINS: Final = {AssignmentKind.ASSIGNMENT: "decided", AssignmentKind.MOTION: "received"}


def read_assignments(
    tables: tuple[Table, ...], departments: tuple[str, ...]
) -> tuple[Assignment, ...]:
    """Return the assignments and then the motions, each kind in the order of the file."""
    register = Register()
    counted: Counter[AssignmentKind] = Counter()
    found = []
    for position, table in enumerate(tables):
        kind = _kind(table)
        counted[kind] += 1
        number = f"{_LETTERS[kind]}{counted[kind]}"
        found.append(
            _assignment(table, register, departments, kind=kind, number=number, position=position)
        )
        table.close()
    return tuple(sorted(found, key=lambda assignment: assignment.is_motion))


def _kind(table: Table) -> AssignmentKind:
    """Return the kind; where it is faulty, the one that the other keys suggest."""
    kind = table.compulsory_choice("kind", AssignmentKind)
    if kind is None and table.has(_BEGINS[AssignmentKind.MOTION]):
        return AssignmentKind.MOTION
    return kind or AssignmentKind.ASSIGNMENT


def _assignment(
    table: Table,
    register: Register,
    departments: tuple[str, ...],
    *,
    kind: AssignmentKind,
    number: str,
    position: int,
) -> Assignment:
    begun = table.date(_BEGINS[kind])[0] or dt.date.min
    due, when = table.date("due") if table.has("due") else (None, "")
    return Assignment(
        id=register.identifier(table),
        number=number,
        kind=kind,
        text=table.text("text"),
        origin=table.text("origin"),
        reference=table.optional_text("reference"),
        begun=begun,
        due=due,
        when=when,
        responsible=table.texts("responsible"),
        departments=read_departments(table, departments),
        finally_handled=_finally_handled(table, begun) if kind is AssignmentKind.MOTION else None,
        unclear=table.optional_text("unclear"),
        position=position,
    )


def _finally_handled(table: Table, received: dt.date) -> dt.date | None:
    """Return when the council decided on the motion, which must have come in by then."""
    if not table.has("finally_handled"):
        return None
    day, typed = table.date("finally_handled")
    if day is not None and day < received:
        table.note(Code.OUT_OF_RANGE, "finally_handled", value=typed, wanted=words.NOT_BEFORE)
    return day
