"""The sheet of staff: posts by group, and the measures of sick leave that may be shown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from vpreport.followup.staff_types import (
    Figure,
    Shown,
    SickLeaveResult,
    StaffGroupResult,
    StaffResult,
)
from vpreport.followup.types import FollowUp
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.staff import SickLeaveMeasure, Staff
from vpreport.plan.types import Plan
from vpreport.report.staff_wording import about_posts, about_protection
from vpreport.report.workbook.declared import Column, Look, Sheet, Table, Value
from vpreport.report.workbook.values import answer_value, cited
from vpreport.template.staff import measure_number
from vpreport.texts import staff as words
from vpreport.texts import staff_report as texts
from vpreport.texts import workbook as shared
from vpreport.texts.numbers import decimals_of

_FIRST: Final = (
    Column(title=shared.NUMBER, width=8, look=Look.STRONG),
    Column(title=texts.GROUP, width=36, look=Look.STRONG),
    Column(title=shared.DEPARTMENT, width=24),
)
_LAST: Final = (
    Column(title=shared.COMMENT, width=44),
    Column(title=shared.SOURCE, width=36, look=Look.QUIET),
)
_POSTS: Final = (
    *_FIRST,
    Column(title=texts.PLANNED, width=18, look=Look.NUMBER),
    Column(title=texts.OUTCOME, width=16, look=Look.NUMBER),
    Column(title=texts.DIFFERENCE, width=14, look=Look.NUMBER),
    *_LAST,
)
_SICK_LEAVE: Final = (
    _FIRST[0],
    Column(title=texts.MEASURE, width=36, look=Look.STRONG),
    _FIRST[2],
    Column(title=texts.SHARE_OF, width=18),
    Column(title=texts.SICK_LEAVE, width=16, look=Look.NUMBER),
    Column(title=texts.EMPLOYEES, width=14, look=Look.NUMBER),
    *_LAST,
)


def staff_sheet(followup: FollowUp) -> Sheet | None:
    """Return the sheet, None where the plan says nothing of its staff."""
    staff, result = followup.plan.staff, followup.staff
    if staff is None or result is None:
        return None
    return Sheet(
        name=words.STAFF.sheet,
        contents=texts.CONTENTS,
        title=words.STAFF.sheet,
        lead=(*about_posts(staff, result), texts.POSTS_RULE, *about_protection(result)),
        blocks=(
            _posts_table(followup.plan, result),
            *((_sick_leave_table(followup.plan, staff, result),) if result.sick_leave else ()),
        ),
    )


def _posts_table(plan: Plan, result: StaffResult) -> Table:
    total = result.total
    summed: tuple[Value, ...] = (
        None,
        texts.total(total.reported, total.groups),
        None,
        total.planned,
        total.outcome,
        total.outcome - total.planned,
        None,
        None,
    )
    rows = tuple(_post_row(plan, group) for group in result.groups)
    return Table(
        name="VPR_PERSONAL",
        description=texts.POSTS_SECTION,
        heading=texts.POSTS_SECTION,
        columns=_aligned(_POSTS, (*rows, summed)),
        rows=rows,
        total=summed if total.reported else (),
        has_filter=False,
    )


def _aligned(
    columns: tuple[Column, ...], rows: tuple[tuple[Value, ...], ...]
) -> tuple[Column, ...]:
    """Return the columns with as many decimals for all their numbers as any of these has."""
    return tuple(
        replace(column, places=max(_decimals(row[index]) for row in rows))
        if column.look is Look.NUMBER and rows
        else column
        for index, column in enumerate(columns)
    )


def _decimals(value: Value) -> int:
    return decimals_of(Decimal(value)) if isinstance(value, (int, Decimal)) else 0


def _post_row(plan: Plan, result: StaffGroupResult) -> tuple[Value, ...]:
    group, outcome = result.group, result.answer.number
    return (
        group.number,
        group.name,
        plan.department(group.department).name,
        group.planned,
        answer_value(result.answer, is_missed=True),
        None if outcome is None else outcome - group.planned,
        result.comment,
        cited(((texts.OUTCOME, result.answer),)),
    )


def _sick_leave_table(plan: Plan, staff: Staff, result: StaffResult) -> Table:
    department = plan.department(staff.sick_leave).name if staff.sick_leave else ""
    rows = tuple(_measure_row(department, measure) for measure in result.sick_leave)
    return Table(
        name="VPR_SJUKFRANVARO",
        description=texts.SICK_LEAVE_SECTION,
        heading=texts.SICK_LEAVE_SECTION,
        columns=_aligned(_SICK_LEAVE, rows),
        rows=rows,
        has_filter=False,
    )


def _measure_row(department: str, result: SickLeaveResult) -> tuple[Value, ...]:
    measure, figure = result.measure, result.figure
    is_long = measure is SickLeaveMeasure.LONG
    return (
        measure_number(measure),
        words.MEASURE[measure.value],
        department,
        texts.ALL_SICK_LEAVE if is_long else texts.ORDINARY_HOURS,
        figure.percent if isinstance(figure, Shown) else texts.WITHHELD[figure.reason.value],
        figure.employees if isinstance(figure, Shown) else shared.NOTHING,
        result.comment,
        _source(figure),
    )


def _source(figure: Figure) -> str:
    if not isinstance(figure, Shown):
        return ""
    answer = Answer(state=AnswerState.VALUE, value=figure.percent, ref=figure.source)
    return cited(((texts.OUTCOME, answer),))
