"""From `plan.secret.toml` to a `SecretPlan`, or to all the file's faults at once, unquoted.

Nothing in a finding about the file says what stands in it: place and rule, and no more.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from vpreport.findings import Code, Finding, Place, PlanError
from vpreport.plan.faults import Faults
from vpreport.plan.ladder import Table
from vpreport.plan.measure_reading import read_baseline, read_combine, read_targets, read_unit
from vpreport.plan.register import Register
from vpreport.plan.secret import SecretActivity, SecretControl, SecretIndicator, SecretPlan
from vpreport.plan.toml_file import read_toml
from vpreport.plan.types import IndicatorKind, Plan

FORMAT: Final = 1
# A key path is cut before the first name that is not one of ours: a key can be anything.
_KEYS: Final = (
    "format|marking|date|authority|indicator|activity|id|text|kind|unit|combine|basis|target|"
    "baseline|value|when|due|control|risk|likelihood|impact"
)
_SAFE_PATH: Final = re.compile(rf"(?:{_KEYS})(?:\[\d+\])?(?:\.(?:{_KEYS})(?:\[\d+\])?)*(?![^.\[])")


def read_secret_plan(plan: Plan, path: str | Path) -> SecretPlan:
    """Return the confidential part of `plan` from the TOML file at `path`.

    Raises PlanError with every fault found, none of them quoting the file.
    """
    file = str(path)
    faults = Faults()
    try:
        secret = _secret(Table(read_toml(file), faults), plan)
    except PlanError as error:
        raise PlanError(*(_unquoted(fault, file) for fault in error.findings)) from None
    found = (*faults.all(), *_unknown(plan, secret))
    if found:
        about_plan = tuple(_missing(plan, secret, file))
        raise PlanError(*(_unquoted(fault, file) for fault in found), *about_plan)
    if missing := tuple(_missing(plan, secret, file)):
        raise PlanError(*missing)
    return secret


def _secret(top: Table, plan: Plan) -> SecretPlan:
    if top.integer("format", at_least=1, at_most=99) not in (None, FORMAT):
        top.note(Code.NOT_ALLOWED, "format")
    marking = top.table("marking", compulsory=True)
    indicator_ids, activity_ids, control_ids = Register(), Register(), Register()
    secret = SecretPlan(
        date=marking.date("date")[0] or dt.date.min,
        authority=marking.optional_text("authority"),
        indicators=tuple(_indicator(row, plan, indicator_ids) for row in top.tables("indicator")),
        activities=tuple(_activity(row, activity_ids) for row in top.tables("activity")),
        controls=tuple(_control(row, plan, control_ids) for row in top.tables("control")),
    )
    marking.close()
    top.close()
    return secret


def _indicator(table: Table, plan: Plan, ids: Register) -> SecretIndicator:
    kind = table.compulsory_choice("kind", IndicatorKind)
    if kind is IndicatorKind.CONFIDENTIAL:
        table.note(Code.NOT_ALLOWED, "kind")
    unit = read_unit(table, kind)
    is_change = kind is IndicatorKind.CHANGE
    rules = plan.assessment
    indicator = SecretIndicator(
        id=ids.identifier(table),
        text=table.optional_text("text"),
        kind=kind or IndicatorKind.NUMBER,
        unit=unit,
        targets=read_targets(table, kind, unit),
        baseline=read_baseline(table, kind),
        combine=read_combine(table, kind),
        ratio_basis=table.choice("basis", rules.change_basis if is_change else rules.level_basis),
    )
    table.close()
    return indicator


def _activity(table: Table, ids: Register) -> SecretActivity:
    due, when = table.date("due") if table.has("due") else (None, "")
    activity = SecretActivity(
        id=ids.identifier(table), text=table.optional_text("text"), due=due, when=when
    )
    table.close()
    return activity


def _control(table: Table, plan: Plan, ids: Register) -> SecretControl:
    identifier = ids.identifier(table)
    scales = [
        (len(of.likelihood), len(of.impact))
        for of in plan.control_plans
        if any(control.id == identifier for control in of.controls)
    ]
    likelihood, impact = scales[0] if scales else (1, 1)
    control = SecretControl(
        id=identifier,
        risk=table.optional_text("risk"),
        control=table.optional_text("control"),
        likelihood=table.optional_integer("likelihood", at_least=1, at_most=max(likelihood, 1)),
        impact=table.optional_integer("impact", at_least=1, at_most=max(impact, 1)),
    )
    table.close()
    return control


def _unknown(plan: Plan, secret: SecretPlan) -> Iterator[Finding]:
    """Yield a fault for each entry about something that the plan does not say is confidential."""
    indicators = {one.id for one in plan.indicators if one.confidential}
    activities = {one.id for one in plan.activities if one.confidential}
    controls = {c.id for of in plan.control_plans for c in of.controls if c.confidential}
    asked = (
        *((f"indicator[{i}]", one.id, indicators) for i, one in enumerate(secret.indicators)),
        *((f"activity[{i}]", one.id, activities) for i, one in enumerate(secret.activities)),
        *((f"control[{i}]", one.id, controls) for i, one in enumerate(secret.controls)),
    )
    for entry, identifier, known in asked:
        if identifier and identifier not in known:
            yield Finding(code=Code.NOT_MARKED_SECRET, place=Place(key=f"{entry}.id"))


def _missing(plan: Plan, secret: SecretPlan, file: str) -> Iterator[Finding]:
    """Yield a fault for each confidential indicator without an entry; its id is public."""
    known = {entry.id for entry in secret.indicators}
    for indicator in plan.indicators:
        if indicator.confidential and indicator.id not in known:
            place = Place(file=file, key="indicator")
            params = {"value": indicator.id}
            yield Finding(code=Code.SECRET_MISSING, place=place, params=params)


def _unquoted(fault: Finding, file: str) -> Finding:
    """Return the fault with its place and rule; where the file is no TOML, with the line too."""
    if fault.code is Code.PLAN_UNREADABLE:
        return fault
    path = _SAFE_PATH.match(fault.place.key)
    place = Place(file=file, key=path.group() if path else "", row=fault.place.row)
    own_words = ("reason", "line") if fault.code is Code.PLAN_SYNTAX else ()
    params = {name: fault.params[name] for name in own_words}
    return Finding(code=fault.code, place=place, params=params, withheld=True)
