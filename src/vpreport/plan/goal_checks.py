"""What the plan leaves unclear about its goals and activities; one function a remark."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from vpreport.findings import Code, Finding, Place
from vpreport.plan.places import activity_place, goal_place, indicator_place
from vpreport.plan.types import Goal, Plan
from vpreport.texts.message import Phrase
from vpreport.texts.plan_wanted import part_of_activities

# In the Hedemora plan the two wordings of one goal are 0.85 alike; no other pair reaches 0.35.
SAME_GOAL: Final = 0.6


def goal_has_responsible(plan: Plan) -> Iterator[Finding]:
    for goal in plan.goals:
        if not goal.responsible:
            yield Finding(code=Code.NO_RESPONSIBLE, place=goal_place(goal, "responsible"))


def goal_has_indicator(plan: Plan) -> Iterator[Finding]:
    for goal in plan.goals:
        if not goal.indicators:
            yield Finding(code=Code.NO_INDICATOR, place=goal_place(goal, "indicator"))


def goal_has_activity(plan: Plan) -> Iterator[Finding]:
    for goal in plan.goals:
        if not goal.activities:
            yield Finding(code=Code.NO_ACTIVITY, place=goal_place(goal, "activity"))


def goal_stands_once(plan: Plan) -> Iterator[Finding]:
    for first, second in combinations(plan.goals, 2):
        if first.lead == second.lead and likeness(first, second) >= SAME_GOAL:
            yield Finding(
                code=Code.SAME_GOAL_TWICE,
                place=goal_place(second),
                params={"other": f"{first.number} {first.title}"},
            )


def likeness(first: Goal, second: Goal) -> float:
    """Return how alike the wordings of two goals are, from 0 to 1."""
    return SequenceMatcher(None, _words(first), _words(second), autojunk=False).ratio()


def _words(goal: Goal) -> list[str]:
    return f"{goal.title} {goal.text}".lower().split()


def nothing_is_unclear(plan: Plan) -> Iterator[Finding]:
    """Repeat the questions that whoever wrote the plan file left open."""
    for goal in plan.goals:
        asked = [(goal.unclear, goal_place(goal, "unclear"))]
        asked += [(i.unclear, indicator_place(goal, i, "unclear")) for i in goal.indicators]
        asked += [(a.unclear, activity_place(goal, a, "unclear")) for a in goal.activities]
        for question, place in asked:
            if question:
                yield Finding(code=Code.UNCLEAR, place=place, params={"question": Phrase(question)})


def activity_has_date(plan: Plan) -> Iterator[Finding]:
    """Say once how many activities have no date: it is the rule in many plans, not the slip."""
    undated = [activity for activity in plan.activities if activity.due is None]
    if undated:
        yield Finding(
            code=Code.ACTIVITIES_WITHOUT_DATE,
            place=Place(key="goal.activity.due"),
            params={"part": part_of_activities(len(undated), len(plan.activities))},
        )


def activity_is_within_plan(plan: Plan) -> Iterator[Finding]:
    for goal in plan.goals:
        for activity in goal.activities:
            if activity.due is not None and activity.due.year < plan.years[0]:
                yield Finding(
                    code=Code.DUE_BEFORE_PLAN,
                    place=activity_place(goal, activity, "due"),
                    params={"when": activity.when, "first": plan.years[0]},
                )
