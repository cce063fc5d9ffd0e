"""The sheet of activities: every one of the plan, with the status its department chose."""

from __future__ import annotations

from typing import Final

from vpreport.followup.types import ActivityResult, FollowUp
from vpreport.plan.types import Plan
from vpreport.report.style import STATUS_COLOURS
from vpreport.report.workbook.declared import Column, Look, Marked, Sheet, Table, Value
from vpreport.report.workbook.values import cited, status_mark
from vpreport.texts import labels, secrecy
from vpreport.texts import workbook as texts

_COLUMNS: Final = (
    Column(title=texts.NUMBER, width=7, look=Look.STRONG),
    Column(title=texts.ACTIVITY, width=36, look=Look.STRONG),
    Column(title=texts.GOAL, width=20),
    Column(title=texts.STATUS, width=14),
    Column(title=texts.DUE_TEXT, width=12),
    Column(title=texts.DUE, width=12),
    Column(title=texts.DONE_ON, width=12),
    Column(title=texts.TIMING, width=13),
    Column(title=texts.DEPARTMENT, width=18),
    Column(title=texts.COMMENT, width=34),
    Column(title=texts.SOURCE, width=20, look=Look.QUIET),
)
_OVERDUE: Final = Marked(
    text=f"{labels.SYMBOLS['late']} {texts.OVERDUE}", colour=STATUS_COLOURS["late"]
)


def activities_sheet(followup: FollowUp) -> Sheet:
    """Return the sheet."""
    return Sheet(
        name=texts.ACTIVITIES,
        contents=texts.CONTENTS[texts.ACTIVITIES],
        title=texts.ACTIVITIES,
        lead=(texts.ACTIVITIES_LEAD,),
        blocks=(
            Table(
                name="VPR_ATGARDER",
                description=texts.CONTENTS[texts.ACTIVITIES],
                columns=_COLUMNS,
                rows=tuple(_row(followup.plan, result) for result in followup.activities),
            ),
        ),
        frozen_columns=2,
    )


def _row(plan: Plan, result: ActivityResult) -> tuple[Value, ...]:
    activity = result.activity
    return (
        activity.number,
        activity.text,
        f"{result.goal.number} {result.goal.title}",
        status_mark(result.status),
        activity.when or texts.NO_DATE,
        activity.due,
        result.done_on,
        _OVERDUE if result.overdue else None,
        "\n".join(plan.department(d).name for d in activity.departments),
        secrecy.counted_apart(activity.confidential)
        if activity.confidential and activity.is_closed
        else secrecy.with_provision(result.comment, activity.confidential),
        cited(((texts.STATUS, result.status_answer),)),
    )
