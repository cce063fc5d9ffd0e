"""What the plan says of its staff: full-time equivalents by group, and who reports sick leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from vpreport.findings import Code, Finding, Place
from vpreport.plan.ladder import Table
from vpreport.plan.references import read_department
from vpreport.plan.register import Register
from vpreport.texts import plan_wanted as wanted

if TYPE_CHECKING:
    from vpreport.plan.types import Plan

NUMBER_PREFIX: Final = "P"


class SickLeaveMeasure(Enum):
    """The seven measures of sick leave that a management report has (LKBR 11 kap., RKR R15).

    All are percent: of the ordinary hours of those in the group, but LONG of all sick leave.
    """

    TOTAL = "total"
    LONG = "long"  # 60 days or more
    WOMEN = "women"
    MEN = "men"
    YOUNG = "young"  # 29 years or younger
    MIDDLE = "middle"  # 30 to 49 years
    OLD = "old"  # 50 years or older


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffGroup:
    """Employees counted together. `planned` are full-time equivalents, `number` is "P1"."""

    id: str
    number: str
    name: str
    department: str
    planned: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """`when` is the date of the full-time equivalents as the plan writes it.

    `total` is the sum as the plan prints it, None where it prints none. `sick_leave` is the id of
    the department that reports sick leave for the whole board, None where nobody does.
    """

    date: dt.date
    when: str
    groups: tuple[StaffGroup, ...]
    total: Decimal | None
    sick_leave: str | None

    @property
    def departments(self) -> set[str]:
        """The ids of those who have anything to report."""
        reporting = {group.department for group in self.groups}
        return reporting | {self.sick_leave} if self.sick_leave else reporting

    @property
    def planned(self) -> Decimal:
        """The sum of the parts."""
        return sum((group.planned for group in self.groups), Decimal(0))


def read_staff(top: Table, departments: tuple[str, ...]) -> Staff | None:
    """Return the table [staff], None where the plan has none."""
    if not top.has("staff"):
        return None
    table = top.table("staff")
    date, when = table.date("date")
    register = Register()
    groups = tuple(
        _group(row, register, departments, place)
        for place, row in enumerate(table.tables("group", compulsory=True), start=1)
    )
    staff = Staff(
        date=date or dt.date.min,
        when=when,
        groups=groups,
        total=table.optional_number("total"),
        sick_leave=_sick_leave(table, departments),
    )
    table.close()
    return staff


def _group(
    table: Table, register: Register, departments: tuple[str, ...], place: int
) -> StaffGroup:
    planned = table.compulsory_number("full_time_equivalents")
    if planned is not None and planned < 0:
        table.note(
            Code.OUT_OF_RANGE, "full_time_equivalents", value=planned, wanted=wanted.NOT_NEGATIVE
        )
    group = StaffGroup(
        id=register.identifier(table),
        number=f"{NUMBER_PREFIX}{place}",
        name=table.text("name"),
        department=read_department(table, departments),
        planned=planned or Decimal(0),
    )
    table.close()
    return group


def _sick_leave(staff: Table, departments: tuple[str, ...]) -> str | None:
    if not staff.has("sick_leave"):
        return None
    table = staff.table("sick_leave")
    department = read_department(table, departments)
    table.close()
    return department


def staff_adds_up(plan: Plan) -> Iterator[Finding]:
    """Say where the parts do not make the total that the plan prints."""
    staff = plan.staff
    if staff is None or staff.total is None or staff.planned == staff.total:
        return
    parts = tuple(group.planned for group in staff.groups)
    yield Finding(
        code=Code.STAFF_DOES_NOT_ADD_UP,
        place=Place(key="staff.total"),
        params={
            "total": staff.total,
            "parts": staff.planned,
            "difference": staff.planned - staff.total,
            "rounding": wanted.ROUNDING[rounding_explains(parts, staff.total)],
        },
    )


def rounding_explains(parts: tuple[Decimal, ...], total: Decimal) -> bool:
    """Return whether parts and total, each rounded to the decimals shown, can make the difference.

    Each printed number can be half a unit of its last decimal away from the exact one.
    """
    slack = sum((_half_a_unit(number) for number in (*parts, total)), Decimal(0))
    return abs(sum(parts, Decimal(0)) - total) <= slack


def _half_a_unit(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    return Decimal(5).scaleb(int(exponent) - 1)
