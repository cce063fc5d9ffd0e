"""Every department judged for itself, and the indicator's status out of theirs (Combine.EACH)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from vpreport.followup.answers import outcome_of, own_assessment
from vpreport.followup.assessing import Verdict, assess
from vpreport.followup.combining import Combined, Part, alone, loudest
from vpreport.followup.question import Question
from vpreport.followup.types import IndicatorStatus
from vpreport.intake.types import Answer
from vpreport.plan.types import IndicatorKind
from vpreport.plan.wording import dated_target_in_sentence
from vpreport.texts import explanations as say

# Where no department could be judged, the status that most needs attention speaks for all.
_LOUDEST_FIRST: Final = (
    IndicatorStatus.NOT_ASSESSABLE,
    IndicatorStatus.NOT_REPORTED,
    IndicatorStatus.NOT_MEASURED,
)


def judge_each(question: Question) -> tuple[Combined, Verdict]:
    """Return the outcomes side by side and the status; an own assessment counts for its part."""
    parts = question.parts(lambda answer: outcome_of(question.indicator, answer))
    cases = [question.case(alone(part), (part,)) for part in parts]
    own = [own_assessment(answer) for answer in question.answers]
    statuses = [chosen or assess(case).status for chosen, case in zip(own, cases, strict=True)]
    is_override = question.indicator.kind is not IndicatorKind.JUDGED
    words = [
        say.department_part(case.who, case.outcome_text, is_own=is_override and bool(chosen))
        for case, chosen in zip(cases, own, strict=True)
    ]
    status = roll_up(statuses)
    explanation = _explanation(question, words, statuses, status)
    return _side_by_side(question, parts), Verdict(status=status, explanation=explanation)


def forecast_each(question: Question) -> tuple[Answer, IndicatorStatus | None]:
    """Return the forecasts side by side and their status, None unless all gave one."""
    parts = question.parts(lambda answer: answer.forecast)
    shown = _side_by_side(question, parts).answer
    if not all(part.answer.is_value for part in parts):
        return shown, None
    status = roll_up([assess(question.case(alone(part), (part,))).status for part in parts])
    return shown, status if status.is_judged else None


def roll_up(statuses: list[IndicatorStatus]) -> IndicatorStatus:
    """Return the status of the whole; a missing part makes it at best partly met."""
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


def _explanation(
    question: Question,
    words: list[str],
    statuses: list[IndicatorStatus],
    status: IndicatorStatus,
) -> str:
    target = question.target or question.next_target
    if target is None:
        return say.no_target()
    wanted = dated_target_in_sentence(question.indicator, target)
    if set(statuses) == {IndicatorStatus.NOT_DUE}:
        return say.not_due(wanted)
    stands = [(word, one.value) for word, one in zip(words, statuses, strict=True)]
    return say.each(wanted, stands, status.value)


def _side_by_side(question: Question, parts: tuple[Part, ...]) -> Combined:
    """Return the answers as one text, since several values are no one value."""
    given = [part for part in parts if part.answer.is_value]
    if not given:
        return replace(loudest(parts), baseline=question.known_baseline)
    return Combined(
        answer=replace(given[0].answer, value=", ".join(question.values(parts))),
        baseline=question.known_baseline,
        departments=tuple(part.department for part in given),
    )
