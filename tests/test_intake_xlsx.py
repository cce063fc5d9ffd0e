"""The .xlsx reader: what the XML of a cell holds, and the same to openpyxl where it can see it.

Each case is a cell as it can stand in a file; many are legal, and read wrong by some libraries.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest
from workbooks import assert_the_witness_agrees, repacked

from vpreport.findings import Code
from vpreport.intake.formats.witness import compared, witnessed
from vpreport.intake.formats.xlsx import read_xlsx
from vpreport.intake.grid import CellKind, Grid
from vpreport.intake.opening.files import Received
from vpreport.intake.opening.sniffing import sniff
from vpreport.intake.parsing.answers import is_blank
from vpreport.intake.refusal import FileRefusedError

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
    'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
    '"application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/'
    'worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/shared'
    'Strings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
    'sharedStrings+xml"/></Types>'
)
# Styles by number: 0 plain, 1 percent, 2 date, 3 time of day, 4 duration, 5 text in quotes with a
# percent sign, 6 Swedish crowns, 7 date and time, 8 percent and 9 date but for noughts.
CODES = ("0.0 %", "yyyy\\-mm\\-dd", "hh:mm", "[h]:mm", '0"%"', '#,##0.00 "kr"', "yyyy-mm-dd hh:mm")
CODES += ("[=0]?;0%", '[=0]"";yyyy-mm-dd')
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(CODES)}">'
    + "".join(f"<numFmt numFmtId='{164 + n}' formatCode='{code}'/>" for n, code in enumerate(CODES))
    + "</numFmts><fonts count='1'><font/></fonts><fills count='1'><fill><patternFill/></fill>"
    "</fills><borders count='1'><border/></borders><cellStyleXfs count='1'><xf/></cellStyleXfs>"
    f'<cellXfs count="{len(CODES) + 1}"><xf numFmtId="0" xfId="0"/>'
    + "".join(f'<xf numFmtId="{164 + n}" xfId="0"/>' for n in range(len(CODES)))
    + "</cellXfs></styleSheet>"
)
STRINGS = (
    f'<sst xmlns="{MAIN}"><si><t>noll</t></si><si><r><t xml:space="preserve">ett </t></r><r>'
    "<t>två</t></r><rPh sb='0' eb='1'><t>uttal</t></rPh></si><si><t>rad_x000D_\n_x005F_x0041_</t>"
    "</si></sst>"
)


def workbook_file(cells: str, *, around: str = "", properties: str = "") -> bytes:
    """Return a workbook with one sheet; `around` follows its rows."""
    relation = f'<Relationship Id="{{}}" Type="{OFFICE}/{{}}" Target="{{}}"/>'
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
    linked = (
        ("a", "worksheet", "worksheets/sheet1.xml"),
        ("b", "styles", "styles.xml"),
        ("c", "sharedStrings", "sharedStrings.xml"),
    )
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations.format(relation.format("r", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>'
        '<sheet name="Blad" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations.format(
            "".join(relation.format(*link) for link in linked)
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": STRINGS,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>'
        f"{around}</worksheet>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def grid(data: bytes) -> Grid:
    received = Received(name="fil.xlsx", data=data, sha256="")
    _, package = sniff(received)
    return read_xlsx(received, package)


def first_cell(xml: str, **settings: str):
    """Return the only cell that the row holds."""
    (sheet,) = grid(workbook_file(f'<row r="1">{xml}</row>', **settings)).sheets
    (cell,) = sheet.cells.values()
    return cell


CASES = {
    "a whole number": ('<c r="A1"><v>42</v></c>', CellKind.NUMBER, Decimal(42)),
    "blanks around a number": ('<c r="A1"><v> 42\n</v></c>', CellKind.NUMBER, Decimal(42)),
    "a comment inside a number": (
        '<c r="A1"><v>4<!-- x -->2</v></c>',
        CellKind.NUMBER,
        Decimal(42),
    ),
    "a CDATA section inside": ('<c r="A1"><v>4<![CDATA[2]]></v></c>', CellKind.NUMBER, Decimal(42)),
    "character references": ('<c r="A1"><v>&#52;&#50;</v></c>', CellKind.NUMBER, Decimal(42)),
    "fifteen digits and noise": (
        '<c r="A1"><v>0.30000000000000004</v></c>',
        CellKind.NUMBER,
        Decimal("0.3"),
    ),
    "powers of ten": ('<c r="A1"><v>1.5E3</v></c>', CellKind.NUMBER, Decimal(1500)),
    "a percentage": ('<c r="A1" s="1"><v>0.5</v></c>', CellKind.NUMBER, Decimal("0.5")),
    "a percentage but for noughts": (
        '<c r="A1" s="8"><v>0.5</v></c>',
        CellKind.NUMBER,
        Decimal("0.5"),
    ),
    "a date": ('<c r="A1" s="2"><v>46112</v></c>', CellKind.DATE, dt.date(2026, 3, 31)),
    "a date before March 1900": (
        '<c r="A1" s="2"><v>9</v></c>',
        CellKind.DATE,
        dt.date(1900, 1, 9),
    ),
    "a time of day": ('<c r="A1" s="3"><v>0.5</v></c>', CellKind.TIME, None),
    "a duration": ('<c r="A1" s="4"><v>1.5</v></c>', CellKind.TIME, None),
    "crowns": ('<c r="A1" s="6"><v>100</v></c>', CellKind.NUMBER, Decimal(100)),
    "a shared text": ('<c r="A1" t="s"><v>0</v></c>', CellKind.TEXT, "noll"),
    "a text in runs, as written": ('<c r="A1" t="s"><v>1</v></c>', CellKind.TEXT, "ett två"),
    "signs that XML cannot hold": (
        '<c r="A1" t="s"><v>2</v></c>',
        CellKind.TEXT,
        "rad\r\n_x0041_",
    ),
    "a sign in two halves": (
        '<c r="A1" t="str"><v>_xD83D__xDE42_</v></c>',
        CellKind.TEXT,
        "\U0001f642",
    ),
    "half a sign": ('<c r="A1" t="str"><v>a_xDC05_</v></c>', CellKind.TEXT, "a\ufffd"),
    "a text in the cell": ('<c r="A1" t="inlineStr"><is><t>x</t></is></c>', CellKind.TEXT, "x"),
    "true": ('<c r="A1" t="b"><v>1</v></c>', CellKind.BOOLEAN, True),
    "an error value": ('<c r="A1" t="e"><v>#REF!</v></c>', CellKind.ERROR, None),
    "a formula with its result": ('<c r="A1"><f>1+1</f><v>2</v></c>', CellKind.NUMBER, Decimal(2)),
}


@pytest.mark.parametrize(("xml", "kind", "value"), CASES.values(), ids=CASES)
def test_a_cell_is_read_as_the_format_says_and_openpyxl_agrees(xml, kind, value):
    data = workbook_file(f'<row r="1">{xml}</row>')
    read = grid(data)
    (cell,) = read.sheets[0].cells.values()
    assert (cell.kind, cell.value) == (kind, value)
    assert_the_witness_agrees(data)


@pytest.mark.parametrize("kind", ["", "s", "b", "e", "str"])
def test_a_cell_with_an_empty_value_holds_nothing_that_anyone_can_see(kind):
    data = workbook_file(f'<row r="1"><c r="A1" t="{kind}"><v/></c></row>')
    cells = grid(data).sheets[0].cells
    assert all(is_blank(cell) for cell in cells.values())


NO_VALUES = {
    "an unknown shared text": '<c r="A1" t="s"><v>99</v></c>',
    "a shared text before the first": '<c r="A1" t="s"><v>-1</v></c>',
    "a shared text between two": '<c r="A1" t="s"><v>1.0</v></c>',
    "digits that only Python takes": '<c r="A1"><v>1_000</v></c>',
    "Arabic digits": '<c r="A1"><v>\u0664\u0662</v></c>',
    "not a number": '<c r="A1"><v>NaN</v></c>',
    "a boolean that is none": '<c r="A1" t="b"><v>2</v></c>',
    "a type that there is none of": '<c r="A1" t="x"><v>1</v></c>',
    "a style that the file does not have": '<c r="A1" s="99"><v>0.5</v></c>',
    "a day that there is none of": '<c r="A1" t="d"><v>2026-02-30</v></c>',
    "two values": '<c r="A1"><v>42</v><v>43</v></c>',
    "a text and a value": '<c r="A1" t="inlineStr"><is><t>1.01</t></is><v>1.</v></c>',
    "two cells with one address": '<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>',
}


@pytest.mark.parametrize("xml", NO_VALUES.values(), ids=NO_VALUES)
def test_what_programs_read_in_different_ways_is_broken_and_no_value(xml):
    cell = first_cell(xml)
    assert (cell.kind, cell.value) == (CellKind.BROKEN, None)
    assert cell.text


@pytest.mark.parametrize("serial", ["60", "-1", "20260331"])
def test_a_date_of_no_day_has_no_value(serial):
    cell = first_cell(f'<c r="A1" s="2"><v>{serial}</v></c>')
    assert (cell.kind, cell.value, cell.text) == (CellKind.DATE, None, serial)


def test_a_number_without_end_is_an_error():
    assert first_cell('<c r="A1"><v>1e999</v></c>').kind is CellKind.ERROR


def test_a_formula_without_a_result_is_not_taken_for_an_empty_cell():
    cell = first_cell('<c r="A1"><f>1/2</f></c>')
    assert (cell.kind, cell.formula) == (CellKind.NOTHING, "=1/2")


def test_a_percent_sign_in_quotes_makes_no_percentage():
    assert first_cell('<c r="A1" s="5"><v>50</v></c>').is_percent is False
    assert first_cell('<c r="A1" s="1"><v>0.5</v></c>').text == "50 %"


def test_a_condition_in_a_format_is_not_what_the_format_says_of_other_numbers():
    assert first_cell('<c r="A1" s="8"><v>0.5</v></c>').text == "50 %"
    assert first_cell('<c r="A1" s="9"><v>46112</v></c>').value == dt.date(2026, 3, 31)


def with_second_sheet(entry: str) -> bytes:
    data = workbook_file('<row r="1"><c r="A1"><v>1</v></c></row>')
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        book = package.read("xl/workbook.xml").decode()
    listed = book.replace("</sheets>", f'<sheet name="B" sheetId="2" {entry}/></sheets>')
    return repacked(data, {"xl/workbook.xml": listed.encode()})


def test_a_module_of_old_macros_is_no_sheet():
    module = with_second_sheet('state="veryHidden" r:id=""')
    assert [sheet.name for sheet in grid(module).sheets] == ["Blad"]


@pytest.mark.parametrize("entry", ["", 'r:id=""', 'r:id="x"', 'state="hidden"'])
def test_a_sheet_that_refers_to_nothing_refuses_the_file(entry):
    with pytest.raises(FileRefusedError):
        grid(with_second_sheet(entry))


def test_dates_are_counted_from_1904_where_the_workbook_says_so():
    cell = first_cell('<c r="A1" s="2"><v>44650</v></c>', properties='<workbookPr date1904="1"/>')
    assert cell.value == dt.date(2026, 3, 31)


def test_cells_without_an_address_follow_each_other():
    rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"
    (sheet,) = grid(workbook_file(rows)).sheets
    assert {at: cell.text for at, cell in sheet.cells.items()} == {
        (1, 1): "1",
        (1, 3): "3",
        (2, 1): "4",
    }


def test_rows_out_of_order_and_a_lying_dimension_lose_nothing():
    rows = '<row r="9"><c r="B9"><v>9</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    data = workbook_file(rows)
    sheet = f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>{rows}</sheetData>'
    lying = repacked(data, {"xl/worksheets/sheet1.xml": f"{sheet}</worksheet>".encode()})
    assert set(grid(lying).sheets[0].cells) == {(2, 1), (9, 2)}


def test_utf_16_is_read_like_any_encoding():
    data = workbook_file('<row r="1"><c r="A1"><v>42</v></c></row>')
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    utf_16 = f'<?xml version="1.0" encoding="UTF-16"?>{sheet}'.encode("utf-16")
    (read,) = grid(repacked(data, {"xl/worksheets/sheet1.xml": utf_16})).sheets
    assert read.cells[1, 1].value == Decimal(42)


def test_hidden_rows_columns_merged_cells_and_the_foot_are_seen():
    rows = '<row r="3" hidden="1"><c r="B3"><v>1</v></c></row>'
    around = (
        '<mergeCells count="1"><mergeCell ref="B3:C4"/></mergeCells>'
        "<headerFooter><oddFooter>&amp;L&amp;9Mallkod: X&amp;R&amp;P</oddFooter></headerFooter>"
    )
    data = workbook_file(rows, around=around)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    hidden = sheet.replace(
        b"<sheetData>", b'<cols><col min="2" max="16384" hidden="1"/></cols><sheetData>'
    )
    (read,) = grid(repacked(data, {"xl/worksheets/sheet1.xml": hidden})).sheets
    assert read.hidden_rows == {3}
    assert read.hidden_columns == {2}
    assert read.merged == ((3, 2, 4, 3),)
    assert "Mallkod: X" in read.footer


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="A1048577"><v>1</v></c></row>',
        '<x:wrapper xmlns:x="y"><row r="1"><c r="A1"><v>1</v></c></row></x:wrapper>',
    ],
)
def test_a_cell_that_no_sheet_can_have_refuses_the_file(cells):
    with pytest.raises(FileRefusedError) as refusal:
        grid(workbook_file(cells))
    assert [finding.code for finding in refusal.value.findings] == [Code.DAMAGED]


def test_a_cell_that_two_readers_read_differently_is_given_up():
    data = workbook_file('<row r="1"><c r="A1"><v>1</v></c></row>')
    other = workbook_file('<row r="1"><c r="A1"><v>2</v></c></row>')
    read = compared(grid(data), grid(other), file="fil.xlsx")
    cell = read.sheets[0].cells[1, 1]
    assert (cell.kind, cell.text) == (CellKind.BROKEN, "1 / 2")


def test_a_file_that_the_second_reader_cannot_open_is_refused():
    data = workbook_file('<row r="1"><c r="A1"><v>1</v></c></row>')
    with pytest.raises(FileRefusedError) as refusal:
        witnessed(grid(data), Received(name="fil.xlsx", data=data[:500], sha256=""))
    assert [finding.code for finding in refusal.value.findings] == [Code.NO_WITNESS]
