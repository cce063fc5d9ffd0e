"""Fifty departments, their templates, and believable answers in each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

import vpreport as vp
from vpreport.plan.types import Goal, Plan
from vpreport.template.declared import reporting_departments, rows_by_table
from vpreport.template.fields import ChoiceField, DateField, Field, NumberField
from vpreport.template.layout import FIRST_ROW, KEY_ROW
from vpreport.template.table import Row

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "hedemora" / "plan.toml"
CHECKPOINT: Final = "2026-delar"
SENTENCE: Final = "Arbetet har gått enligt plan under våren och fortsätter efter sommaren. "


def big_plan(departments: int) -> Plan:
    """Return the example's plan, its goals and departments repeated until there are enough.

    Budget, staff, controls, core mandate and assignments are left out: they do not repeat.
    """
    plan = replace(
        vp.read_plan(EXAMPLE),
        budgets=(),
        staff=None,
        control_plans=(),
        core_mandate=(),
        assignments=(),
    )
    reporting = reporting_departments(plan, plan.checkpoint(CHECKPOINT))
    copies = range(-(-departments // len(reporting)))
    numbered = [
        replace(plan.department(name), id=f"{name}-{copy}") for copy in copies for name in reporting
    ][:departments]
    kept = {department.id for department in numbered}
    goals = [_copied(goal, copy) for copy in copies for goal in plan.goals]
    return replace(
        plan,
        departments=tuple(numbered),
        goals=tuple(goal for goal in goals if _departments(goal) <= kept),
    )


def _copied(goal: Goal, copy: int) -> Goal:
    def renamed(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{name}-{copy}" for name in names)

    return replace(
        goal,
        id=f"{goal.id}-{copy}",
        departments=renamed(goal.departments),
        indicators=tuple(
            replace(i, id=f"{i.id}-{copy}", departments=renamed(i.departments))
            for i in goal.indicators
        ),
        activities=tuple(
            replace(a, id=f"{a.id}-{copy}", departments=renamed(a.departments))
            for a in goal.activities
        ),
    )


def _departments(goal: Goal) -> set[str]:
    parts = (goal, *goal.indicators, *goal.activities)
    return {department for part in parts for department in part.departments}


def write_inbox(plan: Plan, folder: Path) -> None:
    """Write the templates of the plan into the folder and fill every input cell of each."""
    at = plan.checkpoint(CHECKPOINT)
    for path in vp.write_templates(plan, checkpoint=CHECKPOINT, folder=folder):
        department = path.stem.removeprefix(f"{CHECKPOINT}-")
        book = load_workbook(path)
        for table, rows in rows_by_table(plan, at, department):
            _fill(book[table.words.sheet], rows)
        book.save(path)


def _fill(sheet: Worksheet, rows: tuple[Row, ...]) -> None:
    columns = {cell.value: cell.column for cell in sheet[KEY_ROW] if cell.value}
    places = {sheet.cell(row, 1).value: row for row in range(FIRST_ROW, sheet.max_row + 1)}
    for row in rows:
        for key, field in row.fields.items():
            sheet.cell(places[row.id], columns[key]).value = _typed(field)


def _typed(field: Field) -> str | float:
    match field:
        case NumberField():
            return float(field.usual or 1)
        case ChoiceField():
            return field.choices.labels[0][1]
        case DateField():
            return field.earliest.isoformat()
        case _:
            return SENTENCE * 2
