"""Finding rows by id and columns by key, whatever has been done to the sheets."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from sample import AR
from workbooks import Workbook, answer, codes, found, lines, read, read_one

from vpreport.findings import Code
from vpreport.intake.types import AnswerState

EDALA = ("indicators", "edala", "outcome")
TJANST = ("indicators", "e-tjanster", "outcome")
NAME_EDALA = "(1.2.2 Placering i jämförelsen eDala)"
NAME_TJANST = "(1.2.1 Antal ärenden i e-tjänster)"


@pytest.fixture
def workbook() -> Workbook:
    """The template of the IT department with two outcomes."""
    filled = Workbook("it")
    filled.type(*EDALA, 2)
    filled.type(*TJANST, 220)
    return filled


def both_are_read(intake) -> bool:
    return (answer(intake, *EDALA).number, answer(intake, *TJANST).number) == (2, 220)


def test_an_answer_says_where_it_stood(workbook, tmp_path):
    outcome = answer(read_one(workbook, tmp_path), *EDALA)
    assert str(outcome.ref) == "svar.xlsx, Indikatorer!I7"
    assert outcome.raw == "2"


def test_every_asked_cell_has_an_answer(workbook, tmp_path):
    (submission,) = read_one(workbook, tmp_path).submissions
    assert len(submission.answers) == 41
    states = [a.state for a in submission.answers.values()]
    assert states.count(AnswerState.BLANK) == 39
    assert all(a.ref is not None for a in submission.answers.values())


def test_the_forecast_is_asked_for_only_before_the_end_of_the_year(tmp_path):
    (submission,) = read(Workbook("it", AR).save(tmp_path), AR).submissions
    assert {key for _, _, key in submission.answers if key == "forecast"} == set()


def test_sheets_may_be_renamed_reordered_and_added(workbook, tmp_path):
    workbook.sheet("indicators").title = "Blad1"
    workbook.book.move_sheet("Blad1", offset=2)
    workbook.book.create_sheet("Tomt")
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert intake.findings == ()
    assert str(answer(intake, *EDALA).ref) == "svar.xlsx, Blad1!I7"


def test_a_sheet_of_ones_own_is_said_not_to_be_read(workbook, tmp_path):
    workbook.book.create_sheet("Underlag")["B2"] = "Egna anteckningar"
    assert lines(read_one(workbook, tmp_path)) == [
        (
            "svar.xlsx › Underlag › B2: «Egna anteckningar» står utanför det som ska fyllas i och "
            "används inte. (S410)"
        )
    ]


def test_rows_may_be_sorted_with_their_ids(workbook, tmp_path):
    workbook.move("indicators", rows={6: 9, 7: 6, 8: 7, 9: 8})
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert intake.findings == ()


def test_the_whole_sheet_may_be_sorted_headings_and_all(workbook, tmp_path):
    workbook.move("indicators", rows={4: 9, 5: 4, 6: 5, 7: 6, 8: 7, 9: 8})
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert intake.findings == ()


def test_empty_rows_may_be_inserted_anywhere(workbook, tmp_path):
    workbook.move("indicators", rows={row: row + 3 for row in range(1, 30)})
    workbook.move("indicators", rows={row: row + 1 for row in range(10, 40)})
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert intake.findings == ()


def test_columns_may_be_moved_and_inserted(workbook, tmp_path):
    workbook.move("indicators", columns={9: 14, 14: 10, 10: 9, 1: 3, 3: 1})
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert intake.findings == ()


def test_headings_may_be_reworded(workbook, tmp_path):
    for cell in workbook.sheet("indicators")[5][2:]:
        cell.value = "Rubrik"
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert intake.findings == ()


def test_a_key_row_that_has_lost_its_mark_is_known_by_its_keys(workbook, tmp_path):
    workbook.sheet("indicators")["A4"] = None
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)


def test_a_missing_sheet_is_said_once_and_its_cells_are_blank(workbook, tmp_path):
    workbook.delete("goals")
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    blank = answer(intake, "goals", "digital", "analysis")
    assert (blank.state, blank.ref) == (AnswerState.BLANK, None)
    assert lines(intake) == [
        (
            "svar.xlsx: Bladet «Mål» saknas, eller så går varken dess dolda uppgifter eller dess "
            "rubriker att känna igen. Bladets svar räknas som obesvarade. Hämta en ny mall och "
            "flytta över svaren dit. (S401)"
        )
    ]


def test_a_missing_row_is_said(workbook, tmp_path):
    workbook.sheet("indicators").delete_rows(6)
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *EDALA).number == 2
    assert answer(intake, *TJANST).ref is None
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer {NAME_TJANST}: Raden saknas på bladet och räknas som "
            "obesvarad. Hämta en ny mall och flytta över svaren dit. (S402)"
        )
    ]


def test_a_missing_column_is_said_once(workbook, tmp_path):
    workbook.sheet("indicators").delete_cols(14)
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert answer(intake, "indicators", "edala", "comment").ref is None
    assert lines(intake) == [
        (
            "svar.xlsx › Indikatorer › A4: Kolumnen «Kommentar» saknas på bladet. Dess svar "
            "räknas som obesvarade. Hämta en ny mall och flytta över svaren dit. (S405)"
        )
    ]


def test_a_locked_column_may_be_missing(workbook, tmp_path):
    workbook.sheet("indicators").delete_cols(5)
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert intake.findings == ()


def test_an_unknown_row_is_said_and_not_used(workbook, tmp_path):
    workbook.sheet("indicators")["A7"] = "okand-rad"
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *EDALA).state is AnswerState.BLANK
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer {NAME_EDALA}: Raden saknas på bladet och räknas som "
            "obesvarad. Hämta en ny mall och flytta över svaren dit. (S402)"
        ),
        (
            "svar.xlsx › Indikatorer › A7: Radens dolda id «okand-rad» finns inte bland det som "
            "avdelningen ska svara på. Det som står på raden används inte. "
            "Kontrollera om raden har tagits bort ur planen eller hör till en annan avdelning. "
            "(S403)"
        ),
    ]


def test_an_answer_on_a_row_without_id_is_said(workbook, tmp_path):
    workbook.sheet("indicators")["D12"] = "En indikator till"
    workbook.sheet("indicators")["I12"] = 99
    assert lines(read_one(workbook, tmp_path)) == [
        (
            "svar.xlsx › Indikatorer › I12: På raden står «99», men raden saknar sitt dolda id, så "
            "svaret kan inte knytas till planen. Nya rader kan inte läggas till i mallen. Skriv "
            "svaret på den rad som det gäller. (S404)"
        )
    ]


def test_text_outside_the_table_is_said_once_a_sheet(workbook, tmp_path):
    workbook.sheet("indicators")["D40"] = "Hälsningar"
    workbook.sheet("indicators")["X7"] = "se bilaga"
    workbook.sheet("goals")["X7"] = "se bilaga"
    text = "står utanför det som ska fyllas i och används inte. (S410)"
    assert lines(read_one(workbook, tmp_path)) == [
        f"svar.xlsx › Indikatorer › X7: «se bilaga» och 1\u00a0cell till {text}",
        f"svar.xlsx › Mål › X7: «se bilaga» {text}",
    ]


def test_a_large_sheet_of_ones_own_costs_little(workbook, tmp_path):
    notes = workbook.book.create_sheet("Underlag")
    for number in range(3000):
        notes.append([number, "text", number])
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert codes(intake) == [Code.OUTSIDE_TABLE]


def test_a_row_that_stands_twice_with_different_answers_is_not_used(workbook, tmp_path):
    sheet = workbook.sheet("indicators")
    for cell in sheet[7]:
        sheet.cell(15, cell.column).value = cell.value
    sheet["I15"] = 3
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *EDALA).state is AnswerState.REFUSED
    assert answer(intake, *TJANST).number == 220
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer › A15 {NAME_EDALA}: Samma rad finns två gånger med olika "
            "svar: på bladet «Indikatorer», rad 7, och på bladet «Indikatorer», rad 15. Inget av "
            "dem används. Ta bort den rad som inte gäller. (S406)"
        )
    ]


def test_a_copied_sheet_with_the_same_answers_is_no_fault(workbook, tmp_path):
    workbook.book.copy_worksheet(workbook.sheet("indicators"))
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert intake.findings == ()


def test_a_copied_sheet_with_other_answers_is_said_row_by_row(workbook, tmp_path):
    copy = workbook.book.copy_worksheet(workbook.sheet("indicators"))
    copy["I7"] = 3
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *TJANST).number == 220
    assert answer(intake, *EDALA).state is AnswerState.REFUSED
    (finding,) = intake.findings
    assert (finding.code, finding.place.sheet, finding.place.cell) == (
        Code.ROW_TWICE,
        "Indikatorer Copy",
        "A7",
    )


def test_a_copied_column_with_other_answers_is_not_used(workbook, tmp_path):
    sheet = workbook.sheet("indicators")
    sheet["O4"], sheet["O7"] = "outcome", 3
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *EDALA).state is AnswerState.REFUSED
    assert lines(intake) == [
        (
            "svar.xlsx › Indikatorer › O4: Kolumnen «Utfall» finns två gånger på bladet, även i "
            "I4, med olika svar. Inget av dem används. Ta bort den kolumn som inte gäller. (S414)"
        )
    ]


def test_rows_sorted_without_their_ids_are_refused(workbook, tmp_path):
    sheet = workbook.sheet("indicators")
    for column in range(3, 15):
        first, second = sheet.cell(6, column), sheet.cell(7, column)
        first.value, second.value = second.value, first.value
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *EDALA).state is AnswerState.REFUSED
    assert answer(intake, *TJANST).state is AnswerState.REFUSED
    remedy = (
        "En del av bladet verkar ha sorterats för sig. Radens svar används inte. Ångra "
        "sorteringen, eller hämta en ny mall och flytta över svaren. (S407)"
    )
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer › C6 {NAME_TJANST}: Radens dolda id är «e-tjanster», men på "
            f"raden står «1.2.2», som hör till en annan rad. {remedy}"
        ),
        (
            f"svar.xlsx › Indikatorer › C7 {NAME_EDALA}: Radens dolda id är «edala», men på raden "
            f"står «1.2.1», som hör till en annan rad. {remedy}"
        ),
    ]


def test_a_changed_target_is_said_and_the_plans_is_used(workbook, tmp_path):
    address = workbook.type("indicators", "edala", "target", "plats 10 eller bättre")
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer › {address} {NAME_EDALA}: Här står «plats 10 eller bättre», "
            "men i planen står «plats 3 eller bättre (augusti 2026)». Planens uppgift används. "
            "Är planens uppgift fel rättas den i planen, inte i mallen. (S408)"
        )
    ]


def test_a_changed_name_alone_does_not_lose_the_answer(workbook, tmp_path):
    workbook.type("indicators", "edala", "indicator", "Ny text")
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert codes(intake) == [Code.LOCKED_CELL_CHANGED]


def test_a_baseline_of_the_plan_that_is_changed_is_said(workbook, tmp_path):
    workbook.type("indicators", "e-tjanster", "baseline", 500)
    intake = read_one(workbook, tmp_path)
    assert codes(intake) == [Code.LOCKED_CELL_CHANGED]


def test_an_answer_where_none_is_asked_is_said_and_not_used(workbook, tmp_path):
    address = workbook.type("goals", "kvalitet", "assessment", "Uppfyllt")
    intake = read_one(workbook, tmp_path)
    assert lines(intake) == [
        (
            f"svar.xlsx › Mål › {address} (2.2 Kvalitet i arbetet): «Uppfyllt» står i en cell som "
            "inte ska fyllas i på den här raden, och används inte. Flytta det till rätt "
            "cell, eller ta bort det. (S413)"
        )
    ]


def test_merged_answers_are_refused(workbook, tmp_path):
    workbook.sheet("indicators").merge_cells("I6:I7")
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *TJANST).state is AnswerState.REFUSED
    assert answer(intake, *EDALA).state is AnswerState.REFUSED
    text = (
        "Cellerna I6:I7 är sammanslagna, så det går inte att veta vilken av dem «220» hör till. "
        "Dela upp cellerna och svara i var och en. (S409)"
    )
    assert lines(intake) == [
        f"svar.xlsx › Indikatorer › I6 {NAME_TJANST}: {text}",
        f"svar.xlsx › Indikatorer › I7 {NAME_EDALA}: {text}",
    ]


def test_merged_cells_without_content_hide_nothing(workbook, tmp_path):
    workbook.sheet("indicators").merge_cells("N6:N7")
    assert read_one(workbook, tmp_path).findings == ()


def test_hidden_answers_count_and_are_said(workbook, tmp_path):
    workbook.sheet("indicators").row_dimensions[7].hidden = True
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer › I7 {NAME_EDALA}: Svaret står på en dold rad, i en dold "
            "kolumn eller på ett dolt blad. Det räknas med. (S411)"
        )
    ]


def test_answers_in_a_hidden_column_or_sheet_are_said(workbook, tmp_path):
    workbook.sheet("indicators").column_dimensions["I"].hidden = True
    assert codes(read_one(workbook, tmp_path)) == [Code.HIDDEN_ROW] * 2
    workbook.sheet("indicators").column_dimensions["I"].hidden = False
    workbook.sheet("indicators").sheet_state = "hidden"
    assert codes(read_one(workbook, tmp_path)) == [Code.HIDDEN_ROW] * 2


def test_a_note_is_no_answer(workbook, tmp_path):
    cell = workbook.cell("indicators", "edala", "comment")
    cell.comment = Comment("Svar: ja", "IT-chef")
    intake = read_one(workbook, tmp_path)
    assert answer(intake, "indicators", "edala", "comment").state is AnswerState.BLANK
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer › {cell.coordinate} {NAME_EDALA}: Cellen är tom men har en "
            "anteckning: «Svar: ja». Anteckningar räknas inte som svar. Skriv svaret i själva "
            "cellen. (S412)"
        )
    ]


def test_a_note_beside_an_answer_needs_no_word(workbook, tmp_path):
    workbook.cell(*EDALA).comment = Comment("Kontrollerat", "IT-chef")
    intake = read_one(workbook, tmp_path)
    assert both_are_read(intake)
    assert intake.findings == ()


def test_one_bad_cell_never_discards_the_file(workbook, tmp_path):
    workbook.type(*EDALA, "ca 3")
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *EDALA).state is AnswerState.REFUSED
    assert answer(intake, *EDALA).raw == "ca 3"
    assert answer(intake, *TJANST).number == 220
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer › I7 {NAME_EDALA}: «ca 3» är inte ett tal. Skriv bara "
            "talet, till exempel 3, och förklaringen i kommentaren. (V502)"
        )
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "code"),
    [
        (0.5, "0 %", Code.PERCENT_FORMAT),
        (0.5, r"0.00\ %", Code.PERCENT_FORMAT),
        (0.5, "General", Code.PERCENT_AS_FRACTION),
        (0.5, '0.0" %"', Code.PERCENT_AS_FRACTION),
        (50, r'#,##0\ "kr";[Red]\-#,##0\ "kr"', Code.WRONG_UNIT),
        (50, r"#,##0.00\ [$kr-41D]", Code.WRONG_UNIT),
        (50, "[$€-2] #,##0", Code.WRONG_UNIT),
        (50, '0.0" tkr"', Code.WRONG_UNIT),
        ("=1/2", "General", Code.FORMULA_WITHOUT_RESULT),
        ("#DIV/0!", "General", Code.ERROR_VALUE),
    ],
)
def test_the_format_of_a_cell_is_seen(tmp_path, value, number_format, code):
    workbook = Workbook("it")
    workbook.type("indicators", "e-legitimation", "outcome", value, as_format=number_format)
    assert codes(read_one(workbook, tmp_path)) == [code]


def test_carriage_returns_that_excel_escapes_are_line_breaks(tmp_path):
    workbook = Workbook("it")
    workbook.type("indicators", "edala", "comment", "ett_x000D_\ntvå")
    intake = read_one(workbook, tmp_path)
    assert answer(intake, "indicators", "edala", "comment").text == "ett\ntvå"
    assert found(intake, Code.TEXT_CLEANED) == []


def test_dates_of_a_workbook_that_counts_from_1904_are_right(tmp_path):
    workbook = Workbook("it")
    workbook.book.epoch = CALENDAR_MAC_1904
    workbook.type("activities", "portal", "status", "Genomförd")
    workbook.type("activities", "portal", "done_on", dt.date(2026, 3, 31))
    workbook.type("activities", "utbilda", "status", "Genomförd")
    workbook.type("activities", "utbilda", "done_on", 44650, as_format="General")
    intake = read_one(workbook, tmp_path)
    assert answer(intake, "activities", "portal", "done_on").date == dt.date(2026, 3, 31)
    assert answer(intake, "activities", "utbilda", "done_on").date == dt.date(2026, 3, 31)
    assert codes(intake) == [Code.SERIAL_AS_DATE]
