"""What the council is told of its assignments, and the yearly account of its motions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import Enum

from vpreport.followup.assignment_types import AssignmentResult, AssignmentStatus, MotionStatus
from vpreport.followup.assignments import not_executed, yearly_account
from vpreport.followup.types import FollowUp
from vpreport.report.section.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Item,
    Role,
    Table,
    paragraph,
)
from vpreport.report.section.prose import lines_of
from vpreport.report.section.sourced import answers_from, with_source
from vpreport.report.section.wording import row_of, status_cell
from vpreport.texts import assignments as words
from vpreport.texts import section as texts
from vpreport.texts.numbers import long_date

Results = tuple[AssignmentResult, ...]


def assignment_blocks(followup: FollowUp) -> tuple[Block, ...]:
    """Return a subsection for assignments and one for motions, where the plan has any."""
    return (*_assignments(followup), *_motions(followup))


def _assignments(followup: FollowUp) -> tuple[Block, ...]:
    every = tuple(r for r in followup.assignments if not r.assignment.is_motion)
    if not every:
        return ()
    to_report = not_executed(every)
    table = Table(
        key="assignments",
        caption=words.CAPTION_NOT_EXECUTED,
        description=words.DESCRIBED_NOT_EXECUTED,
        columns=(
            Column(title=words.COLUMN_ASSIGNMENT, share=38),
            Column(title=texts.COLUMN_DUE, share=17),
            Column(title=texts.COLUMN_STATUS, share=16),
            Column(title=words.COLUMN_REASON, share=29),
        ),
        rows=tuple(_assignment_row(result) for result in to_report),
    )
    return (
        Heading(key="assignments", level=2, text=words.ASSIGNMENTS),
        paragraph(words.summary(_counts(every, AssignmentStatus))),
        paragraph(words.not_executed(len(to_report)) if to_report else words.ALL_EXECUTED),
        *(with_source(table, _source(followup, to_report)) if to_report else ()),
        *_done(words.executed, every),
    )


def _motions(followup: FollowUp) -> tuple[Block, ...]:
    every = tuple(r for r in followup.assignments if r.assignment.is_motion)
    if not every:
        return ()
    account = yearly_account(every, followup.checkpoint.date)
    table = Table(
        key="motions",
        caption=words.caption_motions(account.last_year),
        description=words.DESCRIBED_MOTIONS,
        columns=(
            Column(title=words.COLUMN_MOTION, share=36),
            Column(title=words.COLUMN_RECEIVED, share=18),
            Column(title=texts.COLUMN_STATUS, share=17),
            Column(title=words.COLUMN_PREPARATION, share=29),
        ),
        rows=tuple(_motion_row(result) for result in account.motions),
    )
    later = tuple(row_of(result.assignment) for result in account.received_later)
    return (
        Heading(key="motions", level=2, text=words.MOTIONS),
        paragraph(words.motion_summary(_counts(every, MotionStatus))),
        paragraph(f"{words.yearly_account(account.year, len(account.motions))} {words.ONE_YEAR}"),
        *(with_source(table, _source(followup, account.motions)) if account.motions else ()),
        *((paragraph(words.received_later(later)),) if later else ()),
        *_done(words.handled, every),
    )


def _assignment_row(result: AssignmentResult) -> tuple[Cell, ...]:
    assignment = result.assignment
    return (
        Cell(row_of(assignment), notes=(_origin(result),)),
        Cell(assignment.when or words.NO_DUE, notes=(words.DUE_PASSED,) if result.overdue else ()),
        status_cell(result.status, words.ASSIGNMENT_RESULT),
        _reason(result),
    )


def _motion_row(result: AssignmentResult) -> tuple[Cell, ...]:
    assignment = result.assignment
    return (
        Cell(row_of(assignment), notes=(assignment.reference,) if assignment.reference else ()),
        Cell(long_date(assignment.begun), notes=(words.OLDER_THAN_A_YEAR,) if result.old else ()),
        status_cell(result.status, words.MOTION_RESULT),
        _reason(result),
    )


def _origin(result: AssignmentResult) -> str:
    assignment = result.assignment
    return words.begun(
        kind=assignment.kind.value,
        origin=assignment.origin,
        date=assignment.begun,
        reference=assignment.reference,
    )


def _reason(result: AssignmentResult) -> Cell:
    return Cell(" ".join(lines_of(result.comment)) or words.NO_REASON)


def _done(lead_in: Callable[[int], str], results: Results) -> tuple[Block, ...]:
    """Return the list of those that are done, so that nothing of the plan is left out."""
    done = [result for result in results if result.is_done]
    if not done:
        return ()
    return (
        paragraph(lead_in(len(done)), role=Role.LEAD_IN),
        *(Item(text=words.done_item(row_of(r.assignment), r.done_on)) for r in done),
    )


def _counts(results: Results, statuses: type[Enum]) -> dict[str, int]:
    found = Counter(result.status.value for result in results)
    return {status.value: found[status.value] for status in statuses}


def _source(followup: FollowUp, results: Results) -> str:
    answered = (r.assignment.lead for r in results if r.status_answer.is_value)
    return answers_from(followup.plan, answered)
