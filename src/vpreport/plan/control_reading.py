"""The plans for internal control in a plan file, with their controls."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from vpreport.findings import Code
from vpreport.plan.controls import Control, ControlPlan, ControlPlanState
from vpreport.plan.ladder import Table
from vpreport.plan.references import check_references, read_departments
from vpreport.plan.register import Register
from vpreport.texts import controls as words

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """What the controls of one plan may refer to, and the ids met so far in all of them."""

    departments: tuple[str, ...]
    perspectives: tuple[str, ...]
    likelihood: tuple[str, ...]
    impact: tuple[str, ...]
    year: int
    ids: Register = field(default_factory=Register)


def read_control_plans(
    tables: tuple[Table, ...], departments: tuple[str, ...], perspectives: tuple[str, ...]
) -> tuple[ControlPlan, ...]:
    """Return the plans by year. One without perspectives of its own has the whole plan's."""
    ids = Register()
    first: dict[int, str] = {}
    plans = []
    for position, table in enumerate(tables):
        year = table.integer("year", at_least=FIRST_YEAR, at_most=LAST_YEAR) or 0
        if year in first:
            table.note(Code.DUPLICATE_ID, "year", value=str(year), first=first[year])
        elif year:
            first[year] = table.place("year").key
        context = _Context(
            departments=departments,
            perspectives=table.texts("perspectives") or perspectives,
            likelihood=table.texts("likelihood", compulsory=True),
            impact=table.texts("impact", compulsory=True),
            year=year,
            ids=ids,
        )
        plans.append(_plan(table, context, position))
        table.close()
    return tuple(sorted(plans, key=lambda plan: plan.year))


def _plan(table: Table, context: _Context, position: int) -> ControlPlan:
    state = table.compulsory_choice("status", ControlPlanState)
    return ControlPlan(
        year=context.year,
        state=state or ControlPlanState.ADOPTED,
        perspectives=context.perspectives,
        likelihood=context.likelihood,
        impact=context.impact,
        controls=tuple(
            _control(row, context, place) for place, row in enumerate(table.tables("control"))
        ),
        position=position,
    )


def _control(table: Table, context: _Context, place: int) -> Control:
    perspective = table.optional_text("perspective")
    check_references(
        table, "perspective", (perspective,) if perspective else (), context.perspectives
    )
    provision = table.optional_text("confidential") or None
    control = Control(
        id=context.ids.identifier(table),
        number=words.number(context.year, place + 1),
        title=table.text("title"),
        perspective=perspective,
        process=table.optional_text("process"),
        risk=table.optional_text("risk"),
        likelihood=_valued(table, "likelihood", context.likelihood, provision),
        impact=_valued(table, "impact", context.impact, provision),
        control=table.text("control"),
        frequency=table.optional_text("frequency"),
        responsible=table.texts("responsible"),
        departments=read_departments(table, context.departments),
        also_followed_in=_later_years(table, context.year),
        confidential=provision,
        unclear=table.optional_text("unclear"),
        position=place,
    )
    table.close()
    return control


def _valued(table: Table, name: str, scale: tuple[str, ...], provision: str | None) -> int | None:
    """Return the place on the scale; that of a confidential risk must not be in the plan file.

    A value outside the scale is a fault and no remark: it has no place in the matrix of risks.
    """
    value = table.optional_integer(name, at_least=1, at_most=max(len(scale), 1))
    if provision and table.has(name):
        table.note(Code.CONFIDENTIAL_IN_PLAN, name, value=name)
        return None
    return value


def _later_years(table: Table, year: int) -> tuple[int, ...]:
    """Return the further years in which the control is followed, all after that of its plan."""
    if not table.has("also_followed_in"):
        return ()
    return table.integers("also_followed_in", at_least=year + 1, at_most=LAST_YEAR)
