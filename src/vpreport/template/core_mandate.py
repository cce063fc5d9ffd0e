"""The declared table of the core mandate: a text under each heading, from every department."""

from __future__ import annotations

from typing import Final

from vpreport.plan.core_mandate import MandateHeading
from vpreport.plan.types import Checkpoint, Plan
from vpreport.template.fields import TextField
from vpreport.template.table import Column, Look, Row, Table
from vpreport.texts import columns as words
from vpreport.texts import core_mandate as texts


def _rows(plan: Plan, checkpoint: Checkpoint, department: str) -> tuple[Row, ...]:
    del checkpoint, department  # everybody is asked the same, every time
    return tuple(_row(heading) for heading in plan.core_mandate)


def _row(heading: MandateHeading) -> Row:
    return Row(
        id=heading.id,
        number=heading.number,
        label=heading.title,
        shown={"number": heading.number, "heading": heading.title, "help": heading.help},
        fields={"text": TextField()},
        required=frozenset({"text"} if heading.kind.must_be_answered else ()),
    )


CORE_MANDATE: Final = Table(
    key="core_mandate",
    words=texts.CORE_MANDATE,
    rows=_rows,
    columns=(
        Column(key="number", words=words.NUMBER, width=7, look=Look.SHORT),
        Column(key="heading", words=texts.HEADING, width=28),
        Column(key="help", words=texts.HELP, width=48),
        Column(key="text", words=texts.TEXT, width=90, is_input=True),
    ),
)
