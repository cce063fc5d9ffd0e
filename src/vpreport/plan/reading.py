"""From `plan.toml` to a `Plan`, or to all the file's faults at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Final

from vpreport.findings import Code, PlanError
from vpreport.plan.assignment_reading import read_assignments
from vpreport.plan.budget_reading import read_budgets
from vpreport.plan.control_reading import read_control_plans
from vpreport.plan.core_mandate import read_core_mandate
from vpreport.plan.faults import Faults
from vpreport.plan.goal_reading import Context, read_goals
from vpreport.plan.ladder import Table
from vpreport.plan.register import Register
from vpreport.plan.staff import read_staff
from vpreport.plan.toml_file import read_toml
from vpreport.plan.types import (
    AssessmentRules,
    Checkpoint,
    CheckpointKind,
    Contact,
    Department,
    Plan,
    SeveralAnswers,
    StrategicGoal,
)
from vpreport.plan.word_styles import read_word_styles
from vpreport.texts import plan_wanted as wanted

FORMAT: Final = 1
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099


def read_plan(path: str | Path) -> Plan:
    """Return the plan in the TOML file at `path`.

    Raises PlanError with every fault found, each with its key path, the value and what is wanted;
    no other exception for any content of the file.
    """
    file = str(path)
    faults = Faults()
    plan = _plan(Table(read_toml(file), faults))
    if found := faults.all():
        raise PlanError(*found)
    return plan


def _plan(top: Table) -> Plan:
    head = top.table("plan", compulsory=True)
    _check_format(top)
    perspectives = head.texts("perspectives")
    years = _years(head)
    rules = _rules(top.table("assessment"))
    departments = _departments(top)
    strategic_goals = _strategic_goals(top)
    context = Context(
        departments=tuple(department.id for department in departments),
        strategic_goals={goal.id: goal.number for goal in strategic_goals},
        perspectives=perspectives,
        rules=rules,
    )
    plan = Plan(
        organisation=head.text("organisation"),
        board=head.text("board"),
        title=head.text("title"),
        years=years,
        vision=head.optional_text("vision"),
        perspectives=perspectives,
        perspectives_announced=head.optional_integer(
            "perspectives_announced", at_least=1, at_most=99
        ),
        values=head.texts("values"),
        contact=_contact(top.table("contact")),
        departments=departments,
        checkpoints=_checkpoints(top),
        strategic_goals=strategic_goals,
        goals=read_goals(top.tables("goal", compulsory=True), context),
        assessment=rules,
        budgets=read_budgets(top, context.departments),
        staff=read_staff(top, context.departments),
        control_plans=read_control_plans(
            top.tables("control_plan"), context.departments, perspectives
        ),
        core_mandate=read_core_mandate(top),
        assignments=read_assignments(top.tables("assignment"), context.departments),
        word_styles=read_word_styles(top),
        several_answers=head.choice("several_answers", SeveralAnswers.NONE),
    )
    head.close()
    top.close()
    return plan


def _check_format(top: Table) -> None:
    number = top.integer("format", at_least=1, at_most=99)
    if number not in (None, FORMAT):
        top.note(Code.NOT_ALLOWED, "format", value=str(number), hint=wanted.choices((str(FORMAT),)))


def _years(head: Table) -> tuple[int, ...]:
    years = head.integers("years", at_least=FIRST_YEAR, at_most=LAST_YEAR)
    if list(years) != sorted(set(years)):
        typed = ", ".join(str(year) for year in years)
        head.note(Code.OUT_OF_RANGE, "years", value=typed, wanted=wanted.ASCENDING_YEARS)
    return years


def _contact(table: Table) -> Contact:
    contact = Contact(
        role=table.optional_text("role"),
        email=table.optional_text("email"),
        phone=table.optional_text("phone"),
    )
    table.close()
    return contact


def _rules(table: Table) -> AssessmentRules:
    default = AssessmentRules()
    rules = AssessmentRules(
        met_at=table.number("met_at", default.met_at),
        partly_at=table.number("partly_at", default.partly_at),
        level_basis=table.choice("level_basis", default.level_basis),
        change_basis=table.choice("change_basis", default.change_basis),
        goal_rule=table.choice("goal_rule", default.goal_rule),
        judged_share_min=table.number("judged_share_min", default.judged_share_min),
        weighted_met_at=table.number("weighted_met_at", default.weighted_met_at),
        weighted_partly_at=table.number("weighted_partly_at", default.weighted_partly_at),
    )
    for field in fields(rules):
        share = getattr(rules, field.name)
        if isinstance(share, Decimal) and not 0 <= share <= 1:
            table.note(Code.OUT_OF_RANGE, field.name, value=share, wanted=wanted.SHARE)
    _check_order(table, "partly_at", rules.partly_at, rules.met_at)
    _check_order(table, "weighted_partly_at", rules.weighted_partly_at, rules.weighted_met_at)
    table.close()
    return rules


def _check_order(table: Table, name: str, partly: Decimal, met: Decimal) -> None:
    if 0 <= met < partly <= 1:
        table.note(Code.OUT_OF_RANGE, name, value=partly, wanted=wanted.at_most(met))


def _departments(top: Table) -> tuple[Department, ...]:
    register = Register(in_codes=True)
    departments = []
    for table in top.tables("department", compulsory=True):
        departments.append(
            Department(
                id=register.identifier(table), name=table.text("name"), head=table.text("head")
            )
        )
        table.close()
    return tuple(departments)


def _checkpoints(top: Table) -> tuple[Checkpoint, ...]:
    register = Register(in_codes=True)
    checkpoints = []
    for table in top.tables("checkpoint", compulsory=True):
        checkpoints.append(
            Checkpoint(
                id=register.identifier(table),
                label=table.text("label"),
                date=table.date("date")[0] or dt.date.min,
                kind=table.compulsory_choice("kind", CheckpointKind) or CheckpointKind.QUARTER,
            )
        )
        table.close()
    return tuple(checkpoints)


def _strategic_goals(top: Table) -> tuple[StrategicGoal, ...]:
    register = Register()
    goals = []
    for number, table in enumerate(top.tables("strategic_goal", compulsory=True), start=1):
        goals.append(
            StrategicGoal(
                id=register.identifier(table),
                number=number,
                title=table.text("title"),
                text=table.text("text"),
            )
        )
        table.close()
    return tuple(goals)
