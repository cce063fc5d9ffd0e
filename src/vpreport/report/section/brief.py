"""The summary that the section begins with: how it went, the cost, the risks and what is left.

For one who reads nothing else. Everything here stands again further on, with its table and source.
"""

from __future__ import annotations

from collections.abc import Iterable

from vpreport.followup.assignments import not_executed, yearly_account
from vpreport.followup.budget_types import BudgetResult
from vpreport.followup.control_types import ControlResult, ControlStatus
from vpreport.followup.types import ActivityStatus, FollowUp, GoalForecast, GoalStatus
from vpreport.plan.budget import Expenses
from vpreport.report.budget_wording import deviation_words, summary
from vpreport.report.controls import score_words
from vpreport.report.section.blocks import Block, Heading, labelled, paragraph
from vpreport.report.section.overview import answered, attained
from vpreport.report.section.wording import has_forecast, name_of, row_of
from vpreport.texts import budget_report as budget_texts
from vpreport.texts import section as words
from vpreport.texts import section_brief as texts
from vpreport.texts import section_summary as summaries


def brief(followup: FollowUp) -> tuple[Block, ...]:
    """Return the heading and a part for each question that the plan can answer."""
    parts = {
        "outcome": _outcome(followup),
        "cost": _cost(followup),
        "risk": _risk(followup),
        "left": _left(followup),
    }
    is_final = not has_forecast(followup)
    return (
        Heading(key="brief", level=1, text=texts.HEADING),
        *(
            block
            for key, blocks in parts.items()
            if blocks
            for block in (
                Heading(key=f"brief_{key}", level=2, text=texts.question(key, is_final=is_final)),
                *blocks,
            )
        ),
    )


def _outcome(followup: FollowUp) -> tuple[Block, ...]:
    not_met = (name_of(r.goal) for r in followup.goals if r.status is GoalStatus.NOT_MET)
    return (
        *attained(followup, followup.goals, whose=summaries.OF_THE_PLAN),
        *_named(texts.NOT_MET, not_met),
    )


def _cost(followup: FollowUp) -> tuple[Block, ...]:
    units = dict.fromkeys(
        budget_texts.UNITS[result.unit] for result in followup.budgets if _is_compared(result)
    )
    parts = tuple(
        block
        for result in followup.budgets
        for block in (
            labelled(result.budget.title, " ".join(_of_budget(followup, result))),
            *_named(
                texts.BEYOND_LIMIT,
                (
                    texts.deviating(line.line.label, deviation_words(result, line))
                    for line in result.lines
                    if line.is_large
                ),
            ),
        )
    )
    return (*((paragraph(" ".join(units)),) if len(units) == 1 else ()), *parts)


def _of_budget(followup: FollowUp, result: BudgetResult) -> tuple[str, ...]:
    is_negative = result.budget.expenses is Expenses.NEGATIVE
    signs = (budget_texts.MINUS_IS_COST,) if is_negative and _is_compared(result) else ()
    return (*summary(result, followup.checkpoint.date), *signs)


def _is_compared(result: BudgetResult) -> bool:
    """Return whether there is any amount to tell of."""
    return result.main.deviation.value is not None


def _risk(followup: FollowUp) -> tuple[Block, ...]:
    expected = {
        forecast: [name_of(r.goal) for r in followup.goals if r.forecast is forecast]
        for forecast in (GoalForecast.WILL_NOT_BE_MET, GoalForecast.UNCERTAIN)
    }
    goals = (
        (
            *_named(texts.NOT_EXPECTED, expected[GoalForecast.WILL_NOT_BE_MET]),
            *_named(texts.UNCERTAIN, expected[GoalForecast.UNCERTAIN]),
        )
        if has_forecast(followup)
        else ()
    )
    return (
        *_named(texts.HIGHEST_RISK, _highest(followup.controls)),
        *_named(texts.MAJOR_DEVIATIONS, _with(followup, ControlStatus.MAJOR_DEVIATION)),
        *_named(texts.NOT_PERFORMED, _with(followup, ControlStatus.NOT_PERFORMED)),
        *goals,
    )


def _highest(controls: tuple[ControlResult, ...]) -> tuple[str, ...]:
    """Return the controls with the greatest risk, with its value in words."""
    shown = [
        (result, result.control.score)
        for result in controls
        if not result.control.is_closed and result.control.score is not None
    ]
    highest = max((score for _, score in shown), default=None)
    return tuple(
        texts.valued(result.control.name, score_words(result.control_plan, result.control))
        for result, score in shown
        if score == highest
    )


def _with(followup: FollowUp, status: ControlStatus) -> tuple[str, ...]:
    return tuple(r.control.name for r in followup.controls if r.status is status)


def _left(followup: FollowUp) -> tuple[Block, ...]:
    results = followup.assignments
    assignments = not_executed(tuple(r for r in results if not r.assignment.is_motion))
    motions = tuple(r for r in results if r.assignment.is_motion)
    account = yearly_account(motions, followup.checkpoint.date)
    late = (
        row_of(result.activity)
        for result in followup.activities
        if result.status is ActivityStatus.LATE or result.overdue
    )
    not_handled = (*account.motions, *account.received_later)
    counted = {s.value: sum(r.status is s for r in followup.activities) for s in ActivityStatus}
    return (
        *((paragraph(summaries.activities(counted)),) if followup.activities else ()),
        *_named(texts.LATE, late),
        *_named(texts.NOT_EXECUTED, (row_of(r.assignment) for r in assignments)),
        *_named(texts.NOT_HANDLED, (row_of(r.assignment) for r in not_handled)),
        labelled(texts.ANSWERS, texts.answers(answered(followup), words.NOT_REPORTED)),
    )


def _named(label: str, names: Iterable[str]) -> tuple[Block, ...]:
    listed = tuple(names)
    return (labelled(label, texts.named(listed)),) if listed else ()
