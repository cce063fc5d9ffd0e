"""What has not been reported, and the rules that everything was judged by."""

from __future__ import annotations

from vpreport.followup.assignment_types import AssignmentStatus, MotionStatus
from vpreport.followup.rules import rules_in_words
from vpreport.followup.types import (
    ActivityStatus,
    FollowUp,
    GoalForecast,
    GoalResult,
    GoalStatus,
    IndicatorResult,
    IndicatorStatus,
)
from vpreport.intake.types import AnswerState
from vpreport.report.section import budget, controls, core_mandate, staff
from vpreport.report.section.blocks import Block, Heading, Item, paragraph
from vpreport.report.section.missing import Missing, missing_blocks
from vpreport.report.section.prose import has_text
from vpreport.report.section.wording import departments, has_forecast, name_of, row_of
from vpreport.texts import assignments
from vpreport.texts import section as words
from vpreport.texts import section_gaps as texts


def gaps(followup: FollowUp) -> tuple[Block, ...]:
    """Return a list for each way in which something is missing; only the lists that are needed."""
    found = (
        _departments(followup),
        *_indicators(followup),
        *_goals(followup),
        *_activities(followup),
        *_assignments(followup),
        budget.missing(followup),
        *controls.missing(followup),
        *staff.missing(followup),
        core_mandate.missing(followup),
    )
    lists = tuple(block for missing in found for block in missing_blocks(followup.plan, missing))
    intro = texts.SOMETHING_MISSING if lists else texts.NOTHING_MISSING
    return (
        Heading(key="not_reported", level=2, text=words.NOT_REPORTED),
        paragraph(intro),
        *lists,
    )


def rules(followup: FollowUp) -> tuple[Block, ...]:
    return (
        Heading(key="rules", level=2, text=words.RULES),
        *(
            Item(text=rule)
            for rule in rules_in_words(followup.plan, with_forecast=has_forecast(followup))
        ),
    )


def _departments(followup: FollowUp) -> Missing:
    names = departments(followup.plan, followup.missing_departments)
    return Missing(forms=texts.MISSING_DEPARTMENTS, items=tuple((name, ()) for name in names))


def _indicators(followup: FollowUp) -> tuple[Missing, ...]:
    by_status = {
        IndicatorStatus.NOT_REPORTED: texts.MISSING_INDICATORS,
        IndicatorStatus.NOT_MEASURED: texts.NOT_MEASURED,
        IndicatorStatus.NOT_APPLICABLE: texts.NOT_APPLICABLE,
        IndicatorStatus.NOT_ASSESSABLE: texts.NOT_ASSESSABLE,
        IndicatorStatus.CONFIDENTIAL: texts.CONFIDENTIAL,
    }
    by_state = [
        Missing(
            forms=forms,
            items=tuple(
                (row_of(each.indicator), each.indicator.departments)
                for each in followup.indicators
                if each.status is status and not _silent(each)
            ),
            where=texts.AT_GOALS,
        )
        for status, forms in by_status.items()
    ]
    partly = tuple(
        (row_of(each.indicator), silent)
        for each in followup.indicators
        if (silent := _silent(each))
    )
    in_part = Missing(forms=texts.MISSING_PARTS, items=partly, where=texts.AT_GOALS, in_part=True)
    return (by_state[0], in_part, *by_state[1:])


def _silent(result: IndicatorResult) -> tuple[str, ...]:
    """Return the departments that left out their part of an indicator that others answered."""
    silent = tuple(
        answer.department
        for answer in result.answers
        if answer.outcome.state is AnswerState.BLANK and not answer.assessment.is_value
    )
    return silent if result.target is not None and len(silent) < len(result.answers) else ()


def _goals(followup: FollowUp) -> tuple[Missing, ...]:
    goals = followup.goals
    without_analysis = [result for result in goals if not _is_analysed(result)]
    without_forecast = [
        result
        for result in goals
        if has_forecast(followup) and result.forecast is GoalForecast.NOT_REPORTED
    ]
    not_judged = [result for result in goals if result.status is GoalStatus.NOT_JUDGED]
    return tuple(
        Missing(
            forms=forms,
            items=tuple((name_of(each.goal), (each.goal.lead,)) for each in results),
            where=texts.AT_STRATEGIC_GOALS,
        )
        for forms, results in (
            (texts.NOT_JUDGED, not_judged),
            (texts.MISSING_ANALYSES, without_analysis),
            (texts.MISSING_FORECASTS, without_forecast),
        )
    )


def _is_analysed(result: GoalResult) -> bool:
    return any(t.department == result.goal.lead and has_text(t.analysis) for t in result.texts)


def _activities(followup: FollowUp) -> tuple[Missing, ...]:
    return tuple(
        Missing(
            forms=forms,
            items=tuple(
                (row_of(each.activity), each.activity.departments)
                for each in followup.activities
                if each.status is status
            ),
            where=texts.AT_GOALS,
        )
        for status, forms in (
            (ActivityStatus.NOT_REPORTED, texts.MISSING_ACTIVITIES),
            (ActivityStatus.CONFIDENTIAL, texts.CONFIDENTIAL_ACTIVITIES),
        )
    )


def _assignments(followup: FollowUp) -> tuple[Missing, ...]:
    forms: tuple[tuple[AssignmentStatus | MotionStatus, tuple[str, str]], ...] = (
        (AssignmentStatus.NOT_REPORTED, assignments.MISSING_ASSIGNMENTS),
        (MotionStatus.NOT_REPORTED, assignments.MISSING_MOTIONS),
    )
    return tuple(
        Missing(
            forms=said,
            items=tuple(
                (row_of(each.assignment), each.assignment.departments)
                for each in followup.assignments
                if each.status is status
            ),
            where=texts.AT_ASSIGNMENTS,
        )
        for status, said in forms
    )
