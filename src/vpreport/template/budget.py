"""The declared table of budgets: what each line was meant to be, is, and is expected to become."""

from __future__ import annotations

from typing import Final

from vpreport.plan.budget import Budget, BudgetLine, BudgetTable
from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.fields import Field, NumberField, TextField
from vpreport.template.indicators import BEFORE_YEAR_END
from vpreport.template.table import Column, FarFrom, Look, Row, Table
from vpreport.texts import budget as texts
from vpreport.texts import columns as words


def _rows(plan: Plan, checkpoint: Checkpoint, department: str) -> tuple[Row, ...]:
    return tuple(
        _row(budget, table, line, checkpoint)
        for budget in plan.budgets
        for table in budget.tables
        for line in table.parts
        if line.department == department
    )


def _row(budget: Budget, table: BudgetTable, line: BudgetLine, checkpoint: Checkpoint) -> Row:
    unit, year = budget.unit.value, checkpoint.date.year
    planned = budget.of_year(line, year)
    amount = NumberField(unit=unit, may_be_missing=True)
    fields: dict[str, Field] = {"outcome": amount, "explanation": TextField()}
    if checkpoint.kind in BEFORE_YEAR_END:
        fields["forecast"] = amount
    shown = {
        "number": line.number,
        "line": line.label,
        "table": table.title,
        "unit": unit,
        "before": texts.earlier([(c.label, figure) for c, figure in budget.before(line, year)]),
        "limit": texts.figure(budget.explain_above),
    }
    numbers = {"limit": budget.explain_above}
    if planned is None:
        fields["budget"] = NumberField(unit=unit)
    else:
        shown["budget"], numbers["budget"] = texts.figure(planned), planned
    return Row(
        id=line.id,
        group=table.title,
        number=line.number,
        label=line.label,
        shown=shown,
        fields=fields,
        required=frozenset(fields) - {"explanation"},
        numbers=numbers,
    )


BUDGET: Final = Table(
    key="budget",
    words=texts.BUDGET,
    rows=_rows,
    columns=(
        Column(key="number", words=words.NUMBER, width=7, look=Look.SHORT),
        Column(key="line", words=texts.LINE, width=32),
        Column(key="table", words=texts.TABLE, width=22),
        Column(key="unit", words=words.UNIT, width=8, look=Look.SHORT),
        Column(key="before", words=texts.BEFORE, width=22),
        Column(key="budget", words=texts.BUDGET_OF_YEAR, width=12, is_input=True, look=Look.SHORT),
        Column(key="outcome", words=texts.OUTCOME, width=12, is_input=True, look=Look.SHORT),
        Column(
            key="forecast",
            words=texts.FORECAST,
            width=12,
            is_input=True,
            look=Look.SHORT,
            only_at=BEFORE_YEAR_END,
        ),
        Column(key="limit", words=texts.LIMIT, width=10, look=Look.SHORT),
        Column(key="explanation", words=texts.EXPLANATION, width=48, is_input=True),
    ),
    far_from=(
        FarFrom(
            columns=("forecast", "outcome"), other="budget", limit="limit", demands="explanation"
        ),
    ),
)
