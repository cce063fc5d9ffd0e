"""The sheet of sources: every file that was received, so that each figure can be traced."""

from __future__ import annotations

from typing import Final

from vpreport.followup.types import FollowUp
from vpreport.intake.types import Source
from vpreport.plan.types import Plan
from vpreport.report.workbook.declared import Column, Look, Sheet, Table, Value
from vpreport.texts import secrecy
from vpreport.texts import workbook as texts

_COLUMNS: Final = (
    Column(title=texts.FILE, width=30, look=Look.STRONG),
    Column(title=texts.DEPARTMENT, width=24),
    Column(title=texts.USED, width=14),
    Column(title=texts.FILE_FORMAT, width=9),
    Column(title=texts.PROGRAM, width=18),
    Column(title=texts.SAVED_AT, width=17),
    Column(title=texts.SIZE, width=11, look=Look.NUMBER),
    Column(title=texts.TEMPLATE_CODE, width=26),
    Column(title=texts.SHA256, width=36, look=Look.QUIET),
)


def sources_sheet(followup: FollowUp) -> Sheet:
    """Return the sheet."""
    return Sheet(
        name=texts.SOURCES,
        contents=texts.CONTENTS[texts.SOURCES],
        title=texts.SOURCES,
        lead=(texts.SOURCES_LEAD,),
        blocks=(
            Table(
                name="VPR_KALLOR",
                description=texts.CONTENTS[texts.SOURCES],
                columns=_COLUMNS,
                rows=tuple(_row(followup.plan, source) for source in followup.sources),
                empty=texts.NO_SOURCES,
            ),
        ),
    )


def _row(plan: Plan, source: Source) -> tuple[Value, ...]:
    return (
        source.file,
        plan.department(source.department).name if source.department else texts.UNKNOWN,
        texts.SOURCE_STATUS[source.status],
        source.format,
        source.program or texts.UNKNOWN,
        _moment(source.saved_at),
        None if source.withheld else source.size,
        source.code or texts.NOTHING,
        secrecy.TRACES_WITHHELD if source.withheld else source.sha256,
    )


def _moment(saved_at: str | None) -> str:
    """Return "2026-09-07 09:30"; the file's own words where they are written otherwise."""
    return saved_at.replace("T", " ")[:16] if saved_at else texts.UNKNOWN
