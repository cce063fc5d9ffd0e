"""References from one part of the plan to another, each to something that exists."""

from __future__ import annotations

from vpreport.findings import Code
from vpreport.plan.faults import nearest
from vpreport.plan.ladder import Table
from vpreport.texts import plan_wanted as wanted

_SINGLE = ("strategic_goal", "department", "perspective")
"""The keys that hold one reference; all others hold a list."""


def read_department(table: Table, known: tuple[str, ...]) -> str:
    """Return the id in the compulsory key `department`, noted where the plan has no such one."""
    department = table.text("department")
    check_references(table, "department", (department,), known)
    return department


def read_departments(table: Table, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids in the compulsory list `departments`, each noted that the plan has not."""
    departments = table.texts("departments", compulsory=True)
    check_references(table, "departments", departments, known)
    return departments


def check_references(
    table: Table, name: str, values: tuple[str, ...], known: tuple[str, ...]
) -> None:
    """Note each of `values`, which stand in the key `name`, that is not among the known ones."""
    if not known and name != "perspectives":
        return  # that the plan has none at all is a fault of its own
    for place, value in enumerate(values):
        if value and value not in known:
            entry = name if name in _SINGLE else f"{name}[{place}]"
            hint = wanted.hint(nearest(value, known)) or wanted.choices(known)
            table.note(
                Code.UNKNOWN_REFERENCE, entry, value=value, missing=wanted.MISSING[name], hint=hint
            )
