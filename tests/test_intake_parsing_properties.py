"""Whatever is typed: the value that was meant, or words about it."""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vpreport.findings import Code, Finding, Severity
from vpreport.intake.formats.cells import boolean_cell, date_cell, number_cell, text_cell, time_cell
from vpreport.intake.grid import Cell
from vpreport.intake.parsing.answers import is_blank, parse
from vpreport.intake.parsing.cleaning import one_line
from vpreport.intake.types import AnswerState
from vpreport.template.fields import (
    ACTIVITY_STATUS,
    ASSESSMENT,
    YES_NO,
    ChoiceField,
    DateField,
    NumberField,
    TextField,
)
from vpreport.texts.messages import describe
from vpreport.texts.numbers import MONTHS, WEEKDAYS

WINDOW = (dt.date(2020, 1, 1), dt.date(2030, 12, 31))
NUMBER = NumberField(unit="kr")
DAY = DateField(earliest=WINDOW[0], latest=WINDOW[1])
FIELDS = (
    NUMBER,
    NumberField(unit="%", minimum=Decimal(0), usual=Decimal(70), may_be_missing=True),
    NumberField(unit="", minimum=Decimal(1)),
    ChoiceField(choices=YES_NO, may_be_missing=True),
    ChoiceField(choices=ASSESSMENT),
    ChoiceField(choices=ACTIVITY_STATUS),
    DAY,
    TextField(max_length=20),
)
QUICK = settings(max_examples=300, deadline=None)

MINUS_SIGNS = ("-", "\u2212", "–")
THOUSANDS = ("", " ", "\u00a0", "\u202f", "\u2009", "\u2007")
UNITS = ("", " kr", "kr", "\u00a0kronor", " SEK", " Kr.")

near_numbers = st.text(
    "0123456789 .,-+–−%½²١２'’_eE<>≈()/:krst\u00a0\u202f\u00ad\u202e", max_size=14
)
near_dates = st.text("0123456789 ./-:TZdenmarsjulitisdagQv\u2013\u00a0\u202e", max_size=20)
near_words = st.sampled_from(
    ("ja", "nej", "delvis", "ej mätt", "ej aktuellt", "n/a", "saknas", "x", "sant", "uppfyllt")
).flatmap(lambda word: st.tuples(st.text(max_size=2), st.text(max_size=2)).map(word.join))
any_text = st.one_of(st.text(max_size=60), near_numbers, near_dates, near_words)


@QUICK
@given(
    value=st.decimals(
        min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False
    ),
    minus=st.sampled_from(MINUS_SIGNS),
    blank=st.sampled_from(THOUSANDS),
    sign=st.sampled_from(".,"),
    unit=st.sampled_from(UNITS),
)
def test_a_number_is_the_same_in_every_spelling(value, minus, blank, sign, unit):
    text = f"{abs(value):,f}".replace(".", sign if sign == "." else "#").replace(",", blank)
    typed = f"{minus if value < 0 else ''}{text.replace('#', sign)}{unit}"
    parsed = parse(NUMBER, text_cell(typed, formula=None, note=""))
    assert (parsed.state, parsed.value) == (AnswerState.VALUE, value)
    assert [remark.code for remark in parsed.remarks] == [Code.NUMBER_READ]


WRITTEN = {
    "ISO": lambda d: d.isoformat(),
    "ISO with a time": lambda d: f"{d.isoformat()}T00:00:00",
    "ISO with a blank and a time": lambda d: f"{d.isoformat()} 13:45",
    "eight digits": lambda d: f"{d:%Y%m%d}",
    "six digits": lambda d: f"{d:%y%m%d}",
    "day/month year": lambda d: f"{d.day}/{d.month} {d.year}",
    "day/month-two digits": lambda d: f"{d.day}/{d.month}-{d:%y}",
    "points": lambda d: f"{d.day}.{d.month}.{d.year}",
    "points from the year": lambda d: f"{d.year}.{d.month}.{d.day}",
    "slashes from the year": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "in words": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "in words with den": lambda d: f"den {d.day} {MONTHS[d.month - 1]} {d.year}",
    "the month cut": lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
    "hyphens and the month cut": lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d:%y}",
    "with its weekday": lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "with its weekday cut": lambda d: (
        f"{WEEKDAYS[d.weekday()][:3].title()} {d.day} {MONTHS[d.month - 1]} {d.year}"
    ),
}


@pytest.mark.parametrize("form", WRITTEN)
@settings(max_examples=60, deadline=None)
@given(date=st.dates(*WINDOW))
def test_a_date_is_the_same_in_every_form(form, date):
    typed = WRITTEN[form](date)
    parsed = parse(DAY, text_cell(typed, formula=None, note=""))
    assert (parsed.state, parsed.value) == (AnswerState.VALUE, date)
    codes = [remark.code for remark in parsed.remarks]
    assert codes == ([] if form == "ISO" else [Code.DATE_READ])


@settings(max_examples=100, deadline=None)
@given(date=st.dates(*WINDOW), wrong=st.integers(1, 6))
def test_a_date_with_another_weekday_is_never_taken(date, wrong):
    weekday = WEEKDAYS[(date.weekday() + wrong) % 7]
    typed = f"{weekday} {date.day} {MONTHS[date.month - 1]} {date.year}"
    parsed = parse(DAY, text_cell(typed, formula=None, note=""))
    assert (parsed.state, parsed.remarks[0].code) == (AnswerState.REFUSED, Code.WRONG_WEEKDAY)


def is_as_typed(field, cell: Cell, value: object) -> bool:
    """Return whether the value says what stands in the cell, so that no word is needed."""
    match field:
        case TextField():
            return "".join(str(value).split()) == "".join(cell.text.split())
        case ChoiceField():
            return (value, cell.text) in field.choices.labels
        case DateField():
            return value == cell.value or cell.text.strip() == str(value)
        case NumberField():
            return value == cell.value
    raise AssertionError(field)


def check(field, cell: Cell) -> None:
    parsed = parse(field, cell)
    for remark in parsed.remarks:
        line = describe(Finding(code=remark.code, params=remark.params))
        assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in line)
        assert "\u202e" not in line
        assert "{" not in line or "{" in cell.text
    match parsed.state:
        case AnswerState.VALUE:
            assert parsed.remarks or is_as_typed(field, cell, parsed.value)
        case AnswerState.REFUSED:
            assert parsed.remarks[0].code.severity is Severity.ERROR
        case AnswerState.BLANK:
            assert parsed.remarks or is_blank(cell)
        case AnswerState.NOT_MEASURED | AnswerState.NOT_APPLICABLE:
            label = "ej mätt" if parsed.state is AnswerState.NOT_MEASURED else "ej aktuellt"
            assert field.may_be_missing
            assert parsed.remarks or one_line(cell.text).casefold() == label


@settings(max_examples=1500, deadline=None)
@given(field=st.sampled_from(FIELDS), text=any_text, formula=st.sampled_from((None, "=A1")))
def test_any_text_gives_what_it_says_or_a_word_about_it(field, text, formula):
    check(field, text_cell(text, formula=formula, note=""))


@settings(max_examples=600, deadline=None)
@given(
    field=st.sampled_from(FIELDS),
    cell=st.one_of(
        st.builds(
            lambda value, percent: number_cell(value, is_percent=percent, formula=None, note=""),
            st.one_of(st.floats(), st.integers(-10, 60_000).map(float)),
            st.booleans(),
        ),
        st.datetimes().map(lambda moment: date_cell(moment, formula=None, note="")),
        st.booleans().map(lambda value: boolean_cell(value, formula=None, note="")),
        st.times().map(lambda time: time_cell(str(time), formula=None, note="")),
    ),
)
def test_any_other_cell_gives_what_it_says_or_a_word_about_it(field, cell):
    check(field, cell)


@settings(max_examples=300, deadline=None)
@given(text=st.text(min_size=1))
def test_no_comment_keeps_a_sign_that_breaks_a_report(text):
    parsed = parse(TextField(), text_cell(text, formula=None, note=""))
    value = str(parsed.value or "")
    value.encode()  # no lone surrogate
    assert not any(ord(sign) < 0x20 and sign not in "\n\t" for sign in value)
