"""The table of a goal's indicators: target, outcome and status, and how each was judged."""

from __future__ import annotations

from typing import Final

from vpreport.followup.types import (
    DepartmentAnswer,
    FollowUp,
    GoalResult,
    IndicatorResult,
    IndicatorStatus,
)
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.types import Baseline, Indicator, IndicatorKind, Plan, TargetBasis
from vpreport.plan.wording import baseline_text, dated_target_text, value_text
from vpreport.report.section.blocks import Block, Cell, Column, Table, paragraph
from vpreport.report.section.ooxml import one_line
from vpreport.report.section.prose import lines_of
from vpreport.report.section.sourced import answers_from, with_source
from vpreport.report.section.wording import (
    departments,
    has_forecast,
    name_of,
    row_of,
    status_cell,
    status_words,
)
from vpreport.texts import labels, secrecy
from vpreport.texts import section as texts

# Targets that do not say themselves which level they mean.
_CHANGES: Final = frozenset({TargetBasis.PERCENT_CHANGE, TargetBasis.POINT_CHANGE})


def indicator_blocks(followup: FollowUp, result: GoalResult) -> tuple[Block, ...]:
    """Return the table and its source, or the sentence that the goal has no indicator."""
    if not result.indicators:
        return (paragraph(texts.NO_INDICATORS),)
    with_forecast = has_forecast(followup)
    table = Table(
        key=f"indicators_{result.goal.id}",
        caption=texts.caption_indicators(name_of(result.goal)),
        description=texts.described_indicators(with_forecast=with_forecast),
        columns=_columns(with_forecast=with_forecast),
        rows=tuple(
            _row(followup.plan, each, with_forecast=with_forecast) for each in result.indicators
        ),
    )
    return with_source(table, _source(followup.plan, result))


def _columns(*, with_forecast: bool) -> tuple[Column, ...]:
    columns = (
        Column(title=texts.COLUMN_INDICATOR, share=40),
        Column(title=texts.COLUMN_TARGET, share=17),
        Column(title=texts.COLUMN_OUTCOME, share=15),
        Column(title=texts.COLUMN_INDICATOR_FORECAST, share=10),
        Column(title=texts.COLUMN_STATUS, share=18),
    )
    return columns if with_forecast else (*columns[:3], columns[4])


def _row(plan: Plan, result: IndicatorResult, *, with_forecast: bool) -> tuple[Cell, ...]:
    if result.indicator.is_closed:
        return _confidential(result, with_forecast=with_forecast)
    row = (
        Cell(row_of(result.indicator), notes=_notes(plan, result)),
        _target(result),
        Cell(outcome_words(result)),
        Cell(value_text(result.indicator, result.forecast.value) or texts.NONE),
        status_cell(result.status, labels.INDICATOR_STATUS),
    )
    return row if with_forecast else (*row[:3], row[4])


def _confidential(result: IndicatorResult, *, with_forecast: bool) -> tuple[Cell, ...]:
    """Return the row of a confidential indicator, made of the plan's words and nothing else."""
    note = secrecy.not_counted(result.indicator.confidential or "")
    name = Cell(row_of(result.indicator), notes=(note,))
    blank = Cell(texts.NONE)
    status = status_cell(result.status, labels.INDICATOR_STATUS)
    return (name, blank, blank, blank, status) if with_forecast else (name, blank, blank, status)


def _target(result: IndicatorResult) -> Cell:
    indicator, after = result.indicator, result.next_target
    notes = []
    is_change = result.target is not None and result.target.basis in _CHANGES
    if is_change and result.target_level is not None:
        notes.append(texts.target_level(value_text(indicator, result.target_level)))
    if result.baseline is not None:
        when = indicator.baseline.when if indicator.baseline else ""
        said = baseline_text(Baseline(value=result.baseline, when=when), indicator.unit)
        notes.append(texts.counted_from(said))
    if after:
        notes.append(texts.next_target(dated_target_text(indicator, after)))
    now = dated_target_text(indicator, result.target) if result.target else texts.NO_TARGET_YET
    return Cell(now, notes=tuple(notes))


def outcome_words(result: IndicatorResult) -> str:
    """Return the outcome; a dash where none is asked for yet."""
    if len(result.answers) > 1 and result.outcome.state is AnswerState.REFUSED:
        return texts.INCOMPLETE
    if result.status is IndicatorStatus.NOT_DUE and result.outcome.state is AnswerState.BLANK:
        return texts.NONE
    return _outcome(result.indicator, result.outcome)


def _outcome(indicator: Indicator, answer: Answer) -> str:
    """Return the outcome, or in words why there is none: the four ways are told apart."""
    if indicator.kind is IndicatorKind.JUDGED:
        return texts.JUDGED_IN_WORDS
    match answer.state:
        case AnswerState.VALUE:
            return value_text(indicator, answer.value)
        case AnswerState.NOT_MEASURED | AnswerState.NOT_APPLICABLE:
            return labels.MISSING[answer.state.value]
        case AnswerState.BLANK:
            return texts.OUTCOME_BLANK
        case AnswerState.REFUSED:
            return texts.unusable(one_line(answer.raw))


def _notes(plan: Plan, result: IndicatorResult) -> tuple[str, ...]:
    judgement = result.judgement
    explanation = texts.sentence(judgement.explanation)
    notes = [secrecy.with_provision(explanation, result.indicator.confidential)]
    is_judged = result.indicator.kind is IndicatorKind.JUDGED  # the explanation tells, when due
    is_due = judgement.computed is not IndicatorStatus.NOT_DUE
    if judgement.chosen is not None and not (is_judged and is_due):
        chosen = labels.INDICATOR_STATUS[judgement.chosen.value]
        computed = status_words(judgement.computed, labels.INDICATOR_STATUS)
        notes.append(texts.indicator_own_assessment(chosen, computed))
    elif not is_judged and any(a.assessment.state is AnswerState.REFUSED for a in result.answers):
        notes.append(texts.UNUSED_ASSESSMENT)
    if reason := " ".join(lines_of(judgement.reason)):
        notes.append(texts.reason(reason))
    if any(name not in judgement.explanation for name in _names(plan, result)):
        notes.append(_each_answer(plan, result))
    comments = (_comment(plan, result, answer) for answer in result.answers)
    return (*notes, *(comment for comment in comments if comment))


def _names(plan: Plan, result: IndicatorResult) -> tuple[str, ...]:
    """Return the departments whose answers became one; none where one department answers."""
    several = len(result.answers) > 1
    return departments(plan, tuple(a.department for a in result.answers)) if several else ()


def _each_answer(plan: Plan, result: IndicatorResult) -> str:
    """Return all the answers, for where the explanation does not tell each of them."""
    shown = (_outcome(result.indicator, each.outcome) for each in result.answers)
    answers = tuple(zip(_names(plan, result), shown, strict=True))
    return texts.answers_by_department(answers, labels.COMBINE[result.indicator.combine.value])


def _comment(plan: Plan, result: IndicatorResult, answer: DepartmentAnswer) -> str:
    text = " ".join(lines_of(answer.comment.text))
    if not text:
        return ""
    several = len(result.answers) > 1
    return texts.comment(text, plan.department(answer.department).name if several else "")


def _source(plan: Plan, result: GoalResult) -> str:
    """Return whose answers the table builds on, and the sources that the plan names."""
    public = [each for each in result.indicators if not each.indicator.is_closed]
    if not public:
        return texts.SOURCE_PLAN
    answered = (answer.department for each in public for answer in each.answers if answer.submitted)
    named = dict.fromkeys(each.indicator.source for each in public if each.indicator.source)
    return answers_from(plan, answered, tuple(named))
