import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpreport.plan.dates import last_day, nearest_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Q2 2026", dt.date(2026, 6, 30)),
        ("Q 1 2026", dt.date(2026, 3, 31)),
        ("2028 Q4", dt.date(2028, 12, 31)),
        ("kvartal 3 2026", dt.date(2026, 9, 30)),
        ("augusti 2026", dt.date(2026, 8, 31)),
        ("Augusti  2026", dt.date(2026, 8, 31)),
        ("februari 2028", dt.date(2028, 2, 29)),
        ("30 juni 2026", dt.date(2026, 6, 30)),
        ("den 31 december 2027", dt.date(2027, 12, 31)),
        ("senast juni 2026", dt.date(2026, 6, 30)),
        ("2026-06-30", dt.date(2026, 6, 30)),
        ("2026", dt.date(2026, 12, 31)),
        ("våren 2026", dt.date(2026, 6, 30)),
        ("hösten 2026", dt.date(2026, 12, 31)),
    ],
)
def test_a_date_is_the_last_day_of_what_it_names(text, day):
    assert last_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "snart",
        "augusti",
        "Q5 2026",
        "Q2",
        "31 juni 2026",
        "2026-02-30",
        "2026-6-30",
        "30/6 2026",
        "14 våren 2026",
        "1026",
        "augusti 2026 och 2027",
        "２０２６",
    ],
)
def test_what_names_no_day_is_not_guessed_at(text):
    assert last_day(text) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("augsti 2026", "augusti 2026"),
        ("30 junni 2026", "30 juni 2026"),
        ("våran 2026", "våren 2026"),
    ],
)
def test_a_misspelt_month_is_put_right(typed, meant):
    assert nearest_date(typed) == meant


@pytest.mark.parametrize("typed", ["", "snart", "augsti", "99 junni 2026"])
def test_no_correction_is_offered_that_would_be_no_date(typed):
    assert nearest_date(typed) is None


@given(st.text())
def test_no_text_makes_the_reader_fail(text):
    day = last_day(text)
    assert day is None or 2000 <= day.year <= 2099
    nearest_date(text)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_an_iso_date_is_itself(day):
    assert last_day(day.isoformat()) == day
