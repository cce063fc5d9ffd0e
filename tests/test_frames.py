"""The follow-up as pandas tables."""

import datetime as dt

import pandas as pd
from sample import DELAR, NOT_MEASURED, answered, small_plan

from vpreport.followup.merging import merge
from vpreport.followup.types import FollowUp


def follow_up() -> FollowUp:
    plan = small_plan()
    return merge(
        plan,
        answered(
            plan,
            DELAR,
            {
                "ledning": {
                    ("indicators", "granskade-planer", "outcome"): 0,
                    ("indicators", "granskade-planer", "forecast"): 7,
                    ("indicators", "roller", "outcome"): NOT_MEASURED,
                    ("goals", "planer", "assessment"): "partly",
                    ("goals", "planer", "reason"): "Arbetet är i gång.",
                    ("activities", "inventera", "status"): "done",
                    ("activities", "inventera", "done_on"): dt.date(2026, 6, 12),
                }
            },
        ),
    )


def test_one_row_per_indicator_with_numbers_dates_status_and_source():
    followup = follow_up()
    frame = followup.frame()
    assert list(frame["indicator"]) == [i.id for i in followup.plan.indicators]
    first = frame.iloc[0]
    assert (first["goal_number"], first["number"], first["kind"]) == ("1.1", "1.1.1", "number")
    assert (first["outcome"], first["forecast"], first["target_level"]) == (0.0, 7.0, 4.0)
    assert first["target_due"] == pd.Timestamp(2026, 8, 31)
    assert (first["status"], first["status_label"]) == ("not_met", "Ej uppfylld")
    assert (first["forecast_status"], first["chosen"]) == ("partly", "")
    assert (first["file"], first["sheet"], first["cell"]) == ("ledning.xlsx", "Indikatorer", "G6")


def test_zero_not_measured_and_blank_are_different_in_the_frame():
    frame = follow_up().frame().set_index("indicator")
    states = frame["outcome_state"]
    assert (states["granskade-planer"], states["roller"]) == ("value", "not_measured")
    assert states["e-tjanster"] == "blank"
    assert pd.isna(frame["outcome"]["roller"])
    assert frame["outcome"].dtype == "float64"


def test_one_row_per_goal_with_both_statuses():
    followup = follow_up()
    frame = followup.goal_frame()
    assert list(frame["goal"]) == [goal.id for goal in followup.plan.goals]
    first = frame.iloc[0]
    assert (first["status"], first["chosen"]) == ("partly", "partly")
    assert (first["computed"], first["reason"]) == ("not_met", "Arbetet är i gång.")
    assert (first["indicators"], first["indicators_judged"], first["activities"]) == (2, 1, 2)
    assert (first["forecast"], first["forecast_label"]) == ("not_reported", "Prognos saknas")


def test_one_row_per_activity_with_its_day():
    followup = follow_up()
    frame = followup.activity_frame()
    assert list(frame["activity"]) == [a.id for a in followup.plan.activities]
    first = frame.iloc[0]
    assert (first["status"], first["status_label"]) == ("done", "Genomförd")
    assert first["done_on"] == pd.Timestamp(2026, 6, 12)
    assert not first["overdue"]
    assert frame["overdue"].sum() == 2


def test_frames_of_an_unanswered_plan_have_the_same_columns_and_types():
    plan = small_plan()
    empty = merge(plan, answered(plan, DELAR, {}))
    assert list(empty.frame().dtypes) == list(follow_up().frame().dtypes)
    assert list(empty.activity_frame()["done_on"].isna()) == [True] * len(plan.activities)


def test_nothing_of_a_confidential_indicator_is_in_the_frame():
    row = follow_up().frame().set_index("indicator").loc["atgarder"]
    assert (row["target"], row["outcome_text"], row["status"]) == ("", "", "confidential")
    assert row["explanation"] == "Uppgiften omfattas av sekretess (18 kap. 13 § OSL)."
