"""How a goal's status follows from those of its indicators."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sample import (
    AUGUST,
    DECEMBER,
    DELAR,
    NOT_APPLICABLE,
    NOT_MEASURED,
    answered,
    goal,
    indicator,
    small_plan,
    target,
)

from vpreport.followup.merging import merge
from vpreport.followup.types import GoalForecast, GoalResult, GoalStatus
from vpreport.plan.types import AssessmentRules, GoalRule, IndicatorKind, Plan

MET = GoalStatus.MET
PARTLY = GoalStatus.PARTLY
NOT_MET = GoalStatus.NOT_MET
NOT_JUDGED = GoalStatus.NOT_JUDGED

# What each sign in a test stands for; the target is at least 10 in August.
OUTCOMES = {"M": 10, "p": 8, "-": 1, "_": None, "?": NOT_MEASURED, "x": NOT_APPLICABLE}


def plan_for(signs: str, rule: GoalRule, weights=(), **rules) -> Plan:
    """Return a plan with one goal: an indicator per sign; "l" is due later, "s" is secret."""
    indicators = tuple(
        indicator(
            f"i{place}",
            f"1.1.{place}",
            IndicatorKind.NUMBER,
            "Antal",
            target(DECEMBER if sign == "l" else AUGUST, ">= 10", value=10),
            departments=("it",),
            confidential="18 kap. 13 § OSL" if sign == "s" else None,
            weight=Decimal(weights[place]) if weights else Decimal(1),
        )
        for place, sign in enumerate(signs)
    )
    only = goal("malet", "1.1", "Målet", ("it", "ekonomi"), indicators, rule=rule)
    return replace(small_plan(), goals=(only,), assessment=AssessmentRules(**rules))


def goal_result(signs: str, rule: GoalRule, weights=(), said=(), **rules) -> GoalResult:
    plan = plan_for(signs, rule, weights, **rules)
    answers = {
        ("indicators", f"i{place}", "outcome"): OUTCOMES[sign]
        for place, sign in enumerate(signs)
        if sign in OUTCOMES
    }
    answers |= {("goals", "malet", column): value for column, value in said}
    return merge(plan, answered(plan, DELAR, {"it": answers})).goals[0]


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("MMM", MET),
        ("MM_", PARTLY),
        ("MMp", PARTLY),
        ("pp", PARTLY),
        ("M---", PARTLY),
        ("---", NOT_MET),
        ("--_", NOT_MET),
        ("M__", NOT_JUDGED),
        ("?_", NOT_JUDGED),
        ("Ml", MET),
        ("Ms", MET),
        ("Mx", MET),
        ("lll", GoalStatus.NOT_DUE),
        ("ls", GoalStatus.NOT_DUE),
        ("s", NOT_JUDGED),
        ("x", NOT_JUDGED),
        ("", NOT_JUDGED),
    ],
)
def test_strict(signs, expected):
    assert goal_result(signs, GoalRule.STRICT).computed is expected


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        ("MM--", MET),
        ("M--", PARTLY),
        ("p--", PARTLY),
        ("---", NOT_MET),
        ("MM__", MET),
        ("M-_", PARTLY),
    ],
)
def test_majority_asks_for_at_least_half(signs, expected):
    assert goal_result(signs, GoalRule.MAJORITY).computed is expected


@pytest.mark.parametrize(
    ("signs", "weights", "expected"),
    [
        ("MM", (1, 1), MET),
        ("M-", (1, 1), PARTLY),
        ("M-", (1, 2), NOT_MET),
        ("M-", (2, 1), PARTLY),
        ("pp", (1, 1), PARTLY),
        ("M_", (1, 1), PARTLY),
        ("Ml", (1, 9), MET),
        ("MM", (0, 0), NOT_JUDGED),
    ],
)
def test_weighted_gives_half_points_for_partly_and_none_for_missing(signs, weights, expected):
    assert goal_result(signs, GoalRule.WEIGHTED, weights).computed is expected


def test_the_limits_of_weighted_are_those_of_the_plan():
    lenient = {"weighted_met_at": Decimal("0.6"), "weighted_partly_at": Decimal("0.2")}
    assert goal_result("MM-", GoalRule.WEIGHTED, **lenient).computed is MET
    assert goal_result("M--", GoalRule.WEIGHTED, **lenient).computed is PARTLY


@pytest.mark.parametrize(
    ("signs", "expected"),
    [("MM", MET), ("Mp", PARTLY), ("M-", NOT_MET), ("M_", PARTLY), ("-_", NOT_MET)],
)
def test_worst_is_that_of_the_worst_indicator_and_at_best_partly_with_one_missing(signs, expected):
    assert goal_result(signs, GoalRule.WORST).computed is expected


def test_manual_leaves_it_to_the_department():
    assert goal_result("MM", GoalRule.MANUAL).status is NOT_JUDGED
    said = (("assessment", "met"), ("reason", "Båda delarna är klara."))
    assert goal_result("MM", GoalRule.MANUAL, said=said).status is MET


def test_the_share_that_must_be_judged_is_that_of_the_plan():
    assert goal_result("M__", GoalRule.STRICT, judged_share_min=Decimal("0.3")).computed is PARTLY


def test_the_leads_own_assessment_wins_with_a_reason_only():
    with_reason = (("assessment", "partly"), ("reason", "Utbildningen är kvar."))
    found = goal_result("MM", GoalRule.STRICT, said=with_reason)
    assert (found.status, found.computed, found.reason) == (PARTLY, MET, "Utbildningen är kvar.")
    without = goal_result("MM", GoalRule.STRICT, said=(("assessment", "partly"),))
    assert (without.status, without.chosen, without.reason) == (MET, None, "")


def test_the_forecast_is_the_leads_and_apart_from_the_outcome():
    found = goal_result("--", GoalRule.STRICT, said=(("forecast", "will_be_met"),))
    assert (found.status, found.forecast) == (NOT_MET, GoalForecast.WILL_BE_MET)
    assert goal_result("--", GoalRule.STRICT).forecast is GoalForecast.NOT_REPORTED


def test_an_indicators_own_assessment_counts_in_the_goal():
    plan = plan_for("M-", GoalRule.STRICT)
    answers = {
        ("indicators", "i0", "outcome"): 10,
        ("indicators", "i1", "outcome"): 1,
        ("indicators", "i1", "assessment"): "met",
        ("indicators", "i1", "reason"): "Sista mätningen kom efter avstämningen.",
    }
    assert merge(plan, answered(plan, DELAR, {"it": answers})).goals[0].status is MET
