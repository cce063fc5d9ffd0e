"""A budget as the plan prints it: tables of lines with a figure for each column."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

# Figures are printed with one decimal, so each can be half of the last one away from the truth.
ROUNDED_BY: Final = Decimal("0.05")


class BudgetKind(Enum):
    OPERATING = "operating"
    INVESTMENT = "investment"


class BudgetUnit(Enum):
    MKR = "mkr"
    TKR = "tkr"


class Expenses(Enum):
    """The sign that the plan prints before what is spent."""

    NEGATIVE = "negative"
    POSITIVE = "positive"


class FigureKind(Enum):
    ACCOUNTS = "accounts"
    BUDGET = "budget"
    PLAN = "plan"  # decided for a later year, and its budget until there is another


class TableBy(Enum):
    """What a line of a table stands for."""

    KIND = "kind"  # a kind of income or cost
    DEPARTMENT = "department"  # an area of activity
    PROJECT = "project"


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetColumn:
    """A column of the printed tables: "Bokslut 2024"."""

    id: str
    label: str
    year: int
    kind: FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """A line of a table. `figures` has an amount by column id, none where the plan has none.

    `number` is "E2.3". `department` reports the line; None for the printed total, which is never
    asked for: it is computed.
    """

    id: str
    number: str
    label: str
    figures: tuple[tuple[str, Decimal], ...]
    department: str | None

    @property
    def is_total(self) -> bool:
        return self.department is None

    def figure(self, column_id: str) -> Decimal | None:
        return dict(self.figures).get(column_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetTable:
    title: str
    by: TableBy
    lines: tuple[BudgetLine, ...]

    @property
    def parts(self) -> tuple[BudgetLine, ...]:
        """The lines that are reported and added up."""
        return tuple(line for line in self.lines if not line.is_total)

    @property
    def total(self) -> BudgetLine | None:
        """The total as the plan prints it, None where it prints none."""
        return next((line for line in self.lines if line.is_total), None)

    def sum_of_parts(self, column_id: str) -> Decimal | None:
        """Return the parts of a column added up; None where any of them has no figure."""
        figures = [line.figure(column_id) for line in self.parts]
        known = [figure for figure in figures if figure is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(figures) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """`explain_above` is the largest deviation, in `unit`, that needs no explanation."""

    id: str
    title: str
    kind: BudgetKind
    unit: BudgetUnit
    expenses: Expenses
    explain_above: Decimal
    columns: tuple[BudgetColumn, ...]
    tables: tuple[BudgetTable, ...]

    @property
    def lines(self) -> tuple[BudgetLine, ...]:
        """Every line that is reported."""
        return tuple(line for table in self.tables for line in table.parts)

    def of_year(self, line: BudgetLine, year: int) -> Decimal | None:
        """Return the line's budget for the year, or its plan for it; None where there is none."""
        for kind in (FigureKind.BUDGET, FigureKind.PLAN):
            for column in self.columns:
                figure = line.figure(column.id)
                if column.year == year and column.kind is kind and figure is not None:
                    return figure
        return None

    def before(self, line: BudgetLine, year: int) -> tuple[tuple[BudgetColumn, Decimal], ...]:
        """Return the line's figures for earlier years, in the order of the columns."""
        found = ((column, line.figure(column.id)) for column in self.columns if column.year < year)
        return tuple((column, figure) for column, figure in found if figure is not None)

    def better_by(self, value: Decimal, budget: Decimal) -> Decimal:
        """Return how much better than `budget` the `value` is; negative where it is worse."""
        return budget - value if self.expenses is Expenses.POSITIVE else value - budget


def is_rounding(difference: Decimal, parts: int) -> bool:
    """Return whether the rounding of so many figures can explain the difference."""
    return abs(difference) <= ROUNDED_BY * parts
