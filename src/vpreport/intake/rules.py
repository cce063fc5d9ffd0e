"""Cells that contradict each other, by the declarations of their table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from vpreport.findings import Code, Finding, Place
from vpreport.intake.types import Answer, AnswerKey, AnswerState
from vpreport.template.fields import ChoiceField, DateField, NumberField
from vpreport.template.table import FarFrom, OnlyWith, Reason, Row, Table
from vpreport.texts import intake_words as words
from vpreport.texts.numbers import with_unit

Answers = Mapping[AnswerKey, Answer]
PlaceOf = Mapping[AnswerKey, Place]
"""Where each answer stands."""


def check_rows(
    table: Table, rows: tuple[Row, ...], answers: dict[AnswerKey, Answer], places: PlaceOf
) -> tuple[Finding, ...]:
    """Return the contradictions of a table's rows.

    An own assessment without its reason is refused in `answers`: a person's judgement wins over
    the computed one only when it says why.
    """
    findings: list[Finding] = []
    for row in rows:
        for reason in table.reasons:
            findings.extend(_without_reason(table, row, reason, answers, places))
        for far in table.far_from:
            findings.extend(_unexplained(table, row, far, answers, places))
        for rule in table.only_with:
            findings.extend(_without_company(table, row, rule, answers, places))
        findings.extend(_too_late(table, row, answers, places))
    return tuple(findings)


def _without_reason(
    table: Table, row: Row, reason: Reason, answers: dict[AnswerKey, Answer], places: PlaceOf
) -> Iterator[Finding]:
    key = (table.key, row.id, reason.column)
    chosen = answers.get(key)
    given = answers.get((table.key, row.id, reason.demands))
    if chosen is None or given is None or not chosen.is_value:
        return
    if (reason.values and chosen.text not in reason.values) or given.state in _SAID_SOMETHING:
        return
    if not reason.values:
        answers[key] = replace(chosen, state=AnswerState.REFUSED, value=None)
    code = Code.STATUS_WITHOUT_COMMENT if reason.values else Code.ASSESSMENT_WITHOUT_REASON
    params = {
        "value": _label(row, key, chosen),
        "column": table.column(reason.column).words.title,
        "demands": table.column(reason.demands).words.title,
    }
    yield Finding(code=code, place=places[key], params=params)


# A refused reason has a finding of its own already.
_SAID_SOMETHING = (AnswerState.VALUE, AnswerState.REFUSED)


def _unexplained(
    table: Table, row: Row, rule: FarFrom, answers: Answers, places: PlaceOf
) -> Iterator[Finding]:
    asked = (key for key in rule.columns if (table.key, row.id, key) in answers)
    column = next(asked, rule.columns[0])
    value, other, limit = (
        _number(table, row, key, answers) for key in (column, rule.other, rule.limit)
    )
    given = answers.get((table.key, row.id, rule.demands))
    if value is None or other is None or limit is None or abs(value - other) <= limit:
        return
    if given is None or given.state in _SAID_SOMETHING:
        return
    params = {
        "column": table.column(column).words.title,
        "value": _in_unit(row, column, value),
        "other": table.column(rule.other).words.title,
        "other_value": _in_unit(row, column, other),
        "difference": _in_unit(row, column, abs(value - other)),
        "limit": _in_unit(row, column, limit),
        "demands": table.column(rule.demands).words.title,
    }
    place = places[table.key, row.id, column]
    yield Finding(code=Code.DIFFERENCE_WITHOUT_REASON, place=place, params=params)


def _number(table: Table, row: Row, column: str, answers: Answers) -> Decimal | None:
    answer = answers.get((table.key, row.id, column))
    return row.numbers.get(column) if answer is None else answer.number


def _in_unit(row: Row, column: str, value: Decimal) -> str:
    field = row.fields[column]
    return with_unit(value, field.unit if isinstance(field, NumberField) else "")


def _without_company(
    table: Table, row: Row, rule: OnlyWith, answers: Answers, places: PlaceOf
) -> Iterator[Finding]:
    key, other_key = (table.key, row.id, rule.column), (table.key, row.id, rule.other)
    answer, other = answers.get(key), answers.get(other_key)
    if answer is None or other is None or not answer.is_value:
        return
    if other.state is AnswerState.REFUSED or other.text in rule.values:
        return
    if rule.when and (answer.text not in rule.when or not other.is_value):
        return
    params = {
        "value": answer.raw,
        "column": table.column(rule.column).words.title,
        "other": table.column(rule.other).words.title,
        "status": words.is_quoted(_label(row, other_key, other)),
        "wanted": _choice_labels(row, rule.other, rule.values),
    }
    code = Code.ANSWERS_CONTRADICT if rule.when else Code.DONE_DATE_WITHOUT_DONE
    yield Finding(code=code, place=places[key], params=params)


def _too_late(table: Table, row: Row, answers: Answers, places: PlaceOf) -> Iterator[Finding]:
    for column, declared in row.fields.items():
        if not isinstance(declared, DateField) or declared.expected_by is None:
            continue
        key = (table.key, row.id, column)
        date = answers[key].date if key in answers else None
        if date is not None and date > declared.expected_by:
            params = {"value": date, "latest": declared.expected_by}
            yield Finding(code=Code.DONE_AFTER_CHECKPOINT, place=places[key], params=params)


def _label(row: Row, key: AnswerKey, answer: Answer) -> str:
    return _choice_label(row, key[2], answer.text) if answer.is_value else answer.raw


def _choice_labels(row: Row, column: str, values: frozenset[str]) -> tuple[str, ...]:
    """Return the words of those of the values that can be picked on this row."""
    field = row.fields.get(column)
    listed = field.choices.labels if isinstance(field, ChoiceField) else ()
    return tuple(label for value, label in sorted(listed) if value in values)


def _choice_label(row: Row, column: str, value: str) -> str:
    field = row.fields.get(column)
    return field.choices.label(value) if isinstance(field, ChoiceField) else value
