"""What an .ods file can hold, written by hand: values, formulas, notes, repeats and styles."""

from __future__ import annotations

from decimal import Decimal

import pytest
from workbooks import (
    answer,
    codes,
    lines,
    ods_file,
    ods_sheet,
    ods_template,
    ods_text,
    read,
    repacked,
)

from vpreport.findings import Code
from vpreport.intake.formats.ods import read_ods
from vpreport.intake.grid import Cell, CellKind, Grid
from vpreport.intake.opening.files import receive
from vpreport.intake.opening.sniffing import sniff

OUTCOME = ("indicators", "e-legitimation", "outcome")
COMMENT = ("indicators", "edala", "comment")
CELL = "table:table-cell"


def grid_of(tmp_path, rows: str, **parts: str) -> Grid:
    path = ods_file(tmp_path / "a.ods", ods_sheet("Blad", [rows]), **parts)
    received = receive(path)
    return read_ods(received, sniff(received)[1])


def only_cell(tmp_path, xml: str) -> Cell:
    (cell,) = (
        grid_of(tmp_path, f"<table:table-row>{xml}</table:table-row>").sheets[0].cells.values()
    )
    return cell


@pytest.mark.parametrize(
    ("attributes", "kind", "value", "text"),
    [
        ('office:value-type="float" office:value="12.5"', CellKind.NUMBER, Decimal("12.5"), "12,5"),
        ('office:value-type="currency" office:value="100"', CellKind.NUMBER, Decimal(100), "100"),
        (
            'office:value-type="percentage" office:value="0.5"',
            CellKind.NUMBER,
            Decimal("0.5"),
            "50 %",
        ),
        ('office:value-type="float" office:value="1_000"', CellKind.ERROR, None, "1_000"),
        ('office:value-type="float" office:value="1e999"', CellKind.ERROR, None, "oändligt"),
        ('office:value-type="boolean" office:boolean-value="true"', CellKind.BOOLEAN, True, "SANT"),
        ('office:value-type="string" office:string-value="Ja"', CellKind.TEXT, "Ja", "Ja"),
    ],
)
def test_a_typed_value_is_read(tmp_path, attributes, kind, value, text):
    cell = only_cell(tmp_path, f"<{CELL} {attributes}/>")
    assert (cell.kind, cell.value, cell.text) == (kind, value, text)


@pytest.mark.parametrize(
    ("date", "text"),
    [("2026-03-31", "2026-03-31"), ("2026-03-31T14:30:00", "2026-03-31 14:30")],
)
def test_a_date_is_read_with_its_time(tmp_path, date, text):
    cell = only_cell(tmp_path, f'<{CELL} office:value-type="date" office:date-value="{date}"/>')
    assert (cell.kind, str(cell.value), cell.text) == (CellKind.DATE, "2026-03-31", text)


def test_a_date_that_does_not_exist_is_an_error_in_its_cell_only(tmp_path):
    cell = only_cell(
        tmp_path, f'<{CELL} office:value-type="date" office:date-value="32767-12-31"/>'
    )
    assert cell.kind is CellKind.ERROR


def test_a_time_is_neither_number_nor_date(tmp_path):
    xml = f'<{CELL} office:value-type="time"><text:p>12:00</text:p></{CELL}>'
    assert only_cell(tmp_path, xml).kind is CellKind.TIME


def test_blanks_tabs_and_line_breaks_are_read_as_typed(tmp_path):
    xml = (
        f'<{CELL} office:value-type="string"><text:p>- ett<text:s text:c="2"/>två<text:tab/>tre'
        "<text:line-break/>fyra <text:span>fem</text:span></text:p><text:p>sex</text:p></"
        f"{CELL}>"
    )
    assert only_cell(tmp_path, xml).text == "- ett  två\ttre\nfyra fem\nsex"


def test_an_error_is_told_from_its_text(tmp_path):
    xml = (
        f'<{CELL} table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        f'calcext:value-type="error"><text:p>#DIV/0!</text:p></{CELL}>'
    )
    cell = only_cell(tmp_path, xml)
    assert (cell.kind, cell.text) == (CellKind.ERROR, "#DIV/0!")


def test_an_error_that_is_not_marked_as_one_is_known_by_its_sign(tmp_path):
    xml = (
        f'<{CELL} table:formula="of:=x" office:value-type="string"><text:p>#NAME?</text:p></{CELL}>'
    )
    assert only_cell(tmp_path, xml).kind is CellKind.ERROR


def test_a_note_is_no_part_of_the_text(tmp_path):
    note = "<office:annotation><text:p>Se</text:p><text:p>bilaga</text:p></office:annotation>"
    xml = f'<{CELL} office:value-type="string">{note}<text:p>Ja</text:p></{CELL}>'
    cell = only_cell(tmp_path, xml)
    assert (cell.text, cell.note) == ("Ja", "Se\nbilaga")


def test_repeated_cells_and_rows_keep_their_places(tmp_path):
    rows = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell table:number-columns-repeated="2" office:value-type="float" '
        'office:value="1"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert set(grid_of(tmp_path, rows).sheets[0].cells) == {(4, 3), (4, 4)}


@pytest.mark.parametrize(
    ("rows", "columns"), [(1048576, 16384), (10**9, 1), (1, 10**9), (1000, 1000), (2000000, 1)]
)
def test_content_repeated_beyond_reason_is_refused(tmp_path, rows, columns):
    xml = (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/>'
        "</table:table-row>"
    )
    ods_file(tmp_path / "a.ods", ods_sheet("Blad", [xml]))
    assert lines(read(tmp_path)) == [
        (
            "a.ods: Filen upprepar sitt innehåll över orimligt många celler och läses därför inte. "
            "Hämta en ny mall och flytta över svaren dit. (F317)"
        )
    ]


def test_blanks_beyond_reason_are_cut(tmp_path):
    blanks = '<text:s text:c="999999999"/>'
    xml = f'<{CELL} office:value-type="string"><text:p>a{blanks}b</text:p></{CELL}>'
    assert len(only_cell(tmp_path, xml).text) == 1002


def test_hidden_rows_columns_and_sheets_are_seen(tmp_path):
    rows = (
        '<table:table-column/><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/>'
        f"<table:table-row>{ods_text('a')}{ods_text('b')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{ods_text("c")}</table:table-row>'
    )
    styles = (
        '<style:style style:name="ta1" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    sheet = grid_of(tmp_path, rows).sheets[0]
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, {2})
    body = f'<table:table table:name="X" table:style-name="ta1">{rows}</table:table>'
    received = receive(ods_file(tmp_path / "b.ods", body, styles=styles))
    assert read_ods(received, sniff(received)[1]).sheets[0].is_hidden


def test_merged_cells_are_seen_and_covered_ones_keep_their_place(tmp_path):
    rows = (
        '<table:table-row><table:table-cell table:number-columns-spanned="2" '
        'table:number-rows-spanned="2" office:value-type="float" office:value="1"/>'
        f"<table:covered-table-cell/>{ods_text('x')}</table:table-row>"
    )
    sheet = grid_of(tmp_path, rows).sheets[0]
    assert sheet.merged == ((1, 1, 2, 2),)
    assert set(sheet.cells) == {(1, 1), (1, 3)}


def test_properties_program_and_names_are_read(tmp_path):
    name = (
        '<table:named-expressions><table:named-expression table:name="VPR_CODE" '
        'table:expression="of:=&quot;VP-1&quot;"/></table:named-expressions>'
    )
    meta = (
        "<meta:generator>LibreOffice/7.4.7.2$Linux</meta:generator>"
        '<meta:user-defined meta:name="Vpr_Code">VP-2</meta:user-defined>'
        "<dc:subject>VP-3</dc:subject><dc:date>2026-09-07T10:00:00</dc:date>"
    )
    path = ods_file(tmp_path / "a.ods", ods_sheet("Blad", []) + name, meta=meta)
    received = receive(path)
    grid = read_ods(received, sniff(received)[1])
    assert grid.names == {"VPR_CODE": "VP-1"}
    assert (grid.properties["vpr_code"], grid.properties["subject"]) == ("VP-2", "VP-3")
    assert (grid.program, grid.saved_at) == ("LibreOffice/7.4.7.2", "2026-09-07T10:00:00")


def test_a_cut_content_part_is_damaged_and_never_hangs(tmp_path):
    path = ods_template(tmp_path / "a.ods", "it", {})
    content = repacked(path.read_bytes(), {"content.xml": b"<office:document-content"})
    path.write_bytes(content)
    assert lines(read(tmp_path)) == [
        (
            "a.ods: Filen kan inte läsas: innehållet går inte att läsa. Öppna originalet, spara "
            "det på nytt och skicka det igen. (F306)"
        )
    ]


def test_a_workbook_without_sheets_is_never_read_as_empty(tmp_path):
    ods_file(tmp_path / "a.ods", "")
    assert lines(read(tmp_path)) == [
        (
            "a.ods: Filen kan inte läsas: den har inga blad. Öppna originalet, spara det på nytt "
            "och skicka det igen. (F306)"
        )
    ]


@pytest.mark.parametrize(
    ("xml", "value", "said"),
    [
        (f'<{CELL} office:value-type="percentage" office:value="0.5"/>', 50, [Code.PERCENT_FORMAT]),
        (f'<{CELL} office:value-type="float" office:value="50"/>', 50, []),
        (
            f'<{CELL} table:formula="of:=[.A1]" office:value-type="float" office:value="50"/>',
            50,
            [Code.FORMULA_USED],
        ),
        (f'<{CELL} table:formula="of:=[.A1]"/>', None, [Code.FORMULA_WITHOUT_RESULT]),
        (
            (
                f'<{CELL} calcext:value-type="error" office:value-type="string">'
                f"<text:p>#REF!</text:p></{CELL}>"
            ),
            None,
            [Code.ERROR_VALUE],
        ),
        (
            f'<{CELL} office:value-type="date" office:date-value="2026-02-01"/>',
            None,
            [Code.DATE_IN_NUMBER],
        ),
    ],
)
def test_the_answers_of_an_ods_template_are_read_as_those_of_an_xlsx(tmp_path, xml, value, said):
    ods_template(tmp_path / "a.ods", "it", {OUTCOME: xml})
    intake = read(tmp_path)
    assert answer(intake, *OUTCOME).number == value
    assert codes(intake) == said


def test_yes_that_libreoffice_saved_as_a_formula_is_yes(tmp_path):
    key = ("indicators", "rutiner", "outcome")
    xml = (
        f'<{CELL} table:formula="of:=TRUE()" office:value-type="boolean" '
        'office:boolean-value="true"/>'
    )
    ods_template(tmp_path / "a.ods", "ekonomi", {key: xml})
    intake = read(tmp_path)
    assert answer(intake, *key).text == "yes"
    assert codes(intake) == [Code.CHOICE_READ]


def test_macros_of_an_ods_file_are_said(tmp_path):
    path = ods_template(tmp_path / "a.ods", "it", {})
    path.write_bytes(repacked(path.read_bytes(), {"Basic/Standard/Module1.xml": b"<a/>"}))
    assert codes(read(tmp_path)) == [Code.MACROS]


def test_a_note_in_an_ods_template_is_no_answer(tmp_path):
    note = "<office:annotation><text:p>Svar: ja</text:p></office:annotation>"
    ods_template(tmp_path / "a.ods", "it", {COMMENT: f"<{CELL}>{note}</{CELL}>"})
    assert codes(read(tmp_path)) == [Code.NOTE_NOT_ANSWER]
