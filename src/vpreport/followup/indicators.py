"""One indicator's result: the departments' answers, the combined one, the status, the forecast."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from vpreport.followup.answers import (
    Received,
    department_answers,
    is_confidential,
    outcome_of,
    own_assessment,
)
from vpreport.followup.assessing import Verdict, assess
from vpreport.followup.combining import Combined, combine
from vpreport.followup.each import forecast_each, judge_each
from vpreport.followup.measuring import target_level
from vpreport.followup.question import Question
from vpreport.followup.types import (
    DepartmentAnswer,
    IndicatorResult,
    IndicatorStatus,
    Judgement,
)
from vpreport.intake.types import Answer
from vpreport.plan.types import Combine, Goal, Indicator, IndicatorKind


def indicator_result(
    got: Received, goal: Goal, indicator: Indicator, at: dt.date
) -> IndicatorResult:
    """Return the indicator's result at the date of the checkpoint."""
    is_open = not is_confidential(indicator)
    question = Question(
        got=got,
        indicator=indicator,
        answers=department_answers(got, indicator),
        target=indicator.target_at(at) if is_open else None,
        next_target=indicator.target_after(at) if is_open else None,
    )
    combined, verdict = _outcome(question)
    forecast, forecast_status = _forecast(question)
    baseline = combined.baseline if is_open else None
    return IndicatorResult(
        indicator=indicator,
        goal=goal,
        target=question.target,
        next_target=question.next_target,
        target_level=target_level(question.target, baseline) if question.target else None,
        baseline=baseline,
        outcome=combined.answer,
        forecast=forecast,
        forecast_status=forecast_status,
        judgement=_judgement(question, verdict, combined),
        answers=question.answers,
    )


def _outcome(question: Question) -> tuple[Combined, Verdict]:
    if question.how is Combine.EACH:
        return judge_each(question)
    return _combined(question, lambda answer: outcome_of(question.indicator, answer))


def _forecast(question: Question) -> tuple[Answer, IndicatorStatus | None]:
    """Return the combined forecast and how it would be judged on the date that it is about."""
    about = replace(question, target=question.next_target or question.target, next_target=None)
    if about.how is Combine.EACH:
        return forecast_each(about)
    combined, verdict = _combined(about, lambda answer: answer.forecast)
    return combined.answer, verdict.status if verdict.status.is_judged else None


def _combined(
    question: Question, said: Callable[[DepartmentAnswer], Answer]
) -> tuple[Combined, Verdict]:
    parts = question.parts(said)
    combined = combine(parts, question.how, question.target or question.next_target)
    if question.known_baseline is not None:
        combined = replace(combined, baseline=question.known_baseline)
    return combined, assess(question.case(combined, parts))


def _judgement(question: Question, verdict: Verdict, combined: Combined) -> Judgement:
    person = _who_judges(question, combined)
    chosen = own_assessment(person) if person else None
    return Judgement(
        computed=verdict.status,
        chosen=chosen,
        explanation=verdict.explanation,
        reason=person.reason.text if person and chosen else "",
    )


def _who_judges(question: Question, combined: Combined) -> DepartmentAnswer | None:
    """Return the answer whose own assessment is for the whole indicator.

    Under EACH there is none: each assessment already counts for its own part. Where the
    departments' assessments are what is combined, it is the answer that decided.
    """
    if question.how is Combine.EACH:
        return None
    if question.indicator.kind is not IndicatorKind.JUDGED:
        return question.answers[0]
    deciding = combined.answer.value
    return next(
        (a for a in question.answers if own_assessment(a) and a.assessment.value == deciding), None
    )
