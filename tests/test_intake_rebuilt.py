"""Sheets that have lost their hidden rows and columns, and copies of sheets in the same file."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest
from sample import DELAR, small_plan
from workbooks import Workbook, answer, codes, found, lines, read, read_one

from vpreport.findings import Code, Severity
from vpreport.intake.locating.recognition import Recognition, recognition
from vpreport.intake.submissions import read_submissions
from vpreport.intake.types import AnswerState
from vpreport.template.layout import CODE_ROW, FIRST_COLUMN, HEADING_ROW, KEY_ROW

EDALA = ("indicators", "edala", "outcome")
TJANST = ("indicators", "e-tjanster", "outcome")
ANALYSIS = ("goals", "digital", "analysis")
PORTAL = ("activities", "portal", "status")
NAME_EDALA = "(1.2.2 Placering i jämförelsen eDala)"

BY_LABELS = (
    "På bladet saknas dolda rader eller kolumner. Kolumnerna kändes igen på rubrikerna och "
    "raderna på nummer och namn tillsammans. Kontrollera att svaren har hamnat rätt, och använd "
    "helst mallen nästa gång. (S422)"
)


def filled() -> Workbook:
    workbook = Workbook("it")
    workbook.type(*EDALA, 2)
    workbook.type(*TJANST, 220)
    workbook.type(*ANALYSIS, "Vi har byggt ut.")
    workbook.type(*PORTAL, "Pågår")
    return workbook


def copied(workbook: Workbook, *, with_code: bool = True, into: Workbook | None = None):
    """Copy the cells that can be seen of every sheet into a new workbook, or into sheets beside."""
    book = into.book if into else openpyxl.Workbook()
    if into is None:
        del book["Sheet"]
    for sheet in [s for s in workbook.book.worksheets if s.sheet_state == "visible"]:
        copy = book.create_sheet(f"Kopia {sheet.title}"[:31])
        is_data = str(sheet.cell(KEY_ROW, 1).value).startswith("#vpr1")
        new = 0
        for line in sheet.iter_rows():
            number = line[0].row
            if is_data and number == KEY_ROW:
                continue
            new += 1
            for cell in line[FIRST_COLUMN - 1 if is_data else 0 :]:
                is_code = "Mallkod" in str(cell.value) or number < CODE_ROW + 1
                if cell.value is not None and (with_code or not is_code):
                    column = cell.column - (FIRST_COLUMN - 1 if is_data else 0)
                    copy.cell(new, column).value = cell.value
    return book


def saved(book, folder, name="svar.xlsx"):
    folder.mkdir(exist_ok=True)
    book.save(folder / name)
    return folder


def all_are_read(intake) -> bool:
    return (
        answer(intake, *EDALA).number,
        answer(intake, *TJANST).number,
        answer(intake, *ANALYSIS).text,
        answer(intake, *PORTAL).text,
    ) == (2, 220, "Vi har byggt ut.", "ongoing")


def test_what_can_be_seen_is_enough_to_find_every_answer(tmp_path):
    intake = read(saved(copied(filled()), tmp_path))
    assert all_are_read(intake)
    assert lines(intake) == [
        f"svar.xlsx › Kopia {sheet}: {BY_LABELS}" for sheet in ("Indikatorer", "Mål", "Åtgärder")
    ]
    assert str(answer(intake, *EDALA).ref) == "svar.xlsx, Kopia Indikatorer!G6"


def test_a_copy_without_any_code_is_recognised_by_its_numbers_and_names(tmp_path):
    intake = read(saved(copied(filled(), with_code=False), tmp_path))
    assert all_are_read(intake)
    assert intake.sources[0].code is None
    assert recognition(intake.findings) is Recognition.DEGRADED
    assert lines(intake)[0] == (
        "svar.xlsx: Mallkoden och radernas dolda id saknas, kanske för att cellerna har kopierats "
        "till en ny fil. Filen kändes igen som IT-avdelningen på nummer och namn på 10 av 10 "
        "rader. Kontrollera att den hör till rätt avdelning och uppföljning. (F363)"
    )


def test_a_copy_of_too_few_rows_without_a_code_is_not_guessed(tmp_path):
    book = copied(filled(), with_code=False)
    del book["Kopia Indikatorer"]
    intake = read(saved(book, tmp_path))
    assert intake.submissions == ()
    assert codes(intake) == [Code.NOT_OUR_TEMPLATE]
    assert recognition(intake.findings) is Recognition.UNKNOWN


@pytest.mark.parametrize(("column", "new"), [("A", "1.2.9"), ("B", "Placering i eDala")])
def test_a_row_of_which_number_and_name_do_not_agree_is_refused(tmp_path, column, new):
    book = copied(filled())
    book["Kopia Indikatorer"][f"{column}6"] = new
    intake = read(saved(book, tmp_path))
    assert answer(intake, *EDALA).state is AnswerState.BLANK
    assert answer(intake, *TJANST).number == 220
    assert [line for line in lines(intake) if "S423" in line or "S402" in line] == [
        (
            f"svar.xlsx › Kopia Indikatorer {NAME_EDALA}: Raden saknas på bladet och räknas som "
            "obesvarad. Hämta en ny mall och flytta över svaren dit. (S402)"
        ),
        (
            "svar.xlsx › Kopia Indikatorer › G6: På raden finns svar, men ingen rad i planen har "
            "både det numret och det namnet, så svaren används inte. Skriv radens nummer och namn "
            "som i planen, eller fyll i en ny mall. (S423)"
        ),
    ]


def test_the_first_row_below_the_headings_is_not_passed_over(tmp_path):
    book = copied(filled())
    book["Kopia Indikatorer"]["B5"] = "Något annat"
    intake = read(saved(book, tmp_path))
    assert answer(intake, *TJANST).state is AnswerState.BLANK
    assert [f.place.cell for f in found(intake, Code.ROW_NOT_RECOGNISED)] == ["G5"]


def test_numbers_and_names_that_were_sorted_apart_are_refused(tmp_path):
    book = copied(filled())
    sheet = book["Kopia Indikatorer"]
    sheet["A5"].value, sheet["A6"].value = sheet["A6"].value, sheet["A5"].value
    intake = read(saved(book, tmp_path))
    assert answer(intake, *TJANST).value is None
    assert answer(intake, *EDALA).value is None
    assert len(found(intake, Code.ROW_NOT_RECOGNISED)) == 2


def test_a_reworded_heading_is_a_missing_column(tmp_path):
    book = copied(filled())
    book["Kopia Indikatorer"]["G4"] = "Resultat"
    intake = read(saved(book, tmp_path))
    assert answer(intake, *EDALA).state is AnswerState.BLANK
    assert Code.COLUMN_MISSING in codes(intake)
    assert Code.OUTSIDE_TABLE in codes(intake)


def test_a_heading_that_stands_twice_is_not_chosen_from(tmp_path):
    book = copied(filled())
    sheet = book["Kopia Indikatorer"]
    sheet["Z4"], sheet["Z6"] = "Utfall", 9
    intake = read(saved(book, tmp_path))
    assert answer(intake, *EDALA).state is AnswerState.REFUSED
    assert Code.COLUMN_TWICE in codes(intake)


def test_two_tables_below_each_other_on_one_sheet_are_both_found(tmp_path):
    book = copied(filled())
    first, second = book["Kopia Indikatorer"], book["Kopia Mål"]
    below = first.max_row + 3
    for line in second.iter_rows():
        for cell in line:
            first.cell(below + cell.row, cell.column).value = cell.value
    del book["Kopia Mål"]
    assert all_are_read(read(saved(book, tmp_path)))


def test_a_deleted_id_column_is_made_up_for_by_numbers_and_names(tmp_path):
    workbook = filled()
    for table in ("indicators", "goals", "activities"):
        workbook.sheet(table).delete_cols(1)
        workbook.book[workbook.book.sheetnames[0]]["A1"].value = "x"
    intake = read_one(workbook, tmp_path)
    assert all_are_read(intake)
    assert set(codes(intake)) == {Code.LOCATED_BY_LABELS}


def test_ids_that_were_cleared_are_made_up_for_by_numbers_and_names(tmp_path):
    workbook = filled()
    sheet = workbook.sheet("indicators")
    for number in range(HEADING_ROW + 1, sheet.max_row + 1):
        sheet.cell(number, 1).value = None
    intake = read_one(workbook, tmp_path)
    assert all_are_read(intake)
    assert codes(intake) == [Code.LOCATED_BY_LABELS]


def test_a_deleted_key_row_is_made_up_for_by_the_headings(tmp_path):
    workbook = filled()
    workbook.sheet("indicators").delete_rows(KEY_ROW)
    intake = read_one(workbook, tmp_path)
    assert all_are_read(intake)
    assert codes(intake) == [Code.LOCATED_BY_LABELS]


def test_a_row_that_has_lost_its_id_alone_is_never_guessed(tmp_path):
    workbook = filled()
    workbook.sheet("indicators")["A7"] = None
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *EDALA).value is None
    assert Code.ROW_WITHOUT_ID in codes(intake)


def test_answers_on_a_copied_sheet_are_used_where_the_original_is_empty(tmp_path):
    workbook = Workbook("it")
    copy = workbook.book.copy_worksheet(workbook.sheet("indicators"))
    copy["I7"] = 2
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *EDALA).number == 2
    assert str(answer(intake, *EDALA).ref) == "svar.xlsx, Indikatorer Copy!I7"
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer Copy › A7 {NAME_EDALA}: Raden finns två gånger: ifylld på "
            "bladet «Indikatorer Copy», rad 7, och tom på bladet «Indikatorer», rad 7. Svaren på "
            "den ifyllda raden används. Ta bort den tomma kopian om filen ska skickas igen. (S421)"
        )
    ]


def test_answers_on_a_copy_of_what_can_be_seen_are_used_where_the_original_is_empty(tmp_path):
    workbook = Workbook("it")
    copied(filled(), into=workbook)
    intake = read_one(workbook, tmp_path)
    assert all_are_read(intake)
    assert found(intake, Code.ANSWERED_ON_COPY)
    assert not [f for f in intake.findings if f.severity is Severity.ERROR]


def test_an_empty_copy_does_not_make_the_original_doubtful(tmp_path):
    workbook = Workbook("it")
    workbook.book.copy_worksheet(workbook.sheet("indicators"))
    workbook.type(*EDALA, 2)
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *EDALA).number == 2
    assert codes(intake) == [Code.ANSWERED_ON_COPY]


def test_answers_that_differ_between_sheet_and_copy_are_both_refused(tmp_path):
    workbook = filled()
    other = Workbook("it")
    other.type(*EDALA, 3)
    copied(other, into=workbook)
    intake = read_one(workbook, tmp_path)
    assert answer(intake, *EDALA).state is AnswerState.REFUSED
    assert answer(intake, *TJANST).number == 220
    assert len(found(intake, Code.ROW_TWICE)) == 1


def test_an_answer_on_the_copy_of_a_row_that_asks_for_nothing_is_said(tmp_path):
    workbook = Workbook("it")
    address = workbook.address("goals", "kvalitet", "assessment")
    copy = workbook.book.copy_worksheet(workbook.sheet("goals"))
    copy[address] = "Uppfyllt"
    assert Code.ANSWER_NOT_ASKED in codes(read_one(workbook, tmp_path))


def test_a_list_of_ones_own_with_the_same_headings_is_no_table(tmp_path):
    workbook = filled()
    notes = workbook.book.create_sheet("Underlag")
    notes.append(["Nr", "Indikator", "Utfall", "Kommentar"])
    notes.append(["1", "Egen räkning", 17, "Se pärmen"])
    intake = read_one(workbook, tmp_path)
    assert all_are_read(intake)
    assert codes(intake) == [Code.OUTSIDE_TABLE]


def test_a_copy_of_an_older_template_is_read_by_names_that_are_still_the_same(tmp_path):
    plan = small_plan()
    goals = tuple(
        replace(goal, indicators=tuple(i for i in goal.indicators if i.id != "e-tjanster"))
        for goal in plan.goals
    )
    newer = replace(plan, goals=goals)
    folder = saved(copied(filled()), tmp_path)
    intake = read_submissions(newer, folder, checkpoint=DELAR)
    assert answer(intake, *EDALA).number == 2
    assert Code.OTHER_PLAN_VERSION in codes(intake)
    assert Code.ROW_NOT_RECOGNISED in codes(intake)
