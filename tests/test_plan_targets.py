import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpreport.findings import Code
from vpreport.plan.targets import read_target
from vpreport.plan.types import Comparison, IndicatorKind, Target, TargetBasis

NUMBER, SHARE, CHANGE, RANK = (
    IndicatorKind.NUMBER,
    IndicatorKind.SHARE,
    IndicatorKind.CHANGE,
    IndicatorKind.RANK,
)


def read(text: str, kind: IndicatorKind, unit: str = "") -> Target | Code:
    return read_target(text, kind=kind, unit=unit, due=dt.date(2026, 12, 31), when="Q4 2026")


@pytest.mark.parametrize(
    ("text", "kind", "unit", "comparison", "basis", "value"),
    [
        (">= 8", NUMBER, "st", Comparison.AT_LEAST, TargetBasis.LEVEL, "8"),
        ("<= 3", NUMBER, "st", Comparison.AT_MOST, TargetBasis.LEVEL, "3"),
        ("< 5", NUMBER, "st", Comparison.LESS_THAN, TargetBasis.LEVEL, "5"),
        ("> 5", NUMBER, "st", Comparison.MORE_THAN, TargetBasis.LEVEL, "5"),
        ("= 100", NUMBER, "", Comparison.EQUAL, TargetBasis.LEVEL, "100"),
        ("≥ 8 st", NUMBER, "st", Comparison.AT_LEAST, TargetBasis.LEVEL, "8"),
        (">= 1 234,5 mnkr", NUMBER, "mnkr", Comparison.AT_LEAST, TargetBasis.LEVEL, "1234.5"),
        (">= −2.5", NUMBER, "", Comparison.AT_LEAST, TargetBasis.LEVEL, "-2.5"),
        (">=70%", SHARE, "%", Comparison.AT_LEAST, TargetBasis.LEVEL, "70"),
        (">= 99,5 %", SHARE, "%", Comparison.AT_LEAST, TargetBasis.LEVEL, "99.5"),
        (">= 70", SHARE, "%", Comparison.AT_LEAST, TargetBasis.LEVEL, "70"),
        ("<= 3", RANK, "", Comparison.AT_MOST, TargetBasis.LEVEL, "3"),
        ("+10 %", CHANGE, "%", Comparison.AT_LEAST, TargetBasis.PERCENT_CHANGE, "10"),
        ("+10 %", CHANGE, "st", Comparison.AT_LEAST, TargetBasis.PERCENT_CHANGE, "10"),
        ("−2 %", CHANGE, "%", Comparison.AT_MOST, TargetBasis.PERCENT_CHANGE, "-2"),
        ("-2 pp", CHANGE, "%", Comparison.AT_MOST, TargetBasis.POINT_CHANGE, "-2"),
        ("+5", CHANGE, "", Comparison.AT_LEAST, TargetBasis.POINT_CHANGE, "5"),
        ("+5 st", CHANGE, "st", Comparison.AT_LEAST, TargetBasis.POINT_CHANGE, "5"),
        ("> baseline", CHANGE, "", Comparison.MORE_THAN, TargetBasis.BASELINE, None),
        ("<= baseline", CHANGE, "%", Comparison.AT_MOST, TargetBasis.BASELINE, None),
        ("ja", IndicatorKind.YES_NO, "", Comparison.EQUAL, TargetBasis.ANSWER, None),
        ("Klart", IndicatorKind.DONE, "", Comparison.EQUAL, TargetBasis.ANSWER, None),
        ("bedömning", IndicatorKind.JUDGED, "", Comparison.EQUAL, TargetBasis.ANSWER, None),
    ],
)
def test_a_target_is_read_as_its_kind_asks(text, kind, unit, comparison, basis, value):
    assert read(text, kind, unit) == Target(
        due=dt.date(2026, 12, 31),
        when="Q4 2026",
        text=text,
        comparison=comparison,
        basis=basis,
        value=Decimal(value) if value else None,
    )


@pytest.mark.parametrize(
    "text", ["", "8", "minst 8", ">= åtta", "=> 8", ">= 8.", ">= 1,2,3", "+0 %", "nej"]
)
def test_what_is_no_target_is_refused(text):
    assert read(text, NUMBER) is Code.BAD_TARGET


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("ja", NUMBER, ""),
        ("klart", IndicatorKind.YES_NO, ""),
        (">= 8", IndicatorKind.DONE, ""),
        ("+10 %", NUMBER, "st"),
        ("> baseline", SHARE, "%"),
        (">= 8", CHANGE, "st"),
        (">= 40 %", NUMBER, "st"),
        (">= 8 st", SHARE, "%"),
        ("<= 3 st", RANK, ""),
        ("-2 pp", CHANGE, "st"),
    ],
)
def test_a_target_of_another_kind_or_unit_is_refused(text, kind, unit):
    assert read(text, kind, unit) is Code.TARGET_AND_KIND


def test_two_more_of_a_percentage_is_never_guessed_to_be_points():
    assert read("+2", CHANGE, "%") is Code.TARGET_AND_KIND


@pytest.mark.parametrize(
    ("text", "kind"), [(">= 101 %", SHARE), (">= -1 %", SHARE), ("<= 0", RANK), ("<= 2,5", RANK)]
)
def test_a_share_or_a_place_that_cannot_be_is_refused(text, kind):
    assert read(text, kind) is Code.OUT_OF_RANGE


@given(
    st.text() | st.from_regex(r"[<>=+-]{1,2} ?[0-9., ]{1,12}[%a-z ]{0,4}"),
    st.sampled_from(IndicatorKind),
    st.sampled_from(["", "%", "st"]),
)
def test_no_text_makes_the_reader_fail(text, kind, unit):
    assert isinstance(read(text, kind, unit), Target | Code)
