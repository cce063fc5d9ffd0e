"""Staff as the reports get them: posts as reported, sick leave only as it may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from vpreport.intake.types import Answer, CellRef
from vpreport.plan.staff import SickLeaveMeasure, StaffGroup


class Withholding(Enum):
    """Why there is no figure. PROTECTED never says whether it is the group itself that is small."""

    PROTECTED = "protected"
    EMPLOYEES_MISSING = "employees_missing"  # so nobody knows whether the group is small
    NOT_REPORTED = "not_reported"
    NOT_MEASURED = "not_measured"
    NOT_APPLICABLE = "not_applicable"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A figure that may be shown: percent, among so many employees."""

    percent: Decimal
    employees: Decimal
    source: CellRef | None


@dataclass(frozen=True, slots=True)
class Withheld:
    """No figure. There is no room for one here, so that none can slip through to a report."""

    reason: Withholding


Figure = Shown | Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class SickLeaveResult:
    """One measure. `comment` is empty where the department wrote none or it cannot be shown."""

    measure: SickLeaveMeasure
    figure: Figure
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffGroupResult:
    """The full-time equivalents of one group; posts are public however few they are."""

    group: StaffGroup
    answer: Answer
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffTotal:
    """Sums over the groups that have reported, and over nothing else.

    `planned` is what the plan says of the same groups, so that the two can be compared.
    """

    groups: int
    reported: int
    outcome: Decimal
    planned: Decimal

    @property
    def is_whole(self) -> bool:
        return self.reported == self.groups


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffResult:
    """`comments_withheld`: some comment on sick leave could have told a protected figure."""

    groups: tuple[StaffGroupResult, ...]
    sick_leave: tuple[SickLeaveResult, ...]
    comments_withheld: bool

    @property
    def total(self) -> StaffTotal:
        numbers = [(g.group.planned, g.answer.number) for g in self.groups]
        reported = [(plan, number) for plan, number in numbers if number is not None]
        return StaffTotal(
            groups=len(self.groups),
            reported=len(reported),
            outcome=sum((number for _, number in reported), Decimal(0)),
            planned=sum((plan for plan, _ in reported), Decimal(0)),
        )

    @property
    def protected(self) -> int:
        """How many measures of sick leave are held back for somebody's protection."""
        hidden = Withheld(Withholding.PROTECTED)
        return sum(result.figure == hidden for result in self.sick_leave)
