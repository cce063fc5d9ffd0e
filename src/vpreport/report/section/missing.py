"""One way in which something of the plan is not reported, and how that is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from vpreport.plan.types import Plan
from vpreport.report.section.blocks import Block, Item, Role, paragraph
from vpreport.report.section.wording import departments
from vpreport.texts import section_gaps as texts

LISTED: Final = 10
"""More things than these are counted by department: a longer list only repeats the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is missing in one way.

    `forms` is the sentence for one thing and the end of the sentence for several. Each of `items`
    is a name and the ids of the departments that should have reported it, none where the thing is
    a department. `where` says in which part of the section all of them stand with their state.
    `in_part`: the departments are not all that were asked, only those that did not answer.
    """

    forms: tuple[str, str]
    items: tuple[tuple[str, tuple[str, ...]], ...]
    where: str = ""
    in_part: bool = False


def missing_blocks(plan: Plan, missing: Missing) -> tuple[Block, ...]:
    """Return the things by name or, where they are many, how many each department has."""
    count = len(missing.items)
    if not count:
        return ()
    said = texts.missing(missing.forms, count)
    if count <= LISTED or not missing.where:
        lead_in = texts.listed(said, in_brackets=missing.in_part)
        items = [texts.missing_item(name, departments(plan, ids)) for name, ids in missing.items]
    else:
        is_shared = any(len(ids) > 1 for _, ids in missing.items)
        lead_in = texts.counted(said, missing.where, shared=is_shared)
        items = _by_department(plan, missing)
    return (paragraph(lead_in, role=Role.LEAD_IN), *(Item(text=item) for item in items))


def _by_department(plan: Plan, missing: Missing) -> list[str]:
    """Return a line for each department, in the order of the plan."""
    counts = Counter(department for _, ids in missing.items for department in ids)
    return [
        texts.department_count(department.name, counts[department.id])
        for department in plan.departments
        if counts[department.id]
    ]
