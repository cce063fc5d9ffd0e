"""The declared table of staff: full-time equivalents by group, and the measures of sick leave."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from vpreport.plan.staff import SickLeaveMeasure, Staff, StaffGroup
from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.fields import ChoiceField, Choices, Field, NumberField, TextField
from vpreport.template.table import Column, Look, Row, Table
from vpreport.texts import columns as words
from vpreport.texts import staff as texts
from vpreport.texts.numbers import with_unit

IDENTIFIES: Final = Choices(name="VPR_PEKAR_UT", labels=tuple(texts.YES_NO.items()))

# An underscore cannot stand in an id of the plan, so no group has the id of a measure.
_MEASURE_ID: Final = "sick_leave_{measure}"


def measure_id(measure: SickLeaveMeasure) -> str:
    """Return the id of the row of a measure of sick leave."""
    return _MEASURE_ID.format(measure=measure.value)


def measure_number(measure: SickLeaveMeasure) -> str:
    """Return the visible number: "S3"."""
    return f"{texts.MEASURE_LETTER}{tuple(SickLeaveMeasure).index(measure) + 1}"


def measure_name(measure: SickLeaveMeasure) -> str:
    """Return the row as messages name it: "S1 Total sjukfrånvaro"."""
    return f"{measure_number(measure)} {texts.MEASURE[measure.value]}"


def _rows(plan: Plan, checkpoint: Checkpoint, department: str) -> tuple[Row, ...]:
    del checkpoint  # staff are reported at every one
    staff = plan.staff
    if staff is None:
        return ()
    groups = (_group(staff, group) for group in staff.groups if group.department == department)
    measures = SickLeaveMeasure if staff.sick_leave == department else ()
    return (*groups, *map(_measure, measures))


def _group(staff: Staff, group: StaffGroup) -> Row:
    planned = with_unit(group.planned, texts.FULL_TIME_EQUIVALENTS)
    return Row(
        id=group.id,
        group="full_time_equivalents",
        number=group.number,
        label=group.name,
        shown={
            "number": group.number,
            "item": group.name,
            "planned": texts.dated(planned, staff.when),
            "unit": texts.FULL_TIME_EQUIVALENTS,
        },
        fields={
            "value": NumberField(
                unit=texts.FULL_TIME_EQUIVALENTS,
                minimum=Decimal(0),
                usual=group.planned,
                may_be_missing=True,
            ),
            "comment": TextField(),
        },
        required=frozenset({"value"}),
        closed=dict.fromkeys(("employees", "identifies"), texts.NOT_FOR_POSTS),
    )


def _measure(measure: SickLeaveMeasure) -> Row:
    has_group = measure is not SickLeaveMeasure.LONG
    fields: dict[str, Field] = {
        "value": NumberField(
            unit="%", minimum=Decimal(0), maximum=Decimal(100), may_be_missing=True
        ),
        "identifies": ChoiceField(choices=IDENTIFIES),
        "comment": TextField(),
    }
    if has_group:
        fields["employees"] = NumberField(unit=texts.PEOPLE, minimum=Decimal(0))
    number, label = measure_number(measure), texts.MEASURE[measure.value]
    return Row(
        id=measure_id(measure),
        group="sick_leave",
        number=number,
        label=label,
        shown={"number": number, "item": label, "planned": texts.NOT_IN_PLAN, "unit": "%"},
        fields=fields,
        required=frozenset({"value", "employees"} if has_group else {"value"}),
        closed={} if has_group else {"employees": texts.SAME_AS_TOTAL},
    )


STAFF: Final = Table(
    key="staff",
    words=texts.STAFF,
    rows=_rows,
    columns=(
        Column(key="number", words=words.NUMBER, width=7, look=Look.SHORT),
        Column(key="item", words=texts.ITEM, width=44),
        Column(key="planned", words=texts.PLANNED, width=28),
        Column(key="value", words=texts.VALUE, width=12, is_input=True, look=Look.SHORT),
        Column(key="unit", words=words.UNIT, width=13, look=Look.SHORT),
        Column(key="employees", words=texts.EMPLOYEES, width=15, is_input=True, look=Look.SHORT),
        Column(key="identifies", words=texts.IDENTIFIES, width=15, is_input=True, look=Look.SHORT),
        Column(key="comment", words=texts.COMMENT, width=52, is_input=True),
    ),
)
