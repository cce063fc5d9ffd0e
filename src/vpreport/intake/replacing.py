"""Which file a correction answers: the marks that a return workbook carries of those before it.

A mark is the hash of a file, or of what could be read of its answers. The first is left out for
a file that holds something confidential; the second is made after that has been taken away, and
stays the same when somebody opens the file and saves it again.
"""

from __future__ import annotations

import hashlib
from typing import Final

from vpreport.intake.grid import Grid
from vpreport.intake.types import Answer, AnswerState, Submission
from vpreport.template.layout import INFO_SHEET, REPLACES

_LENGTH: Final = 20  # signs of a hash that are kept; enough never to meet by accident


def marks(submission: Submission) -> frozenset[str]:
    """Return the marks by which a later file can say that it replaces this one."""
    file = submission.source.sha256
    return frozenset(mark[:_LENGTH] for mark in (file, _of_answers(submission)) if mark)


def all_marks(submission: Submission) -> frozenset[str]:
    """Return the marks of the submission and of every file that it replaces itself."""
    return marks(submission) | submission.replaces


def replaced_by(grid: Grid) -> frozenset[str]:
    """Return the marks of the files that the workbook says that it replaces."""
    found: set[str] = set()
    for sheet in grid.sheets:
        if sheet.name.casefold() != INFO_SHEET:
            continue
        for (row, column), cell in sheet.cells.items():
            key = sheet.cells.get((row, column - 1))
            if key is not None and key.text == REPLACES:
                found.update(cell.text.split())
    return frozenset(found)


def says(answer: Answer) -> tuple[object, ...]:
    """Return what counts in an answer; of one that cannot be used, what was typed."""
    typed = answer.raw if answer.state is AnswerState.REFUSED else ""
    return (answer.state, answer.value, typed)


def _of_answers(submission: Submission) -> str:
    told = hashlib.sha256(submission.department.encode())
    for key, answer in sorted(submission.answers.items()):
        state, value, typed = says(answer)
        told.update("\x1f".join((*key, str(state), str(value), str(typed), "\x1e")).encode())
    return told.hexdigest()
