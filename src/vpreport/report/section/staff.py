"""Essential staff conditions: posts, and sick leave as far as it may be shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from vpreport.followup.staff_types import (
    Figure,
    Shown,
    SickLeaveResult,
    StaffGroupResult,
    StaffResult,
    StaffTotal,
    Withheld,
    Withholding,
)
from vpreport.followup.types import FollowUp
from vpreport.intake.types import AnswerState
from vpreport.plan.staff import SickLeaveMeasure, Staff
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
from vpreport.report.section.wording import departments
from vpreport.report.staff_wording import about_posts, about_protection
from vpreport.template.staff import measure_name, measure_number
from vpreport.texts import labels
from vpreport.texts import section as shared
from vpreport.texts import section_gaps as gap_texts
from vpreport.texts import staff as words
from vpreport.texts import staff_report as texts
from vpreport.texts.numbers import decimals_of, number, with_unit

_POSTS = "posts"
_SICK_LEAVE = "sick_leave"


def staff_blocks(followup: FollowUp) -> tuple[Block, ...]:
    """Return the part, nothing where the plan says nothing of its staff."""
    staff, result = followup.plan.staff, followup.staff
    if staff is None or result is None:
        return ()
    return (
        Heading(key="staff", level=1, text=texts.STAFF),
        pointing(_POSTS, texts.SHOWS_POSTS, before=" ".join(about_posts(staff, result))),
        *with_source(_posts_table(result), _posts_source(followup, result)),
        *(_sick_leave(followup, staff, result) if result.sick_leave else ()),
    )


def _posts_table(result: StaffResult) -> Table:
    total = result.total
    outcomes = (each.answer.number for each in result.groups)
    places = _places((*(each.group.planned for each in result.groups), *outcomes))
    return Table(
        key=_POSTS,
        caption=texts.CAPTION_POSTS,
        description=texts.DESCRIBED_POSTS,
        columns=(
            Column(title=texts.GROUP, share=49),
            Column(title=texts.PLANNED, share=17, is_count=True),
            Column(title=texts.OUTCOME, share=17, is_count=True),
            Column(title=texts.DIFFERENCE, share=17, is_count=True),
        ),
        rows=(
            *(_post_row(group, places) for group in result.groups),
            *((_total_row(total, places),) if total.reported else ()),
        ),
        has_total=bool(total.reported),
    )


def _places(numbers: Iterable[Decimal | None]) -> int:
    """Return the decimals that every number of a column needs, so that they can be compared."""
    return max((decimals_of(each) for each in numbers if each is not None), default=0)


def _post_row(result: StaffGroupResult, places: int) -> tuple[Cell, ...]:
    planned, outcome = result.group.planned, result.answer.number
    difference = texts.NO_FIGURE if outcome is None else number(outcome - planned, places=places)
    return (
        Cell(result.group.name, notes=_comment(result.comment)),
        Cell(number(planned, places=places)),
        Cell(_outcome(result, places)),
        Cell(difference),
    )


def _outcome(result: StaffGroupResult, places: int) -> str:
    """Return the outcome; a person's word for a missing one, and what was typed but is no number.

    Posts are public, so unlike sick leave an answer that cannot be used may be quoted.
    """
    answer = result.answer
    if answer.number is not None:
        return number(answer.number, places=places)
    if answer.raw and answer.state.value not in labels.MISSING:
        return shared.unusable(answer.raw)
    return labels.MISSING.get(answer.state.value, shared.OUTCOME_BLANK)


def _total_row(total: StaffTotal, places: int) -> tuple[Cell, ...]:
    return (
        Cell(texts.total(total.reported, total.groups)),
        Cell(number(total.planned, places=places)),
        Cell(number(total.outcome, places=places)),
        Cell(number(total.outcome - total.planned, places=places)),
    )


def _posts_source(followup: FollowUp, result: StaffResult) -> str:
    answered = (g.group.department for g in result.groups if g.answer.is_value)
    return f"{answers_from(followup.plan, answered)} {texts.POSTS_RULE}"


def _sick_leave(followup: FollowUp, staff: Staff, result: StaffResult) -> tuple[Block, ...]:
    said = _in_words(result, followup.checkpoint.date)
    places = _places(f.percent for f in _figures(result) if isinstance(f, Shown))
    table = Table(
        key=_SICK_LEAVE,
        caption=texts.CAPTION_SICK_LEAVE,
        description=texts.DESCRIBED_SICK_LEAVE,
        columns=(
            Column(title=texts.COLUMN_NUMBER, share=7),
            Column(title=texts.MEASURE, share=43),
            Column(title=texts.SHARE_OF, share=18),
            Column(title=texts.OUTCOME, share=17, is_count=True),
            Column(title=texts.EMPLOYEES, share=15, is_count=True),
        ),
        rows=tuple(_measure_row(each, places) for each in result.sick_leave),
    )
    (department,) = departments(followup.plan, (staff.sick_leave,) if staff.sick_leave else ())
    return (
        pointing(_SICK_LEAVE, texts.SHOWS_SICK_LEAVE, before=" ".join(said)),
        paragraph(" ".join(about_protection(result))),
        *with_source(table, texts.source(department)),
    )


def _figures(result: StaffResult) -> tuple[Figure, ...]:
    return tuple(each.figure for each in result.sick_leave)


def _in_words(result: StaffResult, date: dt.date) -> tuple[str, ...]:
    figures = {each.measure: each.figure for each in result.sick_leave}
    total, long = figures[SickLeaveMeasure.TOTAL], figures[SickLeaveMeasure.LONG]
    if not isinstance(total, Shown):
        return (texts.no_sick_leave(total.reason.value),)
    said = texts.sick_leave(total.percent, date)
    return (said, texts.long_sick_leave(long.percent)) if isinstance(long, Shown) else (said,)


def _measure_row(result: SickLeaveResult, places: int) -> tuple[Cell, ...]:
    measure = result.measure
    is_long = measure is SickLeaveMeasure.LONG
    percent, employees = _figure_words(result.figure, places)
    return (
        Cell(measure_number(measure)),
        Cell(words.MEASURE[measure.value], notes=_comment(result.comment)),
        Cell(texts.ALL_SICK_LEAVE if is_long else texts.ORDINARY_HOURS),
        Cell(percent),
        Cell(employees),
    )


def _figure_words(figure: Figure, places: int) -> tuple[str, str]:
    if isinstance(figure, Shown):
        return with_unit(figure.percent, "%", places=places), number(figure.employees)
    return texts.WITHHELD[figure.reason.value], texts.NO_FIGURE


def _comment(text: str) -> tuple[str, ...]:
    first, *others = lines_of(text) or ("",)
    return (shared.comment(first), *others) if first else ()


def missing(followup: FollowUp) -> tuple[Missing, ...]:
    """Return the groups and the measures that nobody has reported in a way that can be used."""
    if followup.staff is None:
        return ()
    asked = followup.plan.staff.sick_leave if followup.plan.staff else None
    posts = {
        state: tuple(
            (f"{each.group.number} {each.group.name}", (each.group.department,))
            for each in followup.staff.groups
            if each.answer.state is state
        )
        for state in (AnswerState.BLANK, AnswerState.REFUSED)
    }
    measures = {
        reason: tuple(
            (measure_name(each.measure), (asked,) if asked else ())
            for each in followup.staff.sick_leave
            if each.figure == Withheld(reason)
        )
        for reason in (Withholding.NOT_REPORTED, Withholding.REFUSED)
    }
    found = (
        (texts.MISSING_POSTS, posts[AnswerState.BLANK]),
        (texts.UNUSABLE_POSTS, posts[AnswerState.REFUSED]),
        (texts.MISSING_MEASURES, measures[Withholding.NOT_REPORTED]),
        (texts.UNUSABLE_MEASURES, measures[Withholding.REFUSED]),
    )
    return tuple(
        Missing(forms=forms, items=items, where=gap_texts.AT_STAFF) for forms, items in found
    )
