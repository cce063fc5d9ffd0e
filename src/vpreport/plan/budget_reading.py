"""The budgets of a plan file."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from vpreport.findings import Code
from vpreport.plan.budget import (
    Budget,
    BudgetColumn,
    BudgetKind,
    BudgetLine,
    BudgetTable,
    BudgetUnit,
    Expenses,
    FigureKind,
    TableBy,
)
from vpreport.plan.faults import nearest
from vpreport.plan.ladder import Table
from vpreport.plan.references import read_department
from vpreport.plan.register import Register
from vpreport.texts import plan_wanted as wanted

NUMBER_PREFIX: Final = "E"
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099


@dataclass(slots=True, kw_only=True)
class _Context:
    """What lines may refer to, and what has been met so far in all budgets."""

    departments: tuple[str, ...]
    budget_ids: Register = field(default_factory=Register)
    line_ids: Register = field(default_factory=Register)
    tables: int = 0


def read_budgets(top: Table, departments: tuple[str, ...]) -> tuple[Budget, ...]:
    """Return the budgets in the order of the file, none where it has none.

    Tables are numbered through all budgets: E1, E2; lines within their table: E2.3.
    """
    context = _Context(departments=departments)
    return tuple(_budget(table, context) for table in top.tables("budget"))


def _budget(table: Table, context: _Context) -> Budget:
    columns = _columns(table)
    budget = Budget(
        id=context.budget_ids.identifier(table),
        title=table.text("title"),
        kind=table.compulsory_choice("kind", BudgetKind) or BudgetKind.OPERATING,
        unit=table.compulsory_choice("unit", BudgetUnit) or BudgetUnit.MKR,
        expenses=table.choice("expenses", Expenses.NEGATIVE),
        explain_above=_limit(table),
        columns=columns,
        tables=tuple(
            _table(inner, context, columns) for inner in table.tables("table", compulsory=True)
        ),
    )
    table.close()
    return budget


def _limit(table: Table) -> Decimal:
    limit = table.compulsory_number("explain_above") or Decimal(0)
    if limit < 0:
        table.note(Code.OUT_OF_RANGE, "explain_above", value=limit, wanted=wanted.NOT_NEGATIVE)
    return limit


def _columns(table: Table) -> tuple[BudgetColumn, ...]:
    register = Register()
    columns: list[BudgetColumn] = []
    for inner in table.tables("columns", compulsory=True):
        columns.append(
            BudgetColumn(
                id=register.identifier(inner),
                label=inner.text("label"),
                year=inner.integer("year", at_least=FIRST_YEAR, at_most=LAST_YEAR) or FIRST_YEAR,
                kind=inner.compulsory_choice("kind", FigureKind) or FigureKind.BUDGET,
            )
        )
        _check_one_of_a_kind(inner, columns)
        inner.close()
    return tuple(columns)


def _check_one_of_a_kind(table: Table, columns: list[BudgetColumn]) -> None:
    """Note a second column of the same year and kind: neither could be the year's budget."""
    *before, last = columns
    for other in before:
        if (other.year, other.kind) == (last.year, last.kind) and table.has("year"):
            value = f"{last.year} {last.kind.value}"
            table.note(Code.DUPLICATE_ID, "year", value=value, first=other.label)
            return


def _table(table: Table, context: _Context, columns: tuple[BudgetColumn, ...]) -> BudgetTable:
    context.tables += 1
    number = f"{NUMBER_PREFIX}{context.tables}"
    inner = table.tables("line", compulsory=True)
    made = BudgetTable(
        title=table.text("title"),
        by=table.compulsory_choice("by", TableBy) or TableBy.KIND,
        lines=tuple(
            _line(line, context, columns, number=f"{number}.{place}")
            for place, line in enumerate(inner, start=1)
        ),
    )
    _check_one_total(inner)
    table.close()
    return made


def _line(
    table: Table, context: _Context, columns: tuple[BudgetColumn, ...], *, number: str
) -> BudgetLine:
    is_total = table.flag("total")
    line = BudgetLine(
        id=context.line_ids.identifier(table),
        number=number,
        label=table.text("label"),
        figures=_figures(table.table("figures"), tuple(column.id for column in columns)),
        department=None if is_total else read_department(table, context.departments),
    )
    table.close()
    return line


def _figures(table: Table, columns: tuple[str, ...]) -> tuple[tuple[str, Decimal], ...]:
    figures = []
    for name in table.values:
        if name not in columns:
            hint = wanted.hint(nearest(name, columns)) or wanted.choices(columns)
            missing = wanted.MISSING["columns"]
            table.note(Code.UNKNOWN_REFERENCE, name, value=name, missing=missing, hint=hint)
            continue
        figure = table.optional_number(name)
        if figure is not None:
            figures.append((name, figure))
    return tuple(figures)


def _check_one_total(lines: tuple[Table, ...]) -> None:
    totals = [line for line in lines if line.values.get("total") is True]
    for other in totals[1:]:
        first = totals[0].place("total").key
        other.note(Code.DUPLICATE_ID, "total", value="total = true", first=first)
