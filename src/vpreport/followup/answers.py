"""What each department said about an item of the plan, found among the submissions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vpreport.findings import Place
from vpreport.followup.types import DepartmentAnswer, IndicatorStatus
from vpreport.intake.types import BLANK, Answer, AnswerState, Intake, Submission
from vpreport.plan.types import Indicator, IndicatorKind, Plan
from vpreport.plan.wording import value_text
from vpreport.template.activities import ACTIVITIES
from vpreport.template.declared import closed_rows
from vpreport.template.goals import GOALS
from vpreport.template.indicators import INDICATORS
from vpreport.template.table import Row
from vpreport.texts import explanations, labels

SAID = frozenset({AnswerState.VALUE, AnswerState.NOT_MEASURED, AnswerState.NOT_APPLICABLE})
"""The states in which a department has given an answer that can be understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The submissions by department, with the plan that they answer.

    A template that came back with nothing in it is no submission; `empty` has its file.
    """

    plan: Plan
    submissions: Mapping[str, Submission]
    empty: Mapping[str, str]

    def has(self, department: str) -> bool:
        return department in self.submissions

    def about_indicator(self, indicator_id: str, column: str, department: str) -> Answer:
        return self.about(INDICATORS.key, indicator_id, column, department)

    def about_goal(self, goal_id: str, column: str, department: str) -> Answer:
        return self.about(GOALS.key, goal_id, column, department)

    def about_activity(self, activity_id: str, column: str, department: str) -> Answer:
        return self.about(ACTIVITIES.key, activity_id, column, department)

    def name(self, department: str) -> str:
        return self.plan.department(department).name

    def about(self, table: str, row_id: str, column: str, department: str) -> Answer:
        submission = self.submissions.get(department)
        return submission.answer(table, row_id, column) if submission else BLANK


def comments(got: Received, table: str, row_id: str, departments: tuple[str, ...]) -> str:
    """Return what the departments wrote; named where it is not the first alone that wrote."""
    written = {
        department: text
        for department in departments
        if (text := got.about(table, row_id, "comment", department).text)
    }
    if set(written) <= {departments[0]}:
        return "".join(written.values())
    return "\n".join(
        explanations.said_by(got.name(department), text) for department, text in written.items()
    )


def received(plan: Plan, intake: Intake) -> Received:
    """Return what came in; an answer about a closed row is left behind here, whoever let it in."""
    closed = closed_rows(plan, plan.checkpoint(intake.checkpoint))
    public = [_public(one, closed) for one in intake.submissions]
    return Received(
        plan=plan,
        submissions={one.department: one for one in public if not one.is_blank},
        empty={one.department: one.source.file for one in public if one.is_blank},
    )


def _public(submission: Submission, closed: Mapping[tuple[str, str], Row]) -> Submission:
    if not closed:
        return submission
    answers = {key: one for key, one in submission.answers.items() if key[:2] not in closed}
    return replace(submission, answers=answers)


def is_confidential(indicator: Indicator) -> bool:
    return indicator.is_closed


def department_answers(got: Received, indicator: Indicator) -> tuple[DepartmentAnswer, ...]:
    """Return one answer a department, in the plan's order of them; the lead comes first.

    Whatever came in about a confidential indicator is left behind here and goes no further.
    """
    return tuple(
        _department_answer(got, indicator, department) for department in indicator.departments
    )


def _department_answer(got: Received, indicator: Indicator, department: str) -> DepartmentAnswer:
    def answer(column: str) -> Answer:
        if is_confidential(indicator):
            return BLANK
        return got.about_indicator(indicator.id, column, department)

    return DepartmentAnswer(
        department=department,
        outcome=answer("outcome"),
        forecast=answer("forecast"),
        baseline=answer("baseline"),
        assessment=answer("assessment"),
        reason=answer("reason"),
        comment=answer("comment"),
        submitted=got.has(department),
    )


def own_assessment(answer: DepartmentAnswer) -> IndicatorStatus | None:
    """Return the department's own assessment; None without a reason, which it must have."""
    if not (answer.assessment.is_value and answer.reason.text.strip()):
        return None
    return IndicatorStatus(answer.assessment.text)


def outcome_of(indicator: Indicator, answer: DepartmentAnswer) -> Answer:
    """Return what is judged: the outcome, or the assessment where the department judges."""
    if indicator.kind is not IndicatorKind.JUDGED:
        return answer.outcome
    if answer.assessment.is_value and own_assessment(answer) is None:
        return replace(answer.assessment, state=AnswerState.REFUSED, value=None)
    return answer.assessment


def answer_text(indicator: Indicator, answer: Answer) -> str:
    """Return the answer in words: a value, "ej mätt", "ej aktuellt" or "inget svar"."""
    if answer.is_value:
        return value_text(indicator, answer.value)
    return labels.MISSING.get(answer.state.value, explanations.NO_ANSWER).lower()


def place_of(answer: Answer, item: str) -> Place:
    """Return where an answer stands; only the item where it was not found."""
    if answer.ref is None:
        return Place(item=item)
    return Place(file=answer.ref.file, sheet=answer.ref.sheet, cell=answer.ref.cell, item=item)
