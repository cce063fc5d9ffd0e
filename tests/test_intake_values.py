"""Reading one cell by its declared field: what is taken, what is refused, and what is said."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from vpreport.findings import Code, Finding
from vpreport.intake.formats.cells import (
    boolean_cell,
    date_cell,
    empty_cell,
    error_cell,
    number_cell,
    text_cell,
    time_cell,
)
from vpreport.intake.grid import EPOCH_1904, Cell
from vpreport.intake.parsing.answers import parse
from vpreport.intake.types import AnswerState
from vpreport.template.fields import (
    ACTIVITY_STATUS,
    YES_NO,
    ChoiceField,
    DateField,
    Field,
    NumberField,
    TextField,
)
from vpreport.texts.messages import sentence

COUNT = NumberField(unit="st", may_be_missing=True)
SHARE = NumberField(
    unit="%",
    minimum=Decimal(0),
    maximum=Decimal(1000),
    usual=Decimal(70),
    may_be_missing=True,
)
RANK = NumberField(unit="", minimum=Decimal(1))
ANSWER = ChoiceField(choices=YES_NO, may_be_missing=True)
STATUS = ChoiceField(choices=ACTIVITY_STATUS)
DAY = DateField(earliest=dt.date(2024, 1, 1), latest=dt.date(2027, 12, 31))
COMMENT = TextField(max_length=50)


def text(typed: str, *, formula: str | None = None) -> Cell:
    return text_cell(typed, formula=formula, note="")


def number(value: float, *, is_percent: bool = False, formula: str | None = None) -> Cell:
    return number_cell(value, is_percent=is_percent, formula=formula, note="")


def day(year: int, month: int, of_month: int, hour: int = 0) -> Cell:
    moment = dt.datetime(year, month, of_month, hour)  # noqa: DTZ001
    return date_cell(moment, formula=None, note="")


def boolean(value: bool, formula: str | None = None) -> Cell:  # noqa: FBT001
    return boolean_cell(value, formula=formula, note="")


def read(field: Field, cell: Cell | None) -> tuple[object, ...]:
    """Return the value (or the state where there is none) and every sentence about it."""
    parsed = parse(field, cell)
    said = [sentence(Finding(code=r.code, params=r.params)) for r in parsed.remarks]
    is_value = parsed.state is AnswerState.VALUE
    return (parsed.value if is_value else parsed.state, *said)


REFUSED = AnswerState.REFUSED
BLANK = AnswerState.BLANK


@pytest.mark.parametrize("cell", [None, text(""), text(" \u00a0\t\n"), text("\u200b")])
@pytest.mark.parametrize("field", [COUNT, SHARE, ANSWER, STATUS, DAY, COMMENT])
def test_a_cell_with_nothing_to_see_is_blank(field, cell):
    assert read(field, cell) == (BLANK,)


def test_zero_is_an_answer():
    assert read(COUNT, number(0)) == (Decimal(0),)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12, "12"),
        (12.5, "12.5"),
        (-3, "-3"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333333333"),
        (1e14, "100000000000000"),
    ],
)
def test_a_number_is_read_with_fifteen_digits_and_no_remark(value, expected):
    assert read(COUNT, number(value)) == (Decimal(expected),)


@pytest.mark.parametrize(
    ("typed", "expected", "shown"),
    [
        ("12,5", "12.5", "12,5"),
        ("12.5", "12.5", "12,5"),
        ("1 234,5", "1234.5", "1234,5"),
        ("1\u00a0234", "1234", "1234"),
        ("1\u202f234\u202f567", "1234567", "1234567"),
        ("\u22125", "-5", "-5"),
        ("–5", "-5", "-5"),
        ("+5", "5", "5"),
        ("1,234", "1.234", "1,234"),
        ("0.125", "0.125", "0,125"),
        ("1234.567", "1234.567", "1234,567"),
        (" 12 ", "12", "12"),
        ("12\u200b", "12", "12"),
        ("0012", "12", "12"),
        ("12 st", "12", "12"),
        ("12 St.", "12", "12"),
        ("12st", "12", "12"),
        ("12 styck", "12", "12"),
    ],
)
def test_a_number_typed_as_text_is_read_and_said(typed, expected, shown):
    quoted = " ".join(typed.split())
    said = f"«{quoted}» läses som talet {shown}."
    assert read(COUNT, text(typed)) == (Decimal(expected), said)


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("ca 12", "12"),
        ("12 kanske", "12"),
        ("<5", "5"),
        ("ungefär 12,5", "12,5"),
        ("3:a", "3"),
        ("90-95", "12,5"),
        ("12 av 14", "12,5"),
        ("½", "12,5"),
        ("10²", "10"),
        ("1e3", "12,5"),
        ("12 5", "12,5"),
        ("1 2345", "12,5"),
        ("1.234,5", "1234,5"),
        ("1,234.5", "12,5"),
        ("1.234.567", "1234567"),
        ("1_000", "12,5"),
        ("١٢", "12,5"),
        ("=1+1", "12,5"),
        ("1'234", "1234"),
        ("ca -5", "-5"),
        ("ungefär \u22125", "-5"),
        ("-1.234,5", "-1234,5"),
        ("rad-5", "5"),
    ],
)
def test_what_is_not_wholly_a_number_is_refused_with_a_suggestion(typed, example):
    said = (
        f"«{typed}» är inte ett tal. Skriv bara talet, till exempel {example}, och förklaringen "
        "i kommentaren."
    )
    assert read(COUNT, text(typed)) == (REFUSED, said)


@pytest.mark.parametrize("typed", ["1.234", "-1.234", "12.500"])
def test_a_point_before_three_digits_is_ambiguous(typed):
    parsed = parse(COUNT, text(typed))
    assert (parsed.state, parsed.remarks[0].code) == (REFUSED, Code.AMBIGUOUS_POINT)


def test_both_meanings_of_an_ambiguous_point_are_said():
    said = "«1.234» kan betyda både 1234 och 1,234. Skriv talet utan punkt."
    assert read(COUNT, text("1.234")) == (REFUSED, said)


@pytest.mark.parametrize(
    ("field", "cell", "quoted", "wanted"),
    [
        (COUNT, text("50 %"), "50 %", "ett tal i st"),
        (COUNT, text("12 000 kr"), "12 000 kr", "ett tal i st"),
        (COUNT, number(0.5, is_percent=True), "50 %", "ett tal i st"),
        (SHARE, text("12 st"), "12 st", "ett tal i %"),
        (RANK, text("3 st"), "3 st", "ett tal utan enhet"),
    ],
)
def test_a_number_in_another_unit_is_refused(field, cell, quoted, wanted):
    said = (
        f"«{quoted}» har en annan enhet än den som gäller: här ska stå {wanted}. Räkna om svaret "
        "och skriv bara talet."
    )
    assert read(field, cell) == (REFUSED, said)


def test_a_percent_with_its_sign_is_read():
    assert read(SHARE, text("50 %")) == (Decimal(50), "«50 %» läses som talet 50.")
    assert read(SHARE, text("0,5 %")) == (Decimal("0.5"), "«0,5 %» läses som talet 0,5.")
    assert read(SHARE, text("50 procent")) == (Decimal(50), "«50 procent» läses som talet 50.")


def test_a_percent_formatted_cell_is_read_as_it_looks():
    said = "Cellen är formaterad som procent: «87,5 %» läses som 87,5\u00a0%."
    assert read(SHARE, number(0.875, is_percent=True)) == (Decimal("87.5"), said)


def test_a_percent_formatted_cell_under_one_percent_is_not_doubted():
    said = "Cellen är formaterad som procent: «0,5 %» läses som 0,5\u00a0%."
    assert read(SHARE, number(0.005, is_percent=True)) == (Decimal("0.5"), said)


def test_a_share_of_one_is_used_as_typed_and_doubted():
    said = "«0,5» räknas som 0,5\u00a0%, långt under målet. Skriv 50 om ni menade 50\u00a0%."
    assert read(SHARE, number(0.5)) == (Decimal("0.5"), said)
    assert read(SHARE, text("0,5")) == (
        Decimal("0.5"),
        "«0,5» läses som talet 0,5.",
        said,
    )


def test_a_small_percent_is_not_doubted_where_the_target_is_small_or_unknown():
    small = NumberField(unit="%", usual=Decimal("1.5"))
    assert read(small, number(0.5)) == (Decimal("0.5"),)
    assert read(NumberField(unit="%"), number(0.5)) == (Decimal("0.5"),)
    assert read(SHARE, number(0)) == (Decimal(0),)


@pytest.mark.parametrize(
    ("field", "cell", "quoted", "bounds"),
    [
        (SHARE, number(5000), "5000", "minst 0 och högst 1\u00a0000"),
        (SHARE, number(-1), "-1", "minst 0 och högst 1\u00a0000"),
        (RANK, number(0), "0", "minst 1"),
        (COUNT, number(1e15), "1" + "0" * 15, "högst " + "\u00a0".join(["999"] * 5)),
    ],
)
def test_an_impossible_number_is_refused_with_its_bounds(field, cell, quoted, bounds):
    said = f"«{quoted}» ligger utanför det möjliga: talet ska vara {bounds}. Rätta talet."
    assert read(field, cell) == (REFUSED, said)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (day(2026, 2, 1), "2026-02-01"),
        (day(1900, 1, 9), "1900-01-09"),
        (time_cell("12:30:00", formula=None, note=""), "12:30:00"),
    ],
)
def test_a_date_in_a_number_cell_is_refused_and_named(cell, shown):
    said = (
        f"Cellen innehåller {shown}: kalkylprogrammet har gjort om det ni skrev till ett datum "
        "eller klockslag. Formatera cellen som tal och skriv talet igen, med decimalkomma."
    )
    assert read(COUNT, cell) == (REFUSED, said)


def test_a_truth_value_is_no_number():
    assert read(COUNT, boolean(value=True)) == (
        REFUSED,
        (
            "«SANT» är varken ett tal, «ej mätt» eller «ej aktuellt». Skriv talet, eller ett av "
            "orden om det inte finns något tal."
        ),
    )


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_what_is_no_finite_number_is_refused(value):
    assert parse(COUNT, number(value)).state is REFUSED


@pytest.mark.parametrize("field", [COUNT, SHARE, ANSWER, STATUS, DAY, COMMENT])
def test_an_error_value_is_never_taken_for_blank(field):
    cell = error_cell("#DIV/0!", formula="=1/0", note="")
    said = "Cellen visar felvärdet #DIV/0!. Ersätt formeln med svaret."
    assert read(field, cell) == (REFUSED, said)


@pytest.mark.parametrize("field", [COUNT, SHARE, ANSWER, STATUS, DAY, COMMENT])
def test_a_formula_without_a_saved_result_is_never_taken_for_blank(field):
    cell = empty_cell(formula="=SUM(A1:A3)", note="")
    said = (
        "Cellen innehåller en formel (=SUM(A1:A3)) utan sparat resultat. Öppna filen i ett "
        "kalkylprogram, spara och skicka den igen, eller skriv svaret i stället för formeln."
    )
    assert read(field, cell) == (REFUSED, said)


def test_the_saved_result_of_a_formula_is_used_and_said():
    said = "Cellen innehåller en formel. Dess sparade resultat, «12», används."
    assert read(COUNT, number(12, formula="=4*3")) == (Decimal(12), said)


def test_a_truth_value_that_is_saved_as_a_formula_is_not_called_a_formula():
    assert read(ANSWER, boolean(value=True, formula="of:=TRUE()")) == (
        "yes",
        "«SANT» läses som Ja.",
    )


@pytest.mark.parametrize(
    "typed", ["ja", "JA.", " Ja\n", "Ja\u200b", "«Ja»", "SANT", "sant", "TRUE", "1"]
)
def test_yes_is_read_however_it_is_typed(typed):
    value, said = read(ANSWER, text(typed))
    assert value == "yes"
    assert said == f"«{' '.join(typed.split())}» läses som Ja."


def test_yes_as_in_the_list_needs_no_remark():
    assert read(ANSWER, text("Ja")) == ("yes",)
    assert read(ANSWER, text("Delvis")) == ("partly",)


def test_truth_values_and_their_numbers_are_yes_and_no():
    assert read(ANSWER, boolean(value=False)) == ("no", "«FALSKT» läses som Nej.")
    assert read(ANSWER, number(1)) == ("yes", "«1» läses som Ja.")
    assert read(ANSWER, number(0)) == ("no", "«0» läses som Nej.")


@pytest.mark.parametrize("cell", [boolean(value=True), number(1), text("SANT")])
def test_a_truth_value_is_no_choice_where_the_list_has_no_yes(cell):
    assert parse(STATUS, cell).state is REFUSED


def test_a_near_miss_is_suggested_and_never_taken():
    said = (
        "«Delviss» finns inte i listan. Menade ni «Delvis»? Välj i listan: Ja, Delvis, Nej, Ej "
        "mätt eller Ej aktuellt."
    )
    assert read(ANSWER, text("Delviss")) == (REFUSED, said)


def test_what_is_not_in_the_list_is_refused_with_the_list():
    said = (
        "«Kanske» finns inte i listan. Välj i listan: Genomförd, Pågår, Ej påbörjad, Försenad "
        "eller Inställd."
    )
    assert read(STATUS, text("Kanske")) == (REFUSED, said)


@pytest.mark.parametrize("cell", [number(2), number(1, is_percent=True), day(2026, 1, 1)])
def test_a_number_or_a_date_is_no_choice(cell):
    assert parse(ANSWER, cell).state is REFUSED


@pytest.mark.parametrize("field", [COUNT, SHARE, ANSWER])
def test_not_measured_and_not_applicable_are_answers_of_their_own(field):
    assert read(field, text("Ej mätt")) == (AnswerState.NOT_MEASURED,)
    assert read(field, text("ej mätt")) == (AnswerState.NOT_MEASURED,)
    assert read(field, text("Ej aktuellt")) == (AnswerState.NOT_APPLICABLE,)


def test_other_words_for_the_same_are_said():
    assert read(COUNT, text("Inte mätt.")) == (
        AnswerState.NOT_MEASURED,
        "«Inte mätt.» läses som Ej mätt.",
    )
    assert read(ANSWER, text("ej aktuell")) == (
        AnswerState.NOT_APPLICABLE,
        "«ej aktuell» läses som Ej aktuellt.",
    )


@pytest.mark.parametrize(
    "typed", ["–", "-", "—", "?", "n/a", "N/A", "saknas", "Uppgift saknas.", "…"]
)
@pytest.mark.parametrize("field", [COUNT, ANSWER])
def test_a_mark_for_no_value_is_not_blank_and_not_zero(field, typed):
    said = f"«{typed}» läses som att uppgift saknas. Skriv gärna varför i kommentaren."
    assert read(field, text(typed)) == (AnswerState.NOT_MEASURED, said)


@pytest.mark.parametrize("field", [STATUS, DAY, RANK])
def test_a_mark_for_no_value_is_blank_where_missing_is_no_answer(field):
    said = "«–» läses som en tom cell. Skriv svaret om cellen inte ska vara tom."
    assert read(field, text("–")) == (BLANK, said)


def test_a_lone_dash_is_no_reason():
    said = "«–» läses som en tom cell. Skriv svaret om cellen inte ska vara tom."
    assert read(COMMENT, text("–")) == (BLANK, said)
    assert read(COMMENT, text("saknas")) == ("saknas",)


def test_a_date_cell_is_read():
    assert read(DAY, day(2026, 6, 12)) == (dt.date(2026, 6, 12),)


def test_the_time_of_day_is_dropped_and_said():
    said = "«2026-06-12 14:00» läses som 2026-06-12."
    assert read(DAY, day(2026, 6, 12, 14)) == (dt.date(2026, 6, 12), said)


@pytest.mark.parametrize(
    "typed",
    [
        "12/6 2026",
        "12/6-26",
        "12/6/2026",
        "12.6.2026",
        "12-6-2026",
        "12 juni 2026",
        "den 12 juni 2026",
        "12 jun 2026",
        "12:e juni 2026",
        "2026/06/12",
        "2026-6-12",
        "20260612",
        "260612",
        "2026-06-12.",
    ],
)
def test_a_date_as_text_in_a_swedish_form_is_read_and_said(typed):
    assert read(DAY, text(typed)) == (dt.date(2026, 6, 12), f"«{typed}» läses som 2026-06-12.")


def test_a_date_as_text_in_the_wanted_form_needs_no_remark():
    assert read(DAY, text("2026-06-12")) == (dt.date(2026, 6, 12),)


@pytest.mark.parametrize(
    "typed",
    ["12 juni", "12/6", "Q2 2026", "12 ju 2026", "26-06-12", "2026-06-12T22:00:00Z", "xyz 1"],
)
def test_what_is_not_a_whole_date_is_refused(typed):
    said = f"«{typed}» är inte ett helt datum. Skriv år, månad och dag: ÅÅÅÅ-MM-DD."
    assert read(DAY, text(typed)) == (REFUSED, said)


@pytest.mark.parametrize("cell", [time_cell("12:30", formula=None, note=""), number(0.5)])
def test_a_time_or_a_fraction_is_no_date(cell):
    assert parse(DAY, cell).remarks[0].code is Code.NOT_A_DATE


def test_a_date_outside_the_window_is_refused():
    said = (
        "Datumet «1931-03-02» kan inte stämma: det ska vara mellan 2024-01-01 och 2027-12-31. "
        "Kalkylprogram lägger själva till ett årtal när det utelämnas. Skriv hela datumet: "
        "ÅÅÅÅ-MM-DD."
    )
    assert read(DAY, day(1931, 3, 2)) == (REFUSED, said)
    assert parse(DAY, text("12 juni 2031")).remarks[0].code is Code.DATE_OUTSIDE_WINDOW


def test_a_day_number_inside_the_window_is_a_date_with_a_warning():
    said = (
        "Cellen innehåller talet 46112, som läses som datumet 2026-03-31. Skriv datumet som "
        "ÅÅÅÅ-MM-DD om det inte stämmer."
    )
    assert read(DAY, number(46112)) == (dt.date(2026, 3, 31), said)


def test_a_day_number_is_counted_from_the_workbooks_own_first_day():
    assert parse(DAY, number(44650), epoch=EPOCH_1904).value == dt.date(2026, 3, 31)


def test_a_date_typed_as_eight_or_six_digits_is_read():
    said = "«20260612» läses som 2026-06-12."
    assert read(DAY, number(20260612)) == (dt.date(2026, 6, 12), said)
    assert parse(DAY, number(260612)).value == dt.date(2026, 6, 12)


@pytest.mark.parametrize("value", [2026, 9, 1e12, -5])
def test_a_number_that_is_no_day_in_the_window_is_refused(value):
    assert parse(DAY, number(value)).remarks[0].code is Code.NOT_A_DATE


def test_a_comment_is_kept_as_written():
    typed = "- första\n- andra =2+2, +46 och @namn\tslut"
    assert read(COMMENT, text(typed)) == (typed,)


def test_line_ends_become_alike_in_silence():
    assert read(COMMENT, text("ett\r\ntvå\rtre ")) == ("ett\ntvå\ntre",)


def test_what_cannot_be_seen_is_removed_and_said():
    said = "Tecken som inte syns eller inte kan skrivas ut har tagits bort. Kvar står «ettett två»."
    assert read(COMMENT, text("ett\u200bett\x07 tv\u202eå\ud800")) == ("ettett två", said)


def test_a_long_comment_is_kept_whole_and_said():
    said = (
        "Texten är 60 tecken; högst 50 är lagom för rapporten. Hela texten används. Korta den "
        "gärna."
    )
    assert read(COMMENT, text("x" * 60)) == ("x" * 60, said)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [(number(12.5), "12,5"), (day(2026, 6, 12), "2026-06-12"), (boolean(value=True), "SANT")],
)
def test_a_number_in_a_text_cell_is_used_as_it_is_shown(cell, shown):
    said = (
        f"Det som står i cellen är inte skrivet som text. Det används så som det visas: «{shown}»."
    )
    assert read(COMMENT, cell) == (shown, said)
