"""The declared table of activities."""

from __future__ import annotations

import datetime as dt
from typing import Final

from vpreport.plan.types import Activity, Checkpoint, Goal, Plan
from vpreport.template.fields import ACTIVITY_STATUS, ChoiceField, DateField, Field, TextField
from vpreport.template.table import Column, Lasting, Look, OnlyWith, Reason, Row, Table
from vpreport.texts import columns as words
from vpreport.texts import labels
from vpreport.texts.numbers import joined


def _rows(plan: Plan, checkpoint: Checkpoint, department: str) -> tuple[Row, ...]:
    return tuple(
        _row(plan, checkpoint, goal, activity)
        for goal in plan.goals
        for activity in goal.activities
        if department in activity.departments
    )


def _row(plan: Plan, checkpoint: Checkpoint, goal: Goal, activity: Activity) -> Row:
    return Row(
        id=activity.id,
        group=goal.id,
        number=activity.number,
        label=activity.text,
        shown={
            "number": activity.number,
            "activity": activity.text,
            "goal": f"{goal.number} {goal.title}",
            "due": activity.when or words.NO_TARGET_NEXT,
            "responsible": joined(goal.responsible) or words.NO_TARGET_NEXT,
        },
        fields={} if activity.is_closed else _fields(plan, checkpoint),
        required=frozenset() if activity.is_closed else frozenset({"status"}),
        closed=_closed(activity),
        confidential=activity.confidential or "",
    )


def _fields(plan: Plan, checkpoint: Checkpoint) -> dict[str, Field]:
    return {
        "status": ChoiceField(choices=ACTIVITY_STATUS),
        "done_on": _window(plan, checkpoint),
        "comment": TextField(),
    }


def _closed(activity: Activity) -> dict[str, str]:
    if activity.confidential is None or not activity.is_closed:
        return {}
    asked_elsewhere = dict.fromkeys(("status", "done_on"), words.ASKED_SEPARATELY)
    return {**asked_elsewhere, "comment": labels.confidential(activity.confidential)}


def _window(plan: Plan, checkpoint: Checkpoint) -> DateField:
    """Return the dates that can be meant: from two years before the plan to its last day.

    An activity can have been finished before the plan began to run (the seed has some due in
    2025); a date outside the window is nearly always a program's guess, such as 1931.
    """
    return DateField(
        earliest=dt.date(plan.years[0] - 2, 1, 1),
        latest=dt.date(plan.years[-1], 12, 31),
        expected_by=checkpoint.date,
    )


ACTIVITIES: Final = Table(
    key="activities",
    words=words.ACTIVITIES,
    rows=_rows,
    columns=(
        Column(key="number", words=words.NUMBER, width=7, look=Look.SHORT),
        Column(key="activity", words=words.ACTIVITY, width=56),
        Column(key="goal", words=words.GOAL_NUMBER, width=30),
        Column(key="responsible", words=words.RESPONSIBLE, width=22),
        Column(key="due", words=words.DUE, width=14, look=Look.SHORT),
        Column(key="status", words=words.ACTIVITY_STATUS, width=14, is_input=True),
        Column(key="done_on", words=words.DONE_ON, width=13, is_input=True, look=Look.SHORT),
        Column(key="comment", words=words.COMMENT, width=48, is_input=True),
    ),
    reasons=(
        Reason(
            column="status",
            demands="comment",
            values=frozenset({"late", "cancelled"}),
            choices=ACTIVITY_STATUS,
        ),
    ),
    only_with=(OnlyWith(column="done_on", other="status", values=frozenset({"done"})),),
    lasting=(
        Lasting(column="status", values=frozenset({"done"})),
        Lasting(column="done_on", other="status", values=frozenset({"done"})),
    ),
)
