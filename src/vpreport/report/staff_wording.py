"""What is said of staff, the same in workbook and management report."""

from __future__ import annotations

from vpreport.followup.staff_types import StaffResult
from vpreport.plan.staff import Staff, rounding_explains
from vpreport.texts import staff_report as texts


def about_posts(staff: Staff, result: StaffResult) -> tuple[str, ...]:
    """Return what the plan has, whether it adds up, and what has been reported beside it."""
    total = result.total
    return (
        texts.planned(staff.planned, len(staff.groups), staff.when),
        *_printed_total(staff),
        texts.reported(
            outcome=total.outcome, planned=total.planned, groups=total.reported, of=total.groups
        ),
    )


def about_protection(result: StaffResult) -> tuple[str, ...]:
    """Return which measures of sick leave are not shown, by which rule, and what else for that."""
    count = result.protected
    return (
        *((texts.protected(count, len(result.sick_leave)),) if count else ()),
        *((texts.SICK_LEAVE_RULE,) if result.sick_leave else ()),
        *((texts.COMMENTS_WITHHELD,) if result.comments_withheld else ()),
    )


def _printed_total(staff: Staff) -> tuple[str, ...]:
    if staff.total is None or staff.total == staff.planned:
        return ()
    parts = tuple(group.planned for group in staff.groups)
    rounding = rounding_explains(parts, staff.total)
    return (texts.printed_total(staff.total, staff.planned, rounding=rounding),)
