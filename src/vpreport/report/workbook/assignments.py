"""The sheet of assignments and motions, and what the council is to be told of each."""

from __future__ import annotations

from typing import Final

from vpreport.followup.assignment_types import Account, AssignmentResult
from vpreport.followup.assignments import not_executed, yearly_account
from vpreport.followup.types import FollowUp
from vpreport.plan.types import Plan
from vpreport.report.style import STATUS_COLOURS
from vpreport.report.workbook.declared import Column, Look, Marked, Sheet, Table, Value
from vpreport.report.workbook.values import cited, status_mark
from vpreport.texts import assignments as words
from vpreport.texts import labels
from vpreport.texts import workbook as texts
from vpreport.texts.numbers import joined

_COLUMNS: Final = (
    Column(title=texts.NUMBER, width=6, look=Look.STRONG),
    Column(title=words.TEXT.title, width=34, look=Look.STRONG),
    Column(title=words.COLUMN_KIND, width=10),
    Column(title=words.COLUMN_ORIGIN, width=16),
    Column(title=words.COLUMN_BEGUN, width=12),
    Column(title=words.COLUMN_REFERENCE, width=14),
    Column(title=texts.DUE_TEXT, width=13),
    Column(title=texts.DUE, width=12),
    Column(title=texts.STATUS, width=16),
    Column(title=texts.DONE_ON, width=12),
    Column(title=texts.TIMING, width=16),
    Column(title=words.COLUMN_TO_COUNCIL, width=18),
    Column(title=texts.COMMENT, width=36),
    Column(title=texts.RESPONSIBLE, width=18),
    Column(title=texts.DEPARTMENT, width=18),
    Column(title=texts.SOURCE, width=20, look=Look.QUIET),
)


def assignments_sheet(followup: FollowUp) -> Sheet | None:
    """Return the sheet, None where the plan has neither assignments nor motions."""
    if not followup.assignments:
        return None
    account = yearly_account(followup.assignments, followup.checkpoint.date)
    to_report = not_executed(followup.assignments)
    return Sheet(
        name=words.SHEET,
        contents=words.CONTENTS,
        title=words.TITLE,
        lead=(words.LEAD,),
        blocks=(
            Table(
                name="VPR_UPPDRAG",
                description=words.CONTENTS,
                columns=_COLUMNS,
                rows=tuple(
                    _row(followup.plan, result, _to_council(result, to_report, account))
                    for result in followup.assignments
                ),
            ),
        ),
        frozen_columns=2,
    )


def _row(plan: Plan, result: AssignmentResult, to_council: str) -> tuple[Value, ...]:
    assignment = result.assignment
    return (
        assignment.number,
        assignment.text,
        words.KIND[assignment.kind.value],
        assignment.origin,
        assignment.begun,
        assignment.reference or texts.NOTHING,
        assignment.when or texts.NO_DATE,
        assignment.due,
        status_mark(result.status),
        result.done_on,
        _timing(result),
        to_council,
        result.comment,
        joined(assignment.responsible) or texts.NOTHING,
        "\n".join(plan.department(d).name for d in assignment.departments),
        _source(result),
    )


def _source(result: AssignmentResult) -> str:
    """Return where the status came from; the plan itself may say that a motion is handled."""
    answered = cited(((texts.STATUS, result.status_answer),))
    return words.THE_PLAN if result.is_done and not answered else answered


def _timing(result: AssignmentResult) -> Marked | None:
    said = [
        *([words.DUE_PASSED] if result.overdue else []),
        *([words.OLDER_THAN_A_YEAR] if result.old else []),
    ]
    if not said:
        return None
    return Marked(text=f"{labels.SYMBOLS['late']} {'. '.join(said)}", colour=STATUS_COLOURS["late"])


def _to_council(
    result: AssignmentResult, to_report: tuple[AssignmentResult, ...], account: Account
) -> str:
    if result in to_report:
        return words.TO_REPORT
    return words.to_account(account.year) if result in account.motions else texts.NOTHING
