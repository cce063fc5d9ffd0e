"""Assignments and motions as frozen values: what the council has given the board to do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class AssignmentKind(Enum):
    ASSIGNMENT = "assignment"  # a task by a decision of the council
    MOTION = "motion"  # a member's proposal, which the board prepares and the council decides on


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """An assignment or a motion. The first of `departments` leads; `number` is "U1" or "M1".

    `begun` is the day on which the assignment was decided, or the motion came in. `due` None: no
    last day is set; `when` is that day as the plan writes it. `reference` (the number of the
    decision or the case) is empty where the plan has none. `finally_handled` is the day on which
    the council decided on the motion, None as long as it has not, and always for an assignment.
    `position` is its place in the plan file, counted from 0.
    """

    id: str
    number: str
    kind: AssignmentKind
    text: str
    origin: str
    reference: str
    begun: dt.date
    due: dt.date | None
    when: str
    responsible: tuple[str, ...]
    departments: tuple[str, ...]
    finally_handled: dt.date | None = None
    unclear: str = ""
    position: int = 0

    @property
    def is_motion(self) -> bool:
        return self.kind is AssignmentKind.MOTION

    @property
    def lead(self) -> str:
        return self.departments[0]

    def is_handled_at(self, date: dt.date) -> bool:
        """Whether the plan itself says that the council had decided on the motion by then."""
        return self.finally_handled is not None and self.finally_handled <= date
