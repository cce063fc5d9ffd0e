"""The economy in the section: what was budgeted, what is expected, and what the difference is."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from vpreport.followup.budget_types import BudgetResult, LineResult, Sum, TableResult
from vpreport.followup.types import FollowUp
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.budget import BudgetKind, TableBy
from vpreport.report.budget_wording import deviation_words, differences, notes, summary
from vpreport.report.section.blocks import (
    Block,
    Cell,
    Chart,
    Column,
    Heading,
    Item,
    Paragraph,
    Role,
    Series,
    Span,
    Table,
    TableReference,
    paragraph,
)
from vpreport.report.section.missing import Missing
from vpreport.report.section.prose import lines_of
from vpreport.report.section.wording import departments
from vpreport.texts import budget as terms
from vpreport.texts import budget_report as texts
from vpreport.texts import labels
from vpreport.texts import section as words
from vpreport.texts import section_gaps as gap_texts

_LINE: Final = 26  # shares of the width of a table
_IN_WORDS: Final = 20
_UNSAID: Final = (AnswerState.BLANK, AnswerState.REFUSED)


def budget_blocks(followup: FollowUp) -> tuple[Block, ...]:
    """Return the subsection on economy, nothing where the plan has no budget."""
    if not followup.budgets:
        return ()
    return (
        Heading(key="economy", level=2, text=texts.HEADING),
        *(block for result in followup.budgets for block in _budget(followup, result)),
    )


def missing(followup: FollowUp) -> Missing:
    """Return the lines that lack an amount, each with the department that reports it."""
    lines = tuple(
        (f"{line.line.number} {line.line.label}", (line.department,))
        for result in followup.budgets
        for line in result.lines
        if _lacks_amount(line, is_final=result.is_final)
    )
    return Missing(forms=texts.MISSING_LINES, items=lines, where=gap_texts.AT_ECONOMY)


def _lacks_amount(line: LineResult, *, is_final: bool) -> bool:
    asked = (line.outcome,) if is_final else (line.outcome, line.forecast)
    return line.budget is None or any(answer.state in _UNSAID for answer in asked)


def _budget(followup: FollowUp, result: BudgetResult) -> tuple[Block, ...]:
    said = (*summary(result, followup.checkpoint.date), *differences(followup, result))
    tables = tuple(
        block
        for number, table in enumerate(result.tables, start=1)
        for block in _table_blocks(followup, result, table, number)
    )
    return (
        Heading(key=f"budget_{result.budget.id}", level=3, text=result.budget.title),
        paragraph(" ".join(said)),
        _shown_in(result, tables),
        *tables,
        paragraph(" ".join((texts.UNITS[result.unit], *notes(result)))),
        *_explanations(followup, result),
    )


def _shown_in(result: BudgetResult, blocks: tuple[Block, ...]) -> Paragraph:
    """Return "Tabell 3, Tabell 4 och Diagram 1 visar budget, utfall och prognos."."""
    references = [TableReference(block.key) for block in blocks if isinstance(block, Table | Chart)]
    commas = [Span(", ")] * (len(references) - 2)
    between = (*commas, Span(words.AND)) if len(references) > 1 else ()
    listed = [part for pair in zip(references, between, strict=False) for part in pair]
    shows = Span(texts.shows(is_final=result.is_final))
    return Paragraph(parts=(*listed, references[-1], shows))


def _table_blocks(
    followup: FollowUp, result: BudgetResult, table: TableResult, number: int
) -> tuple[Block, ...]:
    answered = dict.fromkeys(line.department for line in table.lines if _has_answered(line))
    names = departments(followup.plan, tuple(answered))
    source = paragraph(words.source(names, (texts.PLANS_OWN,)), role=Role.SOURCE)
    key = f"budget_{result.budget.id}_{number}"
    blocks: tuple[Block, ...] = (_table(result, table, key), source)
    if result.budget.kind is BudgetKind.OPERATING and table.table.by is TableBy.DEPARTMENT:
        chart = _chart(result, table, key)
        return (*blocks, chart, source) if table.expected.given else blocks
    return blocks


def _has_answered(line: LineResult) -> bool:
    answers = (line.budget_answer, line.outcome, line.forecast)
    return any(answer.state is not AnswerState.BLANK for answer in answers)


def _table(result: BudgetResult, table: TableResult, key: str) -> Table:
    has_total = len(table.lines) > 1
    forecast = [] if result.is_final else [terms.FORECAST_SUM]
    titles = (terms.BUDGET_SUM, terms.OUTCOME_SUM, *forecast, texts.DEVIATION)
    share = (100 - _LINE - _IN_WORDS) // len(titles)
    rows = tuple(_row(result, line) for line in table.lines)
    return Table(
        key=key,
        caption=texts.caption(result.budget.title, table.table.title, result.year, result.unit),
        description=texts.described(is_final=result.is_final, has_total=has_total),
        columns=(
            Column(title=terms.LINE.title, share=_LINE),
            *(Column(title=title, share=share, is_count=True) for title in titles),
            Column(title=texts.IN_WORDS, share=_IN_WORDS),
        ),
        rows=(*rows, _total(result, table)) if has_total else rows,
        has_total=has_total,
    )


def _row(result: BudgetResult, line: LineResult) -> tuple[Cell, ...]:
    budget = _answer(line.budget_answer) if line.budget is None else terms.figure(line.budget)
    return (
        Cell(line.line.label),
        Cell(budget),
        Cell(_answer(line.outcome)),
        *([] if result.is_final else [Cell(_answer(line.forecast))]),
        *_deviation(result, line.deviation),
    )


def _total(result: BudgetResult, table: TableResult) -> tuple[Cell, ...]:
    deviation = table.deviation
    whole = deviation.whole
    return (
        Cell(texts.SUM),
        _sum(table.budget),
        _sum(table.outcome),
        *([] if result.is_final else [_sum(table.expected)]),
        *((_sum(deviation), Cell(terms.NONE)) if whole is None else _deviation(result, whole)),
    )


def _answer(answer: Answer) -> str:
    """Return the number, or in words why there is none."""
    if answer.number is not None:
        return terms.figure(answer.number)
    if answer.state is AnswerState.REFUSED:
        return labels.CANNOT_BE_USED
    return labels.MISSING.get(answer.state.value, words.OUTCOME_BLANK)


def _sum(total: Sum) -> Cell:
    """Return the sum; one that lacks some of its lines says so."""
    if total.value is None:
        return Cell(terms.NONE)
    is_whole = total.whole is not None
    notes_below = () if is_whole else (texts.part_of(total.given, total.lines),)
    return Cell(terms.figure(total.value), notes=notes_below)


def _deviation(result: BudgetResult, value: Decimal | None) -> tuple[Cell, Cell]:
    """Return the deviation as a number and in words."""
    if value is None:
        return Cell(terms.NONE), Cell(terms.NONE)
    return Cell(terms.figure(value)), Cell(texts.direction(value, result.budget.kind.value))


def _chart(result: BudgetResult, table: TableResult, key: str) -> Chart:
    deviations = [line.deviation for line in table.lines if line.deviation is not None]
    worse = sum(texts.is_worse(deviation) for deviation in deviations)
    return Chart(
        key=f"{key}_chart",
        caption=texts.chart_caption(
            result.budget.title, result.year, result.unit, is_final=result.is_final
        ),
        description=texts.chart_described(
            worse, len(deviations), result.budget.kind.value, is_final=result.is_final
        ),
        table=key,
        categories=tuple(_category(line) for line in table.lines),
        series=(
            Series(name=terms.BUDGET_SUM, values=tuple(line.budget for line in table.lines)),
            Series(
                name=texts.expected(is_final=result.is_final),
                values=tuple(line.expected for line in table.lines),
            ),
        ),
        places=terms.PLACES,
    )


def _category(line: LineResult) -> str:
    """Return the name of the line; one without bars says why it has none."""
    if line.budget is not None or line.expected is not None:
        return line.line.label
    return texts.without_bars(line.line.label, _answer(line.outcome))


def _explanations(followup: FollowUp, result: BudgetResult) -> tuple[Block, ...]:
    """Return what the departments wrote, and who should have written and did not."""
    told = [line for line in result.lines if line.is_large or lines_of(line.explanation.text)]
    if not told:
        return ()
    items = (
        Item(
            text=texts.explained(
                line.line.label,
                followup.plan.department(line.department).name,
                deviation_words(result, line),
                " ".join(lines_of(line.explanation.text)),
            )
        )
        for line in told
    )
    return (paragraph(texts.EXPLANATIONS, role=Role.LEAD_IN), *items)
