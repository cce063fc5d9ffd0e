"""Activities: how many have each status, and the table of a goal's own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.followup.types import ActivityResult, ActivityStatus, FollowUp, GoalResult
from vpreport.plan.types import Activity
from vpreport.report.section.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    Span,
    Table,
    TableReference,
    paragraph,
)
from vpreport.report.section.charts import chart_of
from vpreport.report.section.prose import lines_of
from vpreport.report.section.sourced import answers_from, with_source
from vpreport.report.section.wording import name_of, row_of, status_cell
from vpreport.texts import labels, secrecy
from vpreport.texts import section as texts
from vpreport.texts import section_summary as summaries

_COUNTS: Final = "atgarder"


def counted_activities(followup: FollowUp) -> tuple[Block, ...]:
    """Return how many activities have each status: a sentence, a table and a chart of it."""
    if not followup.activities:
        return ()
    counts = tuple(
        (
            result.strategic_goal.title,
            _counts(tuple(each for goal in result.goals for each in goal.activities)),
        )
        for result in followup.strategic_goals
    )
    total = _counts(followup.activities)
    chart = chart_of(
        counts,
        labels.ACTIVITY_RESULT,
        table=_COUNTS,
        caption=texts.CAPTION_ACTIVITY_CHART,
        description=texts.DESCRIBED_ACTIVITY_CHART,
    )
    return (
        Heading(key="activities", level=2, text=texts.ACTIVITIES),
        paragraph(summaries.activities(total)),
        Paragraph(
            parts=(
                TableReference(_COUNTS),
                Span(texts.AND),
                TableReference(chart.key),
                Span(texts.SHOW_ACTIVITIES),
            )
        ),
        *with_source(_count_table((*counts, (texts.WHOLE_PLAN, total))), texts.SOURCE_ACTIVITIES),
        *with_source(chart, texts.SOURCE_ACTIVITIES),
    )


def _counts(results: tuple[ActivityResult, ...]) -> Mapping[str, int]:
    return {s.value: sum(result.status is s for result in results) for s in ActivityStatus}


def _count_table(counts: tuple[tuple[str, Mapping[str, int]], ...]) -> Table:
    shown = [status for status in texts.ACTIVITY_COUNTS if _has_column(status, counts)]
    titles = [texts.ACTIVITY_COUNTS[status] for status in shown]
    shares = [_share(title) for title in titles]
    return Table(
        key=_COUNTS,
        caption=texts.CAPTION_ACTIVITY_COUNTS,
        description=texts.DESCRIBED_ACTIVITY_COUNTS,
        columns=(
            Column(title=texts.COLUMN_STRATEGIC_GOAL, share=100 - sum(shares)),
            *(
                Column(title=title, share=share, is_count=True)
                for title, share in zip(titles, shares, strict=True)
            ),
        ),
        rows=tuple(
            (Cell(name), *(Cell(str(of[status])) for status in shown)) for name, of in counts
        ),
        has_total=True,
    )


def _share(title: str) -> int:
    """Return a share of the width in which the longest word of the heading is not broken."""
    return max(len(word) for word in title.split()) + 3


def _has_column(status: str, counts: tuple[tuple[str, Mapping[str, int]], ...]) -> bool:
    """Return whether the status is shown; few plans have anything confidential to count."""
    is_rare = status == ActivityStatus.CONFIDENTIAL.value
    return not is_rare or any(each[status] for _, each in counts)


def activity_blocks(followup: FollowUp, result: GoalResult) -> tuple[Block, ...]:
    """Return the table and its source, or the sentence that the goal has no activity."""
    if not result.activities:
        return (paragraph(texts.NO_ACTIVITIES),)
    table = Table(
        key=f"activities_{result.goal.id}",
        caption=texts.caption_activities(name_of(result.goal)),
        description=texts.DESCRIBED_ACTIVITIES,
        columns=(
            Column(title=texts.COLUMN_ACTIVITY, share=58),
            Column(title=texts.COLUMN_DUE, share=22),
            Column(title=texts.COLUMN_STATUS, share=20),
        ),
        rows=tuple(_row(each) for each in result.activities),
    )
    if all(each.activity.is_closed for each in result.activities):
        return with_source(table, texts.SOURCE_PLAN)
    answered = (each.department for each in result.activities if each.status_answer.is_value)
    return with_source(table, answers_from(followup.plan, answered))


def _row(result: ActivityResult) -> tuple[Cell, ...]:
    done = (texts.done_on(result.done_on),) if result.done_on else ()
    return (
        Cell(
            row_of(result.activity),
            notes=(*_about_secrecy(result.activity), *_comments(result.comment)),
        ),
        Cell(
            result.activity.when or texts.NO_DUE,
            notes=(texts.DUE_PASSED,) if result.overdue else (),
        ),
        status_cell(result.status, labels.ACTIVITY_RESULT, *done),
    )


def _about_secrecy(activity: Activity) -> tuple[str, ...]:
    if activity.confidential is None:
        return ()
    tell = secrecy.counted_apart if activity.is_closed else secrecy.provision
    return (tell(activity.confidential),)


def _comments(text: str) -> tuple[str, ...]:
    """Return a note for each line that was written; the first says what they are."""
    first, *others = lines_of(text) or ("",)
    return (texts.comment(first), *others) if first else ()
