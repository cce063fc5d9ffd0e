"""Internal control in the section: what was done, the risks, the results and the deviations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vpreport.followup.control_types import ControlAnswer, ControlResult, ControlStatus
from vpreport.followup.types import FollowUp
from vpreport.plan.types import Plan
from vpreport.report.controls import Matrix, matrices, score_words, summary
from vpreport.report.section.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Table,
    paragraph,
)
from vpreport.report.section.missing import Missing
from vpreport.report.section.prose import lines_of
from vpreport.report.section.sourced import answers_from, pointing, with_source
from vpreport.report.section.wording import status_cell
from vpreport.texts import controls as words
from vpreport.texts import labels, secrecy
from vpreport.texts import section as texts
from vpreport.texts import section_controls as sentences
from vpreport.texts import section_gaps as gap_texts

_RESULTS: Final = "controls_results"


def control_blocks(followup: FollowUp) -> tuple[Block, ...]:
    """Return the subsection, nothing where the plan has no plan for internal control."""
    if not followup.plan.control_plans:
        return ()
    head: tuple[Block, ...] = (
        Heading(key="controls", level=2, text=sentences.HEADING),
        *(paragraph(text) for text in summary(followup)),
    )
    if not followup.controls:
        return head
    return (
        *head,
        *(
            block
            for place, matrix in enumerate(matrices(followup))
            for block in _matrix(matrix, how_to_read="" if place else words.MATRIX_LEAD)
        ),
        *_results(followup),
        *_deviations(followup),
    )


def missing(followup: FollowUp) -> tuple[Missing, ...]:
    """Return the controls by what is missing of them."""
    by_status = {
        ControlStatus.NOT_REPORTED: sentences.MISSING,
        ControlStatus.INCOMPLETE: sentences.INCOMPLETE,
        ControlStatus.CONFIDENTIAL: sentences.CONFIDENTIAL,
    }
    partly = tuple(
        (result.control.name, silent)
        for result in followup.controls
        if (silent := _silent(result)) and result.status not in by_status
    )
    return (
        *(_with_status(followup, status, forms) for status, forms in by_status.items()),
        Missing(
            forms=sentences.MISSING_PARTS, items=partly, where=gap_texts.AT_CONTROLS, in_part=True
        ),
    )


def _with_status(followup: FollowUp, status: ControlStatus, forms: tuple[str, str]) -> Missing:
    items = tuple(
        (result.control.name, _silent(result) or result.control.departments)
        for result in followup.controls
        if result.status is status
    )
    return Missing(forms=forms, items=items, where=gap_texts.AT_CONTROLS)


def _silent(result: ControlResult) -> tuple[str, ...]:
    return tuple(
        answer.department
        for answer in result.answers
        if answer.status is ControlStatus.NOT_REPORTED
    )


def _matrix(matrix: Matrix, *, how_to_read: str) -> tuple[Block, ...]:
    key = f"risk_matrix_{matrix.year}"
    table = Table(
        key=key,
        caption=sentences.caption_matrix(matrix.year),
        description=sentences.DESCRIBED_MATRIX,
        columns=(
            Column(title=sentences.COLUMN_LIKELIHOOD, share=24),
            *(Column(title=sentences.column_impact(head), share=19) for head in matrix.heads),
        ),
        rows=tuple(
            (Cell(name), *(Cell(cell or texts.NONE) for cell in cells))
            for name, cells in matrix.rows
        ),
    )
    outside = sentences.outside_matrix(matrix.unvalued, matrix.secret)
    said = " ".join(filter(None, (sentences.SHOWS_RISKS, how_to_read, outside)))
    return (pointing(key, said), *with_source(table, sentences.source_matrix(matrix.year)))


def _results(followup: FollowUp) -> tuple[Block, ...]:
    table = Table(
        key=_RESULTS,
        caption=sentences.CAPTION_CONTROLS,
        description=sentences.DESCRIBED_CONTROLS,
        columns=(
            Column(title=sentences.COLUMN_CONTROL, share=37),
            Column(title=sentences.COLUMN_PERFORMED, share=14),
            Column(title=sentences.COLUMN_RESULT, share=21),
            Column(title=sentences.COLUMN_FINDING, share=28),
        ),
        rows=tuple(_row(followup, result) for result in followup.controls),
    )
    source = answers_from(followup.plan, _answered(followup))
    return (pointing(_RESULTS, sentences.SHOWS_CONTROLS), *with_source(table, source))


def _row(followup: FollowUp, result: ControlResult) -> tuple[Cell, ...]:
    control, of = result.control, result.control_plan.year
    carried = (sentences.plan_of(of),) if of != followup.checkpoint.date.year else ()
    if control.is_closed:
        about = (f"{labels.confidential(control.confidential or '')}.",)
        found = Cell(texts.NONE)
    else:
        risk = sentences.risk(control.risk, score_words(result.control_plan, control))
        about = (secrecy.with_provision(risk, control.confidential),)
        found = _found(followup.plan, result)
    return (
        Cell(control.name, notes=(*about, *carried)),
        Cell(sentences.PERFORMED[result.performed.value]),
        status_cell(result.status, words.STATUS),
        found,
    )


def _found(plan: Plan, result: ControlResult) -> Cell:
    """Return what the departments found, under their names where several answer."""
    several = len(result.answers) > 1
    lines = [
        _said(plan, answer, line) if several and place == 0 else line
        for answer in result.answers
        for place, line in enumerate(lines_of(answer.finding))
    ]
    return Cell(lines[0], notes=tuple(lines[1:])) if lines else Cell(texts.NONE)


def _said(plan: Plan, answer: ControlAnswer, line: str) -> str:
    return sentences.by_department(plan.department(answer.department).name, line)


def _deviations(followup: FollowUp) -> tuple[Block, ...]:
    rows = tuple(_deviation_rows(followup))
    if not rows:
        return (
            paragraph(sentences.NO_DEVIATION if any(_answered(followup)) else sentences.NO_ANSWERS),
        )
    table = Table(
        key="controls_deviations",
        caption=sentences.CAPTION_DEVIATIONS,
        description=sentences.DESCRIBED_DEVIATIONS,
        columns=(
            Column(title=sentences.COLUMN_CONTROL, share=29),
            Column(title=sentences.COLUMN_RESULT, share=21),
            Column(title=sentences.COLUMN_ACTION, share=29),
            Column(title=sentences.COLUMN_DUE, share=21),
        ),
        rows=rows,
    )
    return with_source(table, answers_from(followup.plan, _answered(followup)))


def _deviation_rows(followup: FollowUp) -> Iterator[tuple[Cell, ...]]:
    for result in followup.controls:
        for answer in result.answers:
            if answer.status.is_deviation:
                name = followup.plan.department(answer.department).name
                first, *others = lines_of(answer.corrective_action) or (sentences.NO_ACTION,)
                yield (
                    Cell(result.control.name, notes=(name,)),
                    status_cell(answer.status, words.STATUS),
                    Cell(first, notes=tuple(others)),
                    Cell(sentences.due(answer.due)),
                )


def _answered(followup: FollowUp) -> Iterator[str]:
    return (
        answer.department
        for result in followup.controls
        for answer in result.answers
        if answer.status is not ControlStatus.NOT_REPORTED
    )
