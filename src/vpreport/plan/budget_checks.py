"""What does not add up in the plan's budgets; one function a remark."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from vpreport.findings import Code, Finding, Place
from vpreport.plan.budget import BudgetLine, BudgetTable, BudgetUnit, is_rounding
from vpreport.plan.types import Plan
from vpreport.texts.budget import amount
from vpreport.texts.plan_wanted import ROUNDING


def parts_make_total(plan: Plan) -> Iterator[Finding]:
    """Add up the parts of every column; a column that lacks a part is left alone."""
    for b, budget in enumerate(plan.budgets):
        for t, table in enumerate(budget.tables):
            for column in budget.columns:
                printed = table.total.figure(column.id) if table.total else None
                parts = table.sum_of_parts(column.id)
                if table.total is None or printed is None or parts is None or parts == printed:
                    continue
                yield Finding(
                    code=Code.BUDGET_SUM_DIFFERS,
                    place=_place(b, t, table, table.total, column.id),
                    params={
                        "column": column.label,
                        "parts": amount(parts, budget.unit.value),
                        "printed": amount(printed, budget.unit.value),
                        **said(parts - printed, budget.unit, len(table.parts)),
                    },
                )


def totals_agree(plan: Plan) -> Iterator[Finding]:
    """Compare the totals that several tables of one budget print for the same column."""
    for b, budget in enumerate(plan.budgets):
        for (_, first), (t, second) in combinations(enumerate(budget.tables), 2):
            if first.total is None or second.total is None:
                continue
            for column in budget.columns:
                here, there = second.total.figure(column.id), first.total.figure(column.id)
                if here is None or there is None or here == there:
                    continue
                yield Finding(
                    code=Code.BUDGET_TOTALS_DIFFER,
                    place=_place(b, t, second, second.total, column.id),
                    params={
                        "column": column.label,
                        "value": amount(here, budget.unit.value),
                        "other_value": amount(there, budget.unit.value),
                        "other": first.title,
                        **said(here - there, budget.unit, len(first.parts) + len(second.parts)),
                    },
                )


def said(difference: Decimal, unit: BudgetUnit, parts: int) -> dict[str, object]:
    """Return the difference in words, and whether rounding so many parts can explain it."""
    return {
        "difference": amount(abs(difference), unit.value),
        "rounding": ROUNDING[is_rounding(difference, parts)],
    }


def _place(budget: int, number: int, table: BudgetTable, line: BudgetLine, column: str) -> Place:
    position = table.lines.index(line)
    return Place(
        key=f"budget[{budget}].table[{number}].line[{position}].figures.{column}",
        item=f"{line.number} {line.label}",
    )
