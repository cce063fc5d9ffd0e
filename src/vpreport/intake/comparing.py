"""What differs between several files from one department, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vpreport.findings import Code, Finding, Place
from vpreport.intake.asked import Asked
from vpreport.intake.replacing import says
from vpreport.intake.types import BLANK, Answer, AnswerKey, AnswerState, Submission
from vpreport.template.table import Table
from vpreport.texts import intake_words as words
from vpreport.texts.message import Phrase


def say_the_same(first: Submission, second: Submission) -> bool:
    """Return whether two submissions have the same answer in every cell."""
    return not differing_keys(first, second)


def differing_keys(first: Submission, second: Submission) -> tuple[AnswerKey, ...]:
    return tuple(
        key for key, answer in first.answers.items() if says(answer) != says(second.answers[key])
    )


def agreed(submissions: Iterable[Submission]) -> Mapping[AnswerKey, Answer]:
    """Return what all of them say in each cell, BLANK where they do not say the same."""
    first, *others = submissions
    differing = {key for other in others for key in differing_keys(first, other)}
    return {key: BLANK if key in differing else one for key, one in first.answers.items()}


def same_twice(first: Submission, other: Submission, *, is_used: bool = True) -> Finding:
    """Return the finding about a file whose answers are all in another one."""
    code = Code.SAME_ANSWERS_TWICE if is_used else Code.SAME_AS_UNUSED
    place = Place(file=other.source.file)
    return Finding(code=code, place=place, params={"used": first.source.file})


def not_the_same(asked: Asked, first: Submission, other: Submission) -> Iterator[Finding]:
    """Yield each differing cell with both values, then that neither file is used."""
    keys = differing_keys(first, other)
    yield from _cells(asked, Code.DIFFERING_CELL, other, first, keys)
    yield Finding(
        code=Code.TWO_ANSWERS,
        place=Place(file=other.source.file),
        params={
            "department": asked.plan.department(first.department).name,
            "other": first.source.file,
            "count": words.cells(len(keys)),
        },
    )


def used_instead(
    asked: Asked, code: Code, used: Submission, other: Submission, **params: object
) -> Iterator[Finding]:
    """Yield why `other` is not used, and what is different in `used`, cell by cell."""
    keys = differing_keys(used, other)
    told = {"used": used.source.file, "count": words.cells(len(keys)), **params}
    yield Finding(code=code, place=Place(file=other.source.file), params=told)
    yield from _cells(asked, Code.CHANGED_CELL, used, other, keys)


def _cells(
    asked: Asked, code: Code, here: Submission, other: Submission, keys: Iterable[AnswerKey]
) -> Iterator[Finding]:
    names = {
        (table.key, row.id): (table, row.name)
        for table, rows in asked.tables(here.department)
        for row in rows
    }
    for key in keys:
        table, name = names[key[:2]]
        yield _cell(code, here, other, key, table, name)


def _cell(
    code: Code, here: Submission, other: Submission, key: AnswerKey, table: Table, name: str
) -> Finding:
    one, two = here.answers[key], other.answers[key]
    sheet, cell = (one.ref.sheet, one.ref.cell) if one.ref else (table.words.sheet, "")
    return Finding(
        code=code,
        place=Place(file=here.source.file, sheet=sheet, cell=cell, item=name),
        params={
            "column": table.column(key[2]).words.title,
            "here": _quoted(one),
            "other": other.source.file,
            "there": _quoted(two),
        },
    )


def _quoted(answer: Answer) -> Phrase:
    """Return what stands in the cell; what counts as empty is called so."""
    is_empty = answer.state is AnswerState.BLANK
    return words.stands_quoted("" if is_empty else answer.raw)
