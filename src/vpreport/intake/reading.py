"""Reading every declared table of one workbook, once it is known whose it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vpreport.findings import Finding
from vpreport.intake.answering import TableReader
from vpreport.intake.asked import Asked
from vpreport.intake.grid import Grid
from vpreport.intake.locating.areas import Area
from vpreport.intake.locating.identify import Identity
from vpreport.intake.locating.leftovers import leftovers
from vpreport.intake.locating.rebuilt import locate
from vpreport.intake.locating.strays import extra_sheets
from vpreport.intake.rules import check_rows
from vpreport.intake.types import Answer, AnswerKey


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesRead:
    """`leftovers` are about answers that have no place in the template as it is now."""

    answers: dict[AnswerKey, Answer]
    findings: tuple[Finding, ...]
    leftovers: tuple[Finding, ...]


def read_tables(asked: Asked, grid: Grid, identity: Identity, file: str) -> TablesRead:
    """Return an answer for every cell that the department is asked for, and what is to be said."""
    declared = asked.tables(identity.department)
    areas = locate(grid, declared)
    answers: dict[AnswerKey, Answer] = {}
    findings: list[Finding] = list(extra_sheets(grid, areas, file))
    left: list[Finding] = []
    for table, rows in declared:
        own = _visible_first(area for area in areas if area.table is table)
        reader = TableReader(
            file=file,
            kind=asked.checkpoint.kind,
            epoch=grid.epoch,
            table=table,
            rows=rows,
            areas=own,
            is_current=identity.is_current,
        )
        reader.read()
        findings += reader.findings
        findings += check_rows(table, rows, reader.answers, reader.places)
        answers |= reader.answers
        for area in own:
            left += leftovers(area, rows, asked.checkpoint.kind, file)
    return TablesRead(answers=answers, findings=tuple(findings), leftovers=tuple(left))


def _visible_first(areas: Iterable[Area]) -> tuple[Area, ...]:
    return tuple(sorted(areas, key=lambda area: area.sheet.is_hidden))
