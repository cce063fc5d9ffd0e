"""Which rows a template from another version of the plan lacks, and which it has too many."""

from __future__ import annotations

from collections.abc import Iterator

from vpreport.findings import Code, Finding, Place
from vpreport.intake.asked import Asked
from vpreport.intake.grid import Grid
from vpreport.intake.locating.areas import Area, find_areas
from vpreport.intake.locating.witnesses import IDENTIFYING_COLUMNS
from vpreport.intake.parsing.cleaning import one_line
from vpreport.template.code import TemplateCode
from vpreport.template.edition import Edition
from vpreport.texts import intake_words as words


def other_version(
    grid: Grid, asked: Asked, department: str, code: TemplateCode, file: str
) -> Finding:
    """Return the finding that names the rows that are new in the plan, and those that are gone.

    What confidential rows are called is left to the report.
    """
    params: dict[str, object] = {"value": str(code), "current": str(asked.code(department))}
    added, gone = (
        ((), ())
        if asked.edition is Edition.CONFIDENTIAL
        else (tuple(_added(grid, asked, department)), tuple(_gone(grid, asked, department)))
    )
    params["changed"] = words.version_difference(added, gone)
    return Finding(code=Code.OTHER_PLAN_VERSION, place=Place(file=file), params=params)


def _added(grid: Grid, asked: Asked, department: str) -> Iterator[str]:
    """Yield the rows that have something to answer and are not in the file."""
    declared = asked.tables(department)
    areas = find_areas(grid, (table for table, _ in declared))
    for table, rows in declared:
        ids = {row_id for area in areas if area.table is table for row_id in area.rows}
        for row in rows:
            if ids and row.fields and row.id not in ids:
                yield row.name


def _gone(grid: Grid, asked: Asked, department: str) -> Iterator[str]:
    """Yield the rows of the file that the plan does not have, by what the file calls them."""
    declared = asked.tables(department)
    known = {table.key: {row.id for row in rows} for table, rows in declared}
    for area in find_areas(grid, (table for table, _ in declared)):
        for row_id, numbers in area.rows.items():
            if row_id not in known[area.table.key] and _has_a_name(area, numbers[0]):
                yield _name(area, numbers[0])


def _has_a_name(area: Area, number: int) -> bool:
    """Return whether it is a row of a table at all, not a title in the column of the ids."""
    return number > area.key_row + 1 and bool(_name(area, number))


def _name(area: Area, number: int) -> str:
    keys = [column.key for column in area.table.columns[:IDENTIFYING_COLUMNS]]
    cells = (area.cell(number, key) for key in keys)
    return " ".join(one_line(cell.text) for cell in cells if cell is not None).strip()
