"""The beginning of the section: how the plan is followed up, and the goals as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from vpreport.followup.types import FollowUp, GoalForecast, GoalResult, GoalStatus
from vpreport.plan.wording import marking_text
from vpreport.report.section.blocks import (
    Block,
    Cell,
    Column,
    Contents,
    Heading,
    Paragraph,
    Role,
    Span,
    Table,
    TableReference,
    labelled,
    paragraph,
)
from vpreport.report.section.sourced import with_source
from vpreport.report.section.wording import (
    departments,
    has_forecast,
)
from vpreport.texts import section as texts
from vpreport.texts import section_summary as summaries

Goals = tuple[GoalResult, ...]

_COUNTS: Final = "maluppfyllelse"
_FORECASTS: Final = "prognos"


def front(followup: FollowUp) -> tuple[Block, ...]:
    """Return the title, the line below it and the contents."""
    plan = followup.plan
    owner = texts.owner(plan.board, plan.organisation)
    marking = marking_text(followup.internal)
    return (
        *((Paragraph(parts=(Span(marking, strong=True),)),) if marking else ()),
        paragraph(texts.TITLE, role=Role.TITLE),
        paragraph(texts.subtitle(followup.checkpoint.label, owner), role=Role.SUBTITLE),
        paragraph(texts.CONTENTS, role=Role.CONTENTS_TITLE),
        Contents(levels=2),
    )


def governance(followup: FollowUp) -> tuple[Block, ...]:
    plan = followup.plan
    return (
        Heading(key="governance", level=1, text=texts.GOVERNANCE),
        paragraph(
            summaries.governance(
                board=plan.board,
                plan=plan.title,
                strategic_goals=len(plan.strategic_goals),
                goals=len(plan.goals),
                indicators=len(plan.indicators),
                activities=len(plan.activities),
            )
        ),
        paragraph(summaries.method(followup.checkpoint.date, with_forecast=has_forecast(followup))),
        paragraph(answered(followup)),
    )


def answered(followup: FollowUp) -> str:
    """Return how many of the departments asked have answered, and which have not."""
    asked = len({row.department for row in followup.completeness if row.rows})
    return summaries.answered(asked, departments(followup.plan, followup.missing_departments))


def attainment(followup: FollowUp) -> tuple[Block, ...]:
    """Return the summary of all goals, and the tables that count them by strategic goal."""
    reference: list[Span | TableReference] = [
        TableReference(_COUNTS),
        Span(texts.SHOWS_COUNTS),
    ]
    tables = _count_table(followup)
    if has_forecast(followup):
        reference += [Span(" "), TableReference(_FORECASTS), Span(texts.SHOWS_FORECASTS)]
        tables += _forecast_table(followup)
    return (
        Heading(key="sound_management", level=1, text=texts.SOUND_MANAGEMENT),
        Heading(key="attainment", level=2, text=texts.ATTAINMENT),
        *attained(followup, followup.goals, whose=summaries.OF_THE_PLAN),
        Paragraph(parts=tuple(reference)),
        *tables,
    )


def attained(followup: FollowUp, goals: Goals, *, whose: str) -> tuple[Block, ...]:
    """Return the outcome so far and, before the end of the year, the forecast: never as one."""
    date, with_forecast = followup.checkpoint.date, has_forecast(followup)
    outcome = labelled(
        summaries.outcome_label(date, with_forecast=with_forecast),
        summaries.attainment(_statuses(goals), whose=whose),
    )
    if not with_forecast:
        return (outcome,)
    expected = summaries.forecast(_forecasts(goals), whose=whose)
    return (outcome, labelled(summaries.forecast_label(date.year), expected))


def _count_table(followup: FollowUp) -> tuple[Block, ...]:
    table = Table(
        key=_COUNTS,
        caption=texts.CAPTION_COUNTS,
        description=texts.DESCRIBED_COUNTS,
        columns=_columns(texts.STATUS_COUNTS),
        rows=_rows(followup, _statuses),
        has_total=True,
    )
    return with_source(table, texts.SOURCE_COUNTS)


def _forecast_table(followup: FollowUp) -> tuple[Block, ...]:
    table = Table(
        key=_FORECASTS,
        caption=texts.CAPTION_FORECASTS,
        description=texts.DESCRIBED_FORECASTS,
        columns=_columns(texts.FORECAST_COUNTS),
        rows=_rows(followup, _forecasts),
        has_total=True,
    )
    return with_source(table, texts.SOURCE_FORECASTS)


def _columns(titles: Mapping[str, str]) -> tuple[Column, ...]:
    return (
        Column(title=texts.COLUMN_NUMBER, share=6),
        Column(title=texts.COLUMN_STRATEGIC_GOAL, share=26),
        Column(title=texts.COLUMN_GOALS, share=10, is_count=True),
        *(Column(title=title, share=12, is_count=True) for title in titles.values()),
    )


def _rows(
    followup: FollowUp, counts: Callable[[Goals], Mapping[str, int]]
) -> tuple[tuple[Cell, ...], ...]:
    named = [
        (str(of.strategic_goal.number), of.strategic_goal.title, of.goals)
        for of in followup.strategic_goals
    ]
    return tuple(
        (
            Cell(number),
            Cell(name),
            Cell(str(len(goals))),
            *(Cell(str(count)) for count in counts(goals).values()),
        )
        for number, name, goals in (*named, (texts.NONE, texts.TOTAL, followup.goals))
    )


def _statuses(goals: Goals) -> Mapping[str, int]:
    """Return the number of goals by the value of their status, in the order of the statuses."""
    return {status.value: sum(g.status is status for g in goals) for status in GoalStatus}


def _forecasts(goals: Goals) -> Mapping[str, int]:
    return {status.value: sum(g.forecast is status for g in goals) for status in GoalForecast}
