"""The goals of a plan file with their indicators and activities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from string import ascii_lowercase

from vpreport.findings import Code
from vpreport.plan.ladder import Table
from vpreport.plan.measure_reading import (
    not_for_kind,
    read_baseline,
    read_combine,
    read_targets,
    read_unit,
)
from vpreport.plan.references import check_references, read_departments
from vpreport.plan.register import Register
from vpreport.plan.types import (
    Activity,
    AssessmentRules,
    FinancialKind,
    Goal,
    Indicator,
    IndicatorKind,
)
from vpreport.texts import plan_wanted as wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What goals may refer to, the rules that they may override, and the ids met so far."""

    departments: tuple[str, ...]
    strategic_goals: Mapping[str, int]
    perspectives: tuple[str, ...]
    rules: AssessmentRules
    goal_ids: Register = field(default_factory=Register)
    indicator_ids: Register = field(default_factory=Register)
    activity_ids: Register = field(default_factory=Register)


def read_goals(tables: tuple[Table, ...], context: Context) -> tuple[Goal, ...]:
    """Return the goals by number: by strategic goal, and in the order of the file within it."""
    counted: Counter[str] = Counter()
    goals = []
    for position, table in enumerate(tables):
        parent = table.text("strategic_goal")
        check_references(table, "strategic_goal", (parent,), tuple(context.strategic_goals))
        counted[parent] += 1
        number = f"{context.strategic_goals.get(parent, 0)}.{counted[parent]}"
        goals.append(_goal(table, context, number=number, parent=parent, position=position))
    return tuple(sorted(goals, key=lambda g: context.strategic_goals.get(g.strategic_goal, 0)))


def _goal(table: Table, context: Context, *, number: str, parent: str, position: int) -> Goal:
    departments = read_departments(table, context.departments)
    perspectives = table.texts("perspectives")
    check_references(table, "perspectives", perspectives, context.perspectives)
    goal = Goal(
        id=context.goal_ids.identifier(table),
        number=number,
        title=table.text("title"),
        text=table.text("text"),
        strategic_goal=parent,
        departments=departments,
        responsible=table.texts("responsible"),
        perspectives=perspectives,
        indicators=tuple(
            _indicator(row, context, lead=departments[:1], number=f"{number}.{place}")
            for place, row in enumerate(table.tables("indicator"), start=1)
        ),
        activities=tuple(
            _activity(row, context, lead=departments[:1], number=f"{number}.{_letters(place)}")
            for place, row in enumerate(table.tables("activity"))
        ),
        financial=table.optional_choice("financial", FinancialKind),
        rule=table.choice("rule", context.rules.goal_rule),
        unclear=table.optional_text("unclear"),
        position=position,
    )
    table.close()
    return goal


def _indicator(table: Table, context: Context, *, lead: tuple[str, ...], number: str) -> Indicator:
    kind = table.compulsory_choice("kind", IndicatorKind)
    unit = read_unit(table, kind)
    is_change = kind is IndicatorKind.CHANGE
    rules = context.rules
    indicator = Indicator(
        id=context.indicator_ids.identifier(table),
        number=number,
        text=table.text("text"),
        kind=kind or IndicatorKind.NUMBER,
        unit=unit,
        targets=read_targets(table, kind, unit),
        baseline=read_baseline(table, kind),
        departments=_answering(table, context, lead),
        combine=read_combine(table, kind),
        ratio_basis=table.choice("basis", rules.change_basis if is_change else rules.level_basis),
        weight=_weight(table),
        source=table.optional_text("source"),
        confidential=_provision(table, kind),
        unclear=table.optional_text("unclear"),
    )
    table.close()
    return indicator


def _activity(table: Table, context: Context, *, lead: tuple[str, ...], number: str) -> Activity:
    due, when = table.date("due") if table.has("due") else (None, "")
    activity = Activity(
        id=context.activity_ids.identifier(table),
        number=number,
        text=table.text("text"),
        due=due,
        when=when,
        departments=_answering(table, context, lead),
        unclear=table.optional_text("unclear"),
        confidential=table.optional_text("confidential") or None,
    )
    table.close()
    return activity


def _letters(place: int) -> str:
    """Return the letters of a place counted from 0: a, b, … z, aa, ab."""
    before, last = divmod(place, len(ascii_lowercase))
    return (_letters(before - 1) if before else "") + ascii_lowercase[last]


def _answering(table: Table, context: Context, lead: tuple[str, ...]) -> tuple[str, ...]:
    if not table.has("departments"):
        return lead
    return read_departments(table, context.departments)


def _weight(table: Table) -> Decimal:
    weight = table.number("weight", Decimal(1))
    if weight <= 0:
        table.note(Code.OUT_OF_RANGE, "weight", value=weight, wanted=wanted.POSITIVE)
    return weight


def _provision(table: Table, kind: IndicatorKind | None) -> str | None:
    if kind is IndicatorKind.CONFIDENTIAL:
        return table.text("confidential")
    provision = table.optional_text("confidential")
    if kind and provision:
        not_for_kind(table, "confidential", provision, kind, wanted.PROVISION_ONLY_IF_CONFIDENTIAL)
    return None
