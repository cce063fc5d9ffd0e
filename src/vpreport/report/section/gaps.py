"""What has not been reported, by name, and the rules that everything was judged by."""

from __future__ import annotations

from vpreport.followup.assignment_types import AssignmentStatus, MotionStatus
from vpreport.followup.rules import rules_in_words
from vpreport.followup.types import (
    ActivityStatus,
    FollowUp,
    GoalForecast,
    GoalStatus,
    IndicatorResult,
    IndicatorStatus,
)
from vpreport.intake.types import AnswerState
from vpreport.report.section import budget, controls, core_mandate, staff
from vpreport.report.section.blocks import Block, Heading, Item, Role, paragraph
from vpreport.report.section.prose import has_text
from vpreport.report.section.wording import departments, has_forecast, name_of, row_of
from vpreport.texts import assignments
from vpreport.texts import section as texts
from vpreport.texts import section_gaps as gap_texts


def gaps(followup: FollowUp) -> tuple[Block, ...]:
    """Return a list for each way in which something is missing; only the lists that are needed."""
    groups = [
        (
            gap_texts.MISSING_DEPARTMENTS,
            list(departments(followup.plan, followup.missing_departments)),
        ),
        *_indicator_groups(followup),
        *_goal_groups(followup),
        (gap_texts.MISSING_ACTIVITIES, _activities(followup, ActivityStatus.NOT_REPORTED)),
        (gap_texts.CONFIDENTIAL_ACTIVITIES, _activities(followup, ActivityStatus.CONFIDENTIAL)),
        (assignments.MISSING_ASSIGNMENTS, _assignments(followup, AssignmentStatus.NOT_REPORTED)),
        (assignments.MISSING_MOTIONS, _assignments(followup, MotionStatus.NOT_REPORTED)),
        budget.missing(followup),
        *controls.missing(followup),
        *staff.missing(followup),
        core_mandate.missing(followup),
    ]
    lists = tuple(block for forms, items in groups for block in _list(forms, items))
    intro = gap_texts.SOMETHING_MISSING if lists else gap_texts.NOTHING_MISSING
    return (Heading(key="not_reported", level=2, text=texts.NOT_REPORTED), paragraph(intro), *lists)


def _list(forms: tuple[str, str], items: list[str]) -> tuple[Block, ...]:
    if not items:
        return ()
    lead_in = paragraph(gap_texts.missing(forms, len(items)), role=Role.LEAD_IN)
    return (lead_in, *(Item(text=item) for item in items))


def rules(followup: FollowUp) -> tuple[Block, ...]:
    return (
        Heading(key="rules", level=2, text=texts.RULES),
        *(Item(text=rule) for rule in rules_in_words(followup.plan)),
    )


def _indicator_groups(followup: FollowUp) -> list[tuple[tuple[str, str], list[str]]]:
    by_status = {
        IndicatorStatus.NOT_REPORTED: gap_texts.MISSING_INDICATORS,
        IndicatorStatus.NOT_MEASURED: gap_texts.NOT_MEASURED,
        IndicatorStatus.NOT_APPLICABLE: gap_texts.NOT_APPLICABLE,
        IndicatorStatus.NOT_ASSESSABLE: gap_texts.NOT_ASSESSABLE,
        IndicatorStatus.CONFIDENTIAL: gap_texts.CONFIDENTIAL,
    }
    groups = [
        (
            forms,
            [
                _named(followup, each)
                for each in followup.indicators
                if each.status is status and not _silent(each)
            ],
        )
        for status, forms in by_status.items()
    ]
    partly = [
        gap_texts.missing_item(row_of(each.indicator), departments(followup.plan, silent))
        for each in followup.indicators
        if (silent := _silent(each))
    ]
    return [groups[0], (gap_texts.MISSING_PARTS, partly), *groups[1:]]


def _silent(result: IndicatorResult) -> tuple[str, ...]:
    """Return the departments that left out their part of an indicator that others answered."""
    silent = tuple(
        answer.department
        for answer in result.answers
        if answer.outcome.state is AnswerState.BLANK and not answer.assessment.is_value
    )
    return silent if result.target is not None and len(silent) < len(result.answers) else ()


def _named(followup: FollowUp, result: IndicatorResult) -> str:
    asked = departments(followup.plan, result.indicator.departments)
    return gap_texts.missing_item(row_of(result.indicator), asked)


def _goal_groups(followup: FollowUp) -> list[tuple[tuple[str, str], list[str]]]:
    plan, goals = followup.plan, followup.goals
    without_analysis = [
        result
        for result in goals
        if not any(t.department == result.goal.lead and has_text(t.analysis) for t in result.texts)
    ]
    without_forecast = [
        result
        for result in goals
        if has_forecast(followup) and result.forecast is GoalForecast.NOT_REPORTED
    ]
    not_judged = [result for result in goals if result.status is GoalStatus.NOT_JUDGED]
    return [
        (
            forms,
            [
                gap_texts.missing_item(name_of(each.goal), departments(plan, (each.goal.lead,)))
                for each in results
            ],
        )
        for forms, results in (
            (gap_texts.NOT_JUDGED, not_judged),
            (gap_texts.MISSING_ANALYSES, without_analysis),
            (gap_texts.MISSING_FORECASTS, without_forecast),
        )
    ]


def _activities(followup: FollowUp, status: ActivityStatus) -> list[str]:
    return [
        gap_texts.missing_item(
            row_of(each.activity), departments(followup.plan, each.activity.departments)
        )
        for each in followup.activities
        if each.status is status
    ]


def _assignments(followup: FollowUp, status: AssignmentStatus | MotionStatus) -> list[str]:
    return [
        gap_texts.missing_item(
            row_of(each.assignment), departments(followup.plan, each.assignment.departments)
        )
        for each in followup.assignments
        if each.status is status
    ]
