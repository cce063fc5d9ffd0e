"""The sheets of the budgets: every line with its figures, the sums, and a chart of the areas."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from vpreport.followup.budget_types import BudgetResult, LineResult, Sum, TableResult
from vpreport.followup.types import FollowUp
from vpreport.plan.budget import BudgetColumn, BudgetKind, TableBy
from vpreport.plan.types import Plan
from vpreport.report.budget_wording import deviation_words, differences, notes, summary
from vpreport.report.style import SERIES_COLOURS
from vpreport.report.workbook.declared import (
    Block,
    Chart,
    Column,
    Look,
    Series,
    Sheet,
    Table,
    Value,
)
from vpreport.report.workbook.values import answer_value, cited
from vpreport.texts import budget as texts
from vpreport.texts import workbook as words

_AMOUNT_WIDTH: Final = 15


def economy_sheet(followup: FollowUp) -> Sheet | None:
    """Return the sheet of operating budgets, None where the plan has none."""
    return _sheet(followup, BudgetKind.OPERATING)


def investments_sheet(followup: FollowUp) -> Sheet | None:
    """Return the sheet of investment budgets, None where the plan has none."""
    return _sheet(followup, BudgetKind.INVESTMENT)


def _sheet(followup: FollowUp, kind: BudgetKind) -> Sheet | None:
    results = [result for result in followup.budgets if result.budget.kind is kind]
    if not results:
        return None
    return Sheet(
        name=texts.SHEET[kind.value],
        contents=texts.CONTENTS[kind.value],
        title=texts.SHEET[kind.value],
        lead=tuple(line for result in results for line in _lead(followup, result)),
        blocks=tuple(block for result in results for block in _blocks(followup, result)),
        frozen_columns=1,
        pages_wide=2,
    )


def _lead(followup: FollowUp, result: BudgetResult) -> tuple[str, ...]:
    return (
        *summary(result, followup.checkpoint.date),
        *differences(followup, result),
        *notes(result),
    )


def _blocks(followup: FollowUp, result: BudgetResult) -> Iterator[Block]:
    columns = tuple(column for column in result.budget.columns if column.year < result.year)
    for number, table in enumerate(result.tables, start=1):
        name = f"VPR_{result.budget.id.replace('-', '_').upper()}_{number}"
        yield Table(
            name=name,
            description=table.table.title,
            heading=f"{table.table.title} ({result.unit})",
            columns=_columns(result, columns),
            rows=tuple(_row(followup.plan, result, line, columns) for line in table.lines),
            total=_total(result, table, columns) if len(table.lines) > 1 else (),
            has_filter=False,
            starts_page=number > 1,
        )
        if table.table.by is TableBy.DEPARTMENT and table.expected.given:
            yield _chart(result, table, name, first=2 + len(columns))


def _columns(result: BudgetResult, earlier: tuple[BudgetColumn, ...]) -> tuple[Column, ...]:
    def amounts(title: str) -> Column:
        return Column(title=title, width=_AMOUNT_WIDTH, look=Look.NUMBER, places=texts.PLACES)

    forecast = [] if result.is_final else [amounts(texts.dated(texts.FORECAST_SUM, result.year))]
    return (
        Column(title=texts.LINE.title, width=32, look=Look.STRONG),
        Column(title=words.NUMBER, width=8),
        *(amounts(column.label) for column in earlier),
        amounts(texts.dated(texts.BUDGET_SUM, result.year)),
        amounts(texts.dated(texts.OUTCOME_SUM, result.year)),
        *forecast,
        amounts(texts.DEVIATION),
        Column(title=texts.IN_WORDS, width=28),
        Column(title=texts.EXPLANATION.title, width=52),
        Column(title=texts.REPORTED_BY, width=28),
        Column(title=words.SOURCE, width=30, look=Look.QUIET),
    )


def _row(
    plan: Plan, result: BudgetResult, line: LineResult, earlier: tuple[BudgetColumn, ...]
) -> tuple[Value, ...]:
    forecast = [] if result.is_final else [answer_value(line.forecast, is_missed=True)]
    budget = answer_value(line.budget_answer, is_missed=True)
    return (
        line.line.label,
        line.line.number,
        *(line.line.figure(column.id) for column in earlier),
        budget if line.budget is None else line.budget,
        answer_value(line.outcome, is_missed=True),
        *forecast,
        texts.NONE if line.deviation is None else line.deviation,
        _in_words(result, line),
        line.explanation.text,
        plan.department(line.department).name,
        cited(
            (
                (texts.BUDGET_SUM, line.budget_answer),
                (texts.OUTCOME_SUM, line.outcome),
                (texts.FORECAST_SUM, line.forecast),
                (texts.EXPLANATION.title, line.explanation),
            )
        ),
    )


def _in_words(result: BudgetResult, line: LineResult) -> str:
    said = deviation_words(result, line)
    return texts.ABOVE_LIMIT.format(words=said) if line.is_large else said


def _total(
    result: BudgetResult, table: TableResult, earlier: tuple[BudgetColumn, ...]
) -> tuple[Value, ...]:
    """Return our own sums; of earlier years only where every line has its figure."""
    deviation = table.deviation.whole
    said = (
        texts.deviation_in_words(deviation, result.budget.kind.value, result.unit)
        if deviation is not None
        else None
    )
    return (
        texts.SUM,
        None,
        *(table.table.sum_of_parts(column.id) for column in earlier),
        _sum(table.budget),
        _sum(table.outcome),
        *([] if result.is_final else [_sum(table.expected)]),
        _sum(table.deviation),
        said,
        None,
        None,
        None,
    )


def _sum(total: Sum) -> Value:
    if total.value is None:
        return texts.NONE
    if total.whole is not None:
        return total.whole
    return texts.incomplete(total.value, total.given, total.lines)


def _chart(result: BudgetResult, table: TableResult, name: str, *, first: int) -> Chart:
    """Return bars of budget and forecast; `first` is the column of the budget, then outcome."""
    what = texts.expected(is_final=result.is_final)
    expected = first + 1 if result.is_final else first + 2
    parts = ". ".join(
        f"{line.line.label}: {_figure(line.budget)}, {_figure(line.expected)}"
        for line in table.lines
    )
    return Chart(
        title=texts.CHART.format(
            expected=what.lower(), year=result.year, unit=result.unit, table=table.table.title
        ),
        description=texts.CHART_TEXT.format(expected=what.lower(), parts=parts),
        table=name,
        series=(
            Series(column=first, symbol="", colour=SERIES_COLOURS[0]),
            Series(column=expected, symbol="", colour=SERIES_COLOURS[1]),
        ),
        is_stacked=False,
        places=texts.PLACES,
    )


def _figure(value: Decimal | None) -> str:
    return texts.NONE if value is None else texts.figure(value)
