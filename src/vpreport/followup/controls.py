"""How the controls came out: department by department, control by control, and summed."""

from __future__ import annotations

from typing import Final

from vpreport.followup.answers import Received
from vpreport.followup.control_types import (
    ControlAnswer,
    ControlResult,
    ControlStatus,
    ControlSums,
    Performed,
)
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.controls import Control, ControlPlan, followed
from vpreport.template.controls import CONTROLS

# Of several departments' answers the gravest stands for the control: a deviation is never hidden
# by others' good results, and one that is silent keeps it from being without deviation.
_GRAVEST_FIRST: Final = (
    ControlStatus.MAJOR_DEVIATION,
    ControlStatus.MINOR_DEVIATION,
    ControlStatus.NOT_PERFORMED,
    ControlStatus.INCOMPLETE,
    ControlStatus.NOT_REPORTED,
    ControlStatus.WITHOUT_DEVIATION,
)


def control_results(got: Received, year: int) -> tuple[ControlResult, ...]:
    """Return every control that is followed in the year, answered or not, by plan and order."""
    return tuple(_result(got, *pair) for pair in followed(got.plan.control_plans, year))


def control_sums(results: tuple[ControlResult, ...]) -> ControlSums:
    """Return the counts that the management report needs."""
    shown = [result for result in results if result.status is not ControlStatus.CONFIDENTIAL]
    return ControlSums(
        total=len(shown),
        performed=sum(result.performed is Performed.YES for result in shown),
        partly=sum(result.performed is Performed.PARTLY for result in shown),
        by_status={
            status.value: sum(result.status is status for result in shown)
            for status in ControlStatus
            if status is not ControlStatus.CONFIDENTIAL
        },
        confidential=len(results) - len(shown),
    )


def _result(got: Received, control_plan: ControlPlan, control: Control) -> ControlResult:
    """Return the result; whatever came in about a confidential control is left behind here."""
    if control.is_closed:
        return ControlResult(
            control_plan=control_plan,
            control=control,
            status=ControlStatus.CONFIDENTIAL,
            performed=Performed.CONFIDENTIAL,
            answers=(),
        )
    answers = tuple(_answer(got, control, department) for department in control.departments)
    statuses = {answer.status for answer in answers}
    return ControlResult(
        control_plan=control_plan,
        control=control,
        status=next(status for status in _GRAVEST_FIRST if status in statuses),
        performed=_together(answers),
        answers=answers,
    )


def _answer(got: Received, control: Control, department: str) -> ControlAnswer:
    def said(column: str) -> Answer:
        return got.about(CONTROLS.key, control.id, column, department)

    done, result = said("done"), said("result")
    performed = Performed(done.text) if done.is_value else Performed.NOT_REPORTED
    return ControlAnswer(
        department=department,
        status=_status(done, result, performed),
        performed=performed,
        done=done,
        result=result,
        finding=said("finding").text,
        corrective_action=said("corrective_action").text,
        due=said("due").date,
    )


def _status(done: Answer, result: Answer, performed: Performed) -> ControlStatus:
    """Return the status of one answer, the graver where its two parts contradict each other."""
    chosen = ControlStatus(result.text) if result.is_value else None
    if chosen is not None and chosen.is_deviation:
        return chosen
    if ControlStatus.NOT_PERFORMED is chosen or performed is Performed.NO:
        return ControlStatus.NOT_PERFORMED
    if chosen is not None and performed is not Performed.NOT_REPORTED:
        return chosen
    is_silent = done.state is result.state is AnswerState.BLANK
    return ControlStatus.NOT_REPORTED if is_silent else ControlStatus.INCOMPLETE


def _together(answers: tuple[ControlAnswer, ...]) -> Performed:
    said = {answer.performed for answer in answers}
    if len(said) == 1:
        return said.pop()
    some = said & {Performed.YES, Performed.PARTLY}
    if some:
        return Performed.PARTLY
    return Performed.NO if Performed.NO in said else Performed.NOT_REPORTED
