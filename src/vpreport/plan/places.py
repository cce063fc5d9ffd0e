"""Where a remark on a part of the plan points: its key path, and its number and name."""

from __future__ import annotations

from vpreport.findings import Place
from vpreport.plan.types import Activity, Goal, Indicator


def goal_place(goal: Goal, name: str = "") -> Place:
    """Return the place of the goal, or of its key `name`."""
    return Place(key=_key(goal, name), item=f"{goal.number} {goal.title}")


def indicator_place(goal: Goal, indicator: Indicator, name: str = "") -> Place:
    entry = f"indicator[{goal.indicators.index(indicator)}]"
    return Place(key=_key(goal, entry, name), item=f"{indicator.number} {indicator.text}")


def activity_place(goal: Goal, activity: Activity, name: str = "") -> Place:
    entry = f"activity[{goal.activities.index(activity)}]"
    return Place(key=_key(goal, entry, name), item=f"{activity.number} {activity.text}")


def _key(goal: Goal, *names: str) -> str:
    return ".".join((f"goal[{goal.position}]", *filter(None, names)))
