"""How much each department has answered, table by table."""

from __future__ import annotations

from typing import Final

from vpreport.followup.types import Completeness, FollowUp
from vpreport.report.style import STATUS_COLOURS, StatusColour
from vpreport.report.workbook.declared import Column, Look, Marked, Table, Value
from vpreport.report.workbook.tallies import COUNT_WIDTH, FIRST_WIDTH
from vpreport.template.declared import TABLES
from vpreport.texts import workbook as texts

_WHOLE: Final = STATUS_COLOURS["met"]
_PART: Final = STATUS_COLOURS["partly"]
_NONE: Final = STATUS_COLOURS["not_met"]


def completeness_table(followup: FollowUp) -> Table:
    """Return the matrix of departments and the tables that ask for anything, in words."""
    by_place = {(c.department, c.table): c for c in followup.completeness}
    asked = {c.table for c in followup.completeness if c.rows}
    tables = tuple(table for table in TABLES if table.key in asked)
    return Table(
        name="VPR_SVAR",
        description=texts.COMPLETENESS_SECTION,
        heading=texts.COMPLETENESS_SECTION,
        columns=(
            Column(title=texts.DEPARTMENT, width=FIRST_WIDTH, look=Look.STRONG),
            *(
                Column(title=table.words.sheet, width=COUNT_WIDTH, look=Look.CENTRED)
                for table in tables
            ),
        ),
        rows=tuple(
            (
                department.name,
                *(_cell(by_place.get((department.id, table.key))) for table in tables),
            )
            for department in followup.plan.departments
        ),
        has_filter=False,
    )


def _cell(completeness: Completeness | None) -> Value:
    if completeness is None or not completeness.rows:
        return texts.NOTHING_ASKED
    if not completeness.submitted:
        return Marked(text=texts.NOT_SUBMITTED, colour=_NONE)
    if not completeness.asked:
        return Marked(text=texts.NOTHING_REQUIRED, colour=_WHOLE)
    words = texts.REFUSED_OF if completeness.refused else texts.ANSWERED_OF
    text = words.format(
        answered=completeness.answered, asked=completeness.asked, refused=completeness.refused
    )
    return Marked(text=text, colour=_colour(completeness))


def _colour(completeness: Completeness) -> StatusColour:
    return _WHOLE if completeness.answered == completeness.asked else _PART
