"""The goals of importance for sound financial management: their table and their evaluation."""

from __future__ import annotations

from collections.abc import Iterator

from vpreport.followup.sound_management import Evaluation, evaluation, lead_analysis, met_of
from vpreport.followup.types import FollowUp, GoalResult, IndicatorResult, IndicatorStatus
from vpreport.plan.wording import dated_target_text, value_text
from vpreport.report.section.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Table,
    labelled,
    paragraph,
)
from vpreport.report.section.indicators import outcome_words
from vpreport.report.section.prose import blocks_of
from vpreport.report.section.sourced import with_source
from vpreport.report.section.wording import has_forecast, name_of, row_of, status_cell
from vpreport.texts import labels
from vpreport.texts import section as texts
from vpreport.texts import section_summary as summaries
from vpreport.texts import sound_management as words

Row = tuple[Cell, ...]


def sound_management(followup: FollowUp) -> tuple[Block, ...]:
    """Return the subsection; where the plan names no such goal it says only that."""
    found = evaluation(followup)
    head = (
        Heading(key="sound_goals", level=2, text=words.HEADING),
        paragraph(words.goals(found.kinds)),
    )
    if not found.goals:
        return head
    with_forecast = has_forecast(followup)
    rows = (row for result in found.goals for row in _rows(result))
    table = Table(
        key="sound_goals",
        caption=words.CAPTION,
        description=words.described(with_forecast=with_forecast),
        columns=_columns(with_forecast=with_forecast),
        rows=tuple(row if with_forecast else row[:-1] for row in rows),
    )
    return (
        *head,
        *_evaluation(followup, found),
        *with_source(table, texts.SOURCE_COUNTS),
    )


def _columns(*, with_forecast: bool) -> tuple[Column, ...]:
    columns = (
        Column(title=words.COLUMN_ITEM, share=36),
        Column(title=texts.COLUMN_TARGET, share=17),
        Column(title=texts.COLUMN_OUTCOME, share=14),
        Column(title=texts.COLUMN_STATUS, share=16),
        Column(title=words.COLUMN_FORECAST, share=17),
    )
    return columns if with_forecast else columns[:-1]


def _rows(result: GoalResult) -> Iterator[Row]:
    kind = words.KIND[result.goal.financial.value] if result.goal.financial else ""
    yield (
        Cell(name_of(result.goal), notes=(kind,)),
        Cell(texts.NONE),
        Cell(words.met_of(*met_of(result)) or texts.NONE),
        status_cell(result.status, labels.GOAL_STATUS, *([words.OWN] if result.chosen else [])),
        status_cell(result.forecast, labels.GOAL_FORECAST),
    )
    yield from map(_indicator, result.indicators)


def _indicator(result: IndicatorResult) -> Row:
    indicator = result.indicator
    name, nothing = Cell(row_of(indicator), notes=(words.INDICATOR,)), Cell(texts.NONE)
    if indicator.is_closed:
        status = status_cell(IndicatorStatus.CONFIDENTIAL, labels.INDICATOR_STATUS)
        return (name, nothing, nothing, status, nothing)
    target = dated_target_text(indicator, result.target) if result.target else texts.NO_TARGET_YET
    return (
        name,
        Cell(target, notes=_next_target(result)),
        Cell(outcome_words(result)),
        status_cell(result.status, labels.INDICATOR_STATUS),
        Cell(value_text(indicator, result.forecast.value) or texts.NONE),
    )


def _next_target(result: IndicatorResult) -> tuple[str, ...]:
    """Return what is to be reached where nothing is due yet."""
    if result.target or not result.next_target:
        return ()
    return (texts.next_target(dated_target_text(result.indicator, result.next_target)),)


def _evaluation(followup: FollowUp, found: Evaluation) -> tuple[Block, ...]:
    """Return the evaluation: counts first, and then what each leading department says."""
    date, with_forecast = followup.checkpoint.date, has_forecast(followup)
    outcome = labelled(
        summaries.outcome_label(date, with_forecast=with_forecast), words.outcome(found.statuses)
    )
    expected = labelled(summaries.forecast_label(date.year), words.forecast(found.forecasts))
    return (
        outcome,
        *((expected,) if with_forecast else ()),
        *(block for result in found.goals for block in _analysis(followup, result)),
        paragraph(words.WHOLE),
    )


def _analysis(followup: FollowUp, result: GoalResult) -> tuple[Block, ...]:
    lead = followup.plan.department(result.goal.lead).name
    label = words.by_department(name_of(result.goal), lead)
    said = blocks_of(lead_analysis(result), label=label)
    return said or (labelled(label, texts.no_analysis(lead)),)
