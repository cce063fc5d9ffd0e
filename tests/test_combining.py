"""Several departments' answers to one indicator or activity."""

from decimal import Decimal

import pytest
from sample import (
    AUGUST,
    DELAR,
    NOT_APPLICABLE,
    NOT_MEASURED,
    answered,
    plain,
    small_plan,
    target,
    with_indicator,
)

from vpreport.findings import Code
from vpreport.followup.merging import merge
from vpreport.followup.types import FollowUp, IndicatorResult, IndicatorStatus
from vpreport.plan.types import Baseline, Combine, Comparison, IndicatorKind, TargetBasis
from vpreport.texts.messages import describe

MET = IndicatorStatus.MET
PARTLY = IndicatorStatus.PARTLY
NOT_MET = IndicatorStatus.NOT_MET

TRAINED = "utbildade"
DEPARTMENTS = ("ledning", "it", "ekonomi")


def follow_up(said, *, column="outcome", **changes) -> FollowUp:
    """Return the follow-up where each of the departments says `said[i]` about TRAINED."""
    plan = with_indicator(small_plan(), TRAINED, **changes)
    answers = {
        department: {("indicators", TRAINED, column): value}
        for department, value in zip(DEPARTMENTS, said, strict=True)
    }
    return merge(plan, answered(plan, DELAR, answers))


def trained(followup: FollowUp) -> IndicatorResult:
    return next(r for r in followup.indicators if r.indicator.id == TRAINED)


def about(followup: FollowUp, code: Code) -> list[str]:
    return [plain(describe(finding)) for finding in followup.findings if finding.code is code]


@pytest.mark.parametrize(
    ("how", "value"),
    [
        (Combine.LEAD, Decimal(10)),
        (Combine.SUM, Decimal(36)),
        (Combine.MEAN, Decimal(12)),
        (Combine.MIN, Decimal(6)),
        (Combine.WORST, Decimal(6)),
    ],
)
def test_numbers_become_one_as_the_plan_says(how, value):
    followup = follow_up((10, 20, 6), combine=how)
    assert trained(followup).outcome.number == value


def test_a_sum_points_at_the_leads_cell():
    followup = follow_up((10, 20, 6), combine=Combine.SUM)
    assert str(trained(followup).outcome.ref) == "ledning.xlsx, Indikatorer!G9"


def test_the_worst_is_the_highest_where_less_is_better():
    few = target(AUGUST, "<= 10", comparison=Comparison.AT_MOST, value=10)
    followup = follow_up((10, 20, 6), combine=Combine.WORST, targets=(few,))
    assert trained(followup).outcome.number == 20


def test_the_worst_is_the_farthest_where_the_target_is_exact():
    exact = target(AUGUST, "= 10", comparison=Comparison.EQUAL, value=10)
    followup = follow_up((10, 13, 6), combine=Combine.WORST, targets=(exact,))
    assert trained(followup).outcome.number == 6


def test_the_worst_of_yes_partly_and_no_is_no():
    ready = target(AUGUST, "ja", basis=TargetBasis.ANSWER, comparison=Comparison.EQUAL)
    followup = follow_up(
        ("yes", "no", "partly"),
        combine=Combine.WORST,
        kind=IndicatorKind.YES_NO,
        targets=(ready,),
    )
    assert trained(followup).status is NOT_MET


def test_a_missing_part_gives_no_sum_and_is_named():
    followup = follow_up((10, None, 20), combine=Combine.SUM)
    assert trained(followup).status is IndicatorStatus.NOT_ASSESSABLE
    assert trained(followup).outcome.value is None
    (sentence,) = about(followup, Code.PART_MISSING)
    assert sentence == (
        "ledning.xlsx › Indikatorer › G9 (2.2.2 Antal utbildade medarbetare): Svar som går att "
        "använda saknas från IT-avdelningen, medan andra har svarat: Ledningsstaben "
        "«10 personer», Ekonomiavdelningen «20 personer». Begär in det som saknas; till "
        "dess görs ingen samlad bedömning. (M703)"
    )


@pytest.mark.parametrize("how", [Combine.SUM, Combine.MEAN, Combine.MIN, Combine.WORST])
def test_what_is_not_measured_by_one_cannot_be_judged_for_all(how):
    followup = follow_up((10, NOT_MEASURED, 20), combine=how)
    assert trained(followup).status is IndicatorStatus.NOT_ASSESSABLE


def test_a_department_that_is_not_concerned_is_left_out_of_the_sum():
    followup = follow_up((10, NOT_APPLICABLE, 20), combine=Combine.SUM)
    assert (trained(followup).outcome.number, trained(followup).status) == (Decimal(30), MET)
    assert about(followup, Code.PART_MISSING) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((None, None, None), IndicatorStatus.NOT_REPORTED),
        ((NOT_MEASURED, NOT_MEASURED, NOT_MEASURED), IndicatorStatus.NOT_MEASURED),
        ((NOT_MEASURED, None, NOT_APPLICABLE), IndicatorStatus.NOT_REPORTED),
        ((NOT_APPLICABLE,) * 3, IndicatorStatus.NOT_APPLICABLE),
    ],
)
@pytest.mark.parametrize("how", [Combine.SUM, Combine.EACH])
def test_where_nobody_gave_a_value_the_status_says_why(how, said, expected):
    followup = follow_up(said, combine=how)
    assert trained(followup).status is expected


def test_two_different_answers_are_named_and_the_lead_decides():
    followup = follow_up((30, 12, None), combine=Combine.LEAD)
    assert trained(followup).status is MET
    (sentence,) = about(followup, Code.ANSWERS_DIFFER)
    assert sentence == (
        "ledning.xlsx › Indikatorer › G9 (2.2.2 Antal utbildade medarbetare): Avdelningarna har "
        "svarat olika: Ledningsstaben «30 personer», IT-avdelningen «12 personer». Svaret "
        "från Ledningsstaben gäller, eftersom den avdelningen leder. Stäm av med avdelningarna "
        "vilket svar som är rätt. (M702)"
    )


def test_a_value_and_a_mark_are_different_answers():
    followup = follow_up((30, NOT_MEASURED, None), combine=Combine.LEAD)
    (sentence,) = about(followup, Code.ANSWERS_DIFFER)
    assert "IT-avdelningen «ej mätt»" in sentence


def test_the_same_answer_from_all_is_no_finding():
    followup = follow_up((30, Decimal("30.0"), 30), combine=Combine.LEAD)
    assert about(followup, Code.ANSWERS_DIFFER) == []


def test_another_departments_answer_does_not_stand_in_for_a_silent_lead():
    followup = follow_up((None, 30, None), combine=Combine.LEAD)
    assert trained(followup).status is IndicatorStatus.NOT_REPORTED
    assert len(about(followup, Code.PART_MISSING)) == 1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((30, 40, 31), MET),
        ((30, 40, 1), PARTLY),
        ((1, 25, 1), PARTLY),
        ((1, 2, 3), NOT_MET),
        ((30, 40, None), PARTLY),
        ((1, 2, None), NOT_MET),
        ((30, 40, NOT_APPLICABLE), MET),
    ],
)
def test_each_department_is_judged_for_itself(said, expected):
    assert trained(follow_up(said, combine=Combine.EACH)).status is expected


def test_each_departments_value_stands_in_the_outcome():
    found = trained(follow_up((30, 40, None), combine=Combine.EACH))
    assert plain(found.outcome.text) == "Ledningsstaben 30 personer, IT-avdelningen 40 personer"


def test_an_own_assessment_counts_for_its_part_where_each_is_judged():
    plan = with_indicator(small_plan(), TRAINED, combine=Combine.EACH)
    intake = answered(
        plan,
        DELAR,
        {
            "ledning": {("indicators", TRAINED, "outcome"): 30},
            "it": {("indicators", TRAINED, "outcome"): 30},
            "ekonomi": {
                ("indicators", TRAINED, "outcome"): 1,
                ("indicators", TRAINED, "assessment"): "met",
                ("indicators", TRAINED, "reason"): "Alla är redan utbildade.",
            },
        },
    )
    assert trained(merge(plan, intake)).status is MET


def test_the_forecast_is_combined_like_the_outcome():
    summed = trained(follow_up((10, 20, 6), column="forecast", combine=Combine.SUM))
    assert (summed.forecast.number, summed.forecast_status) == (Decimal(36), MET)
    partial = trained(follow_up((10, 20, None), column="forecast", combine=Combine.SUM))
    assert partial.forecast_status is None
    each = trained(follow_up((40, 20, 40), column="forecast", combine=Combine.EACH))
    assert each.forecast_status is PARTLY


def test_baselines_that_departments_give_are_combined_like_their_outcomes():
    more = target(AUGUST, "+10 %", basis=TargetBasis.PERCENT_CHANGE, value=10)
    plan = with_indicator(small_plan(), TRAINED, kind=IndicatorKind.CHANGE, targets=(more,))
    intake = answered(
        plan,
        DELAR,
        {
            department: {
                ("indicators", TRAINED, "outcome"): 22,
                ("indicators", TRAINED, "baseline"): 20,
            }
            for department in DEPARTMENTS
        },
    )
    found = trained(merge(plan, intake))
    assert (found.baseline, found.target_level, found.status) == (Decimal(60), Decimal(66), MET)


@pytest.mark.parametrize("how", [Combine.EACH, Combine.WORST, Combine.MEAN])
def test_the_plans_baseline_is_the_same_for_all_departments(how):
    more = target(AUGUST, "+10 %", basis=TargetBasis.PERCENT_CHANGE, value=10)
    known = Baseline(value=Decimal(20), when="2025")
    followup = follow_up(
        (22, 30, 22), combine=how, kind=IndicatorKind.CHANGE, targets=(more,), baseline=known
    )
    found = trained(followup)
    assert (found.status, found.baseline, found.target_level) == (MET, Decimal(20), Decimal(22))


def test_a_differing_own_assessment_of_another_department_is_named():
    plan = small_plan()
    assessed = {
        ("indicators", TRAINED, "assessment"): "not_met",
        ("indicators", TRAINED, "reason"): "Kurserna ställdes in.",
    }
    followup = merge(plan, answered(plan, DELAR, {"it": assessed}))
    (sentence,) = about(followup, Code.ANSWERS_DIFFER)
    assert "IT-avdelningen «Ej uppfyllt»" in sentence
    assert "Ledningsstaben «ingen egen bedömning»" in sentence


def test_activities_that_departments_answer_differently_are_named():
    plan = small_plan()
    followup = merge(
        plan,
        answered(
            plan,
            DELAR,
            {
                "ledning": {("activities", "utbilda", "status"): "done"},
                "it": {("activities", "utbilda", "status"): "ongoing"},
            },
        ),
    )
    (sentence,) = about(followup, Code.ANSWERS_DIFFER)
    assert sentence == (
        "ledning.xlsx › Åtgärder › F8 (2.2.a Hålla utbildningar): Avdelningarna har svarat olika: "
        "Ledningsstaben «Genomförd», IT-avdelningen «Pågår». Svaret från Ledningsstaben gäller, "
        "eftersom den avdelningen leder. Stäm av med avdelningarna vilket svar som är rätt. (M702)"
    )
