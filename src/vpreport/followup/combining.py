"""Several departments' answers to one indicator become one, or none: never a wrong sum."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from vpreport.followup.measuring import goodness, target_level
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.types import Combine, Indicator, IndicatorKind, Target

_NUMBERS: Final = frozenset(
    {IndicatorKind.NUMBER, IndicatorKind.SHARE, IndicatorKind.CHANGE, IndicatorKind.RANK}
)
# From worst to best: the answers of lists that have an order.
_CHOICES: Final = ("no", "not_met", "partly", "yes", "met")
# Where nobody gave a value, the state that most needs attention speaks for all.
_LOUDEST_FIRST: Final = (
    AnswerState.REFUSED,
    AnswerState.BLANK,
    AnswerState.NOT_MEASURED,
    AnswerState.NOT_APPLICABLE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One department's answer, with the baseline that the same department gave (or None)."""

    department: str
    answer: Answer
    baseline: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """One answer out of several.

    `departments` are those it rests on; `missing` those whose answer was needed while others
    had answered. With something missing, `answer` is REFUSED: a part is not the whole.
    """

    answer: Answer
    baseline: Decimal | None
    departments: tuple[str, ...]
    missing: tuple[str, ...] = ()


def combine_of(indicator: Indicator) -> Combine:
    """Return how the indicator's answers become one; LEAD where only one department answers.

    Yes and no have no sum or mean, so each is judged then; the lowest of them is the worst.
    """
    if len(indicator.departments) == 1:
        return Combine.LEAD
    if indicator.kind in _NUMBERS:
        return indicator.combine
    if indicator.combine in (Combine.SUM, Combine.MEAN):
        return Combine.EACH
    return Combine.WORST if indicator.combine is Combine.MIN else indicator.combine


def combine(parts: tuple[Part, ...], how: Combine, target: Target | None) -> Combined:
    """Return the parts as one. The first part is the lead's; `target` gives worst its direction.

    A department that says "ej aktuellt" is left out, since the question is not about it.
    """
    if how is Combine.LEAD:
        return alone(parts[0])
    asked = [part for part in parts if part.answer.state is not AnswerState.NOT_APPLICABLE]
    given = [part for part in asked if part.answer.is_value]
    if not given:
        return loudest(parts)
    if len(given) < len(asked):
        return Combined(
            answer=Answer(state=AnswerState.REFUSED, ref=parts[0].answer.ref),
            baseline=None,
            departments=tuple(part.department for part in given),
            missing=tuple(part.department for part in asked if not part.answer.is_value),
        )
    if how in (Combine.SUM, Combine.MEAN):
        return _added(given, divide=how is Combine.MEAN)
    return _picked(given, how, target)


def loudest(parts: tuple[Part, ...]) -> Combined:
    """Return what to say where no department gave a value."""
    state = min((part.answer.state for part in parts), key=_LOUDEST_FIRST.index)
    those = [part for part in parts if part.answer.state is state]
    return Combined(
        answer=those[0].answer,
        baseline=None,
        departments=tuple(part.department for part in those),
    )


def alone(part: Part) -> Combined:
    """Return one department's answer as the combined one."""
    return Combined(answer=part.answer, baseline=part.baseline, departments=(part.department,))


def _added(given: list[Part], *, divide: bool) -> Combined:
    count = len(given) if divide else 1
    values = [part.answer.number or Decimal(0) for part in given]
    baselines = [part.baseline for part in given if part.baseline is not None]
    return Combined(
        answer=replace(given[0].answer, value=sum(values, Decimal(0)) / count),
        baseline=sum(baselines, Decimal(0)) / count if len(baselines) == len(given) else None,
        departments=tuple(part.department for part in given),
    )


def _picked(given: list[Part], how: Combine, target: Target | None) -> Combined:
    def standing(part: Part) -> Decimal:
        value = part.answer.number
        if value is None:
            return Decimal(_CHOICES.index(part.answer.text))
        if how is Combine.MIN or target is None:
            return value
        return goodness(value, target, target_level(target, part.baseline) or Decimal(0))

    chosen = min(given, key=standing)
    return replace(alone(chosen), departments=tuple(part.department for part in given))
