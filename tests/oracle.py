"""Whether an intake tells the truth about a workbook whose right answers are known.

The promise: the same (row id, column, value), or a finding that names the place; never a value
that silently is another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum

from vpreport.findings import Finding, Severity
from vpreport.intake.types import Answer, AnswerKey, Intake
from vpreport.template.declared import rows_by_table

Value = Decimal | str | dt.date


class Unknown(Enum):
    """What is to come out of a cell where nobody can say what is right."""

    DOUBTFUL = "doubtful"  # two contents, or none that is legal: a value must come with a finding
    ANY = "any"  # the content itself was changed, so whatever stands there now is right


Filled = Mapping[AnswerKey, Value | Unknown | None]

_GRAVE = (Severity.STOP, Severity.ERROR, Severity.WARNING)


def silent_differences(intake: Intake, file: str, filled: Filled) -> list[str]:
    """Return what the intake says wrongly of the file without saying so; empty if it is honest."""
    about = [f for f in intake.findings if f.place.file == file]
    submission = next((s for s in intake.submissions if s.source.file == file), None)
    if submission is None:
        is_told = any(f.severity is Severity.STOP for f in about)
        return [] if is_told else [f"{file} is left out and no finding of severity stop says it"]
    names = _row_names(intake, submission.department)
    wrong = []
    for key, answer in submission.answers.items():
        expected = filled.get(key)
        if expected is Unknown.ANY or (answer.is_value and answer.value == expected):
            continue
        if expected is None and not answer.is_value:
            continue
        if not _is_told(key, answer, about, names):
            wrong.append(f"{key}: {expected!r} became {answer!r}")
    return wrong


def _row_names(intake: Intake, department: str) -> dict[tuple[str, str], str]:
    at = intake.plan.checkpoint(intake.checkpoint)
    return {
        (table.key, row.id): row.name
        for table, rows in rows_by_table(intake.plan, at, department)
        for row in rows
    }


def _is_told(
    key: AnswerKey,
    answer: Answer,
    findings: list[Finding],
    names: Mapping[tuple[str, str], str],
) -> bool:
    """Return whether a finding names the cell or its row or, for what is gone, more than that."""
    for finding in findings:
        place = finding.place
        if answer.ref is not None and place.sheet not in ("", answer.ref.sheet):
            continue
        is_cell = answer.ref is not None and place.cell == answer.ref.cell
        if is_cell or place.item == names[key[:2]]:
            if not answer.is_value or finding.severity in _GRAVE:
                return True
        elif not answer.is_value and _is_about_many(finding):
            return True
    return False


def _is_about_many(finding: Finding) -> bool:
    """Return whether it is about a file, a sheet, a column or a row that cannot be placed."""
    is_of_cell = bool(finding.place.cell or finding.place.item)
    return not is_of_cell or finding.number.startswith("S")
