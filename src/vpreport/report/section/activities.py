"""The table of a goal's activities: when each should be done and how far it has come."""

from __future__ import annotations

from vpreport.followup.types import ActivityResult, FollowUp, GoalResult
from vpreport.report.section.blocks import Block, Cell, Column, Role, Table, paragraph
from vpreport.report.section.prose import lines_of
from vpreport.report.section.wording import departments, name_of, row_of, status_cell
from vpreport.texts import labels
from vpreport.texts import section as texts


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
    answered = dict.fromkeys(
        each.department for each in result.activities if each.status_answer.is_value
    )
    source = texts.source(departments(followup.plan, tuple(answered)), ())
    return (table, paragraph(source, role=Role.SOURCE))


def _row(result: ActivityResult) -> tuple[Cell, ...]:
    done = (texts.done_on(result.done_on),) if result.done_on else ()
    return (
        Cell(row_of(result.activity), notes=_comments(result.comment)),
        Cell(
            result.activity.when or texts.NO_DUE,
            notes=(texts.DUE_PASSED,) if result.overdue else (),
        ),
        status_cell(result.status, labels.ACTIVITY_RESULT, *done),
    )


def _comments(text: str) -> tuple[str, ...]:
    """Return a note for each line that was written; the first says what they are."""
    first, *others = lines_of(text) or ("",)
    return (texts.comment(first), *others) if first else ()
