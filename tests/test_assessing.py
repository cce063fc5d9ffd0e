"""One indicator's status from target, baseline, outcome and rules."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sample import (
    AUGUST,
    DECEMBER,
    DELAR,
    NOT_APPLICABLE,
    NOT_MEASURED,
    REFUSED,
    answered,
    small_plan,
    target,
    with_indicator,
)

from vpreport.followup.merging import merge
from vpreport.followup.types import IndicatorResult, IndicatorStatus
from vpreport.plan.types import (
    AssessmentRules,
    Baseline,
    Comparison,
    Plan,
    RatioBasis,
    TargetBasis,
)

MET = IndicatorStatus.MET
PARTLY = IndicatorStatus.PARTLY
NOT_MET = IndicatorStatus.NOT_MET

PLANS = "granskade-planer"
E_SERVICES = "e-tjanster"


def result(plan: Plan, indicator_id: str, **said) -> IndicatorResult:
    indicator = next(i for i in plan.indicators if i.id == indicator_id)
    typed = {("indicators", indicator_id, column): value for column, value in said.items()}
    followup = merge(plan, answered(plan, DELAR, {indicator.departments[0]: typed}))
    return next(r for r in followup.indicators if r.indicator.id == indicator_id)


def status(plan: Plan, indicator_id: str, outcome) -> IndicatorStatus:
    return result(plan, indicator_id, outcome=outcome).status


def plans(expression: str, comparison: Comparison, value: Decimal | int, **changes) -> Plan:
    wanted = target(AUGUST, expression, comparison=comparison, value=value)
    return with_indicator(small_plan(), PLANS, targets=(wanted,), **changes)


def changing(expression: str, basis: TargetBasis, value: int | None, **changes) -> Plan:
    comparison = Comparison.AT_MOST if expression.startswith(("-", "<")) else Comparison.AT_LEAST
    if expression.startswith(">"):
        comparison = Comparison.MORE_THAN
    wanted = target(AUGUST, expression, comparison=comparison, basis=basis, value=value)
    return with_indicator(small_plan(), E_SERVICES, targets=(wanted,), **changes)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Decimal(70), MET),
        (Decimal(85), MET),
        (Decimal("69.9"), PARTLY),
        (Decimal(56), PARTLY),
        (Decimal("55.9"), NOT_MET),
        (Decimal(0), NOT_MET),
    ],
)
def test_at_least_a_level_is_partly_met_from_80_percent(outcome, expected):
    assert status(small_plan(), "roller", outcome) is expected


@pytest.mark.parametrize(
    ("comparison", "outcome", "expected"),
    [
        (Comparison.AT_MOST, 4, MET),
        (Comparison.AT_MOST, 5, PARTLY),
        (Comparison.AT_MOST, 6, NOT_MET),
        (Comparison.AT_MOST, 0, MET),
        (Comparison.LESS_THAN, 3, MET),
        (Comparison.LESS_THAN, 4, PARTLY),
        (Comparison.MORE_THAN, 4, PARTLY),
        (Comparison.MORE_THAN, 5, MET),
        (Comparison.EQUAL, 4, MET),
        (Comparison.EQUAL, 5, PARTLY),
        (Comparison.EQUAL, 3, NOT_MET),
    ],
)
def test_each_comparison_has_its_own_share(comparison, outcome, expected):
    assert status(plans("4", comparison, 4), PLANS, outcome) is expected


@pytest.mark.parametrize(("value", "outcome"), [(0, 1), (-5, -4), (-5, 5)])
def test_zero_and_negative_targets_are_compared_and_never_divided(value, outcome):
    plan = plans("<=", Comparison.AT_MOST, value)
    assert status(plan, PLANS, outcome) is NOT_MET
    assert status(plan, PLANS, value) is MET


def test_a_change_is_measured_from_the_baseline():
    # 10 % more than 200 is 220: standing still is nothing of the way, though 91 % of the level.
    assert status(small_plan(), E_SERVICES, 220) is MET
    assert status(small_plan(), E_SERVICES, 216) is PARTLY
    assert status(small_plan(), E_SERVICES, 200) is NOT_MET


def test_a_change_can_be_measured_as_a_share_of_the_level_where_the_plan_says_so():
    plan = with_indicator(small_plan(), E_SERVICES, ratio_basis=RatioBasis.LEVEL)
    assert status(plan, E_SERVICES, 200) is PARTLY


def test_a_decrease_in_percentage_points_goes_downward():
    plan = changing(
        "-2 pp",
        TargetBasis.POINT_CHANGE,
        -2,
        baseline=Baseline(value=Decimal("7.5"), when="2025"),
        unit="%",
    )
    found = result(plan, E_SERVICES, outcome=Decimal("5.5"))
    assert (found.status, found.target_level) == (MET, Decimal("5.5"))
    assert status(plan, E_SERVICES, Decimal("5.9")) is PARTLY
    assert status(plan, E_SERVICES, Decimal("7.5")) is NOT_MET
    assert status(plan, E_SERVICES, Decimal(8)) is NOT_MET


def test_better_than_the_baseline_is_met_or_not_and_never_partly():
    plan = changing("> baseline", TargetBasis.BASELINE, None)
    assert status(plan, E_SERVICES, 201) is MET
    assert status(plan, E_SERVICES, 200) is NOT_MET


def test_a_change_of_zero_is_compared_and_not_divided():
    plan = changing("+0 %", TargetBasis.PERCENT_CHANGE, 0)
    assert status(plan, E_SERVICES, 200) is MET
    assert status(plan, E_SERVICES, 199) is NOT_MET


@pytest.mark.parametrize("baseline", [0, -10])
def test_a_percent_change_from_zero_or_less_cannot_be_judged(baseline):
    plan = with_indicator(
        small_plan(), E_SERVICES, baseline=Baseline(value=Decimal(baseline), when="2025")
    )
    found = result(plan, E_SERVICES, outcome=5)
    assert (found.status, found.target_level) == (IndicatorStatus.NOT_ASSESSABLE, None)


def test_without_a_baseline_a_change_cannot_be_judged():
    plan = with_indicator(small_plan(), E_SERVICES, baseline=None)
    assert status(plan, E_SERVICES, 220) is IndicatorStatus.NOT_ASSESSABLE


def test_the_department_may_give_the_baseline_that_the_plan_lacks():
    plan = with_indicator(small_plan(), E_SERVICES, baseline=None)
    found = result(plan, E_SERVICES, outcome=110, baseline=100)
    assert (found.status, found.baseline, found.target_level) == (MET, Decimal(100), Decimal(110))


def test_a_level_can_be_measured_from_the_baseline_unless_the_baseline_is_already_past_it():
    def from_baseline(value: int) -> Plan:
        return with_indicator(
            small_plan(),
            "roller",
            ratio_basis=RatioBasis.CHANGE,
            baseline=Baseline(value=Decimal(value), when="2025"),
        )

    assert status(from_baseline(50), "roller", 66) is PARTLY
    assert status(from_baseline(50), "roller", 60) is NOT_MET
    assert status(from_baseline(80), "roller", 65) is NOT_MET


def test_a_rank_is_met_or_not_and_never_partly():
    assert status(small_plan(), "edala", 3) is MET
    assert status(small_plan(), "edala", 4) is NOT_MET


@pytest.mark.parametrize(
    ("answer", "expected"), [("yes", MET), ("partly", PARTLY), ("no", NOT_MET)]
)
def test_yes_partly_and_no_map_straight_when_due(answer, expected):
    assert status(small_plan(), "rutiner", answer) is expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("yes", MET), ("partly", IndicatorStatus.NOT_DUE), ("no", IndicatorStatus.NOT_DUE)],
)
def test_before_the_date_only_yes_is_judged(answer, expected):
    assert status(small_plan(), "kundreskontra", answer) is expected


def test_an_outcome_before_the_first_target_is_shown_and_not_judged():
    plan = with_indicator(small_plan(), PLANS, targets=(target(DECEMBER, ">= 8", value=8),))
    found = result(plan, PLANS, outcome=1)
    assert found.status is IndicatorStatus.NOT_DUE
    assert found.outcome.number == 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (None, IndicatorStatus.NOT_REPORTED),
        (NOT_MEASURED, IndicatorStatus.NOT_MEASURED),
        (NOT_APPLICABLE, IndicatorStatus.NOT_APPLICABLE),
        (REFUSED, IndicatorStatus.NOT_ASSESSABLE),
    ],
)
def test_blank_zero_and_the_two_marks_stay_different(answer, expected):
    assert status(small_plan(), "roller", answer) is expected


def test_the_department_judges_what_has_no_measure_and_must_say_why():
    judged = result(small_plan(), "kartlaggning", assessment="partly", reason="Hälften är klara.")
    assert (judged.status, judged.judgement.reason) == (PARTLY, "Hälften är klara.")
    without_reason = result(small_plan(), "kartlaggning", assessment="met")
    assert without_reason.status is IndicatorStatus.NOT_ASSESSABLE
    assert result(small_plan(), "kartlaggning").status is IndicatorStatus.NOT_REPORTED


def test_an_own_assessment_wins_over_the_computed_status_and_both_are_kept():
    found = result(
        small_plan(), "roller", outcome=20, assessment="met", reason="Mätfel i systemet."
    )
    assert (found.status, found.judgement.computed) == (MET, NOT_MET)
    assert found.judgement.reason == "Mätfel i systemet."


def test_an_own_assessment_without_a_reason_does_not_count():
    found = result(small_plan(), "roller", outcome=20, assessment="met", reason="  ")
    assert (found.status, found.judgement.chosen) == (NOT_MET, None)


def test_a_forecast_is_judged_against_the_next_target_or_else_the_present_one():
    assert result(small_plan(), PLANS, outcome=4, forecast=7).forecast_status is PARTLY
    assert result(small_plan(), "roller", outcome=20, forecast=70).forecast_status is MET
    assert result(small_plan(), "kundreskontra", forecast="no").forecast_status is NOT_MET
    assert result(small_plan(), "roller", outcome=20).forecast_status is None


def test_the_limits_are_those_of_the_plan():
    lenient = AssessmentRules(met_at=Decimal("0.9"), partly_at=Decimal("0.5"))
    plan = replace(small_plan(), assessment=lenient)
    assert status(plan, "roller", 63) is MET
    assert status(plan, "roller", 35) is PARTLY
    assert status(plan, "roller", 34) is NOT_MET


def test_nothing_of_a_confidential_indicator_goes_further():
    plan = with_indicator(small_plan(), "roller", confidential="18 kap. 13 § OSL")
    plain = answered(small_plan(), DELAR, {"ledning": {("indicators", "roller", "outcome"): 71}})
    found = next(r for r in merge(plan, plain).indicators if r.indicator.id == "roller")
    assert found.status is IndicatorStatus.CONFIDENTIAL
    assert (found.target, found.next_target, found.target_level) == (None, None, None)
    assert found.outcome.value is None
    assert found.answers[0].outcome.raw == ""
