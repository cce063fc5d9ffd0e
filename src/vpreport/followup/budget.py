"""What came in about the budgets, added up, and what does not fit together in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from vpreport.findings import Code, Finding, Place
from vpreport.followup.answers import Received, place_of
from vpreport.followup.budget_types import BudgetResult, LineResult, Sum, TableResult
from vpreport.intake.types import BLANK, Answer
from vpreport.plan.budget import Budget, BudgetLine
from vpreport.plan.budget_checks import said
from vpreport.plan.types import Checkpoint, CheckpointKind
from vpreport.template.budget import BUDGET
from vpreport.texts import budget as texts


def budget_results(got: Received, checkpoint: Checkpoint) -> tuple[BudgetResult, ...]:
    """Return every budget of the plan with all its lines, answered or not."""
    return tuple(_budget(got, budget, checkpoint) for budget in got.plan.budgets)


def budget_findings(results: tuple[BudgetResult, ...]) -> Iterator[Finding]:
    """Yield amounts with the wrong sign, and sums that should be the same and are not."""
    for result in results:
        for line in result.lines:
            yield from _sign(result, line)
        for table in result.tables:
            yield from _not_as_planned(result, table)
        for first, second in combinations(result.tables, 2):
            yield from _differing(result, first, second)


def _budget(got: Received, budget: Budget, checkpoint: Checkpoint) -> BudgetResult:
    is_final = checkpoint.kind is CheckpointKind.ANNUAL
    year = checkpoint.date.year
    return BudgetResult(
        budget=budget,
        year=year,
        is_final=is_final,
        tables=tuple(
            TableResult(
                table=table,
                lines=tuple(
                    _line(got, budget, line, year=year, is_final=is_final) for line in table.parts
                ),
                printed=budget.of_year(table.total, year) if table.total else None,
            )
            for table in budget.tables
        ),
    )


def _line(
    got: Received, budget: Budget, line: BudgetLine, *, year: int, is_final: bool
) -> LineResult:
    department = line.department or ""
    submission = got.submissions.get(department)

    def answer(column: str) -> Answer:
        return submission.answer(BUDGET.key, line.id, column) if submission else BLANK

    planned = budget.of_year(line, year)
    value = answer("budget").number if planned is None else planned
    outcome, forecast = answer("outcome"), answer("forecast")
    expected = outcome.number if is_final else forecast.number
    deviation = None
    if value is not None and expected is not None:
        deviation = budget.better_by(expected, value)
    return LineResult(
        line=line,
        department=department,
        budget=value,
        budget_answer=answer("budget"),
        outcome=outcome,
        forecast=forecast,
        explanation=answer("explanation"),
        expected=expected,
        deviation=deviation,
        is_large=deviation is not None and abs(deviation) > budget.explain_above,
    )


def _sign(result: BudgetResult, line: LineResult) -> Iterator[Finding]:
    for what, answer in ((texts.OUTCOME, line.outcome), (texts.FORECAST, line.forecast)):
        value = answer.number
        if value is None or line.budget is None or value * line.budget >= 0:
            continue
        yield Finding(
            code=Code.SIGN_UNLIKE_BUDGET,
            place=place_of(answer, f"{line.line.number} {line.line.label}"),
            params={
                "column": what.title,
                "value": texts.amount(value, result.unit),
                "budget": texts.amount(line.budget, result.unit),
            },
        )


def _not_as_planned(result: BudgetResult, table: TableResult) -> Iterator[Finding]:
    value = table.budget.whole
    if value is None or table.printed is None or value == table.printed:
        return
    yield Finding(
        code=Code.BUDGET_NOT_AS_PLANNED,
        place=Place(item=table.table.title),
        params={
            "year": str(result.year),
            "value": texts.amount(value, result.unit),
            "printed": texts.amount(table.printed, result.unit),
            **said(value - table.printed, result.budget.unit, len(table.lines)),
        },
    )


def _differing(result: BudgetResult, first: TableResult, second: TableResult) -> Iterator[Finding]:
    for what, one, other in _sums(result, first, second):
        if one.whole is None or other.whole is None or one.whole == other.whole:
            continue
        difference: Decimal = other.whole - one.whole
        yield Finding(
            code=Code.BUDGET_TABLES_DIFFER,
            place=Place(item=second.table.title),
            params={
                "column": f"{what} {result.year}",
                "value": texts.amount(other.whole, result.unit),
                "other_value": texts.amount(one.whole, result.unit),
                "other": first.table.title,
                **said(difference, result.budget.unit, len(first.lines) + len(second.lines)),
            },
        )


def _sums(
    result: BudgetResult, first: TableResult, second: TableResult
) -> Iterator[tuple[str, Sum, Sum]]:
    yield texts.BUDGET_SUM, first.budget, second.budget
    yield texts.OUTCOME_SUM, first.outcome, second.outcome
    if not result.is_final:
        yield texts.FORECAST_SUM, first.expected, second.expected
