"""What came of the controls, as frozen values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from vpreport.intake.types import Answer
from vpreport.plan.controls import Control, ControlPlan


class ControlStatus(Enum):
    """What a control showed. Silence is never counted as without deviation."""

    WITHOUT_DEVIATION = "without_deviation"
    MINOR_DEVIATION = "minor_deviation"
    MAJOR_DEVIATION = "major_deviation"
    NOT_PERFORMED = "not_performed"
    INCOMPLETE = "incomplete"  # done without a result, a result without done, or unusable
    NOT_REPORTED = "not_reported"
    CONFIDENTIAL = "confidential"

    @property
    def is_deviation(self) -> bool:
        return self in (ControlStatus.MINOR_DEVIATION, ControlStatus.MAJOR_DEVIATION)


class Performed(Enum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_REPORTED = "not_reported"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlAnswer:
    """What one department said about one control. `due` None: no day is given.

    `finding` and `corrective_action` are texts of people, empty where nothing is written.
    """

    department: str
    status: ControlStatus
    performed: Performed
    done: Answer
    result: Answer
    finding: str
    corrective_action: str
    due: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlResult:
    """One control at the checkpoint, with the plan that it belongs to.

    `answers` has one for each department, in the plan's order; none where it is confidential.
    `status` is the gravest of theirs, `performed` is YES or NO only where all say so.
    """

    control_plan: ControlPlan
    control: Control
    status: ControlStatus
    performed: Performed
    answers: tuple[ControlAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSums:
    """How many controls there are, and how they came out; the confidential ones are apart.

    `total` is without them. `performed` counts those done whole, `partly` those done in part.
    `by_status` has every other status, by its stable value, with 0 where none has it.
    """

    total: int
    performed: int
    partly: int
    by_status: Mapping[str, int]
    confidential: int
