"""What must hold for every plan and every answer, whatever people type."""

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from sample import (
    AR,
    AUGUST,
    DECEMBER,
    DELAR,
    NOT_APPLICABLE,
    NOT_MEASURED,
    REFUSED,
    answered,
    goal,
    indicator,
    small_plan,
    target,
)

from vpreport.followup.goals import LEFT_OUT
from vpreport.followup.merging import merge
from vpreport.followup.types import FollowUp, GoalResult, GoalStatus, IndicatorStatus
from vpreport.intake.types import Answer, AnswerState, Intake
from vpreport.plan.types import (
    AssessmentRules,
    Baseline,
    Combine,
    Comparison,
    Goal,
    GoalRule,
    Indicator,
    IndicatorKind,
    Plan,
    RatioBasis,
    Target,
    TargetBasis,
)
from vpreport.template.declared import rows_by_table
from vpreport.template.fields import ChoiceField, DateField, NumberField

quickly = settings(max_examples=60, deadline=None)
whole_plans = settings(max_examples=25, deadline=None)  # each example fills in three workbooks

TYPED_NUMBERS = [Decimal(n) for n in (0, 1, 3, 8, 70, -5, "1E+300", "-1E-300", "49.99")]
NUMBERS = st.decimals(-30, 30, places=1) | st.sampled_from(
    [Decimal(0), Decimal("1E+300"), Decimal("-1E-300")]
)
UPWARD = [Comparison.AT_LEAST, Comparison.MORE_THAN]
DOWNWARD = [Comparison.AT_MOST, Comparison.LESS_THAN]
RANKING = {
    IndicatorStatus.NOT_DUE: 0,
    IndicatorStatus.NOT_MET: 0,
    IndicatorStatus.PARTLY: 1,
    IndicatorStatus.MET: 2,
}
GOAL_RANKING = {GoalStatus.NOT_MET: 0, GoalStatus.PARTLY: 1, GoalStatus.MET: 2}


@st.composite
def targets(draw) -> Target:
    basis = draw(st.sampled_from([b for b in TargetBasis if b is not TargetBasis.ANSWER]))
    return target(
        draw(st.sampled_from([AUGUST, DECEMBER])),
        "",
        comparison=draw(st.sampled_from(Comparison)),
        basis=basis,
        value=None if basis is TargetBasis.BASELINE else draw(st.integers(-20, 20)),
    )


@st.composite
def varied(draw, one: Indicator) -> Indicator:
    changes = {"combine": draw(st.sampled_from(Combine))}
    if one.kind in (IndicatorKind.NUMBER, IndicatorKind.SHARE, IndicatorKind.CHANGE):
        value = draw(st.none() | st.integers(-20, 20).map(Decimal))
        changes |= {
            "targets": tuple(draw(st.lists(targets(), max_size=2, unique_by=lambda t: t.due))),
            "baseline": draw(st.none() | st.just(Baseline(value=value, when="2025"))),
            "ratio_basis": draw(st.sampled_from(RatioBasis)),
            "weight": draw(st.sampled_from([Decimal(0), Decimal(1), Decimal("2.5")])),
        }
    return replace(one, **changes)


@st.composite
def plans(draw) -> Plan:
    def changed(one: Goal) -> Goal:
        return replace(
            one,
            rule=draw(st.sampled_from(GoalRule)),
            indicators=tuple(draw(varied(i)) for i in one.indicators),
        )

    plan = small_plan()
    rules = AssessmentRules(
        met_at=draw(st.sampled_from([Decimal(1), Decimal("0.9")])),
        judged_share_min=draw(st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)])),
    )
    return replace(plan, goals=tuple(changed(one) for one in plan.goals), assessment=rules)


def could_stand_in(field) -> list:
    """Return what a test may put into a cell; the first is the simplest."""
    match field:
        case NumberField():
            values = TYPED_NUMBERS
        case ChoiceField(choices=choices):
            values = [value for value, _ in choices.labels]
        case DateField():
            values = [dt.date(2026, 6, 30)]
        case _:
            values = [" ", "Så blev det.", "=1+1"]
    marks = [NOT_MEASURED, NOT_APPLICABLE] if field.may_be_missing else []
    return [None, *values, REFUSED, *marks]


@st.composite
def intakes(draw, plan: Plan, checkpoint: str) -> Intake:
    at = plan.checkpoint(checkpoint)
    answers = {}
    for department in draw(st.sets(st.sampled_from(["ledning", "it", "ekonomi"]))):
        fields = {
            (table.key, row.id, key): row.fields[key]
            for table, rows in rows_by_table(plan, at, department)
            for row in rows
            for key in sorted(row.fields.keys() & {c.key for c in table.columns_at(at.kind)})
        }
        # One draw of bytes instead of one for each cell: far faster, and it shrinks to blanks.
        picks = draw(st.binary(min_size=len(fields), max_size=len(fields)))
        answers[department] = {
            key: could_stand_in(field)[pick % len(could_stand_in(field))]
            for (key, field), pick in zip(fields.items(), picks, strict=True)
        }
    return answered(plan, checkpoint, answers)


@st.composite
def merged(draw) -> tuple[Plan, Intake]:
    plan = draw(plans())
    return plan, draw(intakes(plan, draw(st.sampled_from([DELAR, AR]))))


@whole_plans
@given(merged())
def test_every_item_of_the_plan_is_there_exactly_once_whatever_was_answered(case):
    plan, intake = case
    followup = merge(plan, intake)
    assert [r.goal for r in followup.goals] == list(plan.goals)
    assert [r.indicator for r in followup.indicators] == list(plan.indicators)
    assert [r.activity for r in followup.activities] == list(plan.activities)
    assert all(r.judgement.explanation.endswith(".") for r in followup.indicators)
    assert all(r.explanation.endswith(".") for r in followup.goals)


@whole_plans
@given(merged(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_cells_does_not_matter(case, order: random.Random):
    plan, intake = case
    submissions = []
    for submission in intake.submissions:
        shuffled = list(submission.answers.items())
        order.shuffle(shuffled)
        submissions.append(replace(submission, answers=dict(shuffled)))
    order.shuffle(submissions)
    first, second = (
        merge(plan, intake),
        merge(plan, replace(intake, submissions=tuple(submissions))),
    )
    assert first.strategic_goals == second.strategic_goals
    assert first.findings == second.findings
    assert first.completeness == second.completeness


@whole_plans
@given(merged(), st.randoms(use_true_random=False))
def test_the_order_of_a_goals_indicators_does_not_matter(case, order: random.Random):
    plan, intake = case

    def shuffled(one: Goal) -> Goal:
        return replace(one, indicators=tuple(order.sample(one.indicators, len(one.indicators))))

    other = replace(plan, goals=tuple(shuffled(one) for one in plan.goals))
    before, after = merge(plan, intake), merge(other, replace(intake, plan=other))
    assert [g.explanation for g in before.goals] == [g.explanation for g in after.goals]
    assert [g.status for g in before.goals] == [g.status for g in after.goals]


@whole_plans
@given(merged())
def test_what_is_missing_never_counts_as_met(case):
    for result in merge(*case).indicators:
        if not result.outcome.is_value:
            assert not result.judgement.computed.is_judged


@whole_plans
@given(merged())
def test_a_persons_judgement_wins_with_a_reason_and_never_without(case):
    for result in merge(*case).indicators:
        lead = result.answers[0]
        has_reason = bool(lead.reason.text.strip())
        if result.judgement.chosen:
            assert result.status is result.judgement.chosen
            assert result.judgement.reason.strip()
        elif has_reason and lead.assessment.is_value and len(result.answers) == 1:
            raise AssertionError(result)
    for result in merge(*case).goals:
        counts = result.assessment.is_value and bool(result.reason.strip())
        assert (result.chosen is not None) == counts
        assert result.status is (result.chosen or result.computed)


@whole_plans
@given(merged())
def test_an_indicator_that_is_not_due_is_only_judged_by_people_or_by_an_early_yes(case):
    for result in merge(*case).indicators:
        if result.target is None and result.judgement.computed is not IndicatorStatus.NOT_DUE:
            assert result.judgement.computed in (
                IndicatorStatus.CONFIDENTIAL,
                IndicatorStatus.MET,
            ) or (result.indicator.combine is Combine.EACH)


# One goal with made-up statuses: what counts and what does not.

SIGNS = {"M": 10, "p": 8, "-": 1, "_": None, "?": NOT_MEASURED, "x": NOT_APPLICABLE}
COUNTED = st.text("Mp-_?", min_size=1, max_size=5)
RULES = st.sampled_from([rule for rule in GoalRule if rule is not GoalRule.MANUAL])


def goal_of(signs: str, rule: GoalRule, share: str = "0.5") -> GoalResult:
    indicators = tuple(
        indicator(
            f"i{place}",
            f"1.1.{place}",
            IndicatorKind.NUMBER,
            "Antal",
            target(DECEMBER if sign == "l" else AUGUST, ">= 10", value=10),
            departments=("it",),
            confidential="18 kap. 13 § OSL" if sign == "s" else None,
        )
        for place, sign in enumerate(signs)
    )
    plan = replace(
        small_plan(),
        goals=(goal("malet", "1.1", "Målet", ("it",), indicators, rule=rule),),
        assessment=AssessmentRules(judged_share_min=Decimal(share)),
    )
    said = {
        ("indicators", f"i{place}", "outcome"): SIGNS[sign]
        for place, sign in enumerate(signs)
        if sign in SIGNS
    }
    return merge(plan, answered(plan, DELAR, {"it": said})).goals[0]


@quickly
@given(COUNTED, st.text("lsx", min_size=1, max_size=3), RULES)
def test_what_is_not_due_confidential_or_not_applicable_is_left_out_and_said(signs, left, rule):
    found = goal_of(signs + left, rule)
    assert found.computed is goal_of(signs, rule).computed
    assert ("sekretess" in found.explanation) == ("s" in left)
    assert ("mäts senare" in found.explanation) == ("l" in left)
    assert sum(r.status in LEFT_OUT for r in found.indicators) == len(left)


@quickly
@given(COUNTED, RULES)
def test_with_something_missing_a_goal_is_never_wholly_met_unless_half_is_enough(signs, rule):
    found = goal_of(signs, rule, share="0")
    if rule is not GoalRule.MAJORITY and set(signs) & {"_", "?"}:
        assert found.computed is not GoalStatus.MET


@quickly
@given(COUNTED, st.sampled_from([GoalRule.STRICT, GoalRule.MAJORITY, GoalRule.WEIGHTED]))
def test_a_missing_indicator_counts_like_one_that_is_not_met(signs, rule):
    as_if = signs.replace("_", "-").replace("?", "-")
    assert goal_of(signs, rule, share="0").computed is goal_of(as_if, rule).computed


@quickly
@given(st.text("Mp-", min_size=1, max_size=5), st.data(), RULES)
def test_a_better_indicator_never_worsens_its_goal(signs, data, rule):
    place = data.draw(st.integers(0, len(signs) - 1))
    better = data.draw(st.sampled_from("-pM"["-pM".index(signs[place]) :]))
    improved = signs[:place] + better + signs[place + 1 :]
    before, after = goal_of(signs, rule).computed, goal_of(improved, rule).computed
    assert GOAL_RANKING[after] >= GOAL_RANKING[before]


# One indicator: a better outcome is never judged worse.


def status_of(one: Indicator, outcome) -> IndicatorStatus:
    plan = replace(small_plan(), goals=(goal("malet", "1.1", "Målet", one.departments, (one,)),))
    said = {("indicators", one.id, "outcome"): outcome}
    return merge(plan, answered(plan, DELAR, {"it": said})).indicators[0].judgement.computed


def numeric(kind: IndicatorKind, wanted: Target, **changes) -> Indicator:
    return indicator("ett", "1.1.1", kind, "Antal", wanted, departments=("it",), **changes)


@quickly
@given(st.data())
def test_a_better_number_is_never_judged_worse(data):
    kind = data.draw(
        st.sampled_from([IndicatorKind.NUMBER, IndicatorKind.SHARE, IndicatorKind.CHANGE])
    )
    comparison = data.draw(st.sampled_from([*UPWARD, *DOWNWARD]))
    wanted = replace(data.draw(targets()), due=AUGUST[0], comparison=comparison)
    one = numeric(
        kind,
        wanted,
        baseline=Baseline(value=data.draw(st.integers(-20, 20).map(Decimal)), when="2025"),
        ratio_basis=data.draw(st.sampled_from(RatioBasis)),
    )
    worse, better = sorted([data.draw(NUMBERS), data.draw(NUMBERS)])
    if comparison in DOWNWARD:
        worse, better = better, worse
    before, after = status_of(one, worse), status_of(one, better)
    if IndicatorStatus.NOT_ASSESSABLE in (before, after):
        assert before is after
    else:
        assert RANKING[after] >= RANKING[before]


@quickly
@given(st.integers(-20, 20), NUMBERS, NUMBERS)
def test_a_number_nearer_to_an_exact_target_on_its_side_is_never_judged_worse(value, one, other):
    exact = numeric(
        IndicatorKind.NUMBER, target(AUGUST, "=", comparison=Comparison.EQUAL, value=value)
    )
    nearer, farther = sorted([one, other], key=lambda number: abs(number - value))
    if (nearer - value) * (farther - value) >= 0:
        assert RANKING[status_of(exact, nearer)] >= RANKING[status_of(exact, farther)]


@quickly
@given(st.integers(1, 10), st.integers(1, 20), st.integers(1, 20))
def test_a_better_place_is_never_judged_worse(value, one, other):
    ranked = numeric(
        IndicatorKind.RANK, target(AUGUST, "<=", comparison=Comparison.AT_MOST, value=value)
    )
    better, worse = sorted([one, other])
    assert RANKING[status_of(ranked, better)] >= RANKING[status_of(ranked, worse)]
    assert status_of(ranked, one) is not IndicatorStatus.PARTLY


@quickly
@given(
    st.sampled_from([IndicatorKind.YES_NO, IndicatorKind.DONE]),
    st.sampled_from([AUGUST, DECEMBER]),
)
def test_yes_is_never_judged_worse_than_partly_or_partly_than_no(kind, when):
    one = numeric(kind, target(when, "ja", basis=TargetBasis.ANSWER, comparison=Comparison.EQUAL))
    no, partly, yes = (RANKING[status_of(one, answer)] for answer in ("no", "partly", "yes"))
    assert no <= partly <= yes


@quickly
@given(st.sampled_from(Comparison), st.integers(-20, 20), NUMBERS)
def test_zero_and_negative_numbers_are_compared_and_never_partly(comparison, value, outcome):
    one = numeric(IndicatorKind.NUMBER, target(AUGUST, "", comparison=comparison, value=value))
    found = status_of(one, outcome)
    if value <= 0 or outcome <= 0:
        assert found in (IndicatorStatus.MET, IndicatorStatus.NOT_MET)


@whole_plans
@given(merged(), st.sampled_from(["outcome", "forecast", "assessment", "reason", "comment"]))
def test_nothing_said_about_a_confidential_indicator_goes_any_further(case, column):
    plan, intake = case
    secret = Answer(state=AnswerState.VALUE, value="HEMLIGT", raw="HEMLIGT")
    submissions = tuple(
        replace(s, answers={**s.answers, ("indicators", "atgarder", column): secret})
        for s in intake.submissions
    )
    followup: FollowUp = merge(plan, replace(intake, submissions=submissions))
    assert "HEMLIGT" not in repr(followup)
