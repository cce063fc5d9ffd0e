"""Flat OpenDocument (.fods): the same workbook as one XML document."""

from __future__ import annotations

import pytest
from sample import DELAR, small_plan
from workbooks import (
    answer,
    codes,
    fods_file,
    lines,
    ods_file,
    ods_sheet,
    ods_template,
    ods_text,
    read,
)

from vpreport.findings import Code
from vpreport.intake.formats.ods import read_ods
from vpreport.intake.grid import Grid
from vpreport.intake.opening.files import receive
from vpreport.intake.opening.sniffing import Format, sniff
from vpreport.template.code import code_for
from vpreport.template.edition import Edition

OUTCOME = ("indicators", "e-legitimation", "outcome")
META = (
    "<office:meta><meta:generator>LibreOffice/7.4.7.2$Linux</meta:generator>"
    '<meta:user-defined meta:name="Vpr_Code">VP-2</meta:user-defined>'
    "<dc:subject>VP-3</dc:subject><dc:date>2026-09-07T10:00:00</dc:date></office:meta>"
)
STYLES = (
    '<office:automatic-styles><style:style style:name="ta1" style:family="table" '
    'style:master-page-name="Sida"><style:table-properties table:display="false"/></style:style>'
    '</office:automatic-styles><office:master-styles><style:master-page style:name="Sida">'
    "<style:footer><text:p>Mallkod: VP-1</text:p></style:footer></style:master-page>"
    "</office:master-styles>"
)
ROW = f"<table:table-row>{ods_text('Ja')}</table:table-row>"


def grid_of(path) -> Grid:
    received = receive(path)
    form, package = sniff(received)
    assert form is Format.FODS
    return read_ods(received, package)


def test_sheets_properties_and_page_feet_are_read_from_the_one_part(tmp_path):
    body = f'<table:table table:name="Blad" table:style-name="ta1">{ROW}</table:table>'
    grid = grid_of(fods_file(tmp_path / "a.fods", body, before=META + STYLES))
    (sheet,) = grid.sheets
    assert (sheet.name, sheet.is_hidden, sheet.footer) == ("Blad", True, "Mallkod: VP-1")
    assert (grid.properties["vpr_code"], grid.properties["subject"]) == ("VP-2", "VP-3")
    assert (grid.program, grid.saved_at) == ("LibreOffice/7.4.7.2", "2026-09-07T10:00:00")
    assert not grid.has_macros


def test_a_flat_workbook_is_read_as_the_packed_one(tmp_path):
    body = ods_sheet("Blad", [ROW])
    packed = receive(ods_file(tmp_path / "a.ods", body))
    flat = grid_of(fods_file(tmp_path / "a.fods", body))
    assert flat.sheets == read_ods(packed, sniff(packed)[1]).sheets


def test_the_author_of_a_note_is_no_property(tmp_path):
    note = (
        "<office:annotation><dc:creator>Eva</dc:creator><dc:date>2020-01-01</dc:date>"
        "<text:p>Se</text:p></office:annotation>"
    )
    row = f"<table:table-row><table:table-cell>{note}</table:table-cell></table:table-row>"
    grid = grid_of(fods_file(tmp_path / "a.fods", ods_sheet("Blad", [row]), before=META))
    assert grid.saved_at == "2026-09-07T10:00:00"
    assert "creator" not in grid.properties


def test_the_answers_of_a_flat_template_are_read(tmp_path):
    cell = '<table:table-cell office:value-type="float" office:value="50"/>'
    ods_template(tmp_path / "a.fods", "it", {OUTCOME: cell})
    intake = read(tmp_path)
    assert answer(intake, *OUTCOME).number == 50
    assert codes(intake) == []
    assert intake.sources[0].format == "fods"


def test_macros_of_a_flat_workbook_are_said(tmp_path):
    path = ods_template(tmp_path / "a.fods", "it", {})
    macro = '<office:scripts><ooo:module ooo:name="Module1"/></office:scripts>'
    flat = path.read_text(encoding="utf-8")
    path.write_text(flat.replace("<office:body>", f"{macro}<office:body>"), encoding="utf-8")
    assert codes(read(tmp_path)) == [Code.MACROS]


@pytest.mark.parametrize("start", ["", "\ufeff", "\n  "])
def test_a_flat_workbook_is_known_by_its_content(tmp_path, start):
    path = ods_template(tmp_path / "a.fods", "it", {})
    flat = path.read_text(encoding="utf-8").partition("?>\n")[2]
    path.write_text(start + flat, encoding="utf-8")
    assert codes(read(tmp_path)) == []


def test_a_flat_workbook_whose_kind_stands_after_many_namespaces_is_read(tmp_path):
    path = ods_template(tmp_path / "a.fods", "it", {})
    many = " ".join(f'xmlns:n{number}="urn:example:{"x" * 40}:{number}"' for number in range(90))
    flat = path.read_text(encoding="utf-8")
    path.write_text(flat.replace(" office:mimetype", f" {many} office:mimetype"), encoding="utf-8")
    assert codes(read(tmp_path)) == []


def test_a_flat_text_document_is_no_workbook(tmp_path):
    fods_file(tmp_path / "a.fodt", "", mimetype="application/vnd.oasis.opendocument.text")
    assert lines(read(tmp_path)) == [
        (
            "a.fodt: Filen är ett OpenDocument-dokument av annat slag, inte en ifylld mall. "
            "Skicka själva kalkylfilen (.xlsx eller .ods). (F303)"
        )
    ]


def test_a_flat_workbook_under_the_name_of_an_ods_is_read_and_said(tmp_path):
    ods_template(tmp_path / "a.fods", "it", {}).rename(tmp_path / "a.ods")
    assert lines(read(tmp_path)) == [
        "a.ods: Filens namn slutar på «.ods», men innehållet är .fods. Den läses ändå. (F315)"
    ]


def test_a_confidential_flat_workbook_is_left_unread_among_ordinary_ones(tmp_path):
    key = f"#vpr1 {Edition.CONFIDENTIAL.value}-2026DELAR-IT-AAAA-A indicators"
    key_row = f"<table:table-row>{ods_text(key)}</table:table-row>"
    fods_file(tmp_path / "a.fods", ods_sheet("Blad", [key_row]))
    assert codes(read(tmp_path))[0] is Code.SECRET_WORKBOOK


def test_a_confidential_code_in_the_properties_of_a_flat_workbook_is_seen(tmp_path):
    plan = small_plan()
    code = code_for(plan, plan.checkpoint(DELAR), "it", Edition.CONFIDENTIAL)
    meta = f"<office:meta><dc:subject>{code}</dc:subject></office:meta>"
    fods_file(tmp_path / "a.fods", ods_sheet("Blad", [ROW]), before=meta)
    assert codes(read(tmp_path))[0] is Code.SECRET_WORKBOOK
