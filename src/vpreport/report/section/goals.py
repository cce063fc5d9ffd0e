"""The body of the section: each strategic goal with its goals, one subsection a goal."""

from __future__ import annotations

from vpreport.followup.types import FollowUp, GoalResult, GoalText, StrategicGoalResult
from vpreport.intake.types import AnswerState
from vpreport.plan.types import Plan
from vpreport.report.section import activities, indicators
from vpreport.report.section.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Table,
    labelled,
    paragraph,
)
from vpreport.report.section.overview import attained
from vpreport.report.section.prose import blocks_of, has_text, unlabelled
from vpreport.report.section.sourced import with_source
from vpreport.report.section.wording import (
    departments,
    forecast_words,
    has_forecast,
    status_cell,
    status_words,
)
from vpreport.texts import labels
from vpreport.texts import section as texts
from vpreport.texts import section_summary as summaries


def strategic_goal(followup: FollowUp, result: StrategicGoalResult) -> tuple[Block, ...]:
    """Return the heading, the council's text, the counts, the table of goals, and each goal."""
    return (
        *strategic_goal_overview(followup, result),
        *(block for each in result.goals for block in goal_blocks(followup, each)),
    )


def strategic_goal_overview(followup: FollowUp, result: StrategicGoalResult) -> tuple[Block, ...]:
    """Return what stands before the goals of a strategic goal."""
    of = result.strategic_goal
    head: tuple[Block, ...] = (
        Heading(key=f"strategic_{of.id}", level=2, text=texts.strategic_goal(of.number, of.title)),
        *unlabelled(of.text),
    )
    if not result.goals:
        return (*head, paragraph(texts.NO_GOALS))
    return (
        *head,
        *attained(followup, result.goals, whose=summaries.OF_THE_STRATEGIC_GOAL),
        *_goal_table(followup, result),
    )


def _goal_table(followup: FollowUp, result: StrategicGoalResult) -> tuple[Block, ...]:
    with_forecast = has_forecast(followup)
    columns = (
        Column(title=texts.COLUMN_NUMBER, share=7),
        Column(title=texts.COLUMN_GOAL, share=45 if with_forecast else 73),
        Column(title=texts.COLUMN_STATUS, share=20),
        Column(title=texts.COLUMN_FORECAST, share=28),
    )
    table = Table(
        key=f"goals_{result.strategic_goal.id}",
        caption=texts.caption_goals(result.strategic_goal.number),
        description=texts.described_goals(with_forecast=with_forecast),
        columns=columns if with_forecast else columns[:-1],
        rows=tuple(_goal_row(goal, with_forecast=with_forecast) for goal in result.goals),
    )
    return with_source(table, texts.SOURCE_COUNTS)


def _goal_row(result: GoalResult, *, with_forecast: bool) -> tuple[Cell, ...]:
    row = (
        Cell(result.goal.number),
        Cell(result.goal.title),
        status_cell(result.status, labels.GOAL_STATUS),
    )
    if not with_forecast:
        return row
    return (*row, status_cell(result.forecast, labels.GOAL_FORECAST))


def goal_blocks(followup: FollowUp, result: GoalResult) -> tuple[Block, ...]:
    """Return the subsection on a goal: status, indicators, what was written, activities."""
    goal, plan = result.goal, followup.plan
    importance = (paragraph(texts.of_importance(goal.financial.value)),) if goal.financial else ()
    return (
        Heading(key=f"goal_{goal.id}", level=3, number=goal.number, text=goal.title),
        *blocks_of(goal.text, label=texts.GOAL_TEXT),
        labelled(
            texts.RESPONSIBLE, texts.led_by(goal.responsible, departments(plan, goal.departments))
        ),
        *importance,
        *_status(plan, result),
        *_forecast(followup, result),
        *indicators.indicator_blocks(followup, result),
        *_texts(plan, result),
        *activities.activity_blocks(followup, result),
    )


def _status(plan: Plan, result: GoalResult) -> tuple[Block, ...]:
    """Return the status with its reason; where a person chose otherwise, both statuses."""
    computed = status_words(result.computed, labels.GOAL_STATUS)
    by_rules = f"{computed}. {texts.sentence(result.explanation)}"
    if result.chosen is None:
        is_unused = result.assessment.state is AnswerState.REFUSED
        unused = (paragraph(texts.UNUSED_ASSESSMENT),) if is_unused else ()
        return (labelled(texts.STATUS, by_rules), *unused)
    chosen = status_words(result.chosen, labels.GOAL_STATUS)
    lead = plan.department(result.goal.lead).name
    return (
        labelled(texts.STATUS, texts.own_assessment(chosen, lead)),
        *blocks_of(result.reason, label=texts.REASON),
        labelled(texts.BY_THE_RULES, by_rules),
    )


def _forecast(followup: FollowUp, result: GoalResult) -> tuple[Block, ...]:
    if not has_forecast(followup):
        return ()
    label = summaries.forecast_label(followup.checkpoint.date.year)
    return (labelled(label, f"{forecast_words(result.forecast)}."),)


def _texts(plan: Plan, result: GoalResult) -> tuple[Block, ...]:
    blocks = tuple(block for text in result.texts for block in _text(plan, result, text))
    lead_wrote = any(
        t.department == result.goal.lead and has_text(t.analysis) for t in result.texts
    )
    if lead_wrote:
        return blocks
    return (paragraph(texts.no_analysis(plan.department(result.goal.lead).name)), *blocks)


def _text(plan: Plan, result: GoalResult, text: GoalText) -> tuple[Block, ...]:
    """Return what a department wrote, under its name where more than one takes part."""
    several = len(result.goal.departments) > 1
    department = plan.department(text.department).name if several else ""
    action_label = texts.by_department(texts.CORRECTIVE_ACTION, department)
    action = blocks_of(text.corrective_action, label=action_label)
    if has_text(text.deviation) and not action:
        action = (labelled(action_label, texts.NO_CORRECTIVE_ACTION),)
    return (
        *blocks_of(text.analysis, label=texts.by_department(texts.ANALYSIS, department)),
        *blocks_of(text.deviation, label=texts.by_department(texts.DEVIATION, department)),
        *action,
    )
