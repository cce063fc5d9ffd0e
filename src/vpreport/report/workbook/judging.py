"""The sheet that says how goals are judged: the rules, the statuses, and what is no number."""

from __future__ import annotations

from typing import Final

from vpreport.followup.rules import rules_in_words
from vpreport.followup.types import FollowUp
from vpreport.report.style import STATUS_COLOURS
from vpreport.report.workbook.declared import Column, Look, Marked, Sheet, Table
from vpreport.report.workbook.values import has_forecast
from vpreport.texts import assignments, controls, labels, meanings
from vpreport.texts import workbook as texts

_SCALES: Final[tuple[tuple[str, dict[str, str], dict[str, str]], ...]] = (
    (texts.GOALS, labels.GOAL_STATUS, meanings.GOAL_STATUS),
    (texts.FORECAST, labels.GOAL_FORECAST, meanings.GOAL_FORECAST),
    (texts.INDICATORS, labels.INDICATOR_STATUS, meanings.INDICATOR_STATUS),
    (texts.ACTIVITIES, labels.ACTIVITY_RESULT, meanings.ACTIVITY_STATUS),
)
_COUNCIL_SCALES: Final = (
    (
        assignments.KIND["assignment"],
        assignments.ASSIGNMENT_RESULT,
        assignments.ASSIGNMENT_MEANINGS,
    ),
    (assignments.KIND["motion"], assignments.MOTION_RESULT, assignments.MOTION_MEANINGS),
)


def judging_sheet(followup: FollowUp) -> Sheet:
    """Return the sheet."""
    return Sheet(
        name=texts.JUDGING,
        contents=texts.CONTENTS[texts.JUDGING],
        title=texts.JUDGING,
        lead=(texts.JUDGING_LEAD,),
        blocks=(_rules(followup), _blanks(), _statuses(followup)),
    )


def _rules(followup: FollowUp) -> Table:
    rules = rules_in_words(followup.plan, with_forecast=has_forecast(followup))
    return Table(
        name="VPR_REGLER",
        description=texts.RULE,
        heading=texts.RULES,
        columns=(
            Column(title=texts.NUMBER, width=29, look=Look.STRONG),
            Column(title=texts.RULE, width=145),
        ),
        rows=tuple((f"{number}", rule) for number, rule in enumerate(rules, start=1)),
        has_filter=False,
    )


def _statuses(followup: FollowUp) -> Table:
    scales = [s for s in _SCALES if s[0] != texts.FORECAST or has_forecast(followup)]
    if followup.controls:
        scales.append((controls.SHEET, controls.STATUS, controls.MEANINGS))
    if followup.assignments:
        scales += _COUNCIL_SCALES
    return Table(
        name="VPR_STATUSAR",
        description=texts.LEGEND,
        heading=texts.LEGEND,
        columns=(
            Column(title=texts.STATUS, width=29),
            Column(title=texts.MEANING, width=145),
            Column(title=texts.APPLIES_TO, width=20),
        ),
        rows=tuple(
            (
                Marked(text=labels.with_symbol(status, words), colour=STATUS_COLOURS[status]),
                meaning[status],
                used_for,
            )
            for used_for, words, meaning in scales
            for status in words
        ),
    )


def _blanks() -> Table:
    return Table(
        name="VPR_TECKEN",
        description=texts.BLANKS,
        heading=texts.BLANKS,
        columns=(
            Column(title=texts.BLANK, width=29, look=Look.STRONG),
            Column(title=texts.MEANING, width=145),
        ),
        rows=tuple(meanings.NOT_A_NUMBER.items()),
        has_filter=False,
    )
