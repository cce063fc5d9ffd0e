"""A department's workbook from an earlier checkpoint: what in it helps to fill in the new one.

Such a file never counts as an answer: what was measured then was measured on another day. Only
what its table declares to be lasting is moved over; the rest is shown beside the cells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vpreport.findings import Code, Finding, Place
from vpreport.intake.asked import Asked
from vpreport.intake.comparing import agreed
from vpreport.intake.confidential import without_confidential
from vpreport.intake.grid import Grid
from vpreport.intake.locating.identify import identify
from vpreport.intake.reading import read_tables
from vpreport.intake.refusal import FileRefusedError
from vpreport.intake.replacing import marks
from vpreport.intake.types import Answer, AnswerKey, AnswerState, Carried, Source, Submission
from vpreport.plan.identifiers import compact
from vpreport.plan.types import Checkpoint
from vpreport.template.code import parse_code
from vpreport.template.table import Row, Table
from vpreport.texts import intake_words as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A file from an earlier checkpoint; `refusal` says that it is not used.

    The submission's source has no traces if the file holds something confidential.
    """

    checkpoint: Checkpoint
    submission: Submission
    refusal: tuple[Finding, ...]
    leftovers: tuple[Finding, ...]


def read_earlier(
    asked: Asked, grid: Grid, source: Source, refusal: tuple[Finding, ...]
) -> Earlier | None:
    """Return what a refused file holds if it is a template of an earlier checkpoint, else None."""
    checkpoint = _earlier_checkpoint(asked, refusal)
    if checkpoint is None:
        return None
    then = replace(asked, checkpoint=checkpoint)
    cleaned, confidential = without_confidential(grid, then, source.file)
    if confidential:
        source = source.without_traces()
    try:
        identity = identify(cleaned, then, source.file)
    except FileRefusedError:
        return None
    if identity.department not in asked.departments:
        return None
    read = read_tables(then, cleaned, identity, source.file)
    submission = Submission(department=identity.department, source=source, answers=read.answers)
    return Earlier(
        checkpoint=checkpoint,
        submission=submission,
        refusal=(*refusal, *confidential),
        leftovers=read.leftovers,
    )


def _earlier_checkpoint(asked: Asked, refusal: tuple[Finding, ...]) -> Checkpoint | None:
    found = next((one for one in refusal if one.code is Code.WRONG_CHECKPOINT), None)
    code = parse_code(str(found.params["code"]), asked.edition) if found else None
    for checkpoint in asked.plan.checkpoints:
        is_named = code is not None and compact(checkpoint.id) == code.checkpoint
        if is_named and checkpoint.date < asked.checkpoint.date:
            return checkpoint
    return None


def carried_over(asked: Asked, files: Sequence[Earlier]) -> Carried:
    """Return what goes into a fresh template of one department from its files of before.

    Those of the latest of the earlier checkpoints count, and of them what all say.
    """
    latest = max(files, key=lambda one: one.checkpoint.date).checkpoint
    used = [one for one in files if one.checkpoint == latest]
    told = agreed(one.submission for one in used)
    places = {
        answer.ref: key
        for one in used
        for key, answer in one.submission.answers.items()
        if answer.ref is not None
    }
    department = used[0].submission.department
    answers, hints, findings = _moved(asked, department, told, latest)
    left = (finding for one in used for finding in (*one.refusal, *one.leftovers))
    return Carried(
        department=department,
        edition=asked.edition,
        answers=answers,
        hints=hints,
        findings=(*left, *findings),
        places=places,
        replaces=tuple(sorted({mark for one in used for mark in marks(one.submission)})),
        earlier=latest.label,
    )


def _moved(
    asked: Asked, department: str, told: Mapping[AnswerKey, Answer], at: Checkpoint
) -> tuple[dict[AnswerKey, Answer], dict[AnswerKey, str], list[Finding]]:
    """Return the answers that last, the others as they were typed, and what is said about them."""
    answers: dict[AnswerKey, Answer] = {}
    hints: dict[AnswerKey, str] = {}
    findings: list[Finding] = []
    for table, rows in asked.tables(department):
        for row in rows:
            for column in row.fields:
                key = (table.key, row.id, column)
                answer = told.get(key)
                if answer is None or answer.state is AnswerState.BLANK:
                    continue
                if _lasts(table, key, told):
                    answers[key] = answer
                    findings.append(_from_earlier(table, row, answer, at))
                else:
                    hints[key] = answer.raw
    if hints:
        file = next(iter(told.values())).ref
        params = {"count": words.answers(len(hints)), "found": at.label}
        place = Place(file=file.file if file else "")
        findings.append(Finding(code=Code.EARLIER_IN_NOTES, place=place, params=params))
    return answers, hints, findings


def _lasts(table: Table, key: AnswerKey, told: Mapping[AnswerKey, Answer]) -> bool:
    for lasting in table.lasting:
        if lasting.column != key[2] or not told[key].is_value:
            continue
        other = told.get((key[0], key[1], lasting.other or lasting.column))
        if not lasting.values or (other is not None and other.text in lasting.values):
            return True
    return False


def _from_earlier(table: Table, row: Row, answer: Answer, at: Checkpoint) -> Finding:
    ref = answer.ref
    return Finding(
        code=Code.FROM_EARLIER,
        place=Place(
            file=ref.file if ref else "",
            sheet=ref.sheet if ref else table.words.sheet,
            cell=ref.cell if ref else "",
            item=row.name,
        ),
        params={"value": answer.raw, "found": at.label},
    )
