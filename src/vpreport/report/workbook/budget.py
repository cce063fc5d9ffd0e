"""The sheets of the budgets: every line with its figures, the sums, and a chart of the areas."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from vpreport.followup.budget_types import BudgetResult, LineResult, Sum, TableResult
from vpreport.followup.types import FollowUp
from vpreport.plan.budget import BudgetKind, BudgetTable, TableBy
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
from vpreport.texts import budget as terms
from vpreport.texts import budget_report as texts
from vpreport.texts import workbook as words

_NAME: Final = Column(title=terms.LINE.title, width=32, look=Look.STRONG)
_NUMBER: Final = Column(title=words.NUMBER, width=7)
_BUDGET: Final = 2  # the column of the budget; then come outcome and forecast
_BLANKS: Final = (None, None, None)  # what has no sum
_ROOM: Final = Decimal("0.12")  # of the length of the axis of a chart, for a number beyond a bar


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
    )


def _lead(followup: FollowUp, result: BudgetResult) -> tuple[str, ...]:
    return (
        *summary(result, followup.checkpoint.date),
        *differences(followup, result),
        *notes(result),
    )


def _blocks(followup: FollowUp, result: BudgetResult) -> Iterator[Block]:
    for number, table in enumerate(result.tables, start=1):
        name = f"VPR_{result.budget.id.replace('-', '_').upper()}_{number}"
        yield Table(
            name=name,
            description=table.table.title,
            heading=f"{table.table.title} ({result.unit})",
            columns=_columns(result),
            rows=tuple(_row(followup.plan, result, line) for line in table.lines),
            total=_total(result, table) if len(table.lines) > 1 else (),
            has_filter=False,
        )
        earlier = tuple(_earlier(result, table.table, f"{name}_TIDIGARE"))
        yield from earlier
        if table.table.by is TableBy.DEPARTMENT and table.expected.given:
            yield _chart(result, table, name, is_beside=bool(earlier))


def _columns(result: BudgetResult) -> tuple[Column, ...]:
    forecast = [] if result.is_final else [_amounts(texts.dated(terms.FORECAST_SUM, result.year))]
    return (
        _NAME,
        _NUMBER,
        _amounts(texts.dated(terms.BUDGET_SUM, result.year)),
        _amounts(texts.dated(terms.OUTCOME_SUM, result.year)),
        *forecast,
        _amounts(texts.DEVIATION),
        Column(title=texts.IN_WORDS, width=20),
        Column(title=terms.EXPLANATION.title, width=42),
        Column(title=texts.REPORTED_BY, width=24),
        Column(title=words.SOURCE, width=32, look=Look.QUIET),
    )


def _amounts(title: str) -> Column:
    return Column(title=title, width=12, look=Look.NUMBER, places=terms.PLACES)


def _row(plan: Plan, result: BudgetResult, line: LineResult) -> tuple[Value, ...]:
    forecast = [] if result.is_final else [answer_value(line.forecast, is_missed=True)]
    budget = answer_value(line.budget_answer, is_missed=True)
    return (
        line.line.label,
        line.line.number,
        budget if line.budget is None else line.budget,
        answer_value(line.outcome, is_missed=True),
        *forecast,
        terms.NONE if line.deviation is None else line.deviation,
        _in_words(result, line),
        _explanation(line),
        plan.department(line.department).name,
        cited(
            (
                (terms.BUDGET_SUM, line.budget_answer),
                (terms.OUTCOME_SUM, line.outcome),
                (terms.FORECAST_SUM, line.forecast),
                (terms.EXPLANATION.title, line.explanation),
            )
        ),
    )


def _in_words(result: BudgetResult, line: LineResult) -> str:
    said = deviation_words(result, line)
    return texts.ABOVE_LIMIT.format(words=said) if line.is_large else said


def _explanation(line: LineResult) -> str:
    missing = texts.NOT_EXPLAINED if line.is_large else ""
    return line.explanation.text or missing


def _total(result: BudgetResult, table: TableResult) -> tuple[Value, ...]:
    deviation = table.deviation.whole
    said = (
        texts.deviation_in_words(deviation, result.budget.kind.value, result.unit)
        if deviation is not None
        else None
    )
    return (
        texts.SUM,
        None,
        _sum(table.budget),
        _sum(table.outcome),
        *([] if result.is_final else [_sum(table.expected)]),
        _sum(table.deviation),
        said,
        *_BLANKS,
    )


def _sum(total: Sum) -> Value:
    if total.value is None:
        return terms.NONE
    if total.whole is not None:
        return total.whole
    return texts.incomplete(total.value, total.given, total.lines)


def _earlier(result: BudgetResult, table: BudgetTable, name: str) -> Iterator[Table]:
    """Yield the plan's own figures for earlier years, with its own totals, if it has any."""
    columns = tuple(
        column
        for column in result.budget.columns
        if column.year < result.year and any(line.figure(column.id) for line in table.lines)
    )
    if not columns:
        return
    rows = tuple(
        (line.label, line.number, *(line.figure(column.id) for column in columns))
        for line in (*table.parts, *filter(None, (table.total,)))
    )
    yield Table(
        name=name,
        description=texts.EARLIER.format(table=table.title, unit=result.unit),
        heading=texts.EARLIER.format(table=table.title, unit=result.unit),
        columns=(_NAME, _NUMBER, *(_amounts(column.label) for column in columns)),
        rows=rows[:-1] if table.total else rows,
        total=rows[-1] if table.total else (),
        has_filter=False,
    )


def _chart(result: BudgetResult, table: TableResult, name: str, *, is_beside: bool) -> Chart:
    """Return bars of budget and forecast over the table of that name."""
    what = texts.expected(is_final=result.is_final)
    expected = _BUDGET + (1 if result.is_final else 2)
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
        series=tuple(
            Series(column=column, symbol="", colour=colour)
            for column, colour in zip((_BUDGET, expected), SERIES_COLOURS, strict=False)
        ),
        is_stacked=False,
        is_beside=is_beside,
        places=terms.PLACES,
        ends=_ends(table),
    )


def _ends(table: TableResult) -> tuple[Decimal, Decimal]:
    """Return where the axis ends: bars begin at zero, and their numbers have room beyond them.

    Programs leave zero out where all the amounts are much the same, and then the bars mislead.
    """
    amounts = [line.budget for line in table.lines] + [line.expected for line in table.lines]
    given = [Decimal(0), *(amount for amount in amounts if amount is not None)]
    room = (max(given) - min(given)) * _ROOM or Decimal(1)
    return (
        min(given) - room if min(given) else Decimal(0),
        max(given) + room if max(given) or not min(given) else Decimal(0),
    )


def _figure(value: Decimal | None) -> str:
    return terms.NONE if value is None else terms.figure(value)
