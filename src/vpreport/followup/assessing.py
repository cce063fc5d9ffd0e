"""One indicator's status from target, baseline, outcome and rules, and why it is so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from vpreport.followup import measuring
from vpreport.followup.answers import is_confidential
from vpreport.followup.types import IndicatorStatus
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.types import (
    AssessmentRules,
    Indicator,
    IndicatorKind,
    Target,
    TargetBasis,
)
from vpreport.plan.wording import dated_target_in_sentence, target_in_sentence, value_text
from vpreport.texts import explanations as say
from vpreport.texts import numbers

_OF_CHOICE = {
    "yes": IndicatorStatus.MET,
    "met": IndicatorStatus.MET,
    "partly": IndicatorStatus.PARTLY,
    "no": IndicatorStatus.NOT_MET,
    "not_met": IndicatorStatus.NOT_MET,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A computed status and one Swedish sentence that explains it."""

    status: IndicatorStatus
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that a verdict rests on.

    `target` None: nothing is due, and `next_target` is the first to come. `outcome` is the answer
    to judge; for JUDGED it is the department's assessment, which only has a value together with
    a reason. `outcome_text` is the outcome in words. `baseline_text` says the baseline and where
    it comes from. `who` names the departments that the sentence is about; `missing` those whose
    part of a combined answer is not there.
    """

    indicator: Indicator
    target: Target | None
    next_target: Target | None
    outcome: Answer
    outcome_text: str
    baseline: Decimal | None
    baseline_text: str
    who: str
    submitted: bool
    rules: AssessmentRules
    missing: str = ""


def outcome_text(indicator: Indicator, outcome: Answer) -> str:
    """Return an outcome in words: "62 %", "plats 4", "«Ja»"; empty where there is no value."""
    text = value_text(indicator, outcome.value)
    if outcome.number is None:
        return say.quoted(text) if text else ""
    return say.place(text) if indicator.kind is IndicatorKind.RANK else text


def assess(case: Case) -> Verdict:
    """Return the computed status; total: there is one for every answer."""
    if is_confidential(case.indicator):
        return _verdict(IndicatorStatus.CONFIDENTIAL, say.confidential(case.indicator.confidential))
    if case.target is None:
        return _before_due(case)
    if case.indicator.kind is IndicatorKind.JUDGED:
        return _judged(case, case.target)
    if not case.outcome.is_value:
        return _without_value(case, dated_target_in_sentence(case.indicator, case.target))
    if case.outcome.number is not None:
        return _measured(case, case.target, case.outcome.number)
    return _chosen(case, case.target)


def _verdict(status: IndicatorStatus, explanation: str) -> Verdict:
    return Verdict(status=status, explanation=explanation)


def _before_due(case: Case) -> Verdict:
    if case.next_target is None:
        return _verdict(IndicatorStatus.NOT_DUE, say.no_target())
    target = dated_target_in_sentence(case.indicator, case.next_target)
    if not case.outcome.is_value or case.indicator.kind is IndicatorKind.JUDGED:
        return _verdict(IndicatorStatus.NOT_DUE, say.not_due(target))
    if case.outcome.number is not None:
        return _verdict(IndicatorStatus.NOT_DUE, say.not_due_but_given(case.outcome_text, target))
    if _OF_CHOICE[case.outcome.text] is IndicatorStatus.MET:
        return _verdict(IndicatorStatus.MET, say.answer_meets_early(case.outcome_text, target))
    return _verdict(IndicatorStatus.NOT_DUE, say.answer_not_due(case.outcome_text, target))


def _without_value(case: Case, target: str) -> Verdict:
    if case.missing:
        sentence = say.part_missing(case.missing, target)
        return _verdict(IndicatorStatus.NOT_ASSESSABLE, sentence)
    match case.outcome.state:
        case AnswerState.NOT_MEASURED:
            sentence = say.not_measured(case.who, target)
            return _verdict(IndicatorStatus.NOT_MEASURED, sentence)
        case AnswerState.NOT_APPLICABLE:
            return _verdict(IndicatorStatus.NOT_APPLICABLE, say.not_applicable(case.who))
        case AnswerState.REFUSED:
            return _verdict(IndicatorStatus.NOT_ASSESSABLE, say.unusable(case.who, target))
        case _:
            tell = say.not_reported if case.submitted else say.no_submission
            return _verdict(IndicatorStatus.NOT_REPORTED, tell(case.who, target))


def _judged(case: Case, target: Target) -> Verdict:
    if case.outcome.is_value:
        status = _OF_CHOICE[case.outcome.text]
        return _verdict(status, say.judged(case.who, case.outcome_text, target.when))
    if case.missing:
        sentence = say.part_missing_assessment(case.missing, target.when)
        return _verdict(IndicatorStatus.NOT_ASSESSABLE, sentence)
    if case.outcome.state is AnswerState.REFUSED:
        return _verdict(IndicatorStatus.NOT_ASSESSABLE, say.assessment_unusable(case.who))
    sentence = say.no_assessment(case.who, target.when)
    return _verdict(IndicatorStatus.NOT_REPORTED, sentence)


def _chosen(case: Case, target: Target) -> Verdict:
    status = _OF_CHOICE[case.outcome.text]
    tell = {
        IndicatorStatus.MET: say.answer_meets,
        IndicatorStatus.PARTLY: say.answer_partly,
        IndicatorStatus.NOT_MET: say.answer_fails,
    }[status]
    return _verdict(
        status, tell(case.outcome_text, dated_target_in_sentence(case.indicator, target))
    )


def _measured(case: Case, target: Target, outcome: Decimal) -> Verdict:
    level = measuring.target_level(target, case.baseline)
    if level is None:
        return _verdict(IndicatorStatus.NOT_ASSESSABLE, _no_level(case, target))
    way = measuring.share(
        case.indicator, target, outcome=outcome, level=level, baseline=case.baseline
    )
    status = measuring.status_of(outcome, target.comparison, level, way=way, rules=case.rules)
    if measuring.holds(outcome, target.comparison, level):
        wanted, counted_from = _target_words(case, target, level)
        return _verdict(status, say.meets(case.outcome_text, wanted, counted_from))
    told = _short_of(case, target, level, outcome=outcome, way=way, status=status)
    return _verdict(status, told)


def _short_of(
    case: Case,
    target: Target,
    level: Decimal,
    *,
    outcome: Decimal,
    way: Decimal | None,
    status: IndicatorStatus,
) -> str:
    wanted, counted_from = _target_words(case, target, level)
    if way is None:
        reason = _why_plain(case.indicator, target)
        return say.fails(case.outcome_text, wanted, counted_from, because=reason)
    limits = (case.rules.met_at, case.rules.partly_at)
    if measuring.is_by_change(case.indicator, target):
        return say.part_of_change(
            case.outcome_text,
            wanted,
            case.baseline_text,
            status=status.value,
            way=way,
            limits=limits,
        )
    return say.part_of_level(
        case.outcome_text,
        wanted,
        is_below=outcome < level,
        status=status.value,
        way=way,
        limits=limits,
    )


def _target_words(case: Case, target: Target, level: Decimal) -> tuple[str, str]:
    """Return the target and, where a change is counted, the baseline it is counted from."""
    plain = dated_target_in_sentence(case.indicator, target)
    if target.basis is TargetBasis.BASELINE:
        return say.baseline_as_target(plain, case.baseline_text), ""
    if not measuring.is_relative(target):
        return plain, ""
    shown = numbers.with_unit(level, case.indicator.unit)
    change = target_in_sentence(case.indicator, target)
    return say.level_of_change(shown, change, target.when), case.baseline_text


def _why_plain(indicator: Indicator, target: Target) -> str:
    if indicator.kind is IndicatorKind.RANK:
        return "rank"
    if target.basis is TargetBasis.BASELINE:
        return "baseline"
    return "change" if measuring.is_by_change(indicator, target) else "level"


def _no_level(case: Case, target: Target) -> str:
    wanted = dated_target_in_sentence(case.indicator, target)
    if case.baseline is None:
        return say.no_baseline(case.outcome_text, wanted)
    return say.no_percent(case.outcome_text, wanted, case.baseline_text)
