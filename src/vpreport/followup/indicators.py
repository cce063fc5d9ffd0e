"""One indicator's result: the departments' answers, the combined one, the status, the forecast."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from vpreport.followup.answers import Received, department_answers, is_confidential
from vpreport.followup.assessing import Case, Verdict, assess, outcome_text
from vpreport.followup.combining import Combined, Part, combine, combine_of, loudest
from vpreport.followup.measuring import target_level
from vpreport.followup.types import (
    DepartmentAnswer,
    IndicatorResult,
    IndicatorStatus,
    Judgement,
)
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.types import Combine, Goal, Indicator, IndicatorKind, Target
from vpreport.plan.wording import baseline_text, dated_target_text
from vpreport.texts import explanations as say
from vpreport.texts import numbers

# Where no department could be judged, the status that most needs attention speaks for all.
_LOUDEST_FIRST: Final = (
    IndicatorStatus.NOT_ASSESSABLE,
    IndicatorStatus.NOT_REPORTED,
    IndicatorStatus.NOT_MEASURED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """An indicator at a checkpoint with what the departments said about it."""

    got: Received
    indicator: Indicator
    answers: tuple[DepartmentAnswer, ...]
    target: Target | None
    next_target: Target | None

    @property
    def how(self) -> Combine:
        return Combine.LEAD if is_confidential(self.indicator) else combine_of(self.indicator)

    @property
    def known_baseline(self) -> Decimal | None:
        return self.indicator.baseline.value if self.indicator.baseline else None


def indicator_result(
    got: Received, goal: Goal, indicator: Indicator, at: dt.date
) -> IndicatorResult:
    """Return the indicator's result at the date of the checkpoint."""
    is_open = not is_confidential(indicator)
    question = _Question(
        got=got,
        indicator=indicator,
        answers=department_answers(got, indicator),
        target=indicator.target_at(at) if is_open else None,
        next_target=indicator.target_after(at) if is_open else None,
    )
    combined, verdict = _combined(question, _outcomes(question))
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


def _outcomes(question: _Question) -> tuple[Part, ...]:
    return tuple(
        Part(
            department=answer.department,
            answer=outcome_of(question.indicator, answer),
            baseline=_baseline(question, answer),
        )
        for answer in question.answers
    )


def _forecasts(question: _Question) -> tuple[Part, ...]:
    return tuple(
        Part(
            department=answer.department,
            answer=answer.forecast,
            baseline=_baseline(question, answer),
        )
        for answer in question.answers
    )


def _baseline(question: _Question, answer: DepartmentAnswer) -> Decimal | None:
    known = question.known_baseline
    return answer.baseline.number if known is None else known


def _combined(question: _Question, parts: tuple[Part, ...]) -> tuple[Combined, Verdict]:
    if question.how is Combine.EACH:
        return _each(question, parts)
    combined = combine(parts, question.how, question.target or question.next_target)
    if question.known_baseline is not None:
        combined = replace(combined, baseline=question.known_baseline)
    return combined, assess(_case(question, combined, parts))


def _case(question: _Question, combined: Combined, parts: tuple[Part, ...]) -> Case:
    names = question.got.name
    return Case(
        indicator=question.indicator,
        target=question.target,
        next_target=question.next_target,
        outcome=combined.answer,
        outcome_text=_outcome_text(question, combined, parts),
        baseline=combined.baseline,
        baseline_text=_baseline_text(question.indicator, combined.baseline),
        who=numbers.joined([names(department) for department in combined.departments]),
        submitted=any(question.got.has(department) for department in combined.departments),
        rules=question.got.plan.assessment,
        missing=numbers.joined([names(department) for department in combined.missing]),
    )


def _outcome_text(question: _Question, combined: Combined, parts: tuple[Part, ...]) -> str:
    text = outcome_text(question.indicator, combined.answer)
    if len(combined.departments) < 2:
        return text
    return say.combined(text, question.how.value, _each_value(question, parts))


def _each_value(question: _Question, parts: tuple[Part, ...]) -> list[str]:
    return [
        say.department_value(
            question.got.name(part.department),
            outcome_text(question.indicator, part.answer),
        )
        for part in parts
        if part.answer.is_value
    ]


def _baseline_text(indicator: Indicator, baseline: Decimal | None) -> str:
    if baseline is None:
        return ""
    planned = indicator.baseline
    if planned is not None and planned.value is not None:
        return baseline_text(planned, indicator.unit)
    value = numbers.with_unit(baseline, indicator.unit)
    return say.baseline_from_department(value, planned.when if planned else "")


def _each(question: _Question, parts: tuple[Part, ...]) -> tuple[Combined, Verdict]:
    """Judge every department for itself; its own assessment counts for its part."""
    statuses = []
    words = []
    for part, answer in zip(parts, question.answers, strict=True):
        alone = combine((part,), Combine.LEAD, question.target)
        case = _case(question, alone, (part,))
        own = own_assessment(answer)
        statuses.append(own or assess(case).status)
        words.append(say.department_part(case.who, case.outcome_text, is_own=own is not None))
    status = _rolled_up(statuses)
    target = question.target or question.next_target
    if target is None:
        explanation = say.no_target()
    elif set(statuses) == {IndicatorStatus.NOT_DUE}:
        explanation = say.not_due(dated_target_text(question.indicator, target))
    else:
        explanation = say.each(
            dated_target_text(question.indicator, target),
            [(word, one.value) for word, one in zip(words, statuses, strict=True)],
            status.value,
        )
    return _side_by_side(question, parts), Verdict(status=status, explanation=explanation)


def _rolled_up(statuses: list[IndicatorStatus]) -> IndicatorStatus:
    counted = [status for status in statuses if status is not IndicatorStatus.NOT_APPLICABLE]
    if not counted:
        return IndicatorStatus.NOT_APPLICABLE
    if IndicatorStatus.NOT_DUE in counted:
        return IndicatorStatus.NOT_DUE
    if not any(status.is_judged for status in counted):
        return min(counted, key=_LOUDEST_FIRST.index)
    if all(status is IndicatorStatus.MET for status in counted):
        return IndicatorStatus.MET
    if IndicatorStatus.MET in counted or IndicatorStatus.PARTLY in counted:
        return IndicatorStatus.PARTLY
    return IndicatorStatus.NOT_MET


def _side_by_side(question: _Question, parts: tuple[Part, ...]) -> Combined:
    """Return the answers as one text, since several values are no one value."""
    given = [part for part in parts if part.answer.is_value]
    if not given:
        return replace(loudest(parts), baseline=question.known_baseline)
    text = ", ".join(_each_value(question, parts))
    return Combined(
        answer=replace(given[0].answer, value=text),
        baseline=question.known_baseline,
        departments=tuple(part.department for part in given),
    )


def _forecast(question: _Question) -> tuple[Answer, IndicatorStatus | None]:
    """Return the combined forecast and how it would be judged on the date that it is about."""
    about = replace(question, target=question.next_target or question.target, next_target=None)
    parts = _forecasts(about)
    if about.how is not Combine.EACH:
        combined, verdict = _combined(about, parts)
        return combined.answer, verdict.status if verdict.status.is_judged else None
    shown = _side_by_side(about, parts).answer
    if not all(part.answer.is_value for part in parts):
        return shown, None
    alone = [combine((part,), Combine.LEAD, about.target) for part in parts]
    cases = [_case(about, one, (part,)) for one, part in zip(alone, parts, strict=True)]
    status = _rolled_up([assess(case).status for case in cases])
    return shown, status if status.is_judged else None


def _judgement(question: _Question, verdict: Verdict, combined: Combined) -> Judgement:
    person = _who_judges(question, combined)
    chosen = own_assessment(person) if person else None
    return Judgement(
        computed=verdict.status,
        chosen=chosen,
        explanation=verdict.explanation,
        reason=person.reason.text if person and chosen else "",
    )


def _who_judges(question: _Question, combined: Combined) -> DepartmentAnswer | None:
    """Return the answer whose own assessment is for the whole indicator.

    Under EACH there is none: each assessment already counts for its own part. Where the
    departments' assessments are what is combined, the one that decided is theirs.
    """
    if question.how is Combine.EACH:
        return None
    if question.indicator.kind is not IndicatorKind.JUDGED:
        return question.answers[0]
    return next(
        (
            answer
            for answer in question.answers
            if combined.answer.is_value
            and answer.assessment.value == combined.answer.value
            and own_assessment(answer)
        ),
        None,
    )
