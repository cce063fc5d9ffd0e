"""The sheet of the core mandate: what each department wrote under each heading."""

from __future__ import annotations

from typing import Final

from vpreport.followup.mandate_types import MandateText
from vpreport.followup.types import FollowUp
from vpreport.plan.types import Plan
from vpreport.report.workbook.declared import Column, Look, Sheet, Table, Value
from vpreport.report.workbook.values import cited
from vpreport.texts import core_mandate as texts
from vpreport.texts import workbook as shared

_COLUMNS: Final = (
    Column(title=shared.DEPARTMENT, width=24, look=Look.STRONG),
    Column(title=shared.NUMBER, width=6),
    Column(title=texts.HEADING.title, width=24),
    Column(title=texts.WRITTEN, width=90),
    Column(title=shared.SOURCE, width=26, look=Look.QUIET),
)


def core_mandate_sheet(followup: FollowUp) -> Sheet | None:
    """Return the sheet, None where the plan asks for nothing about the core mandate."""
    if not followup.core_mandate:
        return None
    return Sheet(
        name=texts.CORE_MANDATE.sheet,
        contents=texts.CONTENTS,
        title=texts.CORE_MANDATE.sheet,
        lead=(texts.LEAD,),
        blocks=(
            Table(
                name="VPR_GRUNDUPPDRAG",
                description=texts.CONTENTS,
                columns=_COLUMNS,
                rows=tuple(_row(followup.plan, text) for text in followup.core_mandate),
            ),
        ),
        frozen_columns=1,
    )


def _row(plan: Plan, text: MandateText) -> tuple[Value, ...]:
    return (
        plan.department(text.department).name,
        text.heading.number,
        text.heading.title,
        text.text or _silence(text),
        cited(((texts.WRITTEN, text.answer),)),
    )


def _silence(text: MandateText) -> str:
    if not text.submitted:
        return texts.NOT_SUBMITTED
    return texts.NOT_WRITTEN if text.is_missed else shared.NOTHING
