"""What an .ods file can hold, written by hand: values, formulas, notes, repeats and styles."""

from __future__ import annotations

import datetime as dt
import zipfile
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
        ('office:value-type="float" office:value="1_000"', CellKind.BROKEN, None, "1_000"),
        ('office:value-type="float" office:value="1e999"', CellKind.ERROR, None, "oändligt"),
        ('office:value-type="boolean" office:boolean-value="true"', CellKind.BOOLEAN, True, "SANT"),
        (
            'office:value-type="boolean" office:boolean-value="false"',
            CellKind.BOOLEAN,
            False,
            "FALSKT",
        ),
        ('office:value-type="string" office:string-value="Ja"', CellKind.TEXT, "Ja", "Ja"),
        ('calcext:value-type="float" office:value="7"', CellKind.NUMBER, Decimal(7), "7"),
        (
            'calcext:value-type="percentage" office:value="0.125"',
            CellKind.NUMBER,
            Decimal("0.125"),
            "12,5 %",
        ),
        ('office:value-type="float" office:value=" -12.5 "', CellKind.NUMBER, -12.5, "-12,5"),
        ('office:value-type="float" office:value=".5"', CellKind.NUMBER, 0.5, "0,5"),
        ('office:value-type="float" office:value="5."', CellKind.NUMBER, 5, "5"),
        ('office:value-type="float" office:value="1E3"', CellKind.NUMBER, 1000, "1000"),
        (
            'office:value-type="currency" office:currency="SEK" office:value="99.5"',
            CellKind.NUMBER,
            Decimal("99.5"),
            "99,5",
        ),
    ],
)
def test_a_typed_value_is_read(tmp_path, attributes, kind, value, text):
    cell = only_cell(tmp_path, f"<{CELL} {attributes}/>")
    assert (cell.kind, cell.value, cell.text) == (kind, value, text)


@pytest.mark.parametrize(
    ("kind", "attribute", "value"),
    [
        ("float", "value", "NaN"),
        ("float", "value", "INF"),
        ("float", "value", "٤٢"),
        ("float", "value", "12,5"),
        ("float", "value", "0x10"),
        ("float", "value", "1 000"),
        ("percentage", "value", "50 %"),
        ("boolean", "boolean-value", "1"),
        ("boolean", "boolean-value", "SANT"),
        ("date", "date-value", "20260331"),
        ("date", "date-value", "2026-03-31x14:30:00"),
        ("date", "date-value", "31 mars"),
        ("date", "date-value", "2026-W14-2"),
        ("fraction", "value", "0.5"),
    ],
)
def test_a_value_that_is_none_of_its_kind_is_broken_and_never_another_value(
    tmp_path, kind, attribute, value
):
    xml = (
        f'<{CELL} office:value-type="{kind}" office:{attribute}="{value}"><text:p>50</text:p>'
        f"</{CELL}>"
    )
    cell = only_cell(tmp_path, xml)
    assert (cell.kind, cell.value) == (CellKind.BROKEN, None)


def test_a_number_of_a_million_digits_takes_no_time(tmp_path):
    digits = "1" * 1_000_000
    xml = f'<{CELL} office:value-type="float" office:value="{digits}x"/>'
    assert only_cell(tmp_path, xml).kind is CellKind.BROKEN


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2026-03-31", "2026-03-31"),
        ("2026-03-31T14:30:00", "2026-03-31 14:30"),
        ("2026-03-31T14:30:00.000000000", "2026-03-31 14:30"),
        ("2026-03-31T14:30:00Z", "2026-03-31 14:30"),
        ("2026-03-31Z", "2026-03-31"),
        ("2026-03-31T00:30:00+02:00", "2026-03-31 00:30"),
    ],
)
def test_a_date_is_read_with_its_time(tmp_path, date, text):
    cell = only_cell(tmp_path, f'<{CELL} office:value-type="date" office:date-value="{date}"/>')
    assert (cell.kind, str(cell.value), cell.text) == (CellKind.DATE, "2026-03-31", text)


@pytest.mark.parametrize(
    "date", ["32767-12-31", "0000-01-01", "2026-02-30", "-2026-03-31", "2026-03-31T24:00:00"]
)
def test_a_date_that_does_not_exist_is_no_date_in_its_cell_only(tmp_path, date):
    cell = only_cell(tmp_path, f'<{CELL} office:value-type="date" office:date-value="{date}"/>')
    assert (cell.kind, cell.value, cell.text) == (CellKind.DATE, None, date)


def test_a_time_is_neither_number_nor_date(tmp_path):
    xml = f'<{CELL} office:value-type="time"><text:p>12:00</text:p></{CELL}>'
    assert only_cell(tmp_path, xml).kind is CellKind.TIME


@pytest.mark.parametrize(
    ("duration", "text"),
    [("PT12H30M00S", "12:30:00"), ("PT60H00M00.5S", "60:00:00"), ("-PT1H", "-01:00:00")],
)
def test_a_time_that_shows_nothing_is_quoted_from_its_value(tmp_path, duration, text):
    cell = only_cell(tmp_path, f'<{CELL} office:value-type="time" office:time-value="{duration}"/>')
    assert (cell.kind, cell.text) == (CellKind.TIME, text)


@pytest.mark.parametrize("kind", ["float", "date", "boolean", "percentage", "time"])
def test_a_formula_without_a_saved_result_is_never_read_as_a_value(tmp_path, kind):
    cell = only_cell(tmp_path, f'<{CELL} table:formula="of:=[.A2]" office:value-type="{kind}"/>')
    assert (cell.kind, cell.formula) == (CellKind.NOTHING, "of:=[.A2]")


def test_a_typed_cell_without_a_value_is_broken(tmp_path):
    xml = f'<{CELL} office:value-type="float"><text:p>12</text:p></{CELL}>'
    cell = only_cell(tmp_path, xml)
    assert (cell.kind, cell.text) == (CellKind.BROKEN, "12")


def test_the_value_of_a_text_goes_before_what_is_shown(tmp_path):
    xml = (
        f'<{CELL} table:formula="of:=A2" office:value-type="string" '
        f'office:string-value="a  b&#10;c"><text:p>a b</text:p><text:p>c</text:p></{CELL}>'
    )
    assert only_cell(tmp_path, xml).value == "a  b\nc"


def test_true_that_libreoffice_saves_as_a_number_is_true(tmp_path):
    xml = (
        f'<{CELL} table:formula="of:=TRUE()" office:value-type="float" office:value="1">'
        f"<text:p>SANT</text:p></{CELL}>"
    )
    cell = only_cell(tmp_path, xml)
    assert (cell.kind, cell.value) == (CellKind.BOOLEAN, True)


def test_an_empty_text_is_no_cell_even_where_it_is_repeated_over_the_sheet(tmp_path):
    rows = (
        f'<table:table-row table:number-rows-repeated="1048576"><{CELL} '
        'office:value-type="string" table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert grid_of(tmp_path, rows).sheets[0].cells == {}


def test_a_file_laid_out_on_many_lines_gives_the_same_texts(tmp_path):
    xml = (
        f'<{CELL} office:value-type="string">\n  <text:p>\n    Ja,\n    '
        "<text:span>det</text:span>\n    stämmer\n  </text:p>\n  <text:p>Nej </text:p>\n"
        f"</{CELL}>"
    )
    assert only_cell(tmp_path, xml).text == "Ja, det stämmer\nNej "


def test_links_and_fields_are_read_as_their_text(tmp_path):
    xml = (
        f'<{CELL} office:value-type="string"><text:p>Se <text:a xlink:href="https://a.se">vår '
        f"sida</text:a>, blad <text:sheet-name>Mål</text:sheet-name><!-- x --><![CDATA[ & ]]>mer"
        f"</text:p></{CELL}>"
    )
    assert only_cell(tmp_path, xml).text == "Se vår sida, blad Mål & mer"


@pytest.mark.parametrize(
    "drawing",
    [
        (
            "<draw:frame><draw:text-box><text:p>ritat</text:p></draw:text-box>"
            "<svg:title>titel</svg:title></draw:frame>"
        ),
        "<draw:g><draw:g><draw:rect><text:p>ritat</text:p></draw:rect></draw:g>text</draw:g>",
        "<draw:custom-shape><text:p>a<text:s/>b</text:p></draw:custom-shape>",
        "<dr3d:scene><svg:desc>tre mått</svg:desc></dr3d:scene>",
        (
            "<draw:frame><draw:object><office:document><office:body><office:spreadsheet>"
            f"<table:table><table:table-row>{ods_text('x')}</table:table-row></table:table>"
            "</office:spreadsheet></office:body></office:document></draw:object></draw:frame>"
        ),
    ],
)
def test_what_is_drawn_is_no_text_of_the_cell_or_the_sheet(tmp_path, drawing):
    rows = (
        f"<table:shapes>{drawing}</table:shapes><table:table-row>"
        f'<{CELL} office:value-type="string">{drawing}<text:p>A{drawing}B</text:p>{drawing}'
        f"</{CELL}><{CELL}>{drawing}</{CELL}></table:table-row>"
    )
    (sheet,) = grid_of(tmp_path, rows).sheets
    assert {place: cell.text for place, cell in sheet.cells.items()} == {(1, 1): "AB"}


def test_a_table_inside_a_cell_is_broken_there_and_no_sheet(tmp_path):
    inner = ods_sheet("Inre", [f"<table:table-row>{ods_text('x')}</table:table-row>"])
    rows = (
        f'<table:table-row><{CELL} office:value-type="string"><text:p>utanför</text:p>{inner}'
        f"</{CELL}>{ods_text('efter')}</table:table-row>"
    )
    (sheet,) = grid_of(tmp_path, rows).sheets
    assert [(cell.kind, cell.text) for cell in sheet.cells.values()] == [
        (CellKind.BROKEN, "en tabell i cellen"),
        (CellKind.TEXT, "efter"),
    ]


@pytest.mark.parametrize(
    "sign", ["#DIV/0!", "#N/A", "#SAKNAS!", "#VÄRDEFEL!", "Err:502", "Fel:502"]
)
def test_an_error_sign_is_an_error_only_with_a_formula(tmp_path, sign):
    shown = f"<text:p>{sign}</text:p></{CELL}>"
    typed = only_cell(tmp_path, f'<{CELL} office:value-type="string">{shown}')
    computed = only_cell(
        tmp_path,
        f'<{CELL} table:formula="of:=x" office:value-type="float" office:value="0">{shown}',
    )
    assert (typed.kind, typed.text) == (CellKind.TEXT, sign)
    assert (computed.kind, computed.text) == (CellKind.ERROR, sign)


@pytest.mark.parametrize("text", ["#1", "#A1", "#ja", "#Nej", "Felet: 502", "#DIV/0! är fel"])
def test_a_text_that_resembles_an_error_sign_is_a_text(tmp_path, text):
    xml = (
        f'<{CELL} table:formula="of:=x" office:value-type="string"><text:p>{text}</text:p></{CELL}>'
    )
    assert only_cell(tmp_path, xml).kind is CellKind.TEXT


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


def test_who_wrote_a_note_and_what_is_drawn_in_it_are_no_part_of_it(tmp_path):
    note = (
        "<office:annotation><dc:creator>Eva</dc:creator><dc:date>2026-03-31</dc:date>"
        "<text:p>Se<text:s/>sida<draw:frame><svg:title>bild</svg:title></draw:frame></text:p>"
        "<text:p/></office:annotation>"
    )
    cell = only_cell(tmp_path, f"<{CELL}><text:p>Ja{note}, visst</text:p></{CELL}>")
    assert (cell.text, cell.note) == ("Ja, visst", "Se sida\n")


def test_what_cells_held_before_tracked_changes_is_not_read(tmp_path):
    old = (
        "<table:tracked-changes><table:cell-content-change><table:previous>"
        f"<table:change-track-table-cell><text:p>gammalt</text:p></table:change-track-table-cell>"
        "</table:previous></table:cell-content-change><table:deletion><table:table>"
        f"<table:table-row>{ods_text('struket')}</table:table-row></table:table></table:deletion>"
        "</table:tracked-changes>"
    )
    new = ods_sheet("Blad", [f"<table:table-row>{ods_text('nytt')}</table:table-row>"])
    received = receive(ods_file(tmp_path / "a.ods", old + new))
    (sheet,) = read_ods(received, sniff(received)[1]).sheets
    assert [cell.text for cell in sheet.cells.values()] == ["nytt"]


def test_what_other_workbooks_held_is_no_sheet(tmp_path):
    row = f"<table:table-row>{ods_text('x')}</table:table-row>"
    cached = ods_sheet("'file:///C:/Svar/annan.ods'#$Indikatorer", [row])
    linked = f"<table:dde-link>{ods_sheet('', [row])}</table:dde-link>"
    body = (
        cached + ods_sheet("Blad 'ett' #2", [row]) + f"<table:dde-links>{linked}</table:dde-links>"
    )
    received = receive(ods_file(tmp_path / "a.ods", body))
    assert [s.name for s in read_ods(received, sniff(received)[1]).sheets] == ["Blad 'ett' #2"]


def test_texts_beside_the_cells_are_not_read_into_them(tmp_path):
    rows = (
        "<table:title>Titel</table:title><office:forms><text:p>knapp</text:p></office:forms>"
        f"<table:table-row><table:covered-table-cell><text:p>täckt</text:p>"
        "<office:annotation><text:p>täckt not</text:p></office:annotation>"
        f"</table:covered-table-cell>{ods_text('Ja')}</table:table-row>"
    )
    (sheet,) = grid_of(tmp_path, rows).sheets
    assert {p: (c.text, c.note) for p, c in sheet.cells.items()} == {(1, 2): ("Ja", "")}


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


def test_rows_and_columns_in_shut_groups_or_without_size_are_hidden(tmp_path):
    rows = (
        '<table:table-column-group table:display="false"><table:table-column/>'
        '</table:table-column-group><table:table-column table:style-name="co0"/>'
        '<table:table-column table:style-name="co1"/><table:table-header-rows>'
        f"<table:table-row>{ods_text('a')}{ods_text('b')}{ods_text('c')}</table:table-row>"
        '</table:table-header-rows><table:table-row-group table:display="false">'
        f"<table:table-row-group><table:table-row>{ods_text('d')}</table:table-row>"
        "</table:table-row-group></table:table-row-group>"
        f'<table:table-row table:style-name="ro0">{ods_text("e")}</table:table-row>'
        f"<table:table-row>{ods_text('f')}</table:table-row>"
    )
    styles = (
        '<style:style style:name="co0" style:family="table-column"><style:table-column-properties '
        'style:column-width="0.00cm"/></style:style><style:style style:name="co1" '
        'style:family="table-column"><style:table-column-properties style:column-width="0.5cm"/>'
        '</style:style><style:style style:name="ro0" style:family="table-row">'
        '<style:table-row-properties style:row-height="0in"/></style:style>'
    )
    (sheet,) = grid_of(tmp_path, rows, styles=styles).sheets
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2, 3}, {1, 2})


def test_hidden_and_page_foot_are_inherited_from_the_style_above(tmp_path):
    common = (
        '<office:styles><style:style style:name="Gömd" style:family="table" '
        'style:master-page-name="Sida"><style:table-properties table:display="false"/>'
        "</style:style></office:styles><office:master-styles><style:master-page "
        'style:name="Sida"><style:header><text:p>huvud</text:p></style:header><style:footer>'
        "<style:region-left><text:p>Mallkod:<text:s/>VP-1</text:p></style:region-left>"
        "<style:region-right><text:p>Sida <text:page-number>1</text:page-number></text:p>"
        "</style:region-right></style:footer><style:footer-left><text:p>vänster</text:p>"
        "</style:footer-left></style:master-page></office:master-styles>"
    )
    styles = '<style:style style:name="ta1" style:family="table" style:parent-style-name="Gömd"/>'
    body = '<table:table table:name="X" table:style-name="ta1"/>'
    received = receive(ods_file(tmp_path / "b.ods", body, styles=styles, common=common))
    (sheet,) = read_ods(received, sniff(received)[1]).sheets
    assert (sheet.is_hidden, sheet.footer) == (True, "Mallkod: VP-1 Sida 1")


def test_styles_that_name_each_other_end(tmp_path):
    styles = "".join(
        f'<style:style style:name="{a}" style:family="table" style:parent-style-name="{b}"/>'
        for a, b in ("ab", "ba")
    )
    body = '<table:table table:name="X" table:style-name="a"/>'
    received = receive(ods_file(tmp_path / "b.ods", body, styles=styles))
    assert not read_ods(received, sniff(received)[1]).sheets[0].is_hidden


@pytest.mark.parametrize(
    ("settings", "epoch"),
    [
        ("", dt.date(1899, 12, 30)),
        ('<table:null-date table:date-value="1904-01-01"/>', dt.date(1904, 1, 1)),
        ('<table:null-date table:date-value="1904"/>', dt.date(1899, 12, 30)),
        ('<table:null-date table:value-type="date"/>', dt.date(1899, 12, 30)),
    ],
)
def test_the_day_0_of_the_workbook_is_read(tmp_path, settings, epoch):
    body = f"<table:calculation-settings>{settings}</table:calculation-settings>"
    received = receive(ods_file(tmp_path / "a.ods", body + ods_sheet("Blad", [])))
    assert read_ods(received, sniff(received)[1]).epoch == epoch


def test_a_date_stored_as_a_number_is_counted_from_the_day_0(tmp_path):
    key = ("activities", "utbilda", "done_on")
    number = f'<{CELL} office:value-type="float" office:value="44742"/>'
    path = ods_template(tmp_path / "a.ods", "it", {key: number})
    with zipfile.ZipFile(path) as package:
        content = package.read("content.xml")
    mark = b"<office:spreadsheet>"
    settings = b'<table:null-date table:date-value="1904-01-01"/>'
    content = content.replace(mark, mark + settings)
    path.write_bytes(repacked(path.read_bytes(), {"content.xml": content}))
    assert answer(read(tmp_path), *key).value == dt.date(2026, 7, 1)


def test_merged_cells_in_repeated_rows_are_seen_in_each(tmp_path):
    rows = (
        f'<table:table-row table:number-rows-repeated="2"><{CELL} '
        'table:number-columns-spanned="2" office:value-type="float" office:value="1"/>'
        "<table:covered-table-cell/></table:table-row>"
    )
    assert grid_of(tmp_path, rows).sheets[0].merged == ((1, 1, 1, 2), (2, 1, 2, 2))


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
