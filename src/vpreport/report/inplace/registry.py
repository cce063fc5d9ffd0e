"""Which blocks there are: a declared list of keys, each with the part of the section it stands for.

A key is a leaf, which holds content of its own, or a group, which stands for other keys. So a whole
chapter can be put in with one anchor or goal by goal, and each block has the same key either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from vpreport.followup.types import FollowUp
from vpreport.plan.types import Goal, Plan, StrategicGoal
from vpreport.report.section import (
    activities,
    assignments,
    brief,
    budget,
    controls,
    core_mandate,
    gaps,
    goals,
    overview,
    sound_management,
    staff,
)
from vpreport.report.section.blocks import Block, Heading
from vpreport.texts import inplace_blocks as texts

Write = Callable[[FollowUp], tuple[Block, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A key with what it is called. `write` makes the content of a leaf, None for a group."""

    key: str
    title: str
    write: Write | None = None
    members: tuple[str, ...] = ()


def entries(plan: Plan) -> tuple[Entry, ...]:
    """Return every key that an anchor may name, in the order of the section."""
    leaves = tuple(_leaves(plan))
    whole = Entry(
        key=texts.WHOLE,
        title=texts.TITLES[texts.WHOLE],
        members=tuple(entry.key for entry in leaves if entry.write),
    )
    return (whole, *leaves)


def _leaves(plan: Plan) -> Iterator[Entry]:
    """Yield the leaves in order, and each group ahead of its members."""
    yield _leaf(texts.SUMMARY, brief.brief)
    yield _leaf(texts.EVENTS, core_mandate.events)
    yield _leaf(texts.GOVERNANCE, overview.governance)
    yield _leaf(texts.MANDATE, core_mandate.mandate)
    yield _leaf(texts.CONTROLS, controls.control_blocks)
    yield _leaf(texts.ASSIGNMENTS, assignments.assignment_blocks)
    yield from _attainment(plan)
    yield _leaf(texts.ECONOMY, budget.budget_blocks)
    yield _leaf(texts.GAPS, gaps.gaps)
    yield _leaf(texts.RULES, gaps.rules)
    yield _leaf(texts.STAFF, staff.staff_blocks)
    yield _leaf(texts.DEVELOPMENT, core_mandate.development)


def _leaf(key: str, write: Write) -> Entry:
    return Entry(key=key, title=texts.TITLES[key], write=write)


def _attainment(plan: Plan) -> Iterator[Entry]:
    head = (
        _leaf(texts.ATTAINMENT_COUNTS, overview.attainment),
        _leaf(texts.SOUND_MANAGEMENT, sound_management.sound_management),
        _leaf(texts.ACTIVITIES, activities.counted_activities),
    )
    body = tuple(each for of in plan.strategic_goals for each in _strategic_goal(plan, of))
    yield Entry(
        key=texts.ATTAINMENT,
        title=texts.TITLES[texts.ATTAINMENT],
        members=tuple(entry.key for entry in (*head, *body) if entry.write),
    )
    yield from head
    yield from body


def _strategic_goal(plan: Plan, of: StrategicGoal) -> Iterator[Entry]:
    key = f"{texts.STRATEGIC_GOAL}-{of.id}"
    overview_key = f"{key}-{texts.OVERVIEW}"
    mine = tuple(_goal(goal) for goal in plan.goals if goal.strategic_goal == of.id)

    def write(followup: FollowUp) -> tuple[Block, ...]:
        (result,) = (each for each in followup.strategic_goals if each.strategic_goal.id == of.id)
        return goals.strategic_goal_overview(followup, result)

    yield Entry(
        key=key,
        title=texts.strategic_goal(of.number, of.title),
        members=(overview_key, *(entry.key for entry in mine)),
    )
    yield Entry(key=overview_key, title=texts.strategic_goal_overview(of.number), write=write)
    yield from mine


def _goal(goal: Goal) -> Entry:
    def write(followup: FollowUp) -> tuple[Block, ...]:
        (result,) = (each for each in followup.goals if each.goal.id == goal.id)
        return goals.goal_blocks(followup, result)

    return Entry(
        key=f"{texts.GOAL}-{goal.id}", title=texts.goal(goal.number, goal.title), write=write
    )


def raised(sections: tuple[tuple[Block, ...], ...]) -> tuple[tuple[Block, ...], ...]:
    """Return the sections with their headings moved up, the highest of them all to level 1."""
    levels = (block.level for blocks in sections for block in blocks if isinstance(block, Heading))
    above = min(levels, default=1) - 1
    return tuple(
        tuple(
            replace(block, level=block.level - above) if isinstance(block, Heading) else block
            for block in blocks
        )
        for blocks in sections
    )
