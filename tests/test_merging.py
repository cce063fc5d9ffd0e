"""The whole follow-up: every item of the plan, with texts, dates and provenance."""

import datetime as dt
from dataclasses import replace

import pytest
from sample import AR, DELAR, answered, small_plan

from vpreport.findings import Code, Finding, Place, UsageError
from vpreport.followup.merging import merge
from vpreport.followup.rules import rules_in_words
from vpreport.followup.types import ActivityStatus, GoalStatus
from vpreport.intake.types import Intake
from vpreport.plan.types import GoalRule
from vpreport.texts.messages import describe


def test_an_empty_folder_still_gives_the_whole_plan():
    plan = small_plan()
    followup = merge(plan, Intake(plan=plan, checkpoint=DELAR))
    assert [r.goal.number for r in followup.goals] == ["1.1", "1.2", "2.1", "2.2", "2.3", "2.4"]
    assert [r.indicator for r in followup.indicators] == list(plan.indicators)
    assert [r.activity for r in followup.activities] == list(plan.activities)
    assert followup.missing_departments == ("ledning", "it", "ekonomi")


OUTCOME_OF_IT = ("indicators", "edala", "outcome")
OUTCOME_OF_LEDNING = ("indicators", "granskade-planer", "outcome")


def test_departments_that_sent_nothing_are_named_after_the_findings_of_the_intake():
    plan = small_plan()
    first = Finding(code=Code.NO_FILES, place=Place(file="inbox"))
    said = {"it": {OUTCOME_OF_IT: 2}, "ledning": {OUTCOME_OF_LEDNING: 4}}
    intake = replace(answered(plan, DELAR, said), findings=(first,))
    findings = merge(plan, intake).findings
    assert findings[0] is first
    (sentence,) = (describe(finding) for finding in findings[1:])
    assert sentence == (
        "Ekonomiavdelningen: Ingen redovisning som går att använda har kommit in. Be avdelningen "
        "att skicka in sin mall. Till dess står «Ej redovisat» för det som den ansvarar för. (M701)"
    )


def test_a_department_that_is_asked_for_nothing_is_not_missed():
    plan = small_plan()
    alone = replace(plan, goals=plan.goals_of("trygg")[:1])
    followup = merge(alone, answered(alone, DELAR, {"ledning": {OUTCOME_OF_LEDNING: 4}}))
    assert followup.findings == ()
    assert followup.missing_departments == ()


def test_an_activity_is_overdue_when_its_date_has_passed_and_it_is_neither_done_nor_cancelled():
    plan = small_plan()

    def overdue(status: str | None) -> bool:
        said = {("activities", "inventera", "status"): status}
        followup = merge(plan, answered(plan, DELAR, {"ledning": said}))
        return followup.activities[0].overdue

    assert [overdue(s) for s in ("ongoing", "late", "not_started", None)] == [True] * 4
    assert [overdue(s) for s in ("done", "cancelled")] == [False] * 2


def test_an_activity_without_a_date_or_due_later_is_not_overdue():
    plan = small_plan()
    results = {r.activity.id: r for r in merge(plan, answered(plan, DELAR, {})).activities}
    assert not results["portal"].overdue
    assert not results["prioritera"].overdue


def test_an_activity_due_on_the_day_of_the_checkpoint_is_overdue():
    plan = small_plan()
    results = {r.activity.id: r for r in merge(plan, answered(plan, DELAR, {})).activities}
    assert results["utbilda"].overdue


def test_an_activity_keeps_its_day_and_its_cell():
    plan = small_plan()
    said = {
        ("activities", "inventera", "status"): "done",
        ("activities", "inventera", "done_on"): dt.date(2026, 6, 12),
        ("activities", "inventera", "comment"): "Klart före midsommar.",
    }
    (result, *_) = merge(plan, answered(plan, DELAR, {"ledning": said})).activities
    assert (result.status, result.done_on) == (ActivityStatus.DONE, dt.date(2026, 6, 12))
    assert result.comment == "Klart före midsommar."
    assert str(result.status_answer.ref) == "ledning.xlsx, Åtgärder!F6"


def test_comments_of_several_departments_are_all_kept_and_named():
    plan = small_plan()
    comment = ("activities", "utbilda", "comment")
    intake = answered(plan, DELAR, {"it": {comment: "Kurs i mars."}, "ekonomi": {comment: "Nej."}})
    results = {r.activity.id: r for r in merge(plan, intake).activities}
    assert results["utbilda"].comment == "IT-avdelningen: Kurs i mars.\nEkonomiavdelningen: Nej."


def test_what_each_department_wrote_about_a_goal_is_kept():
    plan = small_plan()
    intake = answered(plan, DELAR, {"it": {("goals", "kvalitet", "analysis"): "Vi deltar."}})
    texts = next(r for r in merge(plan, intake).goals if r.goal.id == "kvalitet").texts
    assert [(t.department, t.analysis) for t in texts] == [
        ("ledning", ""),
        ("it", "Vi deltar."),
        ("ekonomi", ""),
    ]
    assert str(texts[1].source.ref) == "it.xlsx, Mål!G7"


def test_strategic_goals_count_their_goals():
    plan = small_plan()
    said = {
        ("indicators", "granskade-planer", "outcome"): 4,
        ("indicators", "roller", "outcome"): 70,
    }
    first, second = merge(plan, answered(plan, DELAR, {"ledning": said})).strategic_goals
    assert (first.count(GoalStatus.MET), first.count(GoalStatus.NOT_JUDGED)) == (1, 1)
    assert second.count(GoalStatus.NOT_JUDGED) == 4


def test_what_was_not_due_in_august_is_due_in_december():
    plan = small_plan()
    said = {("indicators", "granskade-planer", "outcome"): 4}
    result = merge(plan, answered(plan, AR, {"ledning": said})).indicators[0]
    assert result.target is not None
    assert (result.target.when, result.status.value) == ("december 2026", "not_met")
    assert result.next_target is None


def test_an_unknown_checkpoint_is_said():
    plan = small_plan()
    with pytest.raises(UsageError):
        merge(plan, Intake(plan=plan, checkpoint="2031-q1"))


def test_the_rules_in_words_tell_only_what_applies():
    plan = small_plan()
    words = " ".join(rules_in_words(plan))
    assert "Enligt regeln «strikt» är ett mål uppfyllt när alla indikatorer som räknas" in words
    assert "viktad" not in words
    assert "sekretess" in words
    assert "läggs ihop för indikator 2.2.2" in words
    assert "Prognosen är avdelningens" in words
    assert "Prognosen" not in " ".join(rules_in_words(plan, with_forecast=False))

    goals = tuple(g for g in plan.goals if g.id in {"planer", "digital"})
    other = replace(plan, goals=(replace(goals[0], rule=GoalRule.MAJORITY), goals[1]))
    words = " ".join(rules_in_words(other))
    assert "Enligt regeln «majoritet» (mål 1.1)" in words
    assert "Enligt regeln «strikt» (mål 1.2)" in words
    assert "sekretess" not in words
