import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sample import AR, DELAR, small_plan

from vpreport import OutputError, UsageError, describe, write_templates
from vpreport.plan.types import Plan
from vpreport.template.code import code_for
from vpreport.template.declared import TABLES, reporting_departments, rows_by_table
from vpreport.template.instruction import MAX_PROMPT, MAX_PROMPT_TITLE, prompt

FIRST_ROW = 6


@pytest.fixture(scope="module")
def plan() -> Plan:
    return small_plan()


@pytest.fixture(scope="module")
def folder(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    write_templates(plan, checkpoint=DELAR, folder=folder)
    return folder


@pytest.fixture(scope="module")
def it(folder: Path) -> Workbook:
    return openpyxl.load_workbook(folder / "2026-delar-it.xlsx")


def column(sheet: Worksheet, key: str) -> int:
    return next(cell.column for cell in sheet[4] if cell.value == key)


def row(sheet: Worksheet, row_id: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == row_id)


def test_every_reporting_department_gets_one_workbook(plan: Plan, folder: Path):
    departments = reporting_departments(plan, plan.checkpoint(DELAR))
    assert sorted(p.name for p in folder.iterdir()) == sorted(
        f"2026-delar-{department}.xlsx" for department in departments
    )


def test_a_template_has_its_four_sheets_in_order_and_two_hidden_ones(it: Workbook):
    states = [(sheet.title, sheet.sheet_state) for sheet in it.worksheets]
    assert states == [
        ("Läs mig", "visible"),
        ("Indikatorer", "visible"),
        ("Mål", "visible"),
        ("Åtgärder", "visible"),
        ("_listor", "hidden"),
        ("_vpr", "hidden"),
    ]
    assert it.active.title == "Läs mig"


def test_a_department_sees_exactly_its_own_rows(plan: Plan, folder: Path):
    checkpoint = plan.checkpoint(DELAR)
    for department in reporting_departments(plan, checkpoint):
        book = openpyxl.load_workbook(folder / f"2026-delar-{department}.xlsx")
        for table, rows in rows_by_table(plan, checkpoint, department):
            ids = [cell.value for cell in book[table.words.sheet]["A"][FIRST_ROW - 1 :]]
            assert ids == [r.id for r in rows]


def test_the_code_stands_in_every_carrier(plan: Plan, it: Workbook):
    code = str(code_for(plan, plan.checkpoint(DELAR), "it"))
    assert it.properties.subject == code
    assert it.properties.description.endswith(code)
    assert it.custom_doc_props["vpr_code"].value == code
    assert it.defined_names["VPR_CODE"].value == f'"{code}"'
    assert it["_vpr"]["B1"].value == code
    for sheet in it.worksheets[:4]:
        seen = [cell.value for line in sheet.iter_rows(max_row=4) for cell in line]
        assert f"Mallkod: {code}" in seen
        assert code in sheet.oddFooter.left.text
    for sheet, key in zip(it.worksheets[1:4], ("indicators", "goals", "activities"), strict=True):
        assert sheet["A4"].value == f"#vpr1 {code} {key}"


def test_ids_and_keys_are_hidden_and_every_column_has_its_key(plan: Plan, it: Workbook):
    checkpoint = plan.checkpoint(DELAR)
    kind = checkpoint.kind
    for table, _ in rows_by_table(plan, checkpoint, "it"):
        sheet = it[table.words.sheet]
        assert sheet.row_dimensions[4].hidden
        assert sheet.column_dimensions["A"].hidden
        keys = [cell.value for cell in sheet[4][1:]]
        assert keys == ["_required", *(c.key for c in table.columns_at(kind))]
        titles = [cell.value for cell in sheet[5][2:]]
        assert titles == [c.words.title for c in table.columns_at(kind)]


def test_sheets_are_protected_without_password_and_only_inputs_are_open(plan: Plan, it: Workbook):
    checkpoint = plan.checkpoint(DELAR)
    for table, rows in rows_by_table(plan, checkpoint, "it"):
        sheet = it[table.words.sheet]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        open_cells = {
            (r.id, sheet.cell(4, cell.column).value)
            for r in rows
            for cell in sheet[row(sheet, r.id)]
            if not cell.protection.locked
        }
        assert open_cells == {(r.id, key) for r in rows for key in r.fields}


def test_lists_come_from_named_ranges_on_the_hidden_sheet(it: Workbook):
    sheet = it["Åtgärder"]
    cell = sheet.cell(FIRST_ROW, column(sheet, "status")).coordinate
    check = next(v for v in sheet.data_validations.dataValidation if cell in v.sqref)
    assert (check.type, check.formula1, check.errorStyle) == ("list", "VPR_STATUS", "warning")
    ((list_sheet, area),) = it.defined_names["VPR_STATUS"].destinations
    words = [line[0].value for line in it[list_sheet][area.replace("$", "")]]
    assert words == ["Genomförd", "Pågår", "Ej påbörjad", "Försenad", "Inställd"]


def test_a_list_for_an_outcome_also_offers_not_measured_and_not_applicable(folder: Path):
    book = openpyxl.load_workbook(folder / "2026-delar-ekonomi.xlsx")
    ((list_sheet, area),) = book.defined_names["VPR_JA_NEJ_M"].destinations
    words = [line[0].value for line in book[list_sheet][area.replace("$", "")]]
    assert words == ["Ja", "Delvis", "Nej", "Ej mätt", "Ej aktuellt"]


def test_inputs_are_formatted_so_that_no_program_reinterprets_them(folder: Path):
    book = openpyxl.load_workbook(folder / "2026-delar-it.xlsx")
    indicators, activities = book["Indikatorer"], book["Åtgärder"]
    share = row(indicators, "e-legitimation")
    assert indicators.cell(share, column(indicators, "outcome")).number_format == "General"
    assert indicators.cell(share, column(indicators, "unit")).value == "%"
    assert indicators.cell(share, column(indicators, "comment")).number_format == "@"
    done_on = activities.cell(FIRST_ROW, column(activities, "done_on"))
    assert done_on.number_format == "yyyy-mm-dd"


def test_formulas_stand_only_on_the_first_sheet_and_carry_no_result(folder: Path):
    with zipfile.ZipFile(folder / "2026-delar-it.xlsx") as package:
        sheets = [n for n in package.namelist() if n.startswith("xl/worksheets/sheet")]
        with_formulas = [n for n in sheets if b"<f>" in package.read(n)]
        assert with_formulas == ["xl/worksheets/sheet1.xml"]
        assert re.findall(rb"</f><v>(.*?)</v>", package.read(with_formulas[0])) == [b"", b"", b""]


def test_a_department_that_takes_part_sees_who_leads_and_is_not_asked_to_judge(it: Workbook):
    sheet = it["Mål"]
    line = row(sheet, "kvalitet")
    assert sheet.cell(line, column(sheet, "lead")).value == "Ledningsstaben leder"
    assert sheet.cell(line, column(sheet, "assessment")).value == "Bedöms av Ledningsstaben"
    assert sheet.cell(line, column(sheet, "assessment")).protection.locked
    assert not sheet.cell(line, column(sheet, "analysis")).protection.locked
    own = row(sheet, "digital")
    assert sheet.cell(own, column(sheet, "lead")).value == "Ni leder"


def test_a_confidential_row_shows_the_provision_and_takes_no_answer(it: Workbook):
    sheet = it["Indikatorer"]
    cells = sheet[row(sheet, "atgarder")]
    texts = [cell.value for cell in cells if cell.value]
    assert "Uppgiften omfattas av sekretess (18 kap. 13 § OSL)" in texts
    assert texts.count("Redovisas i särskild ordning") == 5
    assert all(cell.protection.locked for cell in cells)


def test_the_annual_report_asks_for_no_forecast(plan: Plan, tmp_path: Path):
    write_templates(plan, checkpoint=AR, folder=tmp_path)
    book = openpyxl.load_workbook(tmp_path / "2026-ar-it.xlsx")
    for name in ("Indikatorer", "Mål"):
        assert "forecast" not in [cell.value for cell in book[name][4]]


def test_a_sheet_prints_landscape_with_its_heading_on_every_page(it: Workbook):
    papers = [int(sheet.page_setup.paperSize) for sheet in it.worksheets[:4]]
    a4, a3 = int(it.active.PAPERSIZE_A4), int(it.active.PAPERSIZE_A3)
    assert papers == [a4, a4, a3, a4]  # the goals have room for long answers
    for sheet in it.worksheets[1:4]:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0  # one page wide, as many as needed high
        assert sheet.print_title_rows == "$5:$5"
        assert sheet.freeze_panes == "E6"


def test_rows_start_high_enough_and_may_still_grow(folder: Path):
    with zipfile.ZipFile(folder / "2026-delar-it.xlsx") as package:
        sheet = package.read("xl/worksheets/sheet2.xml")
    assert b'ht="' in sheet
    assert b"customHeight" not in sheet


def test_every_prompt_fits_beside_its_cell():
    for table in TABLES:
        for c in table.columns:
            if c.is_input:
                assert len(prompt(table, c)) <= MAX_PROMPT
                assert len(c.words.title) <= MAX_PROMPT_TITLE
                assert c.words.help
                assert c.words.example


def test_the_instruction_says_when_a_comment_is_required(it: Workbook):
    texts = [cell.value for line in it["Läs mig"].iter_rows() for cell in line if cell.value]
    assert any(str(t).endswith("Krävs när Status är Försenad eller Inställd.") for t in texts)
    assert any(str(t).endswith("Krävs när Egen bedömning är ifylld.") for t in texts)


def test_the_same_plan_gives_the_same_bytes(plan: Plan, folder: Path, tmp_path: Path):
    for path in write_templates(plan, checkpoint=DELAR, folder=tmp_path):
        assert path.read_bytes() == (folder / path.name).read_bytes()


def test_a_template_that_somebody_has_saved_is_not_overwritten(plan: Plan, tmp_path: Path):
    path = write_templates(plan, checkpoint=DELAR, folder=tmp_path)[0]
    book = openpyxl.load_workbook(path)
    book["Mål"]["F6"] = "ifyllt"
    book.save(path)
    saved = path.read_bytes()
    with pytest.raises(OutputError) as raised:
        write_templates(plan, checkpoint=DELAR, folder=tmp_path)
    assert path.read_bytes() == saved
    assert describe(raised.value.findings[0]) == (
        f"{path}: Filen finns redan och har sparats av någon annan än vpreport, så den lämnas "
        "orörd. Flytta eller byt namn på den, eller välj en annan mapp. (U802)"
    )


def test_an_untouched_template_is_renewed(plan: Plan, tmp_path: Path):
    first = write_templates(plan, checkpoint=DELAR, folder=tmp_path)
    assert write_templates(plan, checkpoint=DELAR, folder=tmp_path) == first


def test_an_unknown_checkpoint_is_named_together_with_the_known_ones(plan: Plan, tmp_path: Path):
    with pytest.raises(UsageError) as raised:
        write_templates(plan, checkpoint="2026-t2", folder=tmp_path)
    assert describe(raised.value.findings[0]) == (
        "Planen har ingen avstämning «2026-t2». Välj någon av: 2026-delar, 2026-ar. (U801)"
    )
    assert list(tmp_path.iterdir()) == []
