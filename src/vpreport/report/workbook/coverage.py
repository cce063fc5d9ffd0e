"""The sheet for whoever writes the management report: which headings have something to go on."""

from __future__ import annotations

from typing import Final

from vpreport.followup.coverage import Coverage, HeadingResult, counted, coverage
from vpreport.followup.types import FollowUp
from vpreport.plan.types import CheckpointKind
from vpreport.report.style import STATUS_COLOURS
from vpreport.report.workbook.declared import Column, Look, Marked, Sheet, Table, Value
from vpreport.texts import coverage as words

_COLUMNS: Final = (
    Column(title=words.COLUMN_HEADING, width=44, look=Look.STRONG),
    Column(title=words.COLUMN_COVERAGE, width=30),
    Column(title=words.COLUMN_PARTS, width=60),
    Column(title=words.COLUMN_REST, width=50),
)
_COLOURS: Final = {
    "filled": STATUS_COLOURS["met"],
    "partly": STATUS_COLOURS["partly"],
    "empty": STATUS_COLOURS["not_met"],
    "elsewhere": STATUS_COLOURS["not_reported"],
}


def coverage_sheet(followup: FollowUp) -> Sheet:
    """Return the sheet."""
    headings = coverage(followup)
    is_interim = followup.checkpoint.kind is CheckpointKind.INTERIM
    return Sheet(
        name=words.SHEET,
        contents=words.CONTENTS,
        title=words.TITLE,
        lead=(
            words.summary(counted(headings)),
            words.LEAD,
            *((words.INTERIM_LEAD,) if is_interim else ()),
        ),
        blocks=(
            Table(
                name="VPR_TACKNING",
                description=words.CONTENTS,
                columns=_COLUMNS,
                rows=tuple(_row(heading) for heading in headings),
            ),
        ),
    )


def _row(heading: HeadingResult) -> tuple[Value, ...]:
    parts = [
        words.part(part.key, part.filled.done, part.filled.asked, optional=part.filled.optional)
        for part in heading.parts
    ]
    found = heading.coverage.value
    is_ours = heading.coverage is not Coverage.ELSEWHERE
    return (
        words.HEADINGS[heading.key],
        Marked(text=words.COVERAGE[found], colour=_COLOURS[found]),
        "\n".join(parts) or (words.NOT_IN_PLAN if is_ours else words.NO_PARTS),
        words.REST[heading.key],
    )
