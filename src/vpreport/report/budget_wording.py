"""What workbook and Word section both say about a budget: sentences and signed figures."""

from __future__ import annotations

import datetime as dt

from vpreport.findings import Code
from vpreport.followup.budget_types import BudgetResult, LineResult, TableResult
from vpreport.followup.types import FollowUp
from vpreport.texts import budget as texts


def summary(result: BudgetResult, date: dt.date) -> tuple[str, ...]:
    """Return the sentences that say how the budget as a whole stands."""
    table = result.main
    expected = _expected(result, table)
    outcome = table.outcome.whole
    if result.is_final or outcome is None:
        return (expected,)
    return (expected, texts.outcome_to(date, outcome, result.unit))


def _expected(result: BudgetResult, table: TableResult) -> str:
    kind, deviation = result.budget.kind.value, table.deviation
    budget, value = table.budget.whole, table.expected.whole
    if deviation.value is None:
        return texts.not_compared(is_final=result.is_final)
    if budget is None or value is None:
        return texts.compared_in_part(
            kind=kind,
            unit=result.unit,
            is_final=result.is_final,
            given=deviation.given,
            lines=deviation.lines,
            deviation=deviation.value,
        )
    return texts.compared(
        year=result.year,
        kind=kind,
        unit=result.unit,
        is_final=result.is_final,
        budget=budget,
        value=value,
        deviation=deviation.value,
    )


def differences(followup: FollowUp, result: BudgetResult) -> tuple[str, ...]:
    """Return in sentences which sums of the budget should be the same and are not."""
    titles = {table.table.title for table in result.tables}
    words = {
        Code.BUDGET_TABLES_DIFFER: texts.tables_differ,
        Code.BUDGET_NOT_AS_PLANNED: texts.not_as_planned,
    }
    return tuple(
        words[finding.code](finding.place.item, finding.params)
        for finding in followup.findings
        if finding.code in words and finding.place.item in titles
    )


def notes(result: BudgetResult) -> tuple[str, ...]:
    """Return how signs and rounded sums are to be read."""
    return (texts.SIGNS[result.budget.expenses.value], texts.ROUNDING)


def deviation_words(result: BudgetResult, line: LineResult) -> str:
    """Return "0,4 mkr sämre än budget", empty where it cannot be known."""
    if line.deviation is None:
        return ""
    return texts.deviation_in_words(line.deviation, result.budget.kind.value, result.unit)
