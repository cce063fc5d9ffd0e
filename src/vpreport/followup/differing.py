"""What several departments' answers leave unclear: nothing is chosen among them in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vpreport.findings import Code, Finding
from vpreport.followup.answers import (
    SAID,
    Received,
    answer_text,
    outcome_of,
    own_assessment,
    place_of,
)
from vpreport.followup.combining import combine_of
from vpreport.followup.types import IndicatorResult
from vpreport.intake.types import Answer, AnswerState
from vpreport.plan.assignments import Assignment
from vpreport.plan.types import Activity, Combine, IndicatorKind
from vpreport.template.activities import ACTIVITIES
from vpreport.template.assignments import ASSIGNMENTS, choices_for
from vpreport.template.fields import ACTIVITY_STATUS, Choices
from vpreport.texts import explanations, labels

Said = Mapping[str, tuple[Answer, str]]
"""Each department's answer and the same in words; the lead's comes first."""


def indicator_findings(got: Received, result: IndicatorResult) -> tuple[Finding, ...]:
    """Return what to look into where departments do not agree about an indicator."""
    indicator = result.indicator
    how = combine_of(indicator)
    item = f"{indicator.number} {indicator.text}"
    answers = {a.department: outcome_of(indicator, a) for a in result.answers}
    said = {d: (answer, answer_text(indicator, answer)) for d, answer in answers.items()}
    findings: list[Finding] = []
    if how is Combine.LEAD:
        findings += _where_lead_decides(got, said, item)
    elif how is not Combine.EACH and result.target is not None:
        findings += _where_all_are_needed(got, said, item)
    if how is not Combine.EACH and indicator.kind is not IndicatorKind.JUDGED:
        findings += _about_assessments(got, result, item)
    return tuple(findings)


def activity_findings(got: Received, activity: Activity) -> tuple[Finding, ...]:
    """Return what to look into where departments do not agree about an activity."""
    return _about_status(got, ACTIVITIES.key, activity, ACTIVITY_STATUS)


def assignment_findings(got: Received, assignment: Assignment) -> tuple[Finding, ...]:
    """Return what to look into where departments do not agree about an assignment or motion."""
    return _about_status(got, ASSIGNMENTS.key, assignment, choices_for(assignment))


def _about_status(
    got: Received, table: str, row: Activity | Assignment, choices: Choices
) -> tuple[Finding, ...]:
    said: dict[str, tuple[Answer, str]] = {}
    for department in row.departments:
        status = got.about(table, row.id, "status", department)
        words = choices.label(status.text) if status.is_value else explanations.NO_ANSWER
        said[department] = (status, words)
    return tuple(_where_lead_decides(got, said, f"{row.number} {row.text}"))


def _where_lead_decides(got: Received, said: Said, item: str) -> Iterable[Finding]:
    lead = next(iter(said))
    spoken = {d: (answer, words) for d, (answer, words) in said.items() if answer.state in SAID}
    if lead not in spoken:
        if spoken:
            yield _part_missing(got, said, [lead], spoken, item)
        return
    if len({(answer.state, answer.value) for answer, _ in spoken.values()}) > 1:
        yield _differ(got, {d: words for d, (_, words) in spoken.items()}, said[lead][0], item)


def _where_all_are_needed(got: Received, said: Said, item: str) -> Iterable[Finding]:
    given = {d: pair for d, pair in said.items() if pair[0].is_value}
    left_out = AnswerState.NOT_APPLICABLE
    missing = [d for d, (a, _) in said.items() if d not in given and a.state is not left_out]
    if given and missing:
        yield _part_missing(got, said, missing, given, item)


def _about_assessments(got: Received, result: IndicatorResult, item: str) -> Iterable[Finding]:
    chosen = {answer.department: own_assessment(answer) for answer in result.answers}
    lead = result.answers[0]
    if all(own in (None, chosen[lead.department]) for own in chosen.values()):
        return
    words = {
        department: labels.ASSESSMENT[own.value] if own else explanations.NO_OWN_ASSESSMENT
        for department, own in chosen.items()
    }
    yield _differ(got, words, lead.assessment, item)


def _differ(got: Received, words: Mapping[str, str], lead: Answer, item: str) -> Finding:
    answers = tuple(f"{got.name(department)} «{text}»" for department, text in words.items())
    return Finding(
        code=Code.ANSWERS_DIFFER,
        place=place_of(lead, item),
        params={"answers": answers, "lead": got.name(next(iter(words)))},
    )


def _part_missing(
    got: Received, said: Said, missing: Iterable[str], given: Said, item: str
) -> Finding:
    answers = tuple(f"{got.name(department)} «{text}»" for department, (_, text) in given.items())
    return Finding(
        code=Code.PART_MISSING,
        place=place_of(next(iter(said.values()))[0], item),
        params={
            "missing": tuple(got.name(department) for department in missing),
            "answers": answers,
        },
    )
