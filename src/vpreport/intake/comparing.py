"""Several files from one department: one is used if they say the same, none if they do not."""

from __future__ import annotations

from collections.abc import Iterator

from vpreport.findings import Code, Finding, Place
from vpreport.intake.asked import Asked
from vpreport.intake.types import Answer, AnswerKey, Submission
from vpreport.template.table import Table
from vpreport.texts import intake_words as words


def blank_beside(received: list[Submission]) -> tuple[Submission, ...]:
    """Return the empty templates among files of which some are filled in: no rivals to those."""
    blank = tuple(one for one in received if one.is_blank)
    return blank if len(blank) < len(received) else ()


def say_the_same(first: Submission, second: Submission) -> bool:
    """Return whether two submissions have the same answer in every cell."""
    return not tuple(_differing_keys(first, second))


def same_twice(used: Submission, other: Submission) -> Finding:
    """Return the finding about a file whose answers are all in another one."""
    place = Place(file=other.source.file)
    return Finding(code=Code.SAME_ANSWERS_TWICE, place=place, params={"used": used.source.file})


def not_the_same(asked: Asked, first: Submission, other: Submission) -> Iterator[Finding]:
    """Yield each differing cell with both values, then that neither file is used."""
    names = {
        (table.key, row.id): (table, row.name)
        for table, rows in asked.tables(first.department)
        for row in rows
    }
    keys = tuple(_differing_keys(first, other))
    for key in keys:
        table, name = names[key[:2]]
        yield _differing(first, other, key, table, name)
    yield Finding(
        code=Code.TWO_ANSWERS,
        place=Place(file=other.source.file),
        params={
            "department": asked.plan.department(first.department).name,
            "other": first.source.file,
            "count": words.cells(len(keys)),
        },
    )


def _differing_keys(first: Submission, second: Submission) -> Iterator[AnswerKey]:
    for key, answer in first.answers.items():
        if _says(answer) != _says(second.answers[key]):
            yield key


def _says(answer: Answer) -> tuple[object, ...]:
    """Return what counts in an answer; of one that cannot be used, what was typed."""
    return (answer.state, answer.value, answer.raw if answer.value is None else "")


def _differing(
    first: Submission, other: Submission, key: AnswerKey, table: Table, name: str
) -> Finding:
    one, two = first.answers[key], other.answers[key]
    sheet, cell = (two.ref.sheet, two.ref.cell) if two.ref else (table.words.sheet, "")
    return Finding(
        code=Code.DIFFERING_CELL,
        place=Place(file=other.source.file, sheet=sheet, cell=cell, item=name),
        params={
            "column": table.column(key[2]).words.title,
            "here": words.stands_quoted(two.raw),
            "other": first.source.file,
            "there": words.stands_quoted(one.raw),
        },
    )
