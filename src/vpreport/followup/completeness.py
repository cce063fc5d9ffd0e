"""How much of what was asked has been answered, by department and table."""

from __future__ import annotations

from vpreport.findings import Code, Finding, Place
from vpreport.followup.answers import SAID, Received
from vpreport.followup.types import Completeness
from vpreport.intake.types import AnswerState, Submission
from vpreport.plan.types import Checkpoint
from vpreport.template.declared import TABLES, reporting_departments
from vpreport.template.table import Table


def completeness(got: Received, checkpoint: Checkpoint) -> tuple[Completeness, ...]:
    """Return one value per department and table, in the order of the plan and of the template."""
    return tuple(
        _of_table(got, checkpoint, department.id, table)
        for department in got.plan.departments
        for table in TABLES
    )


def missing_submissions(got: Received, checkpoint: Checkpoint) -> tuple[Finding, ...]:
    """Return a finding for each department that was asked and has sent nothing usable."""
    return tuple(
        _nothing_from(got, department)
        for department in reporting_departments(got.plan, checkpoint)
        if not got.has(department)
    )


def _nothing_from(got: Received, department: str) -> Finding:
    name, empty = got.name(department), got.empty.get(department)
    if empty is None:
        return Finding(code=Code.NO_SUBMISSION, place=Place(item=name))
    return Finding(code=Code.EMPTY_SUBMISSION, place=Place(file=empty, item=name))


def _of_table(got: Received, checkpoint: Checkpoint, department: str, table: Table) -> Completeness:
    rows = table.rows(got.plan, checkpoint, department)
    asked = [(table.key, row.id, key) for row in rows for key in row.required]
    submission = got.submissions.get(department)
    states = [_state(submission, *cell) for cell in asked]
    return Completeness(
        department=department,
        table=table.key,
        rows=len(rows),
        asked=len(asked),
        answered=sum(state in SAID for state in states),
        refused=states.count(AnswerState.REFUSED),
        submitted=submission is not None,
    )


def _state(submission: Submission | None, table: str, row_id: str, column: str) -> AnswerState:
    if submission is None:
        return AnswerState.BLANK
    return submission.answer(table, row_id, column).state
