"""Budgets at a checkpoint as frozen values: every line, what was expected of it, and the sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from vpreport.intake.types import Answer
from vpreport.plan.budget import Budget, BudgetLine, BudgetTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What those of the lines that have the figure make together; None where none has it.

    `given` of `lines` have it. A sum of only some of them is never shown without saying so.
    """

    value: Decimal | None
    given: int
    lines: int

    @classmethod
    def of(cls, values: Iterable[Decimal | None]) -> Self:
        every = tuple(values)
        known = [value for value in every if value is not None]
        total = sum(known, Decimal(0)) if known else None
        return cls(value=total, given=len(known), lines=len(every))

    @property
    def whole(self) -> Decimal | None:
        """The sum, None unless every line has the figure."""
        return self.value if self.given == self.lines else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineResult:
    """One line. Amounts are in the budget's unit, with the signs of the plan.

    `budget` is the plan's or else the department's figure for the year, None where neither has
    one; `budget_answer` is the department's, BLANK where it was not asked. `expected` is the
    forecast for the year, and at its end the outcome. `deviation` is how much better than the
    budget that is, negative where it is worse, None where either is missing. `is_large`: the plan
    wants it explained.
    """

    line: BudgetLine
    department: str
    budget: Decimal | None
    budget_answer: Answer
    outcome: Answer
    forecast: Answer
    explanation: Answer
    expected: Decimal | None
    deviation: Decimal | None
    is_large: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableResult:
    """`printed` is the total for the year as the plan has it, None where it has none."""

    table: BudgetTable
    lines: tuple[LineResult, ...]
    printed: Decimal | None

    @property
    def budget(self) -> Sum:
        return Sum.of(result.budget for result in self.lines)

    @property
    def outcome(self) -> Sum:
        return Sum.of(result.outcome.number for result in self.lines)

    @property
    def expected(self) -> Sum:
        return Sum.of(result.expected for result in self.lines)

    @property
    def deviation(self) -> Sum:
        """The sum over the lines that have both a budget and what is expected."""
        return Sum.of(result.deviation for result in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetResult:
    """One budget in `year`. `is_final`: the year is over, and the outcome is all there is."""

    budget: Budget
    year: int
    is_final: bool
    tables: tuple[TableResult, ...]

    @property
    def unit(self) -> str:
        return self.budget.unit.value

    @property
    def lines(self) -> tuple[LineResult, ...]:
        return tuple(result for table in self.tables for result in table.lines)

    @property
    def main(self) -> TableResult:
        """The table that speaks for the budget: the first that is whole, or has most of its lines.

        The tables divide the same money in different ways, so they are never added to each other.
        """
        return max(self.tables, key=_completeness)


def _completeness(result: TableResult) -> Decimal:
    return Decimal(result.deviation.given) / max(1, result.deviation.lines)
