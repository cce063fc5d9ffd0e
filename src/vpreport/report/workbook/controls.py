"""The sheets of internal control: every control with its result, and the matrix of their risks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vpreport.followup.control_types import ControlAnswer, ControlResult
from vpreport.followup.types import FollowUp
from vpreport.intake.types import Answer
from vpreport.plan.controls import Control, ControlPlan
from vpreport.plan.types import Plan
from vpreport.report.controls import Matrix, matrices, summary
from vpreport.report.style import STATUS_COLOURS
from vpreport.report.workbook.declared import Column, Look, Marked, Sheet, Table, Value
from vpreport.report.workbook.values import cited, each_department, status_mark
from vpreport.texts import controls as words
from vpreport.texts import labels
from vpreport.texts import section_controls as sentences
from vpreport.texts import workbook as texts
from vpreport.texts.numbers import joined

_COLUMNS: Final = (
    Column(title=texts.NUMBER, width=6, look=Look.STRONG),
    Column(title=words.COLUMN_CONTROL, width=20, look=Look.STRONG),
    Column(title=words.COLUMN_RISK, width=24),
    Column(title=words.COLUMN_LIKELIHOOD, width=12),
    Column(title=words.COLUMN_IMPACT, width=12),
    Column(title=words.COLUMN_SCORE, width=8, look=Look.NUMBER),
    Column(title=words.COLUMN_PERFORMED, width=10),
    Column(title=words.COLUMN_RESULT, width=13),
    Column(title=words.COLUMN_FINDING, width=26),
    Column(title=words.COLUMN_ACTION, width=26),
    Column(title=words.COLUMN_DUE, width=12),
    Column(title=words.COLUMN_METHOD, width=26),
    Column(title=words.COLUMN_FREQUENCY, width=11),
    Column(title=words.COLUMN_PERSPECTIVE, width=12),
    Column(title=words.COLUMN_PROCESS, width=14),
    Column(title=texts.RESPONSIBLE, width=14),
    Column(title=texts.DEPARTMENT, width=18),
    Column(title=words.COLUMN_PLAN, width=12),
    Column(title=texts.SOURCE, width=17, look=Look.QUIET),
)
_MATRIX_FIRST: Final = 26
_MATRIX_CELL: Final = 24


def controls_sheet(followup: FollowUp) -> Sheet | None:
    """Return the sheet of every control of every plan, None where the plan has none."""
    if not any(plan.controls for plan in followup.plan.control_plans):
        return None
    return Sheet(
        name=words.SHEET,
        contents=words.CONTENTS,
        title=words.SHEET,
        lead=(*summary(followup), words.LEAD),
        blocks=(
            Table(
                name="VPR_INTERN_KONTROLL",
                description=words.CONTENTS,
                columns=_COLUMNS,
                rows=tuple(_row(followup, *row) for row in _every_control(followup)),
            ),
        ),
        frozen_columns=2,
    )


def risk_sheet(followup: FollowUp) -> Sheet | None:
    """Return the sheet with a matrix for each plan that is followed, None where none is."""
    drawn = matrices(followup)
    if not drawn:
        return None
    outside = (sentences.outside_matrix(matrix.unvalued, matrix.secret) for matrix in drawn)
    return Sheet(
        name=words.MATRIX_SHEET,
        contents=words.MATRIX_CONTENTS,
        title=words.MATRIX_SHEET,
        lead=(words.MATRIX_LEAD, *filter(None, outside)),
        blocks=tuple(_matrix(matrix) for matrix in drawn),
    )


def _every_control(
    followup: FollowUp,
) -> Iterator[tuple[ControlPlan, Control, ControlResult | None]]:
    """Yield the controls that are followed with their results, and then all the others."""
    for result in followup.controls:
        yield result.control_plan, result.control, result
    shown = {result.control.id for result in followup.controls}
    for plan in followup.plan.control_plans:
        for control in plan.controls:
            if control.id not in shown:
                yield plan, control, None


def _row(
    followup: FollowUp, plan: ControlPlan, control: Control, result: ControlResult | None
) -> tuple[Value, ...]:
    return (
        control.number,
        control.title,
        *_risk(plan, control),
        *_outcome(followup, result),
        *_about(followup.plan, plan, control),
        cited(_cells(result)),
    )


def _risk(plan: ControlPlan, control: Control) -> tuple[Value, ...]:
    if control.is_closed:
        return (labels.confidential(control.confidential or ""), None, None, None)
    return (
        control.risk or texts.NOTHING,
        _level(control.likelihood, plan.likelihood),
        _level(control.impact, plan.impact),
        texts.NOTHING if control.score is None else control.score,
    )


def _level(value: int | None, scale: tuple[str, ...]) -> str:
    return words.NOT_VALUED if value is None else words.level(value, scale[value - 1])


def _outcome(followup: FollowUp, result: ControlResult | None) -> tuple[Value, ...]:
    if result is None:
        year = followup.checkpoint.date.year
        return (texts.NOTHING, words.not_followed_in(year), None, None, None)
    answers = result.answers
    return (
        sentences.PERFORMED[result.performed.value],
        status_mark(result.status),
        each_department(followup.plan, ((a.department, a.finding) for a in answers)),
        each_department(followup.plan, ((a.department, a.corrective_action) for a in answers)),
        _due(followup.plan, answers),
    )


def _due(plan: Plan, answers: tuple[ControlAnswer, ...]) -> Value:
    given = [(answer.department, answer.due) for answer in answers if answer.due]
    if len(given) == 1:
        return given[0][1]
    return each_department(plan, ((department, str(day)) for department, day in given))


def _about(plan: Plan, control_plan: ControlPlan, control: Control) -> tuple[Value, ...]:
    departments = "\n".join(plan.department(department).name for department in control.departments)
    state = words.in_plan(control_plan.year, control_plan.state.value)
    if control.is_closed:
        return (None, None, None, None, None, departments, state)
    return (
        control.control,
        control.frequency or texts.NOTHING,
        control.perspective or texts.NOTHING,
        control.process or texts.NOTHING,
        joined(control.responsible) or texts.NOTHING,
        departments,
        state,
    )


def _cells(result: ControlResult | None) -> Iterator[tuple[str, Answer]]:
    for answer in result.answers if result else ():
        yield words.COLUMN_PERFORMED, answer.done
        yield words.COLUMN_RESULT, answer.result


def _matrix(matrix: Matrix) -> Table:
    return Table(
        name=f"VPR_RISKMATRIS_{matrix.year}",
        description=sentences.DESCRIBED_MATRIX,
        heading=words.matrix_heading(matrix.year),
        columns=(
            Column(title=words.COLUMN_LIKELIHOOD, width=_MATRIX_FIRST, look=Look.STRONG),
            *(
                Column(title=sentences.column_impact(head), width=_MATRIX_CELL, look=Look.CENTRED)
                for head in matrix.heads
            ),
        ),
        rows=tuple((name, *(_in_matrix(cell) for cell in cells)) for name, cells in matrix.rows),
        has_filter=False,
    )


def _in_matrix(cell: str) -> Value:
    """Return a cell that stands out where it holds a risk, and a dash where there is none."""
    return Marked(text=cell, colour=STATUS_COLOURS["ongoing"]) if cell else texts.NOTHING
