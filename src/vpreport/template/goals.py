"""The declared table of goals. The department that leads a goal judges it; others comment."""

from __future__ import annotations

from typing import Final

from vpreport.plan.types import Checkpoint, Goal, Plan
from vpreport.template.fields import ASSESSMENT, FORECAST, ChoiceField, Field, TextField
from vpreport.template.indicators import BEFORE_YEAR_END
from vpreport.template.table import Column, Look, Reason, Row, Table
from vpreport.texts import columns as words
from vpreport.texts.numbers import joined

_JUDGED_BY_LEAD: Final = ("assessment", "reason", "forecast")


def _rows(plan: Plan, checkpoint: Checkpoint, department: str) -> tuple[Row, ...]:
    return tuple(
        _row(plan, checkpoint, goal, department)
        for goal in plan.goals
        if department in goal.departments
    )


def _row(plan: Plan, checkpoint: Checkpoint, goal: Goal, department: str) -> Row:
    strategic_goal = plan.strategic_goal(goal.strategic_goal)
    leads = goal.lead == department
    lead = plan.department(goal.lead).name
    fields: dict[str, Field] = {
        "assessment": ChoiceField(choices=ASSESSMENT),
        "reason": TextField(),
        "forecast": ChoiceField(choices=FORECAST),
        "analysis": TextField(),
        "deviation": TextField(),
        "corrective_action": TextField(),
    }
    required = {"analysis", "forecast"} if checkpoint.kind in BEFORE_YEAR_END else {"analysis"}
    if not leads:
        fields = {key: field for key, field in fields.items() if key not in _JUDGED_BY_LEAD}
        required = set()
    return Row(
        id=goal.id,
        group=goal.strategic_goal,
        number=goal.number,
        label=goal.title,
        shown={
            "number": goal.number,
            "goal": goal.text,
            "strategic_goal": f"{strategic_goal.number} {strategic_goal.title}",
            "lead": words.YOU_LEAD if leads else words.TAKES_PART.format(lead=lead),
            "responsible": joined(goal.responsible) or words.NO_TARGET_NEXT,
        },
        fields=fields,
        required=frozenset(required),
        closed={} if leads else dict.fromkeys(_JUDGED_BY_LEAD, words.JUDGED_BY.format(lead=lead)),
    )


GOALS: Final = Table(
    key="goals",
    words=words.GOALS,
    rows=_rows,
    columns=(
        Column(key="number", words=words.NUMBER, width=6, look=Look.SHORT),
        Column(key="goal", words=words.GOAL, width=36),
        Column(key="strategic_goal", words=words.STRATEGIC_GOAL, width=18),
        Column(key="lead", words=words.LEAD, width=15),
        Column(key="responsible", words=words.RESPONSIBLE, width=20),
        Column(
            key="forecast",
            words=words.GOAL_FORECAST,
            width=16,
            is_input=True,
            only_at=BEFORE_YEAR_END,
        ),
        Column(key="analysis", words=words.ANALYSIS, width=36, is_input=True),
        Column(key="deviation", words=words.DEVIATION, width=24, is_input=True),
        Column(key="corrective_action", words=words.CORRECTIVE_ACTION, width=24, is_input=True),
        Column(key="assessment", words=words.GOAL_ASSESSMENT, width=15, is_input=True),
        Column(key="reason", words=words.REASON, width=22, is_input=True),
    ),
    reasons=(Reason(column="assessment", demands="reason"),),
)
