"""What people and their programs put into cells: each hazard once, with what is said about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from test_intake_values import (
    ANSWER,
    BLANK,
    COMMENT,
    COUNT,
    DAY,
    RANK,
    REFUSED,
    SHARE,
    STATUS,
    boolean,
    day,
    number,
    read,
    text,
)

from vpreport.findings import Code
from vpreport.intake.formats.cells import number_cell, time_cell
from vpreport.intake.grid import EPOCH_1904, Cell, CellKind
from vpreport.intake.parsing.answers import parse
from vpreport.intake.types import AnswerState
from vpreport.template.fields import ASSESSMENT, ChoiceField, Field, NumberField, TextField

NOT_MEASURED = AnswerState.NOT_MEASURED
NOT_APPLICABLE = AnswerState.NOT_APPLICABLE
THE_DAY = dt.date(2026, 3, 31)


def outcome(field: Field, cell: Cell) -> tuple[object, ...]:
    """Return the value (or the state where there is none) and the codes of what is said."""
    parsed = parse(field, cell)
    is_value = parsed.state is AnswerState.VALUE
    return (parsed.value if is_value else parsed.state, *(r.code for r in parsed.remarks))


def hazard(name: str, field: Field, cell: Cell | str, *expected: object):
    """Return one row of a table; a plain text stands for a cell that holds it as text."""
    return pytest.param(field, text(cell) if isinstance(cell, str) else cell, expected, id=name)


def amount(currency: str, value: float = 100) -> Cell:
    """Return a number in a format of money, as "100 kr" becomes where it is typed."""
    return number_cell(value, is_percent=False, currency=currency, formula=None, note="")


THOUSANDS = NumberField(unit="tkr")
PER_PUPIL = NumberField(unit="kr per elev")

NUMBERS = [
    hazard("a decimal comma is a decimal sign", COUNT, "12,5", Decimal("12.5"), Code.NUMBER_READ),
    hazard("a decimal point is one too", COUNT, "12.5", Decimal("12.5"), Code.NUMBER_READ),
    hazard("a blank parts thousands", COUNT, "1 234,5", Decimal("1234.5"), Code.NUMBER_READ),
    hazard("so does a no-break space", COUNT, "1\u00a0234", Decimal(1234), Code.NUMBER_READ),
    hazard("so does a narrow one", COUNT, "1\u202f234", Decimal(1234), Code.NUMBER_READ),
    hazard("so does a thin space", COUNT, "1\u2009234", Decimal(1234), Code.NUMBER_READ),
    hazard("so does a figure space", COUNT, "1\u2007234", Decimal(1234), Code.NUMBER_READ),
    hazard("blanks elsewhere are no thousands", COUNT, "1 23", REFUSED, Code.NOT_A_NUMBER),
    hazard("an apostrophe is refused", COUNT, "1'234", REFUSED, Code.NOT_A_NUMBER),
    hazard("a low line is refused", COUNT, "1_000", REFUSED, Code.NOT_A_NUMBER),
    hazard("a real minus sign is a minus", COUNT, "\u22125", Decimal(-5), Code.NUMBER_READ),
    hazard("a number in brackets is refused", COUNT, "(5)", REFUSED, Code.NOT_A_NUMBER),
    hazard("a minus behind is refused", COUNT, "5-", REFUSED, Code.NOT_A_NUMBER),
    hazard("the unit may stand behind", COUNT, "12 st", Decimal(12), Code.NUMBER_READ),
    hazard("another unit is refused", COUNT, "12 tkr", REFUSED, Code.WRONG_UNIT),
    hazard("an unknown word is refused", COUNT, "12 bilar", REFUSED, Code.NOT_A_NUMBER),
    hazard("about twelve is no number", COUNT, "ca 12", REFUSED, Code.NOT_A_NUMBER),
    hazard("fewer than five is no number", COUNT, "<5", REFUSED, Code.NOT_A_NUMBER),
    hazard("more than ninety per cent is none", SHARE, ">90 %", REFUSED, Code.NOT_A_NUMBER),
    hazard("a range is none", SHARE, "90-95", REFUSED, Code.NOT_A_NUMBER),
    hazard("a range with a dash is none", SHARE, "90–95", REFUSED, Code.NOT_A_NUMBER),
    hazard("a half sign is none", COUNT, "½", REFUSED, Code.NOT_A_NUMBER),
    hazard("a fraction is none", COUNT, "1/2", REFUSED, Code.NOT_A_NUMBER),
    hazard("a power of ten as text is none", COUNT, "1e3", REFUSED, Code.NOT_A_NUMBER),
    hazard("Arabic digits are none", COUNT, "١٢", REFUSED, Code.NOT_A_NUMBER),
    hazard("full-width digits are none", COUNT, "１２", REFUSED, Code.NOT_A_NUMBER),
    hazard("a raised digit is none", COUNT, "12²", REFUSED, Code.NOT_A_NUMBER),
    hazard("a control character is none", COUNT, "1\x072", REFUSED, Code.NOT_A_NUMBER),
    hazard("a number word is none", COUNT, "tolv", REFUSED, Code.NO_NUMBER_IN_TEXT),
    hazard("infinity as a word is none", COUNT, "Infinity", REFUSED, Code.NO_NUMBER_IN_TEXT),
    hazard("nan as a word is none", COUNT, "NaN", REFUSED, Code.NO_NUMBER_IN_TEXT),
    hazard("a soft hyphen is no minus", COUNT, "\u00ad5", REFUSED, Code.DECEPTIVE_SIGNS),
    hazard("turned order is refused", COUNT, "\u202e21", REFUSED, Code.DECEPTIVE_SIGNS),
    hazard("a sign without width is nothing", COUNT, "1\u200b2", Decimal(12), Code.NUMBER_READ),
    hazard("fifteen digits are kept", COUNT, number(999_999_999_999_999), Decimal("9" * 15)),
    hazard("sixteen are refused", COUNT, number(1e15), REFUSED, Code.NUMBER_OUT_OF_RANGE),
    hazard("as text too", COUNT, "1" + "0" * 15, REFUSED, Code.NUMBER_OUT_OF_RANGE),
    hazard("a negative one too", COUNT, number(-1e300), REFUSED, Code.NUMBER_OUT_OF_RANGE),
    hazard("infinity is an error value", COUNT, number(float("inf")), REFUSED, Code.ERROR_VALUE),
    hazard("a date is no number", COUNT, day(2026, 2, 1), REFUSED, Code.DATE_IN_NUMBER),
    hazard(
        "a time of day is none",
        COUNT,
        time_cell("12:30", formula=None, note=""),
        REFUSED,
        Code.DATE_IN_NUMBER,
    ),
    hazard("kronor are no count", COUNT, amount("kr"), REFUSED, Code.WRONG_UNIT),
    hazard("kronor are no per cent", SHARE, amount("kr"), REFUSED, Code.WRONG_UNIT),
    hazard("kronor are no thousands", THOUSANDS, amount("kr"), REFUSED, Code.WRONG_UNIT),
    hazard("thousands are thousands", THOUSANDS, amount("tkr"), Decimal(100)),
    hazard("kronor are kronor of each", PER_PUPIL, amount("kr"), Decimal(100)),
    hazard("other money is no kronor", PER_PUPIL, amount("¤"), REFUSED, Code.WRONG_UNIT),
    hazard("kronor are no day", DAY, amount("kr", 46112), REFUSED, Code.NOT_A_DATE),
    hazard("one krona is no yes", ANSWER, amount("kr", 1), REFUSED, Code.NOT_IN_LIST),
    hazard("kronor in a text are shown", COMMENT, amount("kr"), "100 kr", Code.NUMBER_IN_TEXT),
    hazard("minus nothing is nothing", COUNT, "-0", Decimal(0), Code.NUMBER_READ),
    hazard("a truth value is none", RANK, boolean(value=True), REFUSED, Code.NOT_A_NUMBER),
]


def test_minus_nothing_is_shown_and_kept_as_nothing():
    cell = number(-0.0)
    assert (cell.text, str(parse(COUNT, cell).value)) == ("0", "0")
    assert str(parse(COUNT, text("-0,0")).value) == "0"


WIDE_SHARE = NumberField(unit="%")
PERCENT = [
    hazard(
        "a share with percent format", SHARE, number(0.5, is_percent=True), 50, Code.PERCENT_FORMAT
    ),
    hazard("a plain percent", SHARE, number(50), 50),
    hazard("a percent sign as text", SHARE, "50 %", 50, Code.NUMBER_READ),
    hazard("percent as a word", SHARE, "50 procent", 50, Code.NUMBER_READ),
    hazard(
        "fifty with percent format",
        SHARE,
        number(50, is_percent=True),
        REFUSED,
        Code.PERCENT_TIMES_HUNDRED,
    ),
    hazard(
        "fifty with percent format where no bounds are declared",
        WIDE_SHARE,
        number(50, is_percent=True),
        REFUSED,
        Code.PERCENT_TIMES_HUNDRED,
    ),
    hazard("more than 1000 %", SHARE, number(1001), REFUSED, Code.NUMBER_OUT_OF_RANGE),
    hazard(
        "more than 1000 % where no bounds are declared",
        WIDE_SHARE,
        number(1001),
        REFUSED,
        Code.NUMBER_OUT_OF_RANGE,
    ),
    hazard(
        "a share without format", SHARE, number(0.87), Decimal("0.87"), Code.PERCENT_AS_FRACTION
    ),
    hazard("a share for a small target", WIDE_SHARE, number(0.87), Decimal("0.87")),
    hazard("per mille", SHARE, "5 ‰", REFUSED, Code.NOT_A_NUMBER),
]

DATES = [
    hazard(f"«{typed}» is a date", DAY, typed, THE_DAY, Code.DATE_READ)
    for typed in (
        "31/3 2026",
        "31/3, 2026",
        "31/3-26",
        "31.3.2026",
        "31. 3. 2026",
        "31-3-2026",
        "31 mars 2026",
        "31 MARS 2026",
        "31. mars 2026",
        "31:e mars 2026",
        "den 31:a mars 2026",
        "31 mars -26",
        "31-mar-26",
        "den 31 mars 2026",
        "tisdag 31 mars 2026",
        "tisdagen den 31 mars 2026",
        "tis 31 mar 2026",
        "tisdag, 2026-03-31",
        "260331",
        "20260331",
        "2026/03/31",
        "2026.3.31",
        "2026 03 31",
        "2026-03-31T00:00:00",
        "2026-03-31 14:30",
        "2026-03-31 kl. 14.30",
        "２０２６-０３-３１",
        "2026-03\u200b-31",
    )
] + [
    hazard("the wanted form needs no word", DAY, "2026-03-31", THE_DAY),
    hazard("a month lacks its day", DAY, "mars 2026", REFUSED, Code.MONTH_WITHOUT_DAY),
    hazard("so it does in figures", DAY, "2026-03", REFUSED, Code.MONTH_WITHOUT_DAY),
    hazard("a day without a year is refused", DAY, "31 mars", REFUSED, Code.NOT_A_DATE),
    hazard("so it is in figures", DAY, "31/3", REFUSED, Code.NOT_A_DATE),
    hazard("a quarter is no day", DAY, "Q1 2026", REFUSED, Code.NOT_A_DATE),
    hazard("a week is no day", DAY, "v. 14 2026", REFUSED, Code.NOT_A_DATE),
    hazard("a wrong weekday is refused", DAY, "måndag 31 mars 2026", REFUSED, Code.WRONG_WEEKDAY),
    hazard("an unknown word is no weekday", DAY, "kanske 31 mars 2026", REFUSED, Code.NOT_A_DATE),
    hazard("a day that is not in the month", DAY, "31 feb 2026", REFUSED, Code.NO_SUCH_DATE),
    hazard("a month that is not in the year", DAY, "3/31/2026", REFUSED, Code.NO_SUCH_DATE),
    hazard("a time zone may move the day", DAY, "2026-03-30T22:00:00Z", REFUSED, Code.NOT_A_DATE),
    hazard("two dates are no date", DAY, "31/3 2026–1/4 2026", REFUSED, Code.NOT_A_DATE),
    hazard(
        "a year in four digits is that year", DAY, "0026-03-31", REFUSED, Code.DATE_OUTSIDE_WINDOW
    ),
    hazard("the year nought has no months", DAY, "mars 0000", REFUSED, Code.NOT_A_DATE),
    hazard("turned order is refused", DAY, "\u202e13-30-6202", REFUSED, Code.DECEPTIVE_SIGNS),
    hazard("a day number is said", DAY, number(46112), THE_DAY, Code.SERIAL_AS_DATE),
    hazard("half a day is no date", DAY, number(46112.5), REFUSED, Code.NOT_A_DATE),
    hazard("a year is no day number", DAY, number(2026), REFUSED, Code.NOT_A_DATE),
    hazard("a year shown as a date", DAY, day(1905, 7, 18), REFUSED, Code.NUMBER_SHOWN_AS_DATE),
    hazard("a day taken for the year", DAY, day(1931, 3, 1), REFUSED, Code.DAY_TAKEN_FOR_YEAR),
    hazard(
        "a date cell beyond the calendar",
        DAY,
        Cell(kind=CellKind.DATE, value=None, text="99999999"),
        REFUSED,
        Code.NO_SUCH_DATE,
    ),
    hazard("nine shown as a date", DAY, day(1900, 1, 9), REFUSED, Code.DATE_OUTSIDE_WINDOW),
]

CHOICES = (
    [
        hazard(f"{typed!r} is yes", ANSWER, typed, "yes", Code.CHOICE_READ)
        for typed in ("ja", "JA.", "Ja ", "Ja\u00a0", "ja!", "J", "yes", "SANT", "TRUE", "1", "１")
    ]
    + [
        hazard(f"{typed!r} is no", ANSWER, typed, "no", Code.CHOICE_READ)
        for typed in ("nej", "Nej\u200b", "Nej\u2060", "n", "No", "FALSKT", "0")
    ]
    + [
        hazard(f"{typed!r} is partly", ANSWER, typed, "partly", Code.CHOICE_READ)
        for typed in ("Delvis\n", "delvis", "DELVIS", "«Delvis».")
    ]
    + [
        hazard("a saved truth value is yes", ANSWER, boolean(value=True), "yes", Code.CHOICE_READ),
        hazard("one is yes", ANSWER, number(1), "yes", Code.CHOICE_READ),
        hazard("nought is no", ANSWER, number(0), "no", Code.CHOICE_READ),
        hazard("two is neither", ANSWER, number(2), REFUSED, Code.NOT_IN_LIST),
        hazard("a cross is not taken for yes", ANSWER, "X", REFUSED, Code.NOT_IN_LIST),
        hazard("an explained yes is refused", ANSWER, "Ja, i maj", REFUSED, Code.NOT_IN_LIST),
        hazard(
            "a truth value is no status", STATUS, boolean(value=True), REFUSED, Code.NOT_IN_LIST
        ),
    ]
)

MISSING = [
    hazard(f"«{typed}» says not measured", COUNT, typed, NOT_MEASURED, Code.NO_VALUE_MARK)
    for typed in ("-", "–", "—", "--", "n/a", "N/A", "?", "saknas", "Uppgift saknas")
] + [
    hazard("blank is blank", COUNT, "", BLANK),
    hazard("nought is a number", COUNT, number(0), Decimal(0)),
    hazard("not measured is an answer", COUNT, "ej mätt", NOT_MEASURED),
    hazard("not applicable is another", COUNT, "Ej aktuellt", NOT_APPLICABLE),
    hazard("its near spellings are said", COUNT, "ej aktuell", NOT_APPLICABLE, Code.CHOICE_READ),
    hazard("a misspelling is refused", COUNT, "ej mät", REFUSED, Code.NO_NUMBER_IN_TEXT),
    hazard("None is no mark", COUNT, "None", REFUSED, Code.NO_NUMBER_IN_TEXT),
    hazard("where no mark is known it is blank", STATUS, "ej mätt", BLANK, Code.READ_AS_EMPTY),
    hazard("a dash for a date is blank", DAY, "–", BLANK, Code.READ_AS_EMPTY),
    hazard("a dash for a comment is blank", COMMENT, "-", BLANK, Code.READ_AS_EMPTY),
    hazard("a word in a comment is a comment", COMMENT, "saknas", "saknas"),
]

TEXTS = [
    hazard("a list with hyphens", COMMENT, "- ett\n- två", "- ett\n- två"),
    hazard("what looks like a formula", COMMENT, "=1+1", "=1+1"),
    hazard("a phone number", COMMENT, "+46 225 123", "+46 225 123"),
    hazard("leading noughts", COMMENT, "0012", "0012"),
    hazard("emoji and joined signs", COMMENT, "👩‍💻 klart", "👩‍💻 klart"),
    hazard("signs without width", COMMENT, "a\u200bb", "ab", Code.TEXT_CLEANED),
    hazard("turned order", COMMENT, "a\u202eb", "ab", Code.TEXT_CLEANED),
    hazard("a bell", COMMENT, "a\x07b", "ab", Code.TEXT_CLEANED),
    hazard("a nought", COMMENT, "a\x00b", "ab", Code.TEXT_CLEANED),
    hazard("a separator that Python takes for a blank", COMMENT, "a\x1cb", "ab", Code.TEXT_CLEANED),
    hazard("half a sign", COMMENT, "a\ud800b", "ab", Code.TEXT_CLEANED),
    hazard("only control characters", COMMENT, "\x01\x02", BLANK, Code.READ_AS_EMPTY),
    hazard("a number", COMMENT, number(12.5), "12,5", Code.NUMBER_IN_TEXT),
    hazard("a number that lost digits", COMMENT, number(4e15), REFUSED, Code.NUMBER_OUT_OF_RANGE),
    hazard("more than the report wants", COMMENT, "x" * 60, "x" * 60, Code.TEXT_LONG),
]


@pytest.mark.parametrize(
    ("field", "cell", "expected"), [*NUMBERS, *PERCENT, *DATES, *CHOICES, *MISSING, *TEXTS]
)
def test_nothing_is_read_as_something_else_in_silence(field, cell, expected):
    assert outcome(field, cell) == expected


@pytest.mark.parametrize("field", [COUNT, SHARE, ANSWER, STATUS, DAY, COMMENT])
def test_a_text_that_no_cell_can_hold_is_refused_whatever_is_asked_for(field):
    said = (
        "Texten är 40\u00a0000 tecken, men en cell rymmer högst 32\u00a0767. Den används inte. "
        "Korta texten."
    )
    assert read(field, text("1" * 40_000)) == (REFUSED, said)


def test_the_longest_text_of_a_cell_is_used_and_emoji_count_as_two():
    field = TextField(max_length=40_000)
    assert parse(field, text("x" * 32_767)).state is AnswerState.VALUE
    assert parse(field, text("😀" * 16_384)).remarks[0].code is Code.TEXT_TOO_LONG


def test_a_word_where_a_number_is_wanted_is_told_what_may_stand_there():
    said = (
        "«ej mät» är varken ett tal, «ej mätt» eller «ej aktuellt». Menade ni «Ej mätt»? Skriv "
        "talet, eller ett av orden om det inte finns något tal."
    )
    assert read(COUNT, text("ej mät")) == (REFUSED, said)
    said = (
        "«tolv» är varken ett tal, «ej mätt» eller «ej aktuellt». Skriv talet, eller ett av orden "
        "om det inte finns något tal."
    )
    assert read(COUNT, text("tolv")) == (REFUSED, said)


def test_a_percent_format_that_has_made_fifty_into_five_thousand_is_explained():
    said = (
        "Cellen är formaterad som procent, så 50 har blivit 5000 %. Ändra cellens format till tal "
        "och skriv 50 igen."
    )
    assert read(SHARE, number(50, is_percent=True)) == (REFUSED, said)


def test_a_year_that_is_shown_as_a_date_is_explained():
    said = (
        "Datumet 1905-07-18 kan inte stämma. Så visas talet 2026 i en cell som är formaterad som "
        "datum. Skriv hela datumet: ÅÅÅÅ-MM-DD."
    )
    assert read(DAY, day(1905, 7, 18)) == (REFUSED, said)
    shown = parse(DAY, day(1909, 7, 19), epoch=EPOCH_1904)
    assert shown.remarks[0].params["number"] == "2026"


def test_a_day_that_was_taken_for_a_year_is_explained():
    said = (
        "Datumet 1931-03-01 kan inte stämma. Så kan ett kalkylprogram tolka «31 mars» när årtalet "
        "utelämnas. Skriv hela datumet, till exempel 2026-03-31."
    )
    until_august = replace(DAY, expected_by=dt.date(2026, 8, 31))
    assert read(until_august, day(1931, 3, 1)) == (REFUSED, said)


def test_a_day_that_does_not_exist_is_said():
    said = "Datumet «31 feb 2026» finns inte. Skriv år, månad och dag: ÅÅÅÅ-MM-DD."
    assert read(DAY, text("31 feb 2026")) == (REFUSED, said)


def test_a_month_is_asked_for_its_day():
    said = (
        "«mars 2026» är en månad, men här behövs en dag. Skriv hela datumet, till exempel "
        "2026-03-31."
    )
    assert read(DAY, text("mars 2026")) == (REFUSED, said)


def test_a_weekday_that_is_not_that_of_the_date_is_said():
    said = (
        "«måndag 31 mars 2026» stämmer inte: 2026-03-31 är en tisdag. Kontrollera datumet och "
        "skriv det som ÅÅÅÅ-MM-DD."
    )
    assert read(DAY, text("måndag 31 mars 2026")) == (REFUSED, said)


def test_signs_that_make_an_answer_look_like_another_are_said():
    said = (
        "I «\ufffd5» finns osynliga tecken som kan få svaret att se ut som ett annat. Töm cellen "
        "och skriv svaret igen för hand."
    )
    assert read(COUNT, text("\u00ad5")) == (REFUSED, said)


@pytest.mark.parametrize(
    "formula",
    [
        "=[1]Blad1!A1",
        "='[1]Blad 1'!A1*2",
        "='C:\\Mina filer\\[Budget 2026.xlsx]Blad1'!$B$4",
        "of:='file:///home/x/budget.ods'#$Blad1.A1",
        "=cmd|'/c calc'!A1",
    ],
)
def test_a_result_that_comes_from_another_file_is_used_with_a_warning(formula):
    said = (
        "Cellen hämtar «12» ur en annan fil med en formel. Det som är sparat här används, men "
        "uppgiften kan ha ändrats i den andra filen. Skriv hellre svaret i stället för formeln."
    )
    assert read(COUNT, number(12, formula=formula)) == (Decimal(12), said)


@pytest.mark.parametrize(
    "formula", ["=SUM(A1:A3)", "=Tabell1[Antal]*2", "=Tabell1[1]", "of:=[.A1]+[.B2]", "=Blad2!A1"]
)
def test_a_formula_within_the_file_is_no_other_file(formula):
    assert outcome(COUNT, number(12, formula=formula)) == (Decimal(12), Code.FORMULA_USED)


def test_a_cross_is_suggested_to_be_a_yes():
    said = (
        "«X» finns inte i listan. Menade ni «Ja»? Välj i listan: Ja, Delvis, Nej, Ej mätt eller Ej "
        "aktuellt."
    )
    assert read(ANSWER, text("X")) == (REFUSED, said)


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Uppfylt", "Menade ni «Uppfyllt»?"), ("Inte uppfyllt", "")],
)
def test_a_word_is_suggested_only_where_no_other_is_nearly_as_near(typed, near):
    _, said = read(ChoiceField(choices=ASSESSMENT), text(typed))
    assert near in said
    assert ("Menade ni" in said) == bool(near)


def test_a_text_of_nothing_that_can_be_seen_is_said_to_be_empty():
    assert read(COMMENT, text("\x01")) == (
        BLANK,
        "«\ufffd» läses som en tom cell. Skriv svaret om cellen inte ska vara tom.",
    )


@pytest.mark.parametrize("field", [COUNT, ANSWER, DAY, COMMENT])
def test_a_formula_that_shows_nothing_is_blank_and_said(field):
    said = '«=IF(B2="","",B2)» läses som en tom cell. Skriv svaret om cellen inte ska vara tom.'
    assert read(field, text("", formula='=IF(B2="","",B2)')) == (BLANK, said)
