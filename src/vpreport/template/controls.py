"""The declared table of controls: whether each is done, what it showed, what is done about that."""

from __future__ import annotations

import datetime as dt
from typing import Final

from vpreport.plan.controls import Control, ControlPlan, followed
from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.fields import YES_NO, ChoiceField, Choices, DateField, Field, TextField
from vpreport.template.table import Column, Look, OnlyWith, Reason, Row, Table
from vpreport.texts import columns, labels
from vpreport.texts import controls as words
from vpreport.texts.numbers import joined

RESULT: Final = Choices(name="VPR_KONTROLL", labels=tuple(words.RESULTS.items()))
PERFORMED: Final = frozenset({"yes", "partly"})
DEVIATIONS: Final = frozenset({"minor_deviation", "major_deviation"})
NOT_PERFORMED: Final = frozenset({"not_performed"})

_YEARS_TO_CORRECT: Final = 2  # after the plan's last; a later date is nearly always a slip


def _rows(plan: Plan, checkpoint: Checkpoint, department: str) -> tuple[Row, ...]:
    return tuple(
        _row(plan, control_plan, control)
        for control_plan, control in followed(plan.control_plans, checkpoint.date.year)
        if department in control.departments
    )


def _row(plan: Plan, control_plan: ControlPlan, control: Control) -> Row:
    return Row(
        id=control.id,
        group=str(control_plan.year),
        number=control.number,
        label=control.title,
        shown={
            "number": control.number,
            "control": _shown(control),
            "risk": (not control.is_closed and control.risk) or columns.NO_TARGET_NEXT,
            "score": _score(control),
            "frequency": control.frequency or columns.NO_TARGET_NEXT,
            "responsible": joined(control.responsible) or columns.NO_TARGET_NEXT,
        },
        fields={} if control.is_closed else _fields(plan, control_plan),
        required=frozenset() if control.is_closed else frozenset({"done", "result"}),
        closed=_closed(control),
        confidential=control.confidential or "",
    )


def _shown(control: Control) -> str:
    return control.title if control.is_closed else f"{control.title}. {control.control}"


def _score(control: Control) -> str:
    if control.is_closed or control.likelihood is None or control.impact is None:
        return columns.NO_TARGET_NEXT
    product = control.likelihood * control.impact
    return words.score(product, control.likelihood, control.impact)


def _fields(plan: Plan, control_plan: ControlPlan) -> dict[str, Field]:
    last = max(plan.years[-1], control_plan.year) + _YEARS_TO_CORRECT
    return {
        "done": ChoiceField(choices=YES_NO),
        "result": ChoiceField(choices=RESULT),
        "finding": TextField(),
        "corrective_action": TextField(),
        "due": DateField(earliest=dt.date(control_plan.year, 1, 1), latest=dt.date(last, 12, 31)),
    }


def _closed(control: Control) -> dict[str, str]:
    if control.confidential is None or not control.is_closed:
        return {}
    elsewhere = dict.fromkeys(
        ("done", "result", "corrective_action", "due"), columns.ASKED_SEPARATELY
    )
    return {**elsewhere, "finding": labels.confidential(control.confidential)}


CONTROLS: Final = Table(
    key="controls",
    words=words.TABLE,
    rows=_rows,
    columns=(
        Column(key="number", words=columns.NUMBER, width=8, look=Look.SHORT),
        Column(key="control", words=words.CONTROL, width=36),
        Column(key="risk", words=words.RISK, width=30),
        Column(key="score", words=words.SCORE, width=11, look=Look.SHORT),
        Column(key="frequency", words=words.FREQUENCY, width=15),
        Column(key="responsible", words=columns.RESPONSIBLE, width=18),
        Column(key="done", words=words.DONE, width=12, is_input=True),
        Column(key="result", words=words.RESULT, width=16, is_input=True),
        Column(key="finding", words=words.FINDING, width=32, is_input=True),
        Column(key="corrective_action", words=words.CORRECTIVE_ACTION, width=30, is_input=True),
        Column(key="due", words=words.DUE, width=13, is_input=True, look=Look.SHORT),
    ),
    reasons=(
        Reason(column="result", demands="finding", values=DEVIATIONS, choices=RESULT),
        Reason(column="result", demands="corrective_action", values=DEVIATIONS, choices=RESULT),
        Reason(column="done", demands="finding", values=frozenset({"no"}), choices=YES_NO),
    ),
    only_with=(
        OnlyWith(
            column="result",
            other="done",
            values=PERFORMED,
            when=frozenset(words.RESULTS) - NOT_PERFORMED,
        ),
        OnlyWith(column="result", other="done", values=frozenset({"no"}), when=NOT_PERFORMED),
    ),
)
