"""The first sheet: what a reader wants to know first, in words, counts and charts."""

from __future__ import annotations

from collections.abc import Iterator

from vpreport.followup.types import FollowUp
from vpreport.report.workbook import tallies
from vpreport.report.workbook.completeness import completeness_table
from vpreport.report.workbook.declared import Block, Column, Link, Look, Sheet, Table
from vpreport.report.workbook.tallies import FIRST_WIDTH, SHEET_WIDTH, Tally
from vpreport.report.workbook.values import has_forecast
from vpreport.texts import workbook as texts
from vpreport.texts.numbers import long_date


def overview_sheet(followup: FollowUp, others: tuple[Sheet, ...]) -> Sheet:
    """Return the sheet, which ends with a list of the `others`.

    Outcome so far and forecast are kept apart, in tables of their own.
    """
    counted = [
        tallies.GOALS,
        *([tallies.FORECASTS] if has_forecast(followup) else []),
        tallies.INDICATORS,
        tallies.ACTIVITIES,
    ]
    return Sheet(
        name=texts.OVERVIEW,
        contents=texts.OVERVIEW,
        title=texts.TITLE.format(plan=followup.plan.title),
        lead=_lead(followup, counted),
        at_least=SHEET_WIDTH,
        blocks=(
            *_counted_blocks(followup, counted),
            completeness_table(followup),
            _contents(others),
        ),
    )


def context(followup: FollowUp) -> str:
    """Return whose follow-up this is and of what date, in one line."""
    return texts.CONTEXT.format(
        organisation=followup.plan.organisation,
        board=followup.plan.board,
        checkpoint=followup.checkpoint.label,
        date=long_date(followup.checkpoint.date),
    )


def _lead(followup: FollowUp, counted: list[Tally]) -> tuple[str, ...]:
    asked = {c.department for c in followup.completeness if c.rows}
    return (
        context(followup),
        texts.how_many(len(followup.goals), len(followup.indicators), len(followup.activities)),
        *(texts.counted(tally.heading, tally.sum(followup), tally.forms) for tally in counted),
        texts.how_many_answered(len(asked) - len(followup.missing_departments), len(asked)),
        *((texts.FORECAST_APART,) if has_forecast(followup) else ()),
    )


def _counted_blocks(followup: FollowUp, counted: list[Tally]) -> Iterator[Block]:
    """Yield each table with its chart."""
    for tally in counted:
        yield tally.table(followup)
        if tally.has_chart and any(tally.sum(followup).values()):
            yield tally.bars(followup)


def _contents(sheets: tuple[Sheet, ...]) -> Table:
    return Table(
        name="VPR_INNEHALL",
        description=texts.CONTENTS_SECTION,
        heading=texts.CONTENTS_SECTION,
        columns=(
            Column(title=texts.CONTENTS_SHEET, width=FIRST_WIDTH),
            Column(title=texts.CONTENTS_TEXT, width=0, look=Look.LINE),
        ),
        rows=tuple((Link(sheet=sheet.name), sheet.contents) for sheet in sheets),
        has_filter=False,
    )
