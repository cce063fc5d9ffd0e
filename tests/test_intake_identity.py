"""Which department's template a file is: the carriers of the code vote."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from sample import AR, DELAR, small_plan, with_indicator
from workbooks import (
    Workbook,
    answer,
    codes,
    found,
    lines,
    ods_template,
    read,
    read_one,
    repacked,
    template,
)

from vpreport.findings import Code
from vpreport.intake.locating.recognition import Recognition, recognition
from vpreport.intake.submissions import read_submissions
from vpreport.template.code import code_for
from vpreport.template.writing import write_templates

IT = str(code_for(small_plan(), small_plan().checkpoint(DELAR), "it"))
EKONOMI = str(code_for(small_plan(), small_plan().checkpoint(DELAR), "ekonomi"))


def replace_code(workbook: Workbook, new: str, *, sheets=None, keys: bool = True) -> None:
    """Write another code over the ones in cells; `keys`: also over those on the key rows."""
    for sheet in workbook.book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                text = str(cell.value or "")
                is_key = text.startswith("#vpr1")
                wanted = sheets is None or sheet.title in sheets
                if IT in text and wanted and (keys or not is_key):
                    cell.value = text.replace(IT, new)


def without_cells(workbook: Workbook, *, keys: bool) -> Workbook:
    replace_code(workbook, "", keys=keys)
    return workbook


def without_hidden_carriers(data: bytes) -> bytes:
    """Strip properties, defined name and print feet, as a document inspection does."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = {n: archive.read(n) for n in archive.namelist() if "worksheets/sheet" in n}
        book = archive.read("xl/workbook.xml")
    foot = re.compile(b"<headerFooter.*?</headerFooter>", re.DOTALL)
    changes = {name: foot.sub(b"", part) for name, part in sheets.items()}
    changes["xl/workbook.xml"] = book.replace(IT.encode(), b"")
    return repacked(data, changes | {"docProps/core.xml": None, "docProps/custom.xml": None})


def only_carrier(tmp_path, workbook: Workbook) -> list[Code]:
    """Return the codes of the findings when the workbook's cells are all that is left."""
    (tmp_path / "svar.xlsx").write_bytes(without_hidden_carriers(workbook.data()))
    intake = read(tmp_path)
    assert [submission.department for submission in intake.submissions] == ["it"]
    return codes(intake)


def test_the_visible_cell_alone_identifies_the_file(tmp_path):
    workbook = Workbook("it")
    replace_code(workbook, "", sheets={"Indikatorer", "Mål", "Åtgärder", "_vpr"})
    assert only_carrier(tmp_path, workbook).count(Code.RECOGNISED_BY_ROWS) == 0


def test_the_key_rows_alone_identify_the_file(tmp_path):
    workbook = Workbook("it")
    for sheet in workbook.book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if IT in str(cell.value) and not str(cell.value).startswith("#vpr1"):
                    cell.value = None
    assert only_carrier(tmp_path, workbook) == []


def test_the_properties_alone_identify_the_file(tmp_path):
    workbook = without_cells(Workbook("it"), keys=True)
    intake = read_one(workbook, tmp_path)
    assert [submission.department for submission in intake.submissions] == ["it"]
    assert set(codes(intake)) == {Code.CODE_DAMAGED}


@pytest.mark.parametrize("part", ["docProps/core.xml", "docProps/custom.xml", "docProps/app.xml"])
def test_a_lost_property_needs_no_word(tmp_path, part):
    (tmp_path / "svar.xlsx").write_bytes(repacked(template("it"), {part: None}))
    assert read(tmp_path).findings == ()


def test_a_file_without_any_code_is_recognised_by_its_rows(tmp_path):
    workbook = Workbook("it")
    workbook.type("indicators", "e-tjanster", "outcome", 220)
    replace_code(workbook, "")
    for sheet in workbook.book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if str(cell.value or "").startswith(("Mallkod:", "code")):
                    cell.value = None
    (tmp_path / "svar.xlsx").write_bytes(without_hidden_carriers(workbook.data()))
    intake = read(tmp_path)
    assert answer(intake, "indicators", "e-tjanster", "outcome").number == 220
    assert intake.sources[0].code is None
    assert [line for line in lines(intake) if "F311" in line] == [
        (
            "svar.xlsx: Mallkoden saknas. Filen kändes igen som IT-avdelningen på 10 av 10 rader. "
            "Kontrollera att den hör till rätt avdelning och uppföljning. (F311)"
        )
    ]


def test_a_workbook_without_code_and_rows_is_not_ours(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"] = "Budget 2026"
    book.save(tmp_path / "budget.xlsx")
    intake = read(tmp_path)
    assert intake.submissions == ()
    assert lines(intake) == [
        (
            "budget.xlsx: Filen är ingen av planens mallar: varken mallkoden eller raderna går att "
            "känna igen. Skicka den mall som avdelningen har fått. (F307)"
        )
    ]


def test_a_template_for_another_checkpoint_is_refused_with_both_names(tmp_path):
    (tmp_path / "svar.xlsx").write_bytes(template("it", AR))
    code = code_for(small_plan(), small_plan().checkpoint(AR), "it")
    intake = read(tmp_path)
    assert intake.submissions == ()
    assert lines(intake) == [
        (
            f"svar.xlsx: Filen är mallen för Årsredovisning 2026 ({code}), men nu samlas svaren "
            "till Delårsrapport 2026 in. Skicka mallen för Delårsrapport 2026. (F308)"
        )
    ]


def test_a_template_for_a_department_that_the_plan_does_not_have_is_refused(tmp_path):
    (tmp_path / "svar.xlsx").write_bytes(template("it"))
    plan = small_plan()
    without = replace(
        plan,
        departments=tuple(d for d in plan.departments if d.id != "it"),
        goals=tuple(g for g in plan.goals if g.departments == ("ledning",)),
    )
    intake = read_submissions(without, tmp_path, checkpoint=DELAR)
    assert intake.submissions == ()
    assert lines(intake) == [
        (
            f"svar.xlsx: Mallkoden {IT} hör till en avdelning som inte ska svara enligt planen. "
            "Kontrollera att mallen och planen hör ihop. (F318)"
        )
    ]


def test_an_older_template_is_read_by_id_and_its_differences_said(tmp_path):
    workbook = Workbook("it")
    workbook.type("indicators", "edala", "outcome", 2)
    workbook.save(tmp_path)
    plan = small_plan()
    goals = tuple(
        replace(goal, indicators=tuple(i for i in goal.indicators if i.id != "e-tjanster"))
        for goal in plan.goals
    )
    newer = replace(plan, goals=goals)
    current = code_for(newer, newer.checkpoint(DELAR), "it")
    intake = read_submissions(newer, tmp_path, checkpoint=DELAR)
    assert answer(intake, "indicators", "edala", "outcome").number == 2
    assert lines(intake) == [
        (
            f"svar.xlsx: Mallen ({IT}) är gjord efter en annan version av planen. I planen finns "
            "inte längre «1.2.1 Antal ärenden i e-tjänster»; svaret där används inte. Den mall som "
            f"gäller nu har koden {current}. Hämta en ny mall om rader saknas. (F310)"
        ),
        (
            "svar.xlsx › Indikatorer › A6: Radens dolda id «e-tjanster» finns inte bland det som "
            "avdelningen ska svara på. Det som står på raden används inte. "
            "Kontrollera om raden har tagits bort ur planen eller hör till en annan avdelning. "
            "(S403)"
        ),
    ]


def test_rows_of_an_older_template_that_have_new_numbers_keep_their_answers(tmp_path):
    workbook = Workbook("it")
    workbook.type("indicators", "e-tjanster", "outcome", 220)
    workbook.type("indicators", "edala", "outcome", 2)
    workbook.save(tmp_path)
    numbers = {"e-tjanster": "1.2.2", "edala": "1.2.1"}
    plan = small_plan()
    for row, number in numbers.items():
        plan = with_indicator(plan, row, number=number)
    intake = read_submissions(plan, tmp_path, checkpoint=DELAR)
    assert answer(intake, "indicators", "e-tjanster", "outcome").number == 220
    assert answer(intake, "indicators", "edala", "outcome").number == 2
    assert codes(intake) == [Code.OTHER_PLAN_VERSION] + [Code.LOCKED_CELL_CHANGED] * 2


def test_one_mistyped_code_is_outvoted_and_said(tmp_path):
    workbook = Workbook("it")
    workbook.sheet("indicators")["C3"] = f"Mallkod: {IT[:-1]}2"
    intake = read_one(workbook, tmp_path)
    assert len(intake.submissions) == 1
    assert lines(intake) == [
        (
            f"svar.xlsx › Indikatorer › C3: Här står «Mallkod: {IT[:-1]}2», som inte är mallens "
            "rätta kod. Filen kändes igen på annat sätt. Kontrollera att den hör till rätt "
            "avdelning och uppföljning. (F320)"
        )
    ]


def test_one_visible_code_of_another_department_is_outvoted_and_said(tmp_path):
    workbook = Workbook("it")
    replace_code(workbook, EKONOMI, sheets={"Läs mig"})
    intake = read_one(workbook, tmp_path)
    assert [submission.department for submission in intake.submissions] == ["it"]
    assert codes(intake) == [Code.CODE_DAMAGED]


def test_a_data_sheet_from_another_template_stops_the_file(tmp_path):
    workbook = Workbook("it")
    replace_code(workbook, EKONOMI, sheets={"Mål"})
    intake = read_one(workbook, tmp_path)
    assert intake.submissions == ()
    assert lines(intake) == [
        (
            f"svar.xlsx: Filen har olika mallkoder på olika ställen: {EKONOMI}, {IT}. Den kan "
            "innehålla blad från flera mallar och används inte. Skicka en fil där alla blad kommer "
            "från samma mall. (F309)"
        )
    ]


TWO = ("a.xlsx", "b.xlsx")


def filled(tmp_path, name: str, outcome: object, comment: str = "") -> None:
    workbook = Workbook("it")
    workbook.type("indicators", "edala", "outcome", outcome)
    if comment:
        workbook.type("indicators", "edala", "comment", comment)
    workbook.save(tmp_path, name)


def test_the_same_answers_twice_are_used_once(tmp_path):
    filled(tmp_path, "a.xlsx", 2)
    ods_template(tmp_path / "b.ods", "it", {("indicators", "edala", "outcome"): NUMBER_2})
    intake = read(tmp_path)
    assert len(intake.submissions) == 1
    assert intake.submissions[0].source.file == "a.xlsx"
    assert [source.status for source in intake.sources] == ["used", "same"]
    assert lines(intake)[-1] == ("b.ods: Svaren är desamma som i a.xlsx, som används. (F313)")


NUMBER_2 = '<table:table-cell office:value-type="float" office:value="2"/>'


def test_two_different_files_of_one_department_are_shown_cell_by_cell_and_not_used(tmp_path):
    filled(tmp_path, "a.xlsx", 2, "Andra plats.")
    filled(tmp_path, "b.xlsx", 3)
    (tmp_path / "c.xlsx").write_bytes(template("ledning"))
    intake = read(tmp_path)
    assert [submission.department for submission in intake.submissions] == ["ledning"]
    assert [source.status for source in intake.sources] == ["refused", "refused", "used"]
    where = "(1.2.2 Placering i jämförelsen eDala)"
    assert lines(intake) == [
        (
            "b.xlsx: IT-avdelningen har skickat två filer som skiljer sig i 2\u00a0celler: den "
            "här och a.xlsx. Ingen av dem används. Ta bort den fil som inte gäller, eller välj "
            "med --use vilken som ska användas. (F312)"
        ),
        (
            f"b.xlsx › Indikatorer › I7 {where}: Utfall: här står «3», men i a.xlsx står «2». "
            "Kontrollera vilket av svaren som gäller. (F319)"
        ),
        (
            f"b.xlsx › Indikatorer › N7 {where}: Kommentar: här är cellen tom, men i a.xlsx står "
            "«Andra plats.». Kontrollera vilket av svaren som gäller. (F319)"
        ),
    ]


def test_a_third_file_that_says_the_same_as_one_of_two_that_differ_is_said_too(tmp_path):
    filled(tmp_path, "a.xlsx", 2)
    filled(tmp_path, "b.xlsx", 3)
    filled(tmp_path, "c.xlsx", 2)
    assert lines(read(tmp_path))[-1] == (
        "c.xlsx: Svaren är desamma som i a.xlsx, som inte heller används. (F345)"
    )


def test_an_empty_template_beside_a_filled_in_one_is_no_rival(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(template("it"))
    filled(tmp_path, "b.xlsx", 3)
    intake = read(tmp_path)
    assert [source.status for source in intake.sources] == ["refused", "used"]
    (line,) = lines(intake)
    assert line == (
        "a.xlsx: Mallen är inte ifylld. En annan fil från samma avdelning har svar och används. "
        "(F322)"
    )


def test_of_three_files_two_alike_are_still_not_preferred(tmp_path):
    for name, outcome in (("a.xlsx", 2), ("b.xlsx", 2), ("c.xlsx", 3)):
        filled(tmp_path, name, outcome)
    intake = read(tmp_path)
    assert intake.submissions == ()
    assert {source.status for source in intake.sources} == {"refused"}
    assert len(found(intake, Code.TWO_ANSWERS)) == 1


def test_numbers_written_differently_are_the_same_answer(tmp_path):
    filled(tmp_path, "a.xlsx", 2)
    filled(tmp_path, "b.xlsx", "2,0")
    intake = read(tmp_path)
    assert len(intake.submissions) == 1
    assert Code.SAME_ANSWERS_TWICE in codes(intake)


@pytest.mark.parametrize(
    "file", ["2026-delar-ekonomi.xlsx", "Ekonomi.xlsx", "svar_EKONOMI_ny.xlsx"]
)
def test_a_file_that_is_named_for_another_department_is_what_its_content_says(tmp_path, file):
    Workbook("it").save(tmp_path, file)
    intake = read(tmp_path)
    assert [submission.department for submission in intake.submissions] == ["it"]
    assert recognition(intake.findings) is Recognition.EXACT
    assert lines(intake) == [
        (
            f"{file}: Filens namn pekar på Ekonomiavdelningen, men innehållet är mallen för "
            "IT-avdelningen. Innehållet avgör. (F362)"
        )
    ]


@pytest.mark.parametrize(
    "file", ["2026-delar-it.xlsx", "Kopia av 2026-delar-it (2).xlsx", "ekonomisk it.xlsx", "x.xlsx"]
)
def test_a_file_that_is_named_for_its_own_department_or_none_needs_no_word(tmp_path, file):
    Workbook("it").save(tmp_path, file)
    assert lines(read(tmp_path)) == []


def in_another_municipality():
    return replace(small_plan(), organisation="Grannköpings kommun")


@pytest.mark.parametrize("code", [True, False])
def test_a_template_of_another_municipality_is_no_older_version(tmp_path, code):
    workbook = Workbook("it")
    if not code:
        replace_code(workbook, "")
    workbook.save(tmp_path)
    intake = read_submissions(in_another_municipality(), tmp_path, checkpoint=DELAR)
    assert intake.submissions == ()
    assert recognition(intake.findings) is Recognition.CONFLICT
    assert lines(intake) == [
        (
            "svar.xlsx: Filen är en mall från Exempelköpings kommun, men här samlas svar in från "
            "Grannköpings kommun. Den används inte. Skicka den mall som avdelningen har fått. "
            "(F361)"
        )
    ]


def test_another_municipality_is_seen_without_the_hidden_sheet_too(tmp_path):
    workbook = Workbook("it")
    del workbook.book["_vpr"]
    workbook.save(tmp_path)
    intake = read_submissions(in_another_municipality(), tmp_path, checkpoint=DELAR)
    assert codes(intake) == [Code.WRONG_ORGANISATION]


def test_a_changed_hidden_sheet_alone_does_not_make_another_municipality(tmp_path):
    workbook = Workbook("it")
    workbook.book["_vpr"]["B2"] = "Grannköpings kommun"
    intake = read_one(workbook, tmp_path)
    assert len(intake.submissions) == 1


def test_a_template_from_before_a_row_was_added_says_which(tmp_path):
    plan = small_plan()
    goals = tuple(
        replace(goal, indicators=tuple(i for i in goal.indicators if i.id != "edala"))
        for goal in plan.goals
    )
    older = replace(plan, goals=goals)
    write_templates(older, checkpoint=DELAR, folder=tmp_path / "mallar")
    (tmp_path / "in").mkdir()
    made = tmp_path / "mallar" / f"{DELAR}-it.xlsx"
    (tmp_path / "in" / "svar.xlsx").write_bytes(made.read_bytes())
    intake = read(tmp_path / "in")
    code = code_for(older, older.checkpoint(DELAR), "it")
    assert recognition(intake.findings) is Recognition.DEGRADED
    assert lines(intake)[0] == (
        f"svar.xlsx: Mallen ({code}) är gjord efter en annan version av planen. I mallen saknas "
        "1\u00a0rad, som räknas som obesvarad: «1.2.2 Placering i jämförelsen eDala». Den mall som "
        f"gäller nu har koden {IT}. Hämta en ny mall om rader saknas. (F310)"
    )


def test_a_template_with_the_same_rows_says_so(tmp_path):
    Workbook("it").save(tmp_path)
    plan = with_indicator(small_plan(), "edala", text="Plats i jämförelsen eDala")
    intake = read_submissions(plan, tmp_path, checkpoint=DELAR)
    current = code_for(plan, plan.checkpoint(DELAR), "it")
    assert lines(intake)[0] == (
        f"svar.xlsx: Mallen ({IT}) är gjord efter en annan version av planen. Raderna är desamma; "
        f"ändrade texter anges för sig. Den mall som gäller nu har koden {current}. Hämta en ny "
        "mall om rader saknas. (F310)"
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda workbook: replace_code(workbook, IT), Recognition.EXACT),
        (
            lambda workbook: replace_code(workbook, EKONOMI, sheets={"Läs mig"}),
            Recognition.DEGRADED,
        ),
        (lambda workbook: replace_code(workbook, EKONOMI, sheets={"Mål"}), Recognition.CONFLICT),
    ],
    ids=["all carriers agree", "one says something else", "a data sheet says something else"],
)
def test_the_vote_ends_as(tmp_path, change, expected):
    workbook = Workbook("it")
    change(workbook)
    assert recognition(read_one(workbook, tmp_path).findings) is expected


def test_a_template_of_a_period_that_the_plan_no_longer_has_is_named_by_its_code(tmp_path):
    (tmp_path / "svar.xlsx").write_bytes(template("it", AR))
    plan = small_plan()
    now = replace(plan, checkpoints=tuple(c for c in plan.checkpoints if c.id == DELAR))
    code = code_for(plan, plan.checkpoint(AR), "it")
    intake = read_submissions(now, tmp_path, checkpoint=DELAR)
    assert recognition(intake.findings) is Recognition.CONFLICT
    assert lines(intake) == [
        (
            f"svar.xlsx: Filen är mallen för 2026AR ({code}), men nu samlas svaren till "
            "Delårsrapport 2026 in. Skicka mallen för Delårsrapport 2026. (F308)"
        )
    ]
