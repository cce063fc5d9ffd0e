"""The declared tables of a template, in the order of its sheets."""

from __future__ import annotations

from typing import Final

from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.activities import ACTIVITIES
from vpreport.template.assignments import ASSIGNMENTS
from vpreport.template.budget import BUDGET
from vpreport.template.controls import CONTROLS
from vpreport.template.core_mandate import CORE_MANDATE
from vpreport.template.edition import Edition
from vpreport.template.goals import GOALS
from vpreport.template.indicators import INDICATORS
from vpreport.template.staff import STAFF
from vpreport.template.table import Row, Table

TABLES: Final[tuple[Table, ...]] = (
    INDICATORS,
    GOALS,
    ACTIVITIES,
    BUDGET,
    STAFF,
    CONTROLS,
    CORE_MANDATE,
    ASSIGNMENTS,
)


TableRows = tuple[tuple[Table, tuple[Row, ...]], ...]
"""The tables of a template, each with its rows."""


def rows_by_table(
    plan: Plan, checkpoint: Checkpoint, department: str, edition: Edition = Edition.ORDINARY
) -> TableRows:
    """Return each table that has rows for the department in that edition, with its rows."""
    return tuple(
        (table, rows)
        for table in TABLES
        if (rows := tuple(filter(edition.holds, table.rows(plan, checkpoint, department))))
    )


def closed_rows(plan: Plan, checkpoint: Checkpoint) -> dict[tuple[str, str], Row]:
    """Return the confidential rows that ask for nothing here, by table key and row id."""
    return {
        (table.key, row.id): row
        for table in TABLES
        for department in plan.departments
        for row in table.rows(plan, checkpoint, department.id)
        if row.confidential and not row.fields
    }


def reporting_departments(
    plan: Plan, checkpoint: Checkpoint, edition: Edition = Edition.ORDINARY
) -> tuple[str, ...]:
    """Return the ids of the departments that have something to report, in the plan's order."""
    return tuple(
        department.id
        for department in plan.departments
        if rows_by_table(plan, checkpoint, department.id, edition)
    )
