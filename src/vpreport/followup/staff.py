"""Staff from the answers: posts added up, sick leave passed on only as far as it may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from vpreport.findings import Code, Finding, Place
from vpreport.followup.answers import Received
from vpreport.followup.staff_types import (
    Figure,
    Shown,
    SickLeaveResult,
    StaffGroupResult,
    StaffResult,
    Withheld,
    Withholding,
)
from vpreport.followup.suppression import PARTITIONS, Group, contradicts, hidden_measures
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.staff import SickLeaveMeasure, StaffGroup
from vpreport.template.declared import TABLES
from vpreport.template.staff import STAFF, measure_id, measure_name
from vpreport.texts import staff as texts
from vpreport.texts.message import Phrase
from vpreport.texts.numbers import joined

_REASONS: Final = {
    AnswerState.BLANK: Withholding.NOT_REPORTED,
    AnswerState.NOT_MEASURED: Withholding.NOT_MEASURED,
    AnswerState.NOT_APPLICABLE: Withholding.NOT_APPLICABLE,
    AnswerState.REFUSED: Withholding.REFUSED,
}


_NAMES: Final = {table.words.sheet: frozenset({table.key}) for table in TABLES}
"""The tables by the names that their sheets have in a template."""


def staff_result(got: Received) -> StaffResult | None:
    """Return the staff of the plan as they may be shown, None where the plan says nothing."""
    staff = got.plan.staff
    if staff is None:
        return None
    groups = tuple(_group_result(got, group) for group in staff.groups)
    if staff.sick_leave is None:
        return StaffResult(groups=groups, sick_leave=(), comments_withheld=False)
    decided = _groups(got, staff.sick_leave)
    hidden = hidden_measures(decided)
    written = {
        measure: _about(got, staff.sick_leave, measure, "comment").text
        for measure in SickLeaveMeasure
    }
    kept = {
        measure: text
        for measure, text in written.items()
        if not hidden or (measure not in hidden and not texts.may_tell_a_figure(text))
    }
    return StaffResult(
        groups=groups,
        sick_leave=tuple(
            SickLeaveResult(
                measure=measure,
                figure=_figure(got, staff.sick_leave, measure, decided, hidden),
                comment=kept.get(measure, ""),
            )
            for measure in SickLeaveMeasure
        ),
        comments_withheld=any(written[measure] for measure in written.keys() - kept.keys()),
    )


def without_protected(got: Received, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings for a report: those about sick leave do not quote what was typed.

    A sheet that somebody has renamed in a workbook that is not used can be any: what stands
    beside its rows is not quoted either.
    """
    if got.plan.staff is None or got.plan.staff.sick_leave is None:
        return findings
    posts = {f"{group.number} {group.name}" for group in got.plan.staff.groups}
    measures = {measure_name(measure) for measure in SickLeaveMeasure}
    sheets = _tables_by_sheet(got)

    def may_quote(place: Place) -> bool:
        if place.item in measures:
            return False
        tables = sheets.get((place.file, place.sheet)) or _NAMES.get(place.sheet)
        is_elsewhere = tables is not None and STAFF.key not in tables
        return not place.sheet or is_elsewhere or place.item in posts or _is_row(place, tables)

    return tuple(f if may_quote(f.place) else f.without_content() for f in findings)


def _is_row(place: Place, tables: frozenset[str] | None) -> bool:
    """Return whether the finding is about a row, on a sheet that nobody knows as that of staff."""
    return bool(place.item) and tables is None


def staff_findings(got: Received) -> Iterator[Finding]:
    """Yield a finding for each division of the employees that does not add up to all of them."""
    staff = got.plan.staff
    if staff is None or staff.sick_leave is None:
        return
    decided = _groups(got, staff.sick_leave)
    for partition in PARTITIONS:
        if contradicts(decided, partition):
            names = joined([texts.GROUP[measure.value] for measure in partition])
            yield Finding(
                code=Code.EMPLOYEES_DO_NOT_ADD_UP,
                place=Place(item=measure_name(SickLeaveMeasure.TOTAL)),
                params={"groups": Phrase(names)},
            )


def _group_result(got: Received, group: StaffGroup) -> StaffGroupResult:
    return StaffGroupResult(
        group=group,
        answer=got.about(STAFF.key, group.id, "value", group.department),
        comment=got.about(STAFF.key, group.id, "comment", group.department).text,
    )


def _groups(got: Received, department: str) -> Mapping[SickLeaveMeasure, Group]:
    """Return what decides about each measure; LONG is about the same employees as TOTAL."""
    return {
        measure: Group(
            has_figure=_about(got, department, measure, "value").is_value,
            employees=_about(got, department, _counted_as(measure), "employees").number,
            identifies=_about(got, department, measure, "identifies").text == "yes",
        )
        for measure in SickLeaveMeasure
    }


def _counted_as(measure: SickLeaveMeasure) -> SickLeaveMeasure:
    return SickLeaveMeasure.TOTAL if measure is SickLeaveMeasure.LONG else measure


def _figure(
    got: Received,
    department: str,
    measure: SickLeaveMeasure,
    decided: Mapping[SickLeaveMeasure, Group],
    hidden: frozenset[SickLeaveMeasure],
) -> Figure:
    """Return the figure. This is the only place where one is taken out of an answer."""
    answer = _about(got, department, measure, "value")
    employees = decided[measure].employees
    if measure in hidden:
        forgotten = employees is None and not decided[measure].identifies
        return Withheld(Withholding.EMPLOYEES_MISSING if forgotten else Withholding.PROTECTED)
    if answer.number is None or employees is None:
        return Withheld(_REASONS.get(answer.state, Withholding.REFUSED))
    return Shown(percent=answer.number, employees=employees, source=answer.ref)


def _about(got: Received, department: str, measure: SickLeaveMeasure, column: str) -> Answer:
    return got.about(STAFF.key, measure_id(measure), column, department)


def _tables_by_sheet(got: Received) -> Mapping[tuple[str, str], frozenset[str]]:
    """Return the tables on each sheet that came in, by file and the name the sender gave it."""
    found: dict[tuple[str, str], set[str]] = {}
    for submission in got.submissions.values():
        for (table, _, _), answer in submission.answers.items():
            if answer.ref is not None:
                found.setdefault((answer.ref.file, answer.ref.sheet), set()).add(table)
    return {sheet: frozenset(tables) for sheet, tables in found.items()}
