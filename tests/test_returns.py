"""The return workbook: a fresh template with the answers in it, what is wrong, and where."""

from __future__ import annotations

import datetime as dt
import shutil
import string
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from example import INBOX, PLAN
from hypothesis import given
from hypothesis import strategies as st
from libreoffice import Job
from sample import AR, DELAR, small_plan, with_indicator
from test_intake_properties import ASKED, SLOW, answers, damage, damaged
from workbooks import Workbook, codes, lines, template

import vpreport as vp
from vpreport.cli import main
from vpreport.findings import Code, OutputError, Severity
from vpreport.intake.types import AnswerKey, AnswerState, Intake
from vpreport.plan.types import Plan
from vpreport.texts import returns
from vpreport.texts.message import Message
from vpreport.texts.messages import MESSAGES

EDALA = "1.2.2 Placering i jämförelsen eDala"
RED, ORANGE, BLUE, YELLOW = "FFF8CFC7", "FFFFD9A3", "FFDCEAF5", "FFFFF7D6"


def read(folder: Path, checkpoint: str = DELAR, plan: Plan | None = None) -> Intake:
    return vp.read_submissions(plan or small_plan(), folder, checkpoint=checkpoint)


def returned(intake: Intake, folder: Path, department: str = "it") -> Workbook:
    """Write the returns into the folder and open that of the department."""
    vp.write_returns(intake, folder=folder)
    return Workbook.opened(folder / f"{intake.checkpoint}-{department}-retur.xlsx")


def returned_for(
    tmp_path: Path, typed: Mapping[AnswerKey, object], checkpoint: str = DELAR
) -> Workbook:
    """Fill in the template of IT, read it and return what is sent back."""
    workbook = Workbook("it", checkpoint)
    for key, value in typed.items():
        workbook.type(*key, value)
    return returned(read(workbook.save(tmp_path / "in"), checkpoint), tmp_path / "ut")


def listed(workbook: Workbook) -> list[tuple[str, ...]]:
    """Return the lines of "Att rätta": severity, sheet, cell, row, column, typed, what, to do."""
    sheet = workbook.book["Att rätta"]
    rows = [tuple(str(cell.value or "") for cell in line[1:10]) for line in sheet.iter_rows()]
    heading = next(place for place, row in enumerate(rows) if row[0] == "Grad")
    return [row[:8] for row in rows[heading + 1 :]]


def fill(cell) -> str:
    return cell.fill.start_color.rgb


WRONG: Mapping[AnswerKey, object] = {
    ("indicators", "edala", "outcome"): "ca 2",
    ("indicators", "edala", "comment"): "Andra plats.",
    ("indicators", "e-legitimation", "outcome"): 0.5,
    ("indicators", "utbildade", "outcome"): "31 st",
    ("indicators", "utbildade", "forecast"): "ej mätt",
    ("activities", "portal", "status"): "Genomförd",
    ("activities", "portal", "done_on"): dt.datetime(2026, 5, 31),  # noqa: DTZ001
    ("activities", "utbilda", "status"): "Pågår",
}


def test_accepted_answers_stand_in_their_cells_as_what_they_are(tmp_path):
    workbook = returned_for(tmp_path, WRONG)
    values = {key: workbook.cell(*key).value for key in WRONG}
    assert values[("indicators", "edala", "comment")] == "Andra plats."
    assert values[("indicators", "e-legitimation", "outcome")] == 0.5
    assert values[("indicators", "utbildade", "forecast")] == "Ej mätt"
    assert values[("activities", "portal", "status")] == "Genomförd"
    done = workbook.cell("activities", "portal", "done_on")
    assert done.value == dt.datetime(2026, 5, 31)  # noqa: DTZ001
    assert done.number_format == "yyyy-mm-dd"
    # "31 st" has another unit than "personer", so it is refused and left to be corrected.
    assert values[("indicators", "utbildade", "outcome")] == "31 st"


def test_cells_are_marked_with_colour_and_words_and_the_others_are_not(tmp_path):
    workbook = returned_for(tmp_path, WRONG)
    wrong = workbook.cell("indicators", "edala", "outcome")
    assert wrong.value == "ca 2"
    assert fill(wrong) == RED
    assert wrong.border.left.style == "medium"
    assert wrong.comment.text.startswith(
        "Att rätta\nNi skrev «ca 2».\n«ca 2» är inte ett tal. Skriv bara talet, till exempel 2, "
        "och förklaringen i kommentaren.\nAnteckning från vpreport "
    )
    doubtful = workbook.cell("indicators", "e-legitimation", "outcome")
    assert fill(doubtful) == ORANGE
    assert doubtful.border.left.style == "dashed"
    assert doubtful.comment.text.startswith("Att kontrollera\nNi skrev «0,5».\n«0,5» räknas som")
    plain = workbook.cell("indicators", "edala", "comment")
    assert fill(plain) == YELLOW
    assert plain.comment is None


def test_the_list_has_counts_first_and_a_link_to_each_cell(tmp_path):
    workbook = returned_for(tmp_path, WRONG)
    assert workbook.book.sheetnames[:3] == ["Läs mig", "Att rätta", "Indikatorer"]
    sheet = workbook.book["Att rätta"]
    assert sheet["B1"].value == "Att rätta – IT-avdelningen"
    assert sheet["B2"].value == "2\u00a0fel och 1\u00a0varning."
    first, second, third = listed(workbook)
    cell = workbook.address("indicators", "edala", "outcome")
    assert first == (
        "Fel",
        "Indikatorer",
        cell,
        EDALA,
        "Utfall",
        "«ca 2»",
        "«ca 2» är inte ett tal.",
        "Skriv bara talet, till exempel 2, och förklaringen i kommentaren.",
    )
    assert [line[0] for line in (second, third)] == ["Fel", "Varning"]
    links = [cell.hyperlink.location for (cell,) in sheet["D1:D20"] if cell.hyperlink]
    assert links == [f"'Indikatorer'!{line[2]}" for line in (first, second, third)]


def test_the_readme_says_where_to_begin_and_what_is_left(tmp_path):
    sheet = returned_for(tmp_path, WRONG).book["Läs mig"]
    words = [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value]
    assert (
        "1. Börja med bladet Att rätta: där står varje cell som behöver rättas, och varför."
        in words
    )
    assert "2 fel, 1 att kontrollera" in words
    assert {"Röd cell", "Orange cell", "Blå cell"} <= set(words)


def test_only_departments_that_have_something_to_do_get_one(tmp_path):
    Workbook("ekonomi").save(tmp_path / "in", "a.xlsx")
    workbook = Workbook("it")
    workbook.type("indicators", "edala", "outcome", "2,0")  # read as 2, which is only said
    workbook.save(tmp_path / "in", "b.xlsx")
    workbook = Workbook("ledning")
    workbook.type("indicators", "roller", "outcome", "ca 70")
    workbook.save(tmp_path / "in", "c.xlsx")
    paths = vp.write_returns(read(tmp_path / "in"), folder=tmp_path / "ut")
    assert [path.name for path in paths] == [f"{DELAR}-ledning-retur.xlsx"]


def test_an_assessment_waits_in_its_cell_for_the_reason(tmp_path):
    key = ("indicators", "edala", "assessment")
    workbook = returned_for(tmp_path, {key: "uppfyllt"})
    assert workbook.cell(*key).value == "Uppfyllt"
    assert fill(workbook.cell(*key)) == RED
    workbook.type("indicators", "edala", "reason", "Vi är tvåa.")
    intake = read(workbook.save(tmp_path / "rättad"))
    assert intake.submissions[0].answers[key].value == "met"
    assert intake.findings == ()


def test_what_looks_like_a_formula_is_shown_but_not_left_in_the_cell(tmp_path):
    key = ("indicators", "edala", "outcome")
    workbook = returned_for(tmp_path, {key: "=2+cmd|'/c calc'!A1"})
    assert workbook.cell(*key).value is None
    assert "Ni skrev «=2+cmd|'/c calc'!A1»." in workbook.cell(*key).comment.text
    assert listed(workbook)[0][5] == "«=2+cmd|'/c calc'!A1»"
    formulas = [
        cell.coordinate
        for sheet in workbook.book.worksheets[1:]
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    ]
    assert formulas == []


def test_a_cell_that_was_to_be_corrected_and_is_empty_is_said_again_with_its_reason(tmp_path):
    key = ("indicators", "edala", "outcome")
    workbook = returned_for(tmp_path, {key: "=2+x"})
    intake = read(workbook.save(tmp_path / "igen"))
    cell = workbook.address(*key)
    said = (
        f"svar.xlsx › Indikatorer › {cell} ({EDALA}): Cellen skulle rättas men är tom. Ni skrev "
        "«=2+x». «=2+x» är inte ett tal. Skriv bara talet, till exempel 2, och förklaringen i "
        "kommentaren. (F385)"
    )
    assert lines(intake) == [said]
    again = returned(intake, tmp_path / "ut2")
    note = again.cell(*key).comment.text
    assert "«=2+x» är inte ett tal." in note
    assert note.count("Cellen är fortfarande tom. Skriv svaret i den.") == 1
    twice = returned(read(again.save(tmp_path / "igen2")), tmp_path / "ut3")
    assert twice.cell(*key).comment.text.count("Cellen är fortfarande tom.") == 1


def test_an_answer_that_somebody_writes_into_our_note_is_not_passed_over(tmp_path):
    key = ("indicators", "edala", "outcome")
    workbook = returned_for(tmp_path, {key: "=2+x"})
    note = workbook.cell(*key).comment
    note.text = note.text.replace("Att rätta\n", "Att rätta\nSvar: 2\n")
    intake = read(workbook.save(tmp_path / "igen"))
    assert codes(intake) == [Code.NOTE_NOT_ANSWER]


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_is_not_cut(tmp_path):
    key = ("indicators", "e-tjanster", "outcome")
    typed = "123,4567890123456789012"
    workbook = returned_for(tmp_path, {key: typed, ("indicators", "edala", "outcome"): "ca 2"})
    assert workbook.cell(*key).value == typed
    intake = read(workbook.save(tmp_path / "igen"))
    assert intake.submissions[0].answers[key].value == Decimal("123.4567890123456789012")


def test_differing_files_come_back_as_one_with_what_they_agree_on(tmp_path):
    for name, outcome in (("a.xlsx", 2), ("b.xlsx", 3)):
        workbook = Workbook("it")
        workbook.type("indicators", "edala", "outcome", outcome)
        workbook.type("indicators", "edala", "comment", "Lika i båda.")
        workbook.save(tmp_path / "in", name)
    workbook = returned(read(tmp_path / "in"), tmp_path / "ut")
    assert workbook.cell("indicators", "edala", "comment").value == "Lika i båda."
    cell = workbook.cell("indicators", "edala", "outcome")
    assert cell.value is None
    assert fill(cell) == RED
    whole, one = listed(workbook)
    assert whole[0] == "Stopp"
    assert whole[3] == "Hela filen"
    assert whole[6] == (
        "Ni har skickat två filer som skiljer sig i 1\u00a0cell: b.xlsx och a.xlsx. Ingen av dem "
        "används. Det som är lika i dem är ifyllt här."
    )
    assert one[:5] == ("Fel", "Indikatorer", cell.coordinate, EDALA, "Utfall")
    assert one[6:] == ("I b.xlsx står «3», men i a.xlsx står «2».", "Skriv det som gäller.")


def test_rows_of_an_older_plan_are_moved_by_id_and_what_is_gone_is_listed(tmp_path):
    workbook = Workbook("it")
    workbook.type("indicators", "edala", "outcome", 2)
    workbook.type("indicators", "utbildade", "outcome", 31)
    workbook.type("indicators", "utbildade", "comment", "Alla är utbildade.")
    workbook.save(tmp_path / "in")
    plan = small_plan()
    plan = replace(
        plan,
        goals=tuple(
            replace(goal, indicators=tuple(i for i in goal.indicators if i.id != "utbildade"))
            for goal in plan.goals
        ),
    )
    intake = read(tmp_path / "in", plan=plan)
    workbook = returned(intake, tmp_path / "ut")
    assert workbook.cell("indicators", "edala", "outcome").value == 2
    gone = [line for line in listed(workbook) if "har inte kunnat flyttas" in line[6]]
    place = "I filen ni skickade: bladet «Indikatorer», {}, 2.2.2 Antal utbildade medarbetare"
    assert [(line[3], line[5], line[6]) for line in gone] == [
        (
            place.format("I9"),
            "«31»",
            "Utfall: «31» har inte kunnat flyttas över, eftersom raden inte finns kvar i mallen.",
        ),
        (
            place.format("N9"),
            "«Alla är utbildade.»",
            (
                "Kommentar: «Alla är utbildade.» har inte kunnat flyttas över, eftersom raden inte "
                "finns kvar i mallen."
            ),
        ),
    ]
    again = read(workbook.save(tmp_path / "igen"), plan=plan)
    assert again.findings == ()


def test_an_answer_whose_kind_the_plan_has_changed_is_refused_and_left_to_be_seen(tmp_path):
    workbook = Workbook("ekonomi")
    workbook.type("indicators", "rutiner", "outcome", "Ja")
    workbook.save(tmp_path / "in")
    source = next(i for i in small_plan().indicators if i.id == "utbildade")
    plan = with_indicator(small_plan(), "rutiner", kind=source.kind, targets=source.targets)
    workbook = returned(read(tmp_path / "in", plan=plan), tmp_path / "ut", "ekonomi")
    cell = workbook.cell("indicators", "rutiner", "outcome")
    assert cell.value == "Ja"
    assert fill(cell) == RED


def test_a_column_that_the_checkpoint_no_longer_has_is_listed(tmp_path):
    workbook = Workbook("it")
    workbook.type("indicators", "edala", "forecast", 3)
    workbook.save(tmp_path / "in")
    plan = small_plan()
    delar, ar = plan.checkpoints
    plan = replace(plan, checkpoints=(replace(delar, kind=ar.kind), ar))
    workbook = returned(read(tmp_path / "in", plan=plan), tmp_path / "ut")
    (line,) = (line for line in listed(workbook) if "kolumnen inte finns kvar" in line[6])
    assert line[5:7] == (
        "«3»",
        (
            "Prognos helår: «3» har inte kunnat flyttas över, eftersom kolumnen inte finns kvar i "
            "mallen."
        ),
    )
    assert line[7] == "Skriv det i kommentaren om det fortfarande behövs."


def test_a_text_that_no_cell_can_hold_is_listed_and_not_cut(tmp_path):
    from workbooks import ods_template

    long = "ord " * 9_000
    key = ("indicators", "edala", "comment")
    xml = f'<table:table-cell office:value-type="string"><text:p>{long}</text:p></table:table-cell>'
    (tmp_path / "in").mkdir()
    ods_template(tmp_path / "in" / "a.ods", "it", {key: xml})
    workbook = returned(read(tmp_path / "in"), tmp_path / "ut")
    assert workbook.cell(*key).value is None
    (line,) = listed(workbook)
    assert line[6:] == (
        "Texten är 36\u00a0000 tecken, men en cell rymmer högst 32\u00a0767. Den används inte.",
        "Korta texten.",
    )


# ── A file from an earlier checkpoint ────────────────────────────────────────────────────────────


def from_earlier(tmp_path: Path) -> tuple[Intake, Workbook]:
    workbook = Workbook("it", DELAR)
    workbook.type("indicators", "edala", "outcome", 2)
    workbook.type("indicators", "edala", "comment", "Andra plats i våras.")
    workbook.type("activities", "portal", "status", "Genomförd")
    workbook.type("activities", "portal", "done_on", "2026-05-31")
    workbook.type("activities", "utbilda", "status", "Pågår")
    intake = read(workbook.save(tmp_path / "in"), AR)
    return intake, returned(intake, tmp_path / "ut")


def test_it_is_still_refused_in_the_report(tmp_path):
    intake, _ = from_earlier(tmp_path)
    assert intake.submissions == ()
    assert codes(intake) == [Code.WRONG_CHECKPOINT]


def test_only_what_lasts_is_filled_in_and_it_is_marked(tmp_path):
    _, workbook = from_earlier(tmp_path)
    status = workbook.cell("activities", "portal", "status")
    assert status.value == "Genomförd"
    assert fill(status) == BLUE
    assert workbook.cell("activities", "portal", "done_on").value == dt.datetime(2026, 5, 31)  # noqa: DTZ001
    for key in (("indicators", "edala", "outcome"), ("activities", "utbilda", "status")):
        assert workbook.cell(*key).value is None
        assert fill(workbook.cell(*key)) == YELLOW
    note = workbook.cell("indicators", "edala", "outcome").comment.text
    assert note.startswith("Från Delårsrapport 2026\nDå svarade ni «2».\nAnteckning från vpreport ")
    assert [line[6] for line in listed(workbook)] == [
        (
            "Filen svar.xlsx är mallen för Delårsrapport 2026. Nu samlas svaren till "
            "Årsredovisning 2026 in."
        ),
        "«Genomförd» är hämtat från ert svar till Delårsrapport 2026.",
        "«2026-05-31» är hämtat från ert svar till Delårsrapport 2026.",
        (
            "Det ni svarade till Delårsrapport 2026 har inte flyttats över, eftersom läget är ett "
            "annat nu. Det står som anteckningar vid cellerna (3\u00a0svar)."
        ),
    ]


def test_it_is_read_back_as_an_answer_to_the_new_checkpoint(tmp_path):
    _, workbook = from_earlier(tmp_path)
    intake = read(workbook.save(tmp_path / "igen"), AR)
    assert intake.findings == ()
    given = {key for key, one in intake.submissions[0].answers.items() if one.is_value}
    assert given == {("activities", "portal", "status"), ("activities", "portal", "done_on")}


def test_a_file_of_a_later_checkpoint_says_nothing_of_this_one(tmp_path):
    workbook = Workbook("it", AR)
    workbook.type("activities", "portal", "status", "Genomförd")
    intake = read(workbook.save(tmp_path / "in"), DELAR)
    assert vp.write_returns(intake, folder=tmp_path / "ut") == ()


def test_a_department_that_has_also_answered_now_gets_nothing_from_before(tmp_path):
    workbook = Workbook("it", DELAR)
    workbook.type("activities", "portal", "status", "Genomförd")
    workbook.save(tmp_path / "in", "gammal.xlsx")
    (tmp_path / "in" / "ny.xlsx").write_bytes(template("it", AR))
    intake = read(tmp_path / "in", AR)
    assert vp.write_returns(intake, folder=tmp_path / "ut") == ()


# ── Writing ──────────────────────────────────────────────────────────────────────────────────────


def test_the_same_answers_give_the_same_bytes(tmp_path):
    returned_for(tmp_path, WRONG)
    first = (tmp_path / "ut" / f"{DELAR}-it-retur.xlsx").read_bytes()
    (path,) = vp.write_returns(read(tmp_path / "in"), folder=tmp_path / "ut")
    assert path.read_bytes() == first


def test_a_return_that_somebody_has_saved_is_left_alone_and_the_others_are_written(tmp_path):
    for department, row in (("it", "edala"), ("ledning", "roller")):
        workbook = Workbook(department)
        workbook.type("indicators", row, "outcome", "ca 2")
        workbook.save(tmp_path / "in", f"{department}.xlsx")
    intake = read(tmp_path / "in")
    workbook = returned(intake, tmp_path / "ut", "it")
    saved = workbook.save(tmp_path / "ut", f"{DELAR}-it-retur.xlsx") / f"{DELAR}-it-retur.xlsx"
    before = saved.read_bytes()
    (tmp_path / "ut" / f"{DELAR}-ledning-retur.xlsx").unlink()
    with pytest.raises(OutputError) as raised:
        vp.write_returns(intake, folder=tmp_path / "ut")
    assert [finding.code for finding in raised.value.findings] == [Code.WRITTEN_BY_A_PERSON]
    assert saved.read_bytes() == before
    assert (tmp_path / "ut" / f"{DELAR}-ledning-retur.xlsx").exists()


def test_the_command_line_writes_them_where_it_is_told(tmp_path, capsys):
    (tmp_path / "in").mkdir()
    shutil.copy(f"{INBOX}/Kopia av 2026-delar-verksamhetsstod.xlsx", tmp_path / "in" / "a.xlsx")
    arguments = ["check", PLAN, str(tmp_path / "in"), "--checkpoint", DELAR]
    assert main([*arguments, "--returns", str(tmp_path / "ut")]) == 1
    assert (
        f"1\u00a0retur att skicka till avdelningarna i mappen {tmp_path / 'ut'}:\n"
        "  2026-delar-verksamhetsstod-retur.xlsx\n" in capsys.readouterr().out
    )
    assert [path.name for path in (tmp_path / "ut").iterdir()] == [
        "2026-delar-verksamhetsstod-retur.xlsx"
    ]


@pytest.mark.parametrize("code", returns.MESSAGES, ids=lambda code: code.number)
def test_what_a_department_is_told_needs_nothing_that_the_finding_does_not_have(code):
    def names(message: Message) -> set[str]:
        parsed = (string.Formatter().parse(part) for part in message.parts)
        return {name for part in parsed for _, name, _, _ in part if name}

    assert names(returns.MESSAGES[code]) <= names(MESSAGES[code]) | {"file"}
    for part in returns.MESSAGES[code].parts:
        assert part.endswith(".") or part == "{note}"


# ── There and back ───────────────────────────────────────────────────────────────────────────────


def same_answers(before: Intake, after: Intake) -> None:
    """Every accepted answer is the same; a refused one is refused again or said to be empty."""
    (first,), (second,) = before.carried, after.submissions
    for key, answer in first.answers.items():
        back = second.answers[key]
        if answer.state is not AnswerState.REFUSED:
            assert (back.state, back.value) == (answer.state, answer.value), key
        elif back.state is not AnswerState.REFUSED:
            assert back.state is AnswerState.BLANK, key
            assert back.ref is not None
            said = {
                (finding.place.sheet, finding.place.cell)
                for finding in after.findings
                if finding.code is Code.STILL_TO_CORRECT
            }
            assert (back.ref.sheet, back.ref.cell) in said, key


def no_new_errors(before: Intake, after: Intake) -> None:
    def faults(intake: Intake) -> set[tuple[Code, str]]:
        return {
            (finding.code, finding.place.item)
            for finding in intake.findings
            if finding.severity in (Severity.STOP, Severity.ERROR)
        }

    old = faults(before)
    refused = {row for _, row in old}
    for code, row in faults(after):
        # A value left as text is refused for being no number, whatever was wrong with it before.
        assert (code, row) in old or row in refused, (code, row)


@SLOW
@given(filled=answers(), damages=st.lists(damage(), max_size=3))
def test_a_return_is_read_back_as_the_answers_that_were_accepted(filled, damages):
    workbook = damaged(filled, damages)
    with tempfile.TemporaryDirectory() as folder:
        intake = read(workbook.save(Path(folder) / "in"))
        if vp.write_returns(intake, folder=Path(folder) / "ut"):
            back = read(Path(folder) / "ut")
            same_answers(intake, back)
            no_new_errors(intake, back)


AWKWARD = (
    "ca 12", "<5", "1.234", "12 kr", "#REF!", "=1+1", "+46 70", "-", "–", "n/a", "ej aktuellt",
    "Ja", "Kanske", "2026-05-31", "31/5 2026", "1e400", "0012", "_x000D_", "a\nb", "  2 ",
    "Mallkod: VP-2026DELAR-IT-2222-2", "#vpr1 VP-2026DELAR-EKONOMI-2222-2 indicators",
    "1.2.2", "edala", "@SUM(A1)", "\u200b", "1 234,5", "50 %", True, 1.5, -3, 10**14, 0,
    dt.date(2026, 5, 31), dt.time(12, 30),
)  # fmt: skip


@pytest.mark.parametrize("typed", AWKWARD, ids=repr)
def test_whatever_was_typed_in_every_cell_no_answer_changes_on_the_way(tmp_path, typed):
    workbook = Workbook("it")
    for key in ASKED:
        workbook.type(*key, typed)
    intake = read(workbook.save(tmp_path / "in"))
    if vp.write_returns(intake, folder=tmp_path / "ut"):
        back = read(tmp_path / "ut")
        same_answers(intake, back)
        no_new_errors(intake, back)


@pytest.mark.libreoffice
def test_a_return_survives_a_real_office_in_both_formats(tmp_path, office):
    returned_for(tmp_path, WRONG)
    path = tmp_path / "ut" / f"{DELAR}-it-retur.xlsx"
    before = read(tmp_path / "in")
    for suffix in ("xlsx", "ods"):
        folder = tmp_path / suffix
        folder.mkdir()
        office.run([Job(path, folder / f"svar.{suffix}")])
        after = read(folder)
        same_answers(before, after)
        assert Code.NOTE_NOT_ANSWER not in codes(after)
        assert after.submissions[0].replaces == set(before.carried[0].replaces)
        shutil.copy(tmp_path / "in" / "svar.xlsx", folder / "gammal.xlsx")
        assert Code.CORRECTED in codes(read(folder))
