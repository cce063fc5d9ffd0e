"""The example's templates go through LibreOffice, and what is typed there comes back.

Every template is saved by a real LibreOffice as .xlsx and as .ods. The .ods is then saved as .xlsx
once more, so that the same eyes (openpyxl) can compare all of it with the original.
"""

from __future__ import annotations

import datetime as dt
import zipfile
from decimal import Decimal
from itertools import count
from pathlib import Path

import libreoffice
import openpyxl
import pytest
from libreoffice import Job
from lxml import etree

import vpreport as vp
from vpreport.findings import Code
from vpreport.intake.types import AnswerState
from vpreport.template.declared import reporting_departments, rows_by_table
from vpreport.template.fields import ChoiceField, DateField, NumberField
from vpreport.texts import labels

pytestmark = pytest.mark.libreoffice

EXAMPLE = Path(__file__).parents[1] / "examples" / "hedemora"
PLAN = vp.read_plan(EXAMPLE / "plan.toml")
CHECKPOINT = PLAN.checkpoint("2026-delar")
DEPARTMENTS = reporting_departments(PLAN, CHECKPOINT)
FORMATS = ("xlsx", "ods")

ODF = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    """Paths of the fresh templates, by department."""
    folder = tmp_path_factory.mktemp("templates")
    paths = vp.write_templates(PLAN, checkpoint=CHECKPOINT.id, folder=folder)
    return dict(zip(DEPARTMENTS, paths, strict=True))


@pytest.fixture(scope="module")
def saved(office, templates, tmp_path_factory):
    """Paths of the templates as LibreOffice saves them, by department and way."""
    folder = tmp_path_factory.mktemp("saved")
    paths, jobs = {}, []
    for department, template in templates.items():
        xlsx, ods, back = (folder / f"{department}{end}" for end in (".xlsx", ".ods", "-ods.xlsx"))
        jobs += [Job(template, xlsx), Job(template, ods), Job(ods, back)]
        paths |= {
            (department, "xlsx"): xlsx,
            (department, "ods"): back,
            (department, "ods itself"): ods,
        }
    office.run(jobs)
    return paths


@pytest.fixture(params=[(d, f) for d in DEPARTMENTS for f in FORMATS], ids="-".join)
def pair(request, templates, saved):
    """One template before and after, both opened with openpyxl."""
    department, _ = request.param
    before, after = templates[department], saved[request.param]
    return openpyxl.load_workbook(before), openpyxl.load_workbook(after)


# ── What a template carries ──────────────────────────────────────────────────────────────────────


def test_every_carrier_of_the_code_is_kept(pair):
    before, after = (_carriers(book) for book in pair)
    assert len(before) >= 10
    assert set(before.values()) == {before["subject"]}
    assert after == before


def test_row_ids_and_column_keys_stand_where_they_stood(pair):
    before, after = (_cells(book, columns=2, rows=6) for book in pair)
    assert after == before


def test_every_word_is_kept(pair):
    before, after = (_cells(book) for book in pair)
    assert after == before


def test_every_check_of_a_cell_is_kept(pair):
    before, after = (_checks(book) for book in pair)
    assert before
    assert after == before


def test_every_list_is_kept(pair):
    before, after = (_lists(book) for book in pair)
    if "Indikatorer" in pair[0].sheetnames:
        assert ("Ja", "Delvis", "Nej", "Ej mätt", "Ej aktuellt") in before.values()
    assert after == before


def test_every_sheet_is_protected_without_a_password_and_inputs_are_open(pair):
    before, after = pair
    for sheet in after.worksheets:
        assert sheet.protection.sheet, sheet.title
        assert not sheet.protection.password, sheet.title
    assert _open_cells(after) == _open_cells(before)
    assert _open_cells(before)


def test_what_is_hidden_stays_hidden(pair):
    before, after = (_hidden(book) for book in pair)
    first_data_sheet = pair[0].sheetnames[1]
    assert (first_data_sheet, "row", 4) in before
    assert after == before


def test_frozen_heads_and_repeated_rows_are_kept(pair):
    before, after = (_heads(book) for book in pair)
    assert after == before


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_an_ods_holds_code_protection_lists_and_hidden_parts_by_itself(saved, department):
    with zipfile.ZipFile(saved[department, "ods itself"]) as package:
        content = etree.fromstring(package.read("content.xml"))
        meta = etree.fromstring(package.read("meta.xml"))
    subject = meta.findtext(".//dc:subject", namespaces=ODF)
    assert subject.startswith("VP-2026DELAR-")
    assert meta.findtext(".//meta:user-defined[@meta:name='vpr_code']", namespaces=ODF) == subject
    tables = content.findall(".//table:table", ODF)
    assert {table.get(f"{{{ODF['table']}}}protected") for table in tables} == {"true"}
    rules = [
        rule.get(f"{{{ODF['table']}}}condition")
        for rule in content.findall(".//table:content-validation", ODF)
    ]
    has_activities = any(
        table.key == "activities" for table, _ in rows_by_table(PLAN, CHECKPOINT, department)
    )
    assert any("cell-content-is-in-list(VPR_STATUS)" in r for r in rules) == has_activities
    assert content.xpath("//table:table-row[@table:visibility='collapse']", namespaces=ODF)


# ── What people type ─────────────────────────────────────────────────────────────────────────────

NUMBERS = (
    ("12,5", Decimal("12.5")),
    ("0", Decimal(0)),
    ("70", Decimal(70)),
    ("1 234,5", Decimal("1234.5")),
    ("007", Decimal(7)),
)
PERCENTS = (
    ("70", Decimal(70)),
    ("62,5", Decimal("62.5")),
    ("50 %", Decimal(50)),
    ("0", Decimal(0)),
    ("12,5%", Decimal("12.5")),
)
DATES = (
    ("2026-06-12", dt.date(2026, 6, 12)),
    ("2026-08-31", dt.date(2026, 8, 31)),
    ("12 juni 2026", dt.date(2026, 6, 12)),
    ("31/8 2026", dt.date(2026, 8, 31)),
)
TEXTS = (
    "- först det ena\n- sedan det andra\n\noch en slutsats",
    "=A1+1 är ingen formel här",
    "+46 225 340 00",
    "0012",
    "2026-08-31",
    "«50 %» – det är ”hälften” & mer än <40 %>",
    "'Så kallad' åtgärd",
    "Arbetet följer tidsplanen och är till största delen klart. " * 30 + "Slut.",
    "Ja",
    "@ansvarig: se rad 3; kolumn 4",
)


@pytest.fixture(scope="module", params=FORMATS)
def typed(request, office, templates, tmp_path_factory):
    """All templates filled in to the last cell: what should come back, and what does."""
    folder = tmp_path_factory.mktemp(f"typed-{request.param}")
    expected, jobs = {}, []
    for department, template in templates.items():
        addresses = libreoffice.addresses(template)
        job = Job(template, folder / f"{department}.{request.param}")
        for key, text, answer in _answers(department):
            job.type(addresses[key], text)
            expected[department, key] = answer
        jobs.append(job)
    office.run(jobs)
    return expected, vp.read_submissions(PLAN, folder, checkpoint=CHECKPOINT.id)


def test_every_answer_typed_comes_back_exactly(typed):
    expected, intake = typed
    read = {
        (submission.department, key): (answer.state, answer.value)
        for submission in intake.submissions
        for key, answer in submission.answers.items()
    }
    assert len(expected) == 826  # every open cell of all seven templates
    assert read == expected


def test_what_was_interpreted_is_said_and_nothing_is_refused(typed):
    _, intake = typed
    interpretations = {
        Code.PERCENT_FORMAT,
        Code.DATE_READ,
        Code.SERIAL_AS_DATE,
        Code.DONE_DATE_WITHOUT_DONE,
        Code.ANSWERS_CONTRADICT,
    }
    assert {finding.code for finding in intake.findings} <= interpretations


def _answers(department):
    """Yield (key, text to type, answer to come back) for every open cell, all kinds in turn."""
    turn = count()
    for table, rows in rows_by_table(PLAN, CHECKPOINT, department):
        for row in rows:
            for column, field in sorted(row.fields.items()):
                yield (table.key, row.id, column), *_answer(field, next(turn))


def _answer(field, turn):
    match field:
        case NumberField(is_percent=True):
            text, value = PERCENTS[turn % len(PERCENTS)]
        case NumberField(minimum=None):
            text, value = NUMBERS[turn % len(NUMBERS)]
        case NumberField():
            text, value = "3", Decimal(3)
        case DateField():
            text, value = DATES[turn % len(DATES)]
        case ChoiceField():
            return _choice(field, turn)
        case _:
            text = value = TEXTS[turn % len(TEXTS)]
    return text, (AnswerState.VALUE, value)


def _choice(field, turn):
    pairs = [(word, (AnswerState.VALUE, value)) for value, word in field.choices.labels]
    if field.may_be_missing:
        pairs += [(word, (AnswerState(state), None)) for state, word in labels.MISSING.items()]
    return pairs[turn % len(pairs)]


# ── Reading a workbook with openpyxl ─────────────────────────────────────────────────────────────


def _carriers(book):
    found = {
        "subject": book.properties.subject,
        "description": book.properties.description.split()[-1],
        "property": next(p.value for p in book.custom_doc_props.props if p.name == "vpr_code"),
        "name": book.defined_names["VPR_CODE"].attr_text.strip('"'),
        "hidden sheet": book["_vpr"]["B1"].value,
    }
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        found[f"{sheet.title}, foot"] = (sheet.oddFooter.left.text or "").split()[-1]
        for row in sheet.iter_rows(max_row=8):
            for cell in row:
                if isinstance(cell.value, str) and "VP-" in cell.value:
                    code = next(word for word in cell.value.split() if word.startswith("VP-"))
                    found[f"{sheet.title}!{cell.coordinate}"] = code
    return found


def _cells(book, *, columns=None, rows=None):
    """Return the texts of all cells, or those of the first columns and the first rows."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value not in (None, "")
        and not str(cell.value).startswith("=")
        and (columns is None or cell.column <= columns or cell.row <= rows)
    }


def _checks(book):
    return {
        (sheet.title, cell): (
            rule.type,
            rule.formula1.lstrip("="),
            (rule.formula2 or "0") if rule.type == "date" else "",
            rule.errorStyle,
            rule.prompt,
            rule.error,
        )
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
        for cells in rule.sqref.ranges
        for row in cells.rows
        for cell in [f"{openpyxl.utils.get_column_letter(c)}{r}" for r, c in row]
    }


def _lists(book):
    words = {}
    for name, defined in book.defined_names.items():
        for title, cells in defined.destinations:
            words[name] = tuple(row[0].value for row in book[title][cells])
    return words


def _open_cells(book):
    return {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }


def _hidden(book):
    hidden = {(sheet.title, "sheet") for sheet in book if sheet.sheet_state != "visible"}
    for sheet in book.worksheets:
        hidden |= {(sheet.title, "row", n) for n, d in sheet.row_dimensions.items() if d.hidden}
        for dimension in sheet.column_dimensions.values():
            if dimension.hidden:
                columns = range(dimension.min, dimension.max + 1)
                hidden |= {(sheet.title, "column", column) for column in columns}
    return hidden


def _heads(book):
    return {
        sheet.title: (pane.xSplit, pane.ySplit, sheet.print_title_rows)
        for sheet in book.worksheets
        if (pane := sheet.sheet_view.pane) is not None
    }
